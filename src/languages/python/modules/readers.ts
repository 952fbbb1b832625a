import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync, type Stats } from "node:fs";
import { GAP, wholeWord } from "../import-text";
import { Bindings } from "./bindings";
import { addPrefixes, addTo, type Index } from "./dotted-index";
import { MentionScanner } from "./mentions";
import { absoluteMember, isPackage, moduleNames, type Project } from "./names";
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
  /** Its mentions are in the index. */
  isIndexed: boolean;
  /** So are its bindings. */
  isBound: boolean;
}

/** Absolute dotted names: modules that `import` names, members that `from … import` takes, strings. */
interface Mentions {
  readonly modules: readonly string[];
  readonly members: readonly string[];
  readonly quoted: readonly string[];
}

const NONE: readonly string[] = [];

/** A name behind a dot, one that a string begins with or holds behind `:`, or that of an argument. */
const ATTRIBUTE = new RegExp(String.raw`(?:\.${GAP}|["':])([\p{L}\p{N}_]+)|[(,]${GAP}([\p{L}\p{N}_]+)${GAP}=`, "gu");

const MINIMUM_AGE = 2_000;
/** An index stays fresh at least this many times as long as it took to look for changes. */
const AGE_PER_COST = 10;

/**
 * Finds the files of a project that take a name from a module. Looks at the text alone, so it may name a file too many.
 * One pass over all bytes finds the files that hold a name; only those are looked at more closely.
 */
export class Readers {
  private readonly records = new Map<string, FileRecord>();
  private readonly modules: Index = new Map();
  private readonly members: Index = new Map();
  private readonly quoted: Index = new Map();
  private readonly bindings = new Bindings();
  /** What a file may read from its modules, once that was asked for. */
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
    const mayRead = (file: string): boolean => !found.has(file) && this.attributesOf(file).has(name);
    const names = this.bindings.namesOf(modules);
    for (const module of names) {
      for (const file of this.named(module, name)) found.add(file);
      for (const file of this.bound(module)) if (mayRead(file)) found.add(file);
    }
    const segments = new Set(Array.from(names, (module) => module.slice(module.lastIndexOf(".") + 1)));
    for (const owner of this.bindings.ownersOf(names)) {
      for (const file of this.holding(owner)) {
        if (mayRead(file) && [...segments].some((segment) => this.attributesOf(file).has(segment))) found.add(file);
      }
    }
    // A docstring that shows how to import the module is no reader of it, but a string that names it may be.
    for (const file of found) {
      const isModule = moduleNames(file, this.project).some((own) => modules.includes(own));
      if (isModule && !modules.some((own) => this.quoted.get(`${own}.${name}`)?.has(file))) found.delete(file);
    }
    return [...found].sort();
  }

  /** Files that name the member itself, or take all there is. */
  private *named(module: string, name: string): Iterable<string> {
    const member = `${module}.${name}`;
    yield* this.members.get(member) ?? [];
    yield* this.members.get(`${module}.*`) ?? [];
    yield* this.quoted.get(member) ?? [];
  }

  /** Files in which a name or a string stands for the module, which a string may name from any package around it. */
  private *bound(module: string): Iterable<string> {
    yield* this.holding(module);
    yield* this.quoted.get(module) ?? [];
    const dot = module.lastIndexOf(".");
    if (dot > 0) yield* this.members.get(`${module.slice(0, dot)}.*`) ?? [];
    for (let start = module.indexOf("."); start > 0; start = module.indexOf(".", start + 1)) {
      yield* this.quoted.get(module.slice(start)) ?? [];
    }
  }

  /** Files in which a name stands for the module or package: from `import a`, `a.b.name` may be read. */
  private *holding(module: string): Iterable<string> {
    yield* this.modules.get(module) ?? [];
    yield* this.members.get(module) ?? [];
  }

  private attributesOf(file: string): ReadonlySet<string> {
    let attributes = this.attributes.get(file);
    if (!attributes) {
      attributes = new Set(Array.from(textOf(file).matchAll(ATTRIBUTE), ([, name, argument]) => name ?? argument ?? ""));
      this.attributes.set(file, attributes);
    }
    return attributes;
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
    const word = new RegExp(wholeWord([letters]));
    for (const [file, record] of this.records) {
      if (!record.isBound) this.addBindings(file, record);
      if (record.isIndexed) continue;
      const mayHold = record.holds.some((needle) => letters.includes(needle)) && !record.lacks.includes(name);
      if (record.hasStarImport || mayHold) this.addToIndex(file, record, name, word);
    }
  }

  private refresh(): void {
    const gone = new Set(this.records.keys());
    let isStale = false;
    for (const file of projectFiles(this.project)) {
      gone.delete(file);
      const known = this.records.get(file);
      const stats = known && statSync(file, { throwIfNoEntry: false });
      if (known && stats?.mtimeMs === known.mtimeMs && stats.size === known.size) continue;
      isStale ||= known !== undefined;
      const record = this.withBytes(file, (end, { mtimeMs, size }) => {
        return { mtimeMs, size, lacks: NONE, isIndexed: false, isBound: false, ...this.look(end) };
      });
      if (record) this.records.set(file, record);
      else this.records.delete(file);
    }
    for (const file of gone) this.records.delete(file);
    if (isStale || gone.size > 0) this.clearIndex();
  }

  private clearIndex(): void {
    this.attributes.clear();
    for (const index of [this.modules, this.members, this.quoted]) index.clear();
    this.bindings.clear();
    for (const record of this.records.values()) record.isIndexed = record.isBound = false;
  }

  private addToIndex(file: string, record: FileRecord, name: string, word: RegExp): void {
    const mentions = this.withBytes(file, (end) => {
      const isOfUse = record.hasStarImport || word.test(this.buffer.toString("latin1", 0, end));
      return isOfUse ? this.mentionsOf(file, end) : null;
    });
    if (!mentions) {
      record.lacks = [...record.lacks, name];
      return;
    }
    record.isIndexed = true;
    for (const dotted of mentions.modules) addPrefixes(this.modules, dotted, file);
    for (const dotted of mentions.members) addTo(this.members, dotted, file);
    for (const dotted of mentions.quoted) addPrefixes(this.quoted, dotted.replace(/^\.+/, "."), file);
  }

  private addBindings(file: string, record: FileRecord): void {
    record.isBound = true;
    const own = moduleNames(file, this.project);
    this.withBytes(file, (end) => new MentionScanner(this.buffer, end, this.bindings.sink(own, isPackage(file))).scan());
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

  private mentionsOf(file: string, end: number): Mentions {
    const modules: string[] = [];
    const members: string[] = [];
    const quoted: string[] = [];
    const own = moduleNames(file, this.project);
    new MentionScanner(this.buffer, end, {
      module: (dotted) => modules.push(dotted),
      member: (dotted) => {
        if (!dotted.startsWith(".")) members.push(dotted);
        else for (const current of own) members.push(...absoluteMember(dotted, current, isPackage(file)));
      },
      quoted: (dotted) => quoted.push(dotted),
    }).scan();
    return { modules, members, quoted };
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

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
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
