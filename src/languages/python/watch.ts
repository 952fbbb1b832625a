import type { HomeWords, Watch } from "../../facts";
import type { Range } from "./ast";
import { isInterpolated, scanTrivia } from "./comments";
import { GAP, standsInImport, wholeWord } from "./import-text";
import { keptAs } from "./kept-names";
import { ModuleSearch } from "./module-search";

/** As far as a definition's keyword is looked for before its name. */
const LONGEST_KEYWORD = 20;

/** Tells whether a file is worth parsing. It may say yes in vain, but never no in error. */
export type WatchTest = (text: string, filename: string) => boolean;

/**
 * Compiles a test, at about the price of a substring search, for an import, an attribute chain of an imported name or
 * a string that reaches one of the watched modules.
 */
export function compileWatch({ modules, homes }: Watch): WatchTest {
  const all = new ModuleSearch([...modules, ...homes.modules]);
  const search = new ModuleSearch(modules);
  const employsHome = compileHomes(homes);
  return (text, filename) => {
    // Most files hold no word of any module: one look is enough for them.
    if (!all.isNamedIn(text) && !all.isHolder(filename)) return false;
    return search.reaches(text, filename) || employsHome(text, filename);
  };
}

/** Compiles a test for a canonical name that is called, by itself or by a member of interest, imported or kept by another name. */
function compileHomes({ modules, names, members }: HomeWords): WatchTest {
  if (names.length === 0) return () => false;
  const chain = members.length > 0 ? String.raw`(?:\.${GAP}${wholeWord(members)}${GAP})*` : "";
  const employment = new RegExp(String.raw`${wholeWord(names)}${GAP}(?:${chain}\(|${wholeWord(["as"])})`, "g");
  const member = members.length > 0 ? String.raw`|\.${GAP}${wholeWord(members)}` : "";
  const mention = new RegExp(wholeWord(names) + member, "g");
  const search = new ModuleSearch(modules);
  return (text, filename) => {
    if (!names.some((name) => text.includes(name)) || !search.reaches(text, filename)) return false;
    const matches = [...text.matchAll(employment)];
    const kept = Array.from(text.matchAll(mention)).filter(({ 0: match, index }) => match.startsWith(".") || keptAs(text, index) !== null);
    const prose = matches.length + kept.length > 0 ? proseOf(text) : [];
    const isCode = ({ index }: { readonly index: number }): boolean => prose.every(([start, end]) => index < start || end <= index);
    return kept.some(isCode) || matches.some((found) => {
      const { 0: match, index } = found;
      if (!isCode(found)) return false;
      return match.endsWith("(") ? !isDefined(text, index) : standsInImport(text, index);
    });
  };
}

/** Comments, and strings that hold no code. */
function proseOf(text: string): readonly Range[] {
  const { comments, strings } = scanTrivia(text);
  return [...comments, ...strings.filter((range) => !isInterpolated(text, range))];
}

/** Whether the name at `index` is that of a class or function whose definition begins there. */
function isDefined(text: string, index: number): boolean {
  return /\b(?:class|def)[ \t]+$/.test(text.slice(Math.max(0, index - LONGEST_KEYWORD), index));
}
