import type { Range } from "./ast";
import { scanTrivia } from "./comments";
import { TreeError } from "./tree-error";

/** A node while its tree is being built. */
interface BuiltNode {
  readonly [field: string]: unknown;
  readonly type: string;
  readonly range: Range;
}

const TARGETS: ReadonlySet<string> = new Set(["Name", "Attribute", "Subscript", "Starred", "Tuple", "List"]);

/** An octal number of Python 2. */
const LEADING_ZERO = /0[\d_]*[1-9][\d_]*(?![\d_.ej])/iy;

const BETWEEN_STRINGS = /^(?:[\s\\]|#[^\r\n]*)*$/;

/** Throws a `TreeError` for what the parser accepts and Python does not. */
export type Check = (node: BuiltNode, text: string) => void;

/** By the types of node of which such mistakes are easy to tell. */
export const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>([
  ["Constant", rejectLeadingZero],
  ["JoinedStr", rejectCodeInString],
  ["TemplateStr", rejectCodeInString],
  ["ImportFrom", rejectTrailingComma],
  ["Assign", rejectTargets],
  ["Delete", rejectTargets],
  ["For", ({ target }) => rejectTarget(target)],
  ["AsyncFor", ({ target }) => rejectTarget(target)],
  ["comprehension", ({ target }) => rejectTarget(target)],
  ["AugAssign", ({ target }) => rejectTarget(target)],
  ["AnnAssign", ({ target }) => rejectTarget(target)],
  ["withitem", ({ optional_vars: target }) => rejectTarget(target)],
]);

function rejectLeadingZero({ value, range: [start] }: BuiltNode, text: string): void {
  if (typeof value !== "number" || !text.startsWith("0", start)) return;
  LEADING_ZERO.lastIndex = start;
  if (LEADING_ZERO.test(text)) throw new TreeError("leading zeros in decimal integer literals are not permitted", start);
}

/** A brace in a string in a field makes the parser take what follows the string for a part of the field. */
function rejectCodeInString({ range: [start, end] }: BuiltNode, text: string): void {
  // A format specification is no string by itself.
  if (text.startsWith(":", start)) return;
  const literal = text.slice(start, end);
  let position = 0;
  for (const string of scanTrivia(literal).strings) {
    if (!BETWEEN_STRINGS.test(literal.slice(position, string[0]))) break;
    position = string[1];
  }
  if (position < literal.length) throw new TreeError("Unterminated f-string literal", start);
}

function rejectTrailingComma({ names, range }: BuiltNode, text: string): void {
  const last: unknown = Array.isArray(names) ? names.at(-1) : null;
  if (!isBuiltNode(last)) return;
  const [, end] = last.range;
  const comma = /^[ \t]*,/.exec(text.slice(end, end + 100));
  if (comma && !text.slice(end, range[1]).includes(")")) {
    throw new TreeError("trailing comma not allowed without surrounding parentheses", end + comma[0].length - 1);
  }
}

function rejectTargets({ targets }: BuiltNode): void {
  if (Array.isArray(targets)) targets.forEach(rejectTarget);
}

function rejectTarget(target: unknown): void {
  if (!isBuiltNode(target)) return;
  if (!TARGETS.has(target.type)) throw new TreeError("cannot assign to an expression", target.range[0]);
  if (Array.isArray(target.elts)) target.elts.forEach(rejectTarget);
}

function isBuiltNode(value: unknown): value is BuiltNode {
  return typeof value === "object" && value !== null && "range" in value;
}
