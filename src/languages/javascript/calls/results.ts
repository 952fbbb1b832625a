import type { Source } from "../source";
import { isTransparent, type CallNode, type Node } from "../syntax";
import { callBy } from "./references";

/** The calls of what `call` returns: `call()()`, `const f = call(); f()`. */
export function callsOfResult(source: Source, call: Node): readonly CallNode[] {
  let value = call;
  while (value.parent && isTransparent(value.parent)) value = value.parent;
  const direct = callBy(value);
  if (direct) return [direct];
  const binding = value.parent;
  if (binding?.type !== "VariableDeclarator" || binding.init !== value || binding.id.type !== "Identifier") return [];
  return source.declaredBy(binding).flatMap((variable) => {
    if (variable.references.some((reference) => reference.isWrite() && !reference.init)) return [];
    return variable.references.flatMap(({ identifier }) => callBy(identifier) ?? []);
  });
}
