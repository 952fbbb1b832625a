/** The bounds of an identifier; every character beyond ASCII counts as a letter. */
const WORD_START = String.raw`(?<![\w\u0080-\uffff])`;
const WORD_END = String.raw`(?![\w\u0080-\uffff])`;

/** Blanks, line ends, comments and closing parentheses: what may stand between a name and what is done with it. */
export const GAP = String.raw`(?:[\s\\)]|#[^\r\n]*[\r\n])*`;

/** Where an import statement can begin: at the start of a line, or behind `;` or `:`. */
const IMPORT_START = /(?:^|[;:\r])[ \t\f]*((?:from|import)\b[^]*)$/;

/** What may stand in a line of an import list, comments apart. */
const IMPORT_LIST = /^[\w\s.,*()\\\u0080-\uffff]*$/;

/** What stands before a module, or a part of one, that its statement does not bind. */
const PART_OF_MODULE = /(?:\bfrom\s*|\.\s*)$/;

/** A longer list is taken for an import unseen. */
const LONGEST_LIST = 200;

/** A pattern that matches one of the words. */
export function anyOf(words: readonly string[]): string {
  return words.map((word) => word.replace(/\W/g, "\\$&")).join("|");
}

/** A pattern that matches one of the words where it is no part of a longer one. */
export function wholeWord(words: readonly string[]): string {
  return `${WORD_START}(?:${anyOf(words)})${WORD_END}`;
}

/** Whether `index` stands in an import statement: walks back over the lines of a parenthesised or backslash-continued list. */
export function standsInImport(text: string, index: number): boolean {
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

/**
 * The name that an attribute chain begins with, where `start` is one of its attributes; null where there is none, undefined
 * where a parenthesis or a comment hides it.
 */
export function chainRoot(text: string, start: number): string | null | undefined {
  let position = start;
  for (;;) {
    const dot = skipBlanksBack(text, position);
    if (text.charAt(dot - 1) !== ".") break;
    const behind = skipBlanksBack(text, dot - 1);
    const lineStart = text.lastIndexOf("\n", behind - 1) + 1;
    if (text.slice(behind, dot).includes("\n") && text.slice(lineStart, behind).includes("#")) return undefined;
    const [begin, end] = wordAround(text, behind);
    if (begin === end) return text.charAt(behind - 1) === ")" && endsWithWord(text, behind - 1) ? undefined : null;
    position = begin;
  }
  return position === start ? null : text.slice(...wordAround(text, position));
}

/** Whether a name stands before `end`, as in `(name)`. */
function endsWithWord(text: string, end: number): boolean {
  return isWordCharacter(text.charCodeAt(skipBlanksBack(text, end) - 1));
}

/** Whether an import statement may bind the name. */
export function isImported(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    const [start, end] = wordAround(text, at);
    if (end - start !== word.length || PART_OF_MODULE.test(text.slice(Math.max(0, start - 10), start))) continue;
    if (standsInImport(text, start)) return true;
  }
  return false;
}

/** Whether the word stands anywhere in the text, other than as a part of a longer one. */
export function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    const end = at + word.length;
    const isWhole = at === 0 || !isWordCharacter(text.charCodeAt(at - 1));
    if (isWhole && (end === text.length || !isWordCharacter(text.charCodeAt(end)))) return true;
  }
  return false;
}

/** The bounds of the word at `index`. */
export function wordAround(text: string, index: number): [start: number, end: number] {
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

/** Every character beyond ASCII counts as a letter. */
export function isWordCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code >= 128
  );
}
