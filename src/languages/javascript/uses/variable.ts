import type { TSESLint } from "@typescript-eslint/utils";
import type { Use, Variable } from "../../../facts";
import type { JavaScriptImport } from "../imports/import";
import type { FileMeanings } from "../meanings";
import type { ScopeVariable, Source } from "../source";
import { readsOf, statementOf, type Node } from "../syntax";
import { admitsName } from "./admission";
import { NameComparison } from "./name-comparison";
import { JavaScriptUse } from "./use";

type Reference = TSESLint.Scope.Reference;

export class ImportedVariable implements Variable {
  readonly name: string;
  readonly scope: object;
  private readonly own: ReadonlySet<Node>;
  private knownUses: readonly Use[] | null = null;

  constructor(
    private readonly source: Source,
    private readonly meanings: FileMeanings,
    private readonly variable: ScopeVariable,
    readonly imports: readonly JavaScriptImport[],
    /** Names of elements that a scope manager may not count as references. */
    private readonly elementNames: readonly Node[],
  ) {
    this.name = variable.name;
    this.scope = variable.scope;
    this.own = new Set<Node>(imports.flatMap(({ identifier }) => identifier ?? []));
  }

  private get references(): readonly Reference[] {
    return this.variable.references.filter(({ identifier }) => !this.own.has(identifier));
  }

  get rebound(): boolean {
    const { references, own } = this;
    return (
      references.some((reference) => reference.isWrite()) ||
      this.variable.defs.some(({ name, node }) => !own.has(name) && !isBareDeclarator(node))
    );
  }

  /** Looked at where the manifest knows what is imported. */
  get uses(): readonly Use[] {
    return (this.knownUses ??= this.readUses());
  }

  private readUses(): readonly Use[] {
    const { source, meanings, variable, references } = this;
    const roots = new Set<Node>(readsOf(references));
    for (const name of this.elementNames) {
      if (name.type === "JSXIdentifier" && name.name === this.name && source.variableOf(name) === variable)
        roots.add(name);
    }
    const ofType = this.imports.every(({ typeOnly }) => typeOnly);
    const uses = [...roots]
      .filter((root) => !isClosingTag(root))
      .sort((a, b) => a.range[0] - b.range[0])
      .map((root) => new JavaScriptUse(source, meanings, root, ofType));
    return [...uses, ...this.comparisons(meanings, uses)];
  }

  /** Strings that tell objects apart by the name of a class that is imported here, or read from the module that is. */
  private comparisons({ circumstances: { toldApart } }: FileMeanings, uses: readonly JavaScriptUse[]): NameComparison[] {
    const own = this.imports.flatMap(({ names }) => names.map(({ path }) => ({ path: [], name: path.at(-1) ?? "" })));
    const read = uses.map(({ path }) => ({ path, name: path.at(-1) ?? "" }));
    const strings = new Map([...own, ...read].flatMap(({ path, name }) => toldApart.byName(name).map((string) => [string, path])));
    return [...strings].map(([string, path]) => new NameComparison(this.source, string, path));
  }

  audience(): "private" | "project" | "public" {
    if (this.meanings.isEvaluated(this.variable)) return "project";
    const handedOut = this.uses.some(({ role, path }) => role === "export" && path.length === 0);
    return handedOut || this.imports.some(isExported) ? "public" : "private";
  }

  admits(name: string, uses: readonly Use[]): boolean {
    if (name === this.name) return true;
    const roots = uses.flatMap((use) => (use instanceof JavaScriptUse ? [use.chain.nodes[0]] : []));
    return admitsName(this.source, this.variable.scope, name, roots, this.elementNames);
  }
}

/** A closing tag, which goes with its opening one. */
function isClosingTag(root: Node): boolean {
  let name = root;
  while (name.parent?.type === "JSXMemberExpression") name = name.parent;
  return name.parent?.type === "JSXClosingElement";
}

/** `let x;`, which binds nothing yet. */
function isBareDeclarator(node: Node): boolean {
  if (node.type !== "VariableDeclarator" || node.init !== null) return false;
  const { type } = node.parent.parent;
  return type !== "ForOfStatement" && type !== "ForInStatement";
}

function isExported({ site }: JavaScriptImport): boolean {
  return statementOf(site.statement).type === "ExportNamedDeclaration" && site.kind !== "re-export";
}
