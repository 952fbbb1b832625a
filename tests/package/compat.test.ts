import { execFileSync } from "node:child_process";
import path from "node:path";

const root = path.resolve(__dirname, "../..");

/** Lints one text with the built plugin on a given ESLint, and returns its output and the rules that spoke. */
function lint(eslint: string, options: string, filePath: string, code: string): unknown {
  const program = `
    const { ESLint } = require(${JSON.stringify(eslint)});
    const ssot = require("eslint-plugin-ssot");
    const settings = { ssot: { symbols: { "new-sdk#Client": { deprecated: ["old-sdk#Client"] } } } };
    const eslint = new ESLint({ fix: true, ...(${options}) });
    eslint.lintText(${JSON.stringify(code)}, { filePath: ${JSON.stringify(filePath)} }).then(([{ output, messages }]) => {
      console.log(JSON.stringify({ version: ESLint.version.split(".")[0], output, messages: messages.map(({ message }) => message) }));
    });
  `;
  return JSON.parse(execFileSync(process.execPath, ["--eval", program], { cwd: root, encoding: "utf8" }));
}

const code = 'import { Client } from "old-sdk";\nnew Client();\n';
const flat = '{ overrideConfigFile: true, overrideConfig: [...ssot.configs.javascript, ssot.configs.python, { settings }] }';
const eslintrc = '{ useEslintrc: false, plugins: { ssot }, overrideConfig: { ...ssot.configs["legacy-recommended"], settings, parserOptions: { ecmaVersion: 2022, sourceType: "module" } } }';
const repaired = { output: 'import { Client } from "new-sdk";\nnew Client();\n', messages: [] };

describe.each([
  ["10", "eslint", flat],
  ["9", "./tests/compat/eslint-9/node_modules/eslint", flat],
  ["8", "./tests/compat/eslint-8/node_modules/eslint", eslintrc],
])("ESLint %s", (version, eslint, options) => {
  test("repairs JavaScript", () => {
    expect(lint(eslint, options, "a.js", code)).toEqual({ version, ...repaired });
  });
});

describe.each([
  ["10", "eslint"],
  ["9", "./tests/compat/eslint-9/node_modules/eslint"],
])("ESLint %s", (version, eslint) => {
  test("repairs TypeScript", () => {
    expect(lint(eslint, flat, "a.ts", code)).toEqual({ version, ...repaired });
  });
  test("repairs Python", () => {
    const options = flat.replace("{ settings }", '{ settings: { ssot: { symbols: { "new_sdk#Client": { deprecated: ["old_sdk#Client"] } } } } }');
    expect(lint(eslint, options, "a.py", "from old_sdk import Client\nClient()\n")).toEqual({
      version,
      output: "from new_sdk import Client\nClient()\n",
      messages: [],
    });
  });
});
