import {
  accessSync, closeSync, constants, fchmodSync, fchownSync, fstatSync, fsyncSync, lstatSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync,
  writeFileSync,
} from "node:fs";
import { createHash } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { errorCode, messageOf, Refusal } from "../refusal";

export const hashOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/** The file itself must not be written: a matter of this file, not of the disk. */
export class WriteProtected extends Refusal {}

/** What of a file besides its bytes must survive. */
interface Ownership {
  readonly mode: number;
  readonly uid?: number;
  readonly gid?: number;
}

/** For what only its owner may read. */
export const PRIVATE: Ownership = { mode: 0o600 };
const PUBLIC: Ownership = { mode: 0o644 };

/**
 * Where the new content of a file is written before it takes the file's place. The name follows from the file's, so that
 * whoever clears up after a kill knows it; it is short, as the file's own may be as long as a name can be.
 */
export const temporaryPath = (path: string): string => join(dirname(path), `.ssot-${hashOf(Buffer.from(basename(path))).slice(0, 16)}.tmp`);

/** Clears up what a killed process, or a failed attempt, may have left beside a file. */
export function removeTemporary(path: string): void {
  try {
    rmSync(temporaryPath(path), { force: true });
  } catch (error) {
    // Nothing can be left beside a file whose folder has become a file.
    if (errorCode(error) !== "ENOTDIR") throw error;
  }
}

/** How systems say that they cannot open a directory, or cannot wait for its entries. */
const NO_SYNC = ["EACCES", "EINVAL", "EISDIR", "ENOSYS", "ENOTSUP", "EPERM"];

/** Waits until the entries of a directory have reached the disk, where the system can. */
export function syncDirectory(directory: string): void {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(directory, "r");
    fsyncSync(descriptor);
  } catch (error) {
    if (!NO_SYNC.includes(errorCode(error) ?? "")) throw error;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/**
 * Puts bytes in the place of a file, unless `isWanted` says at the last moment that they must not go there, so that whoever
 * reads it at any instant finds it whole, old or new, and that it has reached the disk on return. No package does it while
 * keeping the owner and under a name that is known after a kill.
 */
function place(path: string, bytes: Buffer, ownership: Ownership, isWanted: () => boolean): boolean {
  const temporary = temporaryPath(path);
  try {
    removeTemporary(path);
    const descriptor = openSync(temporary, "wx", PRIVATE.mode);
    try {
      writeFileSync(descriptor, bytes);
      setOwnership(descriptor, ownership, path);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (!isWanted()) {
      removeTemporary(path);
      return false;
    }
    renameSync(temporary, path);
    syncDirectory(dirname(path));
    return true;
  } catch (error) {
    tryToRemoveTemporary(path);
    if (error instanceof Refusal) throw error;
    throw refusalFor(path, error);
  }
}

/** What made the attempt fail is what counts. */
function tryToRemoveTemporary(path: string): void {
  try {
    removeTemporary(path);
  } catch {
    // The next attempt removes it.
  }
}

/** Replaces a file, or creates it; without an ownership, for everybody to read. */
export function replaceFile(path: string, bytes: Buffer, ownership: Ownership | null): void {
  place(path, bytes, ownership ?? PUBLIC, () => true);
}

/** Gives a file that has a known content a new one, with its mode and its owner. False where it has another content by now. */
export function swapFile(path: string, knownHash: string, bytes: Buffer): boolean {
  const isKnown = (): boolean => currentHash(path) === knownHash;
  const status = isKnown() ? statSync(path, { throwIfNoEntry: false }) : undefined;
  return status !== undefined && place(path, bytes, status, isKnown);
}

function setOwnership(descriptor: number, { mode, uid, gid }: Ownership, path: string): void {
  const own = fstatSync(descriptor);
  const [user, group] = [uid ?? own.uid, gid ?? own.gid];
  try {
    if (user !== own.uid || group !== own.gid) fchownSync(descriptor, user, group);
  } catch (error) {
    throw new WriteProtected(`${path} cannot be written: its owner would change (${messageOf(error)})`);
  }
  // After the owner: changing that may clear bits of the mode. Some file systems have one mode for all, and take no other.
  if (((fstatSync(descriptor).mode ^ mode) & 0o7777) !== 0) fchmodSync(descriptor, mode & 0o7777);
}

function refusalFor(path: string, error: unknown): Refusal {
  switch (errorCode(error)) {
    case "ENOSPC":
    case "EDQUOT":
      return new Refusal(`${path} cannot be written: the disk is full`);
    case "EROFS":
      return new WriteProtected(`${path} cannot be written: the file system is read-only`);
    case "EACCES":
    case "EPERM":
      return new WriteProtected(`${path} cannot be written: permission denied`);
    case "EBUSY":
      return new WriteProtected(`${path} cannot be written: it is in use, or mounted by itself`);
    default:
      return new Refusal(`${path} cannot be written: ${messageOf(error)}`);
  }
}

/** Whether this user may write a file, or entries of a folder. */
export function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Why a file must be left alone; null where it may be replaced. */
export function writeProtection(path: string): string | null {
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (!status) return "it was removed meanwhile";
  if (status.isSymbolicLink()) return "it is a symbolic link";
  // A new file takes the place of the old one: the other names would keep the old.
  if (status.nlink > 1) return `it is a hard link (${status.nlink} names share it)`;
  if ((status.mode & 0o200) === 0 || !isWritable(path)) return "it is read-only";
  return isWritable(dirname(path)) ? null : "its folder is read-only";
}

/** What `read` gives; null where what it looks at is not there, or is there no longer. */
function ifThere<Result>(read: () => Result): Result | null {
  try {
    return read();
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "ELOOP", "EISDIR"].includes(errorCode(error) ?? "")) return null;
    throw error;
  }
}

/** Whether a file stands at a path, or something else; null where nothing does. */
export const typeAt = (path: string): "file" | "other" | null => ifThere(() => (lstatSync(path).isFile() ? "file" : "other"));

/** The bytes of a file; null where there is none. A pipe is none: it would be waited for. */
export const readIfExists = (path: string): Buffer | null => ifThere(() => (statSync(path).isFile() ? readFileSync(path) : null));

/**
 * The hash of the file that stands at a path, which holds no links itself; null where there is none: something else
 * stands there now, or a link leads elsewhere.
 */
export const currentHash = (path: string): string | null =>
  ifThere(() => (lstatSync(path).isFile() && realpathSync(dirname(path)) === dirname(path) ? hashOf(readFileSync(path)) : null));
