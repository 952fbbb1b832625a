import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "../../../src";
import { defineManifest } from "../../../src/manifest";
import { project } from "./read-facts";

const json = JSON.stringify;
const sources = { "engine/old.ts": "export class Parser {}", "engine/new.ts": "export class Parser {}", "old/index.ts": "export class Reader {}", "new/index.ts": "export class Reader {}" };
const under = (directory: string): Record<string, string> => Object.fromEntries(Object.entries(sources).map(([name, text]) => [`${directory}/${name}`, text]));

const cwd = project({
  "package.json": json({ name: "shop", imports: { "#engine/*": "./src/engine/*.ts" }, exports: { "./engine/*": "./src/engine/*.ts" }, workspaces: ["packages/*"] }),
  "tsconfig.base.json": json({ compilerOptions: { paths: { "@/*": ["./src/*"] } } }),
  "tsconfig.json": json({ extends: "./tsconfig.base.json" }),
  ...under("src"),
  "based/tsconfig.json": json({ compilerOptions: { baseUrl: "." } }),
  ...under("based"),
  "referring/tsconfig.json": json({ files: [], references: [{ path: "./tsconfig.app.json" }] }),
  "referring/tsconfig.app.json": json({ compilerOptions: { paths: { "~/*": ["./*"] } } }),
  ...under("referring"),
  "packages/core/package.json": json({ name: "@shop/core", exports: { "./*": "./src/*.ts" } }),
  ...under("packages/core/src"),
});
mkdirSync(path.join(cwd, "node_modules/@shop"), { recursive: true });
symlinkSync("../../packages/core", path.join(cwd, "node_modules/@shop/core"), "dir");

const homes = ["src", "based", "referring", "packages/core/src"];
const manifest = defineManifest({
  symbols: Object.fromEntries(
    homes.flatMap((home) => [
      [`./${home}/engine/new#Parser`, { deprecated: [`./${home}/engine/old#Parser`] }],
      [`./${home}/new#Reader`, { deprecated: [`./${home}/old#Reader`] }],
    ]),
  ),
});
const linter = new Linter({ cwd });

function fix(code: string, file: string): string {
  const config: Linter.Config = { files: ["**/*.ts"], plugins: { ssot: plugin }, rules: { "ssot/no-deprecated-import": "error" }, languageOptions: { parser }, settings: { ssot: manifest } };
  return linter.verifyAndFix(code, config, { filename: path.join(cwd, file) }).output;
}

test.each([
  ["a relative path", "src/a.ts", "./engine/old", "./engine/new"],
  ["a relative path from below", "src/deep/er/a.ts", "../../engine/old", "../../engine/new"],
  ["`.js` for `.ts`", "src/a.ts", "./engine/old.js", "./engine/new.js"],
  ["the extension itself", "src/a.ts", "./engine/old.ts", "./engine/new.ts"],
  ["`paths` of a tsconfig that is extended", "src/deep/a.ts", "@/engine/old", "@/engine/new"],
  ["`paths` with an extension", "src/deep/a.ts", "@/engine/old.js", "@/engine/new.js"],
  ["`baseUrl`", "based/deep/a.ts", "engine/old", "engine/new"],
  ["`paths` of a project that is referred to", "referring/deep/a.ts", "~/engine/old", "~/engine/new"],
  ["`imports` of the package", "src/a.ts", "#engine/old", "#engine/new"],
  ["the package's own name", "src/a.ts", "shop/engine/old", "shop/engine/new"],
  ["`exports` of a package of the workspace", "src/a.ts", "@shop/core/engine/old", "@shop/core/engine/new"],
])("the fix goes on by %s", (_, file, old, now) => {
  expect(fix(`import { Parser } from "${old}";\n\nnew Parser();\n`, file)).toBe(`import { Parser } from "${now}";\n\nnew Parser();\n`);
});

test.each([
  ["of a directory", "src/a.ts", "./old", "./new"],
  ["with a slash", "src/a.ts", "./old/", "./new"],
  ["by its name", "src/a.ts", "./old/index", "./new"],
  ["by its name and extension", "src/a.ts", "./old/index.js", "./new/index.js"],
  ["by an alias", "src/deep/a.ts", "@/old", "@/new"],
])("the fix goes to the index %s", (_, file, old, now) => {
  expect(fix(`import { Reader } from "${old}";\n\nnew Reader();\n`, file)).toBe(`import { Reader } from "${now}";\n\nnew Reader();\n`);
});
