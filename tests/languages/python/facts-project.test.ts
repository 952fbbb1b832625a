import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { FileFacts } from "../../../src/facts";
import { pythonAdapter } from "../../../src/languages/python/adapter";
import { LazyModule } from "../../../src/languages/python/parse";
import { PythonSourceCode } from "../../../src/languages/python/source-code";
import { variable } from "./read";

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "ssot-facts-"));
});

afterEach(() => rmSync(cwd, { recursive: true }));

/** Writes the files and reads the first of them. */
function readProject(files: Readonly<Record<string, string>>): FileFacts {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  const [[name, text] = ["", ""]] = Object.entries(files);
  const source = new PythonSourceCode(text, new LazyModule(text), "watched");
  const watch = { modules: ["old"], ids: [], paths: true, whole: [], names: ["Old"], filed: [], homes: { modules: [], names: [], members: [] }, successors: { modules: [], names: new Map() } };
  const reading = pythonAdapter.read(source, { filename: join(cwd, name), cwd, roots: ["."], watch });
  if (reading.kind !== "facts") throw new Error(reading.kind);
  return reading.facts;
}

it("knows the names of a file from its place", () => {
  expect(readProject({ "app/sub/__init__.py": "import a.old\n" }).modules).toEqual(["app.sub"]);
});

it("finds that another file takes a name from this one", () => {
  const facts = readProject({ "app/mod.py": "from pkg.old import Old\n", "app/other.py": "from app.mod import Old\n" });
  expect(variable(facts, "Old").audience()).toBe("project");
});

it("finds that nobody takes a name from this one", () => {
  const facts = readProject({ "app/mod.py": "from pkg.old import Old\n", "app/other.py": "from pkg.old import Old\n" });
  expect(variable(facts, "Old").audience()).toBe("private");
});

it("does not ask for names that functions bind", () => {
  const facts = readProject({ "app/mod.py": "def f():\n    from pkg.old import Old\n", "app/other.py": "from app.mod import Old\n" });
  expect(variable(facts, "Old").audience()).toBe("private");
});

it("reads a module of the project", () => {
  const facts = readProject({ "app/mod.py": "from pkg.old import Old\n", "pkg/old.py": "class Old: pass\n" });
  const reading = facts.module("pkg.old");
  expect(reading.state === "read" && reading.definition("Old")?.kind).toBe("class");
});
