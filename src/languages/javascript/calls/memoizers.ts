import type { TSESTree } from "@typescript-eslint/utils";
import type { Source } from "../source";
import { calleeName, staticString, unwrap, type FunctionNode, type Node } from "../syntax";
import { referencesTo } from "./references";

/** Functions that keep the first result of another, by the names that their modules give them. */
const MEMOIZERS = new Set([
  "once",
  "memoize",
  "memoizeOne",
  "memoizee",
  "pMemoize",
  "moize",
  "lazy",
  "singleton",
  "remember",
]);

/** A function that keeps the first result of another: known by the name that its module gives it. */
export function isMemoizer(source: Source, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  // `emitter.once("event", f)` keeps nothing.
  if (callee.type !== "Identifier") return MEMOIZERS.has(calleeName(call) ?? "") && staticString(call.arguments[0]) === null;
  const definition = source.variableOf(callee)?.defs[0];
  if (definition?.type !== "ImportBinding") return MEMOIZERS.has(callee.name);
  const { node } = definition;
  if (node.type === "ImportSpecifier") return node.imported.type === "Identifier" && MEMOIZERS.has(node.imported.name);
  return MEMOIZERS.has(callee.name);
}

/** The calls that hand a function of this file to a memoizer by its name: `once(makeClient)`. */
export function memoizersOf(source: Source, node: FunctionNode): readonly Node[] {
  return referencesTo(source, node).flatMap((identifier) => {
    const { parent } = identifier;
    const passed = parent.type === "CallExpression" && parent.callee !== identifier;
    return passed && isMemoizer(source, parent) ? [parent] : [];
  });
}
