import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Linter as ESLintLinter, Rule } from "eslint";
import { ESLint, Linter } from "eslint";
import { pythonLanguage } from "../../../src/languages/python/language";
import { PythonSourceCode } from "../../../src/languages/python/source-code";

/** Reports every name `bad`, and offers to write `good` instead. */
const noBad: Rule.RuleModule = {
  meta: { fixable: "code", schema: [] },
  create: (context) => ({
    "Name[id='bad']"(node: Rule.Node) {
      context.report({ node, message: "bad name", fix: (fixer) => fixer.replaceText(node, "good") });
    },
  }),
};

/** Says what the tree of the file is, when the root is left. */
const describeTree: Rule.RuleModule = {
  meta: { schema: [] },
  create: (context) => ({
    "Module:exit"() {
      const code: unknown = context.sourceCode;
      if (!(code instanceof PythonSourceCode)) throw new Error("no Python");
      const tree = code.tree();
      const loc = tree.ok ? { line: 1, column: 0 } : { line: tree.line, column: tree.column };
      context.report({ loc, message: tree.ok ? `${tree.module.body.length} statements` : tree.message });
    },
  }),
};

const plugin = { languages: { python: pythonLanguage }, rules: { "no-bad": noBad, "describe-tree": describeTree } };

function config(overrides: ESLintLinter.Config = {}): ESLintLinter.Config[] {
  // ESLint's types know only its own languages' nodes.
  const plugins = { test: plugin } as unknown as NonNullable<ESLintLinter.Config["plugins"]>;
  return [{ files: ["**/*.py"], plugins, language: "test/python", rules: { "test/no-bad": "error" }, ...overrides }];
}

function verify(text: string, overrides?: ESLintLinter.Config): string[] {
  const messages = new Linter().verify(text, config(overrides), { filename: "file.py" });
  return messages.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

const watched = { languageOptions: { parse: "watched" }, rules: { "test/describe-tree": "error" } } as const;
const padding = "# padding\n".repeat(300);

describe("rules", () => {
  test("find nodes by selectors", () => {
    expect(verify("good\nx = bad\n")).toEqual(["2:5 bad name"]);
  });

  test("find contexts by selectors", () => {
    const selector = "Name[ctx.type='Store']";
    const messages = new Linter().verify(
      "a = b\n",
      [...config(), { files: ["**/*.py"], rules: { "no-restricted-syntax": ["error", { selector, message: "store" }] } }],
      { filename: "file.py" },
    );
    expect(messages.map(({ message }) => message)).toEqual(["store"]);
  });

  test("fix nothing but what they name", () => {
    const { output } = new Linter().verifyAndFix("\uFEFFé = [bad,\r\n\tbad]  # bad\r\n", config(), { filename: "file.py" });
    expect(output).toBe("\uFEFFé = [good,\r\n\tgood]  # bad\r\n");
  });
});

describe("a syntax error", () => {
  test("is fatal and has its place", () => {
    expect(verify("bad\nx = = 1\n")).toEqual([expect.stringMatching(/^2:5 /)]);
  });

  test("leaves other files alone", async () => {
    const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: config() });
    const [broken] = await eslint.lintText("x = = 1\n", { filePath: "broken.py" });
    const [whole] = await eslint.lintText("bad\n", { filePath: "whole.py" });
    expect(broken?.fatalErrorCount).toBe(1);
    expect(whole?.messages[0]?.message).toBe("bad name");
  });

  test("of 5,000 nested parentheses is one message", () => {
    expect(verify(`${"(".repeat(5000)}\n`)).toEqual(["1:5000 Parsing error: nested too deeply to be analysed"]);
  });

  test("of a null byte is one message", () => {
    expect(verify("a\n\0\n")).toEqual(["2:1 Parsing error: source code cannot contain null bytes"]);
  });
});

describe("an encoding", () => {
  const directory = mkdtempSync(join(tmpdir(), "python-language-"));
  afterAll(() => rmSync(directory, { recursive: true }));

  async function lintFile(content: Buffer): Promise<string[]> {
    const file = join(directory, "file.py");
    writeFileSync(file, content);
    const eslint = new ESLint({ cwd: directory, overrideConfigFile: true, overrideConfig: config() });
    const [result] = await eslint.lintFiles([file]);
    return result?.messages.map(({ line, column, message }) => `${line}:${column} ${message}`) ?? [];
  }

  test("other than UTF-8 is refused, so that no byte is lost", async () => {
    expect(await lintFile(Buffer.from("bad\n# caf\xe9\n", "latin1"))).toEqual(["2:6 Parsing error: The file is not valid UTF-8."]);
  });

  test("is no matter of a replacement character that is meant", async () => {
    expect(await lintFile(Buffer.from("bad\n# \uFFFD\n"))).toEqual(["1:1 bad name"]);
  });
});

describe("directives", () => {
  test("silence a line", () => expect(verify("bad # eslint-disable-line\nbad\n")).toEqual(["2:1 bad name"]));

  test("silence the next line", () => {
    expect(verify("# eslint-disable-next-line test/no-bad -- because\nbad\nbad\n")).toEqual(["3:1 bad name"]);
  });

  test("silence a block", () => {
    expect(verify("# eslint-disable test/no-bad\nbad\n# eslint-enable test/no-bad\nbad\n")).toEqual(["4:1 bad name"]);
  });

  test("that nothing needs are reported", () => {
    expect(verify("# eslint-disable-next-line test/no-bad\ngood\n", { linterOptions: { reportUnusedDisableDirectives: "error" } })).toEqual([
      "1:1 Unused eslint-disable directive (no problems were reported from 'test/no-bad').",
    ]);
  });

  test("in strings are none", () => expect(verify("'# eslint-disable'\nbad\n")).toEqual(["2:1 bad name"]));

  test("set rules", () => expect(verify("# eslint test/no-bad: off\nbad\n")).toEqual([]));
});

describe("parsing on demand", () => {
  test("gives the tree to rules that ask for it", () => {
    expect(verify(`a\nb\n${padding}`, watched)).toEqual(["1:1 2 statements"]);
  });

  test("visits no other node than the root", () => {
    expect(verify(`bad\n${padding}`, { ...watched, rules: { "test/no-bad": "error" } })).toEqual([]);
  });

  test("reports no syntax error where nobody asks", () => {
    expect(verify(`x = = 1\n${padding}`, { ...watched, rules: {} })).toEqual([]);
  });

  test("tells rules that ask of a syntax error", () => {
    expect(verify(`x = = 1\n${padding}`, watched)).toEqual([expect.stringMatching(/^1:5 /)]);
  });

  test("parses small files at once", () => {
    expect(verify("x = = 1\n", { ...watched, rules: {} })).toHaveLength(1);
  });
});

describe("language options", () => {
  test("of a wrong mode are one clear error", () => {
    expect(() => verify("", { languageOptions: { parse: "lazy" } })).toThrow(
      'languageOptions.parse: expected "always" or "watched", got "lazy".',
    );
  });

  test("for JavaScript are tolerated", () => {
    expect(verify("bad\n", { languageOptions: { sourceType: "module", parserOptions: { project: true } } })).toEqual(["1:1 bad name"]);
  });
});

test("a rule for JavaScript that reads comments does no harm", () => {
  expect(verify("# a\n", { rules: { "no-irregular-whitespace": "error" } })).toEqual([]);
});

test("an empty file has nothing to report", () => expect(verify("")).toEqual([]));
