import type { TSESTree } from "@typescript-eslint/utils";
import type { Lifetime } from "../../../facts";
import type { Source } from "../source";
import { calleeName, immediateCall, isFunction, unwrap, type FunctionNode, type Node } from "../syntax";
import { followValue } from "./flow";

const MEMOIZERS = new Set(["once", "memoize", "memoizeOne", "memoizee", "pMemoize", "moize"]);
/** Test runners call these anew for each test, or once for tests that mean to share. */
const TEST_HOOKS = new Set([
  "before",
  "beforeAll",
  "beforeEach",
  "after",
  "afterAll",
  "afterEach",
  "it",
  "test",
  "setup",
]);

/** How long an object lives that the expression `node` makes. */
export function lifetimeOf(source: Source, node: Node): Lifetime {
  return judge(source, node, new Set());
}

function judge(source: Source, node: Node, seen: Set<Node>): Lifetime {
  let inClass = false;
  let child = node;
  for (let outer = node.parent; outer; child = outer, outer = outer.parent) {
    if (outer.type === "Decorator") return "decorator";
    if (outer.type === "StaticBlock") inClass = true;
    if ((outer.type === "PropertyDefinition" || outer.type === "AccessorProperty") && outer.value === child) {
      if (!outer.static) return "local";
      inClass = true;
    }
    // A default argument is evaluated anew by each call, unlike in other languages.
    if (isFunction(outer) && !immediateCall(outer)) return judgeInFunction(source, node, outer, seen);
  }
  return inClass ? "class" : "module";
}

function judgeInFunction(source: Source, node: Node, inside: FunctionNode, seen: Set<Node>): Lifetime {
  if (seen.has(inside)) return "local";
  seen.add(inside);
  const { parent } = inside;
  const passedTo = parent.type === "CallExpression" && parent.callee !== inside ? parent : null;
  if (passedTo && isMemoizer(source, passedTo) && judge(source, passedTo, seen) !== "local") return "memoized";
  const { stored, returnedBy } = followValue(source, node, runsOnce);
  if (stored) return passedTo && isTestHook(passedTo) ? "local" : "lazy-singleton";
  return returnedBy && callsOf(source, returnedBy).some((call) => judge(source, call, seen) !== "local")
    ? "shared-factory"
    : "local";
}

/** Whether the code of `block` runs only once in the life of the process, so that its variables are shared. */
function runsOnce(block: Node): boolean {
  for (let outer: Node | undefined = block; outer; outer = outer.parent) {
    if (isFunction(outer) && !immediateCall(outer)) return false;
  }
  return true;
}

function isTestHook(call: TSESTree.CallExpression): boolean {
  return call.callee.type === "Identifier" && TEST_HOOKS.has(call.callee.name);
}

/** A function that keeps the first result of another: known by the name that its module gives it. */
function isMemoizer(source: Source, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type !== "Identifier") return MEMOIZERS.has(calleeName(call) ?? "");
  const definition = source.variableOf(callee)?.defs[0];
  if (definition?.type !== "ImportBinding") return MEMOIZERS.has(callee.name);
  const { node } = definition;
  if (node.type === "ImportSpecifier") return node.imported.type === "Identifier" && MEMOIZERS.has(node.imported.name);
  return MEMOIZERS.has(callee.name);
}

/** The calls in this file of a function that it declares. */
function callsOf(source: Source, node: FunctionNode): readonly Node[] {
  const declaring = node.type === "FunctionDeclaration" ? node : node.parent;
  if (declaring.type !== "FunctionDeclaration" && declaring.type !== "VariableDeclarator") return [];
  return source.declaredBy(declaring).flatMap((variable) => {
    const named = variable.defs.some(({ type }) => type === "FunctionName" || type === "Variable");
    return named
      ? variable.references.flatMap(({ identifier: { parent }, identifier }) =>
          parent.type === "CallExpression" && parent.callee === identifier ? [parent] : [],
        )
      : [];
  });
}
