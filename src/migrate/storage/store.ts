import { existsSync, mkdirSync, readdirSync, realpathSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { Refusal } from "../refusal";
import { hashOf, PRIVATE, readIfExists, replaceFile, syncDirectory } from "./durable";

/** What `ssot` remembers of a project: the directory `.ssot`, which keeps itself out of version control. */
export class Store {
  /** The directory of the project, by the one path that has no links and the letters that the disk has. */
  readonly cwd: string;
  readonly directory: string;

  constructor(cwd: string) {
    this.cwd = realpathSync.native(cwd);
    this.directory = join(this.cwd, ".ssot");
  }

  /**
   * Makes the directory, if there is none. Others may not read the files in it that hold code, but may list it: ESLint
   * enters each folder of a project, whoever runs it.
   */
  prepare(): void {
    for (const directory of [this.directory, join(this.directory, "objects"), this.#runs]) mkdirSync(directory, { recursive: true });
    const ignore = join(this.directory, ".gitignore");
    // Not by way of a temporary file, which another process may write just now.
    if (readIfExists(ignore)?.toString() !== "*\n") writeFileSync(ignore, "*\n");
    syncDirectory(this.cwd);
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
    const kept = readIfExists(path);
    if (!kept || hashOf(kept) !== hash) replaceFile(path, bytes, PRIVATE);
    return hash;
  }

  /** What was kept under a hash. */
  read(hash: string): Buffer {
    const path = this.#object(hash);
    const bytes = readIfExists(path);
    if (!bytes || hashOf(bytes) !== hash) throw new Refusal(`the copy ${path} is missing or damaged`);
    return bytes;
  }

  /** Where what was kept under a hash stands, relative to the project. */
  copyOf(hash: string): string {
    return relative(this.cwd, this.#object(hash));
  }

  #object(hash: string): string {
    return join(this.directory, "objects", hash);
  }
}
