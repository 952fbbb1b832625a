import type { Checker, Failure } from "../validate/checker";
import type { PhaseTally } from "./tally";

/** Failures on the new content, held against the old one. */
export interface Verdict {
  /** What the change has broken, in words; null where it has broken nothing. */
  readonly guilt: string | null;
  /** Checks that failed before, too. */
  readonly failedBefore: PhaseTally["failedBefore"];
}

/** A failure in words. */
export const describe = ({ job, problem, output }: Failure): string => `${job.check.name} ${problem} (${output})`;

/** Runs on the old content the checks that failed on the new one. */
export async function blame({ checker }: { readonly checker: Pick<Checker, "run"> }, failures: readonly Failure[]): Promise<Verdict> {
  const before = new Map((await checker.run(failures.map(({ job }) => job), "before")).map((failure) => [failure.job, failure]));
  const isGuilty = ({ job, severity, faults }: Failure): boolean => {
    const earlier = before.get(job);
    // A check that counted faults and crashes now has been broken further.
    return !earlier || severity > earlier.severity || faults.some((fault) => !earlier.faults.includes(fault));
  };
  const innocent = failures.filter((failure) => !isGuilty(failure));
  const guilty = failures.filter(isGuilty);
  return {
    guilt: guilty.length > 0 ? guilty.map(describe).join("; ") : null,
    failedBefore: innocent.map(({ job, problem }) => ({ check: job.check.name, of: job.of, problem })),
  };
}
