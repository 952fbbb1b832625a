import fc from "fast-check";
import { check, Counts, describe, type Program } from "./check";
import { Interpreter } from "./interpreter";

/** What programs of a language look like, and the process that runs them. */
export interface Language {
  readonly programs: fc.Arbitrary<Program>;
  readonly interpreter: readonly [command: string, ...args: string[]];
}

export interface Finding {
  readonly problem: string;
  readonly program: string;
}

export interface Options {
  readonly count: number;
  readonly seed: number;
  /** Milliseconds after which to stop, shrinking included. */
  readonly limit?: number;
  readonly onProgress?: (counts: Counts) => void;
}

/** Runs generated programs before and after their repair; a counter-example is shrunk. */
export async function fuzz({ programs, interpreter: [command, ...args] }: Language, { count, seed, limit, onProgress }: Options): Promise<{ readonly counts: Counts; readonly finding: Finding | null }> {
  const counts = new Counts();
  const interpreter = new Interpreter(command, args);
  try {
    const property = fc.asyncProperty(programs, async (program) => {
      const problem = await check(program, interpreter, counts);
      onProgress?.(counts);
      if (problem !== null) throw new Error(problem);
    });
    const details = await fc.check(property, { numRuns: count, seed, ...(limit !== undefined && { interruptAfterTimeLimit: limit }) });
    const program = details.counterexample?.[0];
    if (!program) return { counts, finding: null };
    const { errorInstance } = details;
    return { counts, finding: { problem: errorInstance instanceof Error ? errorInstance.message : String(errorInstance), program: describe(program) } };
  } finally {
    interpreter.close();
  }
}
