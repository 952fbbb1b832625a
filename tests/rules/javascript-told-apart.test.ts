import { verdict } from "./verdict";
import { testBehaviours } from "./behaviour";
import { because, typescript as ts } from "./data";

const engine = { ...ts.engine, scope: "user", factory: "./src/engine/user#UserExecutionEngine.createFromLegacyPattern" };

testBehaviours("no-deprecated-import", [
  {
    it: "a string that names a class which keeps its name is no obstacle",
    typescript: {
      code: 'import { Parser } from "./engine/legacy";\n\nexport const f = (x) => [new Parser(), x.constructor.name === "Parser"];\n',
      output: 'import { Parser } from "./parsing";\n\nexport const f = (x) => [new Parser(), x.constructor.name === "Parser"];\n',
      errors: [
        { messageId: "deprecated", data: ts.parser, line: 1, column: 10, endLine: 1, endColumn: 16 },
      ],
    },
  },
]);

testBehaviours("no-shared-state-constructor", [
  {
    it: "objects that are looked up by their class keep the class that they are looked up by",
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nconst handlers = new Map([[ExecutionEngine, 1]]);\nexport const f = (r, b, userContext) => handlers.get(new ExecutionEngine(r, b, userContext).constructor);\n',
      errors: [
        { messageId: "deprecatedConstructorBlocked", data: because("tied-by-identity", engine), line: 4, column: 58, endLine: 4, endColumn: 73 },
      ],
    },
  },
  {
    it: "objects that are told apart by what their class calls itself stay objects of that class",
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nexport const f = (r, b, userContext) => new ExecutionEngine(r, b, userContext).constructor.name === "ExecutionEngine";\n',
      errors: [
        { messageId: "deprecatedConstructorBlocked", data: because("tied-by-identity", engine), line: 3, column: 45, endLine: 3, endColumn: 60 },
      ],
    },
  },
  {
    it: "a name that the class gives itself moves with the class",
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nexport const f = (r, b, userContext) => new ExecutionEngine(r, b, userContext).constructor.name === ExecutionEngine.name;\n',
      output: 'import { UserExecutionEngine } from "./engine/user";\n\nexport const f = (r, b, userContext) => UserExecutionEngine.createFromLegacyPattern(r, b, userContext).constructor.name === UserExecutionEngine.name;\n',
      errors: [
        { messageId: "deprecatedConstructor", data: engine, line: 3, column: 45, endLine: 3, endColumn: 60 },
      ],
    },
  },
  {
    it: "a text is no user context, whatever its name",
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nexport const f = (r, b, userContext = "nobody") => new ExecutionEngine(r, b);\n',
      errors: [
        { messageId: "deprecatedConstructorBlocked", data: because("no-context", engine), line: 3, column: 56, endLine: 3, endColumn: 71 },
      ],
    },
  },
  {
    it: "what an expression may load and compares objects with ties what makes them",
    typescript: {
      filename: "tests/fixtures/project/src/caller.js",
      code: 'const { ExecutionEngine } = require("./engine/legacy");\n\nconst Kind = process.env.OLD ? require("./engine/legacy").ExecutionEngine : Object;\nexports.f = (r, b, userContext) => new ExecutionEngine(r, b, userContext) instanceof Kind;\n',
      errors: [
        { messageId: "deprecatedConstructorBlocked", data: because("tied-by-identity", engine), line: 4, column: 40, endLine: 4, endColumn: 55 },
      ],
    },
  },
  {
    it: "a parameter that a call leaves out is no user context",
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nfunction make(userContext) {\n  return new ExecutionEngine(1, 2);\n}\nexport const made = () => make();\n',
      errors: [
        { messageId: "deprecatedConstructorBlocked", data: because("no-context", engine), line: 4, column: 14, endLine: 4, endColumn: 29 },
      ],
    },
  },
  {
    it: "a parameter that each call gives is one",
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nconst make = (userContext) => new ExecutionEngine(1, 2);\nexport const made = (user) => make(user);\n',
      output: 'import { UserExecutionEngine } from "./engine/user";\n\nconst make = (userContext) => UserExecutionEngine.createFromLegacyPattern(1, 2, userContext);\nexport const made = (user) => make(user);\n',
      errors: [
        { messageId: "deprecatedConstructor", data: engine, line: 3, column: 35, endLine: 3, endColumn: 50 },
      ],
    },
  },
]);

test.each([
  ["from the old module, which others compare", 'import { Parser } from "./engine/legacy";\n\nexport const f = (kind) => kind === Parser;\n', ["1 deprecatedBlocked: tied-by-identity", "3 deprecatedUseBlocked: tied-by-identity"]],
  ["read from a module that stays", 'import * as old from "./engine/legacy";\n\nexport const f = () => [old.Parser === old.Parser, old];\n', ["1 deprecatedBlocked: tied-by-identity", "3 deprecatedUseBlocked: tied-by-identity", "3 deprecatedUseBlocked: tied-by-identity", "3 deprecatedUseBlocked: passed-as-value"]],
])("a class that is compared with another value is the same one on both sides: %s", (_, code, left) => {
  expect(verdict(code, { file: "src/caller.ts" })).toEqual({ text: code, left });
});

test("a default export that is compared with another value is the same one on both sides", () => {
  const code = 'import * as old from "./engine/reader";\n\nclass Special extends old.default {}\nexport const same = Object.getPrototypeOf(Special) === old.default;\n';
  const symbols = { "./src/parsing#Parser": { deprecated: ["./src/engine/reader#default"] } };
  expect(verdict(code, { file: "src/caller.ts", manifest: { symbols } }).text).toBe(code);
});
