import { readFileSync, statSync } from "node:fs";
import { posix, sep } from "node:path";

const SCRIPT = /(?:\.d)?\.[cm]?[jt]sx?$/;
const EXTENSIONS = [".ts", ".tsx", ".mts", ".cts", ".d.ts", ".d.mts", ".d.cts", ".js", ".jsx", ".mjs", ".cjs", ".json"];

/** What an import writes for a TypeScript file that has been compiled. */
const COMPILED: Readonly<Record<string, string>> = { ".ts": ".js", ".tsx": ".js", ".mts": ".mjs", ".cts": ".cjs" };

export const toPosix = (path: string): string => (sep === "\\" ? path.replaceAll("\\", "/") : path);

/** The extension of a script, `.d.ts` as a whole; empty where there is none. */
export const scriptExtension = (path: string): string => SCRIPT.exec(path)?.[0] ?? "";

export const withoutExtension = (path: string): string => path.replace(SCRIPT, "");

export const compiledExtension = (extension: string): string => COMPILED[extension.replace(/^\.d/, "")] ?? extension;

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** The file that `base` names: as it is, with another extension (`./x.js` for `x.ts`), or as a directory with an index. */
export function findFile(base: string): string | null {
  const bare = withoutExtension(base);
  if (bare !== base && isFile(base)) return base;
  const stat = statSync(bare, { throwIfNoEntry: false });
  if (stat?.isFile()) return bare;
  for (const extension of EXTENSIONS) {
    if (isFile(bare + extension)) return bare + extension;
  }
  if (!stat?.isDirectory()) return null;
  const index = EXTENSIONS.find((extension) => isFile(posix.join(toPosix(bare), `index${extension}`)));
  return index === undefined ? null : posix.join(toPosix(bare), `index${index}`);
}

/** How long what was found in the project is taken to be so, in milliseconds. */
const FRESH = 5_000;

/** What was found in the project, by a key, for a short while. */
export class ShortMemory<Value> {
  private entries = new Map<string, Value>();
  private since = 0;

  get(key: string, look: () => Value): Value {
    const now = Date.now();
    if (now - this.since > FRESH) {
      this.entries = new Map();
      this.since = now;
    }
    let value = this.entries.get(key);
    if (value === undefined) this.entries.set(key, (value = look()));
    return value;
  }
}

interface Cached<Value> {
  readonly stamp: string;
  readonly value: Value;
}

/** What is made of files, kept for as long as their time and size stay; the oldest entries go first. */
export class FileCache<Value> {
  private readonly entries = new Map<string, Cached<Value>>();

  constructor(private readonly limit: number) {}

  /** Null where there is no such file. */
  read(path: string, make: (text: string) => Value): Value | null {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat?.isFile()) return null;
    const stamp = `${stat.mtimeMs}:${stat.size}`;
    const known = this.entries.get(path);
    if (known?.stamp === stamp) return known.value;
    const value = make(readFileSync(path, "utf8"));
    this.entries.delete(path);
    this.entries.set(path, { stamp, value });
    const [oldest] = this.entries.keys();
    if (this.entries.size > this.limit && oldest !== undefined) this.entries.delete(oldest);
    return value;
  }
}
