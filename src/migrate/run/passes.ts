import { resolve } from "node:path";
import { readIfExists } from "../storage/durable";
import { groupUnits } from "../units";
import { WIDTH } from "../validate/checker";
import type { RunContext } from "./context";
import type { PhaseTally } from "./tally";

/** A repair may make another one possible, in a file that was looked at before. */
const MOST_PASSES = 5;

/** Migrates units that are looked at together. Returns whether files changed. */
type MigrateGroup = (group: readonly (readonly string[])[]) => Promise<boolean>;

/** Goes through the files of a phase, unit by unit in their order, until nothing changes any more. */
export async function migrateFiles(context: Pick<RunContext, "cwd" | "linter" | "progress">, files: readonly string[], tally: PhaseTally, migrateGroup: MigrateGroup): Promise<void> {
  const { cwd, linter, progress } = context;
  const settled = new Set<string>();
  for (let pass = 1, hasChanged = true; hasChanged && pass <= MOST_PASSES; pass++) {
    hasChanged = false;
    const open = files.filter((file) => !settled.has(file));
    const [first] = open;
    if (first === undefined) return;
    const texts = open.flatMap((file) => {
      const bytes = readIfExists(resolve(cwd, file));
      return bytes ? [{ file, text: bytes.toString("utf8") }] : [];
    });
    const units = groupUnits(texts, { cwd, roots: await linter.rootsFor(first) });
    if (pass === 1) progress.start(`Phase ${tally.phase}`, files.length);
    try {
      for (let start = 0; start < units.length; start += WIDTH) {
        const group = units.slice(start, start + WIDTH);
        hasChanged = (await migrateGroup(group)) || hasChanged;
        for (const file of group.flat()) progress.advance(file);
      }
    } finally {
      progress.stop();
    }
    const stuck = new Set([...tally.restored, ...tally.abandoned, ...tally.left].map(({ file }) => file));
    // With those that must change together with them.
    for (const unit of units) if (unit.some((file) => stuck.has(file))) for (const file of unit) settled.add(file);
  }
}
