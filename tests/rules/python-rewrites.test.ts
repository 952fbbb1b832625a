import { verdict } from "./verdict";

/** What becomes of an expression in a function that has a user's context, once the construction in it is moved; itself where it cannot be. */
function rewritten(name: "AsyncEngine" | "ExecutionEngine", async: boolean, before: string, after: string | null): [text: string, expected: string] {
  const program = (expression: string): string => `${async ? "async " : ""}def f(r, b, user_context):\n    return ${expression}\n`;
  const old = `from app.engine.legacy import ${name}\n\n`;
  const home = name === "AsyncEngine" ? "AsyncUserEngine" : "UserExecutionEngine";
  const { text } = verdict(old + program(before));
  return [text, after === null ? old + program(before) : `from app.engine.user import ${home}\n\n${program(after)}`];
}

test.each([
  ["an attribute", "AsyncEngine(r, user_context).registry", "(await AsyncUserEngine.create(r, user_context)).registry"],
  ["a call", "AsyncEngine(r, user_context)()", "(await AsyncUserEngine.create(r, user_context))()"],
  ["an item", "AsyncEngine(r, user_context)[0]", "(await AsyncUserEngine.create(r, user_context))[0]"],
  ["the base of a power", "AsyncEngine(r, user_context) ** 2", "(await AsyncUserEngine.create(r, user_context)) ** 2"],
  ["an exponent", "2 ** AsyncEngine(r, user_context)", "2 ** await AsyncUserEngine.create(r, user_context)"],
  ["a factor", "AsyncEngine(r, user_context) * 2", "await AsyncUserEngine.create(r, user_context) * 2"],
  ["an argument", "g(AsyncEngine(r, user_context))", "g(await AsyncUserEngine.create(r, user_context))"],
  ["an attribute whose call is awaited", "await AsyncEngine(r, user_context).go()", "await (await AsyncUserEngine.create(r, user_context)).go()"],
  ["items", "[*AsyncEngine(r, user_context)]", "[*await AsyncUserEngine.create(r, user_context)]"],
  ["a part of a text", "f'{AsyncEngine(r, user_context).x}'", "f'{(await AsyncUserEngine.create(r, user_context)).x}'"],
  ["an element of a list that is made on the spot", "[AsyncEngine(x, user_context) for x in r]", "[await AsyncUserEngine.create(x, user_context) for x in r]"],
  ["what is awaited itself", "await AsyncEngine(r, user_context)", null],
  ["a part of a text that shows its source", "f'{AsyncEngine(r, user_context)=}'", null],
  ["the result of a lambda, which cannot await", "lambda: AsyncEngine(r, user_context)", null],
])("a construction that has to be awaited, as %s", (_, before, after) => {
  const [text, expected] = rewritten("AsyncEngine", true, before, after);
  expect(text).toBe(expected);
});

test.each([
  ["on one line", "ExecutionEngine(r, b)", "UserExecutionEngine.create_from_legacy_pattern(r, b, user_context=user_context)"],
  ["with a comma at its end", "ExecutionEngine(r, b,)", "UserExecutionEngine.create_from_legacy_pattern(r, b, user_context=user_context,)"],
  ["over several lines", "ExecutionEngine(\n        r,\n        b\n    )", "UserExecutionEngine.create_from_legacy_pattern(\n        r,\n        b,\n        user_context=user_context\n    )"],
  ["over several lines with a comma at its end", "ExecutionEngine(\n        r,\n        b,\n    )", "UserExecutionEngine.create_from_legacy_pattern(\n        r,\n        b,\n        user_context=user_context,\n    )"],
  ["with a comment behind its last argument", "ExecutionEngine(\n        r,\n        b  # the bridge\n    )", "UserExecutionEngine.create_from_legacy_pattern(\n        r,\n        b,  # the bridge\n        user_context=user_context\n    )"],
  ["with a comment behind its last comma", "ExecutionEngine(\n        r,\n        b,  # the bridge\n    )", "UserExecutionEngine.create_from_legacy_pattern(\n        r,\n        b,  # the bridge\n        user_context=user_context,\n    )"],
  ["with a comment before its first argument", "ExecutionEngine(  # make\n        r, b)", "UserExecutionEngine.create_from_legacy_pattern(  # make\n        r, b, user_context=user_context)"],
  ["whose keywords stand in another order", "ExecutionEngine(websocket_bridge=b, registry=r)", "UserExecutionEngine.create_from_legacy_pattern(websocket_bridge=b, registry=r, user_context=user_context)"],
  ["of a class in parentheses", "(ExecutionEngine)(r, b)", "(UserExecutionEngine.create_from_legacy_pattern)(r, b, user_context=user_context)"],
  ["whose arguments stand on the next line", "ExecutionEngine \\\n        (r, b)", "UserExecutionEngine.create_from_legacy_pattern \\\n        (r, b, user_context=user_context)"],
  ["with a generator for an argument", "ExecutionEngine(r, (x for x in b))", "UserExecutionEngine.create_from_legacy_pattern(r, (x for x in b), user_context=user_context)"],
  ["with nothing for its context", "ExecutionEngine(r, b, user_context=None)", null],
  ["that is short of an argument", "ExecutionEngine(x for x in b)", null],
])("a construction %s", (_, before, after) => {
  const [text, expected] = rewritten("ExecutionEngine", false, before, after);
  expect(text).toBe(expected);
});

describe("imports of deprecated names", () => {
  test.each([
    ["one of a list", "from app.engine.legacy import Parser, only_here\n\nParser(only_here)\n", "from app.engine.legacy import only_here\nfrom app.parsing import Parser\n\nParser(only_here)\n"],
    ["one of a list in parentheses", "from app.engine.legacy import (Parser, only_here)\n\nParser(only_here)\n", "from app.engine.legacy import (only_here)\nfrom app.parsing import Parser\n\nParser(only_here)\n"],
    ["one of a list over two lines", "from app.engine.legacy import Parser, \\\n    only_here\n\nParser(only_here)\n", "from app.engine.legacy import only_here\nfrom app.parsing import Parser\n\nParser(only_here)\n"],
    ["one of a list with Windows line ends", "from app.engine.legacy import Parser, only_here\r\n\r\nParser(only_here)\r\n", "from app.engine.legacy import only_here\r\nfrom app.parsing import Parser\r\n\r\nParser(only_here)\r\n"],
    ["one of a list on the only line", "from app.engine.legacy import Parser, only_here; Parser(only_here)", "from app.engine.legacy import only_here; from app.parsing import Parser; Parser(only_here)"],
    ["both of a list with two homes", "def f():\n    from app.engine.legacy import Parser, helper\n    return Parser(helper)\n", "def f():\n    from app.engine.user import helper\n    from app.parsing import Parser\n    return Parser(helper)\n"],
    ["both of a list behind a condition", "if 1: from app.engine.legacy import Parser, helper\n\nParser(helper)\n", "if 1: from app.engine.user import helper; from app.parsing import Parser\n\nParser(helper)\n"],
    ["names that are called otherwise here", "from app.engine.legacy import Parser as P, helper as h\n\nP(h)\n", "from app.engine.user import helper as h\nfrom app.parsing import Parser as P\n\nP(h)\n"],
    ["a statement between two others", "import os; from app.engine.legacy import Parser; import sys\n\nParser()\n", "import os; from app.parsing import Parser; import sys\n\nParser()\n"],
    ["a module by its whole name", "import app.engine.legacy\n\napp.engine.legacy.Parser()\napp.engine.legacy.helper()\n", "from app.parsing import Parser\nfrom app.engine.user import helper\n\nParser()\nhelper()\n"],
    ["a module among others", "import os, app.engine.legacy as old, sys\n\nold.helper()\n", "import os, app.engine.user as old, sys\n\nold.helper()\n"],
    ["a module of which more is read", "import app.engine.legacy as old\n\nold.helper.cache_clear.x()\n", "import app.engine.user as old\n\nold.helper.cache_clear.x()\n"],
    ["a name of a module that stays", "from app.engine import legacy\n\nlegacy.helper.cache_clear()\nlegacy.only_here()\n", "from app.engine import legacy\nfrom app.engine.user import helper\n\nhelper.cache_clear()\nlegacy.only_here()\n"],
    ["a module from its package", "from app.engine import legacy\n\nlegacy.helper()\n", "from app.engine import user as legacy\n\nlegacy.helper()\n"],
    ["a name from the same package", "from .engine.legacy import Parser\n\nParser()\n", "from .parsing import Parser\n\nParser()\n"],
    ["a name that joins those of its new home", "from app.parsing import Reader\nfrom app.engine.legacy import Parser\n\nParser(Reader())\n", "from app.parsing import Reader, Parser\n\nParser(Reader())\n"],
    ["a name that joins a list in parentheses", "from app.parsing import (Reader)\nfrom app.engine.legacy import Parser\n\nParser(Reader())\n", "from app.parsing import (Reader, Parser)\n\nParser(Reader())\n"],
    ["a name that joins a list over several lines", "from app.parsing import (\n    Reader,  # reads\n)\nfrom app.engine.legacy import Parser\n\nParser(Reader())\n", "from app.parsing import (\n    Reader,  # reads\n    Parser,\n)\n\nParser(Reader())\n"],
    ["a name that joins a list without a comma at its end", "from app.parsing import (\n    Reader\n)\nfrom app.engine.legacy import Parser\n\nParser(Reader())\n", "from app.parsing import (\n    Reader,\n    Parser\n)\n\nParser(Reader())\n"],
    ["a name with a comment, which stays", "from app.parsing import Reader  # reads\nfrom app.engine.legacy import Parser  # parses\n\nParser(Reader())\n", "from app.parsing import Reader, Parser  # reads\n# parses\n\nParser(Reader())\n"],
    ["annotations in strings", "from app.old_parsing import OldReader\n\ndef f(p: 'OldReader', q: \"list[OldReader]\") -> r'OldReader | None': ...\n", "from app.parsing import Reader\n\ndef f(p: 'Reader', q: \"list[Reader]\") -> r'Reader | None': ...\n"],
    ["an annotation of two strings, which cannot be followed", "from app.old_parsing import OldReader\n\ndef f(p: OldReader, q: 'Old' 'Reader'): ...\n", "from app.old_parsing import OldReader\nfrom app.parsing import Reader\n\ndef f(p: Reader, q: 'Old' 'Reader'): ...\n"],
    ["a keyword of the same name, which stays", "from app.old_parsing import OldReader\n\nf(OldReader=OldReader)\n", "from app.parsing import Reader\n\nf(OldReader=Reader)\n"],
    ["parts of a text, but for one that shows its source", "from app.old_parsing import OldReader\n\nf'{OldReader.limit} {OldReader.limit=}'\n", "from app.old_parsing import OldReader\nfrom app.parsing import Reader\n\nf'{Reader.limit} {OldReader.limit=}'\n"],
    ["a pattern", "from app.old_parsing import OldReader\n\nmatch x:\n    case OldReader(): ...\n", "from app.parsing import Reader\n\nmatch x:\n    case Reader(): ...\n"],
    ["a decorator and a base", "from app.old_parsing import OldReader\n\n@OldReader\nclass A(OldReader): ...\n", "from app.parsing import Reader\n\n@Reader\nclass A(Reader): ...\n"],
    ["a name that is deleted, which stays", "from app.old_parsing import OldReader\n\ndel OldReader\n", "from app.old_parsing import OldReader\n\ndel OldReader\n"],
    ["a name that is global, which stays", "def f():\n    global OldReader\n    from app.old_parsing import OldReader\n\ndef g():\n    return OldReader()\n", "def f():\n    global OldReader\n    from app.old_parsing import OldReader\n\ndef g():\n    return OldReader()\n"],
  ])("%s", (_, code, text) => {
    expect(verdict(code).text).toBe(text);
  });

  test("a home inside of another is read from it", () => {
    const manifest = { symbols: { "pkg#Outer.Inner": { deprecated: ["lib#Old"] } } };
    expect(verdict("from lib import Old\n\nOld()\n", { manifest }).text).toBe("from pkg import Outer\n\nOuter.Inner()\n");
  });

  test("several of a list go together, each with its line and its comment", () => {
    const manifest = { symbols: Object.fromEntries(["A", "B", "C", "D"].map((name) => [`new#${name}`, { deprecated: [`old#${name}`] }])) };
    const code = "from old import (\n    A,\n    B,  # noqa: F401\n    C,\n    stays,\n    D,\n)\n\nprint(A, B, C, D, stays)\n";
    const expected = "from old import (\n    stays,\n)\nfrom new import A, B, C, D\n\nprint(A, B, C, D, stays)\n";
    expect(verdict(code, { manifest }).text).toBe(expected);
  });

  test("twelve that nothing uses go in one run", () => {
    const many = Array.from({ length: 12 }, (_, index) => index);
    const manifest = { symbols: Object.fromEntries(many.map((index) => [`home_${index}#New`, { deprecated: [`old_${index}#Old${index}`] }])), localName: "keep" as const };
    const code = many.map((index) => `from old_${index} import Old${index}\n`).join("");
    expect(verdict(code, { manifest }).text).toBe(many.map((index) => `from home_${index} import New as Old${index}\n`).join(""));
  });
});
