import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import * as z from "zod";
import type { Snapshot } from "../report/summary";
import type { Store } from "./store";

/** Counts by names that may be any, `__proto__` too, which a record would lose. */
const counts = z
  .preprocess((value) => (typeof value === "object" && value !== null ? Object.entries(value) : value), z.array(z.tuple([z.string(), z.number()])))
  .transform((entries) => Object.fromEntries(entries));

const snapshotSchema = z.object({
  date: z.string(),
  findings: z.number(),
  fixable: z.number(),
  phases: counts,
});

const pathOf = ({ directory }: Store): string => join(directory, "history.jsonl");

/** The counts so far, oldest first; a line that cannot be read is left out, for nothing depends on it. */
export function readHistory(store: Store): Snapshot[] {
  const path = pathOf(store);
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8").split("\n").flatMap((line) => {
    try {
      return snapshotSchema.parse(JSON.parse(line));
    } catch {
      return [];
    }
  });
}

/** Adds a count, unless it is the last one again. */
export function remember(store: Store, snapshot: Snapshot): void {
  const last = readHistory(store).at(-1);
  if (last && isDeepStrictEqual({ ...last, date: snapshot.date }, snapshot)) return;
  store.prepare();
  appendFileSync(pathOf(store), `${JSON.stringify(snapshot)}\n`);
}
