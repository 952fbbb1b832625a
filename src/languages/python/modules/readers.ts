import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { MentionScanner } from "./mentions";
import { isPackage, moduleNames, resolveRelative, type Project } from "./names";
import { projectFiles } from "./project-files";

/** A file as it was last read. */
interface FileRecord {
  readonly mtimeMs: number;
  readonly size: number;
  /** Null where the file holds none of the expected names. */
  readonly mentions: Mentions | null;
}

/** Absolute dotted names: modules that `import` names, members that `from … import` takes, strings. */
interface Mentions {
  readonly modules: readonly string[];
  readonly members: readonly string[];
  readonly quoted: readonly string[];
}

/** Files by the dotted name that they mention. */
type Index = Map<string, Set<string>>;

const MINIMUM_AGE = 2_000;
/** An index stays fresh at least this many times as long as it took to look for changes. */
const AGE_PER_COST = 10;

/**
 * Finds the files of a project that take a name from a module. Looks at the text alone, so it may name a file too many:
 * one that does so in a docstring.
 */
export class Readers {
  private readonly records = new Map<string, FileRecord>();
  private modules: Index = new Map();
  private members: Index = new Map();
  private quoted: Index = new Map();
  /** The words of a file, once they were asked for. */
  private readonly words = new Map<string, ReadonlySet<string>>();
  /** Finds the files worth a closer look; null once a name was asked for that was not expected. */
  private filter: RegExp | null;
  private freshUntil = 0;
  private buffer = Buffer.allocUnsafe(1 << 20);

  /** `expected` are the names that will be asked for; the first other one costs a closer look at every file. */
  constructor(private readonly project: Project, private readonly expected: ReadonlySet<string>) {
    this.filter = filterOf(expected);
  }

  /** The files, other than the module itself, that take `name` from a module known by any of the names `modules`. */
  of(modules: readonly string[], name: string): string[] {
    this.prepare(name);
    const found = new Set<string>();
    for (const module of modules) {
      for (const file of this.named(module, name)) found.add(file);
      const segment = module.slice(module.lastIndexOf(".") + 1);
      for (const file of this.reached(module)) {
        if (!found.has(file) && this.wordsOf(file).has(name) && this.wordsOf(file).has(segment)) found.add(file);
      }
      for (const file of this.bound(module)) if (!found.has(file) && this.wordsOf(file).has(name)) found.add(file);
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

  private wordsOf(file: string): ReadonlySet<string> {
    let words = this.words.get(file);
    if (!words) this.words.set(file, (words = new Set(textOf(file).match(/[\p{L}\p{N}_]+/gu))));
    return words;
  }

  private prepare(name: string): void {
    const isCovered = this.filter === null || this.expected.has(name);
    const start = Date.now();
    if (isCovered && start < this.freshUntil) return;
    if (!isCovered) {
      this.filter = null;
      this.records.clear();
    }
    this.refresh();
    const end = Date.now();
    this.freshUntil = end + Math.max(MINIMUM_AGE, AGE_PER_COST * (end - start));
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
      const record = this.read(file);
      if (record) this.records.set(file, record);
      else this.records.delete(file);
    }
    for (const file of gone) this.records.delete(file);
    if (hasChanged || gone.size > 0) this.rebuild();
  }

  private rebuild(): void {
    this.words.clear();
    this.modules = new Map();
    this.members = new Map();
    this.quoted = new Map();
    for (const [file, { mentions }] of this.records) {
      if (!mentions) continue;
      for (const dotted of mentions.modules) addPrefixes(this.modules, dotted, file);
      for (const dotted of mentions.members) addTo(this.members, dotted, file);
      for (const dotted of mentions.quoted) addPrefixes(this.quoted, dotted, file);
    }
  }

  /** Null for a file that is gone or cannot be read. */
  private read(file: string): FileRecord | null {
    try {
      const descriptor = openSync(file, "r");
      try {
        const { mtimeMs, size } = fstatSync(descriptor);
        if (size > this.buffer.length) this.buffer = Buffer.allocUnsafe(size);
        let end = 0;
        for (let count = -1; end < size && count !== 0; end += count) {
          count = readSync(descriptor, this.buffer, end, size - end, end);
        }
        // One character per byte: the filter is written in the same form.
        const isOfInterest = this.filter === null || this.filter.test(this.buffer.toString("latin1", 0, end));
        return { mtimeMs, size, mentions: isOfInterest ? this.mentionsOf(file, end) : null };
      } finally {
        closeSync(descriptor);
      }
    } catch {
      return null;
    }
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

/** Matches the UTF-8 bytes of a file, taken as Latin-1, that holds one of the names or a star import. */
function filterOf(names: Iterable<string>): RegExp {
  const words = [...names].map((name) => {
    const bytes = Buffer.from(name, "utf8").toString("latin1");
    return `${/^\w/.test(bytes) ? "\\b" : ""}${bytes.replace(/[^\w\x80-\xff]/g, "\\$&")}${/\w$/.test(bytes) ? "\\b" : ""}`;
  });
  return new RegExp([...words, "\\bimport[\\s\\\\(]*\\*"].join("|"));
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
    shared.set(key, (readers = new Readers({ cwd, roots }, new Set(expected))));
  }
  return readers;
}
