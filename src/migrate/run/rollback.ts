import { Refusal } from "../refusal";
import { Journal } from "../storage/journal";
import { restoreEach, type Restored } from "../storage/restore";
import { standingChanges } from "../storage/run-state";
import type { Store } from "../storage/store";
import { recordedRuns, type RecordedRun } from "./recover";

export interface Rollback extends Restored {
  readonly run: string;
  readonly restored: readonly string[];
  /** Where the original of each file is kept. */
  readonly originals: ReadonlyMap<string, string>;
  /** The run before it that changed anything. */
  readonly earlier: string | null;
}

const changedAnything = ({ state }: RecordedRun): boolean => standingChanges(state).length > 0;

/** Puts back what a run has changed; without a name, the last one that changed anything. */
export function rollBack(store: Store, name: string | undefined): Rollback {
  const runs = recordedRuns(store);
  const found = name === undefined ? runs.findLast(changedAnything) : runs.find(({ run }) => run === name);
  if (!found) {
    const known = runs.map(({ run }) => run).join(", ");
    throw new Refusal(name === undefined ? "There is no run to roll back." : `There is no run ${name}; there are: ${known || "none"}.`);
  }
  const { run, state } = found;
  const journal = new Journal(store.runDirectory(run));
  try {
    const changes = standingChanges(state);
    journal.append({ type: "rollback" });
    const { edited, failed } = restoreEach(store, changes);
    journal.append({ type: "rolled-back", edited: [...edited], failed: [...failed] });
    const left = [...edited, ...failed.map(({ file }) => file)];
    const restored = [...new Set(changes.map(({ file }) => file))].filter((file) => !left.includes(file));
    const earlier = runs.slice(0, runs.indexOf(found)).findLast(changedAnything)?.run ?? null;
    // Of several changes of a file, the first is the one that had its original.
    const originals = new Map([...changes].reverse().map(({ file, before }) => [file, store.copyOf(before)]));
    return { run, restored, edited, failed, originals, earlier };
  } finally {
    journal.close();
  }
}
