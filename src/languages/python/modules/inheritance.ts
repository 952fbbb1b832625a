import { BUILTINS } from "../definitions/builtins";
import type { ClassTable } from "./table";
import type { ReadModule, Target } from "./targets";

/** Looks up what classes derive from. */
export interface Bases {
  /** All that a base stands for where a module names it. */
  follow(base: readonly string[], module: ReadModule): readonly Target[];
  /** Whether a module is none of the project's. */
  isOutside(module: string): boolean;
}

/** Modules of Python whose classes have no members by the names of factories. */
const STANDARD = new Set(["abc", "asyncio", "collections", "contextlib", "enum", "threading", "types", "typing", "typing_extensions"]);

/** Whether a class, or one that it derives from, may have more members than are found. */
export function isOpen(target: Target, bases: Bases, seen = new Set<ClassTable>()): boolean {
  if (target.kind !== "entry" || target.entry.kind !== "class") return true;
  const { module } = target;
  const owner = target.entry.class;
  if (seen.has(owner)) return false;
  seen.add(owner);
  return owner.isOpen || owner.bases.some((base) => {
    if (base === null) return true;
    if (isStandard(base, module, bases)) return false;
    const targets = bases.follow(base, module);
    return targets.length === 0 || targets.some((found) => changesSubclasses(found) || isOpen(found, bases, seen));
  });
}

const changesSubclasses = (target: Target): boolean =>
  target.kind === "entry" && target.entry.kind === "class" && target.entry.class.members.has("__init_subclass__");

/** A class of Python itself. */
function isStandard([root = ""]: readonly string[], { table }: ReadModule, bases: Bases): boolean {
  const entries = table?.names.get(root);
  if (!entries) return BUILTINS.has(root) && table?.stars.length === 0;
  return entries.every((entry) => {
    if (entry.kind !== "import" || entry.level > 0 || entry.module === null) return false;
    return STANDARD.has(entry.module.split(".", 1)[0] ?? "") && bases.isOutside(entry.module);
  });
}

/** Whether a class leaves methods for its subclasses to write; `written` are those that stand before it. */
export function isAbstract(target: Target, bases: Bases, written = new Set<string>(), seen = new Set<ClassTable>()): boolean {
  if (target.kind !== "entry" || target.entry.kind !== "class" || seen.has(target.entry.class)) return false;
  const { module } = target;
  const { members, abstract, bases: own } = target.entry.class;
  seen.add(target.entry.class);
  if ([...abstract].some((name) => !written.has(name))) return true;
  for (const name of members.keys()) written.add(name);
  return own.some((base) => base !== null && bases.follow(base, module).some((found) => isAbstract(found, bases, written, seen)));
}
