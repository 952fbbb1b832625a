import type { TSESTree } from "@typescript-eslint/utils";
import type { IndirectCall } from "../../../facts";
import { isGlobal } from "../imports/load";
import type { FileMeanings } from "../meanings";
import type { Source } from "../source";
import { keyName, memberName, readsOf, unwrap, type Node } from "../syntax";
import { followChain, type Chain } from "../uses/chain";
import { childrenOf } from "../walk";
import { givenBy, JavaScriptCall, type Given } from "./call";

/** The calls of what a chain stands for, by another name or with some arguments given before; `path` leads to its root. */
export function indirectCalls(source: Source, meanings: FileMeanings, { path: own, end }: Chain, path: readonly string[] = []): readonly IndirectCall[] {
  const whole = [...path, ...own];
  const { parent } = end;
  if (parent?.type === "CallExpression" && parent.callee === end) return callsByMethod(source, meanings, parent, whole);
  if (parent?.type === "CallExpression") {
    const given = handedTo(source, parent, end);
    if (!given) return [];
    return [{ path: whole, calls: [new JavaScriptCall(source, meanings, parent, given, false)], isComplete: true, location: source.location(end) }];
  }
  const defined = namesIn(parent);
  const follow = (read: Node, from: readonly string[]): readonly IndirectCall[] => {
    const chain = followChain(read);
    const { parent: call } = chain.end;
    const calls = (call?.type === "CallExpression" || call?.type === "NewExpression") && call.callee === chain.end;
    const direct = calls && [{ path: [...from, ...chain.path], calls: [new JavaScriptCall(source, meanings, call)] as const, isComplete: true, location: source.location(chain.end) }];
    return [...(direct || []), ...indirectCalls(source, meanings, chain, from)];
  };
  const byName = holders(end).flatMap(([name, inner]) => {
    // What a subclass has of its own is not inherited.
    const reads = soleReadsOf(source, name).filter((read) => !defined.includes(followChain(read).path[0] ?? ""));
    return reads.flatMap((read) => follow(read, [...whole, ...inner]));
  });
  return [...byName, ...supersIn(source, end).flatMap((read) => follow(read, whole))];
}

/** `f.call(null, …)`, `f.apply(null, […])`, `f.bind(null, …)` with the calls of what it gives. */
function callsByMethod(source: Source, meanings: FileMeanings, call: TSESTree.CallExpression, path: readonly string[]): readonly IndirectCall[] {
  const called = path.slice(0, -1);
  const location = source.location(call.callee);
  if (path.at(-1) === "apply") {
    return [{ path: called, calls: [new JavaScriptCall(source, meanings, call, itemsOf(call.arguments[1]), false)], isComplete: true, location }];
  }
  const bound = new JavaScriptCall(source, meanings, call, givenBy(call.arguments).slice(1));
  if (path.at(-1) === "call") return [{ path: called, calls: [bound], isComplete: true, location }];
  if (path.at(-1) !== "bind") return [];
  const later = bound.results().map((made) => ({ path: called, calls: [bound, made.call] as const, isComplete: true, location: made.location }));
  return [{ path: called, calls: [bound], isComplete: false, location }, ...later];
}

/** What is in a list of arguments that stands in an array. */
function itemsOf(list: Node | undefined): readonly Given[] {
  const items = list && unwrap(list);
  if (!items) return [];
  return items.type === "ArrayExpression" ? givenBy(items.elements) : [{ node: items, unpacked: true }];
}

/** How many arguments methods pass to the function that they are given. */
const PASSED: ReadonlyMap<string, number> = new Map([
  ...["every", "filter", "find", "findIndex", "findLast", "flatMap", "forEach", "map", "some"].map((name) => [name, 3] as const),
  ...["then", "catch"].map((name) => [name, 1] as const),
]);

/** What a function is given by the call that it is handed to; null where that is not known. */
function handedTo(source: Source, { callee, arguments: [first, second, list] }: TSESTree.CallExpression, handed: Node): readonly Given[] | null {
  const method = unwrap(callee);
  if (method.type !== "MemberExpression") return null;
  const name = memberName(method) ?? "";
  const others = (count: number): readonly Given[] => givenBy(Array.from({ length: count }, () => null));
  if (first === handed && name === "apply" && isGlobal(source, method.object, "Reflect")) return itemsOf(list);
  if (second === handed && name === "from" && isGlobal(source, method.object, "Array")) return others(2);
  const count = first === handed ? PASSED.get(name) : undefined;
  return count === undefined ? null : others(count);
}

/** `super` where it means the class itself that another one derives from: in what is static of that. */
function supersIn(source: Source, base: Node): readonly Node[] {
  const { parent: owner } = base;
  if ((owner?.type !== "ClassDeclaration" && owner?.type !== "ClassExpression") || owner.superClass !== base) return [];
  const found: Node[] = [];
  const pending: Node[] = owner.body.body.filter((member) => member.type === "StaticBlock" || ("static" in member && member.static));
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === "Super") found.push(node);
    for (const child of childrenOf(node, source.code.visitorKeys)) {
      const isOther = child.type === "ClassBody" || child.type === "FunctionDeclaration" || (child.type === "FunctionExpression" && node.type !== "MethodDefinition");
      if (!isOther) pending.push(child);
    }
  }
  return found;
}

/** The names that a declaration gives to the value, to something that is read from it, or to a class that derives from it. */
function holders(value: Node): (readonly [name: Node, path: readonly string[]])[] {
  const { parent } = value;
  if (parent?.type === "ClassDeclaration") return parent.id && parent.superClass === value ? [[parent.id, []]] : [];
  if (parent?.type !== "VariableDeclarator" || parent.init !== value) return [];
  const { id: target } = parent;
  if (target.type === "Identifier") return [[target, []]];
  if (target.type !== "ObjectPattern") return [];
  return target.properties.flatMap((property) => {
    const key = property.type === "Property" ? keyName(property) : null;
    return key !== null && property.type === "Property" && property.value.type === "Identifier" ? [[property.value, [key]] as const] : [];
  });
}

/** The static members of a class. */
function namesIn(node: Node | undefined): readonly string[] {
  const members = node?.type === "ClassDeclaration" ? node.body.body : [];
  return members.flatMap((member) => ("static" in member && member.static && "key" in member ? (keyName(member) ?? []) : []));
}

/** Where a variable is read that has no other value. */
function soleReadsOf(source: Source, name: Node): readonly Node[] {
  let declaring = name.parent;
  while (declaring && declaring.type !== "VariableDeclarator" && declaring.type !== "ClassDeclaration") declaring = declaring.parent;
  return (declaring ? source.declaredBy(declaring) : []).flatMap(({ defs, references }) => {
    const isOther = defs.length > 1 || defs[0]?.name !== name || references.some((reference) => reference.isWrite() && !reference.init);
    return isOther ? [] : readsOf(references);
  });
}
