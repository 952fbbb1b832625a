import type { Range } from "./ast";
import type { Trivia } from "./comments";

/** A function of the module or of one of its classes whose body has lines of its own and declares no name of others. */
export interface OutlinedFunction {
  readonly name: string;
  readonly isMethod: boolean;
  /** From the start of the body's first line to the end of its last one. */
  readonly body: Range;
  /** What each line of the body begins with. */
  readonly indentation: string;
}

/** What shows of a module without parsing it. */
export interface Outline {
  readonly functions: readonly OutlinedFunction[];
  /** Names of other functions that are no methods: those with one line, those under conditions. */
  readonly otherNames: readonly string[];
  /** The logical line around `offset`, without comments and strings; empty where that stands in a comment between lines. */
  codeAround(offset: number): string;
  /** The one of `functions` in whose body `offset` stands. */
  functionAt(offset: number): OutlinedFunction | null;
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

const DEFINITION = /(?:async[ \t]+)?def[ \t]+([^\s(\\[]+)|class\b/y;

const DECLARATION = /(?:^|[;:])[ \t]*(?:global|nonlocal)\b/m;

/** What begins no line within brackets, unless one of them was never closed. */
const STATEMENT = /[ \t]*(?:def|class|import|return)\b/y;

/** Lines with the same indentation: those of the module, of a class, or any other ones. */
interface Block {
  readonly indentation: string;
  readonly isClass: boolean;
  /** Only classes stand between the block and the module. */
  readonly isPlain: boolean;
}

/** Outlines a text whose comments and strings are known; null where anything about its layout is in doubt. */
export function outlineOf(text: string, trivia: Trivia): Outline | null {
  if (!trivia.strings.every((range) => isClosed(range, text))) return null;
  const scanner = new Scanner(text, trivia);
  return scanner.scan() ? scanner : null;
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

class Scanner implements Outline {
  readonly functions: OutlinedFunction[] = [];
  readonly otherNames: string[] = [];
  /** The logical lines, without their indentation. */
  readonly #lines: Range[] = [];
  readonly #text: string;
  /** Comments and strings in the order of the text. */
  readonly #opaque: readonly Range[];
  #next = 0;
  #bodies: readonly Range[] | undefined;
  readonly #blocks: Block[] = [{ indentation: "", isClass: false, isPlain: true }];
  /** The block that the last line opened, without its indentation. */
  #opened: Omit<Block, "indentation"> | null = null;
  /** The function whose body the lines belong to. */
  #function: { name: string; isMethod: boolean; outside: string; indentation: string; start: number; end: number } | null = null;
  #lastCode = 0;
  #mayDeclare: boolean | undefined;

  constructor(text: string, { comments, strings }: Trivia) {
    this.#text = text;
    this.#opaque = inOrder(comments, strings);
  }

  /** False where the layout is in doubt. */
  scan(): boolean {
    const text = this.#text;
    for (let start = 0; start < text.length; ) {
      let code = start;
      while (isBlank(text.charCodeAt(code))) code++;
      const first = text.charCodeAt(code);
      if (first === HASH || first === NEWLINE || first === RETURN || code === text.length) {
        // What follows is no code; its quotes are known to be none.
        start = indexOrEnd(text, "\n", code) + 1;
        continue;
      }
      const end = first === BACKSLASH ? -1 : this.#endOfLine(code);
      if (end < 0 || !this.#place(start, code)) return false;
      this.#read(start, code, end);
      this.#lines.push([code, end]);
      start = end + 1;
    }
    if (this.#opened || this.#function?.indentation === "") return false;
    this.#closeFunction();
    return true;
  }

  codeAround(offset: number): string {
    const line = this.#lines[lastBefore(this.#lines, offset)];
    if (!line || line[1] <= offset) return "";
    let code = "";
    let [position] = line;
    for (let index = Math.max(0, lastBefore(this.#opaque, position)); index < this.#opaque.length; index++) {
      const [start, end] = this.#opaque[index]!;
      if (start >= line[1]) break;
      if (end <= position) continue;
      code += `${this.#text.slice(position, start)} `;
      position = end;
    }
    return code + this.#text.slice(position, line[1]);
  }

  functionAt(offset: number): OutlinedFunction | null {
    this.#bodies ??= this.functions.map(({ body }) => body);
    const found = this.functions[lastBefore(this.#bodies, offset)];
    return found && offset < found.body[1] ? found : null;
  }

  /** Finds the end of the logical line that begins at `start`; negative where brackets or backslashes are amiss. */
  #endOfLine(start: number): number {
    const text = this.#text;
    const opaque = this.#opaque;
    const expected: number[] = [];
    while (this.#next < opaque.length && opaque[this.#next]![1] <= start) this.#next++;
    let last = 0;
    for (let position = start; ; this.#next++) {
      const skipped = opaque[this.#next];
      const limit = skipped ? skipped[0] : text.length;
      for (; position < limit; position++) {
        const code = text.charCodeAt(position);
        if (code > BACKSLASH + 1 ? code !== 123 && code !== 125 : code > 41 && code < 91) {
          last = code;
          continue;
        }
        switch (code) {
          case NEWLINE:
            if (expected.length === 0) {
              this.#lastCode = last;
              return position;
            }
            STATEMENT.lastIndex = position + 1;
            if (STATEMENT.test(text)) return -1;
            break;
          case SPACE:
          case TAB:
          case RETURN:
            break;
          case 40:
          case 91:
          case 123:
            last = code;
            expected.push(CLOSING.get(code)!);
            break;
          case 41:
          case 93:
          case 125:
            last = code;
            if (expected.pop() !== code) return -1;
            break;
          case BACKSLASH:
            position += text.charCodeAt(position + 1) === RETURN ? 2 : 1;
            if (text.charCodeAt(position) !== NEWLINE) return -1;
            break;
          default:
            last = code;
        }
      }
      if (!skipped) {
        this.#lastCode = last;
        return expected.length === 0 ? position : -1;
      }
      if (text.charCodeAt(skipped[0]) !== HASH) last = 0;
      position = skipped[1];
    }
  }

  /** Finds the block of a line by its indentation; false where it has none. */
  #place(start: number, code: number): boolean {
    const text = this.#text;
    const width = code - start;
    if (this.#function) {
      const { outside, indentation } = this.#function;
      if (indentation === "" ? width > outside.length && text.startsWith(outside, start) : text.startsWith(indentation, start)) return true;
      if (indentation === "" || width > outside.length) return false;
      this.#closeFunction();
    }
    let block = this.#blocks.at(-1)!;
    if (this.#opened) {
      if (width <= block.indentation.length || !text.startsWith(block.indentation, start)) return false;
      this.#blocks.push({ ...this.#opened, indentation: text.slice(start, code) });
      this.#opened = null;
      return true;
    }
    while (width < block.indentation.length) {
      this.#blocks.pop();
      block = this.#blocks.at(-1)!;
    }
    return width === block.indentation.length && text.startsWith(block.indentation, start);
  }

  /** Notes what the line begins. */
  #read(start: number, code: number, end: number): void {
    const text = this.#text;
    if (this.#function) {
      if (this.#function.indentation === "") {
        this.#function.indentation = text.slice(start, code);
        this.#function.start = start;
      }
      this.#function.end = end;
      return;
    }
    const opens = this.#lastCode === COLON;
    DEFINITION.lastIndex = code;
    const definition = DEFINITION.exec(text);
    const { indentation, isClass, isPlain } = this.#blocks.at(-1)!;
    const name = definition?.[1];
    if (name !== undefined && opens && isPlain) {
      this.#function = { name, isMethod: isClass, outside: indentation, indentation: "", start: end, end };
      return;
    }
    if (name !== undefined && !isClass) this.otherNames.push(name);
    if (opens) this.#opened = { isClass: definition !== null && name === undefined, isPlain: isPlain && definition !== null && name === undefined };
  }

  #closeFunction(): void {
    const closed = this.#function;
    this.#function = null;
    if (!closed) return;
    const { name, isMethod, indentation, start, end } = closed;
    if (!this.#declares(start, end)) this.functions.push({ name, isMethod, indentation, body: [start, end] });
    else if (!isMethod) this.otherNames.push(name);
  }

  /** Whether lines declare names `global` or `nonlocal`. */
  #declares(start: number, end: number): boolean {
    this.#mayDeclare ??= DECLARATION.test(this.#text);
    return this.#mayDeclare && DECLARATION.test(this.#text.slice(start, end));
  }
}

function isQuote(code: number): boolean {
  return code === 34 || code === 39;
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

function indexOrEnd(text: string, searched: string, from: number): number {
  const index = text.indexOf(searched, from);
  return index < 0 ? text.length : index;
}

/** The index of the last range that begins at `offset` or before; -1 where none does. */
function lastBefore(ranges: readonly Range[], offset: number): number {
  let low = -1;
  let high = ranges.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (ranges[middle]![0] <= offset) low = middle;
    else high = middle;
  }
  return low;
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
