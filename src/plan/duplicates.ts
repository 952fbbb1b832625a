import type { OwnDefinition, QualifiedName } from "../facts";
import { isDefinedHere, isDotted, type SymbolEntry } from "../manifest";
import { readHome } from "./home";
import type { Reach } from "./reach";

/** A symbol by one of its names, new or old. */
interface Bearer {
  readonly name: QualifiedName;
  readonly entry: SymbolEntry;
}

interface Duplicate extends Bearer {
  readonly definition: OwnDefinition;
}

/** Definitions of a file that go by the name of a symbol whose home is elsewhere. */
export function findDuplicates(reach: Reach): readonly Duplicate[] {
  const { facts, manifest } = reach;
  // What a test keeps to itself is a stand-in, and nobody's second home.
  if (facts.isTest) return [];
  return [...facts.definitions, ...facts.localClasses(manifest.definitions)].flatMap((definition) => {
    // By its name alone a default export is nobody's second home.
    if (!manifest.definitions.includes(definition.name) || definition.name === "default") return [];
    const bearers = manifest.symbols.flatMap((entry) => bearersOf(entry, definition.name));
    const [first] = bearers.filter(({ name }) => isSpelledLike(name, reach));
    if (!first || bearers.some((bearer) => isHome(bearer, reach))) return [];
    // What only says how others have to look is no implementation.
    if (definition.kind === "interface" || !isAnother(definition, bearers, reach)) return [];
    return definition.isHandedOut() ? [{ ...first, definition }] : [];
  });
}

/** Whether an alias of the same name stands for something that another module of the project defines. */
function isAnother({ namesakes }: OwnDefinition, bearers: readonly Bearer[], { facts }: Reach): boolean {
  if (!namesakes) return true;
  const own = bearers.flatMap(({ name, entry }) => [name, ...entry.namesakes]);
  return namesakes.some((name) => {
    const found = readHome(facts, name, false);
    const origins = found.state === "found" ? found.definition.origin() : [];
    return origins.length > 0 && origins.every((module) => own.every((other) => other.module !== module));
  });
}

function bearersOf(entry: SymbolEntry, name: string): readonly Bearer[] {
  if (!isDefinedHere(entry)) return [];
  const names = [entry.home, ...entry.deprecated].filter(({ path }) => path.length === 1 && path[0] === name);
  return names.map((own) => ({ name: own, entry }));
}

/** Names of one language are no names of another, and what a package defines has no home in the project. */
function isSpelledLike({ module }: QualifiedName, { facts }: Reach): boolean {
  if (!isDotted(module) && !module.startsWith("./")) return false;
  return facts.modules.length === 0 || facts.modules.some((own) => isDotted(own) === isDotted(module));
}

/** Whether the file holds the name by right: as its home, as what its home takes it from, or as another concept. */
function isHome({ name, entry }: Bearer, { facts }: Reach): boolean {
  const holds = (module: string): boolean => facts.modules.includes(module);
  const isNamesake = ({ module, path }: QualifiedName): boolean => holds(module) && path.join() === name.path.join();
  if (holds(name.module) || entry.namesakes.some(isNamesake)) return true;
  const home = readHome(facts, name, false);
  // Where the home is known by another name, or by none, this file may be it.
  const mayBe = (): boolean => facts.modules.length === 0 || facts.modules.some((own) => own.endsWith(`.${name.module}`));
  if (home.state === "absent" && home.reason === "unlisted-root" && mayBe()) return true;
  return home.state === "found" && home.definition.imported && home.definition.origin().some(holds);
}
