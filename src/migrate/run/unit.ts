import { resolve } from "node:path";
import { findBreakage, type Rewrite } from "../lint/prove";
import { messageOf } from "../refusal";
import { currentHash, swapFile, WriteProtected } from "../storage/durable";
import type { Change } from "../storage/journal";
import { restore, spansOf } from "../storage/restore";
import type { RunContext } from "./context";
import { rewriteFile, type RewriteContext } from "./rewrite";
import type { PhaseTally } from "./tally";

/** Files that were changed together, and are not judged yet. */
export interface ChangedUnit {
  readonly unit: number;
  readonly members: readonly string[];
  readonly changes: readonly Change[];
}

/** Puts new content in the place of the old. Stops at a file that somebody else has edited in the meantime, and returns it. */
export function apply({ cwd, store }: Pick<RunContext, "cwd" | "store">, changes: readonly Change[]): string | null {
  for (const { file, before, after } of spansOf(changes)) {
    const path = resolve(cwd, file);
    if (currentHash(path) !== after && !swapFile(path, before, store.read(after))) return file;
  }
  return null;
}

/** Notes that a file was to be put back, and holds somebody's edit, which stays. */
export function abandonFile(file: string, reason: string, tally: PhaseTally, progress: RunContext["progress"]): void {
  tally.abandoned.push({ file, reason });
  progress.say(`  left alone  ${file}: it was edited before it could be put back (${reason})`);
}

/** Puts the files of a unit back for good. */
export function putBack({ store, journal, progress }: RunContext, { unit, changes }: ChangedUnit, reason: string, tally: PhaseTally): void {
  const edited = restore(store, changes);
  journal.append({ type: "restored", unit, reason, edited: [...edited] });
  const files = changes.map(({ file }) => file).filter((file) => !edited.includes(file));
  for (const file of files) tally.restored.push({ file, reason });
  if (files.length > 0) progress.say(`  put back    ${files.join(", ")}: ${reason}`);
  for (const file of edited) abandonFile(file, reason, tally, progress);
}

/** Puts back what an error has interrupted. What cannot be put back now, as on a full disk, is put back by the next call. */
export function abandon(context: RunContext, unit: ChangedUnit, reason: string, tally: PhaseTally): boolean {
  try {
    putBack(context, unit, reason, tally);
    return true;
  } catch (error) {
    context.progress.say(`  not put back yet: ${unit.changes.map(({ file }) => file).join(", ")} (${messageOf(error)})`);
    return false;
  }
}

/** What the rules make of files that must change together; else the first of them that must stay as it is, and why. */
export async function rewriteUnit({ cwd, linter }: RewriteContext, members: readonly string[]): Promise<readonly Rewrite[] | PhaseTally["left"][number]> {
  const rewrites: Rewrite[] = [];
  for (const file of members) {
    const rewrite = await rewriteFile({ cwd, linter }, file);
    if (typeof rewrite === "string") return { file, reason: rewrite };
    if (rewrite) rewrites.push(rewrite);
  }
  return rewrites;
}

/** Repairs files that must change together: all of them, or none. Null where nothing was changed. */
export async function changeUnit(context: RunContext, members: readonly string[], tally: PhaseTally): Promise<ChangedUnit | null> {
  const { cwd, store, linter, journal, progress } = context;
  const leave = (left: PhaseTally["left"][number]): null => {
    journal.append({ type: "left", ...left });
    tally.left.push(left);
    progress.say(`  left alone  ${left.file}: ${left.reason}`);
    return null;
  };
  const rewrites = await rewriteUnit(context, members);
  if ("reason" in rewrites) return leave(rewrites);
  const [first] = rewrites;
  if (!first) return null;
  const breakage = findBreakage(rewrites, { cwd, roots: await linter.rootsFor(first.file) });
  if (breakage !== null) return leave({ file: first.file, reason: breakage });
  const changes = rewrites.map(({ file, before, after }): Change => ({ file, before: store.keep(Buffer.from(before)), after: store.keep(Buffer.from(after)) }));
  const changed: ChangedUnit = { unit: context.nextUnit(), members, changes };
  journal.append({ type: "change", phase: tally.phase, unit: changed.unit, changes });
  try {
    const edited = apply(context, changes);
    if (edited === null) return changed;
    putBack(context, changed, `${edited} was edited meanwhile`, tally);
    return null;
  } catch (error) {
    if (abandon(context, changed, messageOf(error), tally) && error instanceof WriteProtected) return null;
    throw error;
  }
}

/** Who does to a file what this run does not. */
export const SOMEBODY = "a check, or by somebody else";

/** Whether a file holds again what it held before a change: somebody else has put it back, or a check has. */
export const isUndone = (cwd: string, { file, before }: Change): boolean => currentHash(resolve(cwd, file)) === before;

/** The files of a unit that do not hold what was written: somebody else has edited them, or a check has. */
export function editedSince(cwd: string, { changes }: ChangedUnit): string[] {
  return changes.filter(({ file, after }) => currentHash(resolve(cwd, file)) !== after).map(({ file }) => file);
}
