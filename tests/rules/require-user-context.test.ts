import { testBehaviours } from "./behaviour";
import { because, python as py, typescript as ts } from "./data";

const python = {
  engine: { ...py.engine, factory: "app.engine.user#UserExecutionEngine.create_from_legacy_pattern", parameter: "user_context" },
  asyncEngine: { ...py.asyncEngine, factory: "app.engine.user#AsyncUserEngine.create", parameter: "user_context" },
  factory: { ...py.getFactory, factory: "app.engine.user#create_factory", parameter: "user_context" },
};
const typescript = {
  engine: { ...ts.engine, factory: "./src/engine/user#UserExecutionEngine.createFromLegacyPattern", parameter: "userContext" },
  asyncEngine: { ...ts.asyncEngine, factory: "./src/engine/user#AsyncUserEngine.create", parameter: "userContext" },
  factory: { ...ts.getFactory, factory: "./src/engine/user#createFactory", parameter: "userContext" },
};

const pyEngine = "from app.engine.user import UserExecutionEngine\n\n";
const tsEngine = 'import { UserExecutionEngine } from "./engine/user";\n\n';
const pyCall = "UserExecutionEngine.create_from_legacy_pattern";
const tsCall = "UserExecutionEngine.createFromLegacyPattern";
const home = { python: "tests/fixtures/project/app/engine/user.py", typescript: "tests/fixtures/project/src/engine/user.ts" };
const pyHome = "def create_factory(user_context):\n    return 1\n\n";
const tsHome = "export const createFactory = (userContext: UserContext) => ({ userContext });\n\n";
const pass = (choice: string, output: string) => ({ messageId: "choose" as const, data: { choice }, output });

/** One finding, with what is suggested. */
const found = (messageId: "missingContextBlocked" | "emptyContextBlocked" | "uncertainContextBlocked" | "literalContextBlocked", data: Record<string, string>, place: readonly [line: number, column: number, endColumn: number], ...suggestions: ReturnType<typeof pass>[]) => {
  const [line, column, endColumn] = place;
  const reason = suggestions.length > 0 ? "context-at-hand" : "no-context";
  return { messageId, data: because(reason, data), line, column, endLine: line, endColumn, suggestions };
};

testBehaviours("require-user-context", [
  {
    it: "a call that leaves the context out may take the one at hand, by keyword or by position",
    python: {
      code: `${pyEngine}def f(r, b, user_context):\n    return ${pyCall}(r, b)\n`,
      errors: [
        {
          messageId: "missingContextBlocked",
          data: because("context-at-hand", python.engine),
          line: 4, column: 12, endLine: 4, endColumn: 58,
          suggestions: [pass("user_context", `${pyEngine}def f(r, b, user_context):\n    return ${pyCall}(r, b, user_context=user_context)\n`)],
        },
      ],
    },
    typescript: {
      code: `${tsEngine}const f = (r, b, userContext) => ${tsCall}(r, b);\n`,
      errors: [
        {
          messageId: "missingContextBlocked",
          data: because("context-at-hand", typescript.engine),
          line: 3, column: 34, endLine: 3, endColumn: 77,
          suggestions: [pass("userContext", `${tsEngine}const f = (r, b, userContext) => ${tsCall}(r, b, userContext);\n`)],
        },
      ],
    },
  },
  {
    it: "a call that passes a context is right",
    python: { code: `${pyEngine}def f(r, b, user_context):\n    return ${pyCall}(r, b, user_context)\n` },
    typescript: { code: `${tsEngine}const f = (r, b, userContext) => ${tsCall}(r, b, userContext);\n` },
  },
  {
    it: "a context that another call makes or that stands in a variable is no literal",
    python: { code: `${pyEngine}def f(r, b, make):\n    return ${pyCall}(r, b, user_context=make("u"))\n` },
    typescript: { code: `${tsEngine}const f = (r, b, make) => ${tsCall}(r, b, make("u"));\n` },
  },
  {
    it: "nothing in its place is replaced",
    python: {
      code: `${pyEngine}def f(r, b, user_context):\n    return ${pyCall}(r, b, user_context=None)\n`,
      errors: [
        {
          messageId: "emptyContextBlocked",
          data: because("context-at-hand", python.engine),
          line: 4, column: 12, endLine: 4, endColumn: 58,
          suggestions: [pass("user_context", `${pyEngine}def f(r, b, user_context):\n    return ${pyCall}(r, b, user_context=user_context)\n`)],
        },
      ],
    },
    typescript: {
      code: `${tsEngine}const f = (r, b, userContext) => ${tsCall}(r, b, null);\n`,
      errors: [
        {
          messageId: "emptyContextBlocked",
          data: because("context-at-hand", typescript.engine),
          line: 3, column: 34, endLine: 3, endColumn: 77,
          suggestions: [pass("userContext", `${tsEngine}const f = (r, b, userContext) => ${tsCall}(r, b, userContext);\n`)],
        },
      ],
    },
  },
  {
    it: "undefined is nothing",
    typescript: {
      code: `${tsEngine}const f = (r, b) => ${tsCall}(r, b, undefined);\n`,
      errors: [
        { messageId: "emptyContextBlocked", data: because("no-context", typescript.engine), line: 3, column: 21, endLine: 3, endColumn: 64, suggestions: [] },
      ],
    },
  },
  {
    it: "a context that is made up on the spot is replaced",
    python: {
      code: `${pyEngine}def f(r, b, user_context):\n    return ${pyCall}(r, b, {"user_id": "test"})\n`,
      errors: [
        {
          messageId: "literalContextBlocked",
          data: because("context-at-hand", python.engine),
          line: 4, column: 12, endLine: 4, endColumn: 58,
          suggestions: [pass("user_context", `${pyEngine}def f(r, b, user_context):\n    return ${pyCall}(r, b, user_context)\n`)],
        },
      ],
    },
    typescript: {
      code: `${tsEngine}const f = (r, b, userContext) => ${tsCall}(r, b, { userId: "test" } as never);\n`,
      errors: [
        {
          messageId: "literalContextBlocked",
          data: because("context-at-hand", typescript.engine),
          line: 3, column: 34, endLine: 3, endColumn: 77,
          suggestions: [pass("userContext", `${tsEngine}const f = (r, b, userContext) => ${tsCall}(r, b, userContext);\n`)],
        },
      ],
    },
  },
  {
    it: "a context that falls back on nothing may be missing",
    python: {
      code: `${pyEngine}def f(r, b, user_context):\n    return ${pyCall}(r, b, user_context or None)\n`,
      errors: [found("uncertainContextBlocked", python.engine, [4, 12, 58], pass("user_context", `${pyEngine}def f(r, b, user_context):\n    return ${pyCall}(r, b, user_context)\n`))],
    },
    typescript: {
      code: `${tsEngine}const f = (r, b, userContext) => ${tsCall}(r, b, userContext ?? null);\n`,
      errors: [found("uncertainContextBlocked", typescript.engine, [3, 34, 77], pass("userContext", `${tsEngine}const f = (r, b, userContext) => ${tsCall}(r, b, userContext);\n`))],
    },
  },
  {
    it: "so may one that depends on a condition",
    python: {
      code: `${pyEngine}def f(r, b, user_context):\n    return ${pyCall}(r, b, user_context if r else None)\n`,
      errors: [found("uncertainContextBlocked", python.engine, [4, 12, 58], pass("user_context", `${pyEngine}def f(r, b, user_context):\n    return ${pyCall}(r, b, user_context)\n`))],
    },
    typescript: {
      code: `${tsEngine}const f = (r, b, userContext) => ${tsCall}(r, b, r ? userContext : undefined);\n`,
      errors: [found("uncertainContextBlocked", typescript.engine, [3, 34, 77], pass("userContext", `${tsEngine}const f = (r, b, userContext) => ${tsCall}(r, b, userContext);\n`))],
    },
  },
  {
    it: "one that falls back on what a call gives, or that the caller may leave out, is trusted",
    python: {
      code: `${pyEngine}def f(r, b, make, user_context=None):\n    ctx = user_context or make()\n    return ${pyCall}(r, b, ctx)\n`,
    },
    typescript: {
      code: `${tsEngine}const f = (r, b, refuse, userContext = null) => ${tsCall}(r, b, userContext ?? refuse());\n`,
    },
  },
  {
    it: "a variable that never holds anything is nothing",
    python: {
      code: `${pyEngine}def f(r, b):\n    nobody = None\n    return ${pyCall}(r, b, nobody)\n`,
      errors: [found("emptyContextBlocked", python.engine, [5, 12, 58])],
    },
    typescript: {
      code: `${tsEngine}const f = (r, b) => { const nobody = undefined; return ${tsCall}(r, b, nobody); };\n`,
      errors: [found("emptyContextBlocked", typescript.engine, [3, 56, 99])],
    },
  },
  {
    it: "a variable that is given something elsewhere is trusted",
    python: {
      code: `${pyEngine}def f(r, b, make):\n    who = None\n    if r:\n        who = make(r)\n    return ${pyCall}(r, b, who)\n`,
    },
    typescript: {
      code: `${tsEngine}const f = (r, b, make) => { let who; if (r) who = make(r); return ${tsCall}(r, b, who); };\n`,
    },
  },
  {
    it: "nothing stays nothing, whatever its type is said to be",
    python: {
      code: `from typing import cast\n${pyEngine}def f(r, b):\n    return ${pyCall}(r, b, cast("UserContext", None))\n`,
      errors: [found("emptyContextBlocked", python.engine, [5, 12, 58])],
    },
    typescript: {
      code: `${tsEngine}const f = (r, b) => ${tsCall}(r, b, null as any as UserContext);\n`,
      errors: [found("emptyContextBlocked", typescript.engine, [3, 21, 64])],
    },
  },
  {
    it: "or what else is done with it",
    python: {
      code: `${pyEngine}def f(r, b):\n    return ${pyCall}(r, b, nobody := None)\n`,
      errors: [found("emptyContextBlocked", python.engine, [4, 12, 58])],
    },
    typescript: {
      code: `${tsEngine}const f = (r, b) => ${tsCall}(r, b, undefined!);\n`,
      errors: [found("emptyContextBlocked", typescript.engine, [3, 21, 64])],
    },
  },
  {
    it: "an object without a class of its own is made up",
    python: {
      code: `${pyEngine}def f(r, b):\n    return ${pyCall}(r, b, dict(user_id=r))\n`,
      errors: [found("literalContextBlocked", python.engine, [4, 12, 58])],
    },
    typescript: {
      code: `${tsEngine}const f = (r, b) => ${tsCall}(r, b, new Object());\n`,
      errors: [found("literalContextBlocked", typescript.engine, [3, 21, 64])],
    },
  },
  {
    it: "so is one to fall back on",
    python: {
      code: `from types import SimpleNamespace\n${pyEngine}def f(r, b):\n    return ${pyCall}(r, b, SimpleNamespace(user_id=r))\n`,
      errors: [found("literalContextBlocked", python.engine, [5, 12, 58])],
    },
    typescript: {
      code: `${tsEngine}const f = (r, b, userContext) => ${tsCall}(r, b, userContext ?? {});\n`,
      errors: [found("literalContextBlocked", typescript.engine, [3, 34, 77], pass("userContext", `${tsEngine}const f = (r, b, userContext) => ${tsCall}(r, b, userContext);\n`))],
    },
  },
  {
    it: "the factory by another name",
    python: {
      code: `${pyEngine}def f(r, b, user_context):\n    print(r)\n    make = ${pyCall}\n    print(b)\n    return make(r, b)\n`,
      errors: [found("missingContextBlocked", python.engine, [7, 12, 16], pass("user_context", `${pyEngine}def f(r, b, user_context):\n    print(r)\n    make = ${pyCall}\n    print(b)\n    return make(r, b, user_context=user_context)\n`))],
    },
    typescript: {
      code: `${tsEngine}const f = (r, b, userContext) => { const make = ${tsCall}; return make(r, b); };\n`,
      errors: [found("missingContextBlocked", typescript.engine, [3, 101, 105], pass("userContext", `${tsEngine}const f = (r, b, userContext) => { const make = ${tsCall}; return make(r, b, userContext); };\n`))],
    },
  },
  {
    it: "the factory by another name, with a context",
    python: { code: `${pyEngine}make = ${pyCall}\n\ndef f(r, b, user_context):\n    return make(r, b, user_context)\n` },
    typescript: { code: `${tsEngine}const make = ${tsCall};\n\nconst f = (r, b, userContext) => make(r, b, userContext);\n` },
  },
  {
    it: "its class by another name, and by another one again",
    python: {
      code: `${pyEngine}Engine = UserExecutionEngine\nOther = Engine\n\ndef f(r, b):\n    return Other.create_from_legacy_pattern(r, b)\n`,
      errors: [found("missingContextBlocked", python.engine, [7, 12, 44])],
    },
    typescript: {
      code: `${tsEngine}const Engine = UserExecutionEngine;\nconst Other = Engine;\n\nconst f = (r, b) => Other.createFromLegacyPattern(r, b);\n`,
      errors: [found("missingContextBlocked", typescript.engine, [6, 21, 50])],
    },
  },
  {
    it: "what is taken out of its class",
    typescript: {
      code: `${tsEngine}const { createFromLegacyPattern: make } = UserExecutionEngine;\n\nconst f = (r, b) => make(r, b);\n`,
      errors: [found("missingContextBlocked", typescript.engine, [5, 21, 25])],
    },
  },
  {
    it: "but not what else is",
    typescript: { code: `${tsEngine}const { createFromLegacyPattern, helper } = UserExecutionEngine;\nhelper(1, 2);\n` },
  },
  {
    it: "a factory function by another name alone",
    python: {
      code: "from app.engine.user import create_factory\n\nmake = create_factory\n\ndef f():\n    return make()\n",
      errors: [found("missingContextBlocked", python.factory, [6, 12, 16])],
    },
    typescript: {
      code: 'import { createFactory } from "./engine/user";\n\nconst make = createFactory;\n\nconst f = () => make();\n',
      errors: [found("missingContextBlocked", typescript.factory, [5, 17, 21])],
    },
  },
  {
    it: "what a class inherits from its own",
    python: {
      code: `${pyEngine}class Mine(UserExecutionEngine):\n    pass\n\ndef f(r, b):\n    print(r)\n    return Mine.create_from_legacy_pattern(r, b)\n`,
      errors: [found("missingContextBlocked", python.engine, [8, 12, 43])],
    },
    typescript: {
      code: `${tsEngine}class Mine extends UserExecutionEngine {\n  again() {\n    return Mine.createFromLegacyPattern(1, 2);\n  }\n}\nclass Yours extends Mine {}\nYours.createFromLegacyPattern(1, 2);\n`,
      errors: [found("missingContextBlocked", typescript.engine, [5, 12, 40]), found("missingContextBlocked", typescript.engine, [9, 1, 30])],
    },
  },
  {
    it: "but not what it has of its own, or may have of another base",
    python: {
      code: `${pyEngine}class Mine(UserExecutionEngine):\n    @classmethod\n    def create_from_legacy_pattern(cls, r, b):\n        return cls()\n\nclass Yours(Other, UserExecutionEngine):\n    pass\n\nMine.create_from_legacy_pattern(1, 2)\nYours.create_from_legacy_pattern(1, 2)\n`,
    },
    typescript: { code: `${tsEngine}class Mine extends UserExecutionEngine {\n  static createFromLegacyPattern() {}\n}\nMine.createFromLegacyPattern(1, 2);\n` },
  },
  {
    it: "a name that may stand for something else",
    python: { code: `${pyEngine}make = ${pyCall}\nif debug:\n    make = other\nmake(1, 2)\n` },
    typescript: { code: `${tsEngine}let make = ${tsCall};\nif (debug) make = other;\nmake(1, 2);\n` },
  },
  {
    it: "a name that is declared twice, or in a way that is not followed",
    python: {
      code: `from functools import partial\nfrom functools import partial as bind\n${pyEngine}def f(r, b, user_context):\n    make = partial(\n        ${pyCall}, r\n    )\n    print(r)\n    other = bind(${pyCall}, r)\n    print(b)\n    return make(b, user_context), other(b, user_context)\n`,
    },
    typescript: { code: `${tsEngine}var make = ${tsCall};\nvar make = other;\nmake(1, 2);\n` },
  },
  {
    it: "a name within a class body",
    python: {
      code: `${pyEngine}class Service:\n    make = ${pyCall}\n    engine = make(1, 2)\n`,
      errors: [found("missingContextBlocked", python.engine, [5, 14, 18])],
    },
  },
  {
    it: "a factory that was given its first arguments before",
    python: {
      code: `from functools import partial\n${pyEngine}def f(r, b, user_context):\n    make = partial(${pyCall}, r)\n    print(b)\n    return make(b)\n`,
      errors: [
        found("missingContextBlocked", python.engine, [7, 12, 16], pass("user_context", `from functools import partial\n${pyEngine}def f(r, b, user_context):\n    make = partial(${pyCall}, r)\n    print(b)\n    return make(b, user_context=user_context)\n`)),
      ],
    },
    typescript: {
      code: `${tsEngine}const make = ${tsCall}.bind(null, 1);\nconst f = (b, userContext) => make(b);\n`,
      errors: [found("missingContextBlocked", typescript.engine, [4, 31, 35], pass("userContext", `${tsEngine}const make = ${tsCall}.bind(null, 1);\nconst f = (b, userContext) => make(b, userContext);\n`))],
    },
  },
  {
    it: "and the context in the end, or with them",
    python: { code: `from functools import partial\n${pyEngine}def f(r, b, user_context):\n    make = partial(${pyCall}, r)\n    return make(b, user_context), partial(${pyCall}, user_context=user_context)(r, b)\n` },
    typescript: { code: `${tsEngine}const make = ${tsCall}.bind(null, 1);\nconst f = (b, userContext) => [make(b, userContext), ${tsCall}.bind(null, b, b, userContext)()];\n` },
  },
  {
    it: "what is handed on with some arguments may be given the context there",
    python: { code: `from functools import partial\n${pyEngine}def f(r, b, register):\n    register(partial(${pyCall}, r, b))\n` },
    typescript: { code: `${tsEngine}export const make = ${tsCall}.bind(null, 1, 2);\n` },
  },
  {
    it: "but not if it was given nothing in its place",
    python: {
      code: `from functools import partial\n${pyEngine}def f(r, b, register):\n    register(partial(${pyCall}, r, b, None))\n`,
      errors: [found("emptyContextBlocked", python.engine, [5, 22, 68])],
    },
    typescript: {
      code: `${tsEngine}export const make = ${tsCall}.bind(null, 1, 2, null);\n`,
      errors: [found("emptyContextBlocked", typescript.engine, [3, 21, 69])],
    },
  },
  {
    it: "which is said once",
    python: {
      code: `from functools import partial\n${pyEngine}def f(r, b):\n    make = partial(${pyCall}, r, b, None)\n    return make()\n`,
      errors: [found("emptyContextBlocked", python.engine, [5, 20, 66])],
    },
    typescript: {
      code: `${tsEngine}const make = ${tsCall}.bind(null, 1, 2, null);\nmake();\n`,
      errors: [found("emptyContextBlocked", typescript.engine, [3, 14, 62])],
    },
  },
  {
    it: "what is given in the end takes the place of what was given before",
    python: {
      code: `from functools import partial\n${pyEngine}def f(r, b, who):\n    make = partial(${pyCall}, user_context=who)\n    return make(r, b, user_context=None)\n`,
      errors: [found("emptyContextBlocked", python.engine, [6, 12, 16])],
    },
  },
  {
    it: "arguments by keyword take nobody's place",
    python: {
      code: `from functools import partial\n${pyEngine}def f(r, b, t):\n    return partial(${pyCall}, trace=t, registry=r, websocket_bridge=b)()\n`,
      errors: [found("missingContextBlocked", python.engine, [5, 12, 108])],
    },
  },
  {
    it: "a call that says what `this` is",
    typescript: {
      code: `${tsEngine}const f = (r, b, userContext) => ${tsCall}.call(UserExecutionEngine, r, b);\n`,
      errors: [found("missingContextBlocked", typescript.engine, [3, 34, 82], pass("userContext", `${tsEngine}const f = (r, b, userContext) => ${tsCall}.call(UserExecutionEngine, r, b, userContext);\n`))],
    },
  },
  {
    it: "a comment for type checkers stays where it is",
    python: {
      code: `${pyEngine}def f(r, b, user_context):\n    return ${pyCall}(\n        r,\n        b,\n        None,  # type: ignore[arg-type]\n    )  # type: ignore\n`,
      errors: [
        found("emptyContextBlocked", python.engine, [4, 12, 58], pass("user_context", `${pyEngine}def f(r, b, user_context):\n    return ${pyCall}(\n        r,\n        b,\n        user_context,  # type: ignore[arg-type]\n    )  # type: ignore\n`)),
      ],
    },
  },
  {
    it: "each context at hand is offered, known by its type or by its name",
    python: {
      code: `from app.context import UserContext\n${pyEngine}def f(r, b, user_context, who: UserContext):\n    return ${pyCall}(r, b)\n`,
      errors: [
        {
          messageId: "missingContextBlocked",
          data: because("several-contexts", python.engine),
          line: 5, column: 12, endLine: 5, endColumn: 58,
          suggestions: [
            pass("user_context", `from app.context import UserContext\n${pyEngine}def f(r, b, user_context, who: UserContext):\n    return ${pyCall}(r, b, user_context=user_context)\n`),
            pass("who", `from app.context import UserContext\n${pyEngine}def f(r, b, user_context, who: UserContext):\n    return ${pyCall}(r, b, user_context=who)\n`),
          ],
        },
      ],
    },
    typescript: {
      code: `import type { UserContext } from "./context";\n${tsEngine}const f = (r, b, userContext, who: UserContext) => ${tsCall}(r, b);\n`,
      errors: [
        {
          messageId: "missingContextBlocked",
          data: because("several-contexts", typescript.engine),
          line: 4, column: 52, endLine: 4, endColumn: 95,
          suggestions: [
            pass("userContext", `import type { UserContext } from "./context";\n${tsEngine}const f = (r, b, userContext, who: UserContext) => ${tsCall}(r, b, userContext);\n`),
            pass("who", `import type { UserContext } from "./context";\n${tsEngine}const f = (r, b, userContext, who: UserContext) => ${tsCall}(r, b, who);\n`),
          ],
        },
      ],
    },
  },
  {
    it: "a context that may not be bound yet, or may be nothing, is not offered",
    python: {
      code: `${pyEngine}def f(r, b, found, user_context=None):\n    if found:\n        ctx = found\n    return ${pyCall}(r, b)\n`,
      errors: [{ messageId: "missingContextBlocked", data: because("no-context", python.engine), line: 6, column: 12, endLine: 6, endColumn: 58, suggestions: [] }],
    },
    typescript: {
      code: `${tsEngine}const f = (r, b, userContext = null) => ${tsCall}(r, b);\n`,
      errors: [{ messageId: "missingContextBlocked", data: because("no-context", typescript.engine), line: 3, column: 41, endLine: 3, endColumn: 84, suggestions: [] }],
    },
  },
  {
    it: "unpacked arguments may hold the context, which cannot be told",
    python: {
      code: `${pyEngine}def f(args, user_context):\n    return ${pyCall}(*args)\n`,
      errors: [{ messageId: "missingContextBlocked", data: because("unpacked-arguments", python.engine), line: 4, column: 12, endLine: 4, endColumn: 58, suggestions: [] }],
    },
    typescript: {
      code: `${tsEngine}const f = (args, userContext) => ${tsCall}(...args);\n`,
      errors: [{ messageId: "missingContextBlocked", data: because("unpacked-arguments", typescript.engine), line: 3, column: 34, endLine: 3, endColumn: 77, suggestions: [] }],
    },
  },
  {
    it: "a context beside unpacked arguments is seen",
    python: { code: `${pyEngine}def f(args, user_context):\n    return ${pyCall}(*args, user_context=user_context)\n` },
    typescript: { code: `${tsEngine}const f = (r, b, userContext, rest) => ${tsCall}(r, b, userContext, ...rest);\n` },
  },
  {
    it: "an argument that is missing before the context leaves no place for it",
    typescript: {
      code: `${tsEngine}const f = (r, userContext) => ${tsCall}(r);\n`,
      errors: [{ messageId: "missingContextBlocked", data: because("signature-mismatch", typescript.engine), line: 3, column: 31, endLine: 3, endColumn: 74, suggestions: [] }],
    },
  },
  {
    it: "the call of a factory function is judged as well",
    python: {
      code: "import app.engine.user\n\ndef f(user_context):\n    return app.engine.user.create_factory()\n",
      errors: [
        {
          messageId: "missingContextBlocked",
          data: because("context-at-hand", python.factory),
          line: 4, column: 12, endLine: 4, endColumn: 42,
          suggestions: [pass("user_context", "import app.engine.user\n\ndef f(user_context):\n    return app.engine.user.create_factory(user_context=user_context)\n")],
        },
      ],
    },
    typescript: {
      code: 'import * as engines from "./engine/user";\n\nconst f = (userContext) => engines.createFactory();\n',
      errors: [
        {
          messageId: "missingContextBlocked",
          data: because("context-at-hand", typescript.factory),
          line: 3, column: 28, endLine: 3, endColumn: 49,
          suggestions: [pass("userContext", 'import * as engines from "./engine/user";\n\nconst f = (userContext) => engines.createFactory(userContext);\n')],
        },
      ],
    },
  },
  {
    it: "an awaited call is judged as well",
    python: {
      code: "from app.engine.user import AsyncUserEngine\n\nasync def f(r, user_context):\n    return await AsyncUserEngine.create(r)\n",
      errors: [
        {
          messageId: "missingContextBlocked",
          data: because("context-at-hand", python.asyncEngine),
          line: 4, column: 18, endLine: 4, endColumn: 40,
          suggestions: [pass("user_context", "from app.engine.user import AsyncUserEngine\n\nasync def f(r, user_context):\n    return await AsyncUserEngine.create(r, user_context=user_context)\n")],
        },
      ],
    },
    typescript: {
      code: 'import { AsyncUserEngine } from "./engine/user";\n\nconst f = async (r, userContext) => await AsyncUserEngine.create(r);\n',
      errors: [
        {
          messageId: "missingContextBlocked",
          data: because("context-at-hand", typescript.asyncEngine),
          line: 3, column: 43, endLine: 3, endColumn: 65,
          suggestions: [pass("userContext", 'import { AsyncUserEngine } from "./engine/user";\n\nconst f = async (r, userContext) => await AsyncUserEngine.create(r, userContext);\n')],
        },
      ],
    },
  },
  {
    it: "a test that the factory refuses such a call is left to people",
    python: {
      code: `import pytest\n${pyEngine}def test_f(r, b, user_context):\n    with pytest.raises(ValueError):\n        ${pyCall}(r, b)\n`,
      errors: [{ messageId: "missingContextBlocked", data: because("expected-failure", python.engine), line: 6, column: 9, endLine: 6, endColumn: 55, suggestions: [] }],
    },
    typescript: {
      code: `${tsEngine}const f = (r, b, userContext) => expect(() => ${tsCall}(r, b)).toThrow();\n`,
      errors: [{ messageId: "missingContextBlocked", data: because("expected-failure", typescript.engine), line: 3, column: 47, endLine: 3, endColumn: 90, suggestions: [] }],
    },
  },
  {
    it: "a context that is not required may be left out",
    manifest: {
      symbols: {
        "app.engine.user#create_factory": { construct: { scope: "user", parameters: [], factory: "app.engine.user#create_factory", context: { parameter: "user_context", required: false } } },
        "./src/engine/user#createFactory": { construct: { scope: "user", parameters: [], factory: "./src/engine/user#createFactory", context: { parameter: "userContext", required: false } } },
      },
    },
    python: { code: "from app.engine.user import create_factory\n\ndef f(user_context):\n    return create_factory()\n" },
    typescript: { code: 'import { createFactory } from "./engine/user";\n\nconst f = (userContext) => createFactory();\n' },
  },
  {
    it: "a factory that lives elsewhere than its product is known",
    manifest: {
      symbols: {
        "app.product#Product": { construct: { scope: "user", parameters: [], factory: "lib.making#make_product", context: { parameter: "user_context" } } },
        "./src/product#Product": { construct: { scope: "user", parameters: [], factory: "./src/making#makeProduct", context: { parameter: "userContext" } } },
      },
    },
    python: {
      code: "from lib.making import make_product\n\ndef f():\n    return make_product()\n",
      errors: [
        {
          messageId: "missingContextBlocked",
          data: because("no-context", { name: "app.product#Product", why: "", factory: "lib.making#make_product", parameter: "user_context" }),
          line: 4, column: 12, endLine: 4, endColumn: 24, suggestions: [],
        },
      ],
    },
    typescript: {
      code: 'import { makeProduct } from "./making";\n\nconst f = () => makeProduct();\n',
      errors: [
        {
          messageId: "missingContextBlocked",
          data: because("no-context", { name: "./src/product#Product", why: "", factory: "./src/making#makeProduct", parameter: "userContext" }),
          line: 3, column: 17, endLine: 3, endColumn: 28, suggestions: [],
        },
      ],
    },
  },
  {
    it: "a namesake is another factory",
    python: { code: "from other import UserExecutionEngine\n\ndef f(r, b):\n    return UserExecutionEngine.create_from_legacy_pattern(r, b)\n" },
    typescript: { code: 'import { UserExecutionEngine } from "other";\n\nconst f = (r, b) => UserExecutionEngine.createFromLegacyPattern(r, b);\n' },
  },
  {
    it: "the comment and the trailing comma of a list stay",
    python: {
      code: `${pyEngine}def f(r, b, user_context):\n    return ${pyCall}(\n        r,\n        b,  # the bridge\n    )\n`,
      errors: [
        {
          messageId: "missingContextBlocked",
          data: because("context-at-hand", python.engine),
          line: 4, column: 12, endLine: 4, endColumn: 58,
          suggestions: [pass("user_context", `${pyEngine}def f(r, b, user_context):\n    return ${pyCall}(\n        r,\n        b,  # the bridge\n        user_context=user_context,\n    )\n`)],
        },
      ],
    },
    typescript: {
      code: `${tsEngine}const f = (r, b, userContext) =>\n  ${tsCall}(\n    r,\n    b, // the bridge\n  );\n`,
      errors: [
        {
          messageId: "missingContextBlocked",
          data: because("context-at-hand", typescript.engine),
          line: 4, column: 3, endLine: 4, endColumn: 46,
          suggestions: [pass("userContext", `${tsEngine}const f = (r, b, userContext) =>\n  ${tsCall}(\n    r,\n    b, // the bridge\n    userContext,\n  );\n`)],
        },
      ],
    },
  },
  {
    it: "a call in the file that defines the factory",
    python: {
      filename: home.python,
      code: `${pyHome}def refresh(user_context):\n    return create_factory()\n`,
      errors: [
        {
          messageId: "missingContextBlocked",
          data: because("context-at-hand", python.factory),
          line: 5, column: 12, endLine: 5, endColumn: 26,
          suggestions: [pass("user_context", `${pyHome}def refresh(user_context):\n    return create_factory(user_context=user_context)\n`)],
        },
      ],
    },
    typescript: {
      filename: home.typescript,
      code: `${tsHome}export const refresh = (userContext: UserContext) => createFactory();\n`,
      errors: [
        {
          messageId: "missingContextBlocked",
          data: because("context-at-hand", typescript.factory),
          line: 3, column: 54, endLine: 3, endColumn: 67,
          suggestions: [pass("userContext", `${tsHome}export const refresh = (userContext: UserContext) => createFactory(userContext);\n`)],
        },
      ],
    },
  },
  {
    it: "a call of the class's own factory, in the class and behind it",
    python: {
      filename: home.python,
      code: `class UserExecutionEngine:\n    @classmethod\n    def create_from_legacy_pattern(cls, registry, websocket_bridge, user_context=None):\n        return cls()\n\n    def again(self):\n        return ${pyCall}(1, 2)\n\n\ndef make(r, b):\n    return ${pyCall}(r, b)\n`,
      errors: [
        { messageId: "missingContextBlocked", data: because("no-context", python.engine), line: 7, column: 16, endLine: 7, endColumn: 62, suggestions: [] },
        { messageId: "missingContextBlocked", data: because("no-context", python.engine), line: 11, column: 12, endLine: 11, endColumn: 58, suggestions: [] },
      ],
    },
    typescript: {
      filename: home.typescript,
      code: `export class UserExecutionEngine {\n  static createFromLegacyPattern(registry: object, bridge: object, userContext?: UserContext) {}\n  again() {\n    return ${tsCall}(1, 2);\n  }\n}\nexport const make = (r, b) => ${tsCall}(r, b);\n`,
      errors: [
        { messageId: "missingContextBlocked", data: because("no-context", typescript.engine), line: 4, column: 12, endLine: 4, endColumn: 55, suggestions: [] },
        { messageId: "missingContextBlocked", data: because("no-context", typescript.engine), line: 7, column: 31, endLine: 7, endColumn: 74, suggestions: [] },
      ],
    },
  },
  {
    it: "a local function that hides the factory is another one",
    python: { filename: home.python, code: `${pyHome}def f():\n    def create_factory():\n        return 1\n    return create_factory()\n` },
    typescript: { filename: home.typescript, code: `${tsHome}export const f = () => {\n  const createFactory = () => 1;\n  return createFactory();\n};\n` },
  },
  {
    it: "a function of that name in another file is another one",
    python: { code: `${pyHome}create_factory()\n` },
    typescript: { code: `${tsHome}createFactory();\n` },
  },
]);
