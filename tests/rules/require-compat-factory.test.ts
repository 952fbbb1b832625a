import type { Manifest } from "../../src/manifest";
import type { CompatSpec, ConstructSpec } from "../../src/manifest/types";
import { testBehaviours } from "./behaviour";
import { because } from "./data";

const root = "tests/fixtures/project";
const home = { python: `${root}/app/engine/user.py`, typescript: `${root}/src/engine/user.ts` };

const compat = {
  python: { arguments: { context: "user_context", agent_factory: "registry", emitter: "websocket_bridge" } },
  typescript: { arguments: { context: "userContext", agentFactory: "registry", emitter: "websocketBridge" } },
} satisfies Record<string, CompatSpec>;

/** The two entries that are judged, each with what a case says of it. */
function declare(python: Partial<ConstructSpec>, typescript: Partial<ConstructSpec>): Pick<Manifest, "symbols"> {
  return {
    symbols: {
      "app.engine.user#UserExecutionEngine": {
        deprecated: ["app.engine.legacy#ExecutionEngine"],
        construct: {
          scope: "user",
          parameters: ["registry", "websocket_bridge", "user_context?"],
          factory: "create_from_legacy",
          context: { parameter: "user_context", type: "app.context#UserContext" },
          compat: compat.python,
          ...python,
        },
      },
      "./src/engine/user#UserExecutionEngine": {
        deprecated: ["./src/engine/legacy#ExecutionEngine"],
        construct: {
          scope: "user",
          parameters: ["registry", "websocketBridge", "userContext?"],
          factory: "createFromLegacy",
          context: { parameter: "userContext", type: "./src/context#UserContext" },
          compat: compat.typescript,
          ...typescript,
        },
      },
    },
  };
}

const manifest = declare({}, {});

const data = {
  python: { home: "app.engine.user#UserExecutionEngine", expected: "create_from_legacy(registry, websocket_bridge, user_context?)", why: "" },
  typescript: { home: "./src/engine/user#UserExecutionEngine", expected: "createFromLegacy(registry, websocketBridge, userContext?)", why: "" },
};

const pyClass = `class UserExecutionEngine:
    def __init__(self, context, agent_factory, emitter):
        self.context = context
`;
const tsClass = `export class UserExecutionEngine {
  constructor(readonly context: UserContext, readonly agentFactory: object, readonly emitter: Emitter) {}
}
`;
const pyClassName = { line: 1, column: 7, endLine: 1, endColumn: 26 };
const tsClassName = { line: 1, column: 14, endLine: 1, endColumn: 33 };

const pyFactory = `    @classmethod
    def create_from_legacy(cls, registry, websocket_bridge, user_context=None) -> "UserExecutionEngine":
        """Carries a call of the deprecated ExecutionEngine over to UserExecutionEngine."""
`;

/** What is reported, and not repaired, of the class as it stands above. */
const blocked = (reason: Parameters<typeof because>[0]) => ({
  python: { filename: home.python, code: pyClass, errors: [{ messageId: "missingFactoryBlocked" as const, data: because(reason, data.python), ...pyClassName, suggestions: [] }] },
  typescript: { filename: home.typescript, code: tsClass, errors: [{ messageId: "missingFactoryBlocked" as const, data: because(reason, data.typescript), ...tsClassName, suggestions: [] }] },
});

testBehaviours("require-compat-factory", [
  {
    it: "the missing factory is written behind the constructor",
    manifest,
    python: {
      filename: home.python,
      code: `from app.context import UserContext


class UserExecutionEngine:
    """One per user."""

    def __init__(self, context: UserContext, agent_factory: object, emitter):
        self.context = context
        # nothing more

    # the user
    @property
    def user_id(self):
        return self.context.user_id
`,
      output: `from app.context import UserContext


class UserExecutionEngine:
    """One per user."""

    def __init__(self, context: UserContext, agent_factory: object, emitter):
        self.context = context
        # nothing more

    @classmethod
    def create_from_legacy(
        cls,
        registry: object,
        websocket_bridge,
        user_context: "UserContext | None" = None,
    ) -> "UserExecutionEngine":
        """Carries a call of the deprecated ExecutionEngine over to UserExecutionEngine."""
        import warnings

        warnings.warn(
            "UserExecutionEngine.create_from_legacy is deprecated: construct UserExecutionEngine with its own arguments.",
            DeprecationWarning,
            stacklevel=2,
        )
        if user_context is None:
            raise ValueError("create_from_legacy needs user_context")
        return cls(
            context=user_context,
            agent_factory=registry,
            emitter=websocket_bridge,
        )

    # the user
    @property
    def user_id(self):
        return self.context.user_id
`,
      errors: [{ messageId: "missingFactory", data: data.python, line: 4, column: 7, endLine: 4, endColumn: 26 }],
    },
    typescript: {
      filename: home.typescript,
      code: `import type { UserContext } from "../context";

export class UserExecutionEngine {
  constructor(
    readonly context: UserContext,
    readonly agentFactory: object,
    readonly emitter: { send(text: string): void },
  ) {} // nothing more

  get userId(): string {
    return this.context.userId;
  }
}
`,
      output: `import type { UserContext } from "../context";

export class UserExecutionEngine {
  constructor(
    readonly context: UserContext,
    readonly agentFactory: object,
    readonly emitter: { send(text: string): void },
  ) {} // nothing more

  /**
   * Carries a call of the deprecated ExecutionEngine over to UserExecutionEngine.
   *
   * @deprecated UserExecutionEngine.createFromLegacy is deprecated: construct UserExecutionEngine with its own arguments.
   */
  static createFromLegacy(
    registry: object,
    websocketBridge: { send(text: string): void },
    userContext?: UserContext,
  ): UserExecutionEngine {
    if (typeof process !== "undefined") {
      process.emitWarning("UserExecutionEngine.createFromLegacy is deprecated: construct UserExecutionEngine with its own arguments.", "DeprecationWarning");
    }
    if (userContext === undefined || userContext === null) {
      throw new TypeError("createFromLegacy needs userContext");
    }
    return new UserExecutionEngine(userContext, registry, websocketBridge);
  }

  get userId(): string {
    return this.context.userId;
  }
}
`,
      errors: [{ messageId: "missingFactory", data: data.typescript, line: 3, column: 14, endLine: 3, endColumn: 33 }],
    },
  },
  {
    it: "an async factory awaits, and imports what its expressions use",
    manifest: declare(
      { async: true, compat: { imports: ["app.parsing#Parser", "app.context#UserContext"], arguments: { context: "await UserContext.load(user_context)", agent_factory: "Parser(registry)", emitter: "websocket_bridge" } } },
      { async: true, compat: { imports: ["./src/parsing#Parser"], arguments: { context: "await load(userContext)", agentFactory: "new Parser(registry)", emitter: "websocketBridge" } } },
    ),
    python: {
      filename: home.python,
      code: `import warnings
from app.context import UserContext

${pyClass}`,
      output: `import warnings
from app.context import UserContext

${pyClass}
    @classmethod
    async def create_from_legacy(
        cls,
        registry,
        websocket_bridge,
        user_context: "UserContext | None" = None,
    ) -> "UserExecutionEngine":
        """Carries a call of the deprecated ExecutionEngine over to UserExecutionEngine."""
        from app.parsing import Parser

        warnings.warn(
            "UserExecutionEngine.create_from_legacy is deprecated: construct UserExecutionEngine with its own arguments.",
            DeprecationWarning,
            stacklevel=2,
        )
        if user_context is None:
            raise ValueError("create_from_legacy needs user_context")
        return cls(
            context=await UserContext.load(user_context),
            agent_factory=Parser(registry),
            emitter=websocket_bridge,
        )
`,
      errors: [{ messageId: "missingFactory", data: { ...data.python, expected: `async ${data.python.expected}` }, line: 4, column: 7, endLine: 4, endColumn: 26 }],
    },
    typescript: {
      filename: home.typescript,
      code: `import { load, type UserContext } from '../context'

export class UserExecutionEngine {
  constructor(readonly context: UserContext, readonly agentFactory: object, readonly emitter: Emitter) {}
}
`,
      output: `import { load, type UserContext } from '../context'
import { Parser } from '../parsing'

export class UserExecutionEngine {
  constructor(readonly context: UserContext, readonly agentFactory: object, readonly emitter: Emitter) {}

  /**
   * Carries a call of the deprecated ExecutionEngine over to UserExecutionEngine.
   *
   * @deprecated UserExecutionEngine.createFromLegacy is deprecated: construct UserExecutionEngine with its own arguments.
   */
  static async createFromLegacy(
    registry: any,
    websocketBridge: Emitter,
    userContext?: UserContext,
  ): Promise<UserExecutionEngine> {
    if (typeof process !== 'undefined') {
      process.emitWarning('UserExecutionEngine.createFromLegacy is deprecated: construct UserExecutionEngine with its own arguments.', 'DeprecationWarning')
    }
    if (userContext === undefined || userContext === null) {
      throw new TypeError('createFromLegacy needs userContext')
    }
    return new UserExecutionEngine(await load(userContext), new Parser(registry), websocketBridge)
  }
}
`,
      errors: [{ messageId: "missingFactory", data: { ...data.typescript, expected: `async ${data.typescript.expected}` }, line: 3, column: 14, endLine: 3, endColumn: 33 }],
    },
  },
  {
    it: "a factory that takes what is declared is right",
    manifest,
    python: { filename: home.python, code: `${pyClass}\n${pyFactory}` },
    typescript: { filename: home.typescript, code: `${tsClass.slice(0, -2)}  static createFromLegacy(registry: object, websocketBridge: Emitter, userContext?: UserContext) {}\n}\n` },
  },
  {
    it: "a factory that takes more than is declared, and insists on the context, is right",
    manifest,
    python: {
      filename: home.python,
      code: `${pyClass}\n    @staticmethod\n    def create_from_legacy(registry, websocket_bridge, user_context, *, trace=None):\n        pass\n`,
    },
    typescript: {
      filename: home.typescript,
      code: `${tsClass.slice(0, -2)}  static createFromLegacy(registry: object, websocketBridge: Emitter, userContext: UserContext, trace?: string) {}\n}\n`,
    },
  },
  {
    it: "a data class that has no field for an argument gets no factory",
    manifest,
    python: {
      filename: home.python,
      code: "from dataclasses import dataclass\n\n@dataclass\nclass UserExecutionEngine:\n    context: object\n    emitter: object\n",
      errors: [{ messageId: "missingFactoryBlocked", data: because("signature-mismatch", data.python), line: 4, column: 7, endLine: 4, endColumn: 26 }],
    },
  },
  {
    it: "nor does a class whose constructor is not known",
    manifest,
    python: {
      filename: home.python,
      code: "from enum import Enum\n\nclass UserExecutionEngine(Enum):\n    A = 1\n",
      errors: [{ messageId: "missingFactoryBlocked", data: because("signature-mismatch", data.python), line: 3, column: 7, endLine: 3, endColumn: 26 }],
    },
  },
  {
    it: "a factory with other parameters is reported where it stands",
    manifest,
    python: {
      filename: home.python,
      code: `${pyClass}\n    @classmethod\n    def create_from_legacy(cls, websocket_bridge, registry, user_context=None):\n        pass\n`,
      errors: [
        {
          messageId: "differentFactoryBlocked",
          data: because("signature-mismatch", { ...data.python, found: "create_from_legacy(websocket_bridge, registry, user_context?)" }),
          line: 6, column: 9, endLine: 6, endColumn: 27,
        },
      ],
    },
    typescript: {
      filename: home.typescript,
      code: `${tsClass.slice(0, -2)}  static createFromLegacy(registry: object, userContext?: UserContext) {}\n}\n`,
      errors: [
        {
          messageId: "differentFactoryBlocked",
          data: because("signature-mismatch", { ...data.typescript, found: "createFromLegacy(registry, userContext?)" }),
          line: 3, column: 10, endLine: 3, endColumn: 26,
        },
      ],
    },
  },
  {
    it: "a factory that must be awaited where the manifest says it need not",
    manifest: declare({ async: false }, { async: false }),
    python: {
      filename: home.python,
      code: `${pyClass}\n    @classmethod\n    async def create_from_legacy(cls, registry, websocket_bridge, user_context=None):\n        pass\n`,
      errors: [
        {
          messageId: "differentFactoryBlocked",
          data: because("signature-mismatch", { ...data.python, found: "async create_from_legacy(registry, websocket_bridge, user_context?)" }),
          line: 6, column: 15, endLine: 6, endColumn: 33,
        },
      ],
    },
    typescript: {
      filename: home.typescript,
      code: `${tsClass.slice(0, -2)}  static async createFromLegacy(registry: object, websocketBridge: Emitter, userContext?: UserContext) {}\n}\n`,
      errors: [
        {
          messageId: "differentFactoryBlocked",
          data: because("signature-mismatch", { ...data.typescript, found: "async createFromLegacy(registry, websocketBridge, userContext?)" }),
          line: 3, column: 16, endLine: 3, endColumn: 32,
        },
      ],
    },
  },
  {
    it: "a factory that must be awaited is right where the manifest leaves that open",
    manifest,
    python: { filename: home.python, code: `${pyClass}\n    @classmethod\n    async def create_from_legacy(cls, registry, websocket_bridge, user_context=None):\n        pass\n` },
    typescript: { filename: home.typescript, code: `${tsClass.slice(0, -2)}  static async createFromLegacy(registry: object, websocketBridge: Emitter, userContext?: UserContext) {}\n}\n` },
  },
  {
    it: "an inherited factory is one",
    manifest,
    python: { filename: home.python, code: `class Base:\n${pyFactory}\n\nclass UserExecutionEngine(Base):\n    pass\n` },
    typescript: {
      filename: home.typescript,
      code: "class Base {\n  static createFromLegacy(registry: object, websocketBridge: Emitter, userContext?: UserContext) {}\n}\n\nexport class UserExecutionEngine extends Base {}\n",
    },
  },
  {
    it: "a factory that another function makes is there",
    manifest,
    python: { filename: home.python, code: `${pyClass}\n    create_from_legacy = classmethod(make)\n` },
    typescript: { filename: home.typescript, code: `${tsClass.slice(0, -2)}  static createFromLegacy = make(UserExecutionEngine);\n}\n` },
  },
  {
    it: "a factory that the class is given behind its body is there",
    manifest,
    python: { filename: home.python, code: `${pyClass}\nUserExecutionEngine.create_from_legacy = classmethod(make)\n` },
    typescript: { filename: home.typescript, code: `${tsClass}\nUserExecutionEngine.createFromLegacy = make;\n` },
  },
  {
    it: "a factory that the class is given by name is there",
    manifest,
    python: { filename: home.python, code: `${pyClass}\nsetattr(UserExecutionEngine, "create_from_legacy", classmethod(make))\n` },
    typescript: { filename: home.typescript, code: `${tsClass}\nObject.defineProperty(UserExecutionEngine, "createFromLegacy", { value: make });\n` },
  },
  {
    it: "a namespace of the name of the class gives it members",
    manifest,
    typescript: { filename: home.typescript, code: `${tsClass}\nexport namespace UserExecutionEngine {\n  export const createFromLegacy = make;\n}\n` },
  },
  {
    it: "a constant by the name of the factory is none",
    manifest,
    python: {
      filename: home.python,
      code: `${pyClass}\n    create_from_legacy = None\n`,
      errors: [{ messageId: "missingFactoryBlocked", data: because("name-taken", data.python), line: 5, column: 5, endLine: 5, endColumn: 23, suggestions: [] }],
    },
    typescript: {
      filename: home.typescript,
      code: `${tsClass.slice(0, -2)}  static createFromLegacy = null;\n}\n`,
      errors: [{ messageId: "missingFactoryBlocked", data: because("name-taken", data.typescript), line: 3, column: 10, endLine: 3, endColumn: 26, suggestions: [] }],
    },
  },
  {
    it: "nor is a property, or a number",
    manifest,
    python: {
      filename: home.python,
      code: `${pyClass}\n    @property\n    def create_from_legacy(self):\n        return 1\n`,
      errors: [{ messageId: "missingFactoryBlocked", data: because("name-taken", data.python), line: 6, column: 9, endLine: 6, endColumn: 27, suggestions: [] }],
    },
    typescript: {
      filename: home.typescript,
      code: `${tsClass.slice(0, -2)}  static createFromLegacy = 5;\n}\n`,
      errors: [{ messageId: "missingFactoryBlocked", data: because("name-taken", data.typescript), line: 3, column: 10, endLine: 3, endColumn: 26, suggestions: [] }],
    },
  },
  {
    it: "a factory that a function may give to the class one day is not written",
    manifest,
    python: {
      filename: home.python,
      code: `${pyClass}\ndef install(make):\n    UserExecutionEngine.create_from_legacy = make\n`,
      errors: [{ messageId: "missingFactoryBlocked", data: because("dynamic-class", data.python), ...pyClassName, suggestions: [] }],
    },
    typescript: {
      filename: home.typescript,
      code: `${tsClass}\nmixin(UserExecutionEngine, { createFromLegacy: make });\n`,
      errors: [{ messageId: "missingFactoryBlocked", data: because("dynamic-class", data.typescript), ...tsClassName, suggestions: [] }],
    },
  },
  {
    it: "nor one that code sets by its name",
    manifest,
    python: {
      filename: home.python,
      code: `${pyClass}\ninstall(UserExecutionEngine, "create_from_legacy", make)\n`,
      errors: [{ messageId: "missingFactoryBlocked", data: because("dynamic-class", data.python), ...pyClassName, suggestions: [] }],
    },
    typescript: {
      filename: home.typescript,
      code: `${tsClass}\nReflect.set(UserExecutionEngine, "createFromLegacy", make);\n`,
      errors: [{ messageId: "missingFactoryBlocked", data: because("dynamic-class", data.typescript), ...tsClassName, suggestions: [] }],
    },
  },
  {
    it: "or by names that are not known, or in the class itself",
    manifest,
    python: {
      filename: home.python,
      code: `${pyClass}\ndef install(name, make):\n    setattr(UserExecutionEngine, name, make)\n`,
      errors: [{ messageId: "missingFactoryBlocked", data: because("dynamic-class", data.python), ...pyClassName, suggestions: [] }],
    },
    typescript: {
      filename: home.typescript,
      code: `${tsClass.slice(0, -2)}  static {\n    this.createFromLegacy = make;\n  }\n}\n`,
      errors: [{ messageId: "missingFactoryBlocked", data: because("dynamic-class", data.typescript), ...tsClassName, suggestions: [] }],
    },
  },
  {
    it: "or as the keyword of a call",
    manifest,
    python: {
      filename: home.python,
      code: `${pyClass}\nPart = type("Part", (), dict(create_from_legacy=make))\n`,
      errors: [{ messageId: "missingFactoryBlocked", data: because("dynamic-class", data.python), ...pyClassName, suggestions: [] }],
    },
  },
  {
    it: "what objects are given, or other names stand for, is no member of the class",
    manifest: declare({ compat: {} }, { compat: {} }),
    python: {
      filename: home.python,
      code: `${pyClass}\n    def put(self, key, value):\n        setattr(self, key, value)\n`,
      errors: [{ messageId: "missingFactoryBlocked", data: because("no-compat", data.python), ...pyClassName, suggestions: [] }],
    },
    typescript: {
      filename: home.typescript,
      code: `${tsClass}\nconst { createFromLegacy } = other;\ninterface Factories {\n  createFromLegacy: string;\n}\n`,
      errors: [{ messageId: "missingFactoryBlocked", data: because("no-compat", data.typescript), ...tsClassName, suggestions: [] }],
    },
  },
  {
    it: "a class that writes what its base leaves to it makes instances",
    manifest,
    python: {
      filename: home.python,
      code: `from abc import ABC, abstractmethod

class Base(ABC):
    @abstractmethod
    def run(self): ...

class UserExecutionEngine(Base):
    def __init__(self, context, agent_factory, emitter):
        self.context = context

    def run(self):
        pass
`,
      output: `from abc import ABC, abstractmethod

class Base(ABC):
    @abstractmethod
    def run(self): ...

class UserExecutionEngine(Base):
    def __init__(self, context, agent_factory, emitter):
        self.context = context

    @classmethod
    def create_from_legacy(
        cls,
        registry,
        websocket_bridge,
        user_context=None,
    ) -> "UserExecutionEngine":
        """Carries a call of the deprecated ExecutionEngine over to UserExecutionEngine."""
        import warnings

        warnings.warn(
            "UserExecutionEngine.create_from_legacy is deprecated: construct UserExecutionEngine with its own arguments.",
            DeprecationWarning,
            stacklevel=2,
        )
        if user_context is None:
            raise ValueError("create_from_legacy needs user_context")
        return cls(
            context=user_context,
            agent_factory=registry,
            emitter=websocket_bridge,
        )

    def run(self):
        pass
`,
      errors: [{ messageId: "missingFactory", data: data.python, line: 7, column: 7, endLine: 7, endColumn: 26 }],
    },
  },
  {
    it: "nor is one that a base from outside may have",
    manifest,
    python: {
      filename: home.python,
      code: `from framework import Model\n\n${pyClass.replace("UserExecutionEngine", "UserExecutionEngine(Model)")}`,
      errors: [{ messageId: "missingFactoryBlocked", data: because("dynamic-class", data.python), line: 3, column: 7, endLine: 3, endColumn: 26, suggestions: [] }],
    },
    typescript: {
      filename: home.typescript,
      code: `import { Model } from "framework";\n\n${tsClass.replace("UserExecutionEngine", "UserExecutionEngine extends Model")}`,
      errors: [{ messageId: "missingFactoryBlocked", data: because("dynamic-class", data.typescript), line: 3, column: 14, endLine: 3, endColumn: 33, suggestions: [] }],
    },
  },
  {
    it: "nor is one that a decorator or a metaclass may add",
    manifest,
    python: {
      filename: home.python,
      code: pyClass.replace("UserExecutionEngine", "UserExecutionEngine(metaclass=Factories)"),
      errors: [{ messageId: "missingFactoryBlocked", data: because("dynamic-class", data.python), ...pyClassName, suggestions: [] }],
    },
    typescript: {
      filename: home.typescript,
      code: `@factories\n${tsClass}`,
      errors: [{ messageId: "missingFactoryBlocked", data: because("dynamic-class", data.typescript), line: 2, column: 14, endLine: 2, endColumn: 33, suggestions: [] }],
    },
  },
  {
    it: "a class that leaves methods to its subclasses makes no instances",
    manifest,
    python: {
      filename: home.python,
      code: `from abc import ABC, abstractmethod\n\nclass Base(ABC):\n    @abstractmethod\n    def run(self): ...\n\n${pyClass.replace("UserExecutionEngine", "UserExecutionEngine(Base)")}`,
      errors: [{ messageId: "missingFactoryBlocked", data: because("unsupported-syntax", data.python), line: 7, column: 7, endLine: 7, endColumn: 26, suggestions: [] }],
    },
  },
  {
    it: "nor does a class whose constructor does nothing but raise",
    manifest,
    python: {
      filename: home.python,
      code: 'class UserExecutionEngine:\n    def __init__(self, context, agent_factory, emitter):\n        """Made elsewhere."""\n        raise TypeError("made elsewhere")\n',
      errors: [{ messageId: "missingFactoryBlocked", data: because("signature-mismatch", data.python), ...pyClassName, suggestions: [] }],
    },
    typescript: {
      filename: home.typescript,
      code: 'export class UserExecutionEngine {\n  constructor(readonly context: UserContext, readonly agentFactory: object, readonly emitter: Emitter) {\n    throw new TypeError("made elsewhere");\n  }\n}\n',
      errors: [{ messageId: "missingFactoryBlocked", data: because("signature-mismatch", data.typescript), ...tsClassName, suggestions: [] }],
    },
  },
  {
    it: "a factory of plain JavaScript need not tell what may be left out",
    manifest,
    typescript: { filename: home.typescript.replace(/ts$/, "js"), code: "export class UserExecutionEngine {\n  static createFromLegacy(registry, websocketBridge, userContext) {}\n}\n" },
  },
  {
    it: "but it takes what is declared",
    manifest,
    typescript: {
      filename: home.typescript.replace(/ts$/, "js"),
      code: "export class UserExecutionEngine {\n  static createFromLegacy(registry, userContext) {}\n}\n",
      errors: [{ messageId: "differentFactoryBlocked", data: because("signature-mismatch", { ...data.typescript, found: "createFromLegacy(registry, userContext)" }), line: 2, column: 10, endLine: 2, endColumn: 26, suggestions: [] }],
    },
  },
  {
    it: "nor does a class of which `__new__` takes something else than `__init__`",
    manifest,
    python: {
      filename: home.python,
      code: `${pyClass}\n    def __new__(cls, *one):\n        return object.__new__(cls)\n`,
      errors: [{ messageId: "missingFactoryBlocked", data: because("signature-mismatch", data.python), ...pyClassName, suggestions: [] }],
    },
  },
  {
    it: "a factory that takes whatever it is given is right",
    manifest,
    python: { filename: home.python, code: `${pyClass}\n    @classmethod\n    def create_from_legacy(cls, registry, *args, **kwargs):\n        pass\n` },
    typescript: { filename: home.typescript, code: `${tsClass.slice(0, -2)}  static createFromLegacy(registry: object, ...rest: unknown[]) {}\n}\n` },
  },
  {
    it: "but not in place of what comes before that",
    manifest,
    python: {
      filename: home.python,
      code: `${pyClass}\n    @classmethod\n    def create_from_legacy(cls, first=None, *args):\n        pass\n`,
      errors: [
        {
          messageId: "differentFactoryBlocked",
          data: because("signature-mismatch", { ...data.python, found: "create_from_legacy(first?, args?)" }),
          line: 6, column: 9, endLine: 6, endColumn: 27,
        },
      ],
    },
    typescript: {
      filename: home.typescript,
      code: `${tsClass.slice(0, -2)}  static createFromLegacy(first?: object, ...rest: unknown[]) {}\n}\n`,
      errors: [
        {
          messageId: "differentFactoryBlocked",
          data: because("signature-mismatch", { ...data.typescript, found: "createFromLegacy(first?, rest?)" }),
          line: 3, column: 10, endLine: 3, endColumn: 26,
        },
      ],
    },
  },
  {
    it: "a factory that wants more than is declared",
    manifest,
    python: {
      filename: home.python,
      code: `${pyClass}\n    @classmethod\n    def create_from_legacy(cls, registry, websocket_bridge, user_context, *, trace):\n        pass\n`,
      errors: [
        {
          messageId: "differentFactoryBlocked",
          data: because("signature-mismatch", { ...data.python, found: "create_from_legacy(registry, websocket_bridge, user_context, trace)" }),
          line: 6, column: 9, endLine: 6, endColumn: 27,
        },
      ],
    },
    typescript: {
      filename: home.typescript,
      code: `${tsClass.slice(0, -2)}  static createFromLegacy(registry: object, websocketBridge: Emitter, userContext: UserContext, trace: string) {}\n}\n`,
      errors: [
        {
          messageId: "differentFactoryBlocked",
          data: because("signature-mismatch", { ...data.typescript, found: "createFromLegacy(registry, websocketBridge, userContext, trace)" }),
          line: 3, column: 10, endLine: 3, endColumn: 26,
        },
      ],
    },
  },
  {
    it: "a factory that takes all by name is right, in whatever order",
    manifest,
    python: { filename: home.python, code: `${pyClass}\n    @classmethod\n    def create_from_legacy(cls, *, user_context=None, websocket_bridge, registry):\n        pass\n` },
  },
  {
    it: "of an overloaded factory it is not known what it takes",
    manifest,
    python: {
      filename: home.python,
      code: `${pyClass}\n    @overload\n    @classmethod\n    def create_from_legacy(cls, a): ...\n    @overload\n    @classmethod\n    def create_from_legacy(cls, a, b): ...\n`,
    },
    typescript: {
      filename: home.typescript,
      code: `${tsClass.slice(0, -2)}  static createFromLegacy(a: string): void;\n  static createFromLegacy(a: string, b: string): void;\n  static createFromLegacy(...all: string[]) {}\n}\n`,
    },
  },
  {
    it: "a factory that gives something to await need not be declared async",
    manifest: declare({ async: true }, { async: true }),
    python: {
      filename: home.python,
      code: `${pyClass}\n    @classmethod\n    def create_from_legacy(cls, registry, websocket_bridge, user_context=None) -> "Awaitable[UserExecutionEngine]":\n        return cls.make()\n`,
    },
    typescript: {
      filename: home.typescript,
      code: `${tsClass.slice(0, -2)}  static createFromLegacy(registry: object, websocketBridge: Emitter, userContext?: UserContext) {\n    return make();\n  }\n}\n`,
    },
  },
  {
    it: "a file that only declares what another one defines gets no factory",
    manifest,
    python: { filename: `${home.python}i`, code: pyClass },
    typescript: { filename: home.typescript.replace(/ts$/, "d.ts"), code: "export class UserExecutionEngine {\n  constructor(context: UserContext, agentFactory: object, emitter: Emitter);\n}\n" },
  },
  {
    it: "what CommonJS exports as a class without a name of its own has its members",
    manifest,
    typescript: {
      filename: home.typescript.replace(/ts$/, "cjs"),
      code: "module.exports.UserExecutionEngine = class {\n  static createFromLegacy(registry, websocketBridge, userContext) {}\n};\n",
    },
  },
  {
    it: "so is one that is inherited from another file",
    manifest: declare({ factory: "_init_from_factory" }, { factory: "initFromFactory" }),
    python: { filename: home.python, code: "from .legacy import ExecutionEngine\n\n\nclass UserExecutionEngine(ExecutionEngine):\n    pass\n" },
    typescript: { filename: home.typescript, code: 'import { ExecutionEngine } from "./legacy";\n\nexport class UserExecutionEngine extends ExecutionEngine {}\n' },
  },
  {
    it: "a class of that name elsewhere is not judged",
    manifest,
    python: { code: pyClass },
    typescript: { code: tsClass },
  },
  { it: "without `compat` it is only reported", manifest: declare({ compat: {} }, { compat: {} }), ...blocked("no-compat") },
  {
    it: "what the constructor does not take cannot be given to it",
    manifest: declare({ compat: { arguments: { other: "registry" } } }, { compat: { arguments: { other: "registry" } } }),
    ...blocked("signature-mismatch"),
  },
  {
    it: "what the constructor needs has to be given",
    manifest: declare({ compat: { arguments: { context: "user_context" } } }, { compat: { arguments: { context: "userContext" } } }),
    ...blocked("signature-mismatch"),
  },
  {
    it: "what is imported has to be there",
    manifest: declare(
      { compat: { ...compat.python, imports: ["app.agents#AgentFactory"] } },
      { compat: { ...compat.typescript, imports: ["./src/agents#AgentFactory"] } },
    ),
    ...blocked("missing-target"),
  },
  {
    it: "an expression may use no name that nothing binds",
    manifest: declare(
      { compat: { arguments: { ...compat.python.arguments, agent_factory: "AgentFactory()" } } },
      { compat: { arguments: { ...compat.typescript.arguments, agentFactory: "new AgentFactory()" } } },
    ),
    ...blocked("unknown-name"),
  },
  {
    it: "an import may not take the place of a parameter",
    manifest: declare(
      { parameters: ["Parser", "websocket_bridge", "user_context?"], compat: { imports: ["app.parsing#Parser"], arguments: { ...compat.python.arguments, agent_factory: "Parser" } } },
      { parameters: ["Parser", "websocketBridge", "userContext?"], compat: { imports: ["./src/parsing#Parser"], arguments: { ...compat.typescript.arguments, agentFactory: "Parser" } } },
    ),
    python: {
      filename: home.python,
      code: pyClass,
      errors: [{ messageId: "missingFactoryBlocked", data: because("name-taken", { ...data.python, expected: "create_from_legacy(Parser, websocket_bridge, user_context?)" }), ...pyClassName }],
    },
    typescript: {
      filename: home.typescript,
      code: tsClass,
      errors: [{ messageId: "missingFactoryBlocked", data: because("name-taken", { ...data.typescript, expected: "createFromLegacy(Parser, websocketBridge, userContext?)" }), ...tsClassName }],
    },
  },
  {
    it: "an import may not take the place of something else in the file",
    manifest: declare(
      { compat: { ...compat.python, imports: ["app.parsing#Parser"] } },
      { compat: { ...compat.typescript, imports: ["./src/parsing#Parser"] } },
    ),
    python: {
      filename: home.python,
      code: `${pyClass}\n\nclass Parser:\n    pass\n`,
      errors: [{ messageId: "missingFactoryBlocked", data: because("name-taken", data.python), ...pyClassName }],
    },
    typescript: {
      filename: home.typescript,
      code: `${tsClass}\nclass Parser {}\n`,
      errors: [{ messageId: "missingFactoryBlocked", data: because("name-taken", data.typescript), ...tsClassName }],
    },
  },
  {
    it: "an expression is one expression",
    manifest: declare(
      { compat: { arguments: { ...compat.python.arguments, agent_factory: "registry, 1" } } },
      { compat: { arguments: { ...compat.typescript.arguments, agentFactory: "registry, 1" } } },
    ),
    ...blocked("unsupported-syntax"),
  },
  {
    it: "an expression that awaits does not fit into a factory that is not async",
    manifest: declare(
      { compat: { arguments: { ...compat.python.arguments, agent_factory: "await registry" } } },
      { compat: { arguments: { ...compat.typescript.arguments, agentFactory: "await registry" } } },
    ),
    ...blocked("unsupported-syntax"),
  },
  {
    it: "a parameter that may be left out stands before none that may not",
    manifest: declare({ parameters: ["registry?", "websocket_bridge", "user_context?"] }, { parameters: ["registry?", "websocketBridge", "userContext?"] }),
    python: {
      filename: home.python,
      code: pyClass,
      errors: [{ messageId: "missingFactoryBlocked", data: because("signature-mismatch", { ...data.python, expected: "create_from_legacy(registry?, websocket_bridge, user_context?)" }), ...pyClassName }],
    },
    typescript: {
      filename: home.typescript,
      code: tsClass,
      errors: [{ messageId: "missingFactoryBlocked", data: because("signature-mismatch", { ...data.typescript, expected: "createFromLegacy(registry?, websocketBridge, userContext?)" }), ...tsClassName }],
    },
  },
  {
    it: "a class without lines of its own is left alone",
    manifest: declare({ compat: { arguments: {} } }, {}),
    python: {
      filename: home.python,
      code: "class UserExecutionEngine: pass\n",
      errors: [{ messageId: "missingFactoryBlocked", data: because("unsupported-syntax", data.python), ...pyClassName }],
    },
  },
  {
    it: "a walrus needs parentheses of its own between commas",
    manifest: declare({ compat: { arguments: { ...compat.python.arguments, agent_factory: "made := registry" } } }, {}),
    python: blocked("unsupported-syntax").python,
  },
  {
    it: "so does a generator",
    manifest: declare({ compat: { arguments: { ...compat.python.arguments, agent_factory: "one for one in registry" } } }, {}),
    python: blocked("unsupported-syntax").python,
  },
  {
    it: "a name that the module deletes again is not there",
    manifest: declare({ compat: { arguments: { ...compat.python.arguments, agent_factory: "default_registry" } } }, {}),
    python: {
      filename: home.python,
      code: `${pyClass}\ndefault_registry = object()\ndel default_registry\n`,
      errors: [{ messageId: "missingFactoryBlocked", data: because("unknown-name", data.python), ...pyClassName }],
    },
  },
  {
    it: "an abstract class makes no instances",
    manifest,
    typescript: {
      filename: home.typescript,
      code: tsClass.replace("export class", "export abstract class"),
      errors: [{ messageId: "missingFactoryBlocked", data: because("unsupported-syntax", data.typescript), line: 1, column: 23, endLine: 1, endColumn: 42 }],
    },
  },
  {
    it: "a class in a variable has no type of that name to return",
    manifest,
    typescript: {
      filename: home.typescript,
      code: "export const UserExecutionEngine = class {\n  constructor(readonly context: unknown, readonly agentFactory: object, readonly emitter: object) {}\n};\n",
      output: `export const UserExecutionEngine = class {
  constructor(readonly context: unknown, readonly agentFactory: object, readonly emitter: object) {}

  /**
   * Carries a call of the deprecated ExecutionEngine over to UserExecutionEngine.
   *
   * @deprecated UserExecutionEngine.createFromLegacy is deprecated: construct UserExecutionEngine with its own arguments.
   */
  static createFromLegacy(registry: object, websocketBridge: object, userContext?: unknown) {
    if (typeof process !== "undefined") {
      process.emitWarning("UserExecutionEngine.createFromLegacy is deprecated: construct UserExecutionEngine with its own arguments.", "DeprecationWarning");
    }
    if (userContext === undefined || userContext === null) {
      throw new TypeError("createFromLegacy needs userContext");
    }
    return new UserExecutionEngine(userContext, registry, websocketBridge);
  }
};
`,
      errors: [{ messageId: "missingFactory", data: data.typescript, line: 1, column: 14, endLine: 1, endColumn: 33 }],
    },
  },
  {
    it: "a class that is all that a module exports is the module's default export",
    manifest: { symbols: { "./src/engine/user#default": declare({}, {}).symbols?.["./src/engine/user#UserExecutionEngine"] ?? {} } },
    typescript: {
      filename: home.typescript,
      code: `${tsClass.replace("export ", "")}\nexport = UserExecutionEngine;\n`,
      output: `class UserExecutionEngine {
  constructor(readonly context: UserContext, readonly agentFactory: object, readonly emitter: Emitter) {}

  /**
   * Carries a call of the deprecated ExecutionEngine over to UserExecutionEngine.
   *
   * @deprecated UserExecutionEngine.createFromLegacy is deprecated: construct UserExecutionEngine with its own arguments.
   */
  static createFromLegacy(
    registry: object,
    websocketBridge: Emitter,
    userContext?: UserContext,
  ): UserExecutionEngine {
    if (typeof process !== "undefined") {
      process.emitWarning("UserExecutionEngine.createFromLegacy is deprecated: construct UserExecutionEngine with its own arguments.", "DeprecationWarning");
    }
    if (userContext === undefined || userContext === null) {
      throw new TypeError("createFromLegacy needs userContext");
    }
    return new UserExecutionEngine(userContext, registry, websocketBridge);
  }
}

export = UserExecutionEngine;
`,
      errors: [{ messageId: "missingFactory", data: { ...data.typescript, home: "./src/engine/user#default" }, line: 1, column: 7, endLine: 1, endColumn: 26 }],
    },
  },
  {
    it: "an ES module of its own kind names what it imports by its extension",
    manifest: declare({}, { compat: { imports: ["./src/parsing#Parser"], arguments: { ...compat.typescript.arguments, agentFactory: "new Parser(registry)" } } }),
    typescript: {
      filename: home.typescript.replace(/ts$/, "mts"),
      code: tsClass,
      output: `import { Parser } from "../parsing.js";

export class UserExecutionEngine {
  constructor(readonly context: UserContext, readonly agentFactory: object, readonly emitter: Emitter) {}

  /**
   * Carries a call of the deprecated ExecutionEngine over to UserExecutionEngine.
   *
   * @deprecated UserExecutionEngine.createFromLegacy is deprecated: construct UserExecutionEngine with its own arguments.
   */
  static createFromLegacy(
    registry: any,
    websocketBridge: Emitter,
    userContext?: UserContext,
  ): UserExecutionEngine {
    if (typeof process !== "undefined") {
      process.emitWarning("UserExecutionEngine.createFromLegacy is deprecated: construct UserExecutionEngine with its own arguments.", "DeprecationWarning");
    }
    if (userContext === undefined || userContext === null) {
      throw new TypeError("createFromLegacy needs userContext");
    }
    return new UserExecutionEngine(userContext, new Parser(registry), websocketBridge);
  }
}
`,
      errors: [{ messageId: "missingFactory", data: data.typescript, ...tsClassName }],
    },
  },
]);
