import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Definition } from "../../../src/facts";
import { findModule, isPackage, moduleNames, readModule, resolveRelative } from "../../../src/languages/python/modules";

let cwd = "";

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "modules-"));
});

afterEach(() => {
  rmSync(cwd, { recursive: true });
});

function write(files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
}

const project = (roots: readonly string[] = ["."]) => ({ cwd, roots });

function definition(module: string, name: string): Definition | null {
  const reading = readModule(module, project());
  if (reading.state !== "read") throw new Error(JSON.stringify(reading));
  return reading.definition(name);
}

/** What a definition is, without its members. */
function facts(found: Definition | null | undefined): unknown {
  if (!found) return null;
  const { kind, imported, async, parameters } = found;
  return { kind, imported, async, parameters: parameters?.map((it) => `${it.name}:${it.kind}${it.required ? "!" : ""}`) ?? null };
}

const other = { kind: "other", imported: false, async: false, parameters: null };
const value = { ...other, kind: "value" };
const aClass = { kind: "class", imported: false, async: false, parameters: null };

describe("moduleNames", () => {
  test("a module", () => {
    expect(moduleNames("/p/a/b.py", { cwd: "/p", roots: ["."] })).toEqual(["a.b"]);
  });
  test("a package", () => {
    expect(moduleNames("/p/a/b/__init__.py", { cwd: "/p", roots: ["."] })).toEqual(["a.b"]);
  });
  test("a stub", () => {
    expect(moduleNames("/p/a.pyi", { cwd: "/p", roots: ["."] })).toEqual(["a"]);
  });
  test("a relative file name", () => {
    expect(moduleNames("a/b.py", { cwd: "/p", roots: ["."] })).toEqual(["a.b"]);
  });
  test("one name for each root", () => {
    expect(moduleNames("/p/src/a.py", { cwd: "/p", roots: [".", "src"] })).toEqual(["src.a", "a"]);
  });
  test("none outside the roots", () => {
    expect(moduleNames("/q/a.py", { cwd: "/p", roots: ["."] })).toEqual([]);
  });
  test("none for what is no identifier", () => {
    expect(moduleNames("/p/a-b/c.py", { cwd: "/p", roots: ["."] })).toEqual([]);
  });
  test("none for the __init__ of a root", () => {
    expect(moduleNames("/p/__init__.py", { cwd: "/p", roots: ["."] })).toEqual([]);
  });
  test("none for another kind of file", () => {
    expect(moduleNames("/p/a.txt", { cwd: "/p", roots: ["."] })).toEqual([]);
  });
  test("identifiers of any alphabet", () => {
    expect(moduleNames("/p/größe.py", { cwd: "/p", roots: ["."] })).toEqual(["größe"]);
  });
  test("a package is told by its file", () => {
    expect([isPackage("/p/a/__init__.py"), isPackage("/p/a/b.py")]).toEqual([true, false]);
  });
});

describe("resolveRelative", () => {
  test.each([
    ["an absolute import", 0, "x.y", "a.b", false, "x.y"],
    ["a sibling", 1, "x", "a.b", false, "a.x"],
    ["a submodule from its package", 1, "x", "a.b", true, "a.b.x"],
    ["the package itself", 1, null, "a.b", false, "a"],
    ["the package itself, from its __init__", 1, null, "a.b", true, "a.b"],
    ["a cousin", 2, "x.y", "a.b.c", false, "a.x.y"],
    ["out of the top-level package", 2, "x", "a.b", false, null],
    ["out of a top-level module", 1, "x", "a", false, null],
  ] as const)("%s", (_, level, module, current, inPackage, expected) => {
    expect(resolveRelative(level, module, current, inPackage)).toBe(expected);
  });
});

describe("findModule", () => {
  test("a package goes before a module of its name", () => {
    write({ "a/__init__.py": "", "a.py": "" });
    expect(findModule("a", project())).toMatchObject({ kind: "file", path: join(cwd, "a/__init__.py") });
  });
  test("a source goes before its stub", () => {
    write({ "a.py": "", "a.pyi": "" });
    expect(findModule("a", project())).toMatchObject({ path: join(cwd, "a.py") });
  });
  test("a stub alone", () => {
    write({ "a.pyi": "" });
    expect(findModule("a", project())).toMatchObject({ path: join(cwd, "a.pyi") });
  });
  test("a directory is a namespace package", () => {
    write({ "a/b/c.py": "" });
    expect(findModule("a.b", project())).toEqual({ kind: "namespace" });
  });
  test("missing in a package of the project", () => {
    write({ "a/b.py": "" });
    expect(findModule("a.c", project())).toEqual({ kind: "missing" });
  });
  test("outside", () => {
    write({ "a.py": "" });
    expect(findModule("os.path", project())).toEqual({ kind: "outside" });
  });
  test("roots in their order", () => {
    write({ "x/a.py": "", "y/a.py": "" });
    expect(findModule("a", project(["y", "x"]))).toMatchObject({ path: join(cwd, "y/a.py") });
  });
  test("a module of a later root, though an earlier one has its package", () => {
    write({ "x/a/b.py": "", "y/a/c.py": "" });
    expect(findModule("a.c", project(["x", "y"]))).toMatchObject({ path: join(cwd, "y/a/c.py") });
  });
  test("a virtual environment is no package", () => {
    write({ "env/pyvenv.cfg": "" });
    expect(findModule("env", project())).toEqual({ kind: "outside" });
  });
  test("a loop of symbolic links", () => {
    symlinkSync(join(cwd, "a"), join(cwd, "a"));
    expect(findModule("a.b", project())).toEqual({ kind: "outside" });
  });
  test("a path is no module", () => {
    expect(findModule("../a", project())).toEqual({ kind: "outside" });
  });
});

describe("readModule", () => {
  test("states", () => {
    write({ "a/b.py": "" });
    expect(readModule("a.c", project())).toEqual({ state: "missing" });
    expect(readModule("os", project())).toEqual({ state: "outside" });
    expect(readModule("a.b", project()).state).toBe("read");
  });

  test("a file that is no Python names its place", () => {
    write({ "a.py": "x = 1\ndef f(:\n" });
    expect(readModule("a", project())).toMatchObject({ state: "unreadable", problem: expect.stringMatching(/^a\.py:2:\d+: ./) });
  });

  test("a file that is not UTF-8 names itself", () => {
    write({ "a.py": Buffer.from([0x78, 0x20, 0xff, 0x0a]) });
    expect(readModule("a", project())).toEqual({ state: "unreadable", problem: "a.py: is not UTF-8" });
  });

  test("a byte order mark is no part of the module", () => {
    write({ "a.py": "\uFEFFx = 1\n" });
    expect(facts(definition("a", "x"))).toEqual(value);
  });

  test("a changed file is read anew", () => {
    write({ "a.py": "x = 1\n" });
    expect(definition("a", "y")).toBeNull();
    write({ "a.py": "y = 1\n" });
    utimesSync(join(cwd, "a.py"), 1, 1);
    expect(facts(definition("a", "y"))).toEqual(value);
  });

  test.each([
    ["a class", "class X: pass", aClass],
    ["a function", "def X(a, /, b, *c, d, e=1, **f): pass", {
      kind: "function", imported: false, async: false,
      parameters: ["a:positional!", "b:either!", "c:rest", "d:keyword!", "e:keyword", "f:keyword-rest"],
    }],
    ["defaults", "def X(a, b=1, /, c=2): pass", {
      kind: "function", imported: false, async: false, parameters: ["a:positional!", "b:positional", "c:either"],
    }],
    ["an async function", "async def X(): pass", { kind: "function", imported: false, async: true, parameters: [] }],
    ["an async generator, which nobody awaits", "async def X(): yield 1", { kind: "function", imported: false, async: false, parameters: [] }],
    ["an async context manager, which nobody awaits", "@contextlib.asynccontextmanager\nasync def X():\n    yield 1", {
      kind: "function", imported: false, async: false, parameters: null,
    }],
    ["a function under an unknown decorator", "@d\ndef X(a): pass", { kind: "function", imported: false, async: false, parameters: null }],
    ["a function under a known decorator", "@functools.lru_cache(maxsize=1)\ndef X(a): pass", {
      kind: "function", imported: false, async: false, parameters: ["a:either!"],
    }],
    ["an assignment", "X = 1", value],
    ["a tuple", "a, (X, *b) = c", other],
    ["an annotated value", "X: int = 1", value],
    ["an annotation without value", "X: int", null],
    ["a walrus", "if (X := 1): pass", other],
    ["a walrus in a comprehension", "[X := a for a in b]", other],
    ["a loop", "for X in a: pass", other],
    ["with", "with a as X: pass", other],
    ["what an except clause names is gone after it", "try: pass\nexcept E as X: pass", null],
    ["in blocks", "if a:\n    try:\n        with b:\n            for c in d:\n                class X: pass\n    finally: pass", aClass],
    ["deleted", "class X: pass\ndel X", null],
    ["a local of a function", "def f(): X = 1", null],
    ["a global that only a function sets", "def f():\n    global X\n    X = 1", null],
    ["the last one counts", "X = None\nclass X: pass", aClass],
    ["a stand-in for what may be missing", "try:\n    class X: pass\nexcept E:\n    X = None", aClass],
    ["an alias of a class", "class A: pass\nX = A", aClass],
    ["an alias of something unknown", "X = a.b", other],
    ["for type checkers only", "if TYPE_CHECKING:\n    class X: pass", null],
    ["for type checkers only, by attribute", "if typing.TYPE_CHECKING:\n    class X: pass", null],
    ["instead of what type checkers see", "if TYPE_CHECKING:\n    pass\nelse:\n    class X: pass", aClass],
    ["alternatives that differ", "if a:\n    def X(b): pass\nelse:\n    def X(c): pass", other],
    ["alternatives that agree", "if a:\n    class X: pass\nelse:\n    class X: pass", aClass],
    ["nothing", "", null],
  ])("%s", (_, source, expected) => {
    write({ "a.py": `${source}\n` });
    expect(facts(definition("a", "X"))).toEqual(expected);
  });

  test("names of every JavaScript object are not there", () => {
    write({ "a.py": "" });
    expect(definition("a", "constructor")).toBeNull();
  });
});

describe("what a module imports", () => {
  test("is followed to its definition", () => {
    write({ "p/__init__.py": "from .m import X as Y\n", "p/m.py": "class X:\n    def f(self, a): pass\n" });
    const found = definition("p", "Y");
    expect(facts(found)).toEqual({ ...aClass, imported: true });
    expect(facts(found?.member("f"))).toEqual({ kind: "function", imported: false, async: false, parameters: ["self:either!", "a:either!"] });
  });

  test("from outside is taken to exist", () => {
    write({ "a.py": "from os import X\nimport os.path\n" });
    expect(facts(definition("a", "X"))).toEqual({ ...other, imported: true });
    expect(facts(definition("a", "os"))).toEqual({ ...other, imported: true });
  });

  test("from a module of the project that lacks it does not exist", () => {
    write({ "a.py": "from b import X\n", "b.py": "" });
    expect(definition("a", "X")).toBeNull();
  });

  test("from a missing module of the project does not exist", () => {
    write({ "p/__init__.py": "", "a.py": "from p.b import X\n" });
    expect(definition("a", "X")).toBeNull();
  });

  test("in a circle does not exist", () => {
    write({ "a.py": "from b import X\n", "b.py": "from a import X\n" });
    expect(definition("a", "X")).toBeNull();
  });

  test("by a star", () => {
    write({ "a.py": "from b import *\n", "b.py": "class X: pass\nclass _Y: pass\n" });
    expect(facts(definition("a", "X"))).toEqual({ ...aClass, imported: true });
    expect(definition("a", "_Y")).toBeNull();
  });

  test("by a star, of what __all__ lists", () => {
    write({ "a.py": "from b import *\n", "b.py": "__all__ = ['_Y'] + ['Z']\n__all__ += ['W']\nX = _Y = Z = W = 1\n" });
    expect(["X", "_Y", "Z", "W"].map((name) => definition("a", name) !== null)).toEqual([false, true, true, true]);
  });

  test("by a star in a circle", () => {
    write({ "a.py": "from b import *\n", "b.py": "from a import *\n" });
    expect(definition("a", "X")).toBeNull();
  });

  test("through a module that has it from either of two", () => {
    write({ "a.py": "from b import X\n", "b.py": "try:\n    from c import X\nexcept ImportError:\n    from d import X\n", "c.py": "class X: pass\n", "d.py": "class X: pass\n" });
    expect(facts(definition("a", "X"))).toEqual({ ...aClass, imported: true });
  });

  test("a submodule counts", () => {
    write({ "p/__init__.py": "", "p/m.py": "class X: pass\n" });
    expect(facts(definition("p", "m"))).toEqual({ ...other, imported: true });
    expect(facts(definition("p", "m")?.member("X"))).toEqual(aClass);
  });

  test("a submodule that its package imports by name", () => {
    write({ "p/__init__.py": "from . import m\n", "p/m.py": "" });
    expect(facts(definition("p", "m"))).toEqual({ ...other, imported: true });
  });

  test("a submodule of a namespace package", () => {
    write({ "p/q/m.py": "" });
    expect(facts(definition("p", "q"))).toEqual({ ...other, imported: true });
    expect(definition("p", "r")).toBeNull();
  });

  test("a module has no submodules", () => {
    write({ "p.py": "", "p/m.py": "" });
    expect(definition("p", "m")).toBeNull();
  });
});

describe("what __all__ lists is what a star brings:", () => {
  test.each([
    ["a list", "__all__ = ['_x']\n"],
    ["a tuple", "__all__ = ('_x',)\n"],
    ["an annotated list", "__all__: list[str] = ['_x']\n"],
    ["lists added up", "__all__ = ['y'] + ['_x']\n"],
    ["a list that grows", "__all__ = ['y']\n__all__ += ['_x']\n"],
    ["a list that is extended", "__all__ = []\n__all__.extend(['_x'])\n"],
    ["a list that is appended to", "__all__ = []\n__all__.append('_x')\n"],
  ])("%s", (_, all) => {
    write({ "a.py": "from b import *\n", "b.py": `${all}def _x(): pass\ndef z(): pass\n` });
    expect([facts(definition("a", "_x")), definition("a", "z")]).toMatchObject([{ kind: "function", imported: true }, null]);
  });
});

describe("a relative import is followed", () => {
  test.each([
    ["of a sibling", "p/q/m.py", "from .n import X\n", "p/q/n.py"],
    ["of the package itself", "p/q/m.py", "from . import X\n", "p/q/__init__.py"],
    ["of the package above", "p/q/m.py", "from ..n import X\n", "p/n.py"],
    ["of the package two above", "p/q/r/m.py", "from ...n import X\n", "p/n.py"],
    ["by a star", "p/q/m.py", "from ..n import *\n", "p/n.py"],
  ])("%s", (_, from, text, to) => {
    write({ "p/__init__.py": "", "p/q/__init__.py": "", [from]: text, [to]: "class X: pass\n" });
    const module = from.replace(/\.py$/, "").replaceAll("/", ".");
    expect(facts(definition(module, "X"))).toEqual({ ...aClass, imported: true });
  });

  test("by the __init__ of a package, in which one dot is the package", () => {
    write({ "p/__init__.py": "from .n import X as Y\n", "p/n.py": "class X: pass\n" });
    expect(facts(definition("p", "Y"))).toEqual({ ...aClass, imported: true });
  });
});

describe("a member of a class", () => {
  const member = (source: string, name = "f"): Definition | null => {
    write({ "a.py": `${source}\n` });
    return definition("a", "C")?.member(name) ?? null;
  };
  const method = (parameters: string[] | null, async: boolean | null = false) => ({ kind: "function", imported: false, async, parameters });

  test.each([
    ["a method, which its class does not give its self", "class C:\n    def f(self, a): pass", method(["self:either!", "a:either!"])],
    ["a method with positional-only self", "class C:\n    def f(self, /, a): pass", method(["self:positional!", "a:either!"])],
    ["a method whose self is one of many", "class C:\n    def f(*args): pass", method(["args:rest"])],
    ["a class method, without cls", "class C:\n    @classmethod\n    def f(cls, a): pass", method(["a:either!"])],
    ["a static method", "class C:\n    @staticmethod\n    def f(a): pass", method(["a:either!"])],
    ["an async method", "class C:\n    async def f(self): pass", method(["self:either!"], true)],
    ["a property", "class C:\n    @property\n    def f(self): pass", value],
    ["a property with a setter", "class C:\n    @property\n    def f(self): pass\n    @f.setter\n    def f(self, a): pass", value],
    ["a cached property", "class C:\n    @functools.cached_property\n    def f(self): pass", value],
    ["an attribute", "class C:\n    f = 1", value],
    ["what a call gives", "class C:\n    f = classmethod(g)", other],
    ["what is given to the class behind it", "class C: pass\nC.f = classmethod(g)", other],
    ["what is given to it by name", "class C: pass\nsetattr(C, 'f', g)", other],
    ["what a function gives to it one day", "class C: pass\ndef install(): C.f = g", null],
    ["what is given to another class", "class C: pass\nclass D: pass\nD.f = g", null],
    ["a method of which only overloads are known", "class C:\n    @overload\n    def f(self, a): ...", method(null)],
    ["a plain method that gives something to await", "class C:\n    def f(self) -> Awaitable[int]: ...", method(["self:either!"], true)],
    ["a plain method that gives a coroutine", "class C:\n    def f(self) -> 'typing.Coroutine[int]': ...", method(["self:either!"], true)],
    ["a plain method that gives what another gives", "class C:\n    def f(self): return g()", method(["self:either!"], null)],
    ["a plain method that makes an object", "class C:\n    def f(cls): return cls()", method(["cls:either!"])],
    ["a function taken over as a method", "def g(a): pass\nclass C:\n    f = g", other],
    ["an annotated attribute", "class C:\n    f: int = 1", value],
    ["an annotation without value", "class C:\n    f: int", null],
    ["an attribute of instances alone", "class C:\n    def __init__(self): self.f = 1", null],
    ["a nested class", "class C:\n    class f: pass", aClass],
    ["an inherited one", "class B:\n    def f(self, a): pass\nclass C(B): pass", method(["self:either!", "a:either!"])],
    ["an inherited one, of a generic base", "class B:\n    def f(self): pass\nclass C(B[int]): pass", method(["self:either!"])],
    ["the first base goes first", "class A:\n    def f(self, a): pass\nclass B:\n    def f(self, b): pass\nclass C(A, B): pass", method(["self:either!", "a:either!"])],
    ["its own goes before", "class B:\n    f = 1\nclass C(B):\n    def f(self): pass", method(["self:either!"])],
    ["of an unknown base", "class C(X): pass", null],
    ["of a base that is the class itself", "class C(C): pass", null],
    ["of a generic class", "class C[T]:\n    def f(self): pass", method(["self:either!"])],
    ["absent", "class C: pass", null],
  ])("%s", (_, source, expected) => {
    expect(facts(member(source))).toEqual(expected);
  });

  test("inherited from another module", () => {
    write({ "p/b.py": "class B:\n    async def f(self): pass\n", "p/a.py": "from . import b\nclass C(b.B): pass\n" });
    expect(facts(definition("p.a", "C")?.member("f"))).toEqual(method(["self:either!"], true));
  });

  test("in every alternative, or none", () => {
    write({ "a.py": "if x:\n    class C:\n        f = g = 1\nelse:\n    class C:\n        f = 1\n" });
    expect([definition("a", "C")?.member("f") !== null, definition("a", "C")?.member("g")]).toEqual([true, null]);
  });

  test("an alias of a method is not known to take what the method takes", () => {
    write({ "a.py": "class C:\n    def f(self, a): pass\ng = C.f\n" });
    expect(facts(definition("a", "g"))).toEqual(other);
  });
});

describe("a class may have members that are not found", () => {
  test.each([
    ["a class of its own", "class C: pass", false],
    ["a base that is read", "class B: pass\nclass C(B): pass", false],
    ["classes of Python", "from abc import ABC\nimport typing\nclass C(ABC, typing.Generic[T], Exception): pass", false],
    ["plain decorators", "@dataclass(frozen=True)\n@typing.final\nclass C: pass", false],
    ["a plain metaclass", "class C(metaclass=ABCMeta): pass", false],
    ["a base from outside", "from pydantic import BaseModel\nclass C(BaseModel): pass", true],
    ["a base of that kind", "from x import A\nclass B(A): pass\nclass C(B): pass", true],
    ["a base that is not there", "from p.nowhere import B\nclass C(B): pass", true],
    ["a base that a call makes", "class C(make()): pass", true],
    ["a base that changes its subclasses", "class B:\n    def __init_subclass__(cls): pass\nclass C(B): pass", true],
    ["a metaclass", "class C(metaclass=M): pass", true],
    ["what may be a metaclass", "class C(**options): pass", true],
    ["a base that is the class itself", "class C(C): pass", false],
    ["a name of Python that a star import may change", "from p import *\nclass C(Exception): pass", true],
    ["a module of the project by the name of one of Python's", "from types import B\nclass C(B): pass", true],
    ["another decorator", "@d\nclass C: pass", true],
  ])("%s", (_, source, expected) => {
    write({ "p/__init__.py": "", "types.py": "class B(make()): pass\n", "a.py": `${source}\n` });
    expect(definition("a", "C")?.isOpen()).toBe(expected);
  });
});
