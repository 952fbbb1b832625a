import type { Range, SourceLocation } from "./ast";
import type { LineIndex } from "./text";

/** A comment, from its `#` to the end of the line. */
export interface Comment {
  readonly type: "Line";
  /** What follows the `#`. */
  readonly value: string;
  readonly range: Range;
  readonly loc: SourceLocation;
}

/** What of a text is no code. */
export interface Trivia {
  readonly comments: readonly Range[];
  readonly strings: readonly Range[];
}

/** What of an interpolated string is code, and what is not; in no order, and one within another. */
export interface Interpolations {
  /** Expressions, without what formats their value. */
  readonly fields: readonly Range[];
  /** Strings within expressions. */
  readonly nested: readonly Range[];
  /** The text of format specifications. */
  readonly specifications: readonly Range[];
}

const STRING_PREFIX = /(?<![\p{ID_Continue}])[a-z]{1,2}$/iu;
const INTERPOLATED = /[ft]/i;

export function findComments(text: string, lines: LineIndex): Comment[] {
  return scanTrivia(text).comments.map((range) => ({
    type: "Line",
    value: text.slice(range[0] + 1, range[1]),
    range,
    loc: lines.location(range[0], range[1]),
  }));
}

/** Finds comments and strings. Broken code is no obstacle: an unterminated string ends with its line or the text. */
export function scanTrivia(text: string): Trivia & Interpolations {
  const scanner = new Scanner(text);
  scanner.scan();
  return scanner;
}

/** Whether the string holds code: an f-string or t-string. */
export function isInterpolated(text: string, [start]: Range): boolean {
  return /^[a-z]?[ft]/i.test(text.slice(start, start + 2));
}

class Scanner implements Trivia, Interpolations {
  readonly comments: Range[] = [];
  readonly strings: Range[] = [];
  readonly fields: Range[] = [];
  readonly nested: Range[] = [];
  readonly specifications: Range[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  scan(): void {
    const interesting = /[#'"]/g;
    for (let match = interesting.exec(this.#text); match; match = interesting.exec(this.#text)) {
      interesting.lastIndex = match[0] === "#" ? this.#comment(match.index) : this.#string(match.index);
    }
  }

  #comment(start: number): number {
    const end = this.#lineEnd(start);
    this.comments.push([start, end]);
    return end;
  }

  /** Reads the string whose opening quote stands at `quote`; returns its end. */
  #string(quote: number, nested = false): number {
    const text = this.#text;
    const prefix = STRING_PREFIX.exec(text.slice(Math.max(0, quote - 3), quote))?.[0] ?? "";
    const character = text.charAt(quote);
    const closing = text.startsWith(character.repeat(3), quote) ? character.repeat(3) : character;
    const content = quote + closing.length;
    const end = INTERPOLATED.test(prefix) ? this.#interpolated(content, closing) : this.#plain(content, closing);
    (nested ? this.nested : this.strings).push([quote - prefix.length, end]);
    return end;
  }

  #plain(start: number, closing: string): number {
    const text = this.#text;
    const interesting = closing.length === 3 ? /[\\'"]/g : /[\\'"\r\n]/g;
    interesting.lastIndex = start;
    for (let match = interesting.exec(text); match; match = interesting.exec(text)) {
      if (match[0] === "\\") interesting.lastIndex = this.#afterEscape(match.index);
      else if (text.startsWith(closing, match.index)) return match.index + closing.length;
      else if (match[0] === "\n" || match[0] === "\r") return match.index;
    }
    return text.length;
  }

  /** The text of an f-string or t-string, or of a format specification (`inField`), which a `}` ends. */
  #interpolated(start: number, closing: string, inField = false): number {
    const text = this.#text;
    const interesting = closing.length === 3 ? /[\\'"{}]/g : /[\\'"{}\r\n]/g;
    interesting.lastIndex = start;
    let plain = start;
    for (let match = interesting.exec(text); match; match = interesting.exec(text)) {
      const at = match.index;
      if (match[0] === "\\") {
        // A brace is a brace even behind a backslash.
        if (!/[{}]/.test(text.charAt(at + 1))) interesting.lastIndex = this.#afterEscape(at);
      } else if (match[0] === "{") {
        interesting.lastIndex = text.charAt(at + 1) === "{" && !inField ? at + 2 : this.#field(at + 1, closing);
        if (inField) this.specifications.push([plain, at]);
        plain = interesting.lastIndex;
      } else if (match[0] === "}") {
        if (!inField) continue;
        this.specifications.push([plain, at]);
        return at;
      } else if (text.startsWith(closing, at)) {
        return inField ? at : at + closing.length;
      } else if (match[0] === "\n" || match[0] === "\r") {
        return at;
      }
    }
    return text.length;
  }

  /** A replacement field behind its `{`; returns the offset behind its `}`. */
  #field(start: number, closing: string): number {
    const text = this.#text;
    const interesting = /[#'"()[\]{}:]/g;
    interesting.lastIndex = start;
    let depth = 0;
    for (let match = interesting.exec(text); match; match = interesting.exec(text)) {
      const at = match.index;
      switch (match[0]) {
        case "#":
          interesting.lastIndex = this.#comment(at);
          break;
        case "'":
        case '"':
          // Before Python 3.12 this quote ended the string; since then it opens another one.
          interesting.lastIndex = this.#string(at, true);
          break;
        case ":": {
          if (depth > 0) break;
          this.fields.push([start, at]);
          const end = this.#interpolated(at + 1, closing, true);
          return text.charAt(end) === "}" ? end + 1 : end;
        }
        case "(":
        case "[":
        case "{":
          depth++;
          break;
        default:
          if (match[0] === "}" && depth === 0) {
            this.fields.push([start, at]);
            return at + 1;
          }
          depth--;
      }
    }
    return text.length;
  }

  #afterEscape(backslash: number): number {
    return backslash + (this.#text.startsWith("\r\n", backslash + 1) ? 3 : 2);
  }

  #lineEnd(start: number): number {
    const lineEnd = /[\r\n]/g;
    lineEnd.lastIndex = start;
    return lineEnd.exec(this.#text)?.index ?? this.#text.length;
  }
}
