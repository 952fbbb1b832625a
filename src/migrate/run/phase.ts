import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Phase } from "../config/schema";
import { Refusal } from "../refusal";
import { readJournal } from "../storage/journal";
import { restore } from "../storage/restore";
import { netChanges, stateOf } from "../storage/run-state";
import { groupUnits } from "../units";
import { gateJobs } from "../validate/checker";
import type { RunContext } from "./context";
import { openPhase, type PhaseTally } from "./tally";
import { apply, blame, migrateUnit } from "./unit";

/** A repair may make another one possible, in a file that was looked at before. */
const MOST_PASSES = 5;

/** What a run has changed in a phase and kept so far. */
function changesOf({ journal }: RunContext, phase: string): ReturnType<typeof netChanges> {
  const { units } = stateOf(readJournal(journal.directory));
  return netChanges(units.filter((unit) => unit.phase === phase && unit.state === "kept"));
}

async function migrateFiles(context: RunContext, files: readonly string[], tally: PhaseTally): Promise<void> {
  const { cwd, linter, progress, signal } = context;
  const settled = new Set<string>();
  for (let pass = 1, hasChanged = true; hasChanged && pass <= MOST_PASSES; pass++) {
    hasChanged = false;
    const open = files.filter((file) => !settled.has(file));
    const [first] = open;
    if (first === undefined) return;
    const texts = open.map((file) => ({ file, text: readFileSync(resolve(cwd, file), "utf8") }));
    const units = groupUnits(texts, { cwd, roots: await linter.rootsFor(first) });
    if (pass === 1) progress.start(`Phase ${tally.phase}`, files.length);
    try {
      for (const unit of units) {
        if (signal.aborted) throw new Refusal("Interrupted.");
        hasChanged = (await migrateUnit(context, unit, tally)) || hasChanged;
        for (const file of unit) progress.advance(file);
      }
    } finally {
      progress.stop();
    }
    for (const { file } of [...tally.restored, ...tally.left]) settled.add(file);
  }
}

/** Runs the gate over what a phase has changed, and puts all of it back if that made the gate fail. */
async function passGate(context: RunContext, tally: PhaseTally): Promise<void> {
  const { config, checker, journal, store, progress } = context;
  const { phase } = tally;
  const changes = changesOf(context, phase);
  if (changes.length > 0 && config.gate.length > 0) {
    progress.say(`Phase ${phase}: running the gate`);
    const failures = await checker.run(gateJobs(config.gate, phase), "after");
    if (failures.length > 0) {
      journal.append({ type: "phase-failed", phase, reason: failures.map(({ job }) => job.check.name).join(", ") });
      const edited = restore(store, changes);
      const reason = await blame(context, failures, tally);
      if (reason !== null || edited.length > 0) {
        journal.append({ type: "phase-restored", phase, edited });
        tally.state = "restored";
        tally.reason = reason ?? `${edited.join(", ")} was edited meanwhile`;
        for (const file of tally.changed.splice(0)) tally.restored.push({ file, reason: "the gate of its phase failed" });
        progress.say(`Phase ${phase} was put back: ${tally.reason}`);
        return;
      }
      apply(context, changes);
    }
  }
  journal.append({ type: "phase-kept", phase });
  tally.state = "kept";
}

/** Migrates the files of one phase that have findings, in their order. */
export async function migratePhase(context: RunContext, phase: Phase, files: readonly string[]): Promise<PhaseTally> {
  const tally = openPhase(context.tally, phase.name);
  const earlier = changesOf(context, phase.name);
  context.journal.append({ type: "phase", phase: phase.name });
  // An interrupted run has changed these already; the gate has not seen them.
  tally.changed.push(...earlier.map(({ file }) => file));
  await migrateFiles(context, files, tally);
  await passGate(context, tally);
  return tally;
}
