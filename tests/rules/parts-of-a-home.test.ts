import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import plugin, { defineManifest } from "../../src";

const cwd = mkdtempSync(join(tmpdir(), "ssot-"));
afterAll(() => rmSync(cwd, { recursive: true }));

const files = {
  "pkg/__init__.py": "from .impl import Engine\n",
  "pkg/impl.py": "class Engine: ...\n",
  "src/engine/impl.ts": "export class Engine {}\n",
  "src/engine/index.ts": 'export { Engine } from "./impl";\n',
  "app/facade.py": "from app.impl import Engine\n",
  "app/impl.py": "class Engine: ...\n",
  "src/app/facade.ts": 'export { Engine } from "./impl";\n',
  "src/app/impl.ts": "export class Engine {}\n",
};
for (const [file, text] of Object.entries(files)) {
  mkdirSync(dirname(join(cwd, file)), { recursive: true });
  writeFileSync(join(cwd, file), text);
}

const manifest = defineManifest({
  symbols: {
    "pkg#Engine": { deprecated: ["old#Turbine"] },
    "./src/engine#Engine": { deprecated: ["./src/old#Turbine"] },
    "app.facade#Engine": {},
    "./src/app/facade#Engine": {},
  },
});

/** What is said of the definitions of a file. */
function duplicates(file: string, text: string): (string | undefined)[] {
  const language: Linter.Config = file.endsWith(".py") ? { language: "ssot/python" } : { languageOptions: { parser } };
  const common: Linter.Config = { files: ["**/*.py", "**/*.ts"], plugins: { ssot: plugin }, rules: { "ssot/no-duplicate-definition": "error" }, settings: { ssot: manifest } };
  return new Linter({ cwd }).verify(text, [{ ...common, ...language }], { filename: join(cwd, file) }).map(({ messageId }) => messageId);
}

test.each([
  ["a module of the package that hands it on", "pkg/impl.py", []],
  ["a module of another package", "lib/impl.py", ["duplicateBlocked"]],
  ["a module of the package that is not where it takes it from", "pkg/other.py", ["duplicateBlocked"]],
  ["a module beside its home that hands it on", "app/impl.py", []],
  ["a module whose name only begins like the package's", "pkgimpl.py", ["duplicateBlocked"]],
])("a class of a Python package may stand in %s or not", (_, file, found) => {
  expect(duplicates(file, "class Engine: ...\n")).toEqual(found);
});

test.each([
  ["a module below the one that hands it on", "src/engine/impl.ts", []],
  ["a module of another folder", "src/lib/impl.ts", ["duplicateBlocked"]],
  ["a module of the folder that is not where it takes it from", "src/engine/other.ts", ["duplicateBlocked"]],
  ["a module beside its home that hands it on", "src/app/impl.ts", []],
  ["a module whose name only begins like the folder's", "src/engine2.ts", ["duplicateBlocked"]],
])("a class of a TypeScript folder may stand in %s or not", (_, file, found) => {
  expect(duplicates(file, "export class Engine {}\n")).toEqual(found);
});
