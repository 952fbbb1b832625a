import type { Lifetime } from "../../../facts";
import type { Source } from "../source";
import { isCalledOnLoad } from "../definitions/load-calls";
import { immediateCall, isFunction, keyName, type ClassNode, type FunctionNode, type Node } from "../syntax";
import { runsInBrowser } from "./browser";
import { followValue } from "./flow";
import { isMemoizer, memoizersOf } from "./memoizers";
import { exportedNames, referencesTo } from "./references";

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

/** How long an object lives that the expression `node` makes; in a browser it is one user's. */
export function lifetimeOf(source: Source, node: Node): Lifetime {
  return judge(source, node, new Set());
}

function judge(source: Source, node: Node, seen: Set<Node>): Lifetime {
  if (runsInBrowser(source, node)) return "local";
  let inClass = false;
  let child = node;
  for (let outer = node.parent; outer; child = outer, outer = outer.parent) {
    if (outer.type === "Decorator") return isProvided(node, outer) ? "local" : "decorator";
    if (outer.type === "StaticBlock") inClass = true;
    if ((outer.type === "PropertyDefinition" || outer.type === "AccessorProperty") && outer.value === child) {
      if (!outer.static) return lifetimeOfObjects(source, outer.parent.parent, seen);
      inClass = true;
    }
    // A default argument is evaluated anew by each call, unlike in other languages.
    if (isFunction(outer) && !immediateCall(outer)) return judgeInFunction(source, node, outer, seen);
  }
  if (inClass) return "class";
  return isProvided(node, source.code.ast) ? "local" : "module";
}

function judgeInFunction(source: Source, node: Node, inside: FunctionNode, seen: Set<Node>): Lifetime {
  if (seen.has(inside)) return "local";
  seen.add(inside);
  const { parent } = inside;
  const passedTo = parent.type === "CallExpression" && parent.callee !== inside ? parent : null;
  if (passedTo && isMemoizer(source, passedTo) && judge(source, passedTo, seen) !== "local") return "memoized";
  const { stored, heldBy, captured, returnedBy } = followValue(source, node, runsOnce);
  if (stored) return passedTo && isTestHook(passedTo) ? "local" : "lazy-singleton";
  if (returnedBy && memoizersOf(source, returnedBy).some((call) => judge(source, call, seen) !== "local")) return "memoized";
  if (returnedBy && isCalledOnce(source, returnedBy, seen)) return "shared-factory";
  if (returnedBy && isCalledElsewhere(source, returnedBy)) return "imported-factory";
  // `function main() { const x = new X(); app.get("/", () => x); }`, and `main()`.
  if (captured && isCalledOnce(source, inside, seen)) return "shared-factory";
  if (captured && isCalledElsewhere(source, inside)) return "imported-factory";
  return heldBy ? lifetimeOfObjects(source, heldBy, seen) : "local";
}

/** What belongs to an object lives as long as it. */
function lifetimeOfObjects(source: Source, owner: ClassNode, seen: Set<Node>): Lifetime {
  if (seen.has(owner)) return "local";
  seen.add(owner);
  const constructions = referencesTo(source, owner).flatMap((identifier) => {
    const { parent } = identifier;
    return parent.type === "NewExpression" && parent.callee === identifier ? [parent] : [];
  });
  return constructions.some((made) => judge(source, made, seen) !== "local") ? "shared-factory" : "local";
}

/** `{ provide: X, useValue: new X() }`: the container that takes it decides on who gets it. */
function isProvided(node: Node, within: Node): boolean {
  for (let outer = node.parent; outer && outer !== within && !isFunction(outer); outer = outer.parent) {
    if (outer.type !== "ObjectExpression") continue;
    if (outer.properties.some((property) => property.type === "Property" && keyName(property) === "provide")) return true;
  }
  return false;
}

/** Whether the code of `block` runs only once in the life of the process, so that its variables are shared. */
function runsOnce(block: Node): boolean {
  for (let outer: Node | undefined = block; outer; outer = outer.parent) {
    if (isFunction(outer) && !immediateCall(outer)) return false;
  }
  return true;
}

function isTestHook(call: Extract<Node, { type: "CallExpression" }>): boolean {
  return call.callee.type === "Identifier" && TEST_HOOKS.has(call.callee.name);
}

/** Whether a call in this file that runs once takes what the function gives. */
function isCalledOnce(source: Source, node: FunctionNode, seen: Set<Node>): boolean {
  return callsOf(source, node).some((call) => judge(source, call, seen) !== "local");
}

/** Whether another file of the project calls the function when it is loaded. */
function isCalledElsewhere(source: Source, node: FunctionNode): boolean {
  const { filename, place } = source.names;
  return exportedNames(source, node).some((name) => isCalledOnLoad(filename, name, place));
}

/** The calls in this file of a function that it declares. */
function callsOf(source: Source, node: FunctionNode): readonly Node[] {
  return referencesTo(source, node).flatMap((identifier) => {
    const { parent } = identifier;
    return parent.type === "CallExpression" && parent.callee === identifier ? [parent] : [];
  });
}
