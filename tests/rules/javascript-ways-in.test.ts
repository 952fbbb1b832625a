import { testBehaviours } from "./behaviour";
import { because, typescript as ts } from "./data";

const engine = { ...ts.engine, scope: "user", factory: "./src/engine/user#UserExecutionEngine.createFromLegacyPattern" };

testBehaviours("no-deprecated-import", [
  {
    it: "a default home is read through a namespace of it that is there already",
    manifest: { symbols: { "pkg-new#default": { deprecated: ["pkg-old#Client"] } }, modules: {} },
    typescript: {
      code: 'import * as fresh from "pkg-new";\nimport { Client } from "pkg-old";\n\nexport const c = [new Client(), fresh.other];\n',
      output: 'import Client, * as fresh from "pkg-new";\n\nexport const c = [new Client(), fresh.other];\n',
      errors: [
        { messageId: "deprecated", data: { name: "pkg-old#Client", home: "pkg-new#default", why: "" }, line: 2, column: 10, endLine: 2, endColumn: 16 },
      ],
    },
  },
  {
    it: "a default export that is read from a namespace",
    manifest: { symbols: { "pkg-new#Client": { deprecated: ["pkg-old#default"] } }, modules: {} },
    typescript: {
      code: 'import * as old from "pkg-old";\n\nexport const c = new old.default();\n',
      output: 'import { Client } from "pkg-new";\n\nexport const c = new Client();\n',
      errors: [
        { messageId: "deprecated", data: { name: "pkg-old#default", home: "pkg-new#Client", why: "" }, line: 3, column: 22, endLine: 3, endColumn: 33 },
      ],
    },
  },
  {
    it: "a member of a namespace whose home is a default export",
    manifest: { symbols: { "pkg-new#default": { deprecated: ["pkg-old#Client"] } }, modules: {} },
    typescript: {
      code: 'import * as old from "pkg-old";\n\nexport const c = new old.Client();\n',
      output: 'import Client from "pkg-new";\n\nexport const c = new Client();\n',
      errors: [{ messageId: "deprecated", data: { name: "pkg-old#Client", home: "pkg-new#default", why: "" }, line: 3, column: 22, endLine: 3, endColumn: 32 }],
    },
  },
  {
    it: "what comes from a new home that is required before joins it",
    typescript: {
      filename: "tests/fixtures/project/src/caller.js",
      code: 'const { Reader } = require("./parsing");\nconst { Parser } = require("./engine/legacy");\n\nexports.all = [new Parser(), Reader];\n',
      output: 'const { Reader, Parser } = require("./parsing");\n\nexports.all = [new Parser(), Reader];\n',
      errors: [
        { messageId: "deprecated", data: ts.parser, line: 2, column: 9, endLine: 2, endColumn: 15 },
      ],
    },
  },
  {
    it: "names of two old modules that go to one new one come by one require",
    typescript: {
      filename: "tests/fixtures/project/src/caller.js",
      code: 'const { Parser } = require("./engine/legacy");\nconst { OldReader } = require("./old-parsing");\n\nexports.all = [new Parser(), new OldReader()];\n',
      output: [
        'const { Parser } = require("./parsing");\nconst { OldReader } = require("./old-parsing");\n\nexports.all = [new Parser(), new OldReader()];\n',
        'const { Parser, Reader } = require("./parsing");\n\nexports.all = [new Parser(), new Reader()];\n',
      ],
      errors: [
        { messageId: "deprecated", data: ts.parser, line: 1, column: 9, endLine: 1, endColumn: 15 },
        { messageId: "deprecated", data: ts.oldReader, line: 2, column: 9, endLine: 2, endColumn: 18 },
      ],
    },
  },
  {
    it: "side effects and assets stay as they are",
    typescript: {
      code: 'import "./engine/legacy";\nimport url from "./engine/legacy?url";\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("unsupported-syntax", ts.module), line: 1, column: 8, endLine: 1, endColumn: 25 },
        { messageId: "deprecatedBlocked", data: because("unsupported-syntax", { name: "./src/engine/legacy#default", home: "./src/engine/user#default", why: "" }), line: 2, column: 8, endLine: 2, endColumn: 11 },
      ],
    },
  },
  {
    it: "what only points to a module is pointed to the new one",
    typescript: {
      code: 'export const a = require.resolve("./engine/legacy");\nexport const b = import.meta.resolve("./engine/legacy");\n',
      output: 'export const a = require.resolve("./engine/user");\nexport const b = import.meta.resolve("./engine/user");\n',
      errors: [
        { messageId: "deprecated", data: ts.module, line: 1, column: 34, endLine: 1, endColumn: 51 },
        { messageId: "deprecated", data: ts.module, line: 2, column: 38, endLine: 2, endColumn: 55 },
      ],
    },
  },
  {
    it: "an ambient declaration of the old module",
    typescript: {
      code: 'declare module "./engine/legacy";\n',
      output: 'declare module "./engine/user";\n',
      errors: [
        { messageId: "deprecated", data: ts.module, line: 1, column: 16, endLine: 1, endColumn: 33 },
      ],
    },
  },
  {
    it: "a type of the whole module",
    typescript: {
      code: 'export type Legacy = typeof import("./engine/legacy");\nexport type P = import("./engine/legacy").Parser;\n',
      output: 'export type Legacy = typeof import("./engine/legacy");\nexport type P = import("./parsing").Parser;\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("dynamic-module", ts.module), line: 1, column: 36, endLine: 1, endColumn: 53, suggestions: [{ messageId: "name", data: { reason: "dynamic-module", home: ts.module.home }, output: 'export type Legacy = typeof import("./engine/user");\nexport type P = import("./engine/legacy").Parser;\n' }] },
        { messageId: "deprecated", data: ts.parser, line: 2, column: 24, endLine: 2, endColumn: 41 },
      ],
    },
  },
  {
    it: "an import of types, and one type among values",
    typescript: {
      code: 'import type { Parser } from "./engine/legacy";\nimport { helper, type Parser as P } from "./engine/legacy";\n\nexport const f = (p: Parser, q: P) => helper();\n',
      output: [
        'import type { Parser } from "./parsing";\nimport { helper, type Parser as P } from "./engine/legacy";\n\nexport const f = (p: Parser, q: P) => helper();\n',
        'import type { Parser } from "./parsing";\nimport { helper } from "./engine/legacy";\n\nexport const f = (p: Parser, q: Parser) => helper();\n',
        'import type { Parser } from "./parsing";\nimport { helper } from "./engine/user";\n\nexport const f = (p: Parser, q: Parser) => helper();\n',
      ],
      errors: [
        { messageId: "deprecated", data: ts.parser, line: 1, column: 15, endLine: 1, endColumn: 21 },
        { messageId: "deprecated", data: ts.helper, line: 2, column: 10, endLine: 2, endColumn: 16 },
        { messageId: "deprecated", data: ts.parser, line: 2, column: 23, endLine: 2, endColumn: 29 },
      ],
    },
  },
  {
    it: "names that are handed on by themselves, as types, and as a whole",
    typescript: {
      code: 'export { Parser, helper as help } from "./engine/legacy";\nexport type { Parser as P } from "./engine/legacy";\nexport * from "./engine/legacy";\nexport * as legacy from "./engine/legacy";\n',
      output: [
        'export { helper as help } from "./engine/legacy";\nexport { Parser } from "./parsing";\nexport type { Parser as P } from "./parsing";\nexport * from "./engine/legacy";\nexport * as legacy from "./engine/legacy";\n',
        'export { helper as help } from "./engine/user";\nexport { Parser } from "./parsing";\nexport type { Parser as P } from "./parsing";\nexport * from "./engine/legacy";\nexport * as legacy from "./engine/legacy";\n',
      ],
      errors: [
        { messageId: "deprecated", data: ts.parser, line: 1, column: 10, endLine: 1, endColumn: 16 },
        { messageId: "deprecated", data: ts.helper, line: 1, column: 18, endLine: 1, endColumn: 24 },
        { messageId: "deprecated", data: ts.parser, line: 2, column: 15, endLine: 2, endColumn: 21 },
        { messageId: "deprecatedBlocked", data: because("star-import", ts.module), line: 3, column: 15, endLine: 3, endColumn: 32 },
        { messageId: "deprecatedBlocked", data: because("re-exported", ts.module), line: 4, column: 25, endLine: 4, endColumn: 42 },
      ],
    },
  },
  {
    it: "import x = require",
    typescript: {
      code: 'import legacy = require("./engine/legacy");\n\nexport const p = [new legacy.Parser(), legacy.helper()];\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("unsupported-syntax", ts.module), line: 1, column: 25, endLine: 1, endColumn: 42 },
      ],
    },
  },
  {
    it: "a decorator, a subclass, a check and an element",
    typescript: {
      filename: "tests/fixtures/project/src/caller.tsx",
      code: 'import { Parser } from "./engine/legacy";\n\n@Parser\nclass A extends Parser {}\nexport const a = (x) => x instanceof Parser || <Parser a={1}>text</Parser>;\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("tied-by-identity", ts.parser), line: 1, column: 10, endLine: 1, endColumn: 16 },
        { messageId: "deprecatedUseBlocked", data: because("tied-by-identity", ts.parser), line: 3, column: 2, endLine: 3, endColumn: 8 },
        { messageId: "deprecatedUseBlocked", data: because("tied-by-identity", ts.parser), line: 4, column: 17, endLine: 4, endColumn: 23 },
        { messageId: "deprecatedUseBlocked", data: because("tied-by-identity", ts.parser), line: 5, column: 38, endLine: 5, endColumn: 44 },
        { messageId: "deprecatedUseBlocked", data: because("tied-by-identity", ts.parser), line: 5, column: 49, endLine: 5, endColumn: 55 },
      ],
    },
  },
  {
    it: "require in its shapes",
    typescript: {
      filename: "tests/fixtures/project/src/caller.js",
      code: 'const { Parser: P = null } = require("./engine/legacy");\nconst helper = require("./engine/legacy").helper;\nconst onTheSpot = require("./engine/legacy").helper();\nconst maybe = process.env.X ? require("./engine/legacy").helper : null;\nexports.all = [P, helper, onTheSpot, maybe];\n',
      output: [
        'const { Parser: P = null } = require("./engine/legacy");\nconst helper = require("./engine/user").helper;\nconst onTheSpot = require("./engine/legacy").helper();\nconst maybe = process.env.X ? require("./engine/legacy").helper : null;\nexports.all = [P, helper, onTheSpot, maybe];\n',
        'const { Parser: P = null } = require("./engine/legacy");\nconst helper = require("./engine/user").helper;\nconst onTheSpot = require("./engine/user").helper();\nconst maybe = process.env.X ? require("./engine/user").helper : null;\nexports.all = [P, helper, onTheSpot, maybe];\n',
      ],
      errors: [
        { messageId: "deprecatedBlocked", data: because("unsupported-syntax", ts.parser), line: 1, column: 9, endLine: 1, endColumn: 15 },
        { messageId: "deprecated", data: ts.helper, line: 2, column: 7, endLine: 2, endColumn: 13 },
        { messageId: "deprecated", data: ts.helper, line: 3, column: 27, endLine: 3, endColumn: 44 },
        { messageId: "deprecated", data: ts.helper, line: 4, column: 39, endLine: 4, endColumn: 56 },
      ],
    },
  },
]);

testBehaviours("no-shared-state-constructor", [
  {
    it: "an awaited module is constructed from",
    typescript: {
      code: 'export async function f(r, b, userContext) {\n  const { ExecutionEngine } = await import("./engine/legacy");\n  return new ExecutionEngine(r, b, userContext);\n}\n',
      output: 'export async function f(r, b, userContext) {\n  const { UserExecutionEngine } = await import("./engine/user");\n  return UserExecutionEngine.createFromLegacyPattern(r, b, userContext);\n}\n',
      errors: [
        { messageId: "deprecatedConstructor", data: engine, line: 3, column: 14, endLine: 3, endColumn: 29 },
      ],
    },
  },
  {
    it: "an awaited namespace is constructed from",
    typescript: {
      code: "export async function f(r, b, userContext) {\n  const legacy = await import(`./engine/legacy`);\n  return new legacy.ExecutionEngine(r, b, userContext);\n}\n",
      output: "export async function f(r, b, userContext) {\n  const { UserExecutionEngine } = await import(`./engine/user`);\n  return UserExecutionEngine.createFromLegacyPattern(r, b, userContext);\n}\n",
      errors: [
        { messageId: "deprecatedConstructor", data: engine, line: 3, column: 14, endLine: 3, endColumn: 36 },
      ],
    },
  },
  {
    it: "an awaited module is constructed from on the spot",
    typescript: {
      code: 'export async function f(r, b, userContext) {\n  return new (await import("./engine/legacy")).ExecutionEngine(r, b, userContext);\n}\n',
      output: 'export async function f(r, b, userContext) {\n  return (await import("./engine/user")).UserExecutionEngine.createFromLegacyPattern(r, b, userContext);\n}\n',
      errors: [{ messageId: "deprecatedConstructor", data: engine, line: 2, column: 28, endLine: 2, endColumn: 45 }],
    },
  },
  {
    it: "a required module is constructed from on the spot",
    typescript: {
      filename: "tests/fixtures/project/src/caller.js",
      code: 'exports.f = (r, b, userContext) => new (require("./engine/legacy").ExecutionEngine)(r, b, userContext);\n',
      output: 'exports.f = (r, b, userContext) => require("./engine/user").UserExecutionEngine.createFromLegacyPattern(r, b, userContext);\n',
      errors: [{ messageId: "deprecatedConstructor", data: engine, line: 1, column: 49, endLine: 1, endColumn: 66 }],
    },
  },
]);
