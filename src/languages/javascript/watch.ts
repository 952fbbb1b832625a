import type { Watch } from "../../facts";

const patterns = new WeakMap<Watch, RegExp | null>();

function compile({ modules, names, homes }: Watch): RegExp | null {
  const words = [...new Set([...modules, ...names, ...homes.modules, ...homes.names])].filter((word) => word !== "");
  // A word that contains another one is found with it.
  const needles = words.filter((word) => !words.some((other) => other !== word && word.includes(other)));
  if (needles.length === 0) return null;
  return new RegExp(needles.map((needle) => needle.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join("|"));
}

/** Whether `text` contains a watched word, which is to say: whether its facts can matter. */
export function isWatched(text: string, watch: Watch): boolean {
  let pattern = patterns.get(watch);
  if (pattern === undefined) {
    pattern = compile(watch);
    patterns.set(watch, pattern);
  }
  return pattern?.test(text) ?? false;
}
