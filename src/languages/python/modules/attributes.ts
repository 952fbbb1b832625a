import { wordAround } from "../import-text";

const WORD = /[\w\u0080-\uffff]+/g;

/** What stands before the last parts of a module in the line of its import. */
const MODULE = /^[ \t]*(?:from|import)[ \t]+[\w.\u0080-\uffff]*$/;

/** What may stand between a name and the dot before it, or the `=` behind it, comments apart. */
const isGap = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 92 || code === 41;

/**
 * The words that a text may read as attributes: those behind a dot or `:`, at the beginning of a string, and names of arguments.
 * Finds one too many where a comment stands in between.
 */
export function attributesIn(text: string): Set<string> {
  const attributes = new Set<string>();
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!attributes.has(word) && isAttribute(text, index, index + word.length)) attributes.add(word);
  }
  return attributes;
}

/** Whether a word that holds `part` may be read as an attribute. */
export function mayReadAttribute(text: string, part: string): boolean {
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) {
    if (isAttribute(text, ...wordAround(text, at))) return true;
  }
  return false;
}

function isAttribute(text: string, start: number, end: number): boolean {
  let before = start;
  while (isGap(text.charCodeAt(before - 1))) before -= 1;
  const previous = text.charAt(before - 1);
  if (previous === ".") return !isPartOfModule(text, start);
  if (/["':]/.test(text.charAt(start - 1))) return true;
  if (endsInComment(text, before, start)) return true;
  if (previous !== "(" && previous !== ",") return false;
  let behind = end;
  while (isGap(text.charCodeAt(behind))) behind += 1;
  return text.charAt(behind) === "=" || text.charAt(behind) === "#";
}

/** Whether an import statement names the word as a part of a module. */
function isPartOfModule(text: string, start: number): boolean {
  return MODULE.test(text.slice(text.lastIndexOf("\n", start) + 1, start));
}

/** Whether `from` may stand in a comment that ends before `to`. */
function endsInComment(text: string, from: number, to: number): boolean {
  const isNextLine = /[\r\n]/.test(text.slice(from, to));
  return isNextLine && text.slice(text.lastIndexOf("\n", from - 1) + 1, from).includes("#");
}
