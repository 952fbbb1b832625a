import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync, type Stats } from "node:fs";
import { GAP, wholeWord } from "../import-text";
import { MentionScanner } from "./mentions";
import { isPackage, moduleNames, resolveRelative, type Project } from "./names";
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
}

/** Absolute dotted names: modules that `import` names, members that `from … import` takes, strings. */
interface Mentions {
  readonly modules: readonly string[];
  readonly members: readonly string[];
  readonly quoted: readonly string[];
}

/** Files by the dotted name that they mention. */
type Index = Map<string, Set<string>>;

const NONE: readonly string[] = [];

/** A name behind a dot, or one that a string begins with or holds behind `:`. */
const ATTRIBUTE = new RegExp(String.raw`(?:\.${GAP}|["':])([\p{L}\p{N}_]+)`, "gu");

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
    for (const module of modules) {
      for (const file of this.named(module, name)) found.add(file);
      const segment = module.slice(module.lastIndexOf(".") + 1);
      for (const file of this.reached(module)) {
        if (!found.has(file) && this.attributesOf(file).has(name) && this.attributesOf(file).has(segment)) found.add(file);
      }
      for (const file of this.bound(module)) if (!found.has(file) && this.attributesOf(file).has(name)) found.add(file);
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

  /** Files in which a name or a string stands for the module. */
  private *bound(module: string): Iterable<string> {
    yield* this.modules.get(module) ?? [];
    yield* this.members.get(module) ?? [];
    yield* this.quoted.get(module) ?? [];
  }

  /** Files in which a name stands for a package around the module: from `import a`, `a.b.name` may be read. */
  private *reached(module: string): Iterable<string> {
    for (let end = module.lastIndexOf("."); end > 0; end = module.lastIndexOf(".", end - 1)) {
      const owner = module.slice(0, end);
      yield* this.modules.get(owner) ?? [];
      yield* this.members.get(owner) ?? [];
    }
  }

  private attributesOf(file: string): ReadonlySet<string> {
    let attributes = this.attributes.get(file);
    if (!attributes) {
      attributes = new Set(Array.from(textOf(file).matchAll(ATTRIBUTE), ([, name = ""]) => name));
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
        return { mtimeMs, size, lacks: NONE, isIndexed: false, ...this.look(end) };
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
    for (const record of this.records.values()) record.isIndexed = false;
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
    for (const dotted of mentions.quoted) addPrefixes(this.quoted, dotted, file);
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
    const isOwnPackage = isPackage(file);
    new MentionScanner(this.buffer, end, {
      module: (dotted) => modules.push(dotted),
      member: (dotted) => {
        const name = dotted.replace(/^\.+/, "");
        const level = dotted.length - name.length;
        if (level === 0) members.push(dotted);
        for (const current of level > 0 ? own : []) {
          const absolute = resolveRelative(level, name, current, isOwnPackage);
          if (absolute !== null) members.push(absolute);
        }
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

function addTo(index: Index, dotted: string, file: string): void {
  const files = index.get(dotted);
  if (files) files.add(file);
  else index.set(dotted, new Set([file]));
}

/** Adds `a`, `a.b` and `a.b.c` for `a.b.c`. */
function addPrefixes(index: Index, dotted: string, file: string): void {
  for (let end = dotted.indexOf("."); end > 0; end = dotted.indexOf(".", end + 1)) addTo(index, dotted.slice(0, end), file);
  addTo(index, dotted, file);
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
