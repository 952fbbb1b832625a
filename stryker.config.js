import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Mutation tests: `npm run test:mutation`, or `npm run test:mutation -- --mutate "src/plan/**"` for a part. What can repair code, and what
 * decides whether it may, has to stand behind a test that fails without it.
 *
 * Left out are mutants of what runs while a module loads (`ignoreStatic`): tables, messages and the schema, which each would cost a run
 * of every test. Prose that is put together at run time is mutated as everything else is.
 */
export default {
  mutate: [
    "src/{rules,manifest,plan}/**/*.ts",
    "src/languages/javascript/rewrite/**/*.ts",
    "src/languages/javascript/calls/{pass-argument,rewrite-call}.ts",
    "src/languages/javascript/definitions/{new-imports,write-factory}.ts",
    "src/languages/python/facts/{import-plan,pass-argument,rewrite-*}.ts",
    "src/languages/python/definitions/write-factory.ts",
  ],
  ignorePatterns: ["/*", "!/src", "!/tests", "!/docs", "/tests/compat", "!/package.json", "!/jest.config.cjs", "!/manifest.schema.json"],
  // Each run happens in a copy of the project.
  tempDirName: join(tmpdir(), "eslint-plugin-ssot-mutation"),
  testRunner: "jest",
  plugins: ["@stryker-mutator/jest-runner"],
  jest: { projectType: "custom", configFile: "tests/mutation/jest.config.cjs", enableFindRelatedTests: false },
  coverageAnalysis: "perTest",
  ignoreStatic: true,
  concurrency: 1,
  timeoutMS: 20_000,
  incremental: true,
  incrementalFile: "node_modules/.cache/stryker.json",
  reporters: ["clear-text", "progress-append-only", "json", "html"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: "reports/mutation.json" },
  htmlReporter: { fileName: "reports/mutation.html" },
  thresholds: { high: 95, low: 85, break: 85 },
};
