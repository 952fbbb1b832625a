import type { Role } from "../../../facts";
import type { Attribute, Call, Compare, Expression, Name, PythonNode } from "../ast";
import type { Analysis } from "./analysis";
import { lastName } from "./chains";
import { isUnderTypeChecking } from "./guards";
import { roleOfRunning } from "./running-annotations";
import { typePositionOf } from "./type-positions";

const TYPE_TESTS: ReadonlySet<string> = new Set(["builtins.isinstance", "builtins.issubclass"]);

const TYPE_OF: ReadonlySet<string> = new Set(["builtins.type"]);

/** What tells one object from another. */
const IDENTITIES: ReadonlySet<string> = new Set(["builtins.id", "builtins.hash"]);

const SUPPRESS: ReadonlySet<string> = new Set(["contextlib.suppress"]);

const SETTERS: ReadonlySet<string> = new Set(["builtins.setattr", "builtins.delattr"]);

/** Methods that change their first argument, and what they are called on. */
const CHANGING_METHODS: ReadonlyMap<string, RegExp> = new Map([
  ["object", /^patch$/],
  ["multiple", /^patch$/],
  ["setattr", /^(?:monkeypatch|mp)$/],
  ["delattr", /^(?:monkeypatch|mp)$/],
]);

/** By what a class tells its name. */
export const OWN_NAMES: ReadonlySet<string> = new Set(["__name__", "__qualname__", "__module__"]);

/** Assertions of `unittest` and `pytest` about a type, and which argument is the type. */
const TYPE_ASSERTIONS: ReadonlyMap<string, number> = new Map([
  ["assertIsInstance", 1],
  ["assertNotIsInstance", 1],
  ["assertRaises", 0],
  ["assertRaisesRegex", 0],
  ["raises", 0],
]);

/** Code that may tell objects apart by a class, whatever name that goes by. */
const TELLING_APART =
  /\b(?:isinstance|issubclass|type|register)\s*\(|__class__|\bsuppress\b|[rR]aises|IsInstance|\b(?:case|except)\b|\bis\s+(?:not\s+)?(?!not\b|None\b|True\b|False\b)/;

/** What is done with the value of a whole chain. */
export function roleOf(top: Name | Attribute, analysis: Analysis): { readonly role: Role; readonly typeOnly: boolean } {
  const { parent } = top;
  if (top.ctx.type !== "Load") return { role: "write", typeOnly: false };
  const unseen = isUnderTypeChecking(top);
  if (parent.type === "Call" && parent.func === top) return { role: "call", typeOnly: unseen };
  const position = typePositionOf(top, analysis);
  if (position) {
    const running = roleOfRunning(top, analysis);
    return running ? { role: running, typeOnly: unseen } : { role: "annotation", typeOnly: unseen || !position.evaluated };
  }
  if (isChanged(top, analysis)) return { role: "write", typeOnly: unseen };
  if (tellsApart(top, analysis) || namesItself(top)) return { role: "identity", typeOnly: unseen };
  if (isBase(top)) return { role: "base", typeOnly: unseen };
  return { role: isKept(top) && TELLING_APART.test(analysis.text) ? "keep" : "value", typeOnly: unseen };
}

/** `K = C`, `(C, D)`, `def f(k=C)`, `Mock(spec=C)` */
function isKept(top: Expression): boolean {
  const { parent } = top;
  switch (parent.type) {
    case "Assign":
    case "AnnAssign":
    case "NamedExpr":
      return parent.value === top;
    case "keyword":
      return parent.arg === "spec" || parent.arg === "spec_set";
    default:
      return parent.type === "arguments" || isListed(parent);
  }
}

/** Stands in a display, and not among the arguments of a type. */
function isListed(parent: PythonNode): boolean {
  if (!isAmongOthers(parent)) return false;
  return parent.parent.type !== "Subscript" && (!isAmongOthers(parent.parent) || isListed(parent.parent));
}

function isBase(top: Expression): boolean {
  let base: Expression = top;
  while (base.parent.type === "Subscript" && base.parent.value === base) base = base.parent;
  const { parent } = base;
  return parent.type === "ClassDef" && parent.bases.some((candidate) => candidate === base);
}

function tellsApart(top: Expression, analysis: Analysis): boolean {
  let child: PythonNode = top;
  let parent: PythonNode = top.parent;
  while (isAmongOthers(parent)) {
    child = parent;
    parent = parent.parent;
  }
  switch (parent.type) {
    case "ExceptHandler":
      return parent.type_ === child;
    case "MatchClass":
      return parent.cls === child;
    // A table by type: `{C: f}[type(x)]`.
    case "Dict":
      return parent.keys.some((key) => key === child);
    case "Subscript":
      return parent.slice === top;
    case "Compare":
      return [parent.left, ...parent.comparators].some((side) => side !== child && mayBeClass(side, isPart(top, parent), analysis));
    case "Call": {
      const index = parent.args.findIndex((argument) => argument === child);
      if (index >= 0 && analysis.isOneOf(parent.func, SUPPRESS)) return true;
      if (index === 1 && analysis.isOneOf(parent.func, TYPE_TESTS)) return true;
      if (index === 0 && (isDispatch(parent) || analysis.isOneOf(parent.func, IDENTITIES))) return true;
      return index >= 0 && TYPE_ASSERTIONS.get(lastName(parent.func) ?? "") === index;
    }
    default:
      return false;
  }
}

/** Compared by value, an attribute is as a rule something that the class holds. */
function isPart(top: Expression, { ops }: Compare): boolean {
  return top.type === "Attribute" && !ops.some(({ type }) => type === "Is" || type === "IsNot");
}

/** Whether an expression may have a class for its value; `surely`: whether it has. */
function mayBeClass(expression: Expression, surely: boolean, analysis: Analysis): boolean {
  if (!surely) return expression.type !== "Constant";
  if (expression.type === "Attribute") return expression.attr === "__class__";
  return expression.type === "Call" && expression.args.length === 1 && expression.func.type === "Name" && analysis.isOneOf(expression.func, TYPE_OF);
}

/** Something is put into it from outside: `patch.object(C, "x")`, `monkeypatch.setattr(C, "x", 1)`, `setattr(C, "x", 1)`. */
function isChanged(top: Name | Attribute, analysis: Analysis): boolean {
  const { parent } = top;
  if (parent.type !== "Call" || parent.args[0] !== top) return false;
  const { func } = parent;
  if (func.type === "Name") return analysis.isOneOf(func, SETTERS);
  return func.type === "Attribute" && CHANGING_METHODS.get(func.attr)?.test(lastName(func.value) ?? "") === true;
}

/** What a class says of itself is compared with what its objects say of theirs: `type(x).__name__ == C.__name__`. */
function namesItself(top: Name | Attribute): boolean {
  return top.type === "Attribute" && OWN_NAMES.has(top.attr);
}

/** `@show.register(C)` */
function isDispatch({ func, parent }: Call): boolean {
  const isFunction = parent.type === "FunctionDef" || parent.type === "AsyncFunctionDef";
  return isFunction && func.type === "Attribute" && func.attr === "register";
}

/** A display of values, or a union of types. */
function isAmongOthers(node: PythonNode): node is Extract<PythonNode, { type: "Tuple" | "List" | "Set" | "BinOp" }> {
  return node.type === "Tuple" || node.type === "List" || node.type === "Set" || (node.type === "BinOp" && node.op.type === "BitOr");
}
