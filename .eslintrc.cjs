/**
 * The self-lint of the ESLint 8.57 lane (`npm run lint:eslint-8`); ESLint 9 and later read eslint.config.js. It lints with
 * the built plugin, so that its eslintrc form is what keeps its own sources in order.
 */
module.exports = {
  root: true,
  plugins: ["@typescript-eslint", "ssot"],
  parser: "@typescript-eslint/parser",
  parserOptions: { ecmaVersion: "latest", sourceType: "module" },
  extends: ["eslint:recommended", "plugin:@typescript-eslint/recommended", "plugin:ssot/legacy-recommended"],
  env: { node: true, es2022: true },
  ignorePatterns: ["dist", "coverage", "node_modules", "examples", "tests/fixtures"],
  settings: {
    ssot: {
      symbols: {
        // The index of the package loads 370 files in a quarter of a second; this part of it, nine.
        "@typescript-eslint/utils/eslint-utils#RuleCreator": {
          deprecated: ["@typescript-eslint/utils#ESLintUtils.RuleCreator"],
          reason: "The index of @typescript-eslint/utils loads 370 files.",
        },
      },
    },
  },
  // The extension rules of typescript-eslint borrow their core from the ESLint beside them, which is not 8.57 here.
  rules: { "@typescript-eslint/no-unused-expressions": "off" },
  overrides: [{ files: ["*.cjs"], parserOptions: { sourceType: "script" }, rules: { "@typescript-eslint/no-require-imports": "off" } }],
};
