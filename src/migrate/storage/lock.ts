import { existsSync, readFileSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { lock } from "proper-lockfile";
import * as z from "zod";
import { errorCode, Refusal } from "../refusal";
import { readIfExists, replaceFile } from "./durable";

const holderSchema = z.object({ pid: z.number(), host: z.string(), started: z.string().nullable() });
type Holder = z.output<typeof holderSchema>;

/** When a process was started, so that another one with its number is not taken for it; null where the system does not tell. */
function startOf(pid: number): string | null {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return null;
  const status = readFileSync(path, "utf8");
  // The second field is the name of the program, in parentheses, and may hold anything.
  return status.slice(status.lastIndexOf(")") + 2).split(" ")[19] ?? null;
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

const pathOf = (directory: string): string => join(directory, "holder.json");

/** What only a damaged disk can have garbled holds nobody up. */
function readHolder(text: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Who works on the project at present; null where nobody does. */
export function currentHolder(directory: string): Holder | null {
  const bytes = readIfExists(pathOf(directory));
  const holder = bytes && readHolder(bytes.toString("utf8"));
  return holder && isAlive(holder) ? holder : null;
}

/** Refuses where another `ssot` works on the project. */
export function refuseIfHeld(directory: string): void {
  const holder = currentHolder(directory);
  if (!holder) return;
  const where = holder.host === hostname() ? "" : ` on ${holder.host}; if it is gone, remove ${pathOf(directory)}`;
  throw new Refusal(`Another ssot is at work on this project (process ${holder.pid}${where}).`);
}

/**
 * Takes the project for this process; returns how to give it back. A lock that only ages would hold up the call after a
 * kill, so that the process that holds it is looked at; the short lock around that keeps two callers from doing so at once.
 */
export async function takeProject(directory: string): Promise<() => void> {
  const release = await lock(directory, {
    lockfilePath: join(directory, "take.lock"),
    stale: 5_000,
    retries: { retries: 60, minTimeout: 50, maxTimeout: 200 },
    onCompromised: () => undefined,
  });
  try {
    refuseIfHeld(directory);
    const holder: Holder = { pid: process.pid, host: hostname(), started: startOf(process.pid) };
    replaceFile(pathOf(directory), Buffer.from(JSON.stringify(holder)), null);
  } finally {
    await release();
  }
  return () => rmSync(pathOf(directory), { force: true });
}
