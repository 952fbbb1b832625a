import type { Range } from "./ast";
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

/** Throws a `TreeError` for what the parser accepts and Python does not. */
export type Check = (node: BuiltNode, text: string) => void;

/** By the types of node of which such mistakes are easy to tell. */
export const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>([
  ["Constant", rejectLeadingZero],
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
