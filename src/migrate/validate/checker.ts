import { availableParallelism } from "node:os";
import { join, relative } from "node:path";
import pLimit from "p-limit";
import type { Check, Migration } from "../config/schema";
import { matcherOf } from "../phases";
import type { Journal } from "../storage/journal";
import { runCheck, type Outcome } from "./run-check";

/** One run of one check: on a file, or on the project. */
export interface Job {
  readonly check: Check;
  readonly command: readonly string[];
  /** The file or phase that it is about. */
  readonly of: string;
}

/** A job that failed, and how. */
export interface Failure {
  readonly job: Job;
  readonly problem: string;
  /** Where its output stands, relative to the project. */
  readonly output: string;
}

/** The jobs that a change of `files` calls for; what does not name its file runs once for all of them. */
export function jobsFor(validators: Migration["validate"], files: readonly string[]): Job[] {
  return validators.flatMap((check) => {
    const matches = check.files ? matcherOf(check.files) : () => true;
    const own = files.filter(matches);
    const [first] = own;
    if (first === undefined) return [];
    const isPerFile = check.run.some((part) => part.includes("{file}"));
    if (!isPerFile) return [{ check, command: check.run, of: own.join(", ") }];
    return own.map((file) => ({ check, command: check.run.map((part) => part.replaceAll("{file}", file)), of: file }));
  });
}

/** Runs checks side by side and keeps their output in the journal of a run. */
export class Checker {
  readonly #limit = pLimit(availableParallelism());
  #count: number;

  constructor(
    private readonly cwd: string,
    private readonly journal: Journal,
    private readonly signal: AbortSignal,
    firstOutput: number,
  ) {
    this.#count = firstOutput;
  }

  /** Runs all jobs and returns those that failed. */
  async run(jobs: readonly Job[], when: "before" | "after"): Promise<Failure[]> {
    const settled = await Promise.allSettled(jobs.map((job) => this.#limit(() => this.#runOne(job, when))));
    return settled.flatMap((result) => {
      // After all of them, so that none is left running.
      if (result.status === "rejected") throw result.reason;
      return result.value ?? [];
    });
  }

  async #runOne(job: Job, when: "before" | "after"): Promise<Failure | null> {
    const { check, command, of } = job;
    const output = join(this.journal.directory, "output", `${String(++this.#count).padStart(4, "0")}-${when}.txt`);
    const shown = relative(this.cwd, output);
    const outcome: Outcome = await runCheck({ ...check, command, cwd: this.cwd, output, signal: this.signal });
    const problem = outcome.passed ? "passed" : outcome.problem;
    this.journal.append({ type: "check", name: check.name, of, when, outcome: problem, output: shown });
    return outcome.passed ? null : { job, problem, output: shown };
  }
}
