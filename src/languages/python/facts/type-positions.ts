import type { Call, Expression, PythonNode } from "../ast";
import type { Analysis } from "./analysis";
import { lastName } from "./chains";

/** A place where an expression stands as a type. */
interface TypePosition {
  /** Whether the program evaluates the type when it runs. */
  readonly evaluated: boolean;
}

const CAST: ReadonlySet<string> = new Set(["typing.cast", "typing_extensions.cast"]);
const TYPE_VARIABLE: ReadonlySet<string> = new Set(["typing.TypeVar", "typing_extensions.TypeVar"]);
const NEW_TYPE: ReadonlySet<string> = new Set(["typing.NewType", "typing_extensions.NewType"]);

/** Generic types that take a string for the name of a type, wherever they stand. */
const GENERIC = /^(?:typing|typing_extensions|collections\.abc)\.\w+$|^builtins\.(?:list|dict|set|frozenset|tuple|type)$/;

/** The type that `node` is, or is a part of; null where it stands as a value. */
export function typePositionOf(node: PythonNode, analysis: Analysis): TypePosition | null {
  return positionOf(node, analysis) ?? (node.type === "Constant" && namesType(node, analysis) ? { evaluated: false } : null);
}

/** A string outside of annotations that names a type: `Handler = Callable[["T"], None]`, `Name: TypeAlias = "T"`. */
function namesType(literal: PythonNode, analysis: Analysis): boolean {
  for (let child = literal, parent = literal.parent; parent; child = parent, parent = parent.parent) {
    if (parent.type === "AnnAssign") return child === parent.value && lastName(parent.annotation) === "TypeAlias";
    if (parent.type === "Subscript") {
      if (child !== parent.slice || lastName(parent.value) === "Literal" || isMetadata(child, literal)) return false;
      if (analysis.dottedNames(parent.value).some((name) => GENERIC.test(name))) return true;
    } else if (parent.type === "BinOp" ? parent.op.type !== "BitOr" : parent.type !== "Tuple" && parent.type !== "List") return false;
  }
  return false;
}

function positionOf(node: PythonNode, analysis: Analysis): TypePosition | null {
  let isTypeArgument = false;
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    switch (parent.type) {
      case "Subscript":
        if (child === parent.slice) {
          if (lastName(parent.value) === "Literal" || isMetadata(child, node)) return null;
          isTypeArgument = true;
        }
        break;
      case "Tuple":
      case "List":
      case "Starred":
        break;
      case "BinOp":
        if (parent.op.type !== "BitOr") return null;
        break;
      case "arg":
      case "FunctionDef":
      case "AsyncFunctionDef":
        if (parent.type !== "arg" && child !== parent.returns) return null;
        return { evaluated: !annotationsAreLazy(analysis) };
      case "AnnAssign":
        if (child !== parent.annotation) return null;
        return { evaluated: analysis.scopes.scopeAt(child).kind !== "function" && !annotationsAreLazy(analysis) };
      case "TypeAlias":
        return child === parent.value ? { evaluated: false } : null;
      case "TypeVar":
      case "ParamSpec":
      case "TypeVarTuple":
        return { evaluated: false };
      case "ClassDef":
        return isTypeArgument && parent.bases.some((base) => base === child) ? { evaluated: true } : null;
      case "keyword":
        return parent.parent.type === "Call" && isTypeOfCall(parent.parent, child, parent.arg, analysis)
          ? { evaluated: true }
          : null;
      case "Call":
        return isTypeOfCall(parent, child, null, analysis) ? { evaluated: true } : null;
      default:
        return null;
    }
  }
  return null;
}

/** `Annotated[T, metadata]`: only the first argument is a type. */
function isMetadata(slice: PythonNode, node: PythonNode): boolean {
  const { parent } = slice;
  if (parent?.type !== "Subscript" || lastName(parent.value) !== "Annotated" || slice.type !== "Tuple") return false;
  const [type] = slice.elts;
  return type !== undefined && node.range[0] >= type.range[1];
}

function isTypeOfCall(call: Call, argument: PythonNode, keyword: string | null, analysis: Analysis): boolean {
  const index = call.args.findIndex((candidate: Expression) => candidate === argument);
  if (index === 0 || keyword === "typ") return analysis.isOneOf(call.func, CAST);
  if (index > 0) {
    return (index === 1 && analysis.isOneOf(call.func, NEW_TYPE)) || analysis.isOneOf(call.func, TYPE_VARIABLE);
  }
  return keyword === "bound" && analysis.isOneOf(call.func, TYPE_VARIABLE);
}

/** Whether the program keeps annotations as text: `from __future__ import annotations`. */
export function annotationsAreLazy({ module }: Analysis): boolean {
  return module.body.some(
    (statement) =>
      statement.type === "ImportFrom" &&
      statement.module === "__future__" &&
      statement.names.some((alias) => alias.name === "annotations"),
  );
}
