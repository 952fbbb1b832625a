import { testBehaviours } from "./behaviour";
import { because, python as py, typescript as ts } from "./data";

const root = "tests/fixtures/project";
const old = {
  python: (kind: string) => because("second-home", { ...py.engine, kind }),
  typescript: (kind: string) => because("second-home", { ...ts.engine, kind }),
};
const current = {
  python: (kind: string) => because("second-home", { ...py.engine, name: py.engine.home, kind }),
  typescript: (kind: string) => because("second-home", { ...ts.engine, name: ts.engine.home, kind }),
};
const alias = {
  python: because("second-home", { ...py.engine, local: "ExecutionEngine" }),
  typescript: because("second-home", { ...ts.engine, local: "ExecutionEngine" }),
};

testBehaviours("no-duplicate-definition", [
  {
    it: "a class by the old name is a second implementation",
    python: {
      code: "class ExecutionEngine:\n    pass\n",
      errors: [{ messageId: "duplicateBlocked", data: old.python("class"), line: 1, column: 7, endLine: 1, endColumn: 22 }],
    },
    typescript: {
      code: "export class ExecutionEngine {}\n",
      errors: [{ messageId: "duplicateBlocked", data: old.typescript("class"), line: 1, column: 14, endLine: 1, endColumn: 29 }],
    },
  },
  {
    it: "a class by the new name is a second implementation",
    python: {
      code: "class UserExecutionEngine:\n    pass\n",
      errors: [{ messageId: "duplicateBlocked", data: current.python("class"), line: 1, column: 7, endLine: 1, endColumn: 26 }],
    },
    typescript: {
      code: "class UserExecutionEngine {}\n",
      errors: [{ messageId: "duplicateBlocked", data: current.typescript("class"), line: 1, column: 7, endLine: 1, endColumn: 26 }],
    },
  },
  {
    it: "so is a subclass that takes the name over",
    python: {
      code: "from app.engine.user import UserExecutionEngine\n\nclass ExecutionEngine(UserExecutionEngine):\n    pass\n",
      errors: [{ messageId: "duplicateBlocked", data: old.python("class"), line: 3, column: 7, endLine: 3, endColumn: 22 }],
    },
    typescript: {
      code: 'import { UserExecutionEngine } from "./engine/user";\n\nexport class ExecutionEngine extends UserExecutionEngine {}\n',
      errors: [{ messageId: "duplicateBlocked", data: old.typescript("class"), line: 3, column: 14, endLine: 3, endColumn: 29 }],
    },
  },
  {
    it: "so is a function",
    python: {
      code: "async def create_factory(user_context):\n    return 1\n",
      errors: [
        {
          messageId: "duplicateBlocked",
          data: because("second-home", { ...py.getFactory, name: py.getFactory.home, kind: "function" }),
          line: 1, column: 11, endLine: 1, endColumn: 25,
        },
      ],
    },
    typescript: {
      code: "export const createFactory = async (userContext: unknown) => ({ userContext });\n",
      errors: [
        {
          messageId: "duplicateBlocked",
          data: because("second-home", { ...ts.getFactory, name: ts.getFactory.home, kind: "function" }),
          line: 1, column: 14, endLine: 1, endColumn: 27,
        },
      ],
    },
  },
  {
    it: "a class that stands in where an import failed is one as well",
    python: {
      code: "try:\n    from app.engine.user import UserExecutionEngine\nexcept ImportError:\n    class UserExecutionEngine:\n        pass\n",
      errors: [{ messageId: "duplicateBlocked", data: current.python("class"), line: 4, column: 11, endLine: 4, endColumn: 30 }],
    },
  },
  {
    it: "a class that a call makes is a second implementation",
    python: {
      code: 'ExecutionEngine = type("ExecutionEngine", (), {})\n',
      errors: [{ messageId: "duplicateBlocked", data: old.python("class"), line: 1, column: 1, endLine: 1, endColumn: 16 }],
    },
    typescript: {
      code: "export const ExecutionEngine = class {};\n",
      errors: [{ messageId: "duplicateBlocked", data: old.typescript("class"), line: 1, column: 14, endLine: 1, endColumn: 29 }],
    },
  },
  {
    it: "so is one that a module of Python makes",
    python: {
      code: 'import types\n\nExecutionEngine = types.new_class("ExecutionEngine", ())\n',
      errors: [{ messageId: "duplicateBlocked", data: old.python("class"), line: 3, column: 1, endLine: 3, endColumn: 16 }],
    },
  },
  {
    it: "or a named tuple, an enumeration, a type of its own",
    python: {
      code: 'from collections import namedtuple\nfrom enum import Enum\nfrom typing import NewType\n\nExecutionEngine = namedtuple("ExecutionEngine", "a")\nUserExecutionEngine = Enum("UserExecutionEngine", "A B")\ncreate_factory = NewType("create_factory", int)\n',
      errors: [
        { messageId: "duplicateBlocked", data: old.python("class"), line: 5, column: 1, endLine: 5, endColumn: 16 },
        { messageId: "duplicateBlocked", data: current.python("class"), line: 6, column: 1, endLine: 6, endColumn: 20 },
        { messageId: "duplicateBlocked", data: because("second-home", { ...py.getFactory, name: py.getFactory.home, kind: "class" }), line: 7, column: 1, endLine: 7, endColumn: 15 },
      ],
    },
  },
  {
    it: "a function without a name of its own, and one that has its arguments already",
    python: {
      code: "from functools import partial\n\nExecutionEngine = lambda: 1\nUserExecutionEngine = partial(make, 1)\n",
      errors: [
        { messageId: "duplicateBlocked", data: old.python("function"), line: 3, column: 1, endLine: 3, endColumn: 16 },
        { messageId: "duplicateBlocked", data: current.python("function"), line: 4, column: 1, endLine: 4, endColumn: 20 },
      ],
    },
    typescript: {
      code: "export const ExecutionEngine = () => 1;\n",
      errors: [{ messageId: "duplicateBlocked", data: old.typescript("function"), line: 1, column: 14, endLine: 1, endColumn: 29 }],
    },
  },
  {
    it: "a name that is given to a class later, or in place of what could not be imported",
    python: {
      code: 'try:\n    from app.engine.user import UserExecutionEngine\nexcept ImportError:\n    UserExecutionEngine = type("UserExecutionEngine", (), {})\n',
      errors: [{ messageId: "duplicateBlocked", data: current.python("class"), line: 4, column: 5, endLine: 4, endColumn: 24 }],
    },
    typescript: {
      code: 'let ExecutionEngine;\ntry {\n  ExecutionEngine = load("./legacy");\n} catch {\n  ExecutionEngine = class {};\n}\n',
      errors: [{ messageId: "duplicateBlocked", data: old.typescript("class"), line: 5, column: 3, endLine: 5, endColumn: 18 }],
    },
  },
  {
    it: "what is looked up in an enumeration, or asked for its class, is no definition",
    python: { code: 'from enum import Enum\n\nExecutionEngine = Enum("A")\nUserExecutionEngine = type(other)\n' },
    typescript: { code: "if (debug) {\n  class ExecutionEngine {}\n}\n" },
  },
  {
    it: "a name that is given to another class is a second home",
    python: {
      code: "from app.other import Engine\n\nExecutionEngine = Engine\n",
      errors: [{ messageId: "aliasBlocked", data: alias.python, line: 3, column: 1, endLine: 3, endColumn: 16 }],
    },
    typescript: {
      code: 'import { Engine } from "./other";\n\nexport const ExecutionEngine = Engine;\n',
      errors: [{ messageId: "aliasBlocked", data: alias.typescript, line: 3, column: 14, endLine: 3, endColumn: 29 }],
    },
  },
  {
    it: "a class of the file itself that is handed out by the name",
    python: {
      code: "class Engine:\n    pass\n\nExecutionEngine = Engine\n",
      errors: [{ messageId: "aliasBlocked", data: alias.python, line: 4, column: 1, endLine: 4, endColumn: 16 }],
    },
    typescript: {
      code: "class Engine {}\n\nexport { Engine as ExecutionEngine };\n",
      errors: [{ messageId: "aliasBlocked", data: alias.typescript, line: 3, column: 20, endLine: 3, endColumn: 35 }],
    },
  },
  {
    it: "an alias that is re-exported",
    python: {
      code: 'from app.engine.user import UserExecutionEngine as ExecutionEngine\n\n__all__ = ["ExecutionEngine"]\n',
      errors: [{ messageId: "aliasBlocked", data: alias.python, line: 1, column: 29, endLine: 1, endColumn: 67 }],
    },
    typescript: {
      code: 'export { UserExecutionEngine as ExecutionEngine } from "./engine/user";\n',
      errors: [{ messageId: "aliasBlocked", data: alias.typescript, line: 1, column: 33, endLine: 1, endColumn: 48 }],
    },
  },
  {
    it: "an alias in the file that stands for a package",
    python: {
      filename: `${root}/app/__init__.py`,
      code: "from app.other import Engine as ExecutionEngine\n",
      errors: [{ messageId: "aliasBlocked", data: alias.python, line: 1, column: 23, endLine: 1, endColumn: 48 }],
    },
    typescript: {
      filename: `${root}/src/index.ts`,
      code: 'import { Engine as ExecutionEngine } from "./other";\n\nexport { ExecutionEngine };\n',
      errors: [{ messageId: "aliasBlocked", data: alias.typescript, line: 1, column: 10, endLine: 1, endColumn: 35 }],
    },
  },
  {
    it: "an alias that the file keeps to itself is no home",
    python: { code: "from app.other import Engine as ExecutionEngine\n\ndef f():\n    return ExecutionEngine()\n" },
    typescript: { code: 'import { Engine as ExecutionEngine } from "./other";\n\nexport const f = () => new ExecutionEngine();\n' },
  },
  {
    it: "handing on a symbol by its own name defines nothing",
    python: { filename: `${root}/app/__init__.py`, code: "from app.engine.user import UserExecutionEngine\n" },
    typescript: { filename: `${root}/src/index.ts`, code: 'export { UserExecutionEngine } from "./engine/user";\n' },
  },
  {
    it: "homes hold their own names, new and old",
    python: { filename: `${root}/app/engine/legacy.py`, code: "class ExecutionEngine:\n    pass\n" },
    typescript: { filename: `${root}/src/engine/user.ts`, code: "export class UserExecutionEngine {}\n" },
  },
  {
    it: "an old home that defines the new name holds what is not its own",
    python: {
      filename: `${root}/app/engine/legacy.py`,
      code: "class UserExecutionEngine:\n    pass\n",
      errors: [{ messageId: "duplicateBlocked", data: current.python("class"), line: 1, column: 7, endLine: 1, endColumn: 26 }],
    },
    typescript: {
      filename: `${root}/src/engine/legacy.ts`,
      code: "export class UserExecutionEngine {}\n",
      errors: [{ messageId: "duplicateBlocked", data: current.typescript("class"), line: 1, column: 14, endLine: 1, endColumn: 33 }],
    },
  },
  {
    it: "another concept of the same name is listed",
    manifest: {
      symbols: {
        "app.tools#ToolExecutionEngine": { namesakes: ["app.caller#ToolExecutionEngine"] },
        "./src/tools#ToolExecutionEngine": { namesakes: ["./src/caller#ToolExecutionEngine"] },
      },
    },
    python: { code: "class ToolExecutionEngine:\n    pass\n" },
    typescript: { code: "export class ToolExecutionEngine {}\n" },
  },
  {
    it: "a namesake is listed for its own module alone",
    manifest: {
      symbols: {
        "app.tools#ToolExecutionEngine": { namesakes: ["app.other#ToolExecutionEngine"] },
        "./src/tools#ToolExecutionEngine": { namesakes: ["./src/other#ToolExecutionEngine"] },
      },
    },
    python: {
      code: "class ToolExecutionEngine:\n    pass\n",
      errors: [
        {
          messageId: "duplicateBlocked",
          data: because("second-home", { name: "app.tools#ToolExecutionEngine", home: "app.tools#ToolExecutionEngine", kind: "class", why: "" }),
          line: 1, column: 7, endLine: 1, endColumn: 26,
        },
      ],
    },
    typescript: {
      code: "export class ToolExecutionEngine {}\n",
      errors: [
        {
          messageId: "duplicateBlocked",
          data: because("second-home", { name: "./src/tools#ToolExecutionEngine", home: "./src/tools#ToolExecutionEngine", kind: "class", why: "" }),
          line: 1, column: 14, endLine: 1, endColumn: 33,
        },
      ],
    },
  },
  {
    it: "a longer name is another name",
    python: { code: "class ToolExecutionEngine:\n    pass\n" },
    typescript: { code: "export class ToolExecutionEngine {}\n" },
  },
  {
    it: "a class that a function of the program makes for itself is a second implementation",
    python: {
      code: "def make():\n    try:\n        from app.engine.user import UserExecutionEngine\n    except ImportError:\n        class UserExecutionEngine:\n            pass\n    return UserExecutionEngine()\n",
      errors: [{ messageId: "duplicateBlocked", data: current.python("class"), line: 5, column: 15, endLine: 5, endColumn: 34 }],
    },
    typescript: {
      code: "export const make = () => {\n  class ExecutionEngine {}\n  return new ExecutionEngine();\n};\n",
      errors: [{ messageId: "duplicateBlocked", data: old.typescript("class"), line: 2, column: 9, endLine: 2, endColumn: 24 }],
    },
  },
  {
    it: "also where nothing else of the function matters",
    python: {
      code: "class Maker:\n    def make(self, x):\n        print(x)\n        class ExecutionEngine:\n            pass\n        return ExecutionEngine\n",
      errors: [{ messageId: "duplicateBlocked", data: old.python("class"), line: 4, column: 15, endLine: 4, endColumn: 30 }],
    },
    typescript: {
      code: "export const make = () => {\n  const ExecutionEngine = class {};\n  return ExecutionEngine;\n};\n",
      errors: [{ messageId: "duplicateBlocked", data: old.typescript("class"), line: 2, column: 9, endLine: 2, endColumn: 24 }],
    },
  },
  {
    it: "or gives back under the name",
    typescript: {
      code: "export const mixed = (Base) => class ExecutionEngine extends Base {};\nexport const named = () => {\n  const ExecutionEngine = class ExecutionEngine {};\n  return ExecutionEngine;\n};\n",
      errors: [
        { messageId: "duplicateBlocked", data: old.typescript("class"), line: 1, column: 38, endLine: 1, endColumn: 53 },
        { messageId: "duplicateBlocked", data: old.typescript("class"), line: 3, column: 9, endLine: 3, endColumn: 24 },
      ],
    },
  },
  {
    it: "a class that a function of a test makes for itself is a stand-in",
    python: { filename: `${root}/tests/test_engine.py`, code: "def stub():\n    class ExecutionEngine:\n        pass\n    return ExecutionEngine\n" },
    typescript: { filename: `${root}/src/engine.test.ts`, code: "const stub = () => {\n  class ExecutionEngine {}\n  return ExecutionEngine;\n};\n" },
  },
  {
    it: "a function within a function is a helper of its own",
    python: { code: "def build():\n    def create_factory():\n        return 1\n    return create_factory()\n" },
    typescript: { code: "export const build = () => {\n  const createFactory = () => 1;\n  return createFactory();\n};\n" },
  },
  {
    it: "what a class defines is its member",
    python: { code: "class Holder:\n    class ExecutionEngine:\n        pass\n" },
    typescript: { code: "export class Holder {\n  static ExecutionEngine = class {};\n}\n" },
  },
  {
    it: "what a test defines for itself is a stand-in",
    python: { filename: `${root}/tests/test_engine.py`, code: "class ExecutionEngine:\n    pass\n" },
    typescript: { filename: `${root}/src/engine.test.ts`, code: "class ExecutionEngine {}\n" },
  },
  {
    it: "what tests share is a second home",
    python: {
      filename: `${root}/tests/stubs.py`,
      code: "class ExecutionEngine:\n    pass\n",
      errors: [{ messageId: "duplicateBlocked", data: old.python("class"), line: 1, column: 7, endLine: 1, endColumn: 22 }],
    },
    typescript: {
      filename: `${root}/src/testing/stubs.ts`,
      code: "export class ExecutionEngine {}\n",
      errors: [{ messageId: "duplicateBlocked", data: old.typescript("class"), line: 1, column: 14, endLine: 1, endColumn: 29 }],
    },
  },
  {
    it: "a variable that holds an instance is no definition",
    python: { code: "from app.other import make\n\nExecutionEngine = make()\nUserExecutionEngine = None\n" },
    typescript: { code: 'import { make } from "./other";\n\nexport const ExecutionEngine = make();\n' },
  },
  {
    it: "what stands in for a failed import by no class of its own is no definition",
    python: { code: "from unittest.mock import Mock\n\ntry:\n    from app.engine.user import UserExecutionEngine\nexcept ImportError:\n    UserExecutionEngine = Mock\n" },
  },
  {
    it: "a type is no implementation",
    typescript: { code: "export interface ExecutionEngine {}\nexport declare class UserExecutionEngine {}\n" },
  },
  {
    it: "what only type checkers see, or a stub declares, is none either",
    python: { code: "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    class ExecutionEngine: ...\n" },
    typescript: { filename: `${root}/src/caller.d.ts`, code: "export class ExecutionEngine {}\n" },
  },
  {
    it: "nor is a stub of Python",
    python: { filename: `${root}/app/caller.pyi`, code: "class ExecutionEngine: ...\n" },
  },
  {
    it: "of a function with overloads there is one",
    python: {
      code: "from typing import overload\n\n@overload\ndef create_factory(a: int): ...\n@overload\ndef create_factory(a: str): ...\ndef create_factory(a): ...\n",
      errors: [{ messageId: "duplicateBlocked", data: because("second-home", { ...py.getFactory, name: py.getFactory.home, kind: "function" }), line: 7, column: 5, endLine: 7, endColumn: 19 }],
    },
    typescript: {
      code: "export function createFactory(a: number): void;\nexport function createFactory(a: string): void;\nexport function createFactory(a: unknown): void {}\n",
      errors: [{ messageId: "duplicateBlocked", data: because("second-home", { ...ts.getFactory, name: ts.getFactory.home, kind: "function" }), line: 3, column: 17, endLine: 3, endColumn: 30 }],
    },
  },
  {
    it: "a class that is all that a module exports has its name all the same",
    typescript: {
      code: "export = class ExecutionEngine {};\n",
      errors: [{ messageId: "duplicateBlocked", data: old.typescript("class"), line: 1, column: 16, endLine: 1, endColumn: 31 }],
    },
  },
  {
    it: "by its place alone a default export is no second home of another one",
    manifest: { symbols: { "./src/engine/whole#default": { deprecated: ["./src/old#default"] } } },
    typescript: { code: "export default class Report {}\n" },
  },
  {
    it: "a module that is handed out by the name",
    typescript: {
      code: 'export * as ExecutionEngine from "./fast";\n',
      errors: [{ messageId: "aliasBlocked", data: alias.typescript, line: 1, column: 13, endLine: 1, endColumn: 28 }],
    },
  },
  {
    it: "a symbol of a library of which only the scope is known has no home here",
    manifest: { symbols: { "orm.session#Session": { construct: { scope: "request" } }, "@mcp/sdk#Server": { construct: { scope: "request" } } } },
    python: { code: "class Session:\n    pass\n" },
    typescript: { code: "export class Server {}\n" },
  },
  {
    it: "names of one language are no names of the other",
    manifest: { symbols: { "app.tools#Tool": { deprecated: ["app.old#OldTool"] }, "./src/gear#Gear": { deprecated: ["./src/old#OldGear"] } } },
    python: { code: "class Gear:\n    pass\n" },
    typescript: { code: "export class Tool {}\n" },
  },
  {
    it: "what CommonJS exports under the name",
    typescript: {
      filename: `${root}/src/caller.cjs`,
      code: "class Engine {}\n\nmodule.exports = { ExecutionEngine: Engine };\n",
      errors: [{ messageId: "aliasBlocked", data: alias.typescript, line: 3, column: 20, endLine: 3, endColumn: 35 }],
    },
  },
  {
    it: "or assigns under it, twice or under a condition",
    typescript: {
      filename: `${root}/src/caller.cjs`,
      code: "exports.ExecutionEngine = module.exports.ExecutionEngine = class {};\nif (debug) exports.UserExecutionEngine = class {};\n",
      errors: [
        { messageId: "duplicateBlocked", data: old.typescript("class"), line: 1, column: 9, endLine: 1, endColumn: 24 },
        { messageId: "duplicateBlocked", data: current.typescript("class"), line: 2, column: 20, endLine: 2, endColumn: 39 },
      ],
    },
  },
]);
