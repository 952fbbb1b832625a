import type { PythonNode } from "../../../src/languages/python/ast";
import { LazyModule } from "../../../src/languages/python/parse";
import type { ParseMode } from "../../../src/languages/python/source-code";
import { PythonSourceCode } from "../../../src/languages/python/source-code";

function sourceCode(text: string, mode: ParseMode = "always"): PythonSourceCode {
  return new PythonSourceCode(text, new LazyModule(text), mode);
}

function steps(code: PythonSourceCode): string[] {
  const found: string[] = [];
  for (const step of code.traverse()) {
    const [node] = step.args as [PythonNode];
    found.push(`${step.kind === 1 && step.phase === 1 ? "+" : "-"}${node.type}`);
  }
  return found;
}

function firstName(code: PythonSourceCode): PythonNode {
  for (const step of code.traverse()) {
    const [node] = step.args as [PythonNode];
    if (node.type === "Name") return node;
  }
  throw new Error("no name");
}

describe("nodes", () => {
  const code = sourceCode("a = 1\nf(bc)\n");
  const name = firstName(sourceCode("  \n(bc)\n"));

  test("have a location", () => {
    expect(code.getLoc(name)).toEqual({ start: { line: 2, column: 1 }, end: { line: 2, column: 3 } });
  });
  test("have a range", () => expect(code.getRange(name)).toEqual([4, 6]));
  test("have a text", () => expect(sourceCode("  \n(bc)\n").getText(name)).toBe("bc"));
  test("have a parent", () => expect(code.getParent(name)?.type).toBe("Expr"));
  test("have ancestors", () => expect(code.getAncestors(name).map(({ type }) => type)).toEqual(["Module", "Expr"]));
  test("of which the root has no parent", () => expect(code.getParent(code.ast)).toBeUndefined());
});

describe("places", () => {
  const code = sourceCode("a\r\nb\rc\n");

  test("become offsets", () => expect(code.getIndexFromLoc({ line: 3, column: 1 })).toBe(6));
  test("come from offsets", () => expect(code.getLocFromIndex(5)).toEqual({ line: 3, column: 0 }));
  test("behind the text are refused", () => expect(() => code.getLocFromIndex(8)).toThrow(RangeError));
  test("lie on lines without their ends", () => expect(code.lines).toEqual(["a", "b", "c", ""]));
});

describe("traversal", () => {
  test("enters and leaves every node in order", () => {
    expect(steps(sourceCode("f(a)\n"))).toEqual([
      "+Module", "+Expr", "+Call", "+Name", "-Name", "+Name", "-Name", "-Call", "-Expr", "-Module",
    ]);
  });

  test("of a watched file visits the root alone", () => {
    expect(steps(sourceCode("f(a)\n", "watched"))).toEqual(["+Module", "-Module"]);
  });

  test("of a watched file visits the root alone, also where a rule asked for its tree", () => {
    const code = sourceCode("a\n", "watched");
    code.tree();
    expect(steps(code)).toEqual(["+Module", "-Module"]);
  });
});

describe("tree", () => {
  test("has the root that the traversal visits", () => {
    const code = sourceCode("a\n", "watched");
    expect(code.tree()).toEqual({ ok: true, module: code.ast });
  });

  test("is built when the root's body is read", () => {
    expect(sourceCode("a\n", "watched").ast.body).toHaveLength(1);
  });

  test("says where a watched file is no Python", () => {
    expect(sourceCode("a\nb = = 1\n", "watched").tree()).toMatchObject({ ok: false, line: 2, column: 4 });
  });
});

describe("directives", () => {
  function directives(text: string): unknown[] {
    return sourceCode(text).getDisableDirectives().directives.map(({ type, value, justification }) => [type, value, justification]);
  }

  test.each([
    ["# eslint-disable", ["disable", "", ""]],
    ["#eslint-disable a/b, c -- why", ["disable", "a/b, c", "why"]],
    ["# eslint-enable a", ["enable", "a", ""]],
    ["x # eslint-disable-line a -- why", ["disable-line", "a", "why"]],
    ["# eslint-disable-next-line a", ["disable-next-line", "a", ""]],
    ["x # noqa: F401  # eslint-disable-line a", ["disable-line", "a", ""]],
  ])("%s", (text, expected) => expect(directives(text)).toEqual([expected]));

  test.each([
    "'# eslint-disable'",
    "# eslint-disabled",
    "# about eslint-disable",
    "# about # eslint-disable",
    "# eslint",
  ])("%s is none", (text) => expect(directives(text)).toEqual([]));

  test("behind another pragma begins at its own #", () => {
    const [directive] = sourceCode("x # noqa # eslint-disable-line\n").getInlineConfigNodes();
    expect(directive).toMatchObject({ range: [9, 30], value: " eslint-disable-line" });
  });
});

describe("inline configuration", () => {
  test("sets rules", () => {
    const { configs, problems } = sourceCode('a\n# eslint ssot/a: "off", ssot/b: ["error", {c: 1}] -- why\n').applyInlineConfig();
    expect(problems).toEqual([]);
    expect(configs).toMatchObject([
      { config: { rules: { "ssot/a": "off", "ssot/b": ["error", { c: 1 }] } }, loc: { start: { line: 2, column: 0 } } },
    ]);
  });

  test("is told from a sentence about ESLint", () => {
    expect(sourceCode("# eslint reads this file\n").applyInlineConfig()).toEqual({ configs: [], problems: [] });
  });

  test("that cannot be read is a problem", () => {
    expect(sourceCode("# eslint a: [\n").applyInlineConfig().problems).toMatchObject([
      { ruleId: null, loc: { start: { line: 1, column: 0 } } },
    ]);
  });
});

describe("comments", () => {
  test("are all there", () => {
    expect(sourceCode("a # b\n# c\n").getAllComments().map(({ value }) => value)).toEqual([" b", " c"]);
  });
});
