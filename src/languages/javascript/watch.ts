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

function compile({ modules, whole, names, homes }: Watch): Test {
  // A module's alias may be spelled like nothing in its name, so that a name alone is enough.
  const named = alternation([...names, ...homes.names], (words) => String.raw`(?<![\w$])(?:${words})(?![\w$])`, "");
  const all = alternation(whole, endOfSpecifier, "");
  const some = alternation([...modules, ...homes.modules], endOfSpecifier, "g");
  return (text) => (named?.test(text) ?? false) || (all?.test(text) ?? false) || (some !== null && isTakenWhole(text, some));
}

/** A last segment of a specifier, or its end, and all that may stand behind it: an extension, a directory's index, a bundler's query. */
const endOfSpecifier = (words: string): string =>
  String.raw`(?:${words})(?:\.[cm]?[jt]sx?|\/index(?:\.[cm]?[jt]sx?)?|\/)?(?:\?[^"'${"`"}\n]*)?["'${"`"}]`;

function alternation(words: readonly string[], pattern: (words: string) => string, flags: string): RegExp | null {
  const known = [...new Set(words)].filter((word) => word !== "");
  if (known.length === 0) return null;
  return new RegExp(pattern(known.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join("|")), flags);
}

/** What is taken by its name, of which none is watched: `} from "…`. */
const NAMED_CLAUSE = /\}\s*from\s*["'][^"']*$/;

/** Whether the text names one of the modules in another way than to take some of its names. */
function isTakenWhole(text: string, specifier: RegExp): boolean {
  for (const { index } of text.matchAll(specifier)) {
    if (!NAMED_CLAUSE.test(text.slice(text.lastIndexOf("\n", index) + 1, index))) return true;
  }
  return false;
}
