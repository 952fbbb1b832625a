import { messageOf, Refusal } from "../refusal";
import { restore } from "../storage/restore";
import { jobsFor } from "../validate/checker";
import { blame, describe } from "./blame";
import type { RunContext } from "./context";
import type { PhaseTally } from "./tally";
import { abandon, apply, changeUnit, editedSince, isUndone, putBack, SOMEBODY, type ChangedUnit } from "./unit";

/** What is to become of units that were checked together. */
interface Verdict {
  readonly kept: boolean;
  /** Units that go back for good, and why. Without a reason, a unit is tried alone. */
  readonly reasons: ReadonlyMap<ChangedUnit, string>;
}

const KEPT: Verdict = { kept: true, reasons: new Map() };

/** Checks units side by side. What failed before the change, too, does not hold it up. */
async function judge(context: RunContext, units: readonly ChangedUnit[], tally: PhaseTally): Promise<Verdict> {
  const { store, checker, config } = context;
  const changes = units.flatMap((unit) => unit.changes);
  const failures = await checker.run(jobsFor(config.validate, changes.map(({ file }) => file)), "after");
  if (failures.length === 0) return KEPT;
  const reject = (edited: readonly string[]): Verdict => {
    const theirs = units.filter((unit) => unit.changes.some(({ file }) => edited.includes(file)));
    const reason = `${failures.map(describe).join("; ")}; ${edited.join(", ")} was edited meanwhile`;
    return { kept: false, reasons: new Map(theirs.map((unit) => [unit, reason])) };
  };
  const edited = restore(store, changes);
  if (edited.length > 0) return reject(edited);
  const { guilt, failedBefore } = await blame(context, failures);
  if (guilt !== null) return { kept: false, reasons: new Map(units.length === 1 ? units.map((unit) => [unit, guilt]) : []) };
  const editedNow = apply(context, changes);
  if (editedNow !== null) return reject([editedNow]);
  tally.failedBefore.push(...failedBefore);
  return KEPT;
}

/** Keeps what has passed, but for a unit of which a check has put a file back. Returns whether anything was kept. */
function keep(context: RunContext, units: readonly ChangedUnit[], tally: PhaseTally): boolean {
  const { cwd, journal, progress } = context;
  const undone = new Map(units.flatMap((unit) => unit.changes.filter((change) => isUndone(cwd, change)).map(({ file }) => [unit, file])));
  for (const [unit, file] of undone) putBack(context, unit, `${file} was put back by ${SOMEBODY}`, tally);
  const kept = units.filter((unit) => !undone.has(unit));
  if (kept.length === 0) return false;
  journal.append({ type: "kept", units: kept.map(({ unit }) => unit) });
  for (const unit of kept) {
    const files = unit.changes.map(({ file }) => file);
    tally.changed.push(...files.filter((file) => !tally.changed.includes(file)));
    progress.log(`  migrated    ${files.join(", ")}`);
    for (const file of editedSince(cwd, unit)) progress.say(`  edited      ${file}: somebody, or a check, has edited it since; a rollback leaves it alone`);
  }
  return true;
}

/**
 * Migrates units one after the other and checks them side by side: what passes together is what stays. Where something
 * breaks, all of them go back and each is tried alone, so that none suffers for another. Returns whether files changed.
 */
export async function migrateGroup(context: RunContext, group: readonly (readonly string[])[], tally: PhaseTally): Promise<boolean> {
  const { store, journal, signal } = context;
  const changed: ChangedUnit[] = [];
  const alone: ChangedUnit[] = [];
  try {
    for (const members of group) {
      if (signal.aborted) throw new Refusal("Interrupted.");
      const unit = await changeUnit(context, members, tally);
      if (unit) changed.push(unit);
    }
    if (changed.length === 0) return false;
    const { kept, reasons } = await judge(context, changed, tally);
    if (kept) return keep(context, changed, tally);
    for (const unit of changed) {
      const reason = reasons.get(unit);
      if (reason !== undefined) {
        putBack(context, unit, reason, tally);
        continue;
      }
      journal.append({ type: "restored", unit: unit.unit, reason: "to be tried alone", edited: [...restore(store, unit.changes)] });
      alone.push(unit);
    }
  } catch (error) {
    for (const unit of changed) abandon(context, unit, messageOf(error), tally);
    throw error;
  }
  let hasChanged = false;
  for (const { members } of alone) hasChanged = (await migrateGroup(context, [members], tally)) || hasChanged;
  return hasChanged;
}
