import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../refusal";
import { hashOf, replaceFile } from "./durable";

/** What `ssot` remembers of a project: the directory `.ssot`, which keeps itself out of version control. */
export class Store {
  readonly directory: string;

  constructor(readonly cwd: string) {
    this.directory = join(cwd, ".ssot");
  }

  /** Makes the directory, if there is none. */
  prepare(): void {
    mkdirSync(join(this.directory, "objects"), { recursive: true });
    mkdirSync(this.#runs, { recursive: true });
    const ignore = join(this.directory, ".gitignore");
    if (!existsSync(ignore)) writeFileSync(ignore, "*\n");
  }

  get #runs(): string {
    return join(this.directory, "runs");
  }

  /** The runs so far, oldest first: their names begin with their time. */
  runs(): string[] {
    return existsSync(this.#runs) ? readdirSync(this.#runs).sort() : [];
  }

  runDirectory(run: string): string {
    return join(this.#runs, run);
  }

  /** Keeps bytes under their own hash, on the disk before it returns. */
  keep(bytes: Buffer): string {
    const hash = hashOf(bytes);
    const path = this.#object(hash);
    if (!existsSync(path)) replaceFile(path, bytes, null);
    return hash;
  }

  /** What was kept under a hash. */
  read(hash: string): Buffer {
    const path = this.#object(hash);
    const bytes = existsSync(path) ? readFileSync(path) : null;
    if (!bytes || hashOf(bytes) !== hash) throw new Refusal(`The copy ${path} is missing or damaged: nothing is restored from it.`);
    return bytes;
  }

  #object(hash: string): string {
    return join(this.directory, "objects", hash);
  }
}
