import { parse } from "../../../src/languages/python/parse";
import type { Module, PythonNode } from "../../../src/languages/python/ast";
import { walk } from "../../../src/languages/python/walk";

function parsed(text: string): Module {
  const result = parse(text);
  if (!result.ok) throw new Error(`${result.message} at ${result.line}:${result.column}`);
  return result.module;
}

/** The sources of all nodes of a type. */
function sources(text: string, type: PythonNode["type"]): string[] {
  const found: string[] = [];
  walk(parsed(text), (node) => {
    if (node.type === type) found.push(text.slice(node.range[0], node.range[1]));
  });
  return found;
}

describe("nodes", () => {
  test("have CPython's names and fields", () => {
    const [statement] = parsed("from a.b import c as d\n").body;
    expect(statement).toMatchObject({
      type: "ImportFrom",
      module: "a.b",
      level: 0,
      names: [{ type: "alias", name: "c", asname: "d" }],
    });
  });

  test("hold null where CPython holds None", () => {
    const [statement] = parsed("from . import a\n").body;
    expect(statement).toMatchObject({ module: null, level: 1, names: [{ asname: null }] });
  });

  test("know their parents up to the module", () => {
    const module = parsed("f(x)\n");
    const upwards = (node: PythonNode | null): string[] => (node ? [node.type, ...upwards(node.parent)] : []);
    let types: string[] = [];
    walk(module, (node) => {
      if (node.type === "Name" && node.id === "x") types = upwards(node);
      return true;
    });
    expect(types).toEqual(["Name", "Call", "Expr", "Module"]);
    expect(module.parent).toBeNull();
  });

  test("share one object per context", () => {
    const [first, second] = parsed("a\nb\n").body;
    if (first?.type !== "Expr" || second?.type !== "Expr") throw new Error("two expressions expected");
    expect(first.value).toMatchObject({ ctx: { type: "Load" } });
    expect(Reflect.get(first.value, "ctx")).toBe(Reflect.get(second.value, "ctx"));
  });

  test("call the type of an except handler type_", () => {
    const [statement] = parsed("try:\n  pass\nexcept E as e:\n  pass\n").body;
    expect(statement).toMatchObject({ handlers: [{ type: "ExceptHandler", type_: { type: "Name", id: "E" }, name: "e" }] });
  });

  test("without a position in CPython span their children", () => {
    expect(sources("def f(a, b=1): pass\n", "arguments")).toEqual(["a, b=1"]);
    expect(sources("[x for x in y if z]\n", "comprehension")).toEqual(["x in y if z"]);
    expect(sources("with a as b, c: pass\n", "withitem")).toEqual(["a as b", "c"]);
  });

  test("without a position and without children stand where their parent begins", () => {
    expect(sources("def f(): pass\n", "arguments")).toEqual([""]);
  });
});

describe("constants", () => {
  function value(source: string): unknown {
    const [statement] = parsed(`${source}\n`).body;
    return statement?.type === "Expr" && statement.value.type === "Constant" ? statement.value.value : undefined;
  }

  test("that are strings are strings", () => expect(value('"a" "b"')).toBe("ab"));
  test("that look like an ellipsis in quotes are strings", () => expect(value('"..."')).toBe("..."));
  test("that are bytes are no strings", () => expect(value('Rb"a"')).toMatchObject({ latin1: "a" }));
  test("that are an ellipsis are no strings", () => expect(typeof value("...")).toBe("symbol"));
  test("that are imaginary are no numbers", () => expect(value("2j")).toMatchObject({ imag: 2 }));
  test("beyond the safe integers are exact", () => expect(value("10000000000000000001")).toBe(10000000000000000001n));
});

describe("ranges", () => {
  test("count UTF-16 units, not bytes", () => {
    expect(sources('x = "äö€😀"; target\n', "Name")).toEqual(["x", "target"]);
  });

  test("hold on the lines behind other characters", () => {
    expect(sources('"""é\n😀"""\ntarget\n', "Name")).toEqual(["target"]);
  });

  test("count both characters of CRLF", () => {
    expect(sources("a\r\nb\r\n", "Name")).toEqual(["a", "b"]);
  });

  test("take a lone CR for a line end", () => {
    expect(sources("a\rb\r", "Name")).toEqual(["a", "b"]);
  });

  test("reach into f-strings", () => {
    expect(sources('f"é{a}{b!r:>{c}}"\n', "Name")).toEqual(["a", "b", "c"]);
  });

  test("of a piece of an f-string may end in the first column", () => {
    expect(sources('f"""\n{a}"""\n', "Constant")).toEqual(["\n"]);
  });

  test("reach behind conversions with blanks, which Python allows since 3.12", () => {
    expect(sources("f'{a!s  }{b!r :>{c}}' + d\n", "Name")).toEqual(["a", "b", "c", "d"]);
  });

  test("of decorated definitions begin at the definition, as in CPython", () => {
    expect(sources("@d\ndef f(): pass\n", "FunctionDef")).toEqual(["def f(): pass"]);
  });

  test("of the module cover the text", () => {
    expect(parsed("\n# only a comment\n").range).toEqual([0, 18]);
  });

  test("become one-based lines and zero-based columns", () => {
    const [, second] = parsed("a\r\n  \r\nbc\r\n").body;
    expect(second?.loc).toEqual({ start: { line: 3, column: 0 }, end: { line: 3, column: 2 } });
  });
});

describe("form feeds", () => {
  test("before the first token", () => expect(sources("\fa\n", "Name")).toEqual(["a"]));
  test("on a line of their own", () => expect(sources("a\n\f\nb\n", "Name")).toEqual(["a", "b"]));
  test("in the indentation start it anew", () => expect(sources("if a:\n    b\n  \fc\n", "Name")).toEqual(["a", "b", "c"]));
  test("between tokens are blanks", () => expect(sources("a\f+ b\n", "Name")).toEqual(["a", "b"]));
  test("in strings stay", () => {
    const [statement] = parsed('"""a\n\fb"""\n').body;
    expect(statement).toMatchObject({ value: { value: "a\n\fb" } });
  });
});

describe("text that is not Python", () => {
  test("is reported at the token that does not fit", () => {
    expect(parse("x = 1\nimport\n")).toMatchObject({ ok: false, line: 2, column: 6 });
  });

  test("is reported without the parser's own mention of the place", () => {
    expect(parse("é = = 1\n")).toEqual({ ok: false, message: expect.not.stringMatching(/line|column/), line: 1, column: 4 });
  });

  test("is reported at a character that does not belong there", () => {
    expect(parse("a\nb = \uFFFD\n")).toMatchObject({ ok: false, message: "Unexpected character '\uFFFD'", line: 2, column: 4 });
  });

  test("is reported at an unterminated string", () => {
    expect(parse('a\nb = "c\n')).toEqual({ ok: false, message: "Unterminated string literal", line: 2, column: 0 });
  });

  test("is reported at inconsistent indentation", () => {
    expect(parse("if a:\n    b\n  c\n")).toMatchObject({ ok: false, message: "Indentation error", line: 3 });
  });

  test("is reported at a null byte", () => {
    expect(parse('a\nb = "\0"\n')).toEqual({ ok: false, message: "source code cannot contain null bytes", line: 2, column: 5 });
  });

  test("is reported where a raw string has no end", () => {
    expect(parse('a = r"""b\nc\n')).toMatchObject({ ok: false, line: 1, column: 4 });
  });
});

describe("text that only this parser takes for Python", () => {
  test.each([
    ["an octal number of Python 2", "a = 0777\n", "leading zeros in decimal integer literals are not permitted", 1, 4],
    ["a comma behind the last import", "from a import b,\n", "trailing comma not allowed without surrounding parentheses", 1, 15],
    ["a call as a target of a loop", "for a, b() in c: pass\n", "cannot assign to an expression", 1, 7],
    ["tabs and spaces for one depth", "if a:\n        b\n\tc\n", "inconsistent use of tabs and spaces in indentation", 3, 0],
    ["a declared encoding", "# coding: koi8-r\n'\u00e9'\n", "the file declares the encoding koi8-r, not UTF-8", 1, 10],
  ])("is refused: %s", (_, text, message, line, column) => {
    expect(parse(text)).toEqual({ ok: false, message, line, column });
  });
});

describe("syntax of Python 3.14", () => {
  test("template strings hold expressions", () => expect(sources("t'{a}{b!r:>{c}}'\n", "Name")).toEqual(["a", "b", "c"]));
  test("exception types need no parentheses", () => {
    expect(sources("try: pass\nexcept A, b.C: pass\n", "Tuple")).toEqual(["A, b.C"]);
  });
  test("exception types of a group need none, either", () => {
    expect(sources("try: pass\nexcept* A, B: pass\n", "Tuple")).toEqual(["A, B"]);
  });
  test("exception types with a name need them", () => expect(parse("try: pass\nexcept A, B as c: pass\n").ok).toBe(false));
});

describe("size", () => {
  test("of nothing is a module without statements", () => expect(parsed("").body).toEqual([]));

  test.each([
    ["parentheses", `a = 1\nb = ${"(".repeat(5000)}1${")".repeat(5000)}\n`, 2],
    ["brackets", `${"[".repeat(5000)}\n`, 1],
    ["a chain of additions", `a = 1\nb = ${"a + ".repeat(5000)}a\n`, 2],
    ["a chain of not", `a = ${"not ".repeat(20000)}a\n`, 1],
    ["a chain of attributes", `a${".b".repeat(5000)}\n`, 1],
    ["blocks", Array.from({ length: 5000 }, (_, depth) => `${" ".repeat(depth)}if a:\n`).join(""), null],
  ])("of %s 5,000 deep is refused", (_, text, line) => {
    const result = parse(text);
    expect(result).toMatchObject({ ok: false, message: "nested too deeply to be analysed" });
    if (line !== null) expect(result).toMatchObject({ line });
  });

  test("of 800 chained operators is no obstacle", () => {
    expect(parse(`${"a + ".repeat(800)}a\n`).ok).toBe(true);
  });

  test("of five megabytes is no obstacle", () => {
    expect(parsed(`call("${"text".repeat(100)}")\n`.repeat(12_500)).body).toHaveLength(12_500);
  });
});
