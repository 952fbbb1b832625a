import { compileWatch } from "../../../src/languages/python/watch";

const isWatched = compileWatch({
  modules: ["old_engine", "user_old_engine"],
  ids: [], paths: true,
  whole: [],
  names: ["Engine"],
  filed: [],
  homes: { modules: ["new_engine"], names: ["NewEngine"], members: ["make"] },
  successors: { modules: [], names: new Map() },
});

describe("a text is worth reading", () => {
  it.each([
    ["an import of the module", "import a.old_engine\n"],
    ["an import from the module", "from a.old_engine import Engine\n"],
    ["an import of the module from its package", "from a import old_engine\n"],
    ["a word that contains the other one", "from a.user_old_engine import X\n"],
    ["an indented import", "def f():\n    from a.old_engine import X\n"],
    ["an import behind a semicolon", "x = 1; import a.old_engine\n"],
    ["an import behind a colon", "try: from a import old_engine\nexcept ImportError: pass\n"],
    ["a parenthesized list", "from a import (\n    b,\n    old_engine,\n)\n"],
    ["a parenthesized list with comments", "from a import (  # (why)\n    b,  # don't\n\n    # more: import\n    old_engine,\n)\n"],
    ["a list that goes on behind a backslash", "from a import b, \\\n    old_engine\n"],
    ["a module behind a backslash", "from \\\n  a.old_engine import x\n"],
    ["CRLF in a list", "from a import (\r\n    b,\r\n    old_engine,\r\n)\r\n"],
    ["CRLF behind a backslash", "from a import b, \\\r\n    old_engine\r\n"],
    ["a star import", "from .old_engine import *\n"],
    ["a chain from an imported package", "import a\na.b.old_engine.Engine()\n"],
    ["a chain over several lines", "import a\n(a\n  .b\n  .old_engine)\n"],
    ["a chain from a name in a long list", "from x import (\n    y,\n    pkg,\n)\npkg.old_engine.go()\n"],
    ["a dotted string", "patch('a.old_engine.Engine')\n"],
    ["a piece of a string", "patch('a.' 'old_engine.Engine')\n"],
    ["a string with a colon", "resolve_name('a.old_engine:Engine')\n"],
    ["a triple-quoted string", 'patch("""a.old_engine""")\n'],
    ["a relative module in a string", "import_module('.old_engine', 'a')\n"],
    ["a bare word given to a loader", "import importlib\nimportlib.import_module('old_engine')\n"],
  ])("with %s", (_, text) => {
    expect(isWatched(text, "/p/x.py")).toBe(true);
  });

  it.each([
    ["called", "from a.new_engine import NewEngine\nNewEngine()\n"],
    ["called behind a comment", "from a.new_engine import NewEngine\n(NewEngine  # why\n)()\n"],
    ["called by a member", "import a.new_engine\na.new_engine.NewEngine.make()\n"],
    ["called by a member behind a line end", "import a.new_engine\n(a.new_engine.NewEngine  # (why)\n  .make\n)()\n"],
    ["called in an f-string", "from a.new_engine import NewEngine\nx = f'{NewEngine()}'\n"],
    ["kept by another name", "from a.new_engine import NewEngine\nEngine = NewEngine\n"],
    ["given its arguments before", "from a.new_engine import NewEngine\nmake = partial(NewEngine, 1)\n"],
    ["called by a member of another name", "from a.new_engine import NewEngine\nfor engine in NewEngine, Other:\n    engine.make()\n"],
    ["renamed", "from a.new_engine import (NewEngine as\n    Engine)\n"],
  ])("with a canonical name that is %s", (_, text) => {
    expect(isWatched(text, "/p/x.py")).toBe(true);
  });

  it("with an import from the own package, where that is a watched module", () => {
    expect(isWatched("from . import Anything\n", "/p/old_engine/x.py")).toBe(true);
  });

  it.each([
    ["names a type", "def f(engine: NewEngine): ...\n"],
    ["is a base", "class Mine(NewEngine): ...\n"],
    ["has another member called", "NewEngine.stop()\n"],
    ["stands in a comment", "x = 1  # NewEngine()\n"],
    ["stands in a string", "x = 'NewEngine()'\n"],
    ["has its member in a string", "x = 'NewEngine.make'\n"],
    ["is an argument", "x = Mock(spec=NewEngine)\n"],
    ["is renamed in prose", '"""NewEngine as the one engine"""\n'],
    ["is defined", "class NewEngine(Base): ...\n"],
    ["is a part of another one", "MyNewEngine()\n"],
  ])("but not with a canonical name that only %s", (_, text) => {
    expect(isWatched(`from a.new_engine import NewEngine\n${text}`, "/p/x.py")).toBe(false);
  });

  it("soon, where a comment follows a canonical name", () => {
    expect(isWatched(`import new_engine\nNewEngine ${"#".repeat(10_000)}\n`, "/p/x.py")).toBe(false);
  });

  it("with a canonical name beyond ASCII", () => {
    const isWatchedToo = compileWatch({
      modules: [], ids: [], paths: true, whole: [], names: [], filed: [], homes: { modules: ["neu"], names: ["Öl"], members: [] }, successors: { modules: [], names: new Map() },
    });
    expect(isWatchedToo("from a.neu import Öl\nÖl()\n", "/p/x.py")).toBe(true);
  });

  it("with a list that is too long to walk back over", () => {
    expect(isWatched(`from a import (\n${"    b,\n".repeat(500)}    old_engine,\n)\n`, "/p/x.py")).toBe(true);
  });
});

describe("a text is not worth reading", () => {
  it.each([
    ["an attribute of self", "self.old_engine.run(self.user_old_engine)\n"],
    ["a local variable", "old_engine = make()\nold_engine.run()\n"],
    ["an attribute of a variable that is not imported", "def f(x):\n    return x.old_engine\n"],
    ["an attribute of the result of a call", "import a\na.b().old_engine\n"],
    ["a longer word", "import a.old_engine_factory\nfrom b import cold_engine\n"],
    ["a comment", "x = 1  # uses old_engine\n"],
    ["a comment in a list", "from a import (\n    b,  # old_engine\n)\n"],
    ["a key of a dictionary", "d = {'old_engine': 1}\n"],
    ["a path in a string", "p = 'a/old_engine.py'\n"],
    ["a sentence in a string", "log('old_engine failed')\n"],
    ["a docstring", '"""Uses\nold_engine\nfor it."""\n'],
    ["a statement behind a complete import", "from a import b\nold_engine\n"],
    ["a call behind a complete import", "from a import (b)\nold_engine(b)\n"],
    ["an import from the own package elsewhere", "from . import Engine\n"],
  ])("with %s", (_, text) => {
    expect(isWatched(text, "/p/x.py")).toBe(false);
  });

  it("when nothing is watched", () => {
    expect(compileWatch({ modules: [], ids: [], paths: true, whole: [], names: ["Engine"], filed: [], homes: { modules: [], names: [], members: [] }, successors: { modules: [], names: new Map() } })("from a import Engine\n", "/p/x.py")).toBe(false);
  });

  it("soon, where only words of the list fill megabytes", () => {
    expect(isWatched("old_engine\n".repeat(190) + "x = 1\n" + "old_engine = 1\n".repeat(100_000), "/p/x.py")).toBe(false);
  });
});
