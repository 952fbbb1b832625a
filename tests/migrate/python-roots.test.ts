import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pythonRoots } from "../../src/migrate/commands/python-roots";

const directory = mkdtempSync(path.join(tmpdir(), "ssot-roots-"));
afterAll(() => rmSync(directory, { recursive: true }));
mkdirSync(path.join(directory, "lib"));

test.each<readonly [what: string, files: readonly string[], roots: readonly string[]]>([
  ["none but the project itself where packages lie in it", ["backend/__init__.py", "backend/a.py", "manage.py"], []],
  ["what holds a package", ["python/backend/__init__.py", "python/backend/sub/__init__.py"], ["python"]],
  ["what holds a package of stubs", ["stubs/backend/__init__.pyi"], ["stubs"]],
  ["`src`, also with packages that have no `__init__.py`", ["src/backend/a.py"], ["src"]],
  ["each `src` of a repository with many", ["services/a/src/a/x.py", "services/b/src/b/x.py"], ["services/a/src", "services/b/src"]],
  ["no `src` that is a package itself", ["src/__init__.py", "src/a.py"], []],
  ["no directory of tests or examples", ["tests/unit/__init__.py", "docs/src/conf.py", "a/examples/b/__init__.py"], []],
])("roots are %s", (_, files, roots) => {
  rmSync(path.join(directory, "pyproject.toml"), { force: true });
  expect(pythonRoots(directory, files)).toEqual(roots);
});

test.each([
  ["setuptools' directory of packages", '[tool.setuptools.package-dir]\n"" = "lib"\n'],
  ["setuptools' places to look", '[tool.setuptools.packages.find]\nwhere = ["lib/"]\n'],
  ["Poetry's packages", '[tool.poetry]\npackages = [{ include = "backend", from = "lib" }, { include = "tools" }]\n'],
])("roots are what pyproject.toml names as %s", (_, text) => {
  writeFileSync(path.join(directory, "pyproject.toml"), text);
  expect(pythonRoots(directory, [])).toEqual(["lib"]);
});

test.each([
  ["is not there", '[tool.setuptools]\npackage-dir = { "" = "nowhere" }\n'],
  ["lies outside", '[tool.setuptools]\npackage-dir = { "" = "../lib" }\n'],
  ["stands in a file that is broken", '[tool.setuptools\npackage-dir = { "" = "lib" }\n'],
])("no root is a directory that %s", (_, text) => {
  writeFileSync(path.join(directory, "pyproject.toml"), text);
  expect(pythonRoots(directory, [])).toEqual([]);
});
