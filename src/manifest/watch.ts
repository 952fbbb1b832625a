import type { Watch } from "../facts";
import type { ModuleEntry, RemovedEntry, SymbolEntry } from "./compile";
import { moduleWords } from "./id";

/** Collects the words without which a file cannot concern any entry. */
export function createWatch(
  symbols: readonly SymbolEntry[],
  modules: readonly ModuleEntry[],
  removed: readonly RemovedEntry[],
): Watch {
  const names = [
    ...symbols.flatMap((entry) => entry.deprecated),
    ...symbols.filter(isJudgedAtHome).map((entry) => entry.home),
    ...removed.map((entry) => entry.name),
  ];
  const moduleIds = [...names.map((name) => name.module), ...modules.flatMap((entry) => entry.deprecated)];
  return {
    modules: [...new Set(moduleIds.flatMap(moduleWords))],
    // A default export is imported by any name, so only its module can be watched for.
    names: [...new Set(names.flatMap((name) => name.path.slice(0, 1)))].filter((name) => name !== "default"),
  };
}

/** Whether code that reaches the symbol by its canonical name may be at fault: by its place, or by an old local name. */
export function isJudgedAtHome({ construct, deprecated, home }: SymbolEntry): boolean {
  return construct !== null || deprecated.some(({ path }) => path.at(-1) !== home.path.at(-1));
}
