import { testBehaviours } from "./behaviour";
import { because, python as py, typescript as ts } from "./data";

const python = {
  engine: { ...py.engine, scope: "user", factory: "app.engine.user#UserExecutionEngine.create_from_legacy_pattern" },
  asyncEngine: { ...py.asyncEngine, scope: "user", factory: "app.engine.user#AsyncUserEngine.create" },
  bare: { ...py.bare, scope: "user", factory: "app.engine.user#UserBare.create" },
  getFactory: { ...py.getFactory, scope: "user", factory: "app.engine.user#create_factory" },
};
const typescript = {
  engine: { ...ts.engine, scope: "user", factory: "./src/engine/user#UserExecutionEngine.createFromLegacyPattern" },
  asyncEngine: { ...ts.asyncEngine, scope: "user", factory: "./src/engine/user#AsyncUserEngine.create" },
  bare: { ...ts.bare, scope: "user", factory: "./src/engine/user#UserBare.create" },
  getFactory: { ...ts.getFactory, scope: "user", factory: "./src/engine/user#createFactory" },
};

testBehaviours("no-shared-state-constructor", [
  // The first promise of a fix: what is handed on itself stays the old class, and is reported.
  {
    it: "one use that cannot move does not hold back a construction",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    register(ExecutionEngine)\n    return ExecutionEngine(r, b, user_context)\n",
      output:
        "from app.engine.legacy import ExecutionEngine\nfrom app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    register(ExecutionEngine)\n    return UserExecutionEngine.create_from_legacy_pattern(r, b, user_context)\n",
      errors: [{ messageId: "deprecatedConstructor", data: python.engine, line: 5, column: 12, endLine: 5, endColumn: 27 }],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nfunction f(r, b, userContext) {\n  register(ExecutionEngine);\n  return new ExecutionEngine(r, b, userContext);\n}\n',
      output:
        'import { ExecutionEngine } from "./engine/legacy";\nimport { UserExecutionEngine } from "./engine/user";\n\nfunction f(r, b, userContext) {\n  register(ExecutionEngine);\n  return UserExecutionEngine.createFromLegacyPattern(r, b, userContext);\n}\n',
      errors: [{ messageId: "deprecatedConstructor", data: typescript.engine, line: 5, column: 14, endLine: 5, endColumn: 29 }],
    },
  },
  {
    it: "an instance that all users share is told so before it is asked for a context",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\nengine = ExecutionEngine(registry, bridge)\n",
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("shared-instance", python.engine), line: 3, column: 10, endLine: 3, endColumn: 25 }],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nexport const engine = new ExecutionEngine(registry, bridge);\n',
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("shared-instance", typescript.engine), line: 3, column: 27, endLine: 3, endColumn: 42 }],
    },
  },
  {
    it: "a call that does not fit is told so first, wherever its instance is kept",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\nengine = ExecutionEngine()\n",
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("signature-mismatch", python.engine), line: 3, column: 10, endLine: 3, endColumn: 25 }],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nexport const engine = new ExecutionEngine();\n',
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("signature-mismatch", typescript.engine), line: 3, column: 27, endLine: 3, endColumn: 42 }],
    },
  },
  {
    it: "a factory that is called on a module that is loaded",
    python: {
      code: 'import importlib\n\ndef f(r, b, user_context):\n    return importlib.import_module("app.engine.user").UserExecutionEngine.create_from_legacy_pattern(r, b, user_context)\n',
    },
    typescript: {
      code: 'async function f(r, b, userContext) {\n  return (await import("./engine/user")).UserExecutionEngine.createFromLegacyPattern(r, b, userContext);\n}\n',
    },
  },
  {
    it: "a class that is kept under a name by which nothing is told apart does not either",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\nKept = ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(r, b, user_context)\n",
      output:
        "from app.engine.legacy import ExecutionEngine\nfrom app.engine.user import UserExecutionEngine\n\nKept = ExecutionEngine\n\ndef f(r, b, user_context):\n    return UserExecutionEngine.create_from_legacy_pattern(r, b, user_context)\n",
      errors: [{ messageId: "deprecatedConstructor", data: python.engine, line: 6, column: 12, endLine: 6, endColumn: 27 }],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nconst kept = ExecutionEngine;\n\nfunction f(r, b, userContext) {\n  return new ExecutionEngine(r, b, userContext);\n}\n',
      output:
        'import { ExecutionEngine } from "./engine/legacy";\nimport { UserExecutionEngine } from "./engine/user";\n\nconst kept = ExecutionEngine;\n\nfunction f(r, b, userContext) {\n  return UserExecutionEngine.createFromLegacyPattern(r, b, userContext);\n}\n',
      errors: [{ messageId: "deprecatedConstructor", data: typescript.engine, line: 6, column: 14, endLine: 6, endColumn: 29 }],
    },
  },
  {
    it: "a call that passes a context goes to the factory, and its import with it",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(r, b, user_context)\n",
      output:
        "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    return UserExecutionEngine.create_from_legacy_pattern(r, b, user_context)\n",
      errors: [{ messageId: "deprecatedConstructor", data: python.engine, line: 4, column: 12, endLine: 4, endColumn: 27 }],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nconst f = (r, b, userContext) => new ExecutionEngine(r, b, userContext);\n',
      output:
        'import { UserExecutionEngine } from "./engine/user";\n\nconst f = (r, b, userContext) => UserExecutionEngine.createFromLegacyPattern(r, b, userContext);\n',
      errors: [{ messageId: "deprecatedConstructor", data: typescript.engine, line: 3, column: 38, endLine: 3, endColumn: 53 }],
    },
  },
  {
    it: "the only context at hand is passed on",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(r, b)\n",
      output:
        "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    return UserExecutionEngine.create_from_legacy_pattern(r, b, user_context=user_context)\n",
      errors: [{ messageId: "deprecatedConstructor", data: python.engine, line: 4, column: 12, endLine: 4, endColumn: 27 }],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nconst f = (r, b, userContext) => new ExecutionEngine(r, b);\n',
      output:
        'import { UserExecutionEngine } from "./engine/user";\n\nconst f = (r, b, userContext) => UserExecutionEngine.createFromLegacyPattern(r, b, userContext);\n',
      errors: [{ messageId: "deprecatedConstructor", data: typescript.engine, line: 3, column: 38, endLine: 3, endColumn: 53 }],
    },
  },
  {
    it: "a context is known by its declared type",
    python: {
      code: "from app.context import UserContext\nfrom app.engine.legacy import ExecutionEngine\n\ndef f(r, b, who: UserContext):\n    return ExecutionEngine(r, b)\n",
      output:
        "from app.context import UserContext\nfrom app.engine.user import UserExecutionEngine\n\ndef f(r, b, who: UserContext):\n    return UserExecutionEngine.create_from_legacy_pattern(r, b, user_context=who)\n",
      errors: [{ messageId: "deprecatedConstructor", data: python.engine, line: 5, column: 12, endLine: 5, endColumn: 27 }],
    },
    typescript: {
      code: 'import type { UserContext } from "./context";\nimport { ExecutionEngine } from "./engine/legacy";\n\nconst f = (r, b, who: UserContext) => new ExecutionEngine(r, b);\n',
      output:
        'import type { UserContext } from "./context";\nimport { UserExecutionEngine } from "./engine/user";\n\nconst f = (r, b, who: UserContext) => UserExecutionEngine.createFromLegacyPattern(r, b, who);\n',
      errors: [{ messageId: "deprecatedConstructor", data: typescript.engine, line: 4, column: 43, endLine: 4, endColumn: 58 }],
    },
  },
  {
    it: "a member that constructs goes to the factory",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine._init_from_factory(\n        registry=r,\n        websocket_bridge=b,  # the bridge\n        user_context=user_context,\n    )\n",
      output:
        "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    return UserExecutionEngine.create_from_legacy_pattern(\n        registry=r,\n        websocket_bridge=b,  # the bridge\n        user_context=user_context,\n    )\n",
      errors: [{ messageId: "deprecatedConstructor", data: python.engine, line: 4, column: 12, endLine: 4, endColumn: 46 }],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nconst f = (r, b, userContext) =>\n  ExecutionEngine.initFromFactory(\n    r,\n    b, // the bridge\n    userContext,\n  );\n',
      output:
        'import { UserExecutionEngine } from "./engine/user";\n\nconst f = (r, b, userContext) =>\n  UserExecutionEngine.createFromLegacyPattern(\n    r,\n    b, // the bridge\n    userContext,\n  );\n',
      errors: [{ messageId: "deprecatedConstructor", data: typescript.engine, line: 4, column: 3, endLine: 4, endColumn: 34 }],
    },
  },
  {
    it: "a shared getter becomes a factory function",
    python: {
      code: "from app.engine.legacy import get_factory\n\ndef f(user_context):\n    return get_factory()\n",
      output: "from app.engine.user import create_factory\n\ndef f(user_context):\n    return create_factory(user_context=user_context)\n",
      errors: [{ messageId: "deprecatedConstructor", data: python.getFactory, line: 4, column: 12, endLine: 4, endColumn: 23 }],
    },
    typescript: {
      code: 'import { getFactory } from "./engine/legacy";\n\nconst f = (userContext) => getFactory();\n',
      output: 'import { createFactory } from "./engine/user";\n\nconst f = (userContext) => createFactory(userContext);\n',
      errors: [{ messageId: "deprecatedConstructor", data: typescript.getFactory, line: 3, column: 28, endLine: 3, endColumn: 38 }],
    },
  },
  {
    it: "an async factory is awaited",
    python: {
      code: "from app.engine.legacy import AsyncEngine\n\nasync def f(r, user_context):\n    return AsyncEngine(r, user_context).registry\n",
      output:
        "from app.engine.user import AsyncUserEngine\n\nasync def f(r, user_context):\n    return (await AsyncUserEngine.create(r, user_context)).registry\n",
      errors: [{ messageId: "deprecatedConstructor", data: python.asyncEngine, line: 4, column: 12, endLine: 4, endColumn: 23 }],
    },
    typescript: {
      code: 'import { AsyncEngine } from "./engine/legacy";\n\nconst f = async (r, userContext) => new AsyncEngine(r, userContext).registry;\n',
      output:
        'import { AsyncUserEngine } from "./engine/user";\n\nconst f = async (r, userContext) => (await AsyncUserEngine.create(r, userContext)).registry;\n',
      errors: [{ messageId: "deprecatedConstructor", data: typescript.asyncEngine, line: 3, column: 41, endLine: 3, endColumn: 52 }],
    },
  },
  {
    it: "an async factory cannot be called in sync code",
    python: {
      code: "from app.engine.legacy import AsyncEngine\n\ndef f(r, user_context):\n    return AsyncEngine(r, user_context)\n",
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("async-in-sync", python.asyncEngine), line: 4, column: 12, endLine: 4, endColumn: 23 }],
    },
    typescript: {
      code: 'import { AsyncEngine } from "./engine/legacy";\n\nconst f = (r, userContext) => new AsyncEngine(r, userContext);\n',
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("async-in-sync", typescript.asyncEngine), line: 3, column: 35, endLine: 3, endColumn: 46 }],
    },
  },
  {
    it: "nothing is sent to a factory that is not there",
    python: {
      code: "from app.engine.legacy import Bare\n\ndef f(user_context):\n    return Bare(user_context)\n",
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("missing-factory", python.bare), line: 4, column: 12, endLine: 4, endColumn: 16 }],
    },
    typescript: {
      code: 'import { Bare } from "./engine/legacy";\n\nconst f = (userContext) => new Bare(userContext);\n',
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("missing-factory", typescript.bare), line: 3, column: 32, endLine: 3, endColumn: 36 }],
    },
  },
  {
    it: "no context is invented",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b):\n    return ExecutionEngine(r, b)\n",
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("no-context", python.engine), line: 4, column: 12, endLine: 4, endColumn: 27 }],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nconst f = (r, b) => new ExecutionEngine(r, b);\n',
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("no-context", typescript.engine), line: 3, column: 25, endLine: 3, endColumn: 40 }],
    },
  },
  {
    it: "a call that falls back on no context passes none for certain",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(r, b, user_context or None)\n",
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("no-context", python.engine), line: 4, column: 12, endLine: 4, endColumn: 27 }],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nconst f = (r, b, userContext) => new ExecutionEngine(r, b, userContext ?? null);\n',
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("no-context", typescript.engine), line: 3, column: 38, endLine: 3, endColumn: 53 }],
    },
  },
  {
    it: "nor does a variable that never holds one",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b):\n    nobody = None\n    return ExecutionEngine(r, b, nobody)\n",
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("no-context", python.engine), line: 5, column: 12, endLine: 5, endColumn: 27 }],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nconst nobody = undefined;\nconst f = (r, b) => new ExecutionEngine(r, b, nobody);\n',
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("no-context", typescript.engine), line: 4, column: 25, endLine: 4, endColumn: 40 }],
    },
  },
  {
    it: "a context that may be missing is not at hand",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, flag):\n    if flag:\n        user_context = make()\n    return ExecutionEngine(r, b)\n",
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("no-context", python.engine), line: 6, column: 12, endLine: 6, endColumn: 27 }],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nfunction f(r, b, flag) {\n  if (flag) {\n    const userContext = make();\n  }\n  return new ExecutionEngine(r, b);\n}\n',
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("no-context", typescript.engine), line: 7, column: 14, endLine: 7, endColumn: 29 }],
    },
  },
  {
    it: "a context that all users share is no context",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\nuser_context = make()\n\ndef f(r, b):\n    return ExecutionEngine(r, b)\n",
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("no-context", python.engine), line: 6, column: 12, endLine: 6, endColumn: 27 }],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nconst userContext = make();\n\nconst f = (r, b) => new ExecutionEngine(r, b);\n',
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("no-context", typescript.engine), line: 5, column: 25, endLine: 5, endColumn: 40 }],
    },
  },
  {
    it: "a context that a loop goes on to change is no context",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, users):\n    for user_context in users:\n        yield lambda: ExecutionEngine(r, b)\n",
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("no-context", python.engine), line: 5, column: 23, endLine: 5, endColumn: 38 }],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nfunction f(r, b, users) {\n  for (var userContext of users) push(() => new ExecutionEngine(r, b));\n}\n',
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("no-context", typescript.engine), line: 4, column: 49, endLine: 4, endColumn: 64 }],
    },
  },
  {
    it: "a context that may be missing by its declaration is no context",
    python: {
      code: "from app.context import UserContext\nfrom app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context: UserContext = None):\n    return ExecutionEngine(r, b)\n",
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("no-context", python.engine), line: 5, column: 12, endLine: 5, endColumn: 27 }],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nconst f = (r, b, userContext?: UserContext) => new ExecutionEngine(r, b);\n',
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("no-context", typescript.engine), line: 3, column: 52, endLine: 3, endColumn: 67 }],
    },
  },
  {
    it: "a context that is passed as nothing is no context",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(r, b, None)\n",
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("no-context", python.engine), line: 4, column: 12, endLine: 4, endColumn: 27 }],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nconst f = (r, b, userContext) => new ExecutionEngine(r, b, undefined);\n',
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("no-context", typescript.engine), line: 3, column: 38, endLine: 3, endColumn: 53 }],
    },
  },
  {
    it: "of several contexts none is chosen",
    python: {
      code: "from app.context import UserContext\nfrom app.engine.legacy import ExecutionEngine\n\ndef f(r, b, old: UserContext, new: UserContext):\n    return ExecutionEngine(r, b)\n",
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("several-contexts", python.engine), line: 5, column: 12, endLine: 5, endColumn: 27 }],
    },
    typescript: {
      code: 'import type { UserContext } from "./context";\nimport { ExecutionEngine } from "./engine/legacy";\n\nconst f = (r, b, old: UserContext, next: UserContext) => new ExecutionEngine(r, b);\n',
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("several-contexts", typescript.engine), line: 4, column: 62, endLine: 4, endColumn: 77 }],
    },
  },
  {
    it: "unpacked arguments hide what is passed",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\ndef f(args, user_context):\n    return ExecutionEngine(*args)\n",
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("unpacked-arguments", python.engine), line: 4, column: 12, endLine: 4, endColumn: 27 }],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nconst f = (args, userContext) => new ExecutionEngine(...args);\n',
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("unpacked-arguments", typescript.engine), line: 3, column: 38, endLine: 3, endColumn: 53 }],
    },
  },
  {
    it: "a call that was wrong before is reported as that",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\ndef f(user_context):\n    return ExecutionEngine(user_context=user_context)\n",
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("signature-mismatch", python.engine), line: 4, column: 12, endLine: 4, endColumn: 27 }],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nconst f = (userContext) => new ExecutionEngine(userContext);\n',
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("signature-mismatch", typescript.engine), line: 3, column: 32, endLine: 3, endColumn: 47 }],
    },
  },
  {
    it: "a failure that is expected is only suggested to move",
    python: {
      code: "import pytest\nfrom app.engine.legacy import ExecutionEngine\n\ndef test(r, b, user_context):\n    with pytest.raises(TypeError):\n        ExecutionEngine(r, b, user_context)\n",
      errors: [
        {
          messageId: "deprecatedConstructorBlocked",
          data: because("expected-failure", python.engine),
          line: 6,
          column: 9,
          endLine: 6,
          endColumn: 24,
          suggestions: [
            {
              messageId: "call",
              data: because("expected-failure", python.engine),
              output:
                "import pytest\nfrom app.engine.user import UserExecutionEngine\n\ndef test(r, b, user_context):\n    with pytest.raises(TypeError):\n        UserExecutionEngine.create_from_legacy_pattern(r, b, user_context)\n",
            },
          ],
        },
      ],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\ntest("x", (r, b, userContext) => {\n  expect(() => new ExecutionEngine(r, b, userContext)).toThrow();\n});\n',
      errors: [
        {
          messageId: "deprecatedConstructorBlocked",
          data: because("expected-failure", typescript.engine),
          line: 4,
          column: 20,
          endLine: 4,
          endColumn: 35,
          suggestions: [
            {
              messageId: "call",
              data: because("expected-failure", typescript.engine),
              output:
                'import { UserExecutionEngine } from "./engine/user";\n\ntest("x", (r, b, userContext) => {\n  expect(() => UserExecutionEngine.createFromLegacyPattern(r, b, userContext)).toThrow();\n});\n',
            },
          ],
        },
      ],
    },
  },
  {
    it: "several calls share one import, which goes with the last of them",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    ExecutionEngine(r, b, user_context)\n    ExecutionEngine(r, b, user_context)\n    ExecutionEngine(r, b, user_context)\n",
      output: [
        "from app.engine.legacy import ExecutionEngine\nfrom app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    UserExecutionEngine.create_from_legacy_pattern(r, b, user_context)\n    ExecutionEngine(r, b, user_context)\n    ExecutionEngine(r, b, user_context)\n",
        "from app.engine.legacy import ExecutionEngine\nfrom app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    UserExecutionEngine.create_from_legacy_pattern(r, b, user_context)\n    UserExecutionEngine.create_from_legacy_pattern(r, b, user_context)\n    ExecutionEngine(r, b, user_context)\n",
        "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    UserExecutionEngine.create_from_legacy_pattern(r, b, user_context)\n    UserExecutionEngine.create_from_legacy_pattern(r, b, user_context)\n    UserExecutionEngine.create_from_legacy_pattern(r, b, user_context)\n",
      ],
      errors: [
        { messageId: "deprecatedConstructor", data: python.engine, line: 4, column: 5, endLine: 4, endColumn: 20 },
        { messageId: "deprecatedConstructor", data: python.engine, line: 5, column: 5, endLine: 5, endColumn: 20 },
        { messageId: "deprecatedConstructor", data: python.engine, line: 6, column: 5, endLine: 6, endColumn: 20 },
      ],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nfunction f(r, b, userContext) {\n  new ExecutionEngine(r, b, userContext);\n  new ExecutionEngine(r, b, userContext);\n}\n',
      output: [
        'import { ExecutionEngine } from "./engine/legacy";\nimport { UserExecutionEngine } from "./engine/user";\n\nfunction f(r, b, userContext) {\n  UserExecutionEngine.createFromLegacyPattern(r, b, userContext);\n  new ExecutionEngine(r, b, userContext);\n}\n',
        'import { UserExecutionEngine } from "./engine/user";\n\nfunction f(r, b, userContext) {\n  UserExecutionEngine.createFromLegacyPattern(r, b, userContext);\n  UserExecutionEngine.createFromLegacyPattern(r, b, userContext);\n}\n',
      ],
      errors: [
        { messageId: "deprecatedConstructor", data: typescript.engine, line: 4, column: 7, endLine: 4, endColumn: 22 },
        { messageId: "deprecatedConstructor", data: typescript.engine, line: 5, column: 7, endLine: 5, endColumn: 22 },
      ],
    },
  },
  {
    it: "objects that are told apart by class move with all that make them",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    e = ExecutionEngine(r, b, user_context)\n    return isinstance(e, ExecutionEngine)\n",
      output:
        "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    e = UserExecutionEngine.create_from_legacy_pattern(r, b, user_context)\n    return isinstance(e, UserExecutionEngine)\n",
      errors: [{ messageId: "deprecatedConstructor", data: python.engine, line: 4, column: 9, endLine: 4, endColumn: 24 }],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nfunction f(r, b, userContext) {\n  const e = new ExecutionEngine(r, b, userContext);\n  return e instanceof ExecutionEngine;\n}\n',
      output:
        'import { UserExecutionEngine } from "./engine/user";\n\nfunction f(r, b, userContext) {\n  const e = UserExecutionEngine.createFromLegacyPattern(r, b, userContext);\n  return e instanceof UserExecutionEngine;\n}\n',
      errors: [{ messageId: "deprecatedConstructor", data: typescript.engine, line: 4, column: 17, endLine: 4, endColumn: 32 }],
    },
  },
  {
    it: "objects that are told apart by class stay where one of them has to",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    e = ExecutionEngine(r, b, user_context)\n    return isinstance(e, ExecutionEngine)\n\ndef g(r, b):\n    return ExecutionEngine(r, b)\n",
      errors: [
        { messageId: "deprecatedConstructorBlocked", data: because("tied-by-identity", python.engine), line: 4, column: 9, endLine: 4, endColumn: 24 },
        { messageId: "deprecatedConstructorBlocked", data: because("no-context", python.engine), line: 8, column: 12, endLine: 8, endColumn: 27 },
      ],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nfunction f(r, b, userContext) {\n  const e = new ExecutionEngine(r, b, userContext);\n  return e instanceof ExecutionEngine;\n}\n\nconst g = (r, b) => new ExecutionEngine(r, b);\n',
      errors: [
        { messageId: "deprecatedConstructorBlocked", data: because("tied-by-identity", typescript.engine), line: 4, column: 17, endLine: 4, endColumn: 32 },
        { messageId: "deprecatedConstructorBlocked", data: because("no-context", typescript.engine), line: 8, column: 25, endLine: 8, endColumn: 40 },
      ],
    },
  },
  {
    it: "a name that is bound in several places is not rewritten",
    python: {
      code: "try:\n    from app.engine.legacy import ExecutionEngine\nexcept ImportError:\n    ExecutionEngine = None\n\ndef f(r, b, user_context):\n    return ExecutionEngine(r, b, user_context)\n",
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("ambiguous-binding", python.engine), line: 7, column: 12, endLine: 7, endColumn: 27 }],
    },
    typescript: {
      code: 'let { ExecutionEngine } = require("./engine/legacy");\nif (process.env.MOCK) ExecutionEngine = Fake;\n\nconst f = (r, b, userContext) => new ExecutionEngine(r, b, userContext);\n',
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("ambiguous-binding", typescript.engine), line: 4, column: 38, endLine: 4, endColumn: 53 }],
    },
  },
  {
    it: "an instance for a whole module is shared",
    python: {
      code: "from app.engine.user import UserExecutionEngine\n\nengine = UserExecutionEngine(None, None, None)\n",
      errors: [
        {
          messageId: "sharedInstanceBlocked",
          data: because("shared-instance", { ...python.engine, name: "app.engine.user#UserExecutionEngine", place: "once for the whole module" }),
          line: 3,
          column: 10,
          endLine: 3,
          endColumn: 29,
        },
      ],
    },
    typescript: {
      code: 'import { UserExecutionEngine } from "./engine/user";\n\nexport const engine = new UserExecutionEngine(a, b, c);\n',
      errors: [
        {
          messageId: "sharedInstanceBlocked",
          data: because("shared-instance", { ...typescript.engine, name: "./src/engine/user#UserExecutionEngine", place: "once for the whole module" }),
          line: 3,
          column: 27,
          endLine: 3,
          endColumn: 46,
        },
      ],
    },
  },
  {
    it: "an instance for each call is not shared",
    python: { code: "from app.engine.user import UserExecutionEngine\n\ndef f(c, a, w):\n    return UserExecutionEngine(c, a, w)\n" },
    typescript: { code: 'import { UserExecutionEngine } from "./engine/user";\n\nconst f = (c, a, w) => new UserExecutionEngine(c, a, w);\n' },
  },
  {
    it: "a constructor of the same spelling from elsewhere is left alone",
    python: { code: "from other.engine import ExecutionEngine\n\nengine = ExecutionEngine(1, 2)\n" },
    typescript: { code: 'import { ExecutionEngine } from "./other/engine";\n\nconst engine = new ExecutionEngine(1, 2);\n' },
  },
]);
