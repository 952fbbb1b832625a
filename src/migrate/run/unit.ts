import { lstatSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { UNREADABLE } from "../lint/findings";
import { findBreakage, type Rewrite } from "../lint/prove";
import { messageOf, Refusal } from "../refusal";
import { hashOf, ownershipOf, replaceFile, writeProtection } from "../storage/durable";
import type { Change } from "../storage/journal";
import { restore } from "../storage/restore";
import { jobsFor, type Failure } from "../validate/checker";
import type { RunContext } from "./context";
import type { PhaseTally } from "./tally";

/** The text of a file; null where its bytes are no UTF-8, so that a text would lose some of them. */
function decode(bytes: Buffer): string | null {
  const text = bytes.toString("utf8");
  return Buffer.from(text).equals(bytes) ? text : null;
}

/** What the rules make of a file; null where they have nothing to repair, a sentence where it must be left alone. */
async function rewriteFile({ cwd, linter }: RunContext, file: string): Promise<Rewrite | string | null> {
  const path = resolve(cwd, file);
  const before = decode(readFileSync(path));
  if (before === null) return "it is not UTF-8";
  const { output, findings } = await linter.lintText(file, before, { fix: true });
  if (output === null || output === before) return null;
  if (lstatSync(path).isSymbolicLink()) return "it is a symbolic link";
  const broken = findings.find(({ rule }) => rule === UNREADABLE);
  return writeProtection(path) ?? (broken ? `the result cannot be read: ${broken.message}` : { file, before, after: output });
}

/** Puts the new content in the place of the old, unless somebody else has edited the file in the meantime. */
export function apply({ cwd, store }: Pick<RunContext, "cwd" | "store">, changes: readonly Change[]): void {
  for (const { file, before, after, ...ownership } of changes) {
    const path = resolve(cwd, file);
    if (hashOf(readFileSync(path)) !== before) throw new Refusal(`${file} was edited while it was being migrated.`);
    replaceFile(path, store.read(after), ownership);
  }
}

const describe = ({ job, problem, output }: Failure): string => `${job.check.name} ${problem} (${output})`;

/** Failures that the change brought about. Runs on the old content the checks that failed on the new one. */
export async function blame(
  { checker }: RunContext,
  failures: readonly Failure[],
  { failedBefore }: PhaseTally,
): Promise<string | null> {
  if (failures.length === 0) return null;
  const before = new Map((await checker.run(failures.map(({ job }) => job), "before")).map(({ job, faults }) => [job, faults]));
  const isGuilty = ({ job, faults }: Failure): boolean => faults.some((fault) => !before.get(job)?.includes(fault)) || !before.has(job);
  for (const { job, problem } of failures.filter((failure) => !isGuilty(failure))) {
    failedBefore.push({ check: job.check.name, of: job.of, problem });
  }
  const guilty = failures.filter(isGuilty);
  return guilty.length > 0 ? guilty.map(describe).join("; ") : null;
}

/** Migrates files that must change together: all of them, or none. Returns whether they were changed. */
export async function migrateUnit(context: RunContext, files: readonly string[], tally: PhaseTally): Promise<boolean> {
  const { cwd, store, journal, checker, config, progress } = context;
  const rewrites: Rewrite[] = [];
  const leave = (file: string, reason: string): false => {
    journal.append({ type: "left", file, reason });
    tally.left.push({ file, reason });
    progress.say(`  left alone  ${file}: ${reason}`);
    return false;
  };
  for (const file of files) {
    const rewrite = await rewriteFile(context, file);
    if (typeof rewrite === "string") return leave(file, rewrite);
    if (rewrite) rewrites.push(rewrite);
  }
  const [first] = rewrites;
  if (!first) return false;
  const breakage = findBreakage(rewrites, { cwd, roots: await context.linter.rootsFor(first.file) });
  if (breakage !== null) return leave(first.file, breakage);

  const changes = rewrites.map(({ file, before, after }): Change => {
    const ownership = ownershipOf(resolve(cwd, file));
    return { file, before: store.keep(Buffer.from(before)), after: store.keep(Buffer.from(after)), ...ownership };
  });
  const changed = changes.map(({ file }) => file);
  const unit = context.nextUnit();
  journal.append({ type: "change", phase: tally.phase, unit, changes });
  const putBack = (reason: string): void => {
    const edited = restore(store, changes);
    journal.append({ type: "restored", unit, reason, edited });
    for (const file of changed) tally.restored.push({ file, reason });
    progress.say(`  put back    ${changed.join(", ")}: ${reason}`);
  };
  try {
    apply(context, changes);
    const failures = await checker.run(jobsFor(config.validate, changed), "after");
    if (failures.length > 0) {
      const edited = restore(store, changes);
      const reason = edited.length > 0 ? `${edited.join(", ")} was edited meanwhile` : await blame(context, failures, tally);
      if (reason !== null) {
        putBack(reason);
        return false;
      }
      apply(context, changes);
    }
  } catch (error) {
    putBack(messageOf(error));
    throw error;
  }
  journal.append({ type: "kept", unit });
  tally.changed.push(...changed.filter((file) => !tally.changed.includes(file)));
  progress.log(`  migrated    ${changed.join(", ")}`);
  return true;
}
