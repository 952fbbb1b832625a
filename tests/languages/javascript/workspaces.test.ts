import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { applied, facts, project, variable, type ReadOptions } from "./read-facts";

const cwd = project({
  "package.json": JSON.stringify({ workspaces: ["packages/*"] }),
  "packages/core/package.json": JSON.stringify({ name: "@org/core", exports: { ".": "./src/index.ts", "./*": "./src/*.ts" } }),
  "packages/core/src/index.ts": "export class Main {}",
  "packages/core/src/old.ts": "export class X {}",
  "packages/core/src/engine/new.ts": "export class X {}",
  "packages/app/src/file.ts": "",
  "node_modules/installed/package.json": JSON.stringify({ name: "installed", exports: { "./*": "./*.ts" } }),
  "node_modules/installed/old.ts": "export class X {}",
  "node_modules/.store/linked/package.json": JSON.stringify({ name: "linked", exports: { "./*": "./*.ts" } }),
  "node_modules/.store/linked/old.ts": "export class X {}",
});
mkdirSync(join(cwd, "node_modules/@org"), { recursive: true });
symlinkSync("../../packages/core", join(cwd, "node_modules/@org/core"), "dir");
symlinkSync(".store/linked", join(cwd, "node_modules/linked"), "dir");
symlinkSync("../packages/gone", join(cwd, "node_modules/gone"), "dir");

const options: ReadOptions = { cwd, filename: "packages/app/src/file.ts" };
const modulesOf = (specifier: string): string[] => {
  const [found] = variable(facts(`import { X } from '${specifier}';`, options), "X").imports;
  return found?.names.map(({ module }) => module) ?? [];
};

describe("packages of the same workspace", () => {
  it("are files of the project", () => expect(modulesOf("@org/core/old")).toEqual(["./packages/core/src/old", "@org/core/old"]));
  it("are known by their main file", () => expect(modulesOf("@org/core")).toEqual(["./packages/core/src", "@org/core"]));
});

describe("other packages stay outside", () => {
  it("where they are installed", () => expect(modulesOf("installed/old")).toEqual(["installed/old"]));
  it("where a package manager links them to its store", () => expect(modulesOf("linked/old")).toEqual(["linked/old"]));
  it("where their link leads nowhere", () => expect(modulesOf("gone/old")).toEqual(["gone/old"]));
});

it("a module of another package keeps that package's name", () => {
  const code = "import { X } from '@org/core/old';\nnew X();\n";
  const file = facts(code, options);
  const { imports } = variable(file, "X");
  const [beside] = imports;
  if (!beside) throw new Error("no import");
  const target = { module: "./packages/core/src/engine/new", path: ["X"] };
  const edits = file.rewriteImports(imports, [{ target, local: "X", typeOnly: false, beside }]);
  expect(applied(code, edits, options)).toBe("import { X } from '@org/core/engine/new';\nnew X();\n");
});
