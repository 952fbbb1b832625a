import type { Watch } from "../../facts";
import type { Range } from "./ast";
import { scanTrivia } from "./comments";
import type { MaskedText } from "./form-feed";
import { wholeWord } from "./import-text";
import { calledAs, derivesFrom } from "./kept-names";
import { indexOrEnd, logicalLines, type LogicalLine } from "./logical-lines";
import { outlineOf, type Outline, type OutlinedFunction } from "./outline";
import { compileRelevance, offsetsOf, type Relevance } from "./relevance";
import { idleGroup, standInFor } from "./stand-ins";

/**
 * Takes code out of a text that its facts cannot depend on, so that the rest parses to the same nodes in the same
 * places; null where there is none, or where that is in doubt. Its syntax errors go with it.
 */
export type Thinning = (text: string, filename: string) => MaskedText | null;

/** What is read as a whole: form feeds, null bytes, lone carriage returns, merge conflicts. */
const UNUSUAL = /[\f\0]|\r(?!\n)|^(?:<<<<<<< |>>>>>>> |=======\r?$)/m;

const NON_ASCII = /\P{ASCII}+/gu;

/** What stands for the body of an idle function: a statement that fits into every line. */
const IDLE = "0";

/** Compiles what `watch` says of names for texts whose facts only matter in what they reach of it. */
export function compileThinning(watch: Watch): Thinning {
  const findRelevance = compileRelevance(watch);
  return (text, filename) => {
    if (UNUSUAL.test(text) || spellsAsciiOtherwise(text)) return null;
    const trivia = scanTrivia(text);
    const lines = logicalLines(text, trivia);
    const outline = lines && outlineOf(text, lines, trivia);
    const relevance = outline && findRelevance(text, filename, outline);
    const interest = relevance && interestOf(text, outline, relevance);
    return lines && outline && interest && new Thinner(text, outline.functions, interest).thin(lines);
  };
}

/** Whether letters of the text may be other ones to Python: it reads `ﬁ` as `fi` in names. */
function spellsAsciiOtherwise(text: string): boolean {
  for (const [letters] of text.matchAll(NON_ASCII)) {
    if (/\p{ID_Continue}/u.test(letters) && /\p{ASCII}/u.test(letters.normalize("NFKC"))) return true;
  }
  return false;
}

/** Where facts come from. */
interface Interest {
  /** Functions in which nothing of interest stands. */
  readonly idle: ReadonlySet<OutlinedFunction>;
  /** Where something of interest stands, in the order of the text. */
  readonly places: readonly number[];
}

/**
 * Functions that nothing of interest stands in, nor a name of a function with something in it: how long an object lives
 * depends on who calls the function that makes it, and what is kept by another name is called by that. Null where names may have other spellings.
 */
function interestOf(text: string, outline: Outline, { offsets, words, localWords }: Relevance): Interest | null {
  const find = (names: readonly string[], [start, end]: Range): readonly number[] =>
    names.length > 0 ? offsetsOf(new RegExp(wholeWord(names), "g"), text.slice(start, end)).map((offset) => start + offset) : [];
  const idle = new Set(outline.functions);
  const known = new Set<string>();
  let places: number[] = [];
  let fresh = offsets.concat(...Array.from(localWords, ([owner, names]) => find([...names], owner.body)));
  if ([...localWords.values()].some((names) => [...names].some(isTreacherous))) return null;
  for (let names = [...words, ...outline.otherNames]; ; fresh = []) {
    names = names.filter((name) => !known.has(name));
    if (names.some(isTreacherous)) return null;
    for (const name of names) known.add(name);
    fresh = fresh.concat(find(names, [0, text.length])).filter((offset) => outline.isCode(offset));
    places = places.concat(fresh);
    const busy = new Set(fresh.flatMap((place) => outline.functionAt(place) ?? []).filter((owner) => idle.has(owner)));
    const called = fresh.flatMap((place) => [calledAs(text, place) ?? [], derivesFrom(text, place) ? "super" : []].flat());
    const kept = called.filter((name) => !known.has(name));
    if (busy.size + kept.length === 0) return { idle, places: places.sort((a, b) => a - b) };
    for (const owner of busy) idle.delete(owner);
    names = [...[...busy].filter(({ isMethod }) => !isMethod).map(({ name }) => name), ...kept];
  }
}

/** Whether the same name may be spelled in another way: mangled in a class, or in another form of Unicode. */
function isTreacherous(name: string): boolean {
  return (name.startsWith("__") && !name.endsWith("__")) || /\P{ASCII}/u.test(name);
}

/** Writes the lines of a text anew, without comments between them, idle functions, and what is idle in the others. */
class Thinner {
  #masked = "";
  readonly #origins: number[] = [];
  #nextPlace = 0;
  #nextFunction = 0;
  /** What was last written in place of statements. */
  #standIn = "";

  constructor(
    private readonly text: string,
    private readonly functions: readonly OutlinedFunction[],
    private readonly interest: Interest,
  ) {}

  thin(lines: readonly LogicalLine[]): MaskedText {
    for (const line of lines) this.#write(line);
    return { text: this.#masked, origins: this.#origins };
  }

  #write(line: LogicalLine): void {
    const { start, code, end } = line;
    const owner = this.#functionAround(code);
    if (!owner && line.isText) this.#replace(start, this.text.slice(start, code), IDLE);
    else if (!owner) this.#copy(start, end);
    else if (this.interest.idle.has(owner)) this.#replace(start, owner.indentation, IDLE);
    else if (this.#isOfInterest(line)) this.#copy(start, end);
    else {
      const statement = standInFor(line, this.text);
      const group = statement === null ? idleGroup(line, this.text) : null;
      if (statement !== null) this.#replace(start, this.text.slice(start, code), statement);
      else if (group) this.#copy(start, group[0] + 1, this.text.charAt(group[1] - 1));
      else this.#copy(start, end);
    }
  }

  #copy(start: number, end: number, tail = ""): void {
    for (let line = start; line < end; line = indexOrEnd(this.text, "\n", line) + 1) this.#origins.push(line);
    this.#masked += `${this.text.slice(start, end)}${tail}\n`;
    this.#standIn = "";
  }

  /** One statement may stand for several that follow each other in a block. */
  #replace(start: number, indentation: string, statement: string): void {
    const line = `${indentation}${statement}\n`;
    if (line === this.#standIn) return;
    this.#origins.push(start);
    this.#masked += line;
    this.#standIn = line;
  }

  #functionAround(code: number): OutlinedFunction | undefined {
    while ((this.functions[this.#nextFunction]?.body[1] ?? Infinity) <= code) this.#nextFunction++;
    const next = this.functions[this.#nextFunction];
    return next && next.body[0] <= code ? next : undefined;
  }

  #isOfInterest({ code, end }: LogicalLine): boolean {
    const { places } = this.interest;
    while ((places[this.#nextPlace] ?? Infinity) < code) this.#nextPlace++;
    return (places[this.#nextPlace] ?? Infinity) < end;
  }
}
