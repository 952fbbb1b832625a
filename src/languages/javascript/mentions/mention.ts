import type { Double, Edit, Location, Mention, QualifiedName } from "../../../facts";
import { isQuery } from "../imports/collect";
import type { FileMeanings } from "../meanings";
import { retarget } from "../rewrite/specifier";
import { isIdentifier } from "../rewrite/style";
import type { Source } from "../source";
import { JavaScriptUse } from "../uses/use";
import type { Named } from "./find";

/** A module that is named in a string of an expression or ambient declaration. */
export class ModuleMention implements Mention {
  readonly names: readonly QualifiedName[];
  readonly purpose: Mention["purpose"];
  readonly location: Location;
  readonly use: JavaScriptUse | null;
  readonly laterUses: readonly JavaScriptUse[];
  readonly unseen: boolean;
  readonly double: Double | null;

  constructor(
    private readonly source: Source,
    meanings: FileMeanings,
    private readonly named: Named,
  ) {
    const { specifier, string, purpose, module, unseen, double, later } = named;
    this.names = source.names.read(specifier).map((name) => ({ module: name, path: [] }));
    this.purpose = purpose;
    this.location = source.location(string);
    this.unseen = unseen;
    this.double = double;
    this.laterUses = later.map(({ name, path }) => new JavaScriptUse(source, meanings, name, false, path));
    this.use = module && new JavaScriptUse(source, meanings, module, false);
  }

  replace(target: QualifiedName, consumed: number): readonly Edit[] | null {
    const { specifier, string, fixed } = this.named;
    if (fixed || isQuery(specifier)) return null;
    const edit = retarget(this.source, string, target.module);
    if (!edit) return null;
    if (consumed === 0) return target.path.length === 0 ? [edit] : null;
    const read = this.use?.path.slice(0, consumed).join(".");
    if (read === target.path.join(".")) return [edit];
    const attributes = this.writeAttributes(target.path, consumed);
    return attributes && [edit, attributes];
  }

  express({ module: target, path }: QualifiedName): string | null {
    const { specifier, string, module, fixed } = this.named;
    const edit = module && !fixed && !isQuery(specifier) ? retarget(this.source, string, target) : null;
    // What a module's default export is depends on the format of the module.
    if (!module || !edit || path.includes("default") || !path.every(isIdentifier) || this.source.hasComments(...module.range)) return null;
    const { text } = this.source;
    const loaded = text.slice(module.range[0], edit.range[0]) + edit.text + text.slice(edit.range[1], module.range[1]);
    return [module.type === "AwaitExpression" ? `(${loaded})` : loaded, ...path].join(".");
  }

  /** Reads `path` from the module instead of its first `consumed` attributes. */
  private writeAttributes(path: readonly string[], consumed: number): Edit | null {
    const chain = this.use?.chain;
    const first = chain?.nodes[1];
    const last = chain?.nodes[consumed];
    if (!chain || last?.type !== "MemberExpression" || first?.type !== "MemberExpression") return null;
    // What a module's default export is depends on the format of the module.
    if (consumed > chain.certain || path.includes("default")) return null;
    const dot = this.source.code.getTokenBefore(first.property);
    if (!dot || this.source.hasComments(dot.range[0], last.range[1])) return null;
    return { range: [dot.range[0], last.range[1]], text: path.map((name) => `.${name}`).join("") };
  }
}
