import { verdict } from "../rules/verdict";

// Not in tests/rules, which runs under versions of TypeScript that do not know them.
test("an import stays with its attributes", () => {
  const code = 'import { Parser } from "./engine/legacy" with { type: "json" };\n\nnew Parser();\n';
  expect(verdict(code, { file: "src/caller.ts" })).toEqual({ text: code, left: ["1 deprecatedBlocked: unsupported-syntax"] });
});
