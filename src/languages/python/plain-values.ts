import type { Expression } from "./ast";

/** Expressions whose value is a text, a number, a truth value or a collection: nothing to call, and of no class of the project. */
export const PLAIN_VALUES: ReadonlySet<Expression["type"]> = new Set<Expression["type"]>([
  ...(["Constant", "JoinedStr", "Compare", "Tuple", "List", "Set", "Dict"] as const),
  ...(["ListComp", "SetComp", "DictComp", "GeneratorExp"] as const),
]);
