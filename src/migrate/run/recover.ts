import { readJournal, Journal } from "../storage/journal";
import { restore } from "../storage/restore";
import { keptChanges, stateOf, type RunState } from "../storage/run-state";
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

/** Whether a run did not come to its end. One without phases was killed before it began. */
export const isInterrupted = ({ ended, selected }: RunState): boolean => !ended && selected.length > 0;

/** The run to go on with; null where there is none. */
export const interruptedRun = (store: Store): RecordedRun | null => recordedRuns(store).findLast(({ state }) => isInterrupted(state)) ?? null;

/**
 * Puts back what an interrupted run left half done: files that were not checked yet, and phases that were about to go
 * back. Returns the files that somebody has edited since, which are left alone.
 */
export function settle(store: Store, { run, state }: RecordedRun): string[] {
  const journal = new Journal(store.runDirectory(run));
  const left: string[] = [];
  try {
    for (const { unit, changes, state: unitState } of state.units) {
      if (unitState !== "pending") continue;
      const edited = restore(store, changes);
      journal.append({ type: "restored", unit, reason: "interrupted", edited: [...edited] });
      left.push(...edited);
    }
    for (const { phase, state: phaseState } of state.phases) {
      if (phaseState !== "failed") continue;
      const edited = restore(store, keptChanges(state, phase));
      journal.append({ type: "phase-restored", phase, edited: [...edited] });
      left.push(...edited);
    }
  } finally {
    journal.close();
  }
  return left;
}
