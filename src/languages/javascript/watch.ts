import type { Watch } from "../../facts";

type Test = (text: string) => boolean;

const tests = new WeakMap<Watch, Test>();

/** Whether `text` may reach something that is watched, which is to say: whether its facts can matter. */
export function isWatched(text: string, watch: Watch): boolean {
  let test = tests.get(watch);
  if (!test) {
    test = compile(watch);
    tests.set(watch, test);
  }
  return test(text);
}

function compile({ modules, whole, names, filed, homes }: Watch): Test {
  const known = alternation(filed, wholeWord, "");
  const all = alternation(whole, endOfSpecifier, "");
  const some = alternation([...modules, ...homes.modules], endOfSpecifier, "g");
  const named = alternation([...names, ...homes.names], wholeWord, "");
  return (text) => (known?.test(text) ?? false) || (all?.test(text) ?? false) || (some !== null && isTaken(text, some, named));
}

const wholeWord = (words: string): string => String.raw`(?<![\w$])(?:${words})(?![\w$])`;

/** More than what may stand between a keyword and the clause behind it, in characters. */
const LEAD = 20;

/** A last segment of a specifier, or its end, and all that may stand behind it: an extension, a directory's index, a bundler's query. */
const endOfSpecifier = (words: string): string =>
  String.raw`(?:${words})(?:\.[cm]?[jt]sx?|\/index(?:\.[cm]?[jt]sx?)?|\/)?(?:\?[^"'${"`"}\n]*)?["'${"`"}]`;

function alternation(words: readonly string[], pattern: (words: string) => string, flags: string): RegExp | null {
  const known = [...new Set(words)].filter((word) => word !== "");
  if (known.length === 0) return null;
  return new RegExp(pattern(known.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join("|")), flags);
}

/** What is taken by its name: `import { X } from "…`. */
const NAMED_CLAUSE = /(?:import|export|type)\s*(\{[^{}]*\})\s*from\s*["'][^"'\n]*$/;

/** Whether the text takes one of the names from one of the modules, or names a module in another way than to take some of its names. */
function isTaken(text: string, specifier: RegExp, named: RegExp | null): boolean {
  for (const { index } of text.matchAll(specifier)) {
    const [, clause] = NAMED_CLAUSE.exec(text.slice(Math.max(0, text.lastIndexOf("{", index) - LEAD), index)) ?? [];
    if (clause === undefined || named?.test(clause)) return true;
  }
  return false;
}
