import type { FactoryDraft, FactoryParameter, QualifiedName } from "../../../src/facts";
import { draft, parameter, symbol } from "../factory-draft";
import { applied, facts, type ReadOptions } from "./read-facts";

const espree: ReadOptions = { parser: "espree" };
const commonjs: ReadOptions = { parser: "espree", sourceType: "commonjs" };

/** The file after the factory was written into its class, or what stands in the way. */
function written(code: string, change: Partial<FactoryDraft>, options: ReadOptions = espree): string {
  const owner = facts(code, options).definitions.find(({ name }) => name === "Engine")?.class;
  if (!owner) throw new Error("no class");
  const result = owner.writeFactory(draft(change));
  return typeof result === "string" ? result : (applied(code, result, options) ?? "");
}

/** The same with dots in place of the factory itself. */
const around = (...args: Parameters<typeof written>): string => written(...args).replace(/ *\/\*\*[^]*?\n {2}\}\n/, "  …\n");
/** The factory without its documentation and its warning. */
const factory = (...args: Parameters<typeof written>): string =>
  (/ {2}static (?:async )?create[^]*?\n {2}\}\n/.exec(written(...args))?.[0] ?? "").replace(/ {4}if \(typeof process[^]*?\n {4}\}\n/, "");

test("a factory in JavaScript tells its types in its documentation", () => {
  const parameters = [parameter("registry"), parameter("context", { required: false, refusesNothing: true })];
  expect(written("export class Engine {\n}\n", { parameters, arguments: [{ keyword: null, text: "context" }], summary: "Carries */ over." })).toBe(`export class Engine {
  /**
   * Carries *\\/ over.
   *
   * @param {*} registry
   * @param {*} [context]
   * @returns {Engine}
   * @deprecated Construct it.
   */
  static create(registry, context) {
    if (typeof process !== "undefined") {
      process.emitWarning("Construct it.", "DeprecationWarning");
    }
    if (context === undefined || context === null) {
      throw new TypeError("create needs context");
    }
    return new Engine(context);
  }
}
`);
});

test("an asynchronous factory in JavaScript returns a promise", () => {
  expect(written("export class Engine {\n}\n", { async: true })).toContain("   * @returns {Promise<Engine>}\n");
});

test("a factory in TypeScript tells its types in its signature", () => {
  const code = `export class Engine {
  limit = 1;
  static constructor(a: boolean) {}
  run(a: boolean) {}
  static of(a: string): Engine { return new Engine(); }
  constructor(readonly a: number, b: string = "", [c]: string[], d) {}
}
`;
  const parameters = [
    ...["a", "b", "c", "d"].map((name) => parameter(name, { handedTo: name })),
    parameter("used"),
    parameter("unused", { required: false }),
  ];
  const change = { parameters, arguments: [{ keyword: null, text: "f(used).x" }] };
  expect(factory(`const f = (x: unknown) => ({ x });\n${code}`, change, {})).toBe(
    "  static create(\n    a: number,\n    b: string,\n    c: unknown,\n    d: unknown,\n    used: any,\n    unused?: unknown,\n  ): Engine {\n    return new Engine(f(used).x);\n  }\n",
  );
  expect(written(code, { parameters: [] }, {})).not.toContain("@returns");
});

test.each([
  ["export class Engine {\n}\n", "  static async create(a: unknown): Promise<Engine> {\n    return new Engine();\n  }\n"],
  ["export class Engine<T> {\n}\n", "  static async create(a: unknown) {\n    return new Engine();\n  }\n"],
  ["export const Engine = class {\n};\n", "  static async create(a: unknown) {\n    return new Engine();\n  }\n"],
])("an asynchronous factory in TypeScript, of %j", (code, expected) => {
  expect(factory(code, { async: true, parameters: [parameter("a")] }, {})).toBe(expected);
});

test("long lists are broken", () => {
  const lists = (...names: string[]): string => factory("export class Engine {\n}\n", { parameters: names.map((name) => parameter(name)) });
  const fits = "theFirstOfManyParameters, theSecondOfManyParameters, theThird, theFourthOfThese";
  expect(lists(...fits.split(", "))).toBe(`  static create(${fits}) {\n    return new Engine();\n  }\n`);
  expect(lists(...fits.split(", "), "e")).toBe(`  static create(
    theFirstOfManyParameters,
    theSecondOfManyParameters,
    theThird,
    theFourthOfThese,
    e,
  ) {
    return new Engine();
  }
`);
});

test("a long name without parameters stays on its line", () => {
  const name = "create".repeat(20);
  expect(factory("export class Engine {\n}\n", { name })).toBe(`  static ${name}() {\n    return new Engine();\n  }\n`);
});

describe("what a factory needs of other modules", () => {
  const needs = { imports: [symbol("./src/agents", "Factory")], arguments: [{ keyword: null, text: "new Factory()" }] };

  test.each([
    ["export class Engine {\n}\n", 'import { Factory } from "./agents.js";\n\nexport class Engine {\n  …\n}\n'],
    ["#!/usr/bin/env node\nexport class Engine {\n}\n", '#!/usr/bin/env node\nimport { Factory } from "./agents.js";\n\nexport class Engine {\n  …\n}\n'],
    ["const a = '#!b';\nexport class Engine {\n}\n", "import { Factory } from './agents.js';\n\nconst a = '#!b';\nexport class Engine {\n  …\n}\n"],
    ["'use strict'\nexport class Engine {\n}\n", "'use strict'\nimport { Factory } from './agents.js'\nexport class Engine {\n  …\n}\n"],
    ["a()\nexport class Engine {\n}\n", 'import { Factory } from "./agents.js"\n\na()\nexport class Engine {\n  …\n}\n'],
    ["import 'a';\nimport './b.mjs';\nexport class Engine {\n}\n", "import 'a';\nimport './b.mjs';\nimport { Factory } from './agents.mjs';\nexport class Engine {\n  …\n}\n"],
    ["import { Other } from './agents';\nexport class Engine {\n}\n", "import { Other, Factory } from './agents';\nexport class Engine {\n  …\n}\n"],
    ["import { Other } from './other';\nexport class Engine {\n}\n", "import { Other } from './other';\nimport { Factory } from './agents';\nexport class Engine {\n  …\n}\n"],
    ["import Other from './agents';\nexport class Engine {\n}\n", "import Other from './agents';\nimport { Factory } from './agents';\nexport class Engine {\n  …\n}\n"],
    ["import { Factory } from './agents';\nexport class Engine {\n}\n", "import { Factory } from './agents';\nexport class Engine {\n  …\n}\n"],
    ["import { a } from 'a';\nimport { Factory } from './agents';\nexport class Engine {\n}\n", "import { a } from 'a';\nimport { Factory } from './agents';\nexport class Engine {\n  …\n}\n"],
    ["export * from './agents';\nexport class Engine {\n}\n", "import { Factory } from './agents';\n\nexport * from './agents';\nexport class Engine {\n  …\n}\n"],
    ["const Factory = 1;\nexport class Engine {\n}\n", "name-taken"],
    ["import { Factory } from './other';\nexport class Engine {\n}\n", "name-taken"],
    ["import { Other as Factory } from './agents';\nexport class Engine {\n}\n", "name-taken"],
  ])("is imported at the top of %j", (code, expected) => {
    expect(around(code, needs)).toBe(expected);
  });

  test("is imported with the line ends of the file", () => {
    expect(written("export class Engine {\r\n}\r\n", needs)).toMatch(/^import \{ Factory \} from ".\/agents.js";\r\n\r\nexport class/);
  });

  test.each([
    ["src/file.ts", "export class Engine {\n}\n", 'import { Factory } from "./agents";\n\nexport class Engine {\n  …\n}\n'],
    ["src/file.tsx", "export class Engine {\n}\n", 'import { Factory } from "./agents";\n\nexport class Engine {\n  …\n}\n'],
    ["src/file.mts", "export class Engine {\n}\n", 'import { Factory } from "./agents.js";\n\nexport class Engine {\n  …\n}\n'],
    ["src/file.ts", "import type { Other } from './agents';\nexport class Engine {\n}\n", "import type { Other } from './agents';\nimport { Factory } from './agents';\nexport class Engine {\n  …\n}\n"],
    ["src/file.ts", "import type { Factory } from './agents';\nexport class Engine {\n}\n", "name-taken"],
  ])("is imported for its value in %s: %j", (filename, code, expected) => {
    expect(around(code, needs, { filename })).toBe(expected);
  });

  test("is required in the factory where modules are required", () => {
    expect(factory("class Engine {\n}\nmodule.exports = { Engine };\n", needs, commonjs)).toBe(
      '  static create() {\n    const { Factory } = require("./agents.js");\n    return new Engine(new Factory());\n  }\n',
    );
  });

  test.each([
    ["the same twice", [symbol("./src/agents", "Factory"), symbol("./src/agents", "Factory")], "new Factory()", 'import { Factory } from "./agents.js";\n\nexport class Engine {\n  …\n}\n'],
    ["two names of two modules", [symbol("./src/agents", "Factory"), symbol("b", "b")], "new Factory(b)", 'import { Factory } from "./agents.js";\nimport { b } from "b";\n\nexport class Engine {\n  …\n}\n'],
    ["something of the file itself", [symbol("./src/file", "Engine")], "Engine", "export class Engine {\n  …\n}\n"],
    ["two things of one name", [symbol("./src/agents", "Factory"), symbol("b", "Factory")], "new Factory()", "name-taken"],
    ["a default export", [symbol("b", "default")], "1", "unsupported-syntax"],
    ["a whole module", [symbol("b")], "1", "unsupported-syntax"],
    ["no name", [symbol("b", "a-b")], "1", "unsupported-syntax"],
  ])("%s", (_, imports, text, expected) => {
    expect(around("export class Engine {\n}\n", { imports, arguments: [{ keyword: null, text }] })).toBe(expected);
  });

  test("cannot have the name of a parameter", () => {
    expect(written("export class Engine {\n}\n", { ...needs, parameters: [parameter("Factory")] })).toBe("name-taken");
  });

  test("is nothing that is made of a module in another way", () => {
    expect(around("import { Other } from './agents?url';\nexport class Engine {\n}\n", needs)).toBe(
      "import { Other } from './agents?url';\nimport { Factory } from './agents';\nexport class Engine {\n  …\n}\n",
    );
    expect(around("import { Factory } from './agents?url';\nexport class Engine {\n}\n", needs)).toBe("name-taken");
  });
});

describe("the type of a context", () => {
  const typed = (type: QualifiedName) => ({ parameters: [parameter("context", { type })] });
  const context = symbol("./src/context", "Context");

  test.each([
    ["export class Engine {\n}\n", context, 'import type { Context } from "./context";\n\nexport class Engine {\n  static create(context: Context): Engine {'],
    ["import type { Other } from './context';\nexport class Engine {\n}\n", context, "import type { Other, Context } from './context';\nexport class Engine {\n  static create(context: Context): Engine {"],
    ["import { Other } from './context';\nexport class Engine {\n}\n", context, "import { Other } from './context';\nimport type { Context } from './context';\nexport class Engine {\n  static create(context: Context): Engine {"],
    ["import { Context as C } from './context';\nexport class Engine {\n}\n", context, "import { Context as C } from './context';\nexport class Engine {\n  static create(context: C): Engine {"],
    ["import './context';\nconst Context = 1;\nexport class Engine {\n}\n", context, "import './context';\nconst Context = 1;\nexport class Engine {\n  static create(context: import(\"./context\").Context): Engine {"],
    ["class Engine {\n}\n", context, 'class Engine {\n  static create(context: import("./context").Context): Engine {'],
    ["export class Engine {\n}\n", symbol("./src/file", "Context"), "export class Engine {\n  static create(context: Context): Engine {"],
    ["export class Engine {\n}\n", symbol("ctx", "default"), 'export class Engine {\n  static create(context: import("ctx").default): Engine {'],
    ["export class Engine {\n}\n", symbol("ctx"), "export class Engine {\n  static create(context: unknown): Engine {"],
    ["export class Engine {\n}\n", symbol("ctx", "Outer", "Inner"), "export class Engine {\n  static create(context: unknown): Engine {"],
  ])("in %j", (code, type, expected) => {
    const text = written(code, typed(type), {}).replace(/ {2}\/\*\*[^]*?\*\/\n/, "");
    expect(text.slice(0, text.indexOf("Engine {", text.indexOf("static")) + "Engine {".length)).toBe(expected);
  });
});

test.each(["let", "static", "eval", "arguments", "await", "yield", "class", "a-b", "Engine"])("no parameter can have the name %s", (name) => {
  const parameters = [parameter(name)];
  expect(written("export class Engine {\n}\n", { parameters })).toBe("name-taken");
  expect(written("export class Engine {\n}\n", { parameters }, {})).toBe("name-taken");
});

test("a parameter that may be left out has a default in JavaScript", () => {
  const parameters = [parameter("registry"), parameter("bridge", { required: false })];
  expect(factory("export class Engine {\n}\n", { parameters })).toBe("  static create(registry, bridge = undefined) {\n    return new Engine();\n  }\n");
});

describe("a parameter that may be left out", () => {
  const change = (more: Partial<FactoryParameter> = {}): Partial<FactoryDraft> => ({
    parameters: [parameter("registry", { required: false, handedTo: "agents", ...more })],
    arguments: [{ keyword: null, text: "registry" }],
  });
  const code = (declared: string): string => `export class Engine {\n  constructor(${declared}) {}\n}\n`;

  test.each(["agents: string", "readonly agents: string | null"])("is not passed on to %j", (declared) => {
    expect(written(code(declared), change(), {})).toBe("signature-mismatch");
  });

  test.each(["agents?: string", 'agents: string = "own"', "agents: string | undefined", "agents: unknown", "agents"])("is passed on to %j", (declared) => {
    expect(written(code(declared), change(), {})).toContain("return new Engine(registry);");
  });

  test("is passed on to whatever takes it in plain JavaScript, and where it is refused", () => {
    expect(written(code("agents"), change())).toContain("return new Engine(registry);");
    expect(written(code("agents: string"), change({ refusesNothing: true }), {})).toContain("return new Engine(registry);");
  });
});
