import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join, sep } from "node:path";
import { lock } from "proper-lockfile";
import * as z from "zod";
import { findConfig } from "../config/load";
import { errorCode, Refusal } from "../refusal";
import { isWritable, readIfExists, replaceFile } from "./durable";
import { Store } from "./store";

/** Which project a process is at work on, by its directory. */
const holderSchema = z.object({ project: z.string(), pid: z.number(), host: z.string(), started: z.string().nullable() });
type Holder = z.output<typeof holderSchema>;

/**
 * When a process was started, so that another one with its number is not taken for it; null where the system does not
 * tell, and for one that has ended and that nobody has asked about yet.
 */
function startOf(pid: number): string | null {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the name of the program, in parentheses, and may hold anything.
    const fields = status.slice(status.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function isAlive({ pid, host, started }: Holder): boolean {
  if (host !== hostname()) return true;
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
  return started === startOf(pid);
}

/** What only a damaged disk can have garbled holds nobody up. */
function readHolder(note: string): Holder | null {
  const bytes = readIfExists(note);
  try {
    return bytes && holderSchema.parse(JSON.parse(bytes.toString("utf8")));
  } catch {
    return null;
  }
}

/**
 * The outermost project that a project stands in, or itself: all that share files keep their notes there. One that this
 * user may not write is left out.
 */
function outermost(directory: string): string {
  let found = directory;
  for (let parent = dirname(directory), child = directory; parent !== child; child = parent, parent = dirname(parent)) {
    if (findConfig(parent) !== null && isWritable(parent)) found = parent;
  }
  return found;
}

const notesOf = ({ cwd }: Store): string => join(outermost(cwd), ".ssot", "holders");

const listNotes = (notes: string): string[] => (existsSync(notes) ? readdirSync(notes).map((name) => join(notes, name)) : []);

const holds = (outer: string, inner: string): boolean => inner === outer || inner.startsWith(join(outer, sep));

/** Refuses where another `ssot` works on files of the project: on itself, on one that it stands in, or on one within. */
export function refuseIfHeld(store: Store): void {
  for (const note of listNotes(notesOf(store))) {
    const holder = readHolder(note);
    if (!holder || !isAlive(holder) || !(holds(holder.project, store.cwd) || holds(store.cwd, holder.project))) continue;
    const where = holder.host === hostname() ? "" : ` on ${holder.host}; if it is gone, remove ${note}`;
    throw new Refusal(`Another ssot is at work on this project (process ${holder.pid}${where}).`);
  }
}

/** Whether another `ssot` works on files of the project, as far as can be told. */
export function isHeld(store: Store): boolean {
  try {
    refuseIfHeld(store);
    return false;
  } catch (error) {
    return error instanceof Refusal;
  }
}

/**
 * Takes the project for this process; returns how to give it back. A lock that only ages would hold up the call after a
 * kill, so that the process that holds it is looked at; the short lock around that keeps two callers from doing so at once.
 */
export async function takeProject(store: Store): Promise<() => void> {
  store.prepare();
  new Store(outermost(store.cwd)).prepare();
  const notes = notesOf(store);
  mkdirSync(notes, { recursive: true });
  const release = await lock(notes, {
    lockfilePath: `${notes}.lock`,
    stale: 5_000,
    retries: { retries: 60, minTimeout: 50, maxTimeout: 200 },
    onCompromised: () => undefined,
  });
  try {
    refuseIfHeld(store);
    for (const note of listNotes(notes)) {
      const holder = readHolder(note);
      if (!holder || !isAlive(holder)) rmSync(note, { force: true });
    }
    const own = join(notes, `${randomBytes(8).toString("hex")}.json`);
    const holder: Holder = { project: store.cwd, pid: process.pid, host: hostname(), started: startOf(process.pid) };
    replaceFile(own, Buffer.from(JSON.stringify(holder)), null);
    return () => rmSync(own, { force: true });
  } finally {
    await release();
  }
}
