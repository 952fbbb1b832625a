import type { QualifiedName } from "../facts";
import type { ModuleEntry, RemovedEntry, SymbolEntry } from "./entries";
import { formatId, isDotted, parentModule } from "./id";
import type { ModuleId, SymbolId } from "./types";
import { isJudgedAtHome } from "./watch";

/** Whether something may be known of what is read from a module. */
export type Knows = (module: ModuleId) => boolean;

interface Reach {
  /** How many leading elements of the use's path belong to what was found. */
  readonly consumed: number;
  /** Elements of the reading's own path that lie beyond what was found: `method` of `a.b#Class.method`. */
  readonly trailing: readonly string[];
}

/** What the manifest says of a name. */
export type Match =
  /** A deprecated symbol (or member) with a home of its own. */
  | (Reach & {
      readonly kind: "deprecated";
      /** The deprecated name. */
      readonly id: SymbolId;
      readonly name: QualifiedName;
      readonly home: QualifiedName;
      readonly entry: SymbolEntry;
    })
  /** A module that moved as a whole, or something in it that has no entry of its own. */
  | (Reach & {
      readonly kind: "module";
      readonly from: ModuleId;
      readonly to: ModuleId;
      readonly entry: ModuleEntry;
      /** Everything that is read from the module: the reading's path and the use's; empty for the module itself. */
      readonly rest: readonly string[];
    })
  | (Reach & { readonly kind: "removed"; readonly id: SymbolId | ModuleId; readonly entry: RemovedEntry })
  /** The canonical symbol itself, where its place or its local name may be at fault. */
  | (Reach & {
      readonly kind: "canonical";
      readonly id: SymbolId;
      readonly home: QualifiedName;
      readonly entry: SymbolEntry;
    });

/**
 * Finds what the attributes `path`, read from something with the readings `names`, reach. A symbol's own entry wins over
 * its module's, then the earlier reading, then the longer name.
 */
export type Lookup = (names: readonly QualifiedName[], path: readonly string[]) => Match | null;

type Hit =
  | { readonly kind: "deprecated"; readonly name: QualifiedName; readonly entry: SymbolEntry }
  | { readonly kind: "removed"; readonly entry: RemovedEntry }
  | { readonly kind: "canonical"; readonly entry: SymbolEntry };

/** One way to split a chain of attributes into a module and a path inside it. */
interface Split {
  readonly module: ModuleId;
  readonly path: readonly string[];
  /** Elements of the chain that became part of the module's name. */
  readonly descended: number;
}

/** The symbols that a module held, and lost. */
export type Inventory = (module: ModuleId) => readonly Match[];

export function createInventory(symbols: readonly SymbolEntry[], removed: readonly RemovedEntry[]): Inventory {
  const inventory = new Map<ModuleId, Match[]>();
  const add = (module: ModuleId, match: Match): void => {
    const known = inventory.get(module);
    if (known) known.push(match);
    else inventory.set(module, [match]);
  };
  const whole: Reach = { consumed: 0, trailing: [] };
  for (const entry of symbols) {
    for (const name of entry.deprecated) add(name.module, { kind: "deprecated", id: formatId(name), name, home: entry.home, entry, ...whole });
  }
  for (const entry of removed) {
    if (entry.name.path.length > 0) add(entry.name.module, { kind: "removed", id: entry.id, entry, ...whole });
  }
  return (module) => inventory.get(module) ?? [];
}

export function createLookup(
  symbols: readonly SymbolEntry[],
  modules: readonly ModuleEntry[],
  removed: readonly RemovedEntry[],
): { readonly lookup: Lookup; readonly knows: Knows } {
  const hits = indexSymbols(symbols, removed);
  const moves = new Map(modules.flatMap((entry) => entry.deprecated.map((from) => [from, entry] as const)));
  const gone = new Map(removed.filter((entry) => entry.name.path.length === 0).map((entry) => [entry.id, entry]));
  const named = new Set([...symbols.flatMap(({ home, deprecated }) => [home, ...deprecated]), ...removed.map(({ name }) => name)].map(({ module }) => module));
  const parents = ancestors([
    ...symbols.map((entry) => [entry.home.module, ...entry.deprecated.map((name) => name.module)]),
    ...modules.map((entry) => [entry.id, ...entry.deprecated]),
    ...removed.map((entry) => [entry.name.module]),
  ]);

  function splits(name: QualifiedName, path: readonly string[]): Split[] {
    const chain = [...name.path, ...path];
    const found: Split[] = [{ module: name.module, path: chain, descended: 0 }];
    let module = name.module;
    // `import a` and `a.b.X` reach the module `a.b`; only known parents are followed, and only where dots nest.
    for (let descended = 1; descended <= chain.length && parents.has(module); descended++) {
      module = `${module}.${String(chain[descended - 1])}`;
      found.push({ module, path: chain.slice(descended), descended });
    }
    return found;
  }

  function symbolMatch(name: QualifiedName, path: readonly string[]): Match | null | undefined {
    const candidates = splits(name, path);
    const total = name.path.length + path.length;
    for (let length = total; length > 0; length--) {
      for (const split of candidates) {
        const inside = length - split.descended;
        if (inside < 1) break;
        const hit = hits.get(formatId({ module: split.module, path: split.path.slice(0, inside) }));
        if (hit !== undefined) return describe(hit, reach(name, length));
      }
    }
    return undefined;
  }

  function moduleMatch(name: QualifiedName, path: readonly string[]): Match | null {
    for (const split of splits(name, path).reverse()) {
      const move = moves.get(split.module);
      if (move !== undefined) {
        const found = { kind: "module", from: split.module, to: move.id, entry: move } as const;
        return { ...found, rest: split.path, ...reach(name, split.descended) };
      }
      const entry = nearest(gone, split.module);
      if (entry !== null) return { kind: "removed", id: entry.id, entry, ...reach(name, split.descended) };
    }
    return null;
  }

  const knows: Knows = (module) => named.has(module) || parents.has(module) || moves.has(module) || nearest(gone, module) !== null;
  const lookup: Lookup = (names, path) => {
    const known = names.filter(({ module }) => knows(module));
    for (const name of known) {
      const match = symbolMatch(name, path);
      if (match !== undefined) return match;
    }
    for (const name of known) {
      const match = moduleMatch(name, path);
      if (match !== null) return match;
    }
    return null;
  };
  return { lookup, knows };
}

function indexSymbols(symbols: readonly SymbolEntry[], removed: readonly RemovedEntry[]): Map<string, Hit> {
  const hits = new Map<string, Hit>();
  for (const entry of symbols) {
    hits.set(entry.id, { kind: "canonical", entry });
    for (const name of entry.deprecated) hits.set(formatId(name), { kind: "deprecated", name, entry });
  }
  for (const entry of removed) {
    if (entry.name.path.length > 0) hits.set(entry.id, { kind: "removed", entry });
  }
  return hits;
}

/** Null for a canonical symbol that nothing is said about: its entry still shields it from its module's. */
function describe(hit: Hit, reached: Reach): Match | null {
  if (hit.kind === "removed") return { kind: hit.kind, id: hit.entry.id, entry: hit.entry, ...reached };
  const { entry } = hit;
  if (hit.kind === "deprecated") {
    const { kind, name } = hit;
    return { kind, id: formatId(name), name, home: entry.home, entry, ...reached };
  }
  if (!isJudgedAtHome(entry)) return null;
  return { kind: hit.kind, id: entry.id, home: entry.home, entry, ...reached };
}

function reach(name: QualifiedName, length: number): Reach {
  return { consumed: Math.max(0, length - name.path.length), trailing: name.path.slice(length) };
}

/** Every module above one of an entry's, where all modules of the entry nest by dots. */
function ancestors(entries: readonly (readonly ModuleId[])[]): Set<ModuleId> {
  const found = new Set<ModuleId>();
  for (const module of entries.filter((modules) => modules.every(isDotted)).flat()) {
    for (let parent = parentModule(module); parent !== null; parent = parentModule(parent)) found.add(parent);
  }
  return found;
}

/** The entry of the module or of the closest one that holds it: what is removed is removed with its submodules. */
function nearest(entries: ReadonlyMap<ModuleId, RemovedEntry>, module: ModuleId): RemovedEntry | null {
  if (entries.size === 0) return null;
  for (let held: ModuleId | null = module; held !== null; held = parentModule(held)) {
    const entry = entries.get(held);
    if (entry !== undefined) return entry;
  }
  return null;
}
