import type { Role } from "../../../facts";
import type { Attribute, Expression, Name, PythonNode } from "../ast";
import type { Analysis } from "./analysis";
import { lastName } from "./chains";
import { isUnderTypeChecking } from "./guards";
import { typePositionOf } from "./type-positions";

const TYPE_TESTS: ReadonlySet<string> = new Set(["builtins.isinstance", "builtins.issubclass"]);
const TYPE_OF: ReadonlySet<string> = new Set(["builtins.type"]);

/** Assertions of `unittest` and `pytest` about a type, and which argument is the type. */
const TYPE_ASSERTIONS: ReadonlyMap<string, number> = new Map([
  ["assertIsInstance", 1],
  ["assertNotIsInstance", 1],
  ["assertRaises", 0],
  ["assertRaisesRegex", 0],
  ["raises", 0],
]);

/** What is done with the value of a whole chain. */
export function roleOf(top: Name | Attribute, analysis: Analysis): { readonly role: Role; readonly typeOnly: boolean } {
  const { parent } = top;
  if (top.ctx.type !== "Load") return { role: "write", typeOnly: false };
  const unseen = isUnderTypeChecking(top);
  if (parent.type === "Call" && parent.func === top) return { role: "call", typeOnly: unseen };
  const position = typePositionOf(top, analysis);
  if (position) return { role: "annotation", typeOnly: unseen || !position.evaluated };
  if (tellsApart(top, analysis)) return { role: "identity", typeOnly: unseen };
  return { role: isBase(top) ? "base" : "value", typeOnly: unseen };
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
  while (parent.type === "Tuple" || parent.type === "List" || parent.type === "Set" || isUnion(parent)) {
    child = parent;
    parent = parent.parent;
  }
  switch (parent.type) {
    case "ExceptHandler":
      return parent.type_ === child;
    case "MatchClass":
      return parent.cls === child;
    case "Compare":
      return [parent.left, ...parent.comparators].some((side) => side !== child && isTypeOf(side, analysis));
    case "Call": {
      const index = parent.args.findIndex((argument) => argument === child);
      if (index === 1 && analysis.isOneOf(parent.func, TYPE_TESTS)) return true;
      return index >= 0 && TYPE_ASSERTIONS.get(lastName(parent.func) ?? "") === index;
    }
    default:
      return false;
  }
}

function isUnion(node: PythonNode): node is Extract<PythonNode, { type: "BinOp" }> {
  return node.type === "BinOp" && node.op.type === "BitOr";
}

function isTypeOf(expression: Expression, analysis: Analysis): boolean {
  if (expression.type === "Attribute") return expression.attr === "__class__";
  return expression.type === "Call" && expression.args.length === 1 && analysis.isOneOf(expression.func, TYPE_OF);
}
