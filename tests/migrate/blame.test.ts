import { blame } from "../../src/migrate/run/blame";
import type { Checker, Failure, Job } from "../../src/migrate/validate/checker";

/** As checks give them that end by no exit code of their own. */
const CRASH = 256;
const HANG = 257;

const job: Job = { check: { name: "tests", timeout: 1, parallel: true }, task: { command: ["true"] }, of: "a.py" };

const failure = (severity: number, ...faults: string[]): Failure => ({ job, problem: `failed by ${severity}`, severity, faults, output: "out.txt" });

/** Whether a failure on the new content is put down to the change, where the check ended so on the old one. */
async function blames(after: Failure, before: Failure | null): Promise<boolean> {
  const checker: Pick<Checker, "run"> = { run: () => Promise.resolve(before ? [before] : []) };
  return (await blame({ checker }, [after])).guilt !== null;
}

test.each([
  ["that passed before", failure(1), null, true],
  ["that failed in the same way before", failure(1), failure(1), false],
  ["that crashes, and failed by itself before", failure(CRASH), failure(1), true],
  ["that hangs, and failed by itself before", failure(HANG), failure(1), true],
  ["that hangs, and crashed before", failure(HANG), failure(CRASH), true],
  ["that ends by a higher exit code than before", failure(2), failure(1), true],
  ["that ends by a lower exit code than before", failure(1), failure(2), false],
  ["that fails by itself, and crashed before", failure(255), failure(CRASH), false],
  ["that crashed and hung before", failure(HANG), failure(HANG), false],
  ["that finds what it did not find before", failure(1, "a", "b"), failure(1, "a"), true],
])("a check %s", async (_, after, before, expected) => {
  expect(await blames(after, before)).toBe(expected);
});
