import type { Watch } from "../../facts";

/** The modules that a specifier of the file may mean. */
type Read = (specifier: string) => readonly string[];

type Test = (text: string, read: Read) => boolean;

const tests = new WeakMap<Watch, Test>();

/** Whether `text` may reach something that is watched, which is to say: whether its facts can matter. */
export function isWatched(text: string, watch: Watch, read: Read): boolean {
  let test = tests.get(watch);
  if (!test) {
    test = compile(watch);
    tests.set(watch, test);
  }
  return test(text, read);
}

function compile({ modules, ids, whole, names, filed, homes }: Watch): Test {
  const known = alternation(filed, wholeWord, "");
  const all = alternation(whole, endOfSpecifier, "g");
  const some = alternation([...modules, ...homes.modules], endOfSpecifier, "g");
  const named = alternation([...names, ...homes.names], wholeWord, "");
  const isWatchedModule = holding(ids);
  return (text, read) => {
    const finds = (specifiers: RegExp | null, words: RegExp | null): boolean => {
      if (!specifiers) return false;
      specifiers.lastIndex = 0;
      // Unlike `matchAll`, this makes no expression of its own for each text.
      for (let match = specifiers.exec(text); match; match = specifiers.exec(text)) {
        const specifier = specifierAt(text, match.index, specifiers.lastIndex - 1);
        if (read(specifier).some(isWatchedModule) && isTaken(text, match.index, words)) return true;
      }
      return false;
    };
    return (known?.test(text) ?? false) || finds(all, null) || finds(some, named);
  };
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

/** Whether a module is one of `ids`, or lies below one, with which it may be gone. */
function holding(ids: readonly string[]): (module: string) => boolean {
  const known = new Set(ids);
  return (module) => {
    for (let held = module; held !== ""; held = held.slice(0, Math.max(0, held.lastIndexOf("/")))) if (known.has(held)) return true;
    return false;
  };
}

/** The text of the string that `index` stands in and that ends at `end`. */
const specifierAt = (text: string, index: number, end: number): string => text.slice(text.lastIndexOf(text.charAt(end), index - 1) + 1, end);

/** What is taken by its name: `import { X } from "…`. */
const NAMED_CLAUSE = /(?:import|export|type)\s*(\{[^{}]*\})\s*from\s*["'][^"'\n]*$/;

/** Whether one of the words is taken from the module that is named at `index`, or it is named in another way than to take some of its names. */
function isTaken(text: string, index: number, words: RegExp | null): boolean {
  if (!words) return true;
  const [, clause] = NAMED_CLAUSE.exec(text.slice(Math.max(0, text.lastIndexOf("{", index) - LEAD), index)) ?? [];
  return clause === undefined || words.test(clause);
}
