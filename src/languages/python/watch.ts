import type { HomeWords, Watch } from "../../facts";
import type { Range } from "./ast";
import { scanTrivia } from "./comments";

/** Calls and tables that take a module by its bare name, so that a string of one word may name one. */
const LOADERS = /\b(?:import_module|__import__|modules|find_spec|resolve_name)\b/;

/** Where an import statement can begin: at the start of a line, or behind `;` or `:`. */
const IMPORT_START = /(?:^|[;:\r])[ \t\f]*((?:from|import)\b[^]*)$/;

/** What may stand in a line of an import list, comments apart. */
const IMPORT_LIST = /^[\w\s.,*()\\\u0080-\uffff]*$/;

/** Imports that name no module: `from . import name`. The module is a directory of the file's own path. */
const BARE_RELATIVE = /\bfrom\s*\.[\s.\\]*import\b/;

/** The prefix of a string whose text holds expressions. */
const INTERPOLATED = /^[a-z]?[ft]/i;

/** The bounds of an identifier; every character beyond ASCII counts as a letter. */
const WORD_START = String.raw`(?<![\w\u0080-\uffff])`;
const WORD_END = String.raw`(?![\w\u0080-\uffff])`;

/** As far as a definition's keyword is looked for before its name. */
const LONGEST_KEYWORD = 20;

/** A longer list is taken for an import unseen. */
const LONGEST_LIST = 200;

/** Tells whether a file is worth parsing. It may say yes in vain, but never no in error. */
export type WatchTest = (text: string, filename: string) => boolean;

/**
 * Compiles a test, at about the price of a substring search, for an import, an attribute chain of an imported name or
 * a string that reaches one of the watched modules.
 */
export function compileWatch({ modules, homes }: Watch): WatchTest {
  const reaches = compileModules(modules);
  const employsHome = compileHomes(homes);
  return (text, filename) => reaches(text, filename) || employsHome(text, filename);
}

/** Compiles a test for a canonical name that is called, by itself or by a member of interest, or imported by another name. */
function compileHomes({ modules, names, members }: HomeWords): WatchTest {
  if (names.length === 0) return () => false;
  const gap = String.raw`(?:[\s\\)]|#[^\r\n]*[\r\n])*`;
  const chain = members.length > 0 ? String.raw`(?:\.${gap}(?:${anyOf(members)})${WORD_END}${gap})*` : "";
  const name = `${WORD_START}(?:${anyOf(names)})${WORD_END}`;
  const employment = new RegExp(`${name}${gap}(?:${chain}\\(|as${WORD_END})`, "g");
  const reaches = compileModules(modules);
  return (text, filename) => {
    employment.lastIndex = 0;
    const first = employment.exec(text);
    if (first === null || !reaches(text, filename)) return false;
    const prose = proseOf(text);
    for (let match: RegExpExecArray | null = first; match !== null; match = employment.exec(text)) {
      const { index } = match;
      if (prose.some(([start, end]) => start <= index && index < end)) continue;
      if (match[0].endsWith("(") ? !isDefined(text, index) : standsInImport(text, index)) return true;
    }
    return false;
  };
}

/** Comments, and strings that hold no code. */
function proseOf(text: string): readonly Range[] {
  const { comments, strings } = scanTrivia(text);
  return [...comments, ...strings.filter(([start]) => !INTERPOLATED.test(text.slice(start, start + 2)))];
}

/** Whether the name at `index` is that of a class or function whose definition begins there. */
function isDefined(text: string, index: number): boolean {
  return /\b(?:class|def)[ \t]+$/.test(text.slice(Math.max(0, index - LONGEST_KEYWORD), index));
}

function anyOf(words: readonly string[]): string {
  return words.map((word) => word.replace(/\W/g, "\\$&")).join("|");
}

function compileModules(names: readonly string[]): WatchTest {
  const modules = new Set(names.filter((word) => word !== ""));
  if (modules.size === 0) return () => false;
  const words = [...modules];
  // A word that contains another one is found with it; a single needle is searched for as a plain string.
  const needles = words.filter((word) => !words.some((other) => other !== word && word.includes(other)));
  const search = new RegExp(anyOf(needles), "g");
  return (text, filename) =>
    reachesModule(text, search, modules) ||
    (filename.split(/[\\/]/).some((segment) => modules.has(segment)) && BARE_RELATIVE.test(text));
}

function reachesModule(text: string, search: RegExp, modules: ReadonlySet<string>): boolean {
  let usesLoaders: boolean | undefined;
  const judgedRoots = new Map<string, boolean>([["self", false], ["cls", false]]);
  search.lastIndex = 0;
  for (let match = search.exec(text); match !== null; match = search.exec(text)) {
    const [start, end] = wordAround(text, match.index);
    search.lastIndex = Math.max(end, match.index + 1);
    if (!modules.has(text.slice(start, end))) continue;
    if (standsInImport(text, start)) return true;
    const string = dottedString(text, start, end);
    if (string !== null) {
      if (string.includes(".") || (usesLoaders ??= LOADERS.test(text))) return true;
      continue;
    }
    const root = chainRoot(text, start);
    if (root === null) continue;
    let imported = judgedRoots.get(root);
    if (imported === undefined) {
      imported = isImported(text, root);
      judgedRoots.set(root, imported);
    }
    if (imported) return true;
  }
  return false;
}

/** Walks back from `index` over the lines of a parenthesised or backslash-continued import list. */
function standsInImport(text: string, index: number): boolean {
  let lineStart = text.lastIndexOf("\n", index - 1) + 1;
  const line = text.slice(lineStart, index);
  let statement = IMPORT_START.exec(line)?.[1];
  if (statement !== undefined) return true;
  // What follows `#` is a comment here: no line of an import list holds a string.
  if (line.includes("#") || !IMPORT_LIST.test(line)) return false;
  let behind = line;
  for (let lines = 0; lines < LONGEST_LIST; lines += 1) {
    if (lineStart === 0) return false;
    const lineEnd = lineStart - 1;
    lineStart = text.lastIndexOf("\n", lineEnd - 1) + 1;
    const previous = text.slice(lineStart, lineEnd);
    const hash = previous.indexOf("#");
    const code = hash === -1 ? previous : previous.slice(0, hash);
    statement = IMPORT_START.exec(code)?.[1];
    if (statement !== undefined) return isOpenAtEnd(`${statement}\n${behind}`);
    if (!IMPORT_LIST.test(code)) return false;
    behind = `${code}\n${behind}`;
  }
  return true;
}

function isOpenAtEnd(statement: string): boolean {
  if (statement.lastIndexOf("(") > statement.lastIndexOf(")")) return true;
  return !/[^\\\s]\s*\n/.test(statement.replace(/\\\r?\n/g, " "));
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

/** The name that an attribute chain begins with, where `start` is one of its attributes. */
function chainRoot(text: string, start: number): string | null {
  let position = start;
  for (;;) {
    const dot = skipBlanksBack(text, position);
    if (text.charAt(dot - 1) !== ".") break;
    const [begin, end] = wordAround(text, skipBlanksBack(text, dot - 1));
    if (begin === end) return null;
    position = begin;
  }
  return position === start ? null : text.slice(...wordAround(text, position));
}

function isImported(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    if (standsInImport(text, at)) return true;
  }
  return false;
}

function wordAround(text: string, index: number): [start: number, end: number] {
  let start = index;
  let end = index;
  while (start > 0 && isWordCharacter(text.charCodeAt(start - 1))) start -= 1;
  while (end < text.length && isWordCharacter(text.charCodeAt(end))) end += 1;
  return [start, end];
}

function skipBlanksBack(text: string, from: number): number {
  let position = from;
  while (position > 0 && " \t\f\r\n\\".includes(text.charAt(position - 1))) position -= 1;
  return position;
}

function isQuote(character: string): boolean {
  return character === '"' || character === "'";
}

/** Every character beyond ASCII counts as a letter. */
function isWordCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code >= 128
  );
}

function isDottedCharacter(code: number): boolean {
  return code === 46 || isWordCharacter(code);
}
