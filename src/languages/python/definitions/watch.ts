import { wholeWord } from "../import-text";
import { indexOrEnd } from "../logical-lines";

/** What stands before a name that a statement defines, or gives to something else. */
const DEFINING = /(?:^|[^\w\u0080-\uffff])(?:class|def|as)[\s\\]+$/;

/** What stands behind a name that is assigned to. */
const ASSIGNED = /^[ \t]*(?::[^=\r\n]*)?=(?!=)/;

/** As far as a keyword is looked for before the name. */
const LONGEST_KEYWORD = 20;

const patterns = new WeakMap<readonly string[], RegExp>();

/** Whether a text may define one of the names. It may say yes in vain, but never no in error. */
export function mayDefine(text: string, names: readonly string[]): boolean {
  if (names.length === 0) return false;
  let pattern = patterns.get(names);
  if (!pattern) patterns.set(names, (pattern = new RegExp(wholeWord(names), "g")));
  if (!names.some((name) => text.includes(name))) return false;
  for (const { 0: name, index } of text.matchAll(pattern)) {
    if (DEFINING.test(text.slice(Math.max(0, index - LONGEST_KEYWORD), index))) return true;
    if (ASSIGNED.test(text.slice(index + name.length, indexOrEnd(text, "\n", index)))) return true;
  }
  return false;
}
