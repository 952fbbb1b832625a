import type { Checker, Failure } from "../validate/checker";
import { firstNew } from "../validate/symptoms";
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

/** What a change has broken, given how the check failed before it; null where that cannot be said of it. */
function guiltOf(failure: Failure, earlier: Failure | undefined): string | null {
  if (!earlier || failure.severity > earlier.severity) return describe(failure);
  // A check that ends better than before has come further: what it says there, it could not say.
  const fault = failure.severity < earlier.severity ? null : firstNew(failure.symptoms.faults, earlier.symptoms.faults);
  return fault === null ? null : `${describe(failure)}, as before the change (${earlier.output}), but there without "${fault}"`;
}

/** Why it cannot be told whether a check fails by more than before; null where it fails in the same way. */
function doubtOf({ symptoms: now, output }: Failure, { symptoms: before, output: earlier }: Failure): string | null {
  const line = firstNew(now.faults, before.faults) ?? firstNew(now.remarks, before.remarks);
  return line === null ? null : `"${line}" is new in ${output}, and not in ${earlier}`;
}

/** Runs on the old content the checks that failed on the new one. */
export async function blame({ checker }: { readonly checker: Pick<Checker, "run"> }, failures: readonly Failure[]): Promise<Verdict> {
  const before = new Map((await checker.run(failures.map(({ job }) => job), "before")).map((failure) => [failure.job, failure]));
  const guilt: string[] = [];
  const failedBefore: PhaseTally["failedBefore"] = [];
  for (const failure of failures) {
    const { job, problem } = failure;
    const earlier = before.get(job);
    const broken = guiltOf(failure, earlier);
    if (broken !== null) guilt.push(broken);
    else if (earlier) failedBefore.push({ check: job.check.name, of: job.of, problem, doubt: doubtOf(failure, earlier) });
  }
  return { guilt: guilt.length > 0 ? guilt.join("; ") : null, failedBefore };
}
