import type { QualifiedName, Watch } from "../facts";
import type { ModuleEntry, RemovedEntry, SymbolEntry } from "./entries";
import { moduleWords } from "./id";
import type { ModuleId } from "./types";

/** Collects the words without which a file cannot concern any entry. */
export function createWatch(
  symbols: readonly SymbolEntry[],
  modules: readonly ModuleEntry[],
  removed: readonly RemovedEntry[],
): Watch {
  const gone = [...symbols.flatMap((entry) => entry.deprecated), ...removed.map((entry) => entry.name)];
  const judged = symbols.filter(isJudgedAtHome);
  const homes = judged.map((entry) => entry.home);
  const factories = judged.flatMap(factoryFunctions);
  // A default export is imported by any name, so its module is watched for.
  const nameless = homes.filter((home) => home.path[0] === "default");
  const moved = modules.flatMap((entry) => entry.deprecated);
  return {
    modules: moduleNames([...gone, ...nameless], moved),
    ids: [...new Set([...[...gone, ...homes, ...factories].map(({ module }) => module), ...moved])],
    paths: JSON.stringify([symbols, modules, removed]).includes('"./'),
    whole: moduleNames([...gone.filter(({ path: [name = "default"] }) => name === "default"), ...nameless], moved),
    names: symbolNames(gone),
    filed: symbolNames([...gone, ...homes, ...factories].filter(({ module }) => module.startsWith("./"))),
    homes: {
      modules: moduleNames([...homes, ...factories], []),
      names: symbolNames([...homes, ...factories]),
      members: [...new Set([...homes.flatMap((home) => home.path.slice(1)), ...judged.flatMap(factoryMembers)])],
    },
    successors: {
      modules: moduleNames(symbols.map((entry) => entry.home), modules.map((entry) => entry.id)),
      names: successorNames(symbols),
    },
  };
}

/** Names of which one stands in every file that defines a symbol of the project, at its home or elsewhere. */
export function definedNames(symbols: readonly SymbolEntry[]): string[] {
  const own = symbols.filter(isDefinedHere).flatMap(({ home, deprecated }) => [home, ...deprecated]);
  return [...new Set(own.flatMap(({ path }) => (path.length === 1 ? path : [])))];
}

/** Whether the symbol is the project's own: of what a library defines, the manifest says no more than whose it is. */
export function isDefinedHere({ home, deprecated, construct }: SymbolEntry): boolean {
  if (deprecated.length > 0 || construct === null || home.module.startsWith("./")) return true;
  return construct.factory !== null || construct.context !== null;
}

const factoryMembers = ({ construct }: SymbolEntry): string[] =>
  construct?.factory?.kind === "member" ? [construct.factory.name] : [];

const factoryFunctions = ({ construct }: SymbolEntry): QualifiedName[] =>
  construct?.factory?.kind === "function" ? [construct.factory.name] : [];

function successorNames(symbols: readonly SymbolEntry[]): Map<string, string[]> {
  const successors = new Map<string, string[]>();
  for (const { home, deprecated, construct } of symbols) {
    const written = construct?.factory?.kind === "function" ? [home, construct.factory.name] : [home];
    for (const name of symbolNames(deprecated)) successors.set(name, [...(successors.get(name) ?? []), ...symbolNames(written)]);
  }
  return successors;
}

function moduleNames(names: readonly QualifiedName[], modules: readonly ModuleId[]): string[] {
  return [...new Set([...names.map((name) => name.module), ...modules].flatMap(moduleWords))];
}

function symbolNames(names: readonly QualifiedName[]): string[] {
  return [...new Set(names.flatMap((name) => name.path.slice(0, 1)))].filter((name) => name !== "default");
}

/** Whether code that reaches the symbol by its canonical name may be at fault: by its place, or by an old local name. */
export function isJudgedAtHome({ construct, deprecated, home }: SymbolEntry): boolean {
  return construct !== null || deprecated.some(({ path }) => path.at(-1) !== home.path.at(-1));
}
