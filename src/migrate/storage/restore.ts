import { resolve } from "node:path";
import { messageOf, Refusal } from "../refusal";
import { currentHash, removeTemporary, swapFile } from "./durable";
import type { Change, Failed } from "./journal";
import type { Store } from "./store";

/** What changes did to one file, each building on the one before. */
interface Span extends Change {
  /** What the file may hold if one of them was interrupted; the last is `after`. */
  readonly written: string[];
}

/** Joins changes of the same file, unless somebody else has written to it in between: that must not get lost. */
export function spansOf(changes: readonly Change[]): Span[] {
  const spans: Span[] = [];
  const latest = new Map<string, Span>();
  for (const { file, before, after } of changes) {
    const last = latest.get(file);
    if (last?.after === before) {
      last.after = after;
      last.written.push(after);
      continue;
    }
    const span = { file, before, after, written: [after] };
    spans.push(span);
    latest.set(file, span);
  }
  return spans;
}

export interface Restored {
  /** Files that somebody else has edited or removed since, which are left alone. */
  readonly edited: readonly string[];
  readonly failed: readonly Failed[];
}

/** Puts files back as they were before the changes: each that can be, whatever becomes of the others. */
export function restoreEach(store: Store, changes: readonly Change[]): Restored {
  const edited = new Set<string>();
  const failed = new Map<string, Failed>();
  for (const { file, before, written } of spansOf(changes).reverse()) {
    if (failed.has(file)) continue;
    const path = resolve(store.cwd, file);
    try {
      removeTemporary(path);
      const current = currentHash(path);
      const isBack = current === before || (current !== null && written.includes(current) && swapFile(path, current, store.read(before)));
      // The first content of all is what counts.
      if (isBack) edited.delete(file);
      else edited.add(file);
    } catch (error) {
      failed.set(file, { file, reason: messageOf(error) });
    }
  }
  return { edited: [...edited].filter((file) => !failed.has(file)), failed: [...failed.values()] };
}

/** Does so where a run must not go on unless all could be put back. Returns those that somebody else has edited. */
export function restore(store: Store, changes: readonly Change[]): readonly string[] {
  const { edited, failed } = restoreEach(store, changes);
  if (failed.length > 0) throw new Refusal(failed.map(({ file, reason }) => `${file} was not put back: ${reason}`).join("\n"));
  return edited;
}
