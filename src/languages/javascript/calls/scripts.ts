import type { Source } from "../source";
import { laterFunction, memberName, type Node } from "../syntax";
import { callBy } from "./references";

const SETTLING = new Set(["then", "finally"]);

const known = new WeakMap<Source, boolean>();

/** The file is a program that ends by itself when its work is done: `main().then(() => process.exit(0))`. */
export function endsByItself(source: Source): boolean {
  let ends = known.get(source);
  if (ends === undefined) known.set(source, (ends = source.globalReferences("process").some(isEnd)));
  return ends;
}

function isEnd({ parent: exit }: Node): boolean {
  if (exit?.type !== "MemberExpression" || memberName(exit) !== "exit") return false;
  if (isSettling(exit)) return true;
  const call = callBy(exit);
  const [status, ...others] = call?.arguments ?? [];
  if (!call || others.length > 0 || (status && !(status.type === "Literal" && status.value === 0))) return false;
  const inside = laterFunction(call);
  return inside ? isSettling(inside) : call.parent.type === "ExpressionStatement" && call.parent.parent.type === "Program";
}

/** What runs when a promise has come to its end. */
function isSettling(callback: Node): boolean {
  const { parent } = callback;
  if (parent?.type !== "CallExpression" || parent.arguments[0] !== callback) return false;
  return parent.callee.type === "MemberExpression" && SETTLING.has(memberName(parent.callee) ?? "");
}
