import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const { openSync, readFileSync, statSync } = fs;

/**
 * Files that this process reads as if they held something else, whoever in it reads them: the rules look at other files of
 * the project themselves. What they are to hold stands elsewhere; the files are not touched.
 */
export class Overlay {
  readonly #directory = fs.mkdtempSync(join(tmpdir(), "ssot-dry-run-"));
  readonly #copies = new Map<string, string>();
  #count = 0;

  constructor() {
    const read = <Path>(path: Path): Path | string => (typeof path === "string" ? (this.#copies.get(path) ?? path) : path);
    this.#install({
      openSync: (path: fs.PathLike, ...rest: [fs.OpenMode, fs.Mode?]) => openSync(read(path), ...rest),
      readFileSync: (path: fs.PathOrFileDescriptor, ...rest: [Parameters<typeof readFileSync>[1]?]) => readFileSync(read(path), ...rest),
      statSync: (path: fs.PathLike, ...rest: [fs.StatSyncOptions?]) => statSync(read(path), ...rest),
    });
  }

  write(path: string, text: string): void {
    // Each time another file, so that whoever remembers it by its time sees a new one.
    const copy = join(this.#directory, String(++this.#count));
    fs.writeFileSync(copy, text);
    this.#copies.set(path, copy);
  }

  remove(): void {
    this.#install({ openSync, readFileSync, statSync });
    fs.rmSync(this.#directory, { recursive: true, force: true });
  }

  #install(functions: object): void {
    Object.assign(fs, functions);
    // Modules that have imported them by name.
    syncBuiltinESMExports();
  }
}
