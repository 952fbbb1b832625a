import { testBehaviours } from "./behaviour";
import { because, typescript as ts } from "./data";

const engine = { ...ts.engine, scope: "user", factory: "./src/engine/user#UserExecutionEngine.createFromLegacyPattern" };

testBehaviours("no-shared-state-constructor", [
  {
    it: "an import of the new class as a type becomes one of its value",
    typescript: {
      code: 'import type { UserExecutionEngine } from "./engine/user";\nimport { ExecutionEngine } from "./engine/legacy";\n\nexport const f = (r, b, userContext): UserExecutionEngine => new ExecutionEngine(r, b, userContext);\n',
      output: 'import { UserExecutionEngine } from "./engine/user";\n\nexport const f = (r, b, userContext): UserExecutionEngine => UserExecutionEngine.createFromLegacyPattern(r, b, userContext);\n',
      errors: [{ messageId: "deprecatedConstructor", data: engine, line: 4, column: 66, endLine: 4, endColumn: 81 }],
    },
  },
  {
    it: "other names of that import stay types",
    typescript: {
      code: 'import type { Engines, UserExecutionEngine } from "./engine/user";\nimport { ExecutionEngine } from "./engine/legacy";\n\nexport const f = (r: Engines, b, userContext): UserExecutionEngine => new ExecutionEngine(r, b, userContext);\n',
      output: 'import { type Engines, UserExecutionEngine } from "./engine/user";\n\nexport const f = (r: Engines, b, userContext): UserExecutionEngine => UserExecutionEngine.createFromLegacyPattern(r, b, userContext);\n',
      errors: [{ messageId: "deprecatedConstructor", data: engine, line: 4, column: 75, endLine: 4, endColumn: 90 }],
    },
  },
  {
    it: "a type among values becomes a value",
    typescript: {
      code: 'import { helper, type UserExecutionEngine } from "./engine/user";\nimport { ExecutionEngine } from "./engine/legacy";\n\nexport const f = (r, b, userContext): UserExecutionEngine => new ExecutionEngine(helper(), b, userContext);\n',
      output: 'import { helper, UserExecutionEngine } from "./engine/user";\n\nexport const f = (r, b, userContext): UserExecutionEngine => UserExecutionEngine.createFromLegacyPattern(helper(), b, userContext);\n',
      errors: [{ messageId: "deprecatedConstructor", data: engine, line: 4, column: 66, endLine: 4, endColumn: 81 }],
    },
  },
  {
    it: "a check by another name for the class moves together with what it checks",
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nconst K = ExecutionEngine;\nexport const f = (r, b, userContext) => new ExecutionEngine(r, b, userContext) instanceof K;\n',
      output: 'import { UserExecutionEngine } from "./engine/user";\n\nconst K = UserExecutionEngine;\nexport const f = (r, b, userContext) => UserExecutionEngine.createFromLegacyPattern(r, b, userContext) instanceof K;\n',
      errors: [{ messageId: "deprecatedConstructor", data: engine, line: 4, column: 45, endLine: 4, endColumn: 60 }],
    },
  },
  {
    it: "where another name for the class also makes objects, nothing moves",
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nconst K = ExecutionEngine;\nexport const f = (r, b, userContext) => new ExecutionEngine(r, b, userContext) instanceof K;\nexport const g = () => new K();\n',
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("tied-by-identity", engine), line: 4, column: 45, endLine: 4, endColumn: 60 }],
    },
  },
  {
    it: "a test that is meant to fail is left to people",
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\ntest.failing("it", (r, b, userContext) => {\n  new ExecutionEngine(r, b, userContext);\n});\n',
      errors: [
        {
          messageId: "deprecatedConstructorBlocked",
          data: because("expected-failure", engine),
          line: 4,
          column: 7,
          endLine: 4,
          endColumn: 22,
          suggestions: [
            {
              messageId: "call",
              data: because("expected-failure", engine),
              output: 'import { UserExecutionEngine } from "./engine/user";\n\ntest.failing("it", (r, b, userContext) => {\n  UserExecutionEngine.createFromLegacyPattern(r, b, userContext);\n});\n',
            },
          ],
        },
      ],
    },
  },
  {
    it: "a constructor behind a cast is one, and its cast is not dropped",
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nexport const f = (r, b, userContext) => new (ExecutionEngine as any)(r, b, userContext);\n',
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("unsupported-syntax", engine), line: 3, column: 46, endLine: 3, endColumn: 61 }],
    },
  },
  {
    it: "a shared instance of the new class is made behind a cast, too",
    typescript: {
      code: 'import { UserExecutionEngine } from "./engine/user";\n\nexport const engine = new (UserExecutionEngine as any)(1, 2);\n',
      errors: [
        {
          messageId: "sharedInstanceBlocked",
          data: because("shared-instance", { ...engine, name: "./src/engine/user#UserExecutionEngine", place: "once for the whole module" }),
          line: 3,
          column: 28,
          endLine: 3,
          endColumn: 47,
        },
      ],
    },
  },
]);

testBehaviours("no-deprecated-import", [
  {
    it: "a name that a later require binds serves nothing before it",
    typescript: {
      filename: "tests/fixtures/project/src/caller.js",
      code: 'const old = require("./engine/legacy");\nconst parser = new old.Parser();\nconst { Parser } = require("./parsing");\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("unsupported-syntax", ts.module), line: 1, column: 21, endLine: 1, endColumn: 38 },
      ],
    },
  },
  {
    it: "a type that a decorated constructor takes is there at run time",
    typescript: {
      code: 'import type { Parser } from "./parsing";\nimport * as old from "./engine/legacy";\n\n@Injectable()\nclass Reader {\n  constructor(private readonly parser: old.Parser) {}\n}\n',
      output: 'import { Parser } from "./parsing";\n\n@Injectable()\nclass Reader {\n  constructor(private readonly parser: Parser) {}\n}\n',
      errors: [{ messageId: "deprecated", data: ts.module, line: 2, column: 22, endLine: 2, endColumn: 39 }],
    },
  },
  {
    it: "what is injected by its type is not exchanged for another class",
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\n@Injectable()\nclass Service {\n  constructor(private readonly engine: ExecutionEngine) {}\n}\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("passed-as-value", ts.engine), line: 1, column: 10, endLine: 1, endColumn: 25 },
        { messageId: "deprecatedUseBlocked", data: because("passed-as-value", ts.engine), line: 5, column: 40, endLine: 5, endColumn: 55 },
      ],
    },
  },
  {
    it: "names taken from a promised module keep it where it is",
    typescript: {
      code: 'import("./engine/legacy").then(({ ExecutionEngine }) => new ExecutionEngine(1, 2, 3));\n',
      errors: [{ messageId: "deprecatedBlocked", data: because("dynamic-module", ts.module), line: 1, column: 8, endLine: 1, endColumn: 25 }],
    },
  },
]);
