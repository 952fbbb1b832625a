import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import type { Surroundings } from "../../../facts";
import { FileCache, ShortMemory, scriptExtension, withoutExtension } from "./files";
import { ModuleNames } from "./module-names";

type Place = Pick<Surroundings, "cwd" | "roots">;

/** Directories of packages and of what is generated. */
const SKIPPED = new Set(["node_modules", "dist", "build", "out", "coverage"]);

/** Files by the last segments of the modules that they import. */
type Index = ReadonlyMap<string, readonly string[]>;

const indexes = new ShortMemory<Index>();
const segments = new FileCache<readonly string[]>(50_000);

/** The scripts below a directory, but for those of packages, of builds and of hidden directories. */
function listScripts(cwd: string): readonly string[] {
  const files: string[] = [];
  const pending = [cwd];
  for (let directory = pending.pop(); directory !== undefined; directory = pending.pop()) {
    for (const entry of attempt(() => readdirSync(directory, { withFileTypes: true })) ?? []) {
      if (entry.name.startsWith(".") || SKIPPED.has(entry.name)) continue;
      const path = join(directory, entry.name);
      if (entry.isDirectory()) pending.push(path);
      else if (entry.isFile() && scriptExtension(entry.name) !== "") files.push(path);
    }
  }
  return files;
}

/** What reading a file gives; null where it is gone by now, or may not be read. */
function attempt<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** `from "m"`, `import "m"`, `import("m")`, `require("m")`. */
const SPECIFIERS = /(?:\bfrom|\bimport|\bimport\s*\(|\brequire\s*\()\s*(["'])((?:(?!\1)[^\\\r\n])+)\1/g;

/** A file that imports another one, with what it imports. */
export interface Importer {
  readonly file: string;
  readonly text: string;
  readonly names: ModuleNames;
}

/** The module names that a text imports, by the look of it: strings and comments count as well. */
export const specifiersIn = (text: string): string[] => [...text.matchAll(SPECIFIERS)].flatMap(([, , specifier]) => specifier ?? []);

const lastSegment = (specifier: string): string => withoutExtension(specifier.replace(/\/$/, "")).replace(/^.*\//, "");

const lastSegments = (text: string): readonly string[] => [...new Set(specifiersIn(text).map(lastSegment))];

/** Looks at files again where their time or size changed. */
function indexFiles(cwd: string): Index {
  const index = new Map<string, string[]>();
  for (const file of listScripts(cwd)) {
    for (const segment of attempt(() => segments.read(file, lastSegments)) ?? []) {
      const files = index.get(segment);
      if (files) files.push(file);
      else index.set(segment, [file]);
    }
  }
  return index;
}

/** The last segments by which a file may be imported: a directory stands for its index, and so may a package. */
function segmentsFor(file: string, cwd: string): readonly string[] {
  const stem = basename(withoutExtension(file));
  return stem === "index" ? [stem, ".", "..", ...relative(cwd, dirname(file)).split(sep)] : [stem];
}

/** The files of the project that import `file` directly and whose text holds one of `words`. */
export function importersOf(file: string, { cwd, roots }: Place, words: readonly string[]): readonly Importer[] {
  const index = indexes.get(cwd, () => indexFiles(cwd));
  const candidates = new Set(segmentsFor(file, cwd).flatMap((segment) => index.get(segment) ?? []));
  candidates.delete(file);
  return [...candidates].flatMap((other) => {
    const text = attempt(() => readFileSync(other, "utf8")) ?? "";
    if (!words.some((word) => text.includes(word))) return [];
    const names = new ModuleNames({ filename: other, cwd, roots });
    return specifiersIn(text).some((specifier) => names.resolve(specifier) === file) ? [{ file: other, text, names }] : [];
  });
}
