import type { IndirectCall } from "../../../facts";
import type { FileMeanings } from "../meanings";
import type { Source } from "../source";
import { keyName, type Node } from "../syntax";
import { followChain, type Chain } from "../uses/chain";
import { JavaScriptCall } from "./call";

/** The calls of what a chain stands for, by another name or with some arguments given before; `path` leads to its root. */
export function indirectCalls(source: Source, meanings: FileMeanings, { path: own, end }: Chain, path: readonly string[] = []): readonly IndirectCall[] {
  const whole = [...path, ...own];
  const { parent } = end;
  if (parent?.type === "CallExpression" && parent.callee === end) {
    const called = whole.slice(0, -1);
    const call = new JavaScriptCall(source, meanings, parent, 1);
    const location = source.location(end);
    if (whole.at(-1) === "call") return [{ path: called, calls: [call], isComplete: true, location }];
    if (whole.at(-1) !== "bind") return [];
    const later = call.results().map((made) => ({ path: called, calls: [call, made.call] as const, isComplete: true, location: made.location }));
    return [{ path: called, calls: [call], isComplete: false, location }, ...later];
  }
  const defined = namesIn(parent);
  return holders(end).flatMap(([name, inner]) =>
    readsOf(source, name).flatMap((read): readonly IndirectCall[] => {
      const chain = followChain(read);
      // What a subclass has of its own is not inherited.
      if (chain.path.slice(0, 1).some((name) => defined.includes(name))) return [];
      const from = [...whole, ...inner];
      const { parent: call } = chain.end;
      const calls = (call?.type === "CallExpression" || call?.type === "NewExpression") && call.callee === chain.end;
      const direct = calls && [{ path: [...from, ...chain.path], calls: [new JavaScriptCall(source, meanings, call)] as const, isComplete: true, location: source.location(chain.end) }];
      return [...(direct || []), ...indirectCalls(source, meanings, chain, from)];
    }),
  );
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
function readsOf(source: Source, name: Node): readonly Node[] {
  let declaring = name.parent;
  while (declaring && declaring.type !== "VariableDeclarator" && declaring.type !== "ClassDeclaration") declaring = declaring.parent;
  return (declaring ? source.declaredBy(declaring) : []).flatMap(({ defs, references }) => {
    const isOther = defs.length > 1 || defs[0]?.name !== name || references.some((reference) => reference.isWrite() && !reference.init);
    return isOther ? [] : references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier);
  });
}
