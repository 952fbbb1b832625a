import type { Substance } from "../../../facts";
import type { BoolOp, Call, Expression, Name, PythonNode } from "../ast";
import { PLAIN_VALUES } from "../plain-values";
import type { Scope } from "../scopes";
import type { Analysis } from "./analysis";

const CAST: ReadonlySet<string> = new Set(["typing.cast", "typing_extensions.cast"]);

/** What makes a container or an object without a class of its own. */
const CONTAINERS: ReadonlySet<string> = new Set([
  ...["dict", "frozenset", "list", "object", "set", "str", "tuple"].map((name) => `builtins.${name}`),
  ...["types.SimpleNamespace", "argparse.Namespace", "collections.OrderedDict", "collections.defaultdict"],
]);

/** What an expression says of its value. */
export function substanceOf(value: Expression, analysis: Analysis): Substance {
  switch (value.type) {
    case "Constant":
      return value.value === null ? "nothing" : "made-up";
    case "Lambda":
      return "made-up";
    case "UnaryOp":
      return substanceOf(value.operand, analysis) === "unknown" ? "unknown" : "made-up";
    case "BinOp":
      return [value.left, value.right].every((side) => substanceOf(side, analysis) !== "unknown") ? "made-up" : "unknown";
    case "NamedExpr":
      return substanceOf(value.value, analysis);
    case "IfExp":
      return oneOf([value.body, value.orelse].map((choice) => substanceOf(choice, analysis)));
    case "BoolOp":
      return substanceOfChoice(value, analysis);
    case "Call":
      return substanceOfCall(value, analysis);
    case "Name":
      return holdsNothing(value, analysis) ? "nothing" : "unknown";
    default:
      return PLAIN_VALUES.has(value.type) ? "made-up" : "unknown";
  }
}

/** `x or None`, `x and None` */
function substanceOfChoice({ op, values }: BoolOp, analysis: Analysis): Substance {
  const found = values.map((value) => substanceOf(value, analysis));
  const last = found.at(-1) ?? "unknown";
  if (op.type === "And") return last;
  // What is nothing is passed over where something follows.
  return oneOf([...found.slice(0, -1).filter((one) => one !== "nothing"), last]);
}

function oneOf(choices: readonly Substance[]): Substance {
  if (choices.every((choice) => choice === "nothing")) return "nothing";
  if (choices.includes("made-up")) return "made-up";
  return choices.every((choice) => choice === "unknown") ? "unknown" : "perhaps-nothing";
}

/** `cast(Context, None)`; `dict()`, `SimpleNamespace(user="u")`. */
function substanceOfCall({ func, args, keywords }: Call, analysis: Analysis): Substance {
  const [, cast] = args;
  if (cast && analysis.isOneOf(func, CAST)) return substanceOf(cast, analysis);
  const isWritten = args.every((argument) => substanceOf(argument, analysis) !== "unknown") && keywords.every(({ arg }) => arg !== null);
  return isWritten && analysis.isOneOf(func, CONTAINERS) ? "made-up" : "unknown";
}

/** Whether a variable is never given anything but `None`. What a module holds, others may set before a function reads it. */
function holdsNothing(name: Name, analysis: Analysis): boolean {
  const binding = analysis.bindingOf(name);
  const isLocal = binding?.scope.kind === "function" || binding?.scope === outsideComprehensions(analysis.scopes.scopeAt(name));
  if (!binding || !isLocal || binding.scope.kind === "class") return false;
  const values = binding.definitions.filter(({ kind }) => kind !== "annotation-only");
  return values.length > 0 && values.every((definition) => definition.kind !== "import" && isGivenNone(definition.node));
}

function isGivenNone(target: PythonNode): boolean {
  const { parent } = target;
  if (parent?.type !== "Assign" && parent?.type !== "AnnAssign" && parent?.type !== "NamedExpr") return false;
  return parent.value?.type === "Constant" && parent.value.value === null;
}

function outsideComprehensions(scope: Scope): Scope {
  return scope.kind === "comprehension" && scope.parent ? outsideComprehensions(scope.parent) : scope;
}
