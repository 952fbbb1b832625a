import { Linter } from "eslint";
import { readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import plugin from "../../src";

const page = readFileSync("docs/examples-python.md", "utf8");

/** Each section: its manifest, a file, and the file repaired. */
const examples = page.split("\n## ").slice(1).map((section) => {
  const fences = Array.from(section.matchAll(/```(js|python)\n([^]*?)```/g), ([, language, text]) => ({ language, text: text ?? "" }));
  return { title: section.split("\n", 1)[0], fences };
});

test("every section has a manifest and a file before and after", () => {
  expect(examples.length).toBeGreaterThanOrEqual(4);
  for (const { fences } of examples) expect(fences.map(({ language }) => language)).toEqual(["js", "python", "python"]);
});

test.each(examples)("$title", ({ fences: [manifest, before, after] }) => {
  const ssot: unknown = JSON.parse(JSON.stringify(vm.runInNewContext(`(${manifest?.text ?? ""})`)));
  const config: Linter.Config = { ...plugin.configs.python, settings: { ssot } };
  const { output, messages } = new Linter().verifyAndFix(before?.text ?? "", [config], { filename: path.resolve("module.py") });
  expect(messages).toEqual([]);
  expect(output).toBe(after?.text);
});
