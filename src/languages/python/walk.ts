import type { NodeType, PythonNode } from "./ast";

/** The fields of each node that hold child nodes, in the order of the source as far as one order fits all. */
export const visitorKeys: Record<NodeType, string[]> = {
  Module: ["body"],
  FunctionDef: ["decorator_list", "type_params", "args", "returns", "body"],
  AsyncFunctionDef: ["decorator_list", "type_params", "args", "returns", "body"],
  ClassDef: ["decorator_list", "type_params", "bases", "keywords", "body"],
  Return: ["value"],
  Delete: ["targets"],
  Assign: ["targets", "value"],
  TypeAlias: ["name", "type_params", "value"],
  AugAssign: ["target", "value"],
  AnnAssign: ["target", "annotation", "value"],
  For: ["target", "iter", "body", "orelse"],
  AsyncFor: ["target", "iter", "body", "orelse"],
  While: ["test", "body", "orelse"],
  If: ["test", "body", "orelse"],
  With: ["items", "body"],
  AsyncWith: ["items", "body"],
  Match: ["subject", "cases"],
  Raise: ["exc", "cause"],
  Try: ["body", "handlers", "orelse", "finalbody"],
  TryStar: ["body", "handlers", "orelse", "finalbody"],
  Assert: ["test", "msg"],
  Import: ["names"],
  ImportFrom: ["names"],
  Global: [],
  Nonlocal: [],
  Expr: ["value"],
  Pass: [],
  Break: [],
  Continue: [],
  BoolOp: ["values"],
  NamedExpr: ["target", "value"],
  BinOp: ["left", "right"],
  UnaryOp: ["operand"],
  Lambda: ["args", "body"],
  IfExp: ["body", "test", "orelse"],
  Dict: ["keys", "values"],
  Set: ["elts"],
  ListComp: ["elt", "generators"],
  SetComp: ["elt", "generators"],
  DictComp: ["key", "value", "generators"],
  GeneratorExp: ["elt", "generators"],
  Await: ["value"],
  Yield: ["value"],
  YieldFrom: ["value"],
  Compare: ["left", "comparators"],
  Call: ["func", "args", "keywords"],
  FormattedValue: ["value", "format_spec"],
  Interpolation: ["value", "format_spec"],
  JoinedStr: ["values"],
  TemplateStr: ["values"],
  Constant: [],
  Attribute: ["value"],
  Subscript: ["value", "slice"],
  Starred: ["value"],
  Name: [],
  List: ["elts"],
  Tuple: ["elts"],
  Slice: ["lower", "upper", "step"],
  comprehension: ["target", "iter", "ifs"],
  ExceptHandler: ["type_", "body"],
  arguments: ["posonlyargs", "args", "defaults", "vararg", "kwonlyargs", "kw_defaults", "kwarg"],
  arg: ["annotation"],
  keyword: ["value"],
  alias: [],
  withitem: ["context_expr", "optional_vars"],
  match_case: ["pattern", "guard", "body"],
  MatchValue: ["value"],
  MatchSingleton: [],
  MatchSequence: ["patterns"],
  MatchMapping: ["keys", "patterns"],
  MatchClass: ["cls", "patterns", "kwd_patterns"],
  MatchStar: [],
  MatchAs: ["pattern"],
  MatchOr: ["patterns"],
  TypeVar: ["bound", "default_value"],
  ParamSpec: ["default_value"],
  TypeVarTuple: ["default_value"],
};

/** The children of a node in the order of its visitor keys. */
export function childrenOf(node: PythonNode): PythonNode[] {
  const children: PythonNode[] = [];
  // Which fields hold nodes is known by the table alone; the differential test holds it against CPython's fields.
  const fields = node as unknown as Record<string, PythonNode | null | (PythonNode | null)[]>;
  for (const key of visitorKeys[node.type]) {
    const value = fields[key];
    if (Array.isArray(value)) {
      for (const child of value) if (child !== null) children.push(child);
    } else if (value) {
      children.push(value);
    }
  }
  return children;
}

/** Calls `visit` for `root` and everything below it, parents first; where it returns false, the children are left out. */
export function walk(root: PythonNode, visit: (node: PythonNode) => boolean | undefined): void {
  // A stack of its own: generated code nests deeper than calls may.
  const pending: PythonNode[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (visit(node) === false) continue;
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--) pending.push(children[index]!);
  }
}
