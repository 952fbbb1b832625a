import { readdirSync, readFileSync, type Dirent } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Surroundings } from "../../../facts";
import { scriptExtension, withoutExtension } from "./files";
import { ModuleNames } from "./module-names";

type Place = Pick<Surroundings, "cwd" | "roots">;

/** Directories of packages and of what is generated. */
const SKIPPED = new Set(["node_modules", "dist", "build", "out", "coverage"]);

/** How long what was found in the project is taken to be so, in milliseconds. */
const FRESH = 5_000;

interface Listing {
  readonly at: number;
  readonly files: readonly string[];
}

const listings = new Map<string, Listing>();

/** The scripts below a directory, but for those of packages, of builds and of hidden directories. */
function listScripts(cwd: string): readonly string[] {
  const known = listings.get(cwd);
  if (known && Date.now() - known.at < FRESH) return known.files;
  const files: string[] = [];
  const pending = [cwd];
  for (let directory = pending.pop(); directory !== undefined; directory = pending.pop()) {
    for (const entry of entriesOf(directory)) {
      if (entry.name.startsWith(".") || SKIPPED.has(entry.name)) continue;
      const path = join(directory, entry.name);
      if (entry.isDirectory()) pending.push(path);
      else if (entry.isFile() && scriptExtension(entry.name) !== "") files.push(path);
    }
  }
  listings.set(cwd, { at: Date.now(), files });
  return files;
}

function entriesOf(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
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

/** The files of the project that import `file` directly; only those whose text holds one of `words` are looked at. */
export function importersOf(file: string, { cwd, roots }: Place, words: readonly string[]): readonly Importer[] {
  const stem = basename(withoutExtension(file));
  // A directory stands for its index.
  const segment = stem === "index" ? basename(dirname(file)) : stem;
  return listScripts(cwd).flatMap((other) => {
    if (other === file) return [];
    const text = textOf(other);
    if (!text.includes(segment) && stem !== "index") return [];
    if (!words.some((word) => text.includes(word))) return [];
    const names = new ModuleNames({ filename: other, cwd, roots });
    const imports = specifiersIn(text).some((specifier) => names.resolve(specifier) === file);
    return imports ? [{ file: other, text, names }] : [];
  });
}
