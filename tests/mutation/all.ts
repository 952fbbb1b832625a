import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";

const tests = resolve(__dirname, "..");

/** Narrows the tests: `TESTS=manifest npm run test:mutation -- --mutate "src/manifest/**"`. */
const asked = new RegExp(process.env.TESTS ?? "");

/** They run other processes, or test nothing that is mutated. */
const left = /differential|execution|python\/(?:comments|language|parse|scopes|source-code|sparse)\.test/;

/** Known to ./environment.cjs. */
const UNLOADABLE = "loads";

for (const folder of ["manifest", "plan", "languages", "configs", "rules"]) {
  const files = readdirSync(join(tests, folder), { recursive: true, encoding: "utf8" }).sort();
  for (const file of files.map((name) => join(folder, name))) {
    if (!file.endsWith(".test.ts") || left.test(file) || !asked.test(file)) continue;
    describe(file, () => {
      try {
        require(join(tests, file)); // eslint-disable-line @typescript-eslint/no-require-imports -- into this block
      } catch (error) {
        test(UNLOADABLE, () => {
          throw error;
        });
      }
    });
  }
}
