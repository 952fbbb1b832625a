import type { Watch } from "../../facts";
import { GAP, wholeWord } from "./import-text";
import { ModuleSearch } from "./module-search";
import type { Outline, OutlinedFunction } from "./outline";

/** What decides which parts of a text its facts depend on. */
export interface Relevance {
  /** Where modules of interest are reached. */
  readonly offsets: readonly number[];
  /** Names that matter wherever they stand. */
  readonly words: ReadonlySet<string>;
  /** Names that matter in one function. */
  readonly localWords: ReadonlyMap<OutlinedFunction, ReadonlySet<string>>;
}

/** Finds what a text reaches of the modules that are watched; null where that is in doubt. */
type RelevanceFinder = (text: string, filename: string, outline: Outline) => Relevance | null;

const IDENTIFIER = /[\w\u0080-\uffff]+/g;

/** An import statement: the module that names are taken from, and the names. */
const IMPORT = /(?:\bfrom\b([\s.\w\\\u0080-\uffff]*?))?\bimport\b([^;]*)/g;

/** A statement that gives one name a value, such as a module that is loaded by its name. */
const HOLDER = /^\s*([\w\u0080-\uffff]+)\s*(?::[^=]*)?=(?!=)/;

const RELATIVE = /\bfrom\s*\./;

const MEMBER = new RegExp(String.raw`${GAP}\.${GAP}([\w\u0080-\uffff]+)`, "y");

/** Calls that look names up in strings. */
const READERS = new RegExp(String.raw`(?<![\w.])(?:eval|exec|globals|locals|vars)${GAP}\(`, "g");

/** The module's own name, but for `__name__ == …` and `f(__name__)`: the name of something in it may be made of it. */
const OWN_NAME = /(?<![\w.])__name__(?!\w|\s*[!=]=)(?!(?<=(?:\w\(|[,=])\s*__name__)\s*[,)])/g;

export function compileRelevance({ modules, homes, successors }: Watch): RelevanceFinder {
  const search = new ModuleSearch([...modules, ...homes.modules]);
  const targets = new ModuleSearch(successors.modules);
  return (text, filename, outline) => {
    // Modules that the text itself does not name.
    if (search.isHolder(filename) && RELATIVE.test(text)) return null;
    const readers = [READERS, OWN_NAME].flatMap((pattern) => offsetsOf(pattern, text));
    const finding = new Finding(text, outline, search, readers);
    if (!finding.collect()) return null;
    const { words, localWords, offsets } = finding;
    for (const names of [words, ...localWords.values()]) {
      for (const name of [...names]) for (const successor of successors.names.get(name) ?? []) names.add(successor);
    }
    // A test double may stand in for the module that a repair would send to.
    for (const { range, isNamed } of targets.sights(text)) if (isNamed) offsets.push(range[0]);
    return { words, localWords, offsets };
  };
}

/** Where a global pattern matches. */
export function offsetsOf(pattern: RegExp, text: string): number[] {
  return Array.from(text.matchAll(pattern), ({ index }) => index);
}

/** One text under search. */
class Finding implements Relevance {
  readonly offsets: number[];
  readonly words = new Set<string>();
  readonly localWords = new Map<OutlinedFunction, Set<string>>();
  /** Names that may stand for modules, by the function that they are imported in. */
  readonly #modules = new Map<OutlinedFunction | null, Set<string>>();
  readonly #statements = new Set<string>();

  constructor(
    private readonly text: string,
    private readonly outline: Outline,
    private readonly search: ModuleSearch,
    /** Where names are looked up in strings, which may stand anywhere. */
    private readonly readers: readonly number[],
  ) {
    this.offsets = [...readers];
  }

  /** Collects what imports of the modules bind, and what is read from there; false where that is in doubt. */
  collect(): boolean {
    for (const { range: [start, end], root } of this.search.sights(this.text)) {
      this.offsets.push(start);
      if (root === undefined) return false;
      if (root !== null) {
        this.words.add(root);
        this.#addMember(end);
      }
      const code = this.outline.codeAround(start);
      const owner = this.readers.length === 0 ? this.outline.functionAt(start) : null;
      const key = `${String(owner?.body)} ${code}`;
      if (this.#statements.has(key)) continue;
      const holder = HOLDER.exec(code)?.[1];
      if (holder !== undefined) this.#wordsOf(owner).add(holder);
      if (!/\bimport\b/.test(code)) continue;
      this.#statements.add(key);
      if (!this.#addImports(code, owner)) return false;
    }
    this.#addMembers();
    return true;
  }

  #wordsOf(owner: OutlinedFunction | null): Set<string> {
    return owner ? setAt(this.localWords, owner) : this.words;
  }

  #addMember(end: number, words = this.words): void {
    MEMBER.lastIndex = end;
    const member = MEMBER.exec(this.text)?.[1];
    if (member !== undefined) words.add(member);
  }

  /** What a function imports matters there alone. */
  #addImports(code: string, owner: OutlinedFunction | null): boolean {
    for (const [, from, list = ""] of code.matchAll(IMPORT)) {
      const holder = from?.match(IDENTIFIER)?.at(-1);
      if (from !== undefined && holder === undefined) return false;
      // A test double of the package may stand in for the module, and be named anywhere.
      if (holder !== undefined && !this.search.has(holder)) this.words.add(holder);
      for (const item of list.split(",")) this.#addImport(item, holder === undefined, owner);
    }
    return true;
  }

  #addImport(item: string, isModule: boolean, owner: OutlinedFunction | null): void {
    const [name, ...rest] = item.match(IDENTIFIER) ?? [];
    if (name === undefined) return;
    const words = this.#wordsOf(owner);
    const alias = rest.at(-2) === "as" ? rest.at(-1) : undefined;
    for (const bound of [name, alias]) {
      if (bound === undefined) continue;
      words.add(bound);
      if (isModule || this.search.has(name)) setAt(this.#modules, owner).add(bound);
    }
  }

  /** What is read from a module may be imported by itself one day. */
  #addMembers(): void {
    for (const [owner, modules] of this.#modules) {
      const words = this.#wordsOf(owner);
      const [start, end] = owner?.body ?? [0, this.text.length];
      for (const { 0: module, index } of this.text.slice(start, end).matchAll(new RegExp(wholeWord([...modules]), "g"))) {
        this.#addMember(start + index + module.length, words);
      }
    }
  }
}

function setAt<Key>(sets: Map<Key, Set<string>>, key: Key): Set<string> {
  let found = sets.get(key);
  if (!found) sets.set(key, (found = new Set()));
  return found;
}
