import { closeSync, fstatSync, openSync, readSync, statSync, type Stats } from "node:fs";
import { attributesIn, mayReadAttribute } from "./attributes";
import { holdsWord } from "../import-text";
import { addPrefixes, addTo, type Index } from "./dotted-index";
import { MentionScanner } from "./mentions";
import { absoluteMember, isPackage, moduleNames, type Project } from "./names";
import { Namespaces } from "./namespaces";
import { projectFiles } from "./project-files";

/** A file as it was last looked at. */
interface FileRecord {
  readonly mtimeMs: number;
  readonly size: number;
  /** The needles that it holds. */
  readonly holds: readonly string[];
  readonly hasStarImport: boolean;
  /** Names that it turned out not to hold. */
  lacks: readonly string[];
  /** What it names is in the index. */
  isIndexed: boolean;
}

/** What a file names: modules that it imports, members that it takes from modules, and what its strings begin with, part by part. */
interface NamesHeld {
  readonly modules: ReadonlySet<string>;
  readonly members: ReadonlySet<string>;
  readonly quoted: ReadonlySet<string>;
  /** What its strings begin with as a whole, which may load a module. */
  readonly loaded: ReadonlySet<string>;
}

const NONE: readonly string[] = [];

const MINIMUM_AGE = 2_000;
/** An index stays fresh at least this many times as long as it took to look for changes. */
const AGE_PER_COST = 10;

/**
 * Finds the files of a project that take a name from a module. Looks at the text alone, so it may name a file too many.
 * One pass over all bytes finds the files that hold a name; only those are looked at more closely.
 */
export class Readers {
  private readonly records = new Map<string, FileRecord>();
  private namespaces: Namespaces | null = null;
  /** The files behind the names that they import from a module, by all that these stand for. */
  private readonly members: Index = new Map();
  /** The files behind the names that their strings hold. */
  private readonly quoted: Index = new Map();
  /** The files behind the modules of which they may read an attribute. */
  private readonly reached: Index = new Map();
  /** The letters of the names that a file may read as attributes. */
  private readonly attributes = new Map<string, ReadonlySet<string>>();
  /** Every name that was asked for so far contains one of them; their letters are the bytes of UTF-8. */
  private needles: readonly string[];
  private freshUntil = 0;
  private buffer = Buffer.allocUnsafe(1 << 20);

  /** `expected` are names that are likely to be asked for; any other one costs a pass of its own. */
  constructor(private readonly project: Project, expected: Iterable<string>) {
    this.needles = shortest(Array.from(expected, lettersOf));
  }

  /** The files, other than the module itself, that take `name` from a module known by any of the names `modules`. */
  of(modules: readonly string[], name: string): string[] {
    this.prepare(name);
    const found = new Set<string>();
    for (const module of modules) {
      for (const file of this.members.get(`${module}.${name}`) ?? []) found.add(file);
      for (const file of this.members.get(`${module}.*`) ?? []) found.add(file);
      for (const place of [module, ...relativeNames(module)]) {
        for (const file of this.reached.get(place) ?? []) if (this.attributes.get(file)?.has(lettersOf(name))) found.add(file);
      }
    }
    // A docstring that shows how to import the module is no reader of it, but a string that names it may be.
    for (const file of found) if (moduleNames(file, this.project).some((own) => modules.includes(own))) found.delete(file);
    for (const module of modules) for (const file of this.quoted.get(`${module}.${name}`) ?? []) found.add(file);
    return [...found].sort();
  }

  private prepare(name: string): void {
    const start = Date.now();
    const letters = lettersOf(name);
    const isKnown = this.needles.some((needle) => letters.includes(needle));
    if (!isKnown) {
      this.needles = shortest([...this.needles, letters]);
      this.records.clear();
      this.clearIndex();
    }
    if (!isKnown || start >= this.freshUntil) {
      this.refresh();
      const end = Date.now();
      this.freshUntil = end + Math.max(MINIMUM_AGE, AGE_PER_COST * (end - start));
    }
    for (const [file, record] of this.records) {
      if (record.isIndexed) continue;
      const mayHold = record.holds.some((needle) => letters.includes(needle)) && !record.lacks.includes(name);
      if (record.hasStarImport || mayHold) this.addToIndex(file, record, name);
    }
  }

  private refresh(): void {
    const gone = new Set(this.records.keys());
    let hasChanged = false;
    for (const file of projectFiles(this.project)) {
      gone.delete(file);
      const known = this.records.get(file);
      const stats = known && statSync(file, { throwIfNoEntry: false });
      if (known && stats?.mtimeMs === known.mtimeMs && stats.size === known.size) continue;
      hasChanged = true;
      const record = this.withBytes(file, (end, { mtimeMs, size }) => {
        return { mtimeMs, size, lacks: NONE, isIndexed: false, ...this.look(end) };
      });
      if (record) this.records.set(file, record);
      else this.records.delete(file);
    }
    for (const file of gone) this.records.delete(file);
    if (hasChanged || gone.size > 0) this.clearIndex();
  }

  private clearIndex(): void {
    this.namespaces = null;
    this.attributes.clear();
    for (const index of [this.members, this.quoted, this.reached]) index.clear();
    for (const record of this.records.values()) record.isIndexed = false;
  }

  private addToIndex(file: string, record: FileRecord, name: string): void {
    let letters = "";
    const held = this.withBytes(file, (end) => {
      letters = this.buffer.toString("latin1", 0, end);
      return record.hasStarImport || holdsWord(letters, lettersOf(name)) ? this.namesHeldBy(file, end) : null;
    });
    if (!held) {
      record.lacks = [...record.lacks, name];
      return;
    }
    record.isIndexed = true;
    const namespaces = (this.namespaces ??= this.readNamespaces());
    const add = (index: Index, dotted: string): void => {
      if (!dotted.endsWith(".*") && !this.mayBeAskedFor(dotted)) return;
      const dot = dotted.lastIndexOf(".");
      for (const module of namespaces.placesOf(dotted.slice(0, dot))) addTo(index, module + dotted.slice(dot), file);
    };
    for (const dotted of held.members) add(this.members, dotted);
    for (const dotted of held.quoted) add(this.quoted, dotted);
    if (!this.needles.some((needle) => mayReadAttribute(letters, needle))) return;
    const attributes = attributesIn(letters);
    this.attributes.set(file, attributes);
    const names = [...held.modules, ...held.members, ...held.loaded];
    const isRead = (part: string): boolean => attributes.has(lettersOf(part));
    for (const place of namespaces.reach(names, isRead)) addTo(this.reached, place, file);
  }

  private readNamespaces(): Namespaces {
    return new Namespaces(this.project, this.records.keys(), (file, sink) => {
      this.withBytes(file, (end) => new MentionScanner(this.buffer, end, sink).scan());
    });
  }

  private mayBeAskedFor(dotted: string): boolean {
    const letters = lettersOf(dotted.slice(dotted.lastIndexOf(".") + 1));
    return this.needles.some((needle) => letters.includes(needle));
  }

  /** Reads a file into the buffer, up to `end`; null for one that is gone or cannot be read. */
  private withBytes<Result>(file: string, use: (end: number, stats: Stats) => Result): Result | null {
    try {
      const descriptor = openSync(file, "r");
      try {
        const stats = fstatSync(descriptor);
        if (stats.size > this.buffer.length) this.buffer = Buffer.allocUnsafe(stats.size);
        let end = 0;
        for (let count = -1; end < stats.size && count !== 0; end += count) {
          count = readSync(descriptor, this.buffer, end, stats.size - end, end);
        }
        return use(end, stats);
      } finally {
        closeSync(descriptor);
      }
    } catch {
      return null;
    }
  }

  /** Takes bytes for letters, which is much cheaper than to decode them. */
  private look(end: number): Pick<FileRecord, "holds" | "hasStarImport"> {
    const text = this.buffer.toString("latin1", 0, end);
    const holds = this.needles.filter((needle) => text.includes(needle));
    return { holds: holds.length > 0 ? holds : NONE, hasStarImport: importsStar(text) };
  }

  /** What a file names whose bytes are in the buffer up to `end`. */
  private namesHeldBy(file: string, end: number): NamesHeld {
    const modules = new Set<string>();
    const members = new Set<string>();
    const quoted = new Set<string>();
    const loaded = new Set<string>();
    const own = moduleNames(file, this.project);
    new MentionScanner(this.buffer, end, {
      module: (dotted) => addPrefixes(modules, dotted),
      member: (dotted) => {
        const names = dotted.startsWith(".") ? own.flatMap((current) => absoluteMember(dotted, current, isPackage(file))) : [dotted];
        for (const name of names) members.add(name);
      },
      quoted: (dotted) => {
        const name = dotted.replace(/^\.+/, ".");
        addPrefixes(quoted, name);
        loaded.add(name);
      },
    }).scan();
    return { modules, members, quoted, loaded };
  }
}

/** What may stand between the keyword and the star: blanks, and line ends behind a backslash. */
const BLANKS = new Set(Array.from(" \t\f\\\r\n", (blank) => blank.charCodeAt(0)));

function importsStar(text: string): boolean {
  for (let star = text.indexOf("*"); star >= 0; star = text.indexOf("*", star + 1)) {
    let end = star;
    while (BLANKS.has(text.charCodeAt(end - 1))) end--;
    if (text.endsWith("import", end)) return true;
  }
  return false;
}

/** A text whose letters are the bytes of the word. */
const lettersOf = (word: string): string => Buffer.from(word).toString("latin1");

/** The words that contain no other one: a text without these has none of them. */
function shortest(words: readonly string[]): string[] {
  const distinct = [...new Set(words)];
  return distinct.filter((word) => !distinct.some((other) => other !== word && word.includes(other)));
}

/** `.c` and `.b.c` for `a.b.c`: what a package around it may call a module. */
function* relativeNames(module: string): Iterable<string> {
  for (let dot = module.indexOf("."); dot > 0; dot = module.indexOf(".", dot + 1)) yield module.slice(dot);
}

const CAPACITY = 8;
const shared = new Map<string, Readers>();

/** The readers of a project, shared by all files that are linted in this process. */
export function readersOf({ cwd, roots }: Project, expected: readonly string[]): Readers {
  const key = JSON.stringify([cwd, roots, expected]);
  let readers = shared.get(key);
  if (!readers) {
    const [oldest] = shared.keys();
    if (shared.size >= CAPACITY && oldest !== undefined) shared.delete(oldest);
    shared.set(key, (readers = new Readers({ cwd, roots }, expected)));
  }
  return readers;
}
