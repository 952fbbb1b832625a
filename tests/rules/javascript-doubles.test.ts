import { testBehaviours } from "./behaviour";
import { because, typescript as ts } from "./data";

testBehaviours("no-deprecated-import", [
  {
    it: "a test double moves together with the import that it stands in for",
    typescript: {
      code: 'import { OldReader } from "./old-parsing";\njest.mock("./old-parsing", () => ({ OldReader: jest.fn() }));\n\ntest("it", () => expect(new OldReader()).toBeDefined());\n',
      output: 'import { Reader } from "./parsing";\njest.mock("./parsing", () => ({ Reader: jest.fn() }));\n\ntest("it", () => expect(new Reader()).toBeDefined());\n',
      errors: [
        { messageId: "deprecated", data: ts.oldReader, line: 1, column: 10, endLine: 1, endColumn: 19 },
        { messageId: "deprecated", data: ts.oldReader, line: 2, column: 37, endLine: 2, endColumn: 46 },
      ],
    },
  },
  {
    it: "a test double that takes the rest from the real module takes it from the new one",
    typescript: {
      code: 'import { OldReader } from "./old-parsing";\nvi.mock("./old-parsing", async (importOriginal) => ({ ...(await importOriginal()), OldReader: vi.fn() }));\n\ntest("it", () => expect(new OldReader()).toBeDefined());\n',
      output: 'import { Reader } from "./parsing";\nvi.mock("./parsing", async (importOriginal) => ({ ...(await importOriginal()), Reader: vi.fn() }));\n\ntest("it", () => expect(new Reader()).toBeDefined());\n',
      errors: [
        { messageId: "deprecated", data: ts.oldReader, line: 1, column: 10, endLine: 1, endColumn: 19 },
        { messageId: "deprecated", data: ts.oldReader, line: 2, column: 84, endLine: 2, endColumn: 93 },
      ],
    },
  },
  {
    it: "a double that takes the rest from a constant, and its member from a hoisted value, moves",
    typescript: {
      code: 'import { OldReader } from "./old-parsing";\nconst { OldReader: double } = vi.hoisted(() => ({ OldReader: vi.fn() }));\nvi.doMock("./old-parsing", async () => {\n  const actual = await vi.importActual("./old-parsing");\n  return { ...actual, OldReader: double };\n});\n\ntest("it", () => expect(OldReader).toBe(double));\n',
      output: 'import { Reader } from "./parsing";\nconst { OldReader: double } = vi.hoisted(() => ({ OldReader: vi.fn() }));\nvi.doMock("./parsing", async () => {\n  const actual = await vi.importActual("./parsing");\n  return { ...actual, Reader: double };\n});\n\ntest("it", () => expect(Reader).toBe(double));\n',
      errors: [
        { messageId: "deprecated", data: ts.oldReader, line: 1, column: 10, endLine: 1, endColumn: 19 },
        { messageId: "deprecated", data: ts.oldReader, line: 5, column: 23, endLine: 5, endColumn: 32 },
      ],
    },
  },
  {
    it: "a double of node:test moves with its named exports",
    typescript: {
      code: 'import { mock } from "node:test";\nmock.module("./old-parsing", { namedExports: { OldReader: class {} } });\nconst { OldReader } = await import("./old-parsing");\n\nnew OldReader();\n',
      output: 'import { mock } from "node:test";\nmock.module("./parsing", { namedExports: { Reader: class {} } });\nconst { Reader } = await import("./parsing");\n\nnew Reader();\n',
      errors: [
        { messageId: "deprecated", data: ts.oldReader, line: 2, column: 48, endLine: 2, endColumn: 57 },
        { messageId: "deprecated", data: ts.oldReader, line: 3, column: 9, endLine: 3, endColumn: 18 },
      ],
    },
  },
  {
    it: "a double that holds something without a new home stays",
    typescript: {
      code: 'import { OldReader } from "./old-parsing";\njest.mock("./old-parsing", () => ({ OldReader: jest.fn(), other: 1 }));\n\ntest("it", () => expect(new OldReader()).toBeDefined());\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("mocked-module", ts.oldReader), line: 1, column: 10, endLine: 1, endColumn: 19 },
        { messageId: "deprecatedBlocked", data: because("mocked-module", ts.oldReader), line: 2, column: 37, endLine: 2, endColumn: 46 },
      ],
    },
  },
  {
    it: "a double whose members are not written down stays",
    typescript: {
      code: 'import { OldReader } from "./old-parsing";\njest.mock("./old-parsing", () => makeDouble());\n\ntest("it", () => expect(new OldReader()).toBeDefined());\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("mocked-module", ts.oldReader), line: 1, column: 10, endLine: 1, endColumn: 19 },
        { messageId: "deprecatedBlocked", data: because("mocked-module", ts.oldReader), line: 2, column: 11, endLine: 2, endColumn: 26 },
      ],
    },
  },
  {
    it: "an automatic double stays",
    typescript: {
      code: 'import { OldReader } from "./old-parsing";\njest.mock("./old-parsing");\n\ntest("it", () => expect(new OldReader()).toBeDefined());\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("mocked-module", ts.oldReader), line: 1, column: 10, endLine: 1, endColumn: 19 },
        { messageId: "deprecatedBlocked", data: because("mocked-module", ts.oldReader), line: 2, column: 11, endLine: 2, endColumn: 26 },
      ],
    },
  },
  {
    it: "a double that serves code elsewhere alone is moved by people",
    typescript: {
      code: 'jest.mock("./old-parsing", () => ({ OldReader: jest.fn() }));\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("mocked-module", ts.oldReader), line: 1, column: 37, endLine: 1, endColumn: 46, suggestions: [{ messageId: "name", data: { reason: "mocked-module", home: ts.oldReader.home }, output: 'jest.mock("./parsing", () => ({ Reader: jest.fn() }));\n' }] },
      ],
    },
  },
  {
    it: "a double of a module that other code takes its own implementation from is moved by people",
    typescript: {
      code: 'import { helper } from "./engine/legacy";\njest.mock("./engine/legacy", () => ({ helper: jest.fn() }));\n\ntest("it", () => expect(helper()).toBe(1));\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("mocked-module", ts.helper), line: 1, column: 10, endLine: 1, endColumn: 16, suggestions: [{ messageId: "name", data: { reason: "mocked-module", home: ts.helper.home }, output: 'import { helper } from "./engine/user";\njest.mock("./engine/user", () => ({ helper: jest.fn() }));\n\ntest("it", () => expect(helper()).toBe(1));\n' }] },
        { messageId: "deprecatedBlocked", data: because("mocked-module", ts.module), line: 2, column: 11, endLine: 2, endColumn: 28, suggestions: [{ messageId: "name", data: { reason: "mocked-module", home: ts.module.home }, output: 'import { helper } from "./engine/user";\njest.mock("./engine/user", () => ({ helper: jest.fn() }));\n\ntest("it", () => expect(helper()).toBe(1));\n' }] },
      ],
    },
  },
  {
    it: "a double of a class whose successor is made in another way stays",
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\njest.mock("./engine/legacy", () => ({ ExecutionEngine: jest.fn() }));\n\ntest("it", () => expect(new ExecutionEngine(1, 2)).toBeDefined());\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("mocked-module", ts.engine), line: 1, column: 10, endLine: 1, endColumn: 25 },
        { messageId: "deprecatedBlocked", data: because("mocked-module", ts.module), line: 2, column: 11, endLine: 2, endColumn: 28 },
      ],
    },
  },
  {
    it: "where the new home has a double already, nothing moves",
    typescript: {
      code: 'import { OldReader } from "./old-parsing";\njest.mock("./old-parsing", () => ({ OldReader: jest.fn() }));\njest.mock("./parsing", () => ({ Reader: jest.fn() }));\n\ntest("it", () => expect(new OldReader()).toBeDefined());\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("mocked-module", ts.oldReader), line: 1, column: 10, endLine: 1, endColumn: 19 },
        { messageId: "deprecatedBlocked", data: because("mocked-module", ts.oldReader), line: 2, column: 37, endLine: 2, endColumn: 46 },
      ],
    },
  },
  {
    it: "what puts the real module back goes along",
    typescript: {
      code: 'import { OldReader } from "./old-parsing";\njest.mock("./old-parsing", () => ({ OldReader: jest.fn() }));\nafterAll(() => jest.unmock("./old-parsing"));\n\ntest("it", () => expect(new OldReader()).toBeDefined());\n',
      output: 'import { Reader } from "./parsing";\njest.mock("./parsing", () => ({ Reader: jest.fn() }));\nafterAll(() => jest.unmock("./parsing"));\n\ntest("it", () => expect(new Reader()).toBeDefined());\n',
      errors: [
        { messageId: "deprecated", data: ts.oldReader, line: 1, column: 10, endLine: 1, endColumn: 19 },
        { messageId: "deprecated", data: ts.oldReader, line: 2, column: 37, endLine: 2, endColumn: 46 },
      ],
    },
  },
  {
    it: "a member of the real module that a double passes on is read from the new one",
    typescript: {
      code: 'import { OldReader } from "./old-parsing";\njest.mock("./old-parsing", () => ({ OldReader: jest.fn(() => new (jest.requireActual("./old-parsing").OldReader)()) }));\n\ntest("it", () => expect(new OldReader()).toBeDefined());\n',
      output: 'import { Reader } from "./parsing";\njest.mock("./parsing", () => ({ Reader: jest.fn(() => new (jest.requireActual("./parsing").Reader)()) }));\n\ntest("it", () => expect(new Reader()).toBeDefined());\n',
      errors: [
        { messageId: "deprecated", data: ts.oldReader, line: 1, column: 10, endLine: 1, endColumn: 19 },
        { messageId: "deprecated", data: ts.oldReader, line: 2, column: 37, endLine: 2, endColumn: 46 },
        { messageId: "deprecated", data: ts.oldReader, line: 2, column: 86, endLine: 2, endColumn: 101 },
      ],
    },
  },
  {
    it: "where strings are left alone, a double is, too",
    manifest: { strings: "off" },
    typescript: {
      code: 'import { OldReader } from "./old-parsing";\njest.mock("./old-parsing", () => ({ OldReader: jest.fn() }));\n\ntest("it", () => expect(new OldReader()).toBeDefined());\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("strings-setting", ts.oldReader), line: 1, column: 10, endLine: 1, endColumn: 19, suggestions: [{ messageId: "name", data: { reason: "strings-setting", home: ts.oldReader.home }, output: 'import { Reader } from "./parsing";\njest.mock("./parsing", () => ({ Reader: jest.fn() }));\n\ntest("it", () => expect(new Reader()).toBeDefined());\n' }] },
      ],
    },
  },
  {
    it: "a member in shorthand gets the new name",
    typescript: {
      code: 'import { OldReader as Reading } from "./old-parsing";\nconst OldReader = jest.fn();\njest.doMock("./old-parsing", () => ({ __esModule: true, OldReader }));\n\ntest("it", () => expect(new Reading()).toBeDefined());\n',
      output: 'import { Reader as Reading } from "./parsing";\nconst OldReader = jest.fn();\njest.doMock("./parsing", () => ({ __esModule: true, Reader: OldReader }));\n\ntest("it", () => expect(new Reading()).toBeDefined());\n',
      errors: [
        { messageId: "deprecated", data: ts.oldReader, line: 1, column: 10, endLine: 1, endColumn: 19 },
        { messageId: "deprecated", data: ts.oldReader, line: 3, column: 57, endLine: 3, endColumn: 66 },
      ],
    },
  },
  {
    it: "the real module in a constant that is read from stays, and with it the double",
    typescript: {
      code: 'import { OldReader } from "./old-parsing";\nvi.mock("./old-parsing", async (importOriginal) => {\n  const actual = await importOriginal();\n  return { ...actual, OldReader: vi.fn(() => new actual.OldReader()) };\n});\n\ntest("it", () => expect(new OldReader()).toBeDefined());\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("mocked-module", ts.oldReader), line: 1, column: 10, endLine: 1, endColumn: 19 },
        { messageId: "deprecatedBlocked", data: because("mocked-module", ts.oldReader), line: 2, column: 9, endLine: 2, endColumn: 24 },
      ],
    },
  },
]);
