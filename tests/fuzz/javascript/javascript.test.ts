import { fuzz } from "../run";
import { javascript } from "./language";

/** Enough to see most forms; `npm run fuzz:javascript` runs many more. */
const COUNT = 300;

test(`${COUNT} generated programs do the same before and after every combination of their fixes`, async () => {
  const { counts, finding } = await fuzz(javascript, { count: COUNT, seed: 1 });
  expect(finding && `${finding.program}\n${finding.problem}`).toBeNull();
  expect(counts.programs).toBe(COUNT);
  // A generator that no longer reaches the fixes would prove nothing.
  expect(counts.fixed).toBeGreaterThan(COUNT / 2);
}, 600_000);
