import { randomBytes } from "node:crypto";
import { orderPhases, phaseFinder } from "../phases";
import type { Migration, Phase } from "../config/schema";
import type { Repository } from "../git";
import type { FileReport, ProjectLinter } from "../lint/project-linter";
import { Refusal } from "../refusal";
import type { Progress } from "../report/progress";
import { Journal, readJournal } from "../storage/journal";
import { netChanges, stateOf } from "../storage/run-state";
import type { Store } from "../storage/store";
import { Checker } from "../validate/checker";
import type { RunContext } from "./context";
import { migratePhase } from "./phase";
import { interruptedRun, settle } from "./recover";
import type { Tally } from "./tally";

export interface MigrationRun {
  readonly cwd: string;
  readonly config: Migration;
  readonly store: Store;
  readonly linter: ProjectLinter;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** The phases to migrate, by name. */
  readonly phases: readonly string[];
  readonly commit: boolean;
  /** Opens the repository, if the run is to commit. */
  readonly repository: () => Promise<Repository>;
}

/** Named by its time to the millisecond, so that runs sort by age. */
function newRunName(): string {
  const time = new Date().toISOString().replaceAll(/[-:.Z]/g, "").replace("T", "-");
  return `${time}-${randomBytes(2).toString("hex")}`;
}

/** The run to go on with, if one was interrupted, else a new one. */
function openRun({ store, phases, commit, progress }: MigrationRun): { readonly run: string; readonly phases: readonly string[]; readonly commit: boolean } {
  const interrupted = interruptedRun(store);
  if (!interrupted) return { run: newRunName(), phases, commit };
  const edited = settle(store, interrupted);
  progress.say(`Going on with run ${interrupted.run}, which was interrupted (phases ${interrupted.state.selected.join(", ")}).`);
  for (const file of edited) progress.say(`  left alone  ${file}: it was edited since`);
  return { run: interrupted.run, phases: interrupted.state.selected, commit: interrupted.state.commit };
}

/** The files of each phase that have findings. */
function filesByPhase(reports: readonly FileReport[], ordered: readonly Phase[]): Map<Phase, string[]> {
  const phaseOf = phaseFinder(ordered);
  const files = new Map<Phase, string[]>(ordered.map((phase) => [phase, []]));
  for (const { file, findings } of reports) {
    const phase = findings.length > 0 ? phaseOf(file) : null;
    if (phase) files.get(phase)?.push(file);
  }
  return files;
}

/** Migrates phase by phase; stops where one had to be put back, as those behind it build on it. */
export async function runMigration(request: MigrationRun): Promise<Tally> {
  const { cwd, config, store, linter, progress, signal } = request;
  const { run, phases: selected, commit } = openRun(request);
  const repository = commit ? await request.repository() : null;
  const journal = new Journal(store.runDirectory(run));
  const entries = readJournal(journal.directory);
  if (entries.length > 0) journal.append({ type: "resume" });
  else journal.append({ type: "run", commit, phases: [...selected] });
  const before = stateOf(entries);
  const outputs = entries.filter(({ type }) => type === "check").length;
  let unit = Math.max(0, ...before.units.map((one) => one.unit));
  const tally: Tally = { run, phases: [] };
  const checker = new Checker(cwd, journal, signal, outputs);
  const context: RunContext = {
    ...{ cwd, config, store, linter, progress, signal, journal, checker, tally },
    nextUnit: () => ++unit,
  };
  try {
    progress.say("Linting the project");
    const ordered = orderPhases(config.phases);
    const files = filesByPhase(await linter.scan({ fix: false }), ordered);
    for (const phase of ordered) {
      if (!selected.includes(phase.name)) continue;
      if (signal.aborted) throw new Refusal("Interrupted.");
      const outcome = await migratePhase(context, phase, files.get(phase) ?? []);
      if (outcome.state === "restored") {
        journal.append({ type: "end", outcome: "stopped" });
        return tally;
      }
      if (!repository) continue;
      const kept = stateOf(readJournal(journal.directory)).units.filter((one) => one.phase === phase.name && one.state === "kept");
      const changed = netChanges(kept).map(({ file }) => file);
      outcome.commit = await repository.commit(`Migrate phase ${phase.name} with ssot (${changed.length} ${changed.length === 1 ? "file" : "files"})`, changed);
      if (outcome.commit !== null) journal.append({ type: "commit", phase: phase.name, commit: outcome.commit });
    }
    journal.append({ type: "end", outcome: "done" });
    return tally;
  } finally {
    journal.close();
  }
}
