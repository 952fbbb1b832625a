import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { Readers, readersOf } from "../../../src/languages/python/modules";

let cwd = "";

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "readers-"));
});

afterEach(() => {
  jest.restoreAllMocks();
  rmSync(cwd, { recursive: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
}

/** Who reads `X` of the module `p.m`. */
function readersOfX(files: Readonly<Record<string, string>>, expected = ["X"]): string[] {
  write({ "p/m.py": "from q import X\n", ...files });
  return new Readers({ cwd, roots: ["."] }, new Set(expected)).of(["p.m"], "X").map((file) => relative(cwd, file));
}

describe.each([
  ["a name that was expected", ["X"]],
  ["a name that was not", []],
])("files that take %s", (_, expected) => {
  test.each([
    ["from … import", "from p.m import X"],
    ["with an alias", "from p.m import X as Y"],
    ["in a list", "from p.m import A, X"],
    ["in parentheses, behind a comment", "from p.m import (\n    A,  # B\n    X,\n)"],
    ["behind a backslash", "from p.m \\\n    import A, \\\n    X"],
    ["with Windows line ends", "import a\r\nfrom p.m import (\r\n    A,\r\n    X,\r\n)"],
    ["after a semicolon", "a = 1; from p.m import X"],
    ["on the line of a condition", "if a: from p.m import X"],
    ["inside a function", "def f():\n\tfrom p.m import X"],
    ["by a star", "from p.m import *"],
    ["as an attribute of the module", "import p.m\np.m.X"],
    ["as an attribute of an alias", "import a, p.m as b\nb.X"],
    ["as an attribute of the imported module", "from p import m\nm.X"],
    ["as an attribute of the package", "import p\np.m.X"],
    ["in a string", "patch('p.m.X')"],
    ["of its member in a string", 'patch("p.m.X.method")'],
    ["from a module that a string loads", "importlib.import_module('p.m').X"],
  ])("%s", (__, source) => {
    expect(readersOfX({ "a.py": `${source}\n` }, expected)).toEqual(["a.py"]);
  });

  test("at the start of a file, behind a byte order mark", () => {
    expect(readersOfX({ "a.py": "\ufefffrom p.m import X\n" }, expected)).toEqual(["a.py"]);
  });

  test("by a relative import", () => {
    expect(readersOfX({ "p/a.py": "from .m import X\n" }, expected)).toEqual(["p/a.py"]);
  });

  test("by a relative import of the module", () => {
    expect(readersOfX({ "p/a.py": "from . import m\nm.X\n" }, expected)).toEqual(["p/a.py"]);
  });

  test("by a relative import from the package", () => {
    expect(readersOfX({ "p/__init__.py": "from .m import X\n" }, expected)).toEqual(["p/__init__.py"]);
  });

  test("by a relative import from a neighbour", () => {
    expect(readersOfX({ "p/q/a.py": "from ..m import X\n" }, expected)).toEqual(["p/q/a.py"]);
  });
});

describe("files that reach the module by another name", () => {
  test.each<[string, Record<string, string>, string]>([
    ["from the package, which renames it", { "p/__init__.py": "from . import m as n\n" }, "import p\np.n.X\n"],
    ["from the package, which imports it by an alias", { "p/__init__.py": "import p.m as n\n" }, "import p\np.n.X\n"],
    ["by an import of the new name", { "p/__init__.py": "from . import (\n    m as n,\n)\n" }, "from p import n\nn.X\n"],
    ["as the target of a patch", { "p/__init__.py": "from . import m as n\n" }, 'import p\npatch.object(p.n, "X")\n'],
    ["in a string", { "p/__init__.py": "from . import m as n\n" }, 'patch("p.n.X")\n'],
    ["from a module that imports it", { "b.py": "from p import m\n" }, "import b\nb.m.X\n"],
    ["from a module that imports its package", { "b.py": "import p.m\n" }, "import b\nb.p.m.X\n"],
    ["from an imported package", { "b.py": "import p as q\n" }, "from b import q\nq.m.X\n"],
    ["by an import from a module that imports it", { "b.py": "from p import m\n" }, "from b import m as n\nn.X\n"],
    ["over two modules", { "b.py": "from p import m as n\n", "c.py": "from b import n as o\n" }, "from c import o\no.X\n"],
    ["over a star", { "b.py": "from p import m as n\n", "c.py": "from b import *\n" }, "import c\nc.n.X\n"],
    ["by a star", { "b.py": "from p import m as n\n" }, "from b import *\nn.X\n"],
    ["over modules that import each other", { "b.py": "import c\nfrom p import m as n\n", "c.py": "import b\n" }, "import c\nc.b.n.X\n"],
    ["from a module that a string loads", { "b/c.py": "from p import m as n\n" }, 'import_module("b.c").n.X\n'],
    ["by names that lead in a circle", { "b.py": "from c import n\nfrom p import m as n\n", "c.py": "from b import n\n" }, "import c\nc.n.X\n"],
    ["behind a dot in the line before", { "b.py": "from p import m as n\n" }, "import b\n(b.  # here\n n\n ).X\n"],
    ["as a whole to replace in it", {}, 'patch.multiple("p.m", X=int)\n'],
    ["as a whole to replace in it, in another line", {}, 'patch.multiple(\n    "p.m",\n    X = int)\n'],
    ["in a relative string", {}, 'importlib.import_module(".m", package="p").X\n'],
  ])("%s", (_, files, source) => {
    expect(readersOfX({ ...files, "a.py": source })).toEqual(["a.py"]);
  });

  test.each<[string, Record<string, string>, string]>([
    ["of another module by that name", { "p/__init__.py": "from . import k as n\n" }, "import p\np.n.X\n"],
    ["of a module that has its name elsewhere", { "b.py": "from p import m\n" }, "import c\nc.m.X\n"],
    ["another name", { "p/__init__.py": "from . import m as n\n" }, "import p\np.n.A\n"],
    ["a name of another module in a string", {}, 'from p.m import A\npatch("p.k.X.run")\n'],
    ["a name of another module", {}, "import p.k\nfrom p.m import A\np.k.X\n"],
    ["a name beside one that is not read", { "b.py": "from p import m as n\n" }, "import b\nb.o.X\nn\n"],
    ["of another relative module", {}, 'importlib.import_module(".n", package="p").X\n'],
  ])("but not %s", (_, files, source) => {
    expect(readersOfX({ ...files, "a.py": source })).toEqual([]);
  });

  test("once a file is new", () => {
    write({ "p/m.py": "", "a.py": "from b import n\nn.X\n" });
    const readers = new Readers({ cwd, roots: ["."] }, new Set(["X"]));
    expect(readers.of(["p.m"], "X")).toEqual([]);
    write({ "b.py": "from p import m as n\n" });
    const now = Date.now();
    jest.spyOn(Date, "now").mockReturnValue(now + 60_000);
    expect(readers.of(["p.m"], "X")).toEqual([join(cwd, "a.py")]);
  });
});

describe("files that do not", () => {
  test.each([
    ["of another module", "from p.n import X"],
    ["of a module of the same last name", "from q.m import X"],
    ["another name of the module", "from p.m import A"],
    ["a longer name of the module", "from p.m import X1"],
    ["in a comment", "# from p.m import X"],
    ["the module without the name", "import p.m\np.m.A"],
    ["the package and a name like it, but not the module", "import p\np.n.X"],
  ])("%s", (_, source) => {
    expect(readersOfX({ "a.py": `${source}\n` })).toEqual([]);
  });

  test("a relative import that leads elsewhere", () => {
    expect(readersOfX({ "q/a.py": "from .m import X\n" })).toEqual([]);
  });

  test("the module itself, which shows in its docstring how it is imported", () => {
    expect(readersOfX({ "p/m.py": '"""\nfrom p.m import X\n"""\n' })).toEqual([]);
  });

  test.each([".git/a.py", ".venv/a.py", "node_modules/a.py", "__pycache__/a.py", "lib/site-packages/a.py"])("%s", (path) => {
    expect(readersOfX({ [path]: "from p.m import X\n" })).toEqual([]);
  });

  test("a virtual environment of any name", () => {
    expect(readersOfX({ "env/pyvenv.cfg": "", "env/bin/a.py": "from p.m import X\n" })).toEqual([]);
  });
});

test("the module itself, which names itself in a string", () => {
  expect(readersOfX({ "p/m.py": "patch('p.m.X')\n" })).toEqual(["p/m.py"]);
});

test("a module of several names", () => {
  write({ "src/m.py": "", "a.py": "from src.m import X\n", "b.py": "from m import X\n" });
  const files = new Readers({ cwd, roots: [".", "src"] }, new Set(["X"])).of(["src.m", "m"], "X");
  expect(files.map((file) => relative(cwd, file))).toEqual(["a.py", "b.py"]);
});

test("a name of another alphabet", () => {
  write({ "m.py": "", "a.py": "from m import größe\n" });
  expect(new Readers({ cwd, roots: ["."] }, new Set(["größe"])).of(["m"], "größe")).toEqual([join(cwd, "a.py")]);
});

test("a loop of directories", () => {
  write({ "p/m.py": "", "p/a.py": "from p.m import X\n" });
  symlinkSync(cwd, join(cwd, "p/loop"));
  expect(new Readers({ cwd, roots: ["."] }, new Set(["X"])).of(["p.m"], "X")).toEqual([join(cwd, "p/a.py")]);
});

test("a linked directory from elsewhere is read", () => {
  const elsewhere = mkdtempSync(join(tmpdir(), "linked-"));
  writeFileSync(join(elsewhere, "a.py"), "from p.m import X\n");
  symlinkSync(elsewhere, join(cwd, "link"));
  expect(new Readers({ cwd, roots: ["."] }, new Set(["X"])).of(["p.m"], "X")).toHaveLength(1);
  rmSync(elsewhere, { recursive: true });
});

test("changes are seen after a while", () => {
  write({ "p/m.py": "", "a.py": "from p.m import X\n", "b.py": "from p.m import X\n" });
  const readers = new Readers({ cwd, roots: ["."] }, new Set(["X"]));
  expect(readers.of(["p.m"], "X")).toHaveLength(2);
  write({ "a.py": "pass\n", "c.py": "from p.m import X\n" });
  rmSync(join(cwd, "b.py"));
  const now = Date.now();
  jest.spyOn(Date, "now").mockReturnValue(now + 60_000);
  expect(readers.of(["p.m"], "X").map((file) => relative(cwd, file))).toEqual(["c.py"]);
});

test("all files of a project share their readers", () => {
  expect(readersOf({ cwd, roots: ["."] }, ["X"])).toBe(readersOf({ cwd, roots: ["."] }, ["X"]));
  expect(readersOf({ cwd, roots: ["."] }, ["X"])).not.toBe(readersOf({ cwd, roots: ["src"] }, ["X"]));
});
