import type { TSESTree } from "@typescript-eslint/utils";
import type { Source } from "../source";
import { runsInBrowser } from "./browser";
import {
  calleeName,
  enclosingFunction,
  immediateCall,
  isFunction,
  isTransparent,
  laterFunction,
  memberName,
  staticString,
  unwrap,
  type ClassNode,
  type FunctionNode,
  type Node,
} from "../syntax";

/** Where the value of an expression goes, as far as its own function shows. */
interface Flow {
  /** Assigned or added to something that outlives the function. */
  readonly stored: boolean;
  /** The class whose objects hold it: `this.x = value`. */
  readonly heldBy: ClassNode | null;
  /** A function within that may run later reads it. */
  readonly captured: boolean;
  /** The function whose result it is, or a part of. */
  readonly returnedBy: FunctionNode | null;
}

const COLLECTING = new Set(["set", "push", "add", "unshift"]);
const ITERATING = new Set(["map", "flatMap", "forEach", "filter", "reduce", "some", "every", "find", "findIndex", "sort", "then"]);
const PASSING = new Set(["freeze", "seal", "resolve"]);
const GLOBAL_OBJECTS = new Set(["globalThis", "global", "window", "self", "process", "module", "exports"]);

/** Follows a value through expressions, local variables and parameters; `outlives` tells whether a scope's variables are shared. */
export function followValue(source: Source, from: Node, outlives: (block: Node) => boolean): Flow {
  let stored = false;
  let heldBy: ClassNode | null = null;
  let returnedBy: FunctionNode | null = null;
  let captured = false;
  // The functions that the value is at home in: what reads it in others does so later.
  const homes = new Set([homeOf(from)]);
  const entered = new Map<FunctionNode, Node>();
  const followed = new Set<Node>();
  const pending = [from];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (followed.has(node)) continue;
    followed.add(node);
    captured ||= !homes.has(homeOf(node));
    const { parent } = node;
    if (!parent) continue;
    if (passesOn(node, parent)) pending.push(parent);
    else if (parent.type === "AssignmentExpression" && parent.right === node) {
      // What only a browser keeps, one user keeps.
      if (!runsInBrowser(source, parent)) {
        stored ||= isShared(source, parent.left, outlives);
        heldBy ??= holderOf(parent.left);
      }
      pending.push(parent, ...readsOf(source, parent.left));
    } else if (parent.type === "VariableDeclarator") pending.push(...readsOf(source, parent.id));
    else if (parent.type === "CallExpression" && parent.callee !== node) {
      const callee = unwrap(parent.callee);
      const collects = callee.type === "MemberExpression" && COLLECTING.has(memberName(callee) ?? "");
      const owned = parent.arguments.length > 1 && parent.arguments[1] === node && isOwner(source, parent.arguments[0]);
      const keeps = collects && !owned && !isWeak(source, callee.object) && isShared(source, callee.object, outlives);
      stored ||= keeps && !runsInBrowser(source, parent);
      if (PASSING.has(calleeName(parent) ?? "")) pending.push(parent);
      const taken = takenBy(source, parent, node);
      if (taken) {
        homes.add(taken.by);
        entered.set(taken.by, parent);
        pending.push(...taken.reads);
      }
    } else {
      // `return server.transport`: a part lives as long as the whole.
      const part = parent.type === "MemberExpression" && parent.object === node ? parent : node;
      const result = resultOf(part, part.parent);
      const call = result && (immediateCall(result) ?? entered.get(result));
      if (call) pending.push(call);
      else returnedBy ??= result;
    }
  }
  return { stored, heldBy, captured, returnedBy };
}

/** The function that has to run for `node` to be evaluated: those that go through a list do so on the spot. */
function homeOf(node: Node): FunctionNode | null {
  const home = laterFunction(node);
  const call = home?.parent.type === "CallExpression" && home.parent.callee !== home ? home.parent : null;
  const goesThrough = call?.callee.type === "MemberExpression" && ITERATING.has(memberName(call.callee) ?? "");
  return call && goesThrough ? homeOf(call) : home;
}

/** A function of this file that a call hands the value to, with the places that read the parameter. */
function takenBy(source: Source, call: TSESTree.CallExpression, value: Node): { readonly by: FunctionNode; readonly reads: readonly Node[] } | null {
  const definition = call.callee.type === "Identifier" ? source.variableOf(call.callee)?.defs[0]?.node : undefined;
  const by = definition?.type === "VariableDeclarator" ? definition.init : definition;
  if (!by || !isFunction(by)) return null;
  const before = call.arguments.slice(0, call.arguments.findIndex((argument) => argument === value));
  if (before.some(({ type }) => type === "SpreadElement")) return null;
  const parameter = by.params[before.length];
  return parameter?.type === "Identifier" ? { by, reads: readsOf(source, parameter) } : null;
}

/** Whether the value of `node` is, or becomes a part of, the value of `parent`. */
function passesOn(node: Node, parent: Node): boolean {
  if (isTransparent(parent)) return true;
  switch (parent.type) {
    case "AwaitExpression":
    case "LogicalExpression":
    case "ArrayExpression":
    case "ObjectExpression":
      return true;
    case "ConditionalExpression":
      return parent.test !== node;
    case "SequenceExpression":
      return parent.expressions.at(-1) === node;
    case "Property":
      return parent.value === node;
    default:
      return false;
  }
}

/** The function that gives `node` back to its caller. */
function resultOf(node: Node, parent: Node): FunctionNode | null {
  if (parent.type === "ArrowFunctionExpression") return parent.body === node ? parent : null;
  return parent.type === "ReturnStatement" ? enclosingFunction(parent) : null;
}

/** The places that read a variable which takes the value. */
function readsOf(source: Source, target: Node): readonly Node[] {
  if (target.type !== "Identifier") return [];
  const references = source.variableOf(target)?.references ?? [];
  return references.filter((reference) => !reference.isWrite()).map(({ identifier }) => identifier);
}

/** The name of a key that stands for one user, session or request: what is kept under it is not shared by others. */
const OWNER = /(?:session|user|tenant|client|connection|request|account|token|id)(?:\(\))?$/i;

function isOwner(source: Source, key: Node | undefined): boolean {
  return key !== undefined && staticString(key) === null && OWNER.test(source.text.slice(...unwrap(key).range).replace(/[!;]+$/, ""));
}

function isWeak(source: Source, target: Node): boolean {
  const definition = target.type === "Identifier" ? source.variableOf(target)?.defs[0]?.node : null;
  const init = definition?.type === "VariableDeclarator" ? definition.init : null;
  return init?.type === "NewExpression" && (calleeName(init) ?? "").startsWith("Weak");
}

/** Whether what is stored in `target` is there for every later call. */
function isShared(source: Source, target: Node, outlives: (block: Node) => boolean): boolean {
  const path: (string | null)[] = [];
  let root = unwrap(target);
  for (; root.type === "MemberExpression"; root = unwrap(root.object)) {
    if (root.computed && isOwner(source, root.property)) return false;
    path.unshift(memberName(root));
  }
  if (root.type === "ThisExpression") return path[0] === "constructor" || isStaticThis(root);
  if (root.type !== "Identifier") return false;
  const variable = source.variableOf(root);
  if (!variable) return path.length === 0 || GLOBAL_OBJECTS.has(root.name);
  return outlives(variable.scope.variableScope.block);
}

/** The class to whose objects `this.x` belongs; null for anything else. */
function holderOf(target: Node): ClassNode | null {
  const member = unwrap(target);
  if (member.type !== "MemberExpression" || unwrap(member.object).type !== "ThisExpression") return null;
  for (let outer: Node | undefined = member.parent; outer; outer = outer.parent) {
    if (outer.type === "ClassBody") return outer.parent;
    if (outer.type === "FunctionDeclaration" || outer.type === "StaticBlock") return null;
    if (outer.type === "FunctionExpression" && outer.parent.type !== "MethodDefinition") return null;
    if (outer.type === "MethodDefinition" && outer.static) return null;
  }
  return null;
}

function isStaticThis(node: Node): boolean {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.type === "StaticBlock") return true;
    if (outer.type === "PropertyDefinition") return outer.static;
    if (!isFunction(outer) || outer.type === "ArrowFunctionExpression") continue;
    return outer.parent.type === "MethodDefinition" && outer.parent.static;
  }
  return false;
}
