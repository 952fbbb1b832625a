import { Refusal } from "../refusal";
import { Journal, readJournal } from "../storage/journal";
import { restore } from "../storage/restore";
import { netChanges, stateOf } from "../storage/run-state";
import type { Store } from "../storage/store";
import { recordedRuns, settle } from "./recover";

export interface Rollback {
  readonly run: string;
  readonly restored: readonly string[];
  /** Files that somebody has edited since; they were left alone. */
  readonly edited: readonly string[];
}

const changesOf = (store: Store, run: string): ReturnType<typeof netChanges> => {
  const { units } = stateOf(readJournal(store.runDirectory(run)));
  return netChanges(units.filter(({ state }) => state !== "restored"));
};

/** Puts back what a run has changed; without a name, the last one that changed anything. */
export function rollBack(store: Store, name: string | undefined): Rollback {
  const runs = recordedRuns(store);
  const found =
    name === undefined
      ? runs.findLast(({ run, state }) => !state.rolledBack && changesOf(store, run).length > 0)
      : runs.find(({ run }) => run === name);
  if (!found) {
    const known = runs.map(({ run }) => run).join(", ");
    throw new Refusal(name === undefined ? "There is no run to roll back." : `There is no run ${name}; there are: ${known || "none"}.`);
  }
  const { run } = found;
  const unsettled = settle(store, found);
  const journal = new Journal(store.runDirectory(run));
  try {
    const changes = changesOf(store, run);
    journal.append({ type: "rollback" });
    const edited = restore(store, changes);
    journal.append({ type: "rolled-back", edited });
    const all = [...new Set([...unsettled, ...edited])];
    return { run, restored: changes.map(({ file }) => file).filter((file) => !all.includes(file)), edited: all };
  } finally {
    journal.close();
  }
}
