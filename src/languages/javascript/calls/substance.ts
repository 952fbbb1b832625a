import type { Substance } from "../../../facts";
import { isGlobal } from "../imports/load";
import type { Source } from "../source";
import { memberName, unwrap, type CallNode, type Node } from "../syntax";

/** What makes an object without a class of its own. */
const CONTAINERS = ["Array", "Map", "Object", "Set", "String"];

/** `null`, `undefined` or `void 0`, whatever their type is said to be. */
export function isNothing(source: Source, node: Node): boolean {
  const value = unwrap(node);
  if (value.type === "Literal") return value.raw === "null";
  if (value.type === "UnaryExpression") return value.operator === "void";
  return isGlobal(source, value, "undefined");
}

/** What an expression says of its value. */
export function substanceOf(source: Source, node: Node): Substance {
  const value = unwrap(node);
  if (isNothing(source, value)) return "nothing";
  switch (value.type) {
    case "Literal":
    case "TemplateLiteral":
    case "ObjectExpression":
    case "ArrayExpression":
      return "made-up";
    case "UnaryExpression":
      return substanceOf(source, value.argument) === "unknown" ? "unknown" : "made-up";
    case "BinaryExpression":
      return [value.left, value.right].every((side) => substanceOf(source, side) !== "unknown") ? "made-up" : "unknown";
    case "ConditionalExpression":
      return oneOf([value.consequent, value.alternate].map((choice) => substanceOf(source, choice)));
    case "LogicalExpression": {
      const [left, right] = [substanceOf(source, value.left), substanceOf(source, value.right)];
      // What is nothing is passed over where something follows.
      return value.operator === "&&" || left === "nothing" ? right : oneOf([left, right]);
    }
    case "SequenceExpression": {
      const last = value.expressions.at(-1);
      return last ? substanceOf(source, last) : "unknown";
    }
    case "AssignmentExpression":
      return value.operator === "=" ? substanceOf(source, value.right) : "unknown";
    case "CallExpression":
    case "NewExpression":
      return isContainer(source, value) ? "made-up" : "unknown";
    case "Identifier":
      return holdsNothing(source, value) ? "nothing" : "unknown";
    default:
      return "unknown";
  }
}

function oneOf(choices: readonly Substance[]): Substance {
  if (choices.every((choice) => choice === "nothing")) return "nothing";
  if (choices.includes("made-up")) return "made-up";
  return choices.every((choice) => choice === "unknown") ? "unknown" : "perhaps-nothing";
}

/** `new Object()`, `Object.create(null)`, `new Map()`. */
function isContainer(source: Source, { callee, arguments: given }: CallNode): boolean {
  if (!given.every((argument) => substanceOf(source, argument) !== "unknown")) return false;
  const made = unwrap(callee);
  if (made.type !== "MemberExpression") return CONTAINERS.some((name) => isGlobal(source, made, name));
  return isGlobal(source, made.object, "Object") && ["create", "freeze", "seal"].includes(memberName(made) ?? "");
}

/** Whether a variable is never given anything but nothing. */
function holdsNothing(source: Source, identifier: Extract<Node, { type: "Identifier" }>): boolean {
  const variable = source.variableOf(identifier);
  const [definition, another] = variable?.defs ?? [];
  if (!variable || !definition || another || definition.type !== "Variable") return false;
  const { node } = definition;
  const { kind, declare, parent: place } = node.parent;
  if (node.id.type !== "Identifier" || node.definite || declare || place.type === "ForOfStatement" || place.type === "ForInStatement") return false;
  // What a script holds, others may set.
  if (variable.scope.type === "global" && kind !== "const") return false;
  if (variable.references.some((reference) => reference.isWrite() && !reference.init)) return false;
  return !node.init || isNothing(source, node.init);
}
