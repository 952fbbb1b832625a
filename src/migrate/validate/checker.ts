import { availableParallelism } from "node:os";
import { join, relative } from "node:path";
import pLimit from "p-limit";
import type { ProbeSettings } from "../../probe/options";
import type { Check, Migration } from "../config/schema";
import { matcherOf } from "../phases";
import type { Journal } from "../storage/journal";
import { runCheck, type Outcome } from "./run-check";
import { runProbeCheck } from "./run-probe";
import type { Symptoms } from "./symptoms";

/** One run of one check: on a file, or on the project. */
export interface Job {
  readonly check: Check;
  readonly task: { readonly command: readonly string[] } | { readonly probe: ProbeSettings };
  /** The file or phase that it is about. */
  readonly of: string;
}

/** A job that failed, and how. */
export interface Failure {
  readonly job: Job;
  readonly problem: string;
  /** The higher, the worse. */
  readonly severity: number;
  readonly symptoms: Symptoms;
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
    if (!isPerFile) return [{ check, task: { command: check.run }, of: own.join(", ") }];
    return own.map((file) => ({ check, task: { command: check.run.map((part) => part.replaceAll("{file}", () => asArgument(file))) }, of: file }));
  });
}

/** A path that no program takes for an option. */
const asArgument = (file: string): string => (file.startsWith("-") ? `./${file}` : file);

/** The jobs of a gate. */
export const gateJobs = (gate: Migration["gate"], phase: string): Job[] =>
  gate.map((check) => ({ check, task: "probe" in check ? check : { command: check.run }, of: phase }));

/** How many checks run side by side, and how many units are checked by them: two at least, as a check also waits. */
export const WIDTH = Math.max(2, availableParallelism());

/** Runs checks side by side, but for those that must be alone, and keeps their output in the journal of a run. */
export class Checker {
  readonly #limit = pLimit(WIDTH);
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
    const isAlone = ({ check, task }: Job): boolean => !check.parallel || "probe" in task;
    const together = jobs.filter((job) => !isAlone(job)).map((job) => this.#limit(() => this.#runOne(job, when)));
    const settled = await Promise.allSettled(together);
    // A probe measures: nothing else may run beside it.
    for (const job of jobs.filter(isAlone)) settled.push(...(await Promise.allSettled([this.#runOne(job, when)])));
    return settled.flatMap((result) => {
      // After all of them, so that none is left running.
      if (result.status === "rejected") throw result.reason;
      return result.value ?? [];
    });
  }

  async #runOne(job: Job, when: "before" | "after"): Promise<Failure | null> {
    const { check, task, of } = job;
    const output = join(this.journal.directory, "output", `${String(++this.#count).padStart(4, "0")}-${when}.txt`);
    const shown = relative(this.cwd, output);
    const setting = { ...check, cwd: this.cwd, output, signal: this.signal };
    const outcome: Outcome = await ("probe" in task ? runProbeCheck({ ...setting, ...task }) : runCheck({ ...setting, ...task }));
    const problem = outcome.passed ? "passed" : outcome.problem;
    this.journal.append({ type: "check", name: check.name, of, when, outcome: problem, output: shown });
    return outcome.passed ? null : { job, problem, severity: outcome.severity, symptoms: outcome.symptoms, output: shown };
  }
}
