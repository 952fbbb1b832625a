import type { ASTNodeUnion, Module as ParsedModule } from "py-ast";
import { PyComplex } from "py-ast";
import type { Module, NodeType, Range, SourceLocation, Statement } from "./ast";
import { Bytes, Ellipsis, Imaginary } from "./ast";
import { CORRECTIONS, type Correction, type ParsedText } from "./corrections";
import type { Substitutes } from "./form-feed";
import { CHECKS, type Check } from "./mistakes";
import { isAsyncFor } from "./parser-gaps";
import type { LineIndex } from "./text";
import { TreeError } from "./tree-error";
import { visitorKeys } from "./walk";

/**
 * The deepest tree that is handed out. Deeper ones come from generated code that CPython refuses to compile, too; the
 * limit lets everybody else recurse without fear for the stack.
 */
const DEEPEST = 1000;

export const TOO_DEEP = "nested too deeply to be analysed";

/** The root of a tree: the node from which all others find the text's lines. */
export interface Root extends Module {
  readonly lines: LineIndex;
}

/** What the parser's tree was built from. */
interface TreeSource extends ParsedText {
  /** The parser saw a text that `bridgeGaps` made. */
  readonly bridged: boolean;
  readonly substitutes: Substitutes | undefined;
}

/** What the parser calls the nodes that CPython calls otherwise. */
const PARSER_NAMES: Partial<Record<NodeType, string>> = {
  alias: "Alias",
  arg: "Arg",
  arguments: "Arguments",
  comprehension: "Comprehension",
  keyword: "Keyword",
  match_case: "MatchCase",
  withitem: "WithItem",
};

/** The fields that hold text, numbers, contexts or operators; `visitorKeys` has those that hold nodes. */
const VALUE_FIELDS: Partial<Record<NodeType, readonly string[]>> = {
  FunctionDef: ["name"],
  AsyncFunctionDef: ["name"],
  ClassDef: ["name"],
  AugAssign: ["op"],
  AnnAssign: ["simple"],
  ImportFrom: ["module", "level"],
  Global: ["names"],
  Nonlocal: ["names"],
  BoolOp: ["op"],
  BinOp: ["op"],
  UnaryOp: ["op"],
  Compare: ["ops"],
  FormattedValue: ["conversion"],
  Interpolation: ["str", "conversion"],
  Constant: ["value", "kind"],
  Attribute: ["attr", "ctx"],
  Subscript: ["ctx"],
  Starred: ["ctx"],
  Name: ["id", "ctx"],
  List: ["ctx"],
  Tuple: ["ctx"],
  comprehension: ["is_async"],
  ExceptHandler: ["name"],
  arg: ["arg"],
  keyword: ["arg"],
  alias: ["name", "asname"],
  MatchSingleton: ["value"],
  MatchMapping: ["rest"],
  MatchClass: ["kwd_attrs"],
  MatchStar: ["name"],
  MatchAs: ["name"],
  TypeVar: ["name"],
  ParamSpec: ["name"],
  TypeVarTuple: ["name"],
};

const INTERPOLATED: ReadonlySet<NodeType> = new Set(["JoinedStr", "TemplateStr"]);

const STRINGS: ReadonlySet<NodeType> = new Set(["Constant", ...INTERPOLATED]);

/** The nodes below which a string node may be a piece of the string around it. */
const STRING_PARTS: ReadonlySet<NodeType> = new Set([...INTERPOLATED, "FormattedValue", "Interpolation"]);

/** What `bridgeGaps` puts into parentheses. */
const BRIDGED: ReadonlySet<NodeType> = new Set(["Tuple", "MatchSequence"]);

/** All that is to know of a type of node. */
interface Shape {
  readonly type: NodeType;
  readonly values: readonly string[];
  readonly children: readonly string[];
  readonly correct: Correction | undefined;
  readonly check: Check | undefined;
}

/** By the parser's names: one look-up for each node. */
const SHAPES: ReadonlyMap<string, Shape> = new Map(
  (Object.keys(visitorKeys) as NodeType[]).map((type): [string, Shape] => {
    const children = visitorKeys[type];
    const values = VALUE_FIELDS[type] ?? [];
    return [PARSER_NAMES[type] ?? type, { type, values, children, correct: CORRECTIONS.get(type), check: CHECKS.get(type) }];
  }),
);

type Fields = Record<string, unknown>;

class TreeNode {
  [field: string]: unknown;
  readonly type: NodeType;
  readonly parent: TreeNode | Root;
  range: Range;

  constructor(type: NodeType, parent: TreeNode | Root, range: Range) {
    this.type = type;
    this.parent = parent;
    this.range = range;
  }

  get loc(): SourceLocation {
    let root = this.parent;
    while (root instanceof TreeNode) root = root.parent;
    return root.lines.location(this.range[0], this.range[1]);
  }
}

/** One object for each context and operator. */
const kinds = new Map<string, { readonly type: string }>();

function kind(type: string): { readonly type: string } {
  let shared = kinds.get(type);
  if (!shared) kinds.set(type, (shared = Object.freeze({ type })));
  return shared;
}

/** Builds our tree below `root` from the parser's. Throws a `TreeError`. */
export function buildBody(parsed: ParsedModule, root: Root, source: TreeSource): readonly Statement[] {
  const builder = new TreeBuilder(source);
  // Built generically, field by field; that the fields are those of `Statement` is what the differential test shows.
  return parsed.body.map((statement) => builder.build(statement, root) as unknown as Statement);
}

class TreeBuilder {
  readonly #source: TreeSource;
  readonly #text: string;
  #depth = 0;

  constructor(source: TreeSource) {
    this.#source = source;
    this.#text = source.text;
  }

  build(parsed: ASTNodeUnion, parent: TreeNode | Root): TreeNode {
    const shape = SHAPES.get(parsed.nodeType);
    if (!shape) throw new Error(`The parser's ${parsed.nodeType} is not known.`);
    const corrected = shape.correct?.(parsed, this.#source) ?? parsed;
    if (corrected !== parsed) return this.build(corrected, parent);
    // The parser's union is read by the tables above.
    const fields = parsed as unknown as Fields;
    const { type } = shape;
    const located = parsed.lineno !== undefined;
    const node = new TreeNode(type, parent, located ? this.#range(parsed, type) : [parent.range[0], parent.range[0]]);
    if (++this.#depth > DEEPEST) throw new TreeError(TOO_DEEP, node.range[0]);
    // A whole string can end in the first column only where the parser ran into the end of the text.
    if (parsed.end_col_offset === 0 && STRINGS.has(type) && !STRING_PARTS.has(parent.type)) {
      throw new TreeError("Unterminated string literal", node.range[0]);
    }
    for (const name of shape.values) node[name] = this.#value(fields[name], name, node);
    for (const name of shape.children) {
      const value = fields[name === "type_" ? "type" : name];
      if (Array.isArray(value)) {
        const children: (TreeNode | null)[] = [];
        for (const child of value) children.push(isNode(child) ? this.build(child, node) : null);
        node[name] = children;
      } else {
        node[name] = isNode(value) ? this.build(value, node) : null;
      }
    }
    if (!located) span(node);
    shape.check?.(node, this.#text);
    if (this.#source.bridged) this.#unbridge(node);
    this.#depth--;
    return node;
  }

  /** Gives a node what `bridgeGaps` took from it. */
  #unbridge(node: TreeNode): void {
    if (node.type === "comprehension" && isAsyncFor(this.#text, node.range[0])) node.is_async = 1;
    const end = node.range[1];
    const comma = node.type === "Delete" ? /^[ \t]*,/.exec(this.#text.slice(end, end + 100)) : null;
    if (!comma) return;
    for (let owner: TreeNode | Root = node; owner instanceof TreeNode && owner.range[1] === end; owner = owner.parent) {
      owner.range = [owner.range[0], end + comma[0].length];
    }
  }

  #range(parsed: ASTNodeUnion, type: NodeType): Range {
    const { columns, bridged } = this.#source;
    const { lineno = 1, col_offset = 0 } = parsed;
    let start = columns.offset(lineno, col_offset);
    let end = columns.offset(parsed.end_lineno ?? lineno, parsed.end_col_offset ?? col_offset);
    if (bridged && BRIDGED.has(type) && isBlank(this.#text, start)) {
      // Its parentheses are not the author's.
      while (isBlank(this.#text, start)) start++;
      end--;
    }
    return [start, end];
  }

  #value(parsed: unknown, name: string, node: TreeNode): unknown {
    const value = this.#original(parsed);
    if (value === undefined) return name === "level" ? 0 : null;
    if (isNode(value)) return kind(value.nodeType);
    if (name === "ops" && Array.isArray(value)) return value.filter(isNode).map((operator) => kind(operator.nodeType));
    if (name === "kind") return value === this.#text.charAt(node.range[0]) ? value : null;
    if (node.type === "Constant") return this.#constant(value, node);
    if (name === "simple") return this.#text.charAt(node.range[0]) === "(" ? 0 : value;
    if (this.#source.columns.ascii || node.type === "Interpolation") return value;
    // Python compares identifiers in their compatibility form.
    if (Array.isArray(value)) return value.map((item: unknown) => (typeof item === "string" ? item.normalize("NFKC") : item));
    return typeof value === "string" ? value.normalize("NFKC") : value;
  }

  /** Puts back what had a substitute for the parser. */
  #original(value: unknown): unknown {
    const { substitutes } = this.#source;
    if (!substitutes) return value;
    if (Array.isArray(value)) return value.map((item) => this.#original(item));
    if (typeof value !== "string") return value;
    let original = value;
    for (const [substitute, meant] of substitutes) original = original.replaceAll(substitute, meant);
    return original;
  }

  #constant(value: unknown, node: TreeNode): unknown {
    if (value instanceof PyComplex) return new Imaginary(value.imag);
    if (typeof value !== "string" || INTERPOLATED.has(node.parent.type)) return value;
    // The parser gives strings, bytes and the ellipsis alike as strings; their source tells them apart.
    const start = this.#text.slice(node.range[0], node.range[0] + 2).toLowerCase();
    if (start.startsWith(".")) return Ellipsis;
    return start.startsWith("b") || start === "rb" ? new Bytes(value) : value;
  }
}

function isBlank(text: string, offset: number): boolean {
  return text[offset] === " " || text[offset] === "\t";
}

function isNode(value: unknown): value is ASTNodeUnion {
  return typeof value === "object" && value !== null && "nodeType" in value;
}

/** Gives a node without a position of its own that of its children together. */
function span(node: TreeNode): void {
  let start = Infinity;
  let end = -Infinity;
  for (const name of visitorKeys[node.type]) {
    const value = node[name];
    for (const child of Array.isArray(value) ? value : [value]) {
      if (!(child instanceof TreeNode)) continue;
      start = Math.min(start, child.range[0]);
      end = Math.max(end, child.range[1]);
    }
  }
  if (start <= end) node.range = [start, end];
}
