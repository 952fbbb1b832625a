import type { Range } from "./ast";
import { scanTrivia } from "./comments";
import { anyOf, chainRoot, isImported, isWordCharacter, standsInImport, wordAround } from "./import-text";

/** Calls and tables that take a module by its bare name, so that a string of one word may name one. */
const LOADERS = /\b(?:import_module|__import__|modules|find_spec|find_loader|run_module|importorskip|resolve_name)\b/;

/** Imports that name no module: `from . import name`. The module is a directory of the file's own path. */
const BARE_RELATIVE = /\bfrom\s*\.[\s.\\]*import\b/;

/** Receivers of methods, which no import binds. */
const RECEIVERS: readonly string[] = ["self", "cls"];

/** A place where a module is reached. */
interface Sight {
  /** Its last segment. */
  readonly range: Range;
  /** The imported name from which a chain of attributes leads there; null where none does, undefined where it is hidden. */
  readonly root: string | null | undefined;
  /** A string names it. */
  readonly isNamed: boolean;
}

/** Searches texts for imports, attribute chains of imported names and strings that reach one of some modules. */
export class ModuleSearch {
  /** Last segments of the modules. */
  readonly #words: ReadonlySet<string>;
  readonly #pattern: RegExp;
  readonly #directory: RegExp;

  constructor(words: readonly string[]) {
    this.#words = new Set(words.filter((word) => word !== ""));
    const all = [...this.#words];
    // A word that contains another one is found with it; a single needle is searched for as a plain string.
    this.#pattern = new RegExp(anyOf(all.filter((word) => !all.some((other) => other !== word && word.includes(other)))), "g");
    this.#directory = new RegExp(String.raw`(?:^|[\\/])(?:${anyOf(all)})(?:[\\/]|$)`);
  }

  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** Whether one of the words stands in the text, if only within a longer one. */
  isNamedIn(text: string): boolean {
    this.#pattern.lastIndex = 0;
    return this.#words.size > 0 && this.#pattern.test(text);
  }

  /** Whether the text of a file reaches one of the modules. May say yes in vain, but never no in error. */
  reaches(text: string, filename: string): boolean {
    let comments: readonly Range[] | undefined;
    let next = 0;
    for (const { range: [start] } of this.sights(text)) {
      if (!isBehindHash(text, start)) return true;
      comments ??= scanTrivia(text).comments;
      while ((comments[next]?.[1] ?? Infinity) <= start) next += 1;
      if ((comments[next]?.[0] ?? Infinity) > start) return true;
    }
    return this.isHolder(filename) && BARE_RELATIVE.test(text);
  }

  /** Whether one of the modules may be a directory of the file's path, so that the text need not name it. */
  isHolder(filename: string): boolean {
    return this.#words.size > 0 && this.#directory.test(filename);
  }

  /** Every place where one of the modules may be reached. */
  *sights(text: string): Generator<Sight, void> {
    if (this.#words.size === 0) return;
    const judgedRoots = new Map(RECEIVERS.map((name) => [name, false]));
    let usesLoaders: boolean | undefined;
    for (let [start, end] = this.#next(text, 0); start < end; [start, end] = this.#next(text, end)) {
      const range: Range = [start, end];
      if (standsInImport(text, start)) {
        yield { range, root: null, isNamed: false };
        continue;
      }
      const root = chainRoot(text, start);
      let isRootImported = root === undefined;
      if (root) {
        isRootImported = judgedRoots.get(root) ?? isImported(text, root);
        judgedRoots.set(root, isRootImported);
      }
      const string = dottedString(text, start, end);
      const isNamed = string !== null && (string.includes(".") || (usesLoaders ??= LOADERS.test(text)));
      if (isNamed || isRootImported) yield { range, root: isRootImported ? root : null, isNamed };
    }
  }

  /** The next of the words behind `from`; empty where there is none. */
  #next(text: string, from: number): Range {
    this.#pattern.lastIndex = from;
    for (let match = this.#pattern.exec(text); match !== null; match = this.#pattern.exec(text)) {
      const [start, end] = wordAround(text, match.index);
      this.#pattern.lastIndex = Math.max(end, match.index + 1);
      if (this.#words.has(text.slice(start, end))) return [start, end];
    }
    return [text.length, text.length];
  }
}

function isBehindHash(text: string, index: number): boolean {
  return text.slice(text.lastIndexOf("\n", index) + 1, index).includes("#");
}

/** The dotted name that a string begins with, where `start` to `end` is a part of it. */
function dottedString(text: string, start: number, end: number): string | null {
  let left = start;
  while (left > 0 && isDottedCharacter(text.charCodeAt(left - 1))) left -= 1;
  if (!isQuote(text.charAt(left - 1))) return null;
  let right = end;
  while (right < text.length && isDottedCharacter(text.charCodeAt(right))) right += 1;
  const after = text.charAt(right);
  return isQuote(after) || after === ":" ? text.slice(left, right) : null;
}

function isQuote(character: string): boolean {
  return character === '"' || character === "'";
}

function isDottedCharacter(code: number): boolean {
  return code === 46 || isWordCharacter(code);
}
