import { sameName, type Import, type ImportAddition, type QualifiedName, type Use, type Variable } from "../facts";
import { isReadElsewhere, type Reach } from "./reach";
import { isAlias } from "./reached";
import type { Reason } from "./reasons";

/** How a file comes to know a new home by name. */
interface Provision {
  readonly local: string;
  readonly add: readonly ImportAddition[];
}

interface NameRequest {
  readonly home: QualifiedName;
  /** The variable whose uses move; new imports are written beside its own. */
  readonly variable: Variable;
  readonly uses: readonly Use[];
  /** The variable goes, so that its name is free again. */
  readonly replaces: boolean;
  /** What the uses call it by now, where they agree. */
  readonly former: string | null;
}

/** What is imported: members beyond the first are read from it. */
export const importable = ({ module, path }: QualifiedName): QualifiedName => ({ module, path: path.slice(0, 1) });

/** The variable is a compatibility alias: a former name of the home. */
const hidesHome = ({ imports }: Reach, variable: Variable): boolean =>
  imports.some((found) => found.variable === variable && isAlias(found));

/** What something else puts in the place of the variable is not meant for uses that never looked there. */
const isOpen = (variable: Variable, uses: readonly Use[]): boolean => uses.length === 0 || !isReadElsewhere(variable);

/** Whether an import brings `target` itself, and nothing else that is made of its module. */
const brings = ({ names, opaque }: Import, target: QualifiedName): boolean => !opaque && names.some((name) => sameName(name, target));

/** The name of an import of the home that is there already and serves every use, or the statement without any. */
function visibleImport(reach: Reach, { home, variable, uses }: NameRequest): string | null {
  const { facts, manifest } = reach;
  const target = importable(home);
  const typeOnly = uses.every((use) => use.typeOnly);
  const serves = (imported: Import): boolean => {
    if (imported.form !== "name" || (imported.typeOnly && !typeOnly)) return false;
    if (uses.length === 0) return variable.imports.every((old) => old.sees(imported));
    const beside = variable.imports.every((old) => imported.accompanies(old));
    return uses.every((use) => use.sees(imported) || (beside && use.reaches(imported)));
  };
  // A compatibility alias is about to go itself.
  const stays = (other: Variable): boolean => manifest.localName === "keep" || !hidesHome(reach, other);
  const candidates = facts.variables.filter((other) => {
    return other !== variable && !other.rebound && other.imports.every((imported) => brings(imported, target)) && stays(other);
  });
  const found = candidates.find(({ imports }) => imports.some(serves));
  return found && isOpen(found, uses) ? found.name : null;
}

/** Whether the variable goes by a name of its own, which it keeps when its import moves: an alias was chosen, or all are kept. */
export function keepsName(reach: Reach, variable: Variable): boolean {
  const imported = variable.imports.map(({ names }) => names[0]?.path.at(-1));
  const named = variable.imports.every(({ form }) => form === "name") && !imported.includes(variable.name);
  return (named && !hidesHome(reach, variable)) || reach.manifest.localName === "keep";
}

/** The local name to bind: the canonical one, or the variable's own. */
function localName(reach: Reach, { home, variable, replaces, former }: NameRequest): string | null {
  const canonical = home.path[0];
  // Of something that is not deprecated itself, only a part moves: its name means the rest.
  const moves = reach.imports.some((found) => found.variable === variable);
  const own = replaces && moves && (keepsName(reach, variable) || canonical === "default");
  if (own) return variable.name;
  // A default export has no name of its own, and goes by the one that it had.
  const name = canonical === "default" ? former : canonical;
  return name === "default" ? null : (name ?? null);
}

/** The name is taken by imports of the home itself that may not have run, such as those for types: one more may join. */
function joins({ facts }: Reach, { home, variable, uses }: NameRequest, local: string): boolean {
  const target = importable(home);
  const taker = facts.variables.find(({ name, scope }) => name === local && scope === variable.scope);
  if (!taker || taker.rebound) return false;
  const same = taker.imports.every((imported) => brings(imported, target));
  return same && isOpen(taker, uses) && uses.every((use) => taker.imports.some((imported) => use.reaches(imported)));
}

/** Finds or adds a name for `home` that all uses see and that takes nobody else's place. */
export function provideName(reach: Reach, request: NameRequest): Provision | Reason {
  const { variable, uses, replaces, home } = request;
  const visible = visibleImport(reach, request);
  if (visible !== null) return { local: visible, add: [] };
  const local = localName(reach, request);
  if (local === null) return "name-taken";
  const free = local === variable.name ? replaces : variable.admits(local, uses) || joins(reach, request, local);
  if (!free) return "name-taken";
  const target = importable(home);
  const add = variable.imports.map((beside) => ({ target, local, typeOnly: beside.typeOnly, beside }));
  return { local, add };
}
