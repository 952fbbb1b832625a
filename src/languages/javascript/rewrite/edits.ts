import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "../../../facts";
import type { Source } from "../source";
import type { Node } from "../syntax";

/** Collects edits so that insertions at one place become one, and refuses those that meet. */
export class EditList {
  private readonly edits: Edit[] = [];

  add(...edits: readonly Edit[]): void {
    this.edits.push(...edits);
  }

  insert(position: number, text: string): void {
    const index = this.edits.findIndex(({ range }) => range[0] === position && range[1] === position);
    const known = this.edits[index];
    if (known) this.edits[index] = { range: known.range, text: known.text + text };
    else this.edits.push({ range: [position, position], text });
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
  const replaced = new Map<Node, string>();
  for (const item of items) {
    const text = dropped.has(item) ? waiting.shift() : undefined;
    if (text !== undefined) replaced.set(item, text);
  }
  const remaining = items.filter((item) => !dropped.has(item) || replaced.has(item));
  const lastRemaining = remaining.at(-1);
  if (!lastRemaining) return null;
  const edits: Edit[] = [...replaced].map(([item, text]) => ({ range: item.range, text }));
  for (const [index, item] of items.entries()) {
    if (remaining.includes(item)) continue;
    const next = items[index + 1];
    const isTail = item.range[0] > lastRemaining.range[0];
    if (isTail) {
      if (!next) edits.push({ range: [lastRemaining.range[1], item.range[1]], text: "" });
    } else if (next) edits.push({ range: [item.range[0], next.range[0]], text: "" });
  }
  if (edits.some(({ range }) => source.hasComments(...range))) return null;
  const last = edits.find(({ range }) => range[1] === lastRemaining.range[1]);
  if (waiting.length === 0) return edits;
  const separator = `,${lineBreakBefore(source, lastRemaining) ?? " "}`;
  const behind = waiting.map((text) => separator + text).join("");
  if (!last) return [...edits, { range: [lastRemaining.range[1], lastRemaining.range[1]], text: behind }];
  return edits.map((edit) => (edit === last ? { range: edit.range, text: edit.text + behind } : edit));
}

/** The line break and indentation before an item that begins its line. */
function lineBreakBefore(source: Source, item: Node): string | null {
  const before: TSESTree.Token | null = source.code.getTokenBefore(item);
  const between = source.text.slice(before?.range[1] ?? item.range[0], item.range[0]);
  return /(?:\r\n|\n|\r)[ \t]*$/.exec(between)?.[0] ?? null;
}

/** Where a statement ends, without a semicolon that guards the next line: `require("m")\n;[1].map(f)`. */
function endOfStatement(source: Source, statement: Node): number {
  const last = source.code.getLastToken(statement);
  const before = last?.value === ";" ? source.code.getTokenBefore(last) : null;
  return before && last && before.loc.end.line < last.loc.start.line ? before.range[1] : statement.range[1];
}

/** Whether the statement before one would go on in what stands behind it, were it not there. */
function keepsApart(source: Source, statement: Node, end: number): boolean {
  const before = source.code.getTokenBefore(statement);
  const after = source.code.getTokenAfter(statement);
  if (end < statement.range[1] || !before || !after) return false;
  return !/^[;{]$/.test(before.value) && /^(?:[([`/*+.,-]|\+\+|--|in|instanceof)/.test(after.value);
}

/** Takes a statement away with its line; null where a comment would be left without what it speaks of. */
export function removeStatement(source: Source, statement: Node): Edit | null {
  const start = source.lineStart(statement);
  const end = endOfStatement(source, statement);
  if (source.hasComments(...statement.range) || keepsApart(source, statement, end)) return null;
  const rest = /^[ \t]*(\r\n|\n|\r|$)/.exec(source.text.slice(end));
  const ownLine = start < statement.range[0] || /(?:^|[\r\n])$/.test(source.text.slice(0, start));
  if (rest && ownLine) return { range: [start, end + rest[0].length], text: "" };
  if (/^[ \t]*\/[/*]/.test(source.text.slice(end))) return null;
  const blank = /^[ \t]*/.exec(source.text.slice(end))?.[0].length ?? 0;
  return { range: [statement.range[0], end + blank], text: "" };
}

/** Where a new line begins behind a statement: after the comments that follow it on its line. */
export function endOfStatementLine(source: Source, statement: Node): number {
  const end = endOfStatement(source, statement);
  const rest = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/[ \t]*)+(?=[\r\n]|$)/.exec(source.text.slice(end));
  return end + (rest?.[0].trimEnd().length ?? 0);
}
