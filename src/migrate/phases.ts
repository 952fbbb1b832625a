import picomatch from "picomatch";
import type { Phase } from "./config/schema";
import type { FileReport } from "./lint/project-linter";

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

/** The files of each phase that have findings. */
export function filesByPhase(reports: readonly FileReport[], ordered: readonly Phase[]): Map<Phase, string[]> {
  const phaseOf = phaseFinder(ordered);
  const files = new Map<Phase, string[]>(ordered.map((phase) => [phase, []]));
  for (const { file, findings } of reports) {
    const phase = findings.length > 0 ? phaseOf(file) : null;
    if (phase) files.get(phase)?.push(file);
  }
  return files;
}

const withoutDot = (glob: string): string => glob.replace(/^\.\//, "");

/** Matches paths relative to the project, with `/` between their segments; a glob after `!` takes out what others match. */
export function matcherOf(globs: readonly string[]): (file: string) => boolean {
  const wanted = globs.filter((glob) => !glob.startsWith("!")).map(withoutDot);
  const ignore = globs.filter((glob) => glob.startsWith("!")).map((glob) => withoutDot(glob.slice(1)));
  // A name may have lines, and quotes.
  return picomatch(wanted.length > 0 ? wanted : "**", { dot: true, ignore, flags: "s", keepQuotes: true });
}
