/**
 * The syntax tree of Python: names and fields of CPython's `ast` module, so that its documentation is this tree's
 * documentation, too. Differences: `ExceptHandler.type` is `type_`, because `type` names the node here; there are no
 * type comments; `None` of an absent child is `null`.
 */

/** Offsets in UTF-16 units into the text without its byte order mark. */
export type Range = [start: number, end: number];

/** One-based line, zero-based column in UTF-16 units. */
export interface Position {
  line: number;
  column: number;
}

export interface SourceLocation {
  start: Position;
  end: Position;
}

interface BaseNode {
  /** Of nodes without a position in CPython (`arguments`, `comprehension`, `withitem`, `match_case`): their children's. */
  readonly range: Range;
  /** Computed when asked for. */
  readonly loc: SourceLocation;
}

interface ChildNode extends BaseNode {
  readonly parent: PythonNode;
}

/** How an expression is used. One shared object per kind: compare `ctx.type`. */
export interface Context {
  readonly type: "Load" | "Store" | "Del";
}

/** One shared object per operator: compare `op.type`. */
interface Operator {
  readonly type:
    | "Add" | "Sub" | "Mult" | "MatMult" | "Div" | "Mod" | "Pow" | "LShift" | "RShift" | "BitOr" | "BitXor" | "BitAnd"
    | "FloorDiv";
}

interface BooleanOperator {
  readonly type: "And" | "Or";
}

interface UnaryOperator {
  readonly type: "Invert" | "Not" | "UAdd" | "USub";
}

interface ComparisonOperator {
  readonly type: "Eq" | "NotEq" | "Lt" | "LtE" | "Gt" | "GtE" | "Is" | "IsNot" | "In" | "NotIn";
}

/** The value of a `bytes` constant, one character per byte. */
export class Bytes {
  constructor(readonly latin1: string) {}
}

/** The value of an imaginary number. */
export class Imaginary {
  constructor(readonly imag: number) {}
}

/** The value of `...`. */
export const Ellipsis: unique symbol = Symbol("Ellipsis");

/** A JavaScript string is always a Python `str`. */
export type ConstantValue = string | number | bigint | boolean | null | Bytes | Imaginary | typeof Ellipsis;

export interface Module extends BaseNode {
  readonly type: "Module";
  readonly body: readonly Statement[];
  readonly parent: null;
}

// Statements

export interface FunctionDef extends ChildNode {
  readonly type: "FunctionDef";
  readonly name: string;
  readonly args: Arguments;
  readonly body: readonly Statement[];
  readonly decorator_list: readonly Expression[];
  readonly returns: Expression | null;
  readonly type_params: readonly TypeParam[];
}
export interface AsyncFunctionDef extends Omit<FunctionDef, "type"> {
  readonly type: "AsyncFunctionDef";
}
export interface ClassDef extends ChildNode {
  readonly type: "ClassDef";
  readonly name: string;
  readonly bases: readonly Expression[];
  readonly keywords: readonly Keyword[];
  readonly body: readonly Statement[];
  readonly decorator_list: readonly Expression[];
  readonly type_params: readonly TypeParam[];
}
export interface Return extends ChildNode {
  readonly type: "Return";
  readonly value: Expression | null;
}
export interface Delete extends ChildNode {
  readonly type: "Delete";
  readonly targets: readonly Expression[];
}
export interface Assign extends ChildNode {
  readonly type: "Assign";
  readonly targets: readonly Expression[];
  readonly value: Expression;
}
export interface TypeAlias extends ChildNode {
  readonly type: "TypeAlias";
  readonly name: Name;
  readonly type_params: readonly TypeParam[];
  readonly value: Expression;
}
export interface AugAssign extends ChildNode {
  readonly type: "AugAssign";
  readonly target: Name | Attribute | Subscript;
  readonly op: Operator;
  readonly value: Expression;
}
export interface AnnAssign extends ChildNode {
  readonly type: "AnnAssign";
  readonly target: Name | Attribute | Subscript;
  readonly annotation: Expression;
  readonly value: Expression | null;
  /** 1 for a bare name without parentheses. */
  readonly simple: 0 | 1;
}
export interface For extends ChildNode {
  readonly type: "For";
  readonly target: Expression;
  readonly iter: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}
export interface AsyncFor extends Omit<For, "type"> {
  readonly type: "AsyncFor";
}
export interface While extends ChildNode {
  readonly type: "While";
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}
export interface If extends ChildNode {
  readonly type: "If";
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}
export interface With extends ChildNode {
  readonly type: "With";
  readonly items: readonly WithItem[];
  readonly body: readonly Statement[];
}
export interface AsyncWith extends Omit<With, "type"> {
  readonly type: "AsyncWith";
}
export interface Match extends ChildNode {
  readonly type: "Match";
  readonly subject: Expression;
  readonly cases: readonly MatchCase[];
}
export interface Raise extends ChildNode {
  readonly type: "Raise";
  readonly exc: Expression | null;
  readonly cause: Expression | null;
}
export interface Try extends ChildNode {
  readonly type: "Try";
  readonly body: readonly Statement[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Statement[];
  readonly finalbody: readonly Statement[];
}
export interface TryStar extends Omit<Try, "type"> {
  readonly type: "TryStar";
}
export interface Assert extends ChildNode {
  readonly type: "Assert";
  readonly test: Expression;
  readonly msg: Expression | null;
}
export interface Import extends ChildNode {
  readonly type: "Import";
  readonly names: readonly Alias[];
}
export interface ImportFrom extends ChildNode {
  readonly type: "ImportFrom";
  /** Null in `from . import x`. */
  readonly module: string | null;
  readonly names: readonly Alias[];
  /** Leading dots. */
  readonly level: number;
}
export interface Global extends ChildNode {
  readonly type: "Global";
  readonly names: readonly string[];
}
export interface Nonlocal extends ChildNode {
  readonly type: "Nonlocal";
  readonly names: readonly string[];
}
export interface Expr extends ChildNode {
  readonly type: "Expr";
  readonly value: Expression;
}
export interface Pass extends ChildNode {
  readonly type: "Pass";
}
export interface Break extends ChildNode {
  readonly type: "Break";
}
export interface Continue extends ChildNode {
  readonly type: "Continue";
}

// Expressions

export interface BoolOp extends ChildNode {
  readonly type: "BoolOp";
  readonly op: BooleanOperator;
  readonly values: readonly Expression[];
}
export interface NamedExpr extends ChildNode {
  readonly type: "NamedExpr";
  readonly target: Name;
  readonly value: Expression;
}
export interface BinOp extends ChildNode {
  readonly type: "BinOp";
  readonly left: Expression;
  readonly op: Operator;
  readonly right: Expression;
}
export interface UnaryOp extends ChildNode {
  readonly type: "UnaryOp";
  readonly op: UnaryOperator;
  readonly operand: Expression;
}
export interface Lambda extends ChildNode {
  readonly type: "Lambda";
  readonly args: Arguments;
  readonly body: Expression;
}
export interface IfExp extends ChildNode {
  readonly type: "IfExp";
  readonly test: Expression;
  readonly body: Expression;
  readonly orelse: Expression;
}
export interface Dict extends ChildNode {
  readonly type: "Dict";
  /** Null where the value is unpacked: `**value`. */
  readonly keys: readonly (Expression | null)[];
  readonly values: readonly Expression[];
}
interface SetDisplay extends ChildNode {
  readonly type: "Set";
  readonly elts: readonly Expression[];
}
export interface ListComp extends ChildNode {
  readonly type: "ListComp";
  readonly elt: Expression;
  readonly generators: readonly Comprehension[];
}
export interface SetComp extends Omit<ListComp, "type"> {
  readonly type: "SetComp";
}
export interface GeneratorExp extends Omit<ListComp, "type"> {
  readonly type: "GeneratorExp";
}
export interface DictComp extends ChildNode {
  readonly type: "DictComp";
  readonly key: Expression;
  readonly value: Expression;
  readonly generators: readonly Comprehension[];
}
export interface Await extends ChildNode {
  readonly type: "Await";
  readonly value: Expression;
}
export interface Yield extends ChildNode {
  readonly type: "Yield";
  readonly value: Expression | null;
}
export interface YieldFrom extends ChildNode {
  readonly type: "YieldFrom";
  readonly value: Expression;
}
export interface Compare extends ChildNode {
  readonly type: "Compare";
  readonly left: Expression;
  readonly ops: readonly ComparisonOperator[];
  readonly comparators: readonly Expression[];
}
export interface Call extends ChildNode {
  readonly type: "Call";
  readonly func: Expression;
  /** `*args` is a `Starred`. */
  readonly args: readonly Expression[];
  readonly keywords: readonly Keyword[];
}
export interface FormattedValue extends ChildNode {
  readonly type: "FormattedValue";
  readonly value: Expression;
  /** The character code of `!r`, `!s`, `!a`; -1 for none. */
  readonly conversion: number;
  readonly format_spec: JoinedStr | null;
}
export interface Interpolation extends ChildNode {
  readonly type: "Interpolation";
  readonly value: Expression;
  readonly str: string;
  readonly conversion: number;
  readonly format_spec: JoinedStr | null;
}
export interface JoinedStr extends ChildNode {
  readonly type: "JoinedStr";
  readonly values: readonly Expression[];
}
export interface TemplateStr extends ChildNode {
  readonly type: "TemplateStr";
  readonly values: readonly Expression[];
}
export interface Constant extends ChildNode {
  readonly type: "Constant";
  readonly value: ConstantValue;
  /** `"u"` for `u"…"`. */
  readonly kind: "u" | null;
}
export interface Attribute extends ChildNode {
  readonly type: "Attribute";
  readonly value: Expression;
  readonly attr: string;
  readonly ctx: Context;
}
export interface Subscript extends ChildNode {
  readonly type: "Subscript";
  readonly value: Expression;
  readonly slice: Expression;
  readonly ctx: Context;
}
export interface Starred extends ChildNode {
  readonly type: "Starred";
  readonly value: Expression;
  readonly ctx: Context;
}
export interface Name extends ChildNode {
  readonly type: "Name";
  readonly id: string;
  readonly ctx: Context;
}
export interface List extends ChildNode {
  readonly type: "List";
  readonly elts: readonly Expression[];
  readonly ctx: Context;
}
export interface Tuple extends ChildNode {
  readonly type: "Tuple";
  readonly elts: readonly Expression[];
  readonly ctx: Context;
}
export interface Slice extends ChildNode {
  readonly type: "Slice";
  readonly lower: Expression | null;
  readonly upper: Expression | null;
  readonly step: Expression | null;
}

// Parts of statements and expressions

export interface Comprehension extends ChildNode {
  readonly type: "comprehension";
  readonly target: Expression;
  readonly iter: Expression;
  readonly ifs: readonly Expression[];
  readonly is_async: 0 | 1;
}
export interface ExceptHandler extends ChildNode {
  readonly type: "ExceptHandler";
  /** CPython's `type`. */
  readonly type_: Expression | null;
  readonly name: string | null;
  readonly body: readonly Statement[];
}
export interface Arguments extends ChildNode {
  readonly type: "arguments";
  readonly posonlyargs: readonly Arg[];
  readonly args: readonly Arg[];
  readonly vararg: Arg | null;
  readonly kwonlyargs: readonly Arg[];
  /** One per `kwonlyargs`; null where it is required. */
  readonly kw_defaults: readonly (Expression | null)[];
  readonly kwarg: Arg | null;
  /** Of the last of `posonlyargs` and `args` together. */
  readonly defaults: readonly Expression[];
}
export interface Arg extends ChildNode {
  readonly type: "arg";
  readonly arg: string;
  readonly annotation: Expression | null;
}
export interface Keyword extends ChildNode {
  readonly type: "keyword";
  /** Null for `**value`. */
  readonly arg: string | null;
  readonly value: Expression;
}
export interface Alias extends ChildNode {
  readonly type: "alias";
  readonly name: string;
  readonly asname: string | null;
}
export interface WithItem extends ChildNode {
  readonly type: "withitem";
  readonly context_expr: Expression;
  readonly optional_vars: Expression | null;
}
export interface MatchCase extends ChildNode {
  readonly type: "match_case";
  readonly pattern: Pattern;
  readonly guard: Expression | null;
  readonly body: readonly Statement[];
}

// Patterns

export interface MatchValue extends ChildNode {
  readonly type: "MatchValue";
  readonly value: Expression;
}
export interface MatchSingleton extends ChildNode {
  readonly type: "MatchSingleton";
  readonly value: boolean | null;
}
export interface MatchSequence extends ChildNode {
  readonly type: "MatchSequence";
  readonly patterns: readonly Pattern[];
}
export interface MatchMapping extends ChildNode {
  readonly type: "MatchMapping";
  readonly keys: readonly Expression[];
  readonly patterns: readonly Pattern[];
  readonly rest: string | null;
}
export interface MatchClass extends ChildNode {
  readonly type: "MatchClass";
  readonly cls: Expression;
  readonly patterns: readonly Pattern[];
  readonly kwd_attrs: readonly string[];
  readonly kwd_patterns: readonly Pattern[];
}
export interface MatchStar extends ChildNode {
  readonly type: "MatchStar";
  readonly name: string | null;
}
export interface MatchAs extends ChildNode {
  readonly type: "MatchAs";
  readonly pattern: Pattern | null;
  readonly name: string | null;
}
export interface MatchOr extends ChildNode {
  readonly type: "MatchOr";
  readonly patterns: readonly Pattern[];
}

// Type parameters

export interface TypeVar extends ChildNode {
  readonly type: "TypeVar";
  readonly name: string;
  readonly bound: Expression | null;
  readonly default_value: Expression | null;
}
export interface ParamSpec extends ChildNode {
  readonly type: "ParamSpec";
  readonly name: string;
  readonly default_value: Expression | null;
}
export interface TypeVarTuple extends ChildNode {
  readonly type: "TypeVarTuple";
  readonly name: string;
  readonly default_value: Expression | null;
}

export type Statement =
  | FunctionDef | AsyncFunctionDef | ClassDef | Return | Delete | Assign | TypeAlias | AugAssign | AnnAssign | For
  | AsyncFor | While | If | With | AsyncWith | Match | Raise | Try | TryStar | Assert | Import | ImportFrom | Global
  | Nonlocal | Expr | Pass | Break | Continue;

export type Expression =
  | BoolOp | NamedExpr | BinOp | UnaryOp | Lambda | IfExp | Dict | SetDisplay | ListComp | SetComp | DictComp
  | GeneratorExp | Await | Yield | YieldFrom | Compare | Call | FormattedValue | Interpolation | JoinedStr | TemplateStr
  | Constant | Attribute | Subscript | Starred | Name | List | Tuple | Slice;

type Pattern =
  | MatchValue | MatchSingleton | MatchSequence | MatchMapping | MatchClass | MatchStar | MatchAs | MatchOr;

export type TypeParam = TypeVar | ParamSpec | TypeVarTuple;

export type PythonNode =
  | Module | Statement | Expression | Pattern | TypeParam | Comprehension | ExceptHandler | Arguments | Arg | Keyword
  | Alias | WithItem | MatchCase;

export type NodeType = PythonNode["type"];
