import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ESLint } from "eslint";
import ssot from "../../../src";

const NEEDED = "from old import Client\n";

let cwd = "";

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "bad-input-"));
});

afterEach(() => {
  rmSync(cwd, { recursive: true });
});

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), content);
}

/** Lints with all fixes on; returns the messages as `file:line:column message`. */
async function fix(...files: readonly string[]): Promise<string[]> {
  const eslint = new ESLint({
    cwd,
    fix: true,
    overrideConfigFile: true,
    overrideConfig: [
      ssot.configs.python,
      { settings: { ssot: { roots: ["."], symbols: { "new#Client": { deprecated: ["old#Client"] } } } } },
    ].flat(),
  });
  const results = await eslint.lintFiles([...files]);
  await ESLint.outputFixes(results);
  return results.flatMap(({ filePath, messages }) => {
    return messages.map(({ line, column, message }) => `${filePath.slice(cwd.length + 1)}:${line}:${column} ${message}`);
  });
}

async function expectRefused(content: string | Buffer, message: string): Promise<void> {
  write("bad.py", content);
  expect(await fix("bad.py")).toEqual([`bad.py:${message}`]);
  expect(readFileSync(join(cwd, "bad.py"))).toEqual(Buffer.from(content));
}

async function expectRepaired(content: string, repaired: string): Promise<void> {
  write("bad.py", content);
  expect(await fix("bad.py")).toEqual([]);
  expect(readFileSync(join(cwd, "bad.py"), "utf8")).toBe(repaired);
}

describe("is refused with its place, and no byte is changed:", () => {
  test("bytes that are not UTF-8", () => expectRefused(Buffer.from(`${NEEDED}# caf\xe9\n`, "latin1"), "2:6 Parsing error: The file is not valid UTF-8."));

  test("another encoding, declared", () =>
    expectRefused(`# -*- coding: cp1252 -*-\n${NEEDED}x = "é"\n`, "1:15 Parsing error: the file declares the encoding cp1252, not UTF-8"));

  test("another encoding, declared on the second line", () =>
    expectRefused(`#!/usr/bin/python\n# vim: set fileencoding=latin-1 :\n${NEEDED}x = "é"\n`, "2:25 Parsing error: the file declares the encoding latin-1, not UTF-8"));

  test("an encoding that writes ASCII otherwise", () =>
    expectRefused(`# coding: utf-7\n${NEEDED}`, "1:11 Parsing error: the file declares the encoding utf-7, not UTF-8"));

  test("an encoding that nobody knows", () =>
    expectRefused(`# coding: uft-8\n${NEEDED}`, "1:11 Parsing error: the file declares the encoding uft-8, not UTF-8"));

  test("a NUL byte", () => expectRefused(`${NEEDED}x = "\0"\n`, "2:6 Parsing error: source code cannot contain null bytes"));

  test("an unterminated string", () => expectRefused(`${NEEDED}x = "a\n`, "2:1 Parsing error: Unterminated string literal"));

  test("an unterminated string of three quotes", () =>
    expectRefused(`${NEEDED}x = """a\nb\n`, "2:1 Parsing error: Unterminated triple-quoted string literal"));

  test("tabs that mean another depth to everybody", () =>
    expectRefused(`${NEEDED}if x:\n        a\n\tb\n`, "4:1 Parsing error: inconsistent use of tabs and spaces in indentation"));

  test("merge-conflict markers", () =>
    expectRefused(`<<<<<<< HEAD\n${NEEDED}=======\nimport old\n>>>>>>> theirs\n`, "1:1 Parsing error: Unexpected token in expression"));

  test("merge-conflict markers within a block", () =>
    expectRefused(`${NEEDED}def f():\n<<<<<<< HEAD\n    a\n=======\n    b\n>>>>>>> theirs\n`, "3:1 Parsing error: Expected indented block"));

  test("merge-conflict markers in a function of a long file that holds no name of interest", () =>
    expectRefused(
      `${NEEDED}Client()\n${"# padding\n".repeat(100)}def f():\n    a\n<<<<<<< HEAD\n    b\n=======\n    c\n>>>>>>> theirs\n    return d\n`,
      "105:1 This file cannot be read: Unexpected token in expression",
    ));

  test("the print statement of Python 2", () => expectRefused(`${NEEDED}print "a"\n`, "2:7 Parsing error: invalid syntax"));

  test("an octal number of Python 2", () =>
    expectRefused(`${NEEDED}x = 0777\n`, "2:5 Parsing error: leading zeros in decimal integer literals are not permitted"));

  test("a raise statement of Python 2", () => expectRefused(`${NEEDED}raise E, "a"\n`, "2:8 Parsing error: invalid syntax"));

  test("a notebook", () =>
    expectRefused(`{"cells": [{"source": ["${NEEDED.trim()}"], "outputs": null}]\n`, "2:1 Parsing error: Expected '}' after dictionary"));

  test("magic of a notebook", () => expectRefused(`%matplotlib inline\n${NEEDED}`, "1:1 Parsing error: Unexpected token in expression"));

  test("a shell command of a notebook", () => expectRefused(`!pip install old\n${NEEDED}`, "1:1 Parsing error: Unexpected character '!'"));

  test("a comma behind the last name of an import", () =>
    expectRefused("from old import Client,\n", "1:23 Parsing error: trailing comma not allowed without surrounding parentheses"));
});

describe("is no obstacle, and stays as it is:", () => {
  test("a byte order mark", () => expectRepaired("\uFEFFfrom old import Client\nClient()\n", "\uFEFFfrom new import Client\nClient()\n"));

  test("a declared encoding that the file makes no use of", () =>
    expectRepaired("# coding: latin-1\nfrom old import Client\nClient()\n", "# coding: latin-1\nfrom new import Client\nClient()\n"));

  test("mixed line ends", () =>
    expectRepaired("a = 1\r\nfrom old import Client\nb = 2\rClient()\r\n", "a = 1\r\nfrom new import Client\nb = 2\rClient()\r\n"));

  test("lone carriage returns", () => expectRepaired("a = 1\rfrom old import Client\rClient()\r", "a = 1\rfrom new import Client\rClient()\r"));

  test("form feeds", () =>
    expectRepaired("\fa = 1\n\f\nfrom old\fimport Client\n\fClient()\n", "\fa = 1\n\f\nfrom new\fimport Client\n\fClient()\n"));

  test("blocks indented by tabs beside blocks indented by spaces", () =>
    expectRepaired(
      "if a:\n\tfrom old import Client\n\tClient()\nif b:\n  \tc\n  \td\n",
      "if a:\n\tfrom new import Client\n\tClient()\nif b:\n  \tc\n  \td\n",
    ));

  test("a notebook that was exported as a script", () =>
    expectRepaired("# %%\nfrom old import Client\n# %%\nClient()\n", "# %%\nfrom new import Client\n# %%\nClient()\n"));

  test("an except clause that meant something else to Python 2", () =>
    expectRepaired(
      "from old import Client\ntry:\n  Client()\nexcept A, B:\n  pass\n",
      "from new import Client\ntry:\n  Client()\nexcept A, B:\n  pass\n",
    ));
});

describe("a canonical module that cannot be read is named, and nothing is edited:", () => {
  async function expectUnread(problem: string): Promise<void> {
    write("a.py", `${NEEDED}Client()\n`);
    const messages = await fix("a.py");
    expect(messages).toContainEqual(expect.stringContaining(problem));
    expect(readFileSync(join(cwd, "a.py"), "utf8")).toBe(`${NEEDED}Client()\n`);
  }

  test("no Python", async () => {
    write("new.py", "x = 1\nclass Client(:\n");
    await expectUnread("new.py:2:14: ");
  });

  test("not UTF-8", async () => {
    write("new.py", Buffer.from("# caf\xe9\nclass Client: pass\n", "latin1"));
    await expectUnread("new.py: is not UTF-8");
  });

  test("another encoding", async () => {
    write("new.py", "# coding: cp1252\nx = 'é'\nclass Client: pass\n");
    await expectUnread("new.py:1:11: the file declares the encoding cp1252, not UTF-8");
  });

  // The superuser may read everything.
  (process.getuid?.() === 0 ? test.skip : test)("no permission", async () => {
    write("new.py", "class Client: pass\n");
    chmodSync(join(cwd, "new.py"), 0);
    await expectUnread("new.py: EACCES");
  });

  test("a link to itself", async () => {
    mkdirSync(join(cwd, "new"));
    symlinkSync(join(cwd, "new/__init__.py"), join(cwd, "new/__init__.py"));
    await expectUnread("missing-target");
  });
});
