import { killRepeatedly } from "./kill";

test("killed at any instant, ssot leaves every file whole, tells the truth, and finishes the job", async () => {
  const { kills, faults } = await killRepeatedly(12, 7);
  expect(faults).toEqual([]);
  expect(kills).toBe(12);
}, 300_000);
