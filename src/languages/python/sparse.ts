import type { Watch } from "../../facts";
import { scanTrivia } from "./comments";
import type { MaskedText } from "./form-feed";
import { wholeWord } from "./import-text";
import { outlineOf, type Outline, type OutlinedFunction } from "./outline";
import { compileRelevance, offsetsOf, type Relevance } from "./relevance";
import type { LineIndex } from "./text";

/**
 * Takes functions out of a text that its facts cannot depend on, so that the rest parses to the same nodes in the same
 * places; null where there are none, or where that is in doubt. Their syntax errors go with them.
 */
export type Thinning = (text: string, filename: string, lines: LineIndex) => MaskedText | null;

/** What is read as a whole: form feeds, null bytes, lone carriage returns, merge conflicts. */
const UNUSUAL = /[\f\0]|\r(?!\n)|^(?:<<<<<<< |>>>>>>> |=======\r?$)/m;

const NON_ASCII = /\P{ASCII}+/gu;

/** What stands for a body: a statement that fits into every line. */
const STAND_IN = "0";

/** Compiles what `watch` says of names for texts whose facts only matter in what they reach of it. */
export function compileThinning(watch: Watch): Thinning {
  const findRelevance = compileRelevance(watch);
  return (text, filename, lines) => {
    if (UNUSUAL.test(text) || spellsAsciiOtherwise(text)) return null;
    const outline = outlineOf(text, scanTrivia(text));
    const relevance = outline && findRelevance(text, filename, outline);
    const idle = outline && relevance ? idleFunctions(text, outline, relevance) : [];
    return idle.length > 0 ? withoutBodies(text, idle, lines.starts) : null;
  };
}

/** Whether letters of the text may be other ones to Python: it reads `ﬁ` as `fi` in names. */
function spellsAsciiOtherwise(text: string): boolean {
  for (const [letters] of text.matchAll(NON_ASCII)) {
    if (/\p{ID_Continue}/u.test(letters) && /\p{ASCII}/u.test(letters.normalize("NFKC"))) return true;
  }
  return false;
}

/**
 * Functions that nothing of interest stands in, nor a name of a function with something in it: how long an object lives
 * depends on who calls the function that makes it.
 */
function idleFunctions(text: string, { functions, otherNames }: Outline, { offsets, words }: Relevance): readonly OutlinedFunction[] {
  const known = new Set<string>();
  let idle = functions;
  let places = offsets;
  let names = [...words, ...otherNames];
  while (idle.length > 0) {
    names = names.filter((name) => !known.has(name));
    if (names.some(isTreacherous)) return [];
    for (const name of names) known.add(name);
    if (names.length > 0) places = [...places, ...offsetsOf(new RegExp(wholeWord(names), "g"), text)];
    const busy = new Set(idle.filter(({ body: [start, end] }) => places.some((place) => start <= place && place < end)));
    if (busy.size === 0) break;
    idle = idle.filter((candidate) => !busy.has(candidate));
    names = [...busy].filter(({ isMethod }) => !isMethod).map(({ name }) => name);
    places = [];
  }
  return idle;
}

/** Whether the same name may be spelled in another way: mangled in a class, or in another form of Unicode. */
function isTreacherous(name: string): boolean {
  return (name.startsWith("__") && !name.endsWith("__")) || /\P{ASCII}/u.test(name);
}

/** Leaves of each body the line that it begins with. */
function withoutBodies(text: string, functions: readonly OutlinedFunction[], starts: readonly number[]): MaskedText {
  const origins: number[] = [];
  let masked = "";
  let copied = 0;
  let line = 0;
  for (const { indentation, body: [start, end] } of functions) {
    masked += text.slice(copied, start) + indentation + STAND_IN;
    copied = end;
    for (; line < starts.length && starts[line]! <= start; line++) origins.push(starts[line]!);
    while (line < starts.length && starts[line]! <= end) line++;
  }
  for (; line < starts.length; line++) origins.push(starts[line]!);
  return { text: masked + text.slice(copied), origins };
}
