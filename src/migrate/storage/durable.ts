import { closeSync, fchmodSync, fchownSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { errorCode, messageOf, Refusal } from "../refusal";

export const hashOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/** What of a file besides its bytes must survive. */
export interface Ownership {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

export function ownershipOf(path: string): Ownership {
  const { mode, uid, gid } = statSync(path);
  return { mode: mode & 0o7777, uid, gid };
}

/**
 * Where the new content of a file is written before it takes the file's place. The name follows from the file's, so that
 * whoever clears up after a kill knows it.
 */
export const temporaryPath = (path: string): string => join(dirname(path), `.${basename(path)}.ssot-tmp`);

/** Clears up what a killed process, or a failed attempt, may have left beside a file. */
export const removeTemporary = (path: string): void => rmSync(temporaryPath(path), { force: true });

/** Waits until the entries of a directory have reached the disk; not every system can. */
function syncDirectory(directory: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(directory, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Replaces a file, or creates it, so that whoever reads it at any instant finds it whole, old or new, and that it has
 * reached the disk on return. No package does it while keeping the owner and under a name that is known after a kill.
 */
export function replaceFile(path: string, bytes: Buffer, ownership: Ownership | null): void {
  const temporary = temporaryPath(path);
  try {
    removeTemporary(path);
    const descriptor = openSync(temporary, "wx", 0o600);
    try {
      writeFileSync(descriptor, bytes);
      if (ownership) setOwnership(descriptor, ownership, path);
      else fchmodSync(descriptor, 0o644);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, path);
    syncDirectory(dirname(path));
  } catch (error) {
    removeTemporary(path);
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${path} cannot be written: ${explain(error)}`);
  }
}

function setOwnership(descriptor: number, { mode, uid, gid }: Ownership, path: string): void {
  try {
    if (process.platform !== "win32") fchownSync(descriptor, uid, gid);
  } catch (error) {
    throw new Refusal(`${path} cannot be written: its owner would change (${messageOf(error)})`);
  }
  // After the owner: changing that may clear bits of the mode.
  fchmodSync(descriptor, mode);
}

function explain(error: unknown): string {
  switch (errorCode(error)) {
    case "ENOSPC":
    case "EDQUOT":
      return "the disk is full";
    case "EROFS":
      return "the file system is read-only";
    case "EACCES":
    case "EPERM":
      return "permission denied";
    default:
      return messageOf(error);
  }
}

/** Why a file must be left alone; null where it may be replaced. */
export function writeProtection(path: string): string | null {
  const { mode } = statSync(path);
  return (mode & 0o200) === 0 ? "it is read-only" : null;
}

/** The bytes of a file; null where there is none. */
export function readIfExists(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}
