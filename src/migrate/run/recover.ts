import { join } from "node:path";
import { readJournal, Journal } from "../storage/journal";
import { restore } from "../storage/restore";
import { netChanges, stateOf, type RunState } from "../storage/run-state";
import type { Store } from "../storage/store";

/** A run and what its journal says of it. */
export interface RecordedRun {
  readonly run: string;
  readonly state: RunState;
}

/** All runs, oldest first. */
export function recordedRuns(store: Store): RecordedRun[] {
  return store.runs().map((run) => ({ run, state: stateOf(readJournal(store.runDirectory(run))) }));
}

/** The run that did not come to its end; null where there is none. */
export function interruptedRun(store: Store): RecordedRun | null {
  return recordedRuns(store).findLast(({ state }) => !state.ended && state.selected.length > 0) ?? null;
}

/**
 * Puts back what an interrupted run left half done: files that were not checked yet, and phases that were about to go
 * back. Returns the files that somebody has edited since, which are left alone.
 */
export function settle(store: Store, { run, state }: RecordedRun): string[] {
  const journal = new Journal(join(store.runDirectory(run)));
  const left: string[] = [];
  try {
    for (const { unit, changes, state: unitState } of state.units) {
      if (unitState !== "pending") continue;
      const edited = restore(store, changes);
      journal.append({ type: "restored", unit, reason: "interrupted", edited });
      left.push(...edited);
    }
    for (const { phase, state: phaseState } of state.phases) {
      if (phaseState !== "failed") continue;
      const kept = state.units.filter((unit) => unit.phase === phase && unit.state === "kept");
      const edited = restore(store, netChanges(kept));
      journal.append({ type: "phase-restored", phase, edited });
      left.push(...edited);
    }
  } finally {
    journal.close();
  }
  return left;
}
