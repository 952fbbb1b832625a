import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { ESLint } from "eslint";
import type { Linter } from "eslint";
import ssot from "../../src";
import { reasons } from "../../src/plan/reasons";

const recommended = Object.fromEntries(
  Object.entries(ssot.rules).flatMap(([name, { meta }]) => (meta?.docs?.recommended === true ? [[`ssot/${name}`, "error"]] : [])),
);

test("a rule is recommended at all", () => {
  expect(Object.keys(recommended)).not.toEqual([]);
});

describe.each(Object.entries(ssot.configs))("the config %s", (_, config) => {
  test("holds the plugin itself, which users name beside it", () => {
    const plugins = [config].flat().flatMap(({ plugins }) => (plugins && "ssot" in plugins ? [plugins.ssot] : []));
    expect(plugins.every((plugin) => plugin === ssot)).toBe(true);
  });
  test("switches on what the rules' own meta recommends, and nothing else", () => {
    const rules = [config].flat().flatMap((block) => ("rules" in block ? [block.rules] : []));
    for (const block of rules) expect(block).toEqual(recommended);
    expect(rules).not.toEqual([]);
  });
});

describe("the preset", () => {
  const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: ssot.configs["execution-engine"] });
  test.each(["a.js", "a.mjs", "a.cjs", "a.jsx", "a.ts", "a.mts", "a.cts", "a.tsx", "a.py", "a.pyi"])("covers %s", async (file) => {
    const config = (await eslint.calculateConfigForFile(file)) as Linter.Config;
    expect(config.rules).toEqual(Object.fromEntries(Object.keys(recommended).map((rule) => [rule, [2]])));
    expect(config.settings).toHaveProperty("ssot.symbols");
  });
  test("reads TypeScript and JSX", async () => {
    const [result] = await eslint.lintText("export const f = (x: string) => <b>{x}</b>;", { filePath: "a.tsx" });
    expect(result?.messages).toEqual([]);
  });
  test("reads JSX in JavaScript", async () => {
    const [result] = await eslint.lintText("export const f = (x) => <b>{x}</b>;", { filePath: "a.js" });
    expect(result?.messages).toEqual([]);
  });
  test("finds the deprecated engine in Python", async () => {
    const code = "from netra_backend.app.agents.supervisor.execution_engine import ExecutionEngine\n";
    const [result] = await eslint.lintText(code, { filePath: "a.py" });
    expect(result?.messages.map(({ ruleId }) => ruleId)).toEqual(["ssot/no-deprecated-import"]);
  });
  test("finds the deprecated engine in TypeScript", async () => {
    const code = 'import { ExecutionEngine } from "./src/agents/execution_engine";\n';
    const [result] = await eslint.lintText(code, { filePath: "a.ts" });
    expect(result?.messages.map(({ ruleId }) => ruleId)).toEqual(["ssot/no-deprecated-import"]);
  });
});

test.each(["python", "execution-engine", "request-scope"] as const)("the config %s leaves alone what is installed in a virtual environment", async (name) => {
  const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: ssot.configs[name] });
  expect(await eslint.calculateConfigForFile("app/a.py")).toBeDefined();
  expect(await eslint.calculateConfigForFile(".venv/lib/python3.12/site-packages/app/a.py")).toBeUndefined();
});

test("without a manifest a rule says so instead of passing", async () => {
  const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: ssot.configs.javascript });
  await expect(eslint.lintText("a;", { filePath: "a.js" })).rejects.toThrow("settings.ssot is missing");
});

test("every reason stands on a rule's page", () => {
  const directory = path.resolve(__dirname, "../../docs/rules");
  const pages = readdirSync(directory).map((page) => readFileSync(path.join(directory, page), "utf8"));
  const unexplained = Object.keys(reasons).filter((reason) => !pages.some((page) => page.includes(`| \`${reason}\` |`)));
  expect(unexplained).toEqual([]);
});
