import { isTyped, type World } from "./world";

/** A module in a form of its own: what it takes, what it does, what it hands out. */
interface Stub {
  readonly imports?: Readonly<Record<string, readonly string[]>>;
  readonly body: string;
  readonly exports: readonly string[];
  readonly default?: string;
}

const trace = `
const EVENTS = [];
const OLD = [];
const OMITTED = Symbol("omitted");

function show(value) {
  if (typeof value === "function") return value.kind ? "class " + value.kind : "function";
  if (Array.isArray(value)) return value.map(show);
  if (value instanceof Promise) return "promise";
  if (value instanceof Error) return "<" + (value.constructor.kind ?? value.name) + ">";
  if (typeof value === "object" && value !== null) return "<" + (value.constructor?.kind ?? "object") + ">";
  return typeof value === "symbol" ? "symbol" : JSON.stringify(value) ?? "undefined";
}

function n(tag, ...values) {
  EVENTS.push([tag, ...values.map(show)]);
  return values.length > 0 ? values[0] : tag;
}

function made(kind, isOld, registry, bridge, context) {
  EVENTS.push(["made", kind, show(registry), show(bridge), context === OMITTED ? "omitted" : (context?.user ?? "no user: " + show(context))]);
  if (isOld) OLD.push(registry);
}
`;

const twins = `
class Parser {
  static kind = "Parser";
}

class Trouble extends Error {
  static kind = "Trouble";
}
`;

const oldEngine = `
class Engine {
  static kind = "Engine";
  static LIMIT = 10;
  static GONE = 1;
  mark = "engine";
  constructor(registry, bridge, userContext) {
    made("Engine", true, registry, bridge, arguments.length > 2 ? userContext : OMITTED);
  }
  static initFromFactory(...given) {
    return new Engine(...given);
  }
  run(value = 1) {
    return n("run", value);
  }
}

class AsyncEngine {
  static kind = "AsyncEngine";
  static LIMIT = 20;
  mark = "async engine";
  constructor(registry, bridge, userContext) {
    made("AsyncEngine", true, registry, bridge, arguments.length > 2 ? userContext : OMITTED);
  }
  run(value = 1) {
    return n("run", value);
  }
}

class Factory {
  static kind = "Factory";
  mark = "factory";
  run(value = 1) {
    return n("run", value);
  }
}

function getFactory() {
  made("Factory", true, "factory", null, OMITTED);
  return new Factory();
}

function helper(value = 1) {
  n("helper", value);
  return value;
}

function fail() {
  throw new Trouble("failed");
}

function onlyHere() {
  return "only here";
}

const TIMEOUT = 5;
`;

const newEngine = ({ factory }: World): string => `
class UserEngine {
  static kind = "Engine";
  static LIMIT = 10;
  mark = "engine";
  constructor(context, agentFactory, emitter) {
    if (context !== OMITTED) made("direct", false, agentFactory, emitter, context);
  }
  static ${factory === "async" ? "async " : ""}createFromLegacy(registry, ${factory === "renamed" ? "emitter" : "bridge"}, userContext) {
    made("Engine", false, registry, ${factory === "renamed" ? "emitter" : "bridge"}, userContext);
    return new UserEngine(OMITTED);
  }
  run(value = 1) {
    return n("run", value);
  }
}

class AsyncUserEngine {
  static kind = "AsyncEngine";
  static LIMIT = 20;
  mark = "async engine";
  static async create(registry, emitter, userContext) {
    made("AsyncEngine", false, registry, emitter, userContext);
    return new AsyncUserEngine();
  }
  run(value = 1) {
    return n("run", value);
  }
}

class Factory {
  static kind = "Factory";
  mark = "factory";
  run(value = 1) {
    return n("run", value);
  }
}

function createFactory(userContext) {
  made("Factory", false, "factory", null, userContext);
  return new Factory();
}

function helper(value = 1) {
  n("helper", value);
  return value;
}

function fail() {
  throw new Trouble("failed");
}

const TIMEOUT = 5;
`;

const reader = (name: string): string => `
class ${name} {
  static kind = "Reader";
  static limit = 3;
}
`;

const client = `
class Client {
  static kind = "Client";
  static limit = 4;
}
`;

const engineNames = ["Engine", "AsyncEngine", "fail", "helper", "TIMEOUT", "onlyHere", "getFactory", "Parser", "Trouble"];

const modules = (world: World): Readonly<Record<string, Stub>> => ({
  trace: { body: trace, exports: ["EVENTS", "OLD", "OMITTED", "n", "made"] },
  context: { body: "class UserContext {\n  constructor(user) {\n    this.user = user;\n  }\n}\n", exports: ["UserContext"] },
  other: {
    body: 'class Engine {\n  static kind = "other Engine";\n}\nconst [Parser, Reader, UserEngine] = [Engine, Engine, Engine];\n',
    exports: ["Engine", "Parser", "Reader", "UserEngine"],
  },
  "old/engine": {
    imports: { "../trace": ["OMITTED", "made", "n"], ...(world.isSame && { "../new/parsing": ["Parser", "Trouble"] }) },
    body: (world.isSame ? "" : twins) + oldEngine,
    exports: engineNames,
  },
  "old/readers": world.isSame
    ? { imports: { "../new/parsing": ["Reader"] }, body: "", exports: [], default: "Reader" }
    : { body: reader("OldReader"), exports: [], default: "OldReader" },
  "old/client": { body: client, exports: ["Client"] },
  "new/engine": {
    imports: { "../trace": ["OMITTED", "made", "n"], "./parsing": ["Trouble"] },
    body: newEngine(world),
    exports: ["UserEngine", "AsyncUserEngine", "createFactory", "helper", "fail", "TIMEOUT"],
  },
  "new/parsing": { body: twins + reader("Reader"), exports: ["Parser", "Trouble", "Reader"] },
  "new/client": { body: client, exports: [], default: "Client" },
});

function write({ imports = {}, body, exports, default: whole }: Stub, isCommonJs: boolean): string {
  const taken = Object.entries(imports).map(([module, names]) => {
    const list = `{ ${names.join(", ")} }`;
    return isCommonJs ? `const ${list} = require("${module}");\n` : `import ${list} from "${module}.js";\n`;
  });
  const named = exports.length === 0 ? "" : isCommonJs ? `module.exports = { ${exports.join(", ")} };\n` : `export { ${exports.join(", ")} };\n`;
  const own = whole === undefined ? "" : isCommonJs ? `module.exports = ${whole};\n` : `export default ${whole};\n`;
  return `${taken.join("")}${body}\n${named}${own}`;
}

export const extensionOf = (format: World["format"]): string => (isTyped(format) ? ".ts" : ".js");

/** The modules that every program stands on. */
export function stubs(world: World): Record<string, string> {
  const isCommonJs = world.format === "cjs";
  const extension = extensionOf(world.format);
  const type = world.format === "cjs" || world.format === "tsRequire" ? "commonjs" : "module";
  const own = Object.entries(modules(world)).map(([name, stub]) => [`app/${name}${extension}`, write(stub, isCommonJs)] as const);
  return {
    ...Object.fromEntries(own),
    "package.json": JSON.stringify({ name: "fuzzed", type, imports: { "#app/*": `./app/*${extension}` } }),
    "tsconfig.json": JSON.stringify({ compilerOptions: { allowJs: true, paths: { "@/*": ["./app/*"] } } }),
  };
}
