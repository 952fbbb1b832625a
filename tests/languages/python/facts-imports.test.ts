import { importOf, read, variable } from "./read";

describe("what an import names and binds", () => {
  it("takes a name from a module, or a module from a package", () => {
    const names = [{ module: "pkg.old", path: ["Old"] }, { module: "pkg.old.Old", path: [] }];
    expect(importOf(read("from pkg.old import Old as O\n"), "O")).toMatchObject({ names, binds: names, local: "O", form: "name" });
  });

  it("binds the top-level package for a dotted module", () => {
    expect(importOf(read("import pkg.sub.old\n"), "pkg")).toMatchObject({
      names: [{ module: "pkg.sub.old", path: [] }],
      binds: [{ module: "pkg", path: [] }],
      form: "module",
    });
  });

  it("binds the module itself under an alias", () => {
    const names = [{ module: "pkg.old", path: [] }];
    expect(importOf(read("import pkg.old as m\n"), "m")).toMatchObject({ names, binds: names, form: "module" });
  });

  it("puts several modules of one package into one variable", () => {
    const { imports, rebound } = variable(read("import pkg.old\nimport pkg.new\n"), "pkg");
    expect(imports.map(({ names }) => names[0]?.module)).toEqual(["pkg.old", "pkg.new"]);
    expect(rebound).toBe(false);
  });

  it.each([
    ["from .old import X\n", "app/sub/mod.py", "app.sub.old"],
    ["from ..old import X\n", "app/sub/mod.py", "app.old"],
    ["from ...x.old import X\n", "app/a/b/mod.py", "app.x.old"],
    ["from .old import X\n", "app/sub/__init__.py", "app.sub.old"],
    ["from ..old import X\n", "app/sub/__init__.py", "app.old"],
  ])("resolves %j in %s", (text, filename, module) => {
    expect(importOf(read(text, filename), "X").names).toEqual([{ module, path: ["X"] }, { module: `${module}.X`, path: [] }]);
  });

  it("resolves a name taken from the package itself", () => {
    const { names } = importOf(read("from . import old\n"), "old");
    expect(names).toEqual([{ module: "app.sub", path: ["old"] }, { module: "app.sub.old", path: [] }]);
  });

  it("keeps the dots where they lead out of the project", () => {
    expect(importOf(read("from .....old import X\n"), "X").names[0]).toEqual({ module: ".....old", path: ["X"] });
  });

  it("lists a star import apart", () => {
    const facts = read("from pkg.old import *\n");
    expect(facts.variables).toEqual([]);
    expect(facts.unbound).toMatchObject([{ form: "star", local: null, names: [{ module: "pkg.old", path: [] }] }]);
  });

  it("stands where its name stands", () => {
    const location = { start: { line: 3, column: 4 }, end: { line: 3, column: 12 } };
    expect(importOf(read("from pkg.old import (\n    A,\n    Old as O,\n)\n"), "O").location).toEqual(location);
  });

  it("is found in functions, each in a variable of its own", () => {
    const facts = read("def f():\n    from pkg.old import X\n\ndef g():\n    from pkg.old import X\n");
    const [first, second] = facts.variables;
    expect([first?.name, second?.name]).toEqual(["X", "X"]);
    expect(first?.scope).not.toBe(second?.scope);
  });

  it("is not looked for in a file of no interest", () => {
    expect(() => read("")).toThrow("irrelevant");
  });

  it("reports a syntax error with its place", () => {
    expect(() => read("from pkg.old import X\nx = = 1\n")).toThrow(/"kind":"failed".*"line":2/);
  });
});

describe("under which conditions an import stands", () => {
  it.each([
    ["try:\n    from pkg.old import X\nexcept ImportError:\n    X = None\n", true],
    ["try:\n    from pkg.old import X\nexcept (KeyError, ModuleNotFoundError):\n    pass\n", true],
    ["try:\n    from pkg.old import X\nexcept Exception as e:\n    pass\n", true],
    ["try:\n    from pkg.old import X\nexcept:\n    pass\n", true],
    ["try:\n    from pkg.old import X\nexcept KeyError:\n    pass\n", false],
    ["try:\n    pass\nexcept ImportError:\n    pass\nelse:\n    from pkg.old import X\n", false],
    ["try:\n    def f():\n        from pkg.old import X\nexcept ImportError:\n    pass\n", false],
    ["with suppress(ImportError):\n    from pkg.old import X\n", true],
    ["with pytest.raises((ImportError, AttributeError)):\n    from pkg.old import X\n", true],
    ["with lock:\n    from pkg.old import X\n", false],
    ["from pkg.old import X\n", false],
  ])("%j is guarded: %s", (text, guarded) => {
    expect(importOf(read(text), "X").guarded).toBe(guarded);
  });

  it("is a fallback where another import failed", () => {
    const facts = read("try:\n    from pkg.new import X\nexcept ImportError:\n    from pkg.old import X\n");
    expect(variable(facts, "X").imports.map(({ guarded, fallback }) => [guarded, fallback])).toEqual([[true, false], [false, true]]);
  });

  it("is no fallback where something else failed", () => {
    expect(importOf(read("try:\n    go()\nexcept Exception:\n    from pkg.old import X\n"), "X").fallback).toBe(false);
  });

  it.each(["TYPE_CHECKING", "typing.TYPE_CHECKING"])("is for types only under `if %s`", (test) => {
    expect(importOf(read(`if ${test}:\n    from pkg.old import X\n`), "X").typeOnly).toBe(true);
  });

  it("is for values in the else of `if TYPE_CHECKING`", () => {
    expect(importOf(read("if TYPE_CHECKING:\n    pass\nelse:\n    from pkg.old import X\n"), "X").typeOnly).toBe(false);
  });

  it("keeps its place with an edit that changes nothing", () => {
    expect(importOf(read("x = 1\nfrom pkg.old import X\n"), "X").keep()).toEqual({ range: [6, 6], text: "" });
  });
});

describe("a variable", () => {
  it.each([
    ["X = 1\n"],
    ["def X(): pass\n"],
    ["class X: pass\n"],
    ["del X\n"],
    ["for X in y: pass\n"],
    ["try: pass\nexcept E as X: pass\n"],
    ["with a as X: pass\n"],
    ["def f():\n    global X\n    X = 1\n"],
  ])("is rebound by %j", (text) => {
    expect(variable(read(`from pkg.old import X\n${text}`), "X").rebound).toBe(true);
  });

  it("is not rebound by a namesake in another scope", () => {
    expect(variable(read("from pkg.old import X\ndef f(X): pass\n"), "X").rebound).toBe(false);
  });

  it.each([
    ["from pkg.old import X\n", "app/mod.py", "private"],
    ["from pkg.old import X\n", "app/__init__.py", "public"],
    ["from pkg.old import X\n__all__ = ['X']\n", "app/mod.py", "public"],
    ["from pkg.old import X\n__all__ += ('X',)\n", "app/mod.py", "public"],
    ["from pkg.old import X\n__all__.append('X')\n", "app/mod.py", "public"],
    ["from pkg.old import X as X\n", "app/mod.py", "public"],
    ["def f():\n    from pkg.old import X\n", "app/__init__.py", "private"],
    ["class A:\n    from pkg.old import X\n", "app/mod.py", "public"],
    ["from pkg.old import X\nglobals()['X']\n", "app/mod.py", "project"],
    ["def f():\n    from pkg.old import X\n    eval('X()')\n", "app/mod.py", "project"],
    ["from pkg.old import X\ngetattr(sys.modules[__name__], 'X')\n", "app/mod.py", "project"],
    ["from pkg.old import X\nglobals()['Y']\n", "app/mod.py", "private"],
    ["from pkg.old import X\nx = 'X'\n", "app/mod.py", "private"],
  ])("of %j in %s is %s", (text, filename, audience) => {
    expect(variable(read(text, filename), "X").audience()).toBe(audience);
  });
});

describe("another name beside an import", () => {
  const admits = (text: string, name = "New"): boolean => {
    const found = variable(read(text), "Old");
    return found.admits(name, found.uses);
  };

  it.each([
    ["nobody uses the name", "from pkg.old import Old\nOld()\n", true],
    ["the scope binds it already", "from pkg.old import Old\nNew = 1\nOld()\n", false],
    ["a function between binds it", "from pkg.old import Old\ndef f(New):\n    Old()\n", false],
    ["another function binds it", "from pkg.old import Old\ndef f():\n    Old()\ndef g(New):\n    New\n", true],
    ["somebody reads it as a builtin", "from pkg.old import Old\nOld()\nprint(New)\n", false],
    ["a string annotation reads it", "from pkg.old import Old\nOld()\ndef f(x: 'New'): pass\n", false],
    ["a star import could bring it", "from x import *\nfrom pkg.old import Old\nOld()\n", false],
    ["the inner scope would hide the outer one from others", "New = 1\ndef f():\n    from pkg.old import Old\n    Old(); New\n", false],
    ["an outer one is not read here", "New = 1\ndef f():\n    from pkg.old import Old\n    Old()\n", true],
    ["it is declared global", "from pkg.old import Old\ndef f():\n    global New\n    Old()\n", false],
    ["the import binds a global", "def f():\n    global Old\n    from pkg.old import Old\n    Old()\n", false],
    ["a comprehension binds it around the use", "from pkg.old import Old\n[Old() for New in x]\n", false],
  ])("is judged where %s", (_, text, expected) => {
    expect(admits(text)).toBe(expected);
  });

  it("may be the own name where every use moves", () => {
    const found = variable(read("from pkg.old import Old\nOld()\nOld()\n"), "Old");
    expect([found.admits("Old", found.uses), found.admits("Old", found.uses.slice(1))]).toEqual([true, false]);
  });
});

describe("whether an import has surely run", () => {
  const sees = (text: string): boolean => {
    const facts = read(text);
    return variable(facts, "Old").uses[0]?.sees(importOf(facts, "New")) ?? false;
  };

  it.each([
    ["stands above", "from pkg.old import Old\nfrom c import New\nOld()\n", true],
    ["stands below", "from pkg.old import Old\nOld()\nfrom c import New\n", false],
    ["stands above the function", "from pkg.old import Old\nfrom c import New\ndef f():\n    Old()\n", true],
    ["stands below the function", "from pkg.old import Old\ndef f():\n    Old()\nfrom c import New\n", false],
    ["stands in another function", "from pkg.old import Old\ndef g():\n    from c import New\ndef f():\n    Old()\n", false],
    ["stands in the same try", "from pkg.old import Old\ntry:\n    from c import New\n    Old()\nexcept E: pass\n", true],
    ["stands in the try of an else", "from pkg.old import Old\ntry:\n    from c import New\nexcept E: pass\nelse:\n    Old()\n", true],
    ["stands in the try of a handler", "from pkg.old import Old\ntry:\n    from c import New\nexcept E:\n    Old()\n", false],
    ["stands in a try above", "from pkg.old import Old\ntry:\n    from c import New\nexcept E: pass\nOld()\n", false],
    ["stands in a try whose handlers leave", "from pkg.old import Old\ntry:\n    from c import New\nexcept E:\n    raise\nOld()\n", true],
    ["stands in the same branch", "from pkg.old import Old\nif x:\n    from c import New\n    Old()\n", true],
    ["stands in a branch above", "from pkg.old import Old\nif x:\n    from c import New\nOld()\n", false],
    ["stands in the same with", "from pkg.old import Old\nwith x:\n    from c import New\n    Old()\n", true],
    ["stands in a with above, which may swallow its failure", "from pkg.old import Old\nwith x:\n    from c import New\nOld()\n", false],
    ["is hidden by a parameter", "from pkg.old import Old\nfrom c import New\ndef f(New):\n    Old()\n", false],
    ["is rebound", "from pkg.old import Old\nfrom c import New\nOld()\nNew = 1\n", false],
    ["has a rival of another origin", "from pkg.old import Old\nfrom c import New\nOld()\nfrom d import New\n", false],
    ["is for types only", "from pkg.old import Old\nif TYPE_CHECKING:\n    from c import New\nOld()\n", false],
    ["is for types only, and so is a quoted use", "from pkg.old import Old\nif TYPE_CHECKING:\n    from c import New\ndef f(x: 'Old'): pass\n", true],
    ["is for types only, and an annotation is evaluated", "from pkg.old import Old\nif TYPE_CHECKING:\n    from c import New\ndef f(x: Old): pass\n", false],
  ])("is judged where it %s", (_, text, expected) => {
    expect(sees(text)).toBe(expected);
  });

  it.each([
    ["stands above", "from c import New\nf()\nfrom pkg.old import Old\n", true],
    ["stands next below", "from pkg.old import Old\nfrom c import New\n", true],
    ["stands below other imports", "from pkg.old import Old\nimport a\nfrom c import New\n", true],
    ["stands below code that could use it", "from pkg.old import Old\nf()\nfrom c import New\n", false],
    ["stands in a branch", "from pkg.old import Old\nif x:\n    from c import New\n", false],
  ])("is as good as that of another one where it %s", (_, text, expected) => {
    const facts = read(text);
    expect(importOf(facts, "New").accompanies(importOf(facts, "Old"))).toBe(expected);
  });

  it("is judged for an import as well", () => {
    const facts = read("from c import New\nfrom pkg.old import Old\n");
    const [created, old] = [importOf(facts, "New"), importOf(facts, "Old")];
    expect([old.sees(created), created.sees(old)]).toEqual([true, false]);
  });
});
