import { testBehaviours } from "./behaviour";
import { because, typescript as ts } from "./data";

const engine = { ...ts.engine, scope: "user", factory: "./src/engine/user#UserExecutionEngine.createFromLegacyPattern" };

testBehaviours("no-deprecated-import", [
  {
    it: "a semicolon that guards the next line stays when its statement goes",
    typescript: {
      code: 'const { Parser } = require("./parsing")\nconst { Parser: Old } = require("./engine/legacy")\n;[Parser].map((P) => new P(Old))\n',
      output: 'const { Parser } = require("./parsing")\n;[Parser].map((P) => new P(Parser))\n',
      errors: [
        { messageId: "deprecated", data: ts.parser, line: 2, column: 9, endLine: 2, endColumn: 15 },
      ],
    },
  },
  {
    it: "a new statement stands before the semicolon that guards the next line",
    typescript: {
      code: "const { Parser, onlyHere } = require('./engine/legacy')\n;[1].map((one) => new Parser(onlyHere(one)))\n",
      output: "const { onlyHere } = require('./engine/legacy')\nconst { Parser } = require('./parsing')\n;[1].map((one) => new Parser(onlyHere(one)))\n",
      errors: [
        { messageId: "deprecated", data: ts.parser, line: 1, column: 9, endLine: 1, endColumn: 15 },
        { messageId: "deprecatedBlocked", data: because("no-home", ts.onlyHere), line: 1, column: 17, endLine: 1, endColumn: 25 },
      ],
    },
  },
  {
    it: "a statement stays that keeps its neighbours apart",
    typescript: {
      code: 'const { Parser } = require("./parsing")\nlet last = Parser\nconst { Parser: Old } = require("./engine/legacy");\n(() => new Old(last))()\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("unsupported-syntax", ts.parser), line: 3, column: 9, endLine: 3, endColumn: 15 },
      ],
    },
  },
  {
    it: "a name that is required later does not serve a use before it",
    typescript: {
      code: 'const { Parser: Old } = require("./engine/legacy");\nnew Old();\nconst { Parser } = require("./parsing");\nnew Parser();\n',
      output: 'const { Parser: Old } = require("./parsing");\nnew Old();\nconst { Parser } = require("./parsing");\nnew Parser();\n',
      errors: [
        { messageId: "deprecated", data: ts.parser, line: 1, column: 9, endLine: 1, endColumn: 15 },
      ],
    },
  },
  {
    it: "a name that its declaration exports is not moved out of it",
    typescript: {
      code: 'export const { Parser, onlyHere } = await import("./engine/legacy");\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("re-exported", ts.parser), line: 1, column: 16, endLine: 1, endColumn: 22 },
        { messageId: "deprecatedBlocked", data: because("no-home", ts.onlyHere), line: 1, column: 24, endLine: 1, endColumn: 32 },
      ],
    },
  },
  {
    it: "a rest element keeps what others take before it",
    typescript: {
      code: 'const { Parser, ...rest } = require("./engine/legacy");\nObject.keys(rest).map(() => new Parser());\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("unsupported-syntax", ts.parser), line: 1, column: 9, endLine: 1, endColumn: 15 },
        { messageId: "deprecatedBlocked", data: because("passed-as-value", ts.module), line: 1, column: 37, endLine: 1, endColumn: 54 },
        { messageId: "deprecatedUseBlocked", data: because("passed-as-value", ts.module), line: 2, column: 13, endLine: 2, endColumn: 17 },
      ],
    },
  },
  {
    it: "a shorthand property whose name stays is left alone",
    typescript: {
      code: 'import { Parser, onlyHere } from "./engine/legacy";\nexport const all = { Parser, onlyHere };\n',
      output: 'import { onlyHere } from "./engine/legacy";\nimport { Parser } from "./parsing";\nexport const all = { Parser, onlyHere };\n',
      errors: [
        { messageId: "deprecated", data: ts.parser, line: 1, column: 10, endLine: 1, endColumn: 16 },
        { messageId: "deprecatedBlocked", data: because("no-home", ts.onlyHere), line: 1, column: 18, endLine: 1, endColumn: 26 },
      ],
    },
  },
  {
    it: "the parts of a namespace see each other's names",
    typescript: {
      code: 'import { OldReader } from "./old-parsing";\nnamespace N { export const Reader = 1; }\nnamespace N { export const made = new OldReader(); }\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("name-taken", ts.oldReader), line: 1, column: 10, endLine: 1, endColumn: 19 },
      ],
    },
  },
  {
    it: "an import alias of TypeScript names no class without a dot",
    typescript: {
      code: 'import * as legacy from "./engine/legacy";\nimport P = legacy.Parser;\nnew P();\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("unsupported-syntax", ts.module), line: 1, column: 25, endLine: 1, endColumn: 42 },
        { messageId: "deprecatedUseBlocked", data: because("unsupported-syntax", ts.parser), line: 2, column: 12, endLine: 2, endColumn: 25 },
      ],
    },
  },
  {
    it: "a declared runner is the global one",
    typescript: {
      code: 'declare const jest: any;\njest.mock("./engine/legacy", () => ({}));\nimport { Parser } from "./engine/legacy";\nnew Parser();\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("mocked-module", ts.module), line: 2, column: 11, endLine: 2, endColumn: 28 },
        { messageId: "deprecatedBlocked", data: because("mocked-module", ts.parser), line: 3, column: 10, endLine: 3, endColumn: 16 },
      ],
    },
  },
  {
    it: "a chain of mocks is read to its end",
    typescript: {
      code: 'jest.mock("./other").mock("./engine/legacy", () => ({}));\nimport { Parser } from "./engine/legacy";\nnew Parser();\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("mocked-module", ts.module), line: 1, column: 27, endLine: 1, endColumn: 44 },
        { messageId: "deprecatedBlocked", data: because("mocked-module", ts.parser), line: 2, column: 10, endLine: 2, endColumn: 16 },
      ],
    },
  },
  {
    it: "the mocks of node are known",
    typescript: {
      code: 'import { mock } from "node:test";\nmock.module("./engine/legacy", { namedExports: {} });\nimport { Parser } from "./engine/legacy";\nnew Parser();\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("mocked-module", ts.module), line: 2, column: 13, endLine: 2, endColumn: 30 },
        { messageId: "deprecatedBlocked", data: because("mocked-module", ts.parser), line: 3, column: 10, endLine: 3, endColumn: 16 },
      ],
    },
  },
]);

testBehaviours("no-shared-state-constructor", [
  {
    it: "a context that is only declared under a condition is not at hand",
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nfunction f(r, b, found) {\n  if (found) var userContext = found;\n  return new ExecutionEngine(r, b);\n}\n',
      errors: [
        { messageId: "deprecatedConstructorBlocked", data: because("no-context", engine), line: 5, column: 14, endLine: 5, endColumn: 29 },
      ],
    },
  },
  {
    it: "a context that is declared behind the call may not be there yet",
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nfunction f(r, b) {\n  return new ExecutionEngine(r, b);\n}\nconst userContext = current();\n',
      errors: [
        { messageId: "deprecatedConstructorBlocked", data: because("no-context", engine), line: 4, column: 14, endLine: 4, endColumn: 29 },
      ],
    },
  },
  {
    it: "a context that says itself that it may be missing is not at hand",
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nfunction f(r, b, found) {\n  const userContext = found ? found.user : null;\n  return new ExecutionEngine(r, b);\n}\n',
      errors: [
        { messageId: "deprecatedConstructorBlocked", data: because("no-context", engine), line: 5, column: 14, endLine: 5, endColumn: 29 },
      ],
    },
  },
  {
    it: "a string is no context",
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nconst f = (r, b, userContext: string) => new ExecutionEngine(r, b);\n',
      errors: [
        { messageId: "deprecatedConstructorBlocked", data: because("no-context", engine), line: 3, column: 46, endLine: 3, endColumn: 61 },
      ],
    },
  },
  {
    it: "a check of the class moves together with what it checks",
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nit("makes one", (r, b, userContext) => {\n  expect(new ExecutionEngine(r, b, userContext)).toBeInstanceOf(ExecutionEngine);\n});\n',
      output: 'import { UserExecutionEngine } from "./engine/user";\n\nit("makes one", (r, b, userContext) => {\n  expect(UserExecutionEngine.createFromLegacyPattern(r, b, userContext)).toBeInstanceOf(UserExecutionEngine);\n});\n',
      errors: [
        { messageId: "deprecatedConstructor", data: engine, line: 4, column: 14, endLine: 4, endColumn: 29 },
      ],
    },
  },
  {
    it: "a comparison of prototypes moves together with what it compares",
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nconst f = (r, b, userContext) => Object.getPrototypeOf(new ExecutionEngine(r, b, userContext)) === ExecutionEngine.prototype;\n',
      output: 'import { UserExecutionEngine } from "./engine/user";\n\nconst f = (r, b, userContext) => Object.getPrototypeOf(UserExecutionEngine.createFromLegacyPattern(r, b, userContext)) === UserExecutionEngine.prototype;\n',
      errors: [
        { messageId: "deprecatedConstructor", data: engine, line: 3, column: 60, endLine: 3, endColumn: 75 },
      ],
    },
  },
  {
    it: "a spy on the class makes its constructions doubtful",
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nit("runs", (r, b, userContext) => {\n  jest.spyOn(ExecutionEngine.prototype, "run");\n  new ExecutionEngine(r, b, userContext).run();\n});\n',
      errors: [
        { messageId: "deprecatedConstructorBlocked", data: because("mocked-module", engine), line: 5, column: 7, endLine: 5, endColumn: 22, suggestions: [{ messageId: "call", data: because("mocked-module", engine), output: 'import { ExecutionEngine } from "./engine/legacy";\nimport { UserExecutionEngine } from "./engine/user";\n\nit("runs", (r, b, userContext) => {\n  jest.spyOn(ExecutionEngine.prototype, "run");\n  UserExecutionEngine.createFromLegacyPattern(r, b, userContext).run();\n});\n' }] },
      ],
    },
  },
  {
    it: "a replaced method makes the constructions of its class doubtful",
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nconst f = (r, b, userContext) => {\n  ExecutionEngine.prototype.run = () => r;\n  return new ExecutionEngine(r, b, userContext).run();\n};\n',
      errors: [
        { messageId: "deprecatedConstructorBlocked", data: because("mocked-module", engine), line: 5, column: 14, endLine: 5, endColumn: 29, suggestions: [{ messageId: "call", data: because("mocked-module", engine), output: 'import { ExecutionEngine } from "./engine/legacy";\nimport { UserExecutionEngine } from "./engine/user";\n\nconst f = (r, b, userContext) => {\n  ExecutionEngine.prototype.run = () => r;\n  return UserExecutionEngine.createFromLegacyPattern(r, b, userContext).run();\n};\n' }] },
      ],
    },
  },
]);
