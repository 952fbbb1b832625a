import type { Edit } from "../../../facts";
import type { Source } from "../source";
import type { Node } from "../syntax";

/** Collects edits, and refuses those that meet. */
export class EditList {
  private readonly edits: Edit[] = [];

  add(...edits: readonly Edit[]): void {
    this.edits.push(...edits);
  }

  /** What is inserted at one place stands there in the order in which it came. */
  insert(position: number, text: string): void {
    this.add({ range: [position, position], text });
  }

  /** Null where two edits change the same text. */
  finish(): readonly Edit[] | null {
    const sorted = [...this.edits].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
    const overlaps = sorted.some(({ range }, index) => range[0] < (sorted[index - 1]?.range[1] ?? 0));
    return overlaps ? null : sorted;
  }
}

/**
 * Edits the items between a pair of braces: dropped items give their place to added ones, others go with their comma, and
 * what is left is added behind the last. Null where a comment would be lost or nothing would remain.
 */
export function editList(
  source: Source,
  items: readonly Node[],
  dropped: ReadonlySet<Node>,
  added: readonly string[],
): readonly Edit[] | null {
  const waiting = [...added];
  const edits: Edit[] = [];
  const going = new Set<Node>();
  for (const item of items) {
    const text = dropped.has(item) ? waiting.shift() : undefined;
    if (text !== undefined) edits.push({ range: item.range, text });
    else if (dropped.has(item)) going.add(item);
  }
  const last = items.findLast((item) => !going.has(item));
  if (!last) return null;
  for (const [index, item] of items.entries()) {
    const next = items[index + 1];
    if (next && going.has(item) && item.range[0] < last.range[0]) edits.push({ range: [item.range[0], next.range[0]], text: "" });
  }
  const end = items.at(-1)?.range[1] ?? 0;
  if (end > last.range[1]) edits.push({ range: [last.range[1], end], text: "" });
  if (edits.some(({ range }) => source.hasComments(...range))) return null;
  const separator = `,${lineBreakBefore(source, last) ?? " "}`;
  const behind = waiting.map((text): Edit => ({ range: [last.range[1], last.range[1]], text: separator + text }));
  return [...edits, ...behind];
}

/** The line break and indentation before a node that begins its line; null for any other. */
export function lineBreakBefore(source: Source, node: Node): string | null {
  const [start] = node.range;
  const before = source.code.getTokenBefore(node);
  const between = before ? source.text.slice(before.range[1], start) : "";
  return /(?:\r\n|\n|\r)[ \t]*$/.exec(between)?.[0] ?? null;
}

/** Where a statement ends, without a semicolon that guards the next line: `require("m")\n;[1].map(f)`. */
export function endOfStatement(source: Source, statement: Node): number {
  const last = source.code.getLastToken(statement);
  const before = last?.value === ";" ? source.code.getTokenBefore(last) : null;
  return before && last && before.loc.end.line < last.loc.start.line ? before.range[1] : statement.range[1];
}

/** Whether the statement before one would go on in what stands behind it, were it not there. */
function keepsApart(source: Source, statement: Node, end: number): boolean {
  const before = source.code.getTokenBefore(statement);
  const after = source.code.getTokenAfter(statement);
  if (end < statement.range[1] || !before || !after) return false;
  return before.value !== ";" && before.value !== "{" && /^[([`/+-]/.test(after.value);
}

/** Takes a statement away with its line; null where a comment would be left without what it speaks of. */
export function removeStatement(source: Source, statement: Node): Edit | null {
  const start = source.lineStart(statement);
  const end = endOfStatement(source, statement);
  if (source.hasComments(...statement.range) || keepsApart(source, statement, end)) return null;
  const behind = source.text.slice(end).replace(/^[ \t]+/, "");
  const next = source.text.length - behind.length;
  const lineBreak = /^(?:\r\n|\n|\r)/.exec(behind)?.[0];
  const beginsLine = start === 0 || /[\r\n]/.test(source.text.charAt(start - 1));
  if (lineBreak !== undefined && beginsLine) return { range: [start, next + lineBreak.length], text: "" };
  return /^\/[/*]/.test(behind) ? null : { range: [statement.range[0], next], text: "" };
}

/** Where a new line begins behind a statement: after the comments that follow it on its line. */
export function endOfStatementLine(source: Source, statement: Node): number {
  const end = endOfStatement(source, statement);
  const rest = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/[ \t]*)+(?=[\r\n]|$)/.exec(source.text.slice(end));
  return end + (rest?.[0].trimEnd().length ?? 0);
}
