import { wholeWord } from "../import-text";
import { indexOrEnd } from "../logical-lines";

/** What stands before a name that a statement defines, or gives to something else. */
const DEFINING = /(?:^|[^\w\u0080-\uffff])(?:class|def|as)[\s\\]+$/;

/** What stands behind a name that is assigned to. */
const ASSIGNED = /^[ \t]*(?::[^=\r\n]*)?=(?!=)/;

/** What stands before and behind a name that is assigned to among others: `X, y = …`. */
const FIRST_OF_SEVERAL = /^[ \t]*[([]?[\w\s,]*$/;
const ONE_OF_SEVERAL = /^[ \t]*[,)\]][^=\r\n]*=(?!=)/;

/** What stands before the name of a class within something else. */
const INNER_CLASS = /^[ \t].*\bclass[ \t]+$/;

/** As far as a keyword is looked for before the name. */
const LONGEST_KEYWORD = 20;

interface Compiled {
  /** One of them stands in every text that holds a name. */
  readonly needles: readonly string[];
  readonly pattern: RegExp;
}

const compiled = new WeakMap<readonly string[], Compiled>();

function compile(names: readonly string[]): Compiled {
  let known = compiled.get(names);
  if (!known) {
    // A name that contains another one is found with it.
    const needles = names.filter((name) => !names.some((other) => other !== name && name.includes(other)));
    compiled.set(names, (known = { needles, pattern: new RegExp(wholeWord(names), "g") }));
  }
  return known;
}

/** Whether a text may define a class by one of the names further in than at its top level. */
export function mayDefineWithin(text: string, names: readonly string[]): boolean {
  const { needles, pattern } = compile(names);
  if (!needles.some((needle) => text.includes(needle))) return false;
  return Array.from(text.matchAll(pattern)).some(({ index }) => INNER_CLASS.test(text.slice(text.lastIndexOf("\n", index) + 1, index)));
}

/** Whether a text may define one of the names. It may say yes in vain, but never no in error. */
export function mayDefine(text: string, names: readonly string[]): boolean {
  const { needles, pattern } = compile(names);
  if (!needles.some((needle) => text.includes(needle))) return false;
  for (const { 0: name, index } of text.matchAll(pattern)) {
    if (DEFINING.test(text.slice(Math.max(0, index - LONGEST_KEYWORD), index))) return true;
    const behind = text.slice(index + name.length, indexOrEnd(text, "\n", index));
    if (ASSIGNED.test(behind)) return true;
    if (ONE_OF_SEVERAL.test(behind) && FIRST_OF_SEVERAL.test(text.slice(text.lastIndexOf("\n", index) + 1, index))) return true;
  }
  return false;
}
