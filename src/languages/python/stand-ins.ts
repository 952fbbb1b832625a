import type { Range } from "./ast";
import type { LogicalLine } from "./logical-lines";

/** What a line may do that nobody sees who does not read it: bind a name, or make a generator of its function. */
const HIDDEN = /:=|\byield\b|;|^(?:del|from|import|@)/;

/** A call by a name or an attribute, up to its arguments. */
const CALL = /^(?:await[ \t]+)?(?!(?:assert|await|elif|except|for|if|lambda|not|raise|return|while|with|yield)\b)(?:\w+\.)*(\w+)\(/;

/** Below this length, brackets are not worth to be emptied. */
const SHORT = 12;

/** What may stand for a statement that binds no name and leaves no block; null where it must stay. */
export function standInFor({ code, end, opens, isText, group }: LogicalLine, text: string): string | null {
  if (isText) return "0";
  const source = text.slice(code, end);
  if (opens || HIDDEN.test(source)) return null;
  if (source.startsWith("assert ")) return "pass";
  const [call, name] = CALL.exec(source) ?? [];
  if (call === undefined || name === undefined || group?.[0] !== code + call.length - 1) return null;
  // Handlers that only check something are told from others.
  return name.startsWith("assert") ? "pass" : "0";
}

/** The arguments or the display that a statement ends with, where the statement means as much without what they hold. */
export function idleGroup({ code, end, opens, group }: LogicalLine, text: string): Range | null {
  if (opens || !group || group[1] - group[0] < SHORT || HIDDEN.test(text.slice(code, end))) return null;
  const before = text.slice(code, group[0]);
  switch (text.charAt(group[0])) {
    case "(":
      return /[\w)\]]$/.test(before) ? group : null;
    case "[":
      return /=[ \t]*$/.test(before) ? group : null;
    default:
      return group;
  }
}
