import { ESLint } from "eslint";
import plugin from "../../src";
import { examples, manifests, page } from "./pages";

const text = page("docs/public-code.md");

test("the manifest of the page makes of its example what the page says", async () => {
  const [manifest] = manifests(text);
  const [before, after] = examples(text, "ts");
  const settings = { settings: { ssot: manifest } };
  const eslint = new ESLint({ cwd: __dirname, fix: true, overrideConfigFile: true, overrideConfig: [...plugin.configs.javascript, settings] });
  const [result] = await eslint.lintText(before?.code ?? "", { filePath: "shop.ts" });
  expect(result?.output).toBe(after?.code);
});
