import { closeSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod";
import { messageOf, Refusal } from "../refusal";
import { PRIVATE, syncDirectory } from "./durable";

const change = z.object({
  file: z.string(),
  /** Hashes of the content before and after. */
  before: z.string(),
  after: z.string(),
});

/** A file that could not be put back, and why. */
const failed = z.object({ file: z.string(), reason: z.string() });

const entry = z.discriminatedUnion("type", [
  z.object({ type: z.literal("run"), commit: z.boolean(), allowDirty: z.boolean(), phases: z.array(z.string()) }),
  z.object({ type: z.literal("resume") }),
  z.object({ type: z.literal("phase"), phase: z.string() }),
  /** Written before the files of a unit are touched. */
  z.object({ type: z.literal("change"), phase: z.string(), unit: z.number(), changes: z.array(change) }),
  z.object({ type: z.literal("check"), name: z.string(), of: z.string(), when: z.enum(["before", "after"]), outcome: z.string(), output: z.string() }),
  z.object({ type: z.literal("kept"), units: z.array(z.number()) }),
  z.object({ type: z.literal("restored"), unit: z.number(), reason: z.string(), edited: z.array(z.string()) }),
  /** A file that was left as it is. */
  z.object({ type: z.literal("left"), file: z.string(), reason: z.string() }),
  /** Written before the files of a phase are put back. */
  z.object({ type: z.literal("phase-failed"), phase: z.string(), reason: z.string() }),
  z.object({ type: z.literal("phase-restored"), phase: z.string(), edited: z.array(z.string()) }),
  z.object({ type: z.literal("phase-kept"), phase: z.string() }),
  z.object({ type: z.literal("commit"), phase: z.string(), commit: z.string() }),
  z.object({ type: z.literal("end"), outcome: z.enum(["done", "stopped"]) }),
  z.object({ type: z.literal("rollback") }),
  z.object({ type: z.literal("rolled-back"), edited: z.array(z.string()), failed: z.array(failed) }),
]);

export type Change = z.output<typeof change>;
export type Failed = z.output<typeof failed>;
export type Entry = z.output<typeof entry>;

const FILE = "journal.jsonl";

/** The record of one run: lines are added and reach the disk one by one, and none is ever changed. */
export class Journal {
  readonly #descriptor: number;
  #length: number;

  constructor(readonly directory: string) {
    mkdirSync(directory, { recursive: true });
    const path = join(directory, FILE);
    // A kill may have torn the last line.
    this.#length = existsSync(path) ? readFileSync(path).lastIndexOf("\n") + 1 : 0;
    this.#descriptor = openSync(path, "a", PRIVATE.mode);
    ftruncateSync(this.#descriptor, this.#length);
    syncDirectory(directory);
    syncDirectory(dirname(directory));
  }

  append(added: Entry): void {
    const line = Buffer.from(`${JSON.stringify({ ...added, at: new Date().toISOString() })}\n`);
    try {
      // A disk that is nearly full takes a part of a line, and says so by no error.
      for (let written = 0; written < line.length; ) written += writeSync(this.#descriptor, line, written);
      fsyncSync(this.#descriptor);
      this.#length += line.length;
    } catch (error) {
      ftruncateSync(this.#descriptor, this.#length);
      throw new Refusal(`The journal in ${this.directory} cannot be written: ${messageOf(error)}`);
    }
    if (!existsSync(join(this.directory, FILE))) throw new Refusal(`Somebody, or a check, has removed the journal in ${this.directory}: nothing more is changed.`);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/** Reads the journal of a run. A torn last line was never acted upon. */
export function readJournal(directory: string): Entry[] {
  const path = join(directory, FILE);
  if (!existsSync(path)) return [];
  const text = readFileSync(path, "utf8");
  const lines = text.slice(0, text.lastIndexOf("\n") + 1).split("\n").slice(0, -1);
  return lines.map((line, index) => {
    try {
      return entry.parse(JSON.parse(line));
    } catch (error) {
      throw new Refusal(`${path}:${index + 1} is damaged: ${messageOf(error)}. To give this run up, remove ${directory}.`);
    }
  });
}
