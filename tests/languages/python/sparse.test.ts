import { Linter } from "eslint";
import type { Watch } from "../../../src/facts";
import plugin from "../../../src";
import { parse } from "../../../src/languages/python/parse";
import { compileThinning } from "../../../src/languages/python/sparse";
import { manifest } from "../../fixtures/manifest";
import type { Behaviour } from "../../rules/behaviour";

const watch: Watch = {
  modules: ["old"],
  ids: [], paths: true,
  whole: [],
  names: ["Engine"],
  filed: [],
  homes: { modules: ["new"], names: ["UserEngine"], members: ["make"] },
  successors: { modules: ["new", "spare"], names: new Map([["Engine", ["UserEngine", "make_engine"]]]) },
};
const thin = compileThinning(watch);

/** What the parser gets to see of a text. */
function seen(text: string, filename = "/p/x.py"): string {
  return thin(text, filename)?.text ?? text;
}

const IDLE = "def idle():\n    return 1\n";
const THINNED = "def idle():\n    0\n";

describe("a function is taken out", () => {
  it("that holds nothing of interest", () => {
    expect(seen(`from a.old import Engine\n\n${IDLE}\nEngine()\n`)).toBe(`from a.old import Engine\n${THINNED}Engine()\n`);
  });

  it.each([
    ["of several lines", "def f(a,\n      b=1) -> int:  # why\n    x = (\n  1)\n\n    # c\n    return x\n", "def f(a,\n      b=1) -> int:  # why\n    0\n"],
    ["that is a method", "class C:\n    x = 1\n    @d\n    async def f(self):\n        await g()\n    y = 2\n", "class C:\n    x = 1\n    @d\n    async def f(self):\n        0\n    y = 2\n"],
    ["with a text of its own indentation", 'def f():\n    x = """\ndef g():\n  return\n"""\n    return x\n', "def f():\n    0\n"],
    ["with a nested function", "def f():\n    def g():\n        return 1\n    return g\n", "def f():\n    0\n"],
    ["with brackets that close further left", "def f():\n    g(\n1\n)\n", "def f():\n    0\n"],
    ["with a backslash", "def f():\n    x = 1 + \\\n2\n", "def f():\n    0\n"],
    ["with tabs", "def f():\n\tx = 1\n\treturn x\n", "def f():\n\t0\n"],
    ["with comments further left", "def f():\n    x = 1\n# why\n    return x\n", "def f():\n    0\n"],
    ["at the end without a line end", "def f():\n    return 1", "def f():\n    0\n"],
    ["that names what is imported in its docstring and a comment", 'def f():\n    """Engine"""\n    return 1  # Engine\n', "def f():\n    0\n"],
    ["with CRLF", "def f():\r\n    x = 1\r\n    return x\r\ny = 1\r\n", "def f():\r\n    0\ny = 1\r\n"],
    ["whose parameter has the name of an attribute", "def f(x):\n    return x.Engineer\n", "def f(x):\n    0\n"],
  ])("%s", (_, text, rest) => {
    expect(seen(`from a.old import Engine\n${text}`)).toBe(`from a.old import Engine\n${rest}`);
  });

  it("beside the docstrings of the module and its classes", () => {
    expect(seen('"""Engine"""\nfrom a.old import Engine\nclass C:\n    """Engine"""\n')).toBe("0\nfrom a.old import Engine\nclass C:\n    0\n");
  });

  it("with what it imports by another name elsewhere", () => {
    const local = "def f():\n    from a.old import Engine\n    return Engine()\n";
    expect(seen(`${local}def g():\n    return Engine\n`)).toBe(`${local}def g():\n    0\n`);
  });
});

describe("code of a function of interest is taken out", () => {
  it.each([
    ["a call", "print(a, b)", "0"],
    ["several calls, once", "print(a)\n    log.info(b)", "0"],
    ["a call that is awaited", "await a.b(c)", "0"],
    ["an assertion, which leaves a handler one that only checks", "assert a == b, c", "pass"],
    ["a call of an assertion", "self.assertEqual(a, b)", "pass"],
    ["a docstring", '"""Some text."""', "0"],
    ["arguments", "x = await a.b(c, 'd', e=1)", "x = await a.b()"],
    ["arguments over several lines", "return a(\n        b,\n    )", "return a()"],
    ["a dictionary", "x = {'a': b, 'c': d}", "x = {}"],
    ["a list", "x: list = [a, b, c, d]", "x: list = []"],
    ["comments and blank lines", "x = 1  # why\n\n    # how\n    y = 2", "x = 1  # why\n    y = 2"],
  ])("%s", (_, code, rest) => {
    const head = "from a.old import Engine\nasync def f(self):\n    Engine()\n";
    expect(seen(`${head}    ${code}\n`)).toBe(`${head}    ${rest}\n`);
  });
});

describe("code of a function of interest stays", () => {
  it.each([
    ["that binds a name", "print(a := 1)"],
    ["that makes a generator", "print((yield a))"],
    ["of several statements", "print(a); b = 1"],
    ["that holds a name of interest", "print(Engine)"],
    ["that holds a name of interest in the code of a string", "f'{Engine}'"],
    ["that holds a name of interest in a string", "cast('Engine', a)"],
    ["that calls what another call returns", "a(b).c = d(e)"],
    ["that deletes a name", "del(abcdefghijk)"],
    ["that imports", "from a.b import(abcdefghijk)"],
    ["of a subscript", "x = abc[abcdefghijk]"],
    ["of parentheses around a value", "x = (abcdefghijkl)"],
    ["of a list that is tested", "x = a in [b, c, d, e, f]"],
    ["of a statement that begins like a call", "return(a)"],
    ["of a text and more", '"""a""".b, y = z, """c"""'],
    ["of a decorator", "@patch(abcdefghijkl)\n    def g(): return 1"],
  ])("%s", (_, code) => {
    const text = `from a.old import Engine\nasync def f(self):\n    Engine()\n    ${code}\n`;
    expect(seen(text)).toBe(text);
  });

  it("that uses what the function imports", () => {
    const text = "def f():\n    from a.old import Engine as E\n    print(E)\n";
    expect(seen(text)).toBe(text);
  });

  it("outside of functions", () => {
    const text = "from a.old import Engine\nprint(aaaaaaaaaaaaa)\nx = [a, b, c, d, e]\n";
    expect(seen(text)).toBe(text);
  });
});

describe("a function stays", () => {
  it.each([
    ["that uses an imported name", "from a.old import Engine\n", "    return Engine()\n"],
    ["that uses an alias", "from a.old import Engine as E\n", "    return E()\n"],
    ["that uses a name of a list", "from a.old import (  # why\n    Other,\n    Engine as E,\n)\n", "    return E()\n"],
    ["that uses the module", "from a import old\n", "    return old.x()\n"],
    ["that uses the root of a module", "import a.old\n", "    return a.x()\n"],
    ["that uses the root of a chain", "import a\nx = a.old.Engine\n", "    return a.x()\n"],
    ["that imports the module", "x = 1\n", "    from a.old import Engine\n"],
    ["that names the module", "x = 1\n", "    patch('a.old.Engine')\n"],
    ["that names the package of the module", "from a.pack import old\n", "    patch.dict('sys.modules', {'a.pack': 1})\n"],
    ["that reads what a repair may write", "from a.old import Engine\n", "    return UserEngine\n"],
    ["that reads a factory that a repair may write", "from a.old import Engine\n", "    return make_engine\n"],
    ["that reads a name of the module that may be imported by itself", "import a.old as o\nx = o.helper\n", "    return helper\n"],
    ["that replaces the home", "from a.old import Engine\n", "    patch.dict('sys.modules', {'b.spare': 1})\n"],
    ["that names an import in a string", "from a.old import Engine\n", "    x: 'Engine' = 1\n"],
    ["that declares a global name", "from a.old import Engine\n", "    global x\n    x = 1\n"],
    ["that looks names up", "from a.old import Engine\n", "    return globals()['x']\n"],
  ])("%s", (_, head, body) => {
    const text = `${head}def f():\n${body}${IDLE}`;
    expect(seen(text)).toBe(`${head}def f():\n${body}${THINNED}`);
  });

  it("that calls a function that uses an imported name", () => {
    const text = `from a.old import Engine\ndef make_it():\n    return Engine()\ndef get():\n    return make_it()\n${IDLE}`;
    expect(seen(text)).toBe(text.replace(IDLE, THINNED));
  });

  it("in one line, or under a condition", () => {
    const text = "from a.old import Engine\ndef f(): return 1\nif x:\n    def g():\n        return 1\n";
    expect(seen(text)).toBe(text);
  });
});

describe("a text stays as it is", () => {
  it.each([
    ["a mark of a merge conflict", `import old\n${IDLE}<<<<<<< HEAD\n`],
    ["the middle mark of a merge conflict", `import old\n${IDLE}=======\n`],
    ["the end of a merge conflict", `import old\n${IDLE}>>>>>>> branch\n`],
    ["a form feed", `import old\n\f\n${IDLE}`],
    ["a lone carriage return", `import old\rx = 1\n${IDLE}`],
    ["an unterminated string", `import old\n${IDLE}x = 'a\n`],
    ["an unterminated text", `import old\n${IDLE}def f():\n    """a\n`],
    ["a bracket that is never closed", `import old\n${IDLE}x = (\n`],
    ["a bracket that is closed by a later one", `import old\ndef f():\n    x = (\ndef g():\n    y = 1)\n`],
    ["brackets that do not match", `import old\n${IDLE}x = (]\n`],
    ["an inconsistent dedent", `import old\n${IDLE}def f():\n        x\n    y\n`],
    ["tabs that only look like the blanks", `import old\n${IDLE}def f():\n        x\n\ty\n`],
    ["an unexpected indent", `import old\n${IDLE}x = 1\n    y = 2\n`],
    ["a missing body", `import old\n${IDLE}def f():\nx = 1\n`],
    ["letters that are others to Python", `import old\n${IDLE}x = ﬁle\n`],
    ["a name that classes mangle", `from old import Engine as __e\n${IDLE}`],
    ["an import from the package itself", `from . import old\n${IDLE}`],
    ["a chain whose root a parenthesis hides", `import a\n${IDLE}(a).old\n`],
  ])("with %s", (_, text) => {
    expect(seen(text)).toBe(text);
  });

  it("with a relative import in a package that is one of the modules", () => {
    const text = `from .x import y\nimport old\n${IDLE}`;
    expect(seen(text, "/p/old/x.py")).toBe(text);
    expect(seen(text, "/p/other/x.py")).toBe(text.replace(IDLE, THINNED));
  });
});

/** What a rule reports in a text that is parsed in one mode or the other. */
function report(name: string, code: string, filename: string, parseMode: string, overrides: object): readonly Linter.LintMessage[] {
  const config: Linter.Config = {
    files: ["**/*.py"],
    plugins: { ssot: plugin },
    language: "ssot/python",
    languageOptions: { parse: parseMode },
    rules: { [`ssot/${name}`]: "error" },
    settings: { ssot: { ...manifest, ...overrides } },
  };
  return new Linter().verify(code, [config], { filename });
}

describe("a syntax error in a watched file", () => {
  const head = "from app.engine.legacy import Parser\n";
  const tail = "x = 1\n".repeat(300);
  const messageIds = (text: string): (string | undefined)[] => {
    const messages = report("no-deprecated-import", text, "tests/fixtures/project/app/caller.py", "watched", {});
    return messages.map(({ messageId }) => messageId);
  };

  it("is reported where code of interest stands", () => {
    expect(messageIds(`${head}def f():\n    Parser(= 1)\n${tail}`)).toEqual(["unreadable"]);
  });

  it("is reported outside of functions", () => {
    expect(messageIds(`${head}${IDLE}x = = 1\n${tail}`)).toEqual(["unreadable"]);
  });

  it("goes unseen in a function that holds nothing of interest", () => {
    expect(messageIds(`${head}def f():\n    x = = 1\n${tail}`)).toEqual(["deprecated"]);
  });

  it("is reported where a merge left it", () => {
    expect(messageIds(`${head}def f():\n<<<<<<< HEAD\n    x = 1\n=======\n    x = 2\n>>>>>>> b\n${tail}`)).toEqual(["unreadable"]);
  });
});

describe("rules report the same of a thinned text", () => {
  const collected: [string, Behaviour<string>][] = [];
  jest.doMock("../../rules/behaviour", () => ({
    testBehaviours: (name: string, behaviours: readonly Behaviour<string>[]) => {
      collected.push(...behaviours.map((behaviour): [string, Behaviour<string>] => [name, behaviour]));
    },
  }));
  const padding = Array.from({ length: 20 }, (_, index) => `\n\ndef idle_${index}(self, x):\n    """Does nothing."""\n    return x\n`).join("");
  const wrappings: readonly [string, (code: string) => string][] = [
    ["as it is", (code) => code],
    ["in a function", (code) => `def outer(user_context):\n${code.replace(/^(?=.)/gm, "    ")}\n`],
    ["in a method", (code) => `class Outer:\n    async def inner(self):\n${code.replace(/^(?=.)/gm, "        ")}\n`],
  ];

  test.each(wrappings)("%s", async (_, wrap) => {
    await import("../../rules/no-deprecated-import.test");
    await import("../../rules/no-shared-state-constructor.test");
    await import("../../rules/require-user-context.test");
    await import("../../rules/together.test");
    expect(collected.length).toBeGreaterThan(50);
    for (const [name, { it: title, python, manifest: overrides = {} }] of collected) {
      if (!python) continue;
      const { code, filename = "tests/fixtures/project/app/caller.py" } = python;
      const text = `${wrap(code)}${padding}`;
      if (!parse(text).ok) continue;
      const [whole, thinned] = ["always", "watched"].map((mode) => report(name, text, filename, mode, overrides));
      expect({ title, messages: thinned }).toEqual({ title, messages: whole });
    }
  });
});
