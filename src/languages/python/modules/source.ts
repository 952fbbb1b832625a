import { readFileSync, type Stats } from "node:fs";
import { parse } from "../parse";
import { tableOf, type ModuleTable } from "./table";

/** A module as it was read, or why it could not be: `place` follows the path of the file. */
type SourceReading =
  | { readonly ok: true; readonly table: ModuleTable }
  | { readonly ok: false; readonly place: string; readonly problem: string };

interface Cached {
  readonly mtimeMs: number;
  readonly size: number;
  readonly reading: SourceReading;
}

const CAPACITY = 500;
/** In the order of their last use. */
const cache = new Map<string, Cached>();

/** Reads the definitions of a file; again only when its time or size has changed. */
export function readSource(path: string, stats: Stats): SourceReading {
  const cached = cache.get(path);
  const isFresh = cached?.mtimeMs === stats.mtimeMs && cached.size === stats.size;
  const entry = cached && isFresh ? cached : { mtimeMs: stats.mtimeMs, size: stats.size, reading: parseFile(path) };
  cache.delete(path);
  cache.set(path, entry);
  const [oldest] = cache.keys();
  if (cache.size > CAPACITY && oldest !== undefined) cache.delete(oldest);
  return entry.reading;
}

function parseFile(path: string): SourceReading {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return { ok: false, place: "", problem: error instanceof Error ? error.message : String(error) };
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { ok: false, place: "", problem: "is not UTF-8" };
  }
  const result = parse(text);
  if (!result.ok) return { ok: false, place: `:${result.line}:${result.column + 1}`, problem: result.message };
  return { ok: true, table: tableOf(result.module) };
}
