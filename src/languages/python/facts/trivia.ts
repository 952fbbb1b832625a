import type { Edit } from "../../../facts";

const TRIVIA = /(?:[ \t\f\r\n]|\\\r?\n|#[^\r\n]*)*/y;
const BLANKS = /[ \t\f]*/y;
const LINE_END = /\r\n?|\n/g;

/** The offset behind blanks, line breaks and comments; `offset` must not stand in a string. */
export function skipTrivia(text: string, offset: number): number {
  TRIVIA.lastIndex = offset;
  TRIVIA.test(text);
  return TRIVIA.lastIndex;
}

/** The offset behind blanks on the same line. */
export function skipBlanks(text: string, offset: number): number {
  BLANKS.lastIndex = offset;
  BLANKS.test(text);
  return BLANKS.lastIndex;
}

export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start--;
  return start;
}

const isLineEnd = (code: number): boolean => code === 10 || code === 13;

/** Where the line of `offset` ends, and where the next one starts. */
export function lineEnd(text: string, offset: number): { readonly end: number; readonly next: number } {
  LINE_END.lastIndex = offset;
  const match = LINE_END.exec(text);
  return match ? { end: match.index, next: LINE_END.lastIndex } : { end: text.length, next: text.length };
}

/** The blanks that the line of `offset` begins with; null where something else stands before `offset`. */
export function indentationBefore(text: string, offset: number): string | null {
  const blanks = text.slice(lineStart(text, offset), offset);
  return /^[ \t\f]*$/.test(blanks) ? blanks : null;
}

/** The line break that the text uses around `offset`. */
export function newlineAt(text: string, offset: number): string {
  const { end, next } = lineEnd(text, offset);
  if (end < next) return text.slice(end, next);
  LINE_END.lastIndex = 0;
  return LINE_END.exec(text)?.[0] ?? "\n";
}

/** A comment that speaks to a tool about the code on its line, and is void without it. */
export function isDirective(comment: string): boolean {
  return /^#\s*(?:noqa|type:|pyright:|mypy:|pylint:|isort:|ruff:|pragma:|nosec|noinspection|flake8|eslint-)/i.test(comment);
}

/**
 * Puts edits in order and joins those that touch at one offset, so that no two begin at the same place; null where they
 * overlap.
 */
export function combineEdits(edits: readonly Edit[]): readonly Edit[] | null {
  const sorted = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.range[0] - b.edit.range[0] || a.edit.range[1] - b.edit.range[1] || a.order - b.order)
    .map(({ edit }) => edit);
  const combined: Edit[] = [];
  for (const edit of sorted) {
    const last = combined.at(-1);
    if (last && edit.range[0] < last.range[1]) return null;
    if (last?.range[0] === edit.range[0]) {
      combined[combined.length - 1] = { range: [last.range[0], edit.range[1]], text: last.text + edit.text };
    } else if (edit.text !== "" || edit.range[0] < edit.range[1]) {
      combined.push(edit);
    }
  }
  return combined;
}
