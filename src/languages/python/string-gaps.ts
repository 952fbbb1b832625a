import { scanTrivia, type Interpolations, type Trivia } from "./comments";
import type { MaskedText } from "./form-feed";
import { LineIndex } from "./text";

const PROSE = 0;
const CODE = 1;
/** Code within a string. */
const FIELD = 2;

/** What within a string in a field, and what in a format specification, leads the parser astray. */
const QUOTED = /(?<!\\)[{}'"]/g;
const SPECIFIED = /(?<!\\)['"!]/g;

/** In an f-string, what the parser takes for the name of a character, though the backslash is escaped. */
const ESCAPED_NAME = /(?<!\\)(?:\\\\)+N(?=\{)/g;

/** Whether the parser may accept a text, but read it differently from Python. */
export function isMisread(text: string): boolean {
  return text.includes(String.raw`\\N{`);
}

/**
 * Rewrites what the parser does not understand of f-strings, and letters beyond the basic plane, so that every node keeps
 * its place:
 *
 * - braces and quotes within the strings of fields, and quotes in format specifications, get substitutes;
 * - blanks behind a conversion move before it;
 * - line ends in fields turn into blanks, so that the next line belongs to the one before;
 * - `\\N{` gets a substitute for its letter, and a letter of four bytes two letters of two bytes.
 */
export function bridgeStrings(source: MaskedText): MaskedText {
  const { text } = source;
  const trivia = scanTrivia(text);
  const substitution = new Substitution(text);
  const units = text.split("");
  const kinds = kindsOf(text, trivia, units);

  const substitute = (pattern: RegExp, start: number, end: number): void => {
    for (const { index, 0: character } of text.slice(start, end).matchAll(pattern)) {
      units[start + index] = substitution.ofCharacter(character);
    }
  };
  for (const [start, end] of trivia.nested) {
    const [opening, quotes = ""] = /^[a-z]{0,2}('''|"""|'|")/i.exec(text.slice(start, end)) ?? [""];
    if (!/[ft]/i.test(opening)) substitute(QUOTED, start + opening.length, end - quotes.length);
  }
  for (const [start, end] of trivia.fields) {
    const [conversion = ""] = /![ars][ \t]+$/.exec(text.slice(start, end)) ?? [];
    const moved = conversion.slice(2) + conversion.slice(0, 2);
    for (let index = 0; index < moved.length; index++) units[end - moved.length + index] = moved.charAt(index);
  }
  for (const [start, end] of trivia.specifications) substitute(SPECIFIED, start, end);
  for (const { index, 0: name } of text.matchAll(ESCAPED_NAME)) {
    const letter = index + name.length - 1;
    if (kinds[letter] === PROSE) units[letter] = substitution.ofCharacter("N");
  }
  for (const { index, 0: letter } of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) {
    if (kinds[index] === PROSE) continue;
    const pair = substitution.ofLetter(letter);
    units[index] = pair.charAt(0);
    units[index + 1] = pair.charAt(1);
  }

  const joined = new Set<number>();
  for (const { index, 0: lineEnd } of text.matchAll(/\r\n?|\n/g)) {
    if (kinds[index] !== FIELD) continue;
    units.fill(" ", index, index + lineEnd.length);
    joined.add(index + lineEnd.length);
  }
  const { starts } = new LineIndex(text);
  const origins = source.origins.filter((_, line) => !joined.has(starts[line] ?? 0));
  return { text: units.join(""), origins, substitutes: substitution.originals };
}

/** Tells code from prose by offset; takes the comments out of fields, as their line ends go, too. */
function kindsOf(text: string, { strings, comments, fields, nested }: Trivia & Interpolations, units: string[]): Uint8Array {
  const kinds = new Uint8Array(text.length).fill(CODE);
  const pieces = [
    ...strings.map((range) => ({ range, kind: PROSE })),
    // Python keeps the text of `{a = }`, line ends and all.
    ...fields.map((range) => ({ range, kind: /=\s*$/.test(text.slice(...range)) ? CODE : FIELD })),
    ...nested.map((range) => ({ range, kind: PROSE })),
  ];
  // What lies within something else begins behind it.
  pieces.sort((a, b) => a.range[0] - b.range[0]);
  for (const { range, kind } of pieces) kinds.fill(kind, ...range);
  for (const [start, end] of comments) {
    if (kinds[start] === FIELD) units.fill(" ", start, end);
    else kinds.fill(PROSE, start, end);
  }
  return kinds;
}

/** Finds substitutes that do not occur in a text. */
class Substitution {
  readonly originals = new Map<string, string>();
  readonly #known = new Map<string, string>();

  constructor(private readonly text: string) {}

  /** For a character of one byte another one. */
  ofCharacter(original: string): string {
    return this.#find(original, function* () {
      for (let code = 0x0e; code < 0x20; code++) yield String.fromCharCode(code);
    });
  }

  /** For a letter of four bytes two letters. */
  ofLetter(original: string): string {
    return this.#find(original, function* () {
      for (let first = 0x100; first < 0x17f; first++) {
        for (let second = 0x100; second < 0x17f; second++) yield String.fromCharCode(first, second);
      }
    });
  }

  #find(original: string, candidates: () => Iterable<string>): string {
    const known = this.#known.get(original);
    if (known !== undefined) return known;
    for (const candidate of candidates()) {
      if (this.originals.has(candidate) || this.text.includes(candidate) || this.text.includes(escaped(candidate))) continue;
      this.originals.set(candidate, original);
      this.#known.set(original, candidate);
      return candidate;
    }
    return original;
  }
}

/** As a string would spell a control character. */
function escaped(character: string): string {
  return String.raw`\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
}
