import { blame, type Verdict } from "../../src/migrate/run/blame";
import type { Checker, Failure, Job } from "../../src/migrate/validate/checker";
import { symptomsOf } from "../../src/migrate/validate/symptoms";

/** As checks give them that end by no exit code of their own. */
const CRASH = 256;
const HANG = 257;

const job: Job = { check: { name: "tests", timeout: 1, parallel: true }, task: { command: ["true"] }, of: "a.py" };

const failure = (severity: number, ...printed: string[]): Failure => ({
  ...{ job, problem: `failed by ${severity}`, severity },
  ...{ symptoms: symptomsOf(printed.join("\n")), output: "out.txt" },
});

/** What is said of a failure on the new content, where the check ended so on the old one. */
function judge(after: Failure, before: Failure | null): Promise<Verdict> {
  const checker: Pick<Checker, "run"> = { run: () => Promise.resolve(before ? [{ ...before, output: "before.txt" }] : []) };
  return blame({ checker }, [after]);
}

describe("a check is put down to the change", () => {
  test.each([
    ["that passed before", failure(1), null, true],
    ["that failed in the same way before", failure(1), failure(1), false],
    ["that crashes, and failed by itself before", failure(CRASH), failure(1), true],
    ["that hangs, and failed by itself before", failure(HANG), failure(1), true],
    ["that hangs, and crashed before", failure(HANG), failure(CRASH), true],
    ["that ends by a higher exit code than before", failure(2), failure(1), true],
    ["that ends by a lower exit code than before", failure(1), failure(2), false],
    ["that ends by a lower exit code, where its tests ran for the first time", failure(1, "FAILED a::x"), failure(2), false],
    ["that fails by itself, and crashed before", failure(255), failure(CRASH), false],
    ["that crashed and hung before", failure(HANG), failure(HANG), false],
    ["that names a failure that it did not name before", failure(1, "FAILED a::x", "FAILED a::y"), failure(1, "FAILED a::x"), true],
    ["that names another one in its place", failure(1, "not ok 2 - y"), failure(1, "not ok 1 - x"), true],
    ["that says the same once more", failure(1, "E  boom", "E  boom"), failure(1, "E  boom"), true],
    ["that counts more failures", failure(1, "== 3 failed, 1 passed in 0.2s =="), failure(1, "== 2 failed, 2 passed in 0.1s =="), true],
    ["that counts fewer failures", failure(1, "== 2 failed, 2 passed in 0.2s =="), failure(1, "== 3 failed in 0.1s =="), false],
    ["that counts more errors, by a sign of equality", failure(1, "FAILED (failures=1, errors=2)"), failure(1, "FAILED (failures=1, errors=1)"), true],
    ["that names another test by its number", failure(1, "test 7 failed", "test-7 failed"), failure(1, "test 12 failed", "test-12 failed"), true],
    ["that prints in other colours", failure(1, "\u{1B}[31mFAILED a::x\u{1B}[0m"), failure(1, "FAILED a::x"), false],
    ["that fails at another line", failure(1, "a.py:12:5: error: boom", "b.ts(4,5): error TS1"), failure(1, "a.py:9:5: error: boom", "b.ts(3,5): error TS1"), false],
    ["that takes another time, at another address", failure(1, "Error at 0x7fa0, 12:00:01, after 3.2 s"), failure(1, "Error at 0x61b0, 12:00:00, after 12 ms"), false],
  ])("%s", async (_, after, before, expected) => {
    expect((await judge(after, before)).guilt !== null).toBe(expected);
  });
});

test("what is new in a failure is named, and where it stands", async () => {
  const { guilt } = await judge(failure(1, "FAILED a::y"), failure(1, "FAILED a::x"));
  expect(guilt).toBe('tests failed by 1 (out.txt), as before the change (before.txt), but there without "FAILED a::y"');
});

test.each([
  ["other words than before", failure(1, "x is wrong", "y is wrong"), failure(1, "x is wrong"), '"y is wrong" is new in out.txt, and not in before.txt'],
  ["a failure, where it did not get as far before", failure(1, "FAILED a::y"), failure(2), '"FAILED a::y" is new in out.txt, and not in before.txt'],
  ["fewer words than before", failure(1, "x is wrong"), failure(1, "x is wrong", "y is wrong"), null],
])("a check that failed before and prints %s: that it cannot be told is said, where it cannot", async (_, after, before, doubt) => {
  expect(await judge(after, before)).toEqual({ guilt: null, failedBefore: [{ check: "tests", of: "a.py", problem: "failed by 1", doubt }] });
});
