import type { QualifiedName } from "../facts";
import type { ModuleId, SymbolId } from "./types";

/** Reads `module#name.member`; an id without a name is the module itself. A leading `#` belongs to the module. */
export function parseId(id: SymbolId | ModuleId): QualifiedName {
  const split = id.lastIndexOf("#");
  if (split <= 0) return { module: id, path: [] };
  return { module: id.slice(0, split), path: id.slice(split + 1).split(".") };
}

/** The inverse of {@link parseId}. */
export function formatId(name: QualifiedName): SymbolId | ModuleId {
  return name.path.length === 0 ? name.module : `${name.module}#${name.path.join(".")}`;
}

const DOTTED = /^[\p{ID_Start}_][\p{ID_Continue}]*(?:\.[\p{ID_Start}_][\p{ID_Continue}]*)*$/u;

/** Whether the modules of this id nest by dots, so that an attribute of one may be the next; all others nest by `/`. */
export function isDotted(module: ModuleId): boolean {
  return DOTTED.test(module);
}

/** The module that holds `module` in the notation of its id; null at the top. */
export function parentModule(module: ModuleId): ModuleId | null {
  const end = module.lastIndexOf(isDotted(module) ? "." : "/");
  return end <= 0 ? null : module.slice(0, end);
}

/** The words of which one stands in every text that names the module: its last segment, and a directory for its index. */
export function moduleWords(module: ModuleId): readonly string[] {
  if (isDotted(module)) return [module.slice(module.lastIndexOf(".") + 1)];
  const segments = module.split("/").filter((segment) => segment !== ".");
  const words = segments.slice(-1);
  if (words[0] === "index") words.push(...segments.slice(-2, -1));
  return words;
}
