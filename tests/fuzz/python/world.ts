import { defineManifest } from "../../../src/manifest";

/** How the stub modules of one generated program are made. */
export interface World {
  /** The old names are the new ones, imported; else they are classes of their own. */
  readonly isSame: boolean;
  readonly factory: "positional" | "keyword-only" | "async";
}

/** What the programs may reach by its old place. */
export const symbols = {
  Engine: { module: "app.old.engine", name: "Engine", home: "app.new.engine", successor: "UserEngine" },
  AsyncEngine: { module: "app.old.engine", name: "AsyncEngine", home: "app.new.engine", successor: "AsyncUserEngine" },
  Parser: { module: "app.old.engine", name: "Parser", home: "app.new.parsing", successor: "Parser" },
  Trouble: { module: "app.old.engine", name: "Trouble", home: "app.new.parsing", successor: "Trouble" },
  fail: { module: "app.old.engine", name: "fail", home: "app.new.engine", successor: "fail" },
  helper: { module: "app.old.engine", name: "helper", home: "app.new.engine", successor: "helper" },
  TIMEOUT: { module: "app.old.engine", name: "TIMEOUT", home: "app.new.engine", successor: "TIMEOUT" },
  only_here: { module: "app.old.engine", name: "only_here", home: "app.old.engine", successor: "only_here" },
  get_factory: { module: "app.old.engine", name: "get_factory", home: "app.new.engine", successor: "create_factory" },
  OldReader: { module: "app.old.readers", name: "OldReader", home: "app.new.parsing", successor: "Reader" },
} as const;

export type SymbolName = keyof typeof symbols;

export const manifest = defineManifest({
  symbols: {
    "app.new.engine#UserEngine": {
      deprecated: ["app.old.engine#Engine"],
      construct: {
        scope: "user",
        constructors: ["_init_from_factory"],
        parameters: ["registry", "bridge", "user_context?"],
        factory: "create_from_legacy",
        context: { parameter: "user_context", type: "app.context#UserContext" },
      },
    },
    "app.new.engine#AsyncUserEngine": {
      deprecated: ["app.old.engine#AsyncEngine"],
      construct: {
        scope: "user",
        parameters: ["registry", { from: "bridge", to: "emitter" }, "user_context?"],
        factory: "create",
        context: { parameter: "user_context", type: "app.context#UserContext" },
      },
    },
    "app.new.engine#create_factory": {
      deprecated: ["app.old.engine#get_factory"],
      construct: {
        scope: "user",
        parameters: [],
        factory: "app.new.engine#create_factory",
        context: { parameter: "user_context", type: "app.context#UserContext" },
      },
    },
    "app.new.parsing#Parser": { deprecated: ["app.old.engine#Parser"] },
    "app.new.parsing#Trouble": { deprecated: ["app.old.engine#Trouble"] },
    "app.new.parsing#Reader": { deprecated: ["app.old.readers#OldReader"] },
  },
  modules: { "app.new.engine": { deprecated: ["app.old.engine"] } },
});

const trace = `
EVENTS = []
OLD = []


def n(tag, *values):
    EVENTS.append([tag if isinstance(tag, str) else show(tag), *map(show, values)])
    return values[0] if values else tag


def show(value):
    kind = getattr(value, "kind", None)
    if isinstance(value, type):
        return "class " + (kind or value.__name__)
    if kind:
        return "<" + kind + ">"
    if isinstance(value, (list, tuple)):
        return [show(item) for item in value]
    return repr(value) if isinstance(value, (str, int, bool, type(None))) else type(value).__name__


class Omitted:
    def __repr__(self):
        return "omitted"


OMITTED = Omitted()


def made(kind, is_old, registry, bridge, context):
    user = "omitted" if context is OMITTED else getattr(context, "user", "no user: " + show(context))
    EVENTS.append(["made", kind, show(registry), show(bridge), user])
    if is_old:
        OLD.append(registry if isinstance(registry, str) else show(registry))
`;

const context = `
class UserContext:
    def __init__(self, user):
        self.user = user

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        return False

    async def __aenter__(self):
        return self

    async def __aexit__(self, *failure):
        return False
`;

const same = `from app.new.parsing import Parser, Trouble\n`;
const twins = `
class Parser:
    kind = "Parser"

    def __repr__(self):
        return "<Parser>"


class Trouble(Exception):
    kind = "Trouble"
`;

const oldEngine = ({ isSame }: World): string => `
from app.trace import OMITTED, made, n
${isSame ? same : twins}

class Engine:
    kind = "Engine"
    LIMIT = 10
    GONE = 1

    def __init__(self, registry, bridge, user_context=OMITTED):
        made("Engine", True, registry, bridge, user_context)

    @classmethod
    def _init_from_factory(cls, registry, bridge, user_context=OMITTED):
        return cls(registry, bridge, user_context)

    def __repr__(self):
        return "<Engine>"


class AsyncEngine:
    kind = "AsyncEngine"
    LIMIT = 20

    def __init__(self, registry, bridge, user_context=OMITTED):
        made("AsyncEngine", True, registry, bridge, user_context)

    def __repr__(self):
        return "<AsyncEngine>"


class Factory:
    kind = "Factory"

    def __repr__(self):
        return "<Factory>"


def get_factory():
    made("Factory", True, "factory", None, OMITTED)
    return Factory()


def helper(value=1):
    n("helper", value)
    return value


def fail():
    raise Trouble("failed")


def only_here():
    return "only here"


TIMEOUT = 5
`;

const header = { positional: "registry, bridge, user_context=OMITTED", "keyword-only": "registry, *, bridge, user_context", async: "registry, bridge, user_context" };

const newEngine = ({ factory }: World): string => `
from app.trace import OMITTED, made, n
from app.new.parsing import Trouble


class UserEngine:
    kind = "Engine"
    LIMIT = 10

    def __init__(self, context, agent_factory, emitter):
        made("direct", False, agent_factory, emitter, context)

    @classmethod
    ${factory === "async" ? "async " : ""}def create_from_legacy(cls, ${header[factory]}):
        made("Engine", False, registry, bridge, user_context)
        return cls.__new__(cls)

    def __repr__(self):
        return "<Engine>"


class AsyncUserEngine:
    kind = "AsyncEngine"
    LIMIT = 20

    @classmethod
    async def create(cls, registry, emitter, user_context):
        made("AsyncEngine", False, registry, emitter, user_context)
        return cls()

    def __repr__(self):
        return "<AsyncEngine>"


class Factory:
    kind = "Factory"

    def __repr__(self):
        return "<Factory>"


def create_factory(user_context):
    made("Factory", False, "factory", None, user_context)
    return Factory()


def helper(value=1):
    n("helper", value)
    return value


def fail():
    raise Trouble("failed")


TIMEOUT = 5
`;

const parsing = `
class Parser:
    kind = "Parser"

    def __repr__(self):
        return "<Parser>"


class Trouble(Exception):
    kind = "Trouble"


class Reader:
    kind = "Reader"
    limit = 3

    def __repr__(self):
        return "<Reader>"
`;

const ownReader = `
class OldReader:
    kind = "Reader"
    limit = 3

    def __repr__(self):
        return "<Reader>"
`;

const namesakes = `
class Engine:
    kind = "other Engine"

    def __init__(self, *args, **kwargs):
        pass

    def __repr__(self):
        return "<other Engine>"


Parser = Reader = UserEngine = Engine
`;

/** The modules that every program stands on. */
export function stubs(world: World): Record<string, string> {
  return {
    "app/__init__.py": "",
    "app/trace.py": trace,
    "app/context.py": context,
    "app/other.py": namesakes,
    "app/old/__init__.py": "",
    "app/old/engine.py": oldEngine(world),
    "app/old/readers.py": world.isSame ? "from app.new.parsing import Reader as OldReader\n" : ownReader,
    "app/new/__init__.py": "",
    "app/new/engine.py": newEngine(world),
    "app/new/parsing.py": parsing,
  };
}
