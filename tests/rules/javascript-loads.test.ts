import { manifest } from "../fixtures/manifest";
import { verdict } from "./verdict";

const inFunction = (statement: string): string => `export async function f(r, b, userContext, x) {\n  ${statement}\n}\n`;

test.each([
  ["what is required", 'return new (require("./engine/legacy").ExecutionEngine)(r, b, userContext);', 'return require("./engine/user").UserExecutionEngine.createFromLegacyPattern(r, b, userContext);'],
  ["what is imported", 'return new (await import("./engine/legacy")).ExecutionEngine(r, b, userContext);', 'return (await import("./engine/user")).UserExecutionEngine.createFromLegacyPattern(r, b, userContext);'],
  ["what has to be awaited", 'return new (await import("./engine/legacy")).AsyncEngine(r, userContext).registry;', 'return (await (await import("./engine/user")).AsyncUserEngine.create(r, userContext)).registry;'],
  ["a factory", 'return require("./engine/legacy").getFactory();', 'return require("./engine/user").createFactory(userContext);'],
  ["another constructor", 'return require("./engine/legacy").ExecutionEngine.initFromFactory(r, b, userContext);', 'return require("./engine/user").UserExecutionEngine.createFromLegacyPattern(r, b, userContext);'],
  ["a line behind one that would go on", 'r()\n  new (await import("./engine/legacy")).ExecutionEngine(r, b, userContext)', 'r()\n  ;(await import("./engine/user")).UserExecutionEngine.createFromLegacyPattern(r, b, userContext)'],
])("a construction on the spot of a load is repaired: %s", (_, before, after) => {
  expect(verdict(inFunction(before), { file: "src/caller.ts" })).toEqual({ text: inFunction(after), left: [] });
});

test.each([
  ["without a context", "return new (require('./engine/legacy').ExecutionEngine)(r, b, null);", "no-context"],
  ["beside a check of its class", "return [new (require('./engine/legacy').ExecutionEngine)(r, b, userContext), x instanceof require('./engine/legacy').ExecutionEngine];", "tied-by-identity"],
  ["with a comment in the load", "return new (require(/* old */ './engine/legacy').ExecutionEngine)(r, b, userContext);", "unsupported-syntax"],
  ["where more than the name decides on the module", "return new (await import('./engine/legacy', { with: { type: 'js' } })).ExecutionEngine(r, b, userContext);", "unsupported-syntax"],
  ["beside a double of the module", "jest.mock('./engine/legacy'); return new (require('./engine/legacy').ExecutionEngine)(r, b, userContext);", "mocked-module"],
])("a construction on the spot of a load stays %s", (_, statement, reason) => {
  const { text, left } = verdict(inFunction(statement), { file: "src/caller.ts" });
  expect(text).toBe(inFunction(statement));
  expect(left).toContain(`2 deprecatedConstructorBlocked: ${reason}`);
});

test("a construction on the spot of a load stays where strings are left alone", () => {
  const code = inFunction("return new (require('./engine/legacy').ExecutionEngine)(r, b, userContext);");
  expect(verdict(code, { file: "src/caller.ts", manifest: { ...manifest, strings: "report" } })).toEqual({ text: code, left: ["2 deprecatedBlocked: in-use", "2 deprecatedConstructorBlocked: strings-setting"] });
});

const equals = 'import x = require("./old-parsing");\n';

test.each([
  ["beside another import", `${equals}import { helper } from "./engine/user";\n\nexport const f = () => [new x.OldReader(), helper()];\n`, 'import { helper } from "./engine/user";\nimport { Reader } from "./parsing";\n\nexport const f = () => [new Reader(), helper()];\n'],
  ["into an import of the same module", `${equals}import { Parser } from "./parsing";\n\nexport const f = () => [new x.OldReader(), new Parser(), x.y];\n`, `${equals}import { Parser, Reader } from "./parsing";\n\nexport const f = () => [new Reader(), new Parser(), x.y];\n`],
])("a name that is read from `import x = require()` is imported %s", (_, before, after) => {
  expect(verdict(before, { file: "src/caller.ts" })).toEqual({ text: after, left: [] });
});

test.each([
  ["there is no other import", `${equals}\nexport const f = () => new x.OldReader();\n`, "3 deprecatedBlocked: unsupported-syntax"],
  ["the other import is for types", `${equals}import type { Parser } from "./parsing";\n\nexport const f = (parser: Parser) => new x.OldReader();\n`, "4 deprecatedBlocked: unsupported-syntax"],
])("a name that is read from `import x = require()` stays where %s", (_, code, left) => {
  expect(verdict(code, { file: "src/caller.ts" })).toEqual({ text: code, left: [left] });
});

test.each([
  [
    "that stands right behind it",
    'const { OldReader } = require("./old-parsing");\nconst { Parser } = require("./parsing");\n\nnew OldReader(Parser);\n',
    'const { Parser, Reader } = require("./parsing");\n\nnew Reader(Parser);\n',
  ],
  [
    "unless the name may be used before it",
    'const { OldReader } = require("./old-parsing");\nconst reader = new OldReader();\nconst { Parser } = require("./parsing");\n',
    'const { Reader } = require("./parsing");\nconst reader = new Reader();\nconst { Parser } = require("./parsing");\n',
  ],
  [
    "unless a default there may use it",
    'const { OldReader } = require("./old-parsing");\nconst { Parser = OldReader } = require("./parsing");\n',
    'const { Reader } = require("./parsing");\nconst { Parser = Reader } = require("./parsing");\n',
  ],
  [
    "unless its own statement may use it",
    'const { OldReader } = require("./old-parsing"), reader = new OldReader();\nconst { Parser } = require("./parsing");\n',
    'const { Reader } = require("./parsing"), reader = new Reader();\nconst { Parser } = require("./parsing");\n',
  ],
])("what is required of a module goes into a load of the same module %s", (_, before, after) => {
  expect(verdict(before, { file: "src/caller.ts" })).toEqual({ text: after, left: [] });
});

test("a name that is read from a namespace stays the name of a default export", () => {
  const symbols = { "new-names#default": { deprecated: ["old-names#Thing"] } };
  const before = 'import * as old from "old-names";\n\nexport const f = () => old.Thing(old.other);\n';
  const after = 'import * as old from "old-names";\nimport Thing from "new-names";\n\nexport const f = () => Thing(old.other);\n';
  expect(verdict(before, { file: "src/caller.ts", manifest: { symbols } })).toEqual({ text: after, left: [] });
});
