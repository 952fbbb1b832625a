const common = require("../../jest.config.cjs");

/** One test file that holds all those of ./all.ts, so that a mutant costs one load of the program. */
module.exports = {
  ...common,
  rootDir: "../..",
  testMatch: ["<rootDir>/tests/mutation/all.ts"],
  testEnvironment: require.resolve("./environment.cjs"),
  runtime: require.resolve("./runtime.cjs"),
};
