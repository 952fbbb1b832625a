import { execFileSync } from "node:child_process";
import path from "node:path";

const root = path.resolve(__dirname, "../..");

/** What the project's own configuration says of texts that stand in for files of the project. */
function lint(cases: readonly (readonly [file: string, code: string])[]): (string | null)[][] {
  const program = `
    import { ESLint } from "eslint";
    const eslint = new ESLint({
      // Types are of no interest here, and take their time.
      overrideConfig: { files: ["**/*.ts"], languageOptions: { parserOptions: { projectService: false } } },
      ruleFilter: ({ ruleId }) => ruleId.startsWith("no-restricted"),
    });
    const found = [];
    for (const [filePath, code] of ${JSON.stringify(cases)}) {
      const [result] = await eslint.lintText(code, { filePath });
      found.push([...new Set(result.messages.map(({ ruleId }) => ruleId))]);
    }
    console.log(JSON.stringify(found));
  `;
  const output = execFileSync(process.execPath, ["--input-type=module", "--eval", program], { cwd: root, encoding: "utf8" });
  return JSON.parse(output) as (string | null)[][];
}

const cases = [
  ["a rule that imports a language's inside", "src/rules/describe.ts", 'import "../languages/python/ast";\n', "no-restricted-imports"],
  ["a rule that imports a parser", "src/rules/describe.ts", 'import "py-ast";\n', "no-restricted-imports"],
  ["a rule that imports a tree", "src/rules/describe.ts", 'import "@typescript-eslint/utils";\n', "no-restricted-imports"],
  ["a rule that names a node of JavaScript", "src/rules/describe.ts", 'export default "CallExpression";\n', "no-restricted-syntax"],
  ["a rule that names a node of Python", "src/rules/describe.ts", 'export default "ImportFrom:exit";\n', "no-restricted-syntax"],
  ["a rule that handles an offset", "src/rules/describe.ts", "export const f = (x: { range: number }) => x.range;\n", "no-restricted-syntax"],
  ["a plan that imports a language's inside", "src/plan/reasons.ts", 'import "../languages/javascript/adapter";\n', "no-restricted-imports"],
  ["a plan that unpacks an offset", "src/plan/reasons.ts", "export const f = ({ range }: { range: number }) => range;\n", "no-restricted-syntax"],
  ["a fact that knows a parser", "src/facts/text.ts", 'import "py-ast";\n', "no-restricted-imports"],
  ["a fact that names a node", "src/facts/text.ts", 'export default "CallExpression";\n', "no-restricted-syntax"],
  ["a manifest that knows a rule", "src/manifest/id.ts", 'import "../rules";\n', "no-restricted-imports"],
  ["a manifest that needs a package", "src/manifest/id.ts", 'import "ajv";\n', "no-restricted-imports"],
  ["a language that knows the manifest", "src/languages/python/ast.ts", 'import "../../manifest";\n', "no-restricted-imports"],
  ["Python that knows JavaScript", "src/languages/python/ast.ts", 'import "../javascript/adapter";\n', "no-restricted-imports"],
  ["JavaScript that knows Python", "src/languages/javascript/adapter.ts", 'import "../python/ast";\n', "no-restricted-imports"],
  ["the place that talks to ESLint, in a language's inside", "src/rules/create-rule.ts", 'import "../languages/python/ast";\n', "no-restricted-imports"],
] as const;

test("the boundary between languages and policies is linted", () => {
  const found = lint(cases.map(([, file, code]) => [file, code]));
  const unseen = cases.filter(([, , , rule], index) => !found[index]?.includes(rule)).map(([name]) => name);
  expect(unseen).toEqual([]);
});

test("what keeps to the boundary passes", () => {
  const kept = [
    ["src/rules/describe.ts", 'import "../facts";\nimport "../plan/reasons";\nimport "../manifest";\nexport default "a Call of ImportFrom";\n'],
    ["src/manifest/id.ts", 'import "../facts";\nimport "./types";\n'],
    ["src/languages/python/ast.ts", 'import "py-ast";\nimport "../../facts";\n'],
  ] as const;
  expect(lint(kept)).toEqual([[], [], []]);
});
