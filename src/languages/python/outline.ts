import type { Range } from "./ast";
import type { Trivia } from "./comments";
import type { LogicalLine } from "./logical-lines";
import { lastBefore } from "./text";

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
  /** Whether `offset` stands in a statement that is more than a text, and in no comment. */
  isCode(offset: number): boolean;
  /** The one of `functions` in whose body `offset` stands. */
  functionAt(offset: number): OutlinedFunction | null;
}

const DEFINITION = /(?:async[ \t]+)?def[ \t]+([^\s(\\[]+)|class\b/y;

const DECLARATION = /(?:^|[;:])[ \t]*(?:global|nonlocal)\b/m;

/** Lines with the same indentation: those of the module, of a class, or any other ones. */
interface Block {
  readonly indentation: string;
  readonly isClass: boolean;
  /** Only classes stand between the block and the module. */
  readonly isPlain: boolean;
}

/** Outlines a text by its logical lines; null where its indentation is in doubt. */
export function outlineOf(text: string, lines: readonly LogicalLine[], trivia: Trivia): Outline | null {
  const scanner = new Scanner(text, lines, trivia);
  return scanner.scan() ? scanner : null;
}

class Scanner implements Outline {
  readonly functions: OutlinedFunction[] = [];
  readonly otherNames: string[] = [];
  readonly #text: string;
  readonly #lines: readonly LogicalLine[];
  readonly #trivia: Trivia;
  readonly #blocks: Block[] = [{ indentation: "", isClass: false, isPlain: true }];
  /** The block that the last line opened, without its indentation. */
  #opened: Omit<Block, "indentation"> | null = null;
  /** The function whose body the lines belong to. */
  #function: { name: string; isMethod: boolean; outside: string; indentation: string; start: number; end: number } | null = null;
  #mayDeclare: boolean | undefined;

  constructor(text: string, lines: readonly LogicalLine[], trivia: Trivia) {
    this.#text = text;
    this.#lines = lines;
    this.#trivia = trivia;
  }

  /** False where the indentation is in doubt. */
  scan(): boolean {
    for (const line of this.#lines) {
      if (!this.#place(line)) return false;
      this.#read(line);
    }
    if (this.#opened || this.#function?.indentation === "") return false;
    this.#closeFunction();
    return true;
  }

  isCode(offset: number): boolean {
    const { comments } = this.#trivia;
    const comment = comments[lastBefore(comments, offset, ([start]) => start)];
    return this.#lineAt(offset)?.isText === false && (!comment || comment[1] <= offset);
  }

  codeAround(offset: number): string {
    const line = this.#lineAt(offset);
    if (!line) return "";
    const code = this.#text.slice(line.code, line.end);
    return blankOut(blankOut(code, line.code, this.#trivia.comments), line.code, this.#trivia.strings);
  }

  functionAt(offset: number): OutlinedFunction | null {
    const found = this.functions[lastBefore(this.functions, offset, ({ body }) => body[0])];
    return found && offset < found.body[1] ? found : null;
  }

  #lineAt(offset: number): LogicalLine | null {
    const line = this.#lines[lastBefore(this.#lines, offset, ({ code }) => code)];
    return line && offset < line.end ? line : null;
  }

  /** Finds the block of a line by its indentation; false where it has none. */
  #place({ start, code }: LogicalLine): boolean {
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
  #read({ start, code, end, opens }: LogicalLine): void {
    const text = this.#text;
    if (this.#function) {
      if (this.#function.indentation === "") {
        this.#function.indentation = text.slice(start, code);
        this.#function.start = start;
      }
      this.#function.end = end;
      return;
    }
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

/** Puts blanks where `ranges`, in their order, stand in a piece of the text that begins at `offset`. */
function blankOut(piece: string, offset: number, ranges: readonly Range[]): string {
  let blanked = "";
  for (let index = Math.max(0, lastBefore(ranges, offset, ([start]) => start)); index < ranges.length; index++) {
    const [start, end] = ranges[index]!;
    if (start >= offset + piece.length) break;
    if (end <= offset) continue;
    blanked += piece.slice(blanked.length, start - offset);
    blanked += " ".repeat(end - offset - blanked.length);
  }
  return blanked + piece.slice(blanked.length);
}
