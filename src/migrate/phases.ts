import picomatch from "picomatch";
import type { Phase } from "./config/schema";

/** The name under which files are counted that belong to no phase. */
export const NO_PHASE = "(no phase)";

const collator = new Intl.Collator("en", { numeric: true });

/** Phases in the order in which they run. */
export function orderPhases(phases: readonly Phase[]): Phase[] {
  return [...phases].sort((a, b) => {
    if (a.priority === undefined || b.priority === undefined) {
      return Number(a.priority === undefined) - Number(b.priority === undefined);
    }
    return collator.compare(a.priority, b.priority);
  });
}

/** Tells the phase of a file: the first whose globs match; null where none does. */
export function phaseFinder(ordered: readonly Phase[]): (file: string) => Phase | null {
  const matchers = ordered.map((phase) => ({ phase, matches: matcherOf(phase.files) }));
  return (file) => matchers.find(({ matches }) => matches(file))?.phase ?? null;
}

/** Matches paths relative to the project, with `/` between their segments. */
export function matcherOf(globs: readonly string[]): (file: string) => boolean {
  return picomatch(globs.map((glob) => glob.replace(/^\.\//, "")), { dot: true });
}
