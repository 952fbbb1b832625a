import type { Call, Edit, Import, IndirectCall, Location, Role, Use } from "../../../facts";
import { JavaScriptCall } from "../calls/call";
import { indirectCalls } from "../calls/indirect";
import { isReachable, isVisible } from "../imports/import";
import type { FileMeanings } from "../meanings";
import type { Source } from "../source";
import type { Node } from "../syntax";
import { followChain, type Chain } from "./chain";
import { CLASS_NAME, purposeOf } from "./role";
import type { ToldApart } from "./told-apart";

const DOTTED_NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.[\p{ID_Start}$_][\p{ID_Continue}$]*)*$/u;
const WORD_END = /[\p{ID_Continue}$]$/u;

export class JavaScriptUse implements Use {
  readonly path: readonly string[];
  readonly role: Role;
  readonly call: Call | null;
  readonly typeOnly: boolean;
  readonly chain: Chain;

  constructor(
    private readonly source: Source,
    private readonly meanings: FileMeanings,
    private readonly root: Node,
    /** Every import of the variable is for types only, and so is every use. */
    ofType: boolean,
    /** What was read before it got to `root`, where another place says so. */
    private readonly before: readonly string[] = [],
  ) {
    this.chain = followChain(root);
    this.path = [...before, ...this.chain.path];
    const { role, typeOnly } = purposeOf(source, this.chain.end);
    this.role = role === "value" ? this.roleOfValue(meanings.circumstances.toldApart) : role;
    this.typeOnly = typeOnly || ofType;
    const { parent } = this.chain.end;
    const called = role === "call" && (parent?.type === "CallExpression" || parent?.type === "NewExpression");
    this.call = called ? new JavaScriptCall(source, meanings, parent) : null;
  }

  /** A class that goes where objects are told apart by theirs: what it is compared with there is not known here. */
  private roleOfValue({ byLookup }: ToldApart): Role {
    const names = [this.root.type === "Identifier" ? this.root.name : "", ...this.path];
    // What a class calls itself is compared with what the classes of objects do.
    if (names.at(-1) === "name" && CLASS_NAME.test(names.at(-2) ?? "")) return "identity";
    return byLookup && CLASS_NAME.test(names.at(-1) ?? "") ? "write" : "value";
  }

  indirectCalls(): readonly IndirectCall[] {
    return indirectCalls(this.source, this.meanings, this.chain);
  }

  location(length: number): Location {
    return this.source.location(this.root, this.chain.nodes[Math.max(0, length - this.before.length)] ?? this.chain.end);
  }

  keep(): Edit {
    const [start] = this.root.range;
    return { range: [start, start], text: "" };
  }

  /** An import for types can be made one for values. */
  reaches(binding: Import): boolean {
    return isReachable(this.source, binding, this.root, true);
  }

  sees(binding: Import): boolean {
    return isVisible(this.source, binding, this.root, this.typeOnly);
  }

  replace(length: number, text: string): readonly Edit[] | null {
    const node = this.before.length === 0 ? this.chain.nodes[length] : undefined;
    if (!node || length > this.chain.certain || !DOTTED_NAME.test(text)) return null;
    if ((this.role === "write" && length === this.path.length) || this.source.isDynamic(this.root)) return null;
    // `import A = b.C` may name a class, `import A = C` only a namespace.
    if (this.chain.end.parent?.type === "TSImportEqualsDeclaration" && !text.includes(".")) return null;
    const [start, end] = node.range;
    if (this.source.hasComments(start, end) || this.mergesWords(start)) return null;
    if (this.source.text.slice(start, end) === text) return [{ range: [start, end], text }];
    const { parent } = this.root;
    if (length === 0 && parent?.type === "Property" && parent.shorthand) {
      return [{ range: [start, end], text: `${this.source.text.slice(start, end)}: ${text}` }];
    }
    if (parent?.type === "ExportSpecifier") return this.replaceExported(text, parent);
    if (this.root.type === "JSXIdentifier") return this.replaceTags(length, text);
    return [{ range: [start, end], text }];
  }

  /** `return(ns).X` would become one word. */
  private mergesWords(start: number): boolean {
    return this.text(start) === "(" && WORD_END.test(this.source.text.slice(Math.max(0, start - 2), start));
  }

  private text(start: number): string {
    return this.source.text.charAt(start);
  }

  private replaceExported(text: string, specifier: Extract<Node, { type: "ExportSpecifier" }>): Edit[] | null {
    if (text.includes(".")) return null;
    const { local, exported } = specifier;
    const shorthand = local.range[0] === exported.range[0];
    const written = shorthand ? `${text} as ${this.source.text.slice(...exported.range)}` : text;
    return [{ range: local.range, text: written }];
  }

  /** An element's two tags change together. */
  private replaceTags(length: number, text: string): Edit[] | null {
    const { parent: opening } = this.chain.end;
    if (opening?.type !== "JSXOpeningElement") return null;
    const intrinsic = length === this.path.length && !text.includes(".") && /^\p{Ll}/u.test(text);
    if (intrinsic || /[$]/.test(text)) return null;
    const edits: Edit[] = [];
    for (const tag of [opening, opening.parent.closingElement]) {
      if (!tag) continue;
      let name: Node = tag.name;
      for (let rest = this.path.length - length; rest > 0 && name.type === "JSXMemberExpression"; rest--)
        name = name.object;
      if (this.source.hasComments(...name.range)) return null;
      edits.push({ range: name.range, text });
    }
    return edits;
  }
}
