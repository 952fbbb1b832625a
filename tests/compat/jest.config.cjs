/**
 * The rules' tests (tests/rules) under other versions than this repository's own: `npm run test:versions`. The
 * lock file holds each lane's packages, which stand in tests/compat/<lane>/node_modules.
 */
const { readdirSync, readFileSync } = require("node:fs");
const path = require("node:path");
const { maxWorkers, ...base } = require("../../jest.config.cjs");

const here = module.path;
const rules = path.resolve(here, "../rules");
const holds = (text) => (file) => readFileSync(file, "utf8").includes(text);
const tests = readdirSync(rules)
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => path.join(rules, file));

const lane = (directory) => path.join(here, directory, "node_modules");

const eslint = (directory) => ({
  "^eslint$": `${lane(directory)}/eslint`,
  "^eslint/use-at-your-own-risk$": `${lane(directory)}/eslint/lib/unsupported-api.js`,
});
const typescript = (directory) => ({ "^typescript$": `${lane(directory)}/typescript` });
const parser = (directory) => ({ "^@typescript-eslint/parser$": `${lane(directory)}/@typescript-eslint/parser/dist/index.js` });

const lanes = [
  // ESLint 8 knows no other language: of each table the half in TypeScript.
  { name: "ESLint 8.57, eslintrc", own: tests.filter((file) => holds('from "./behaviour"')(file) && holds("typescript: {")(file)), versions: { eslint: "8.57" }, modules: { ...eslint("eslint-8"), "^\\./behaviour$": `${here}/eslintrc.ts` } },
  { name: "ESLint 9.15", versions: { eslint: "9.15" }, modules: eslint("eslint-9.15") },
  { name: "ESLint 9, TypeScript 5.9", versions: { eslint: "9.39", typescript: "5.9" }, modules: { ...eslint("eslint-9"), ...typescript("typescript-5") } },
  // The newest of one with the oldest of the other.
  { name: "TypeScript 4.8, parser 8.73", versions: { typescript: "4.8", parser: "8.73" }, modules: { ...typescript("parser-lowest"), ...parser("parser-newest") } },
  // The scope manager of that parser lacks what ESLint 10 asks of one.
  { name: "TypeScript 4.8, parser 8.0", versions: { typescript: "4.8", parser: "8.0" }, modules: { ...eslint("eslint-9.15"), ...typescript("parser-lowest"), ...parser("parser-lowest") } },
];

module.exports = {
  maxWorkers,
  projects: lanes.map(({ name, own = tests, versions, modules }) => ({
    ...base,
    displayName: name,
    rootDir: path.resolve(here, "../.."),
    testPathIgnorePatterns: ["/node_modules/"],
    testMatch: [...own, `${here}/versions.test.ts`],
    moduleNameMapper: modules,
    globals: { versions },
  })),
};
