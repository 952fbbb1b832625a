import { verdict } from "./verdict";

/** What is said of a file that defines something by the name of a symbol: the line and the message. */
const said = (file: string, code: string): string[] => verdict(code, { file }).left.filter((one) => /duplicate|alias/.test(one)).map((one) => one.replace("Blocked: second-home", ""));

test.each<[string, string, string[]]>([
  ["a name among others", "from app.other import Fast\n\nParser, b = Fast, 1\n", ["3 alias"]],
  ["the last of others", "from app.other import Fast\n\n(b, Parser) = (1, Fast)\n", ["3 alias"]],
  ["a name that is given within an expression", "from app.other import Fast\n\nif (Parser := Fast):\n    pass\n", ["3 alias"]],
  ["a class that is made within an expression", 'print(Parser := type("Parser", (), {}))\n', ["1 duplicate"]],
  ["another symbol of that name, handed on", "import app.engine.legacy\n\nhelper = 1\nParser = app.engine.legacy.Parser\n", []],
  ["a namesake of another module, handed on", "from app import nowhere\n\nParser = nowhere.Parser\n", []],
  ["something that is not known", "def f(x):\n    return x\n\nParser, b = f(1)\n", []],
  ["a value among others", "Parser, b = 1, 2\n", []],
  ["a protocol", "from typing import Protocol\n\nclass Parser(Protocol):\n    def run(self) -> None: ...\n", []],
  ["a generic protocol", "import typing_extensions as t\n\nclass Parser(t.Protocol[int]):\n    def run(self) -> None: ...\n", []],
  ["a protocol within a function", "from typing import Protocol\n\ndef f():\n    class Parser(Protocol): ...\n    return Parser\n", []],
  ["a class that follows a protocol", "from typing import Protocol\n\nclass Shape(Protocol): ...\n\nclass Parser(Shape): ...\n", ["5 duplicate"]],
  ["a class that the module takes back", "class Parser: ...\n\nmake = Parser()\ndel Parser\n", []],
  ["a class that the module may take back", "class Parser: ...\n\nif make:\n    del Parser\n", ["1 duplicate"]],
  ["a class after another one was taken back", "class Parser: ...\ndel Parser\nclass Parser: ...\n", ["3 duplicate"]],
])("a second home in Python: %s", (_, code, expected) => expect(said("app/caller.py", code)).toEqual(expected));

test.each([
  ["an attribute of its module, in Python", "app/caller.py", "import app.engine.legacy\n\nParser = app.engine.legacy.Parser\n"],
  ["an attribute of its module, in TypeScript", "src/caller.ts", 'import * as legacy from "./engine/legacy";\n\nexport const Parser = legacy.Parser;\n'],
  ["what is taken out of its module, in TypeScript", "src/caller.ts", 'import * as legacy from "./engine/legacy";\n\nexport const { Parser } = legacy;\n'],
])("a namesake that another file of the project defines is handed on: %s", (_, file, code) => {
  const symbols = { "app.parsing#Parser": {}, "./src/parsing#Parser": {} };
  expect(verdict(code, { file, manifest: { symbols } }).left).toEqual(["3 aliasBlocked: second-home"]);
});

test.each<[string, string, string[]]>([
  ["a name that is taken out of something by another", 'import * as other from "./other";\n\nexport const { Fast: Parser } = other;\n', ["3 alias"]],
  ["a name with a default", "export const { Fast: Parser = 1 } = globalThis;\n", ["1 alias"]],
  ["a name of its own, taken out of something that is not known", "export const { Parser } = globalThis;\n", []],
  ["a name taken out for the file alone", 'import * as legacy from "./engine/legacy";\n\nconst { Parser } = legacy;\nnew Parser();\n', []],
  ["what is required under the name", 'const { Fast: Parser } = require("./other");\nmodule.exports = { Parser };\n', ["1 alias"]],
  ["what is required under the name for the file alone", 'const { Fast: Parser } = require("./other");\nnew Parser();\n', []],
  ["an enum", "export enum Parser { One }\n", ["1 duplicate"]],
  ["an enum that is only declared", "declare enum Parser { One }\n", []],
  ["a namespace with code", "export namespace Parser {\n  export const run = () => 1;\n}\n", ["1 duplicate"]],
  ["a namespace of types", "export namespace Parser {\n  export interface Options {}\n  export type Id = string;\n}\n", []],
  ["a namespace that is only declared", "declare namespace Parser {\n  const run: () => void;\n}\n", []],
  ["a namespace beside its class", "export class Parser {}\nexport namespace Parser {\n  export const run = () => 1;\n}\n", ["1 duplicate"]],
  ["an interface", "export interface Parser {}\n", []],
])("a second home in TypeScript: %s", (_, code, expected) => expect(said("src/caller.ts", code)).toEqual(expected));
