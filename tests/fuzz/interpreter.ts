import { spawn, type ChildProcessByStdio } from "node:child_process";
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";

/** What a program did. */
export interface Trace {
  readonly events: readonly (readonly unknown[])[];
  /** The registries that the deprecated class was given: they name the places in the program. */
  readonly old: readonly string[];
}

export type Answer = Trace | { readonly failure: string };

export interface Request {
  readonly files: Readonly<Record<string, string>>;
  /** Modules whose cases run, in order. */
  readonly entries: readonly string[];
  /** The files that each variant of the program replaces. */
  readonly variants: readonly Readonly<Record<string, string>>[];
  /** Texts that need only be Python. */
  readonly parse: readonly (readonly [file: string, text: string])[];
}

/** A process that runs programs of one language, one after the other: a line of JSON in, one out. */
export class Interpreter {
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  readonly #answers: Interface;

  constructor(command: string, args: readonly string[]) {
    this.#process = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
    this.#answers = createInterface({ input: this.#process.stdout });
  }

  /** The traces of the variants, followed by what is wrong with the texts to parse. */
  run(request: Request): Promise<readonly Answer[]> {
    return new Promise((resolve, reject) => {
      this.#process.once("error", reject);
      this.#process.once("exit", reject);
      this.#answers.once("line", (line) => {
        this.#process.off("error", reject);
        this.#process.off("exit", reject);
        // What JSON.parse returns has no type of its own.
        resolve(JSON.parse(line) as Answer[]);
      });
      this.#process.stdin.write(`${JSON.stringify(request)}\n`);
    });
  }

  close(): void {
    this.#process.stdin.end();
  }
}
