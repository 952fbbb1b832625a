import type { Range } from "./ast";
import { isInterpolated, type Trivia } from "./comments";

/** A statement, or the head of a compound one, with all its lines. */
export interface LogicalLine {
  /** Where its first line begins. */
  readonly start: number;
  /** Where its code begins. */
  readonly code: number;
  /** Behind its last line, before the line end. */
  readonly end: number;
  /** It ends with a colon. */
  readonly opens: boolean;
  /** It is nothing but strings without code, such as a docstring. */
  readonly isText: boolean;
  /** The outermost brackets that it ends with, from the opening one to behind the closing one. */
  readonly group: Range | null;
}

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const HASH = 35;
const COLON = 58;
const BACKSLASH = 92;

/** By opening bracket, its closing one. */
const CLOSING = new Map([[40, 41], [91, 93], [123, 125]]);

/** What begins no line within brackets, unless one of them was never closed. */
const STATEMENT = /[ \t]*(?:def|class|import|return)\b/y;

/** Splits a text whose comments and strings are known; null where brackets, quotes or backslashes are amiss. */
export function logicalLines(text: string, { comments, strings }: Trivia): readonly LogicalLine[] | null {
  if (!strings.every((range) => isClosed(range, text))) return null;
  const reader = new LineReader(text, inOrder(comments, strings));
  const lines: LogicalLine[] = [];
  for (let start = 0; start < text.length; ) {
    let code = start;
    while (isBlank(text.charCodeAt(code))) code++;
    const first = text.charCodeAt(code);
    if (first === HASH || first === NEWLINE || first === RETURN || code === text.length) {
      // What follows is no code; its quotes are known to be none.
      start = indexOrEnd(text, "\n", code) + 1;
      continue;
    }
    const line = first === BACKSLASH ? null : reader.read(start, code);
    if (!line) return null;
    lines.push(line);
    start = line.end + 1;
  }
  return lines;
}

/** Whether a string ends with the quotes that it begins with. */
function isClosed([start, end]: Range, text: string): boolean {
  const quote = text.charCodeAt(end - 1);
  let open = start;
  while (open < end && !isQuote(text.charCodeAt(open))) open++;
  const isTriple = text.charCodeAt(open + 1) === quote && text.charCodeAt(open + 2) === quote;
  const length = isTriple ? 3 : 1;
  const close = end - length;
  if (text.charCodeAt(open) !== quote || close < open + length) return false;
  if (isTriple && (text.charCodeAt(close) !== quote || text.charCodeAt(close + 1) !== quote)) return false;
  let escape = close;
  while (text.charCodeAt(escape - 1) === BACKSLASH) escape--;
  return (close - escape) % 2 === 0;
}

class LineReader {
  #next = 0;

  /** `opaque`: comments and strings in the order of the text. */
  constructor(private readonly text: string, private readonly opaque: readonly Range[]) {}

  /** Reads the logical line whose code begins at `code`; null where brackets or backslashes are amiss. */
  read(start: number, code: number): LogicalLine | null {
    const { text, opaque } = this;
    const expected: number[] = [];
    while (this.#next < opaque.length && opaque[this.#next]![1] <= code) this.#next++;
    let last = 0;
    let holdsCode = false;
    let opened = 0;
    let closed = 0;
    const line = (end: number): LogicalLine => {
      const isText = !holdsCode && last === 0;
      return { start, code, end, opens: last === COLON, isText, group: isClosing(last) ? [opened, closed] : null };
    };
    for (let position = code; ; this.#next++) {
      const skipped = opaque[this.#next];
      const limit = skipped ? skipped[0] : text.length;
      for (; position < limit; position++) {
        const character = text.charCodeAt(position);
        if (character > BACKSLASH + 1 ? character !== 123 && character !== 125 : character > 41 && character < 91) {
          last = character;
          continue;
        }
        switch (character) {
          case NEWLINE:
            if (expected.length === 0) return line(position);
            STATEMENT.lastIndex = position + 1;
            if (STATEMENT.test(text)) return null;
            break;
          case SPACE:
          case TAB:
          case RETURN:
            break;
          case 40:
          case 91:
          case 123:
            if (expected.length === 0) opened = position;
            last = character;
            expected.push(CLOSING.get(character)!);
            break;
          case 41:
          case 93:
          case 125:
            if (expected.pop() !== character) return null;
            last = character;
            closed = position + 1;
            break;
          case BACKSLASH:
            position += text.charCodeAt(position + 1) === RETURN ? 2 : 1;
            if (text.charCodeAt(position) !== NEWLINE) return null;
            break;
          default:
            last = character;
        }
      }
      if (!skipped) return expected.length === 0 ? line(position) : null;
      if (text.charCodeAt(skipped[0]) !== HASH) {
        holdsCode ||= last !== 0 || isInterpolated(text, skipped);
        last = 0;
      }
      position = skipped[1];
    }
  }
}

function isQuote(code: number): boolean {
  return code === 34 || code === 39;
}

function isClosing(code: number): boolean {
  return code === 41 || code === 93 || code === 125;
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

export function indexOrEnd(text: string, searched: string, from: number): number {
  const index = text.indexOf(searched, from);
  return index < 0 ? text.length : index;
}

/** Both lists as one; comments within strings belong to these. */
function inOrder(comments: readonly Range[], strings: readonly Range[]): Range[] {
  const all = new Array<Range>();
  let next = 0;
  for (const string of strings) {
    for (; next < comments.length && comments[next]![0] < string[1]; next++) {
      if (comments[next]![0] < string[0]) all.push(comments[next]!);
    }
    all.push(string);
  }
  for (; next < comments.length; next++) all.push(comments[next]!);
  return all;
}
