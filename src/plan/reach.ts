import { sameName, type Double, type FileFacts, type Import, type Mention, type QualifiedName, type Role, type Use, type Variable } from "../facts";
import { formatId, type CompiledManifest, type Match } from "../manifest";
import { groupBy } from "../group-by";
import { constructionOf, isKept, sameHome, type Reached, type ReachedImport, type ReachedMention, type ReachedUse } from "./reached";

/** All uses of a file that reach one home by deprecated names. */
export interface Company {
  readonly uses: readonly ReachedUse[];
  /** Some construct there. */
  readonly constructs: boolean;
  readonly calls: boolean;
  /** Some only agree with the others if all mean the same object: they compare objects by it, or change it. */
  readonly isTied: boolean;
  /** Some keep it for later, when objects may be told apart by it. */
  readonly isKept: boolean;
}

/** What a file reaches of what the manifest knows: the common ground of all rules. */
export interface Reach {
  readonly facts: FileFacts;
  readonly manifest: CompiledManifest;
  readonly imports: readonly ReachedImport[];
  readonly uses: readonly ReachedUse[];
  readonly mentions: readonly ReachedMention[];
  /** What is done with names that an expression loads, also where the load alone is to be reported. */
  readonly loaded: readonly LoadedUse[];
  /** By the id of their home. */
  readonly companies: ReadonlyMap<string, Company>;
}

interface LoadedUse {
  readonly use: Use;
  readonly reached: Reached;
}

interface Located {
  readonly reached: Reached;
  readonly length: number;
  readonly rest: readonly string[];
}

function fromModule(match: Extract<Match, { kind: "module" }>, path: readonly string[]): Located {
  const { entry, from, to, rest, consumed } = match;
  const name = rest.slice(0, 1);
  const beyond = rest.slice(1);
  return {
    reached: {
      kind: "deprecated",
      name: { module: from, path: name },
      home: { module: to, path: name },
      reason: entry.reason,
      url: entry.url,
      construct: null,
      namesake: true,
      formerNames: [],
    },
    length: Math.max(consumed, path.length - beyond.length),
    rest: beyond,
  };
}

function fromEntry(match: Exclude<Match, { kind: "module" }>, path: readonly string[]): Located {
  const { entry, kind, consumed, trailing } = match;
  const symbol = match.kind === "removed" ? null : match.entry;
  return {
    reached: {
      kind,
      name: match.kind === "canonical" ? match.home : match.kind === "removed" ? match.entry.name : match.name,
      home: symbol?.home ?? null,
      reason: entry.reason,
      url: entry.url,
      construct: symbol?.construct ?? null,
      namesake: false,
      formerNames: symbol?.deprecated.map((name) => name.path.at(-1) ?? "") ?? [],
    },
    length: consumed,
    rest: [...trailing, ...path.slice(consumed)],
  };
}

/** A home may hold its own names, and the deprecated module may import the canonical one. */
function isOwnHome(modules: readonly string[], match: Match, manifest: CompiledManifest): boolean {
  if (match.kind === "removed") return modules.includes(match.entry.name.module);
  return manifest.ownModules(modules, match.entry) !== null;
}

/** What the path reaches that is read from one of the names, but for what a home holds of its own. */
export function reachBy({ facts, manifest }: Pick<Reach, "facts" | "manifest">, names: readonly QualifiedName[], path: readonly string[]): Located | null {
  const match = manifest.lookup(names, path);
  if (!match || isOwnHome(facts.modules, match, manifest)) return null;
  return match.kind === "module" ? fromModule(match, path) : fromEntry(match, path);
}

/** Everything in `facts` that reaches an entry of `manifest`, but for what a home holds of its own. */
export function findReached(facts: FileFacts, manifest: CompiledManifest): Reach {
  const find = (names: readonly QualifiedName[], path: readonly string[]): Located | null => reachBy({ facts, manifest }, names, path);
  const findWithModule = (names: readonly QualifiedName[]): readonly Reached[] => {
    const modules = [...new Set(names.flatMap(({ module, path }) => (path.length === 0 ? [module] : [])))];
    return modules.flatMap((module) => manifest.inventory(module)).flatMap((match) => {
      if (match.kind === "module" || isOwnHome(facts.modules, match, manifest)) return [];
      const { reached } = fromEntry(match, []);
      return mayDefine(facts, reached.name) ? [reached] : [];
    });
  };
  const broughtBy = ({ form, names }: Import): readonly Reached[] => {
    if (form !== "star" && form !== "re-export") return [];
    // A default export stays behind where all the others are taken along.
    return findWithModule(names).filter(({ name }) => form !== "star" || name.path[0] !== "default");
  };
  const imports: ReachedImport[] = [];
  const addImport = (imported: Import, variable: Variable | null): void => {
    const found = find(imported.names, []);
    if (found) imports.push({ import: imported, variable, reached: found.reached, withModule: false });
    else if (!variable) for (const reached of broughtBy(imported)) imports.push({ import: imported, variable, reached, withModule: true });
  };
  const uses: ReachedUse[] = [];
  for (const variable of facts.variables) {
    variable.imports.forEach((imported) => addImport(imported, variable));
    if (!variable.imports.some(({ binds }) => binds.some(({ module }) => manifest.knows(module)))) continue;
    for (const use of variable.uses) {
      const meanings = variable.imports.map((imported) => find(imported.binds, use.path));
      const found = meanings.find((meaning) => meaning && meaning.reached.kind !== "canonical") ?? meanings.find(Boolean);
      if (!found) continue;
      const { kind, name } = found.reached;
      const agreed = meanings.every((meaning) => {
        if (meaning?.reached.kind !== kind) return false;
        return sameName(meaning.reached.name, name) || sameHome(meaning.reached, found.reached);
      });
      // What only types may see is not there when the program runs.
      const runs = use.typeOnly || variable.imports.some(({ typeOnly }) => !typeOnly);
      uses.push({ variable, use, ...found, certain: agreed && runs && !variable.rebound });
    }
  }
  facts.unbound.forEach((imported) => addImport(imported, null));
  const mentions = facts.mentions.flatMap((mention): ReachedMention[] => {
    const { names, use, location, unseen, double } = mention;
    const found = find(names, use?.path ?? []);
    if (found) return [{ mention, use, location, withModule: false, ...found }];
    if (double) return membersReached(mention, double, find);
    const whole = { mention, use, location, withModule: true, length: 0, rest: [] };
    return unseen ? findWithModule(names).map((reached) => ({ ...whole, reached })) : laterUses(mention, find);
  });
  const atOnce = mentions.flatMap(({ use, reached }) => (use ? [{ use, reached }] : []));
  const later = facts.mentions.filter(({ names }) => find(names, [])).flatMap((mention) => laterUses(mention, find));
  return { facts, manifest, imports, uses, mentions, loaded: [...atOnce, ...later], companies: findCompanies(uses) };
}

/** Whether a module that is reached as a whole brings the symbol along, as far as can be told. */
function mayDefine(facts: FileFacts, { module, path: [name = ""] }: QualifiedName): boolean {
  const reading = facts.module(module);
  return reading.state !== "read" || reading.definition(name) !== null;
}

/** What a test double holds in place of something that is reached. */
function membersReached(mention: Mention, { members }: Double, find: (names: readonly QualifiedName[], path: readonly string[]) => Located | null): ReachedMention[] {
  return members.flatMap(({ name, location }) => {
    const found = find(mention.names, [name]);
    return found ? [{ mention, use: null, location, withModule: true, ...found }] : [];
  });
}

function laterUses(mention: Mention, find: (names: readonly QualifiedName[], path: readonly string[]) => Located | null): (ReachedMention & LoadedUse)[] {
  return mention.laterUses.flatMap((use) => {
    const found = find(mention.names, use.path);
    return found ? [{ mention, use, location: use.location(found.length), withModule: true, ...found }] : [];
  });
}

function findCompanies(uses: readonly ReachedUse[]): Map<string, Company> {
  const deprecated = uses.filter(({ reached: { kind, home } }) => kind === "deprecated" && home);
  const groups = groupBy(deprecated, ({ reached: { home } }) => (home ? formatId(home) : ""));
  const describe = (group: readonly ReachedUse[]): Company => ({
    uses: group,
    constructs: group.some((reachedUse) => constructionOf(reachedUse, reachedUse.use)),
    calls: group.some(({ use }) => use.role === "call"),
    isTied: group.some(({ use }) => use.role === "identity" || use.role === "write"),
    isKept: group.some(isKept),
  });
  return new Map([...groups].map(([id, group]) => [id, describe(group)]));
}

/** The uses that reach the same home as `reached`; null where there are none. */
export const companyOf = ({ companies }: Reach, { home }: Reached): Company | null =>
  (home && companies.get(formatId(home))) ?? null;

const audiences = new WeakMap<Variable, ReturnType<Variable["audience"]>>();

/** Who else may read the variable; asked once, for it may mean to read other files. */
export function audienceOf(variable: Variable): ReturnType<Variable["audience"]> {
  let audience = audiences.get(variable);
  if (!audience) audiences.set(variable, (audience = variable.audience()));
  return audience;
}

/** Other files, or the file by its own strings, read the variable: they may put something else in its place. */
export const isReadElsewhere = (variable: Variable): boolean => audienceOf(variable) === "project";

/** The module, or a package around it, is handed to code that the file's scopes cannot follow; or only kept, for `role`. */
export function handsOut(facts: FileFacts, module: string, role?: Role): boolean {
  const roles = rolesOf(facts, module);
  return role === undefined ? [...roles].some((other) => other !== "annotation") : roles.has(role);
}

const rolesOfModules = new WeakMap<FileFacts, Map<string, ReadonlySet<Role>>>();

/** What the file does with a module as a whole, or with a package around it; found once, for it is asked for each use. */
function rolesOf(facts: FileFacts, module: string): ReadonlySet<Role> {
  const known = rolesOfModules.get(facts) ?? new Map<string, ReadonlySet<Role>>();
  rolesOfModules.set(facts, known);
  let roles = known.get(module);
  if (!roles) known.set(module, (roles = findRoles(facts, module)));
  return roles;
}

function findRoles({ variables }: FileFacts, module: string): Set<Role> {
  const isAround = (dotted: string): boolean => dotted === module || module.startsWith(`${dotted}.`);
  const roles = new Set<Role>();
  for (const variable of variables) {
    const binds = variable.imports.flatMap((imported) => imported.binds);
    const names = [...new Set(binds.map(({ module: own, path }) => [own, ...path].join(".")))].filter(isAround);
    for (const { path, role } of names.length > 0 ? variable.uses : []) {
      if (names.some((name) => isAround([name, ...path].join(".")))) roles.add(role);
    }
  }
  return roles;
}

/** A test double stands in for the whole of `module` in this file. */
export function isDoubled({ mentions }: FileFacts, module: string): boolean {
  return mentions.some(({ purpose, names }) => {
    return purpose === "mock" && names.some((name) => name.path.length === 0 && name.module === module);
  });
}
