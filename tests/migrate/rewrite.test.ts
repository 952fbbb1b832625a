import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../../src/migrate/refusal";
import { rewriteFile } from "../../src/migrate/run/rewrite";
import { Recorded, removeRecorded } from "./recorded";

afterAll(removeRecorded);

test("a file on which a rule fails is left alone, for that reason", async () => {
  const { cwd } = new Recorded().store;
  writeFileSync(join(cwd, "a.py"), "old\n");
  const linter = { rootsFor: () => Promise.resolve(["."]), repair: () => Promise.reject(new Refusal("ESLint stopped: no such thing\nRule: \"ssot/no-deprecated-import\"")) };
  expect(await rewriteFile({ cwd, linter }, "a.py")).toBe('ESLint stopped: no such thing; Rule: "ssot/no-deprecated-import"');
});
