import { statSync } from "node:fs";
import { resolve } from "node:path";
import { hashOf, readIfExists, removeTemporary, replaceFile } from "./durable";
import type { Change } from "./journal";
import type { Store } from "./store";

/**
 * Puts files back as they were before a change. Returns those that somebody else has edited or removed since, which are
 * left alone.
 */
export function restore(store: Store, changes: readonly Change[]): string[] {
  const edited: string[] = [];
  for (const { file, before, after, ...ownership } of changes) {
    const path = resolve(store.cwd, file);
    removeTemporary(path);
    // A folder in its place is somebody's edit as well.
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
      edited.push(file);
      continue;
    }
    const bytes = readIfExists(path);
    const current = bytes && hashOf(bytes);
    if (current === before) continue;
    if (current === after) replaceFile(path, store.read(before), ownership);
    else edited.push(file);
  }
  return edited;
}
