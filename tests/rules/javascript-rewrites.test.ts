import { verdict } from "./verdict";

/** What becomes of an expression in an async function once its construction is awaited; itself where it cannot be. */
test.each([
  ["an attribute", "new AsyncEngine(r, userContext).registry", "(await AsyncUserEngine.create(r, userContext)).registry"],
  ["an optional attribute", "new AsyncEngine(r, userContext)?.registry", "(await AsyncUserEngine.create(r, userContext))?.registry"],
  ["a call", "new AsyncEngine(r, userContext)()", "(await AsyncUserEngine.create(r, userContext))()"],
  ["a tag", "new AsyncEngine(r, userContext)`x`", "(await AsyncUserEngine.create(r, userContext))`x`"],
  ["an assertion", "new AsyncEngine(r, userContext)!", "(await AsyncUserEngine.create(r, userContext))!"],
  ["the base of a power", "new AsyncEngine(r, userContext) ** 2", "(await AsyncUserEngine.create(r, userContext)) ** 2"],
  ["an exponent", "2 ** new AsyncEngine(r, userContext)", "2 ** await AsyncUserEngine.create(r, userContext)"],
  ["a factor", "new AsyncEngine(r, userContext) * 2", "await AsyncUserEngine.create(r, userContext) * 2"],
  ["a base class", "class extends new AsyncEngine(r, userContext) {}", "class extends (await AsyncUserEngine.create(r, userContext)) {}"],
  ["an argument of new", "new Other(new AsyncEngine(r, userContext))", "new Other(await AsyncUserEngine.create(r, userContext))"],
  ["an argument of a call that is read", "g(new AsyncEngine(r, userContext), 1).x", "g(await AsyncUserEngine.create(r, userContext), 1).x"],
  ["parentheses of its own", "(new AsyncEngine(r, userContext)).x", "(await AsyncUserEngine.create(r, userContext)).x"],
  ["a cast", "new AsyncEngine(r, userContext) as any", "await AsyncUserEngine.create(r, userContext) as any"],
  ["items", "[...new AsyncEngine(r, userContext)]", "[...await AsyncUserEngine.create(r, userContext)]"],
  ["what new constructs", "new (new AsyncEngine(r, userContext))()", null],
  ["what new constructs, without parentheses", "new new AsyncEngine(r, userContext)()", null],
  ["what new constructs, by an attribute", "new (new AsyncEngine(r, userContext).constructor)()", null],
  ["what new constructs, by a call, a tag and an assertion", "new (new AsyncEngine(r, userContext).a()`x`!.B)()", null],
])("a construction that has to be awaited, as %s", (_, before, after) => {
  const program = (expression: string): string => `async function f(r, userContext) {\n  return ${expression};\n}\n`;
  const old = 'import { AsyncEngine } from "./engine/legacy";\n\n';
  const { text } = verdict(old + program(before), { file: "src/caller.ts" });
  expect(text).toBe(after === null ? old + program(before) : `import { AsyncUserEngine } from "./engine/user";\n\n${program(after)}`);
});

test.each([
  ["at the start of a block", "{\n  new AsyncEngine(r, userContext).run();", "{\n  (await AsyncUserEngine.create(r, userContext)).run();"],
  ["behind a semicolon", "{\n  r();\n  new AsyncEngine(r, userContext).run();", "{\n  r();\n  (await AsyncUserEngine.create(r, userContext)).run();"],
  ["behind a line without one, which would go on", "{\n  r()\n  new AsyncEngine(r, userContext).run()", "{\n  r()\n  ;(await AsyncUserEngine.create(r, userContext)).run()"],
  ["behind a block that may be an object", "{\n  r = {}\n  new AsyncEngine(r, userContext).run()", "{\n  r = {}\n  ;(await AsyncUserEngine.create(r, userContext)).run()"],
  ["under a condition, where it would be left out", "{\n  if (r)\n    new AsyncEngine(r, userContext).run()\n  else\n    new AsyncEngine(r, userContext).stop()", "{\n  if (r)\n    (await AsyncUserEngine.create(r, userContext)).run()\n  else\n    (await AsyncUserEngine.create(r, userContext)).stop()"],
  ["behind the label of a case", "{\n  switch (r) {\n    case 1:\n      new AsyncEngine(r, userContext).run()\n  }", "{\n  switch (r) {\n    case 1:\n      (await AsyncUserEngine.create(r, userContext)).run()\n  }"],
])("a statement that begins with a construction to await, %s", (_, before, after) => {
  const program = (body: string): string => `async function f(r, userContext) ${body}\n}\n`;
  const old = 'import { AsyncEngine } from "./engine/legacy";\n\n';
  const { text } = verdict(old + program(before), { file: "src/caller.ts" });
  expect(text).toBe(`import { AsyncUserEngine } from "./engine/user";\n\n${program(after)}`);
});

/** What becomes of a construction without its context, where one is at hand. */
test.each([
  ["on one line", "new ExecutionEngine(r, b)", "UserExecutionEngine.createFromLegacyPattern(r, b, userContext)"],
  ["with a comma at its end", "new ExecutionEngine(r, b,)", "UserExecutionEngine.createFromLegacyPattern(r, b, userContext,)"],
  ["over several lines", "new ExecutionEngine(\n    r,\n    b\n  )", "UserExecutionEngine.createFromLegacyPattern(\n    r,\n    b,\n    userContext\n  )"],
  ["over several lines with a comma at its end", "new ExecutionEngine(\n    r,\n    b,\n  )", "UserExecutionEngine.createFromLegacyPattern(\n    r,\n    b,\n    userContext,\n  )"],
  ["with a comment behind its last argument", "new ExecutionEngine(\n    r,\n    b // the bridge\n  )", "UserExecutionEngine.createFromLegacyPattern(\n    r,\n    b, // the bridge\n    userContext\n  )"],
  ["of a class in parentheses", "new (ExecutionEngine)(r, b)", "UserExecutionEngine.createFromLegacyPattern(r, b, userContext)"],
  ["of a class that is surely there", "new ExecutionEngine!(r, b)", "UserExecutionEngine.createFromLegacyPattern(r, b, userContext)"],
  ["with a comment before the class", "new /* why */ ExecutionEngine(r, b)", null],
  ["with a type argument, which the factory does not take", "new ExecutionEngine<number>(r, b)", null],
  ["of a cast class", "new (ExecutionEngine as any)(r, b)", null],
])("a construction %s", (_, before, after) => {
  const program = (expression: string): string => `function f(r, b, userContext) {\n  return ${expression};\n}\n`;
  const old = 'import { ExecutionEngine } from "./engine/legacy";\n\n';
  const { text } = verdict(old + program(before), { file: "src/caller.ts" });
  expect(text).toBe(after === null ? old + program(before) : `import { UserExecutionEngine } from "./engine/user";\n\n${program(after)}`);
});

describe("imports and exports of deprecated names", () => {
  test.each([
    ["a type", 'import type { Parser } from "./engine/legacy";\nlet p: typeof Parser;\n', 'import type { Parser } from "./parsing";\nlet p: typeof Parser;\n'],
    ["a type that is imported in place", 'let p: import("./engine/legacy").Parser;\n', 'let p: import("./parsing").Parser;\n'],
    ["the type of what is imported in place", 'let q: typeof import("./engine/legacy").helper;\n', 'let q: typeof import("./engine/user").helper;\n'],
    ["an export", 'export { Parser } from "./engine/legacy";\n', 'export { Parser } from "./parsing";\n'],
    ["exports with two homes", 'export { Parser as P, helper } from "./engine/legacy";\n', 'export { helper } from "./engine/user";\nexport { Parser as P } from "./parsing";\n'],
    ["an export of a type", 'export type { Parser } from "./engine/legacy";\n', 'export type { Parser } from "./parsing";\n'],
    ["an export of a type among values", 'export { type Parser as Q, helper } from "./engine/legacy";\n', 'export { helper } from "./engine/user";\nexport { type Parser as Q } from "./parsing";\n'],
    ["a module that is required", 'const old = require("./engine/legacy");\nold.helper();\n', 'const old = require("./engine/user");\nold.helper();\n'],
    ["a name that is required", 'const { helper: h } = require("./engine/legacy");\nh();\n', 'const { helper: h } = require("./engine/user");\nh();\n'],
    ["an attribute of what is required", 'const Parser = require("./engine/legacy").Parser;\nnew Parser();\n', 'const Parser = require("./parsing").Parser;\nnew Parser();\n'],
    ["one of several declarations", 'let a = 1, { Parser } = require("./engine/legacy");\nnew Parser();\n', 'let a = 1, { Parser } = require("./parsing");\nnew Parser();\n'],
    ["a module that TypeScript requires", 'import old = require("./engine/legacy");\nold.helper();\n', 'import old = require("./engine/user");\nold.helper();\n'],
    ["a name of what is awaited", 'const { Parser } = await import("./engine/legacy");\nnew Parser();\n', 'const { Parser } = await import("./parsing");\nnew Parser();\n'],
    ["a name that joins those of its new home", 'import { Reader } from "./parsing";\nimport { Parser } from "./engine/legacy";\nnew Parser(new Reader());\n', 'import { Reader, Parser } from "./parsing";\nnew Parser(new Reader());\n'],
    ["a value that stays apart from types of its new home", 'import type { Reader } from "./parsing";\nimport { Parser } from "./engine/legacy";\nnew Parser() as Reader;\n', 'import type { Reader } from "./parsing";\nimport { Parser } from "./parsing";\nnew Parser() as Reader;\n'],
    ["a name beside something else that is made of its new home", 'import { Parser } from "./parsing?url";\nimport { Parser as P } from "./engine/legacy";\nnew P(Parser);\n', 'import { Parser } from "./parsing?url";\nimport { Parser as P } from "./parsing";\nnew P(Parser);\n'],
    ["a class by two names, of which one has no uses", 'import { ExecutionEngine } from "./engine/legacy";\nimport { ExecutionEngine as Mine } from "./engine/legacy";\nfunction f(r, b, userContext) {\n  register(Mine);\n  return new Mine(r, b, userContext);\n}\n', 'import { UserExecutionEngine } from "./engine/user";\nimport { ExecutionEngine as Mine } from "./engine/legacy";\nfunction f(r, b, userContext) {\n  register(Mine);\n  return UserExecutionEngine.createFromLegacyPattern(r, b, userContext);\n}\n'],
    ["one name of a file with Windows line ends", 'import { Parser, onlyHere } from "./engine/legacy";\r\nnew Parser(onlyHere);\r\n', 'import { onlyHere } from "./engine/legacy";\r\nimport { Parser } from "./parsing";\r\nnew Parser(onlyHere);\r\n'],
    ["a name beside a default import", 'import legacy, { Parser } from "./engine/legacy";\nnew Parser(legacy);\n', 'import legacy from "./engine/legacy";\nimport { Parser } from "./parsing";\nnew Parser(legacy);\n'],
    ["a name without a comment, in the style of the file", "import {\n  Parser, // parses\n  helper,\n  onlyHere,\n} from './engine/legacy'\n\nnew Parser(helper(), onlyHere)\n", "import {\n  Parser, // parses\n  onlyHere,\n} from './engine/legacy'\nimport { helper } from './engine/user'\n\nnew Parser(helper(), onlyHere)\n"],
  ])("%s", (_, code, text) => {
    expect(verdict(code, { file: "src/caller.ts" }).text).toBe(text);
  });

  test.each([
    ["all of a module", 'export * from "./engine/legacy";\n', "1 deprecatedBlocked: star-import"],
    ["a module by one name", 'export * as old from "./engine/legacy";\n', "1 deprecatedBlocked: re-exported"],
    ["what its new module lacks", 'export { onlyHere } from "./engine/legacy";\n', "1 deprecatedBlocked: no-home"],
    ["a class whose successor differs", 'export { ExecutionEngine } from "./engine/legacy";\n', "1 deprecatedBlocked: re-exported"],
    ["what a loop requires for two homes", 'for (const { Parser, helper } = require("./engine/legacy");;) new Parser(helper);\n', "1 deprecatedBlocked: unsupported-syntax", "1 deprecatedBlocked: unsupported-syntax"],
  ])("%s stays", (_, code, ...left) => {
    expect(verdict(code, { file: "src/caller.ts" })).toEqual({ text: code, left });
  });

  test("a home inside of another is read from it", () => {
    const manifest = { symbols: { "pkg#Outer.Inner": { deprecated: ["lib#Old"] } } };
    const { text } = verdict('import { Old } from "lib";\n\nlet x: Old = new Old();\n', { file: "src/caller.ts", manifest });
    expect(text).toBe('import { Outer } from "pkg";\n\nlet x: Outer.Inner = new Outer.Inner();\n');
  });
});
