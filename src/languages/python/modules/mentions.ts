const NEWLINE = 10;
const SPACE = 32;
const TAB = 9;
const FORM_FEED = 12;
const CARRIAGE_RETURN = 13;
const DOUBLE_QUOTE = 34;
const HASH = 35;
const SINGLE_QUOTE = 39;
const OPEN_PARENTHESIS = 40;
const STAR = 42;
const COMMA = 44;
const DOT = 46;
const COLON = 58;
const SEMICOLON = 59;
const BACKSLASH = 92;

/** What is called for each module or symbol that a file names. */
export interface MentionSink {
  /** `import a.b`, and the name behind `as`. */
  module(dotted: string, alias: string): void;
  /** `from a import b` as `a.b`, `from a import *` as `a.*`; `a` with its leading dots; and the name behind `as`. */
  member(dotted: string, alias: string): void;
  /** A string that begins with a dotted name, which may begin with a dot. */
  quoted(dotted: string): void;
}

const isWord = new Uint8Array(256);
for (let code = 0; code < 256; code++) {
  if (code >= 128 || /\w/.test(String.fromCharCode(code))) isWord[code] = 1;
}

/** The first letters of the two keywords. */
const FROM = 102;
const IMPORT = 105;

const BYTE_ORDER_MARK = Buffer.from("\ufeff");

/** What may end a statement or begin a string. */
const isStop = new Uint8Array(256);
for (const code of [NEWLINE, CARRIAGE_RETURN, SEMICOLON, COLON, DOUBLE_QUOTE, SINGLE_QUOTE]) isStop[code] = 1;

/**
 * Finds the imports and the dotted strings of a Python source without parsing it, at the price of a look at each byte.
 * It may find in vain (inside of strings), but overlooks none.
 */
export class MentionScanner {
  private at = 0;

  constructor(private readonly bytes: Buffer, private readonly end: number, private readonly sink: MentionSink) {}

  scan(): void {
    const { bytes, end } = this;
    if (BYTE_ORDER_MARK.every((byte, index) => byte === bytes[index])) this.at = BYTE_ORDER_MARK.length;
    this.statement();
    let position = this.at;
    // The next stop is looked for, and most stops are left, without a call: files are long.
    while (position < end) {
      const code = bytes[position++]!;
      if (isStop[code] === 0) continue;
      const isQuote = code === DOUBLE_QUOTE || code === SINGLE_QUOTE;
      if (!isQuote) while (bytes[position] === SPACE) position += 1;
      const next = bytes[position]!;
      if (isQuote ? isWord[next] === 0 && next !== DOT : isWord[next] === 1 && next !== FROM && next !== IMPORT) continue;
      this.at = position;
      if (isQuote) this.string();
      else this.statement();
      position = this.at;
    }
  }

  /** Where a statement may begin. */
  private statement(): void {
    this.blanks();
    if (this.word("from")) this.from();
    else if (this.word("import")) this.import();
  }

  private from(): void {
    const module = this.dotted();
    if (module === "" || !this.word("import")) return;
    const prefix = module.endsWith(".") ? module : `${module}.`;
    let isOpen = false;
    for (;;) {
      if (isOpen) this.blanksAndLines();
      else this.blanks();
      const code = this.bytes[this.at];
      if (code === OPEN_PARENTHESIS && !isOpen) {
        isOpen = true;
        this.at += 1;
        continue;
      }
      if (code === STAR) {
        this.at += 1;
        return this.sink.member(`${prefix}*`, "");
      }
      const name = this.identifier();
      if (name === "") return;
      this.sink.member(prefix + name, this.alias(isOpen));
      if (!this.comma()) return;
    }
  }

  private import(): void {
    do {
      const module = this.dotted();
      if (module === "") return;
      this.sink.module(module, this.alias(false));
    } while (this.comma());
  }

  /** The name behind `as`, if any; passes what stands before the next comma. */
  private alias(isOpen: boolean): string {
    const pass = (): void => (isOpen ? this.blanksAndLines() : this.blanks());
    pass();
    if (!this.word("as")) return "";
    pass();
    const name = this.identifier();
    pass();
    return name;
  }

  /** Passes a comma; false where there is none. */
  private comma(): boolean {
    if (this.bytes[this.at] !== COMMA) return false;
    this.at += 1;
    return true;
  }

  private string(): void {
    const start = this.at;
    const { bytes, end } = this;
    let position = start;
    let dots = 0;
    for (; position < end; position++) {
      const code = bytes[position]!;
      if (code === DOT) dots += 1;
      else if (isWord[code] === 0) break;
    }
    // `patch("a.b.c")`, the type in `"a.b.C | None"`, the object of `"a.b:c"`.
    if (dots > 0 && position - start > 1) this.sink.quoted(bytes.toString("utf8", start, position));
    this.at = position;
  }

  /** Whether a word stands here; if so, it is passed together with the blanks behind it. */
  private word(word: string): boolean {
    const { bytes, at } = this;
    for (let index = 0; index < word.length; index++) if (bytes[at + index] !== word.charCodeAt(index)) return false;
    const next = bytes[at + word.length];
    if (next === undefined || isWord[next] === 1) return false;
    this.at = at + word.length;
    this.blanks();
    return true;
  }

  private identifier(): string {
    const start = this.at;
    while (this.at < this.end && isWord[this.bytes[this.at]!] === 1) this.at += 1;
    return this.bytes.toString("utf8", start, this.at);
  }

  /** A dotted name with its leading dots; blanks may stand around each dot. */
  private dotted(): string {
    let name = "";
    for (;;) {
      this.blanks();
      const start = this.at;
      if (this.bytes[this.at] === DOT) {
        name += ".";
        this.at += 1;
        continue;
      }
      if (name !== "" && !name.endsWith(".")) return name;
      const part = this.identifier();
      // `from . import x`: the keyword is no part of the module.
      if (part === "import") this.at = start;
      if (part === "import" || part === "") return name;
      name += part;
    }
  }

  /** Blanks, and line ends behind a backslash. */
  private blanks(): void {
    for (;;) {
      const code = this.bytes[this.at];
      if (this.at >= this.end) return;
      if (code === SPACE || code === TAB || code === FORM_FEED) this.at += 1;
      else if (code === BACKSLASH && this.isLineEnd(this.at + 1)) {
        this.at += this.bytes[this.at + 1] === CARRIAGE_RETURN && this.bytes[this.at + 2] === NEWLINE ? 3 : 2;
      } else return;
    }
  }

  private blanksAndLines(): void {
    for (;;) {
      this.blanks();
      const code = this.bytes[this.at];
      if (this.at >= this.end) return;
      if (code === HASH) while (this.at < this.end && !this.isLineEnd(this.at)) this.at += 1;
      else if (this.isLineEnd(this.at)) this.at += 1;
      else return;
    }
  }

  private isLineEnd(position: number): boolean {
    return this.bytes[position] === NEWLINE || this.bytes[position] === CARRIAGE_RETURN;
  }
}
