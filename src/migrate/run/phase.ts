import { resolve } from "node:path";
import type { Phase } from "../config/schema";
import { currentHash } from "../storage/durable";
import { readJournal, type Change } from "../storage/journal";
import { restore, spansOf } from "../storage/restore";
import { keptChanges, stateOf } from "../storage/run-state";
import { gateJobs, type Failure } from "../validate/checker";
import type { RunContext } from "./context";
import { openPhase, type PhaseTally } from "./tally";
import { blame, describe } from "./blame";
import { migrateGroup } from "./group";
import { migrateFiles } from "./passes";
import { abandonFile, apply, isUndone, SOMEBODY } from "./unit";

/** What a run has changed in a phase and kept so far. */
const changesOf = ({ journal }: RunContext, phase: string): Change[] => keptChanges(stateOf(readJournal(journal.directory)), phase);

/** Holds the failures of a gate against the old content. Null where the new one may stay, and is there again. */
async function retry(context: RunContext, changes: readonly Change[], failures: readonly Failure[], tally: PhaseTally): Promise<string | null> {
  const edited = restore(context.store, changes);
  if (edited.length > 0) return failures.map(describe).join("; ");
  const { guilt, failedBefore } = await blame(context, failures);
  if (guilt !== null) return guilt;
  const editedNow = apply(context, changes);
  if (editedNow !== null) return `${editedNow} was edited meanwhile`;
  tally.failedBefore.push(...failedBefore);
  return null;
}

/** Puts all of a phase back, but for what somebody has edited since: a rollback can still do that. */
function putPhaseBack({ store, journal, progress }: RunContext, changes: readonly Change[], reason: string, tally: PhaseTally): void {
  const edited = restore(store, changes);
  journal.append({ type: "phase-restored", phase: tally.phase, edited: [...edited] });
  tally.state = "restored";
  tally.reason = reason;
  progress.say(`Phase ${tally.phase} was put back: ${reason}`);
  for (const file of tally.changed.splice(0)) {
    if (edited.includes(file)) abandonFile(file, reason, tally, progress);
    else tally.restored.push({ file, reason: "the gate of its phase failed" });
  }
}

/** Runs the gate over what a phase has changed, and puts all of it back if that made the gate fail. */
async function passGate(context: RunContext, tally: PhaseTally): Promise<void> {
  const { config, checker, journal, progress } = context;
  const { phase } = tally;
  const changes = changesOf(context, phase);
  if (changes.length > 0 && config.gate.length > 0) {
    progress.say(`Phase ${phase}: running the gate`);
    const failures = await checker.run(gateJobs(config.gate, phase), "after");
    if (failures.length > 0) {
      journal.append({ type: "phase-failed", phase, reason: failures.map(({ job }) => job.check.name).join(", ") });
      const problem = await retry(context, changes, failures, tally);
      if (problem !== null) {
        putPhaseBack(context, changes, problem, tally);
        return;
      }
    }
  }
  journal.append({ type: "phase-kept", phase });
  tally.state = "kept";
  countEdits(context, changes, tally);
}

/** Tells of the files of a phase that was kept what somebody, or a check, has done to them since they were. */
function countEdits({ cwd }: RunContext, changes: readonly Change[], tally: PhaseTally): void {
  // Of a file that was edited between two changes, the last is what counts.
  const spans = new Map(spansOf(changes).map((span) => [span.file, span]));
  for (const span of spans.values()) {
    const { file, after } = span;
    if (isUndone(cwd, span)) {
      tally.changed.splice(tally.changed.indexOf(file), 1);
      tally.restored.push({ file, reason: `put back by ${SOMEBODY}` });
    } else if (currentHash(resolve(cwd, file)) !== after) tally.edited.push(file);
  }
}

/** Migrates the files of one phase that have findings, in their order. */
export async function migratePhase(context: RunContext, phase: Phase, files: readonly string[]): Promise<PhaseTally> {
  const tally = openPhase(context.tally, phase.name);
  const earlier = changesOf(context, phase.name);
  context.journal.append({ type: "phase", phase: phase.name });
  // An interrupted run has changed these already; the gate has not seen them.
  tally.changed.push(...new Set(earlier.map(({ file }) => file)));
  await migrateFiles(context, files, tally, (group) => migrateGroup(context, group, tally));
  await passGate(context, tally);
  return tally;
}
