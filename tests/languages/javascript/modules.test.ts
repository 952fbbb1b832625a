import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Definition, ModuleReading } from "../../../src/facts";
import { facts, project, variable } from "./read-facts";

const cwd = project({
  "engine.ts": `
    export class Base { static make(a: string, b?: number) {} constructor(a, b = 1, ...rest) {} }
    export class Engine extends Base { static async create() {} static get size() { return 1; } run() {} }
    export default class Main {}
    export async function later(this: Engine, a) {}
    export const arrow = (a): Promise<void> => later(a);
    export const value = 1;
    export interface Shape {}
    export type Alias = 1;
    const hidden = 1;
    export { hidden as shown };
    export { Far, Far as Near } from "./far";
    import { Far as Mine } from "./far.js";
    export { Mine };
    export * from "./star";
    export * as everything from "./star";
    export function over(a: string): void;
    export function over(a: number): void;
    export function over(a) {}
    export const object = { create() {} };
    export { Outside } from "pkg";
    export class Derived extends Outsider {}
    import { Outsider } from "pkg";
  `,
  "given.ts": `
    import { EventEmitter } from "node:events";
    import { Outsider } from "pkg";
    import { Lost } from "./absent";
    import { Far } from "./far";
    export class Given {}
    Given.set = f;
    Object.assign(Given, { assigned() {} });
    Object.defineProperty(Given, "defined", { value: f });
    export namespace Given { export function merged() {} }
    export class Later {}
    function install() { Later.set = f; }
    export class Values { static nothing = null; static none = undefined; static text = "a"; static call = f(); }
    export class Heir extends Given {}
    export class Emitter extends EventEmitter {}
    export class Failure extends Error {}
    export class Near extends Far {}
    export class Stranger extends Outsider {}
    export class Child extends Stranger {}
    export class Orphan extends Lost {}
    export class Mixed extends mix(Given) {}
    @decorated export class Decorated {}
    export class Results {
      static promised(): Promise<void> { return f(); }
      static passed() { if (a) { return f(); } }
      static made() { return new Results(); }
      static typed(): number { return f(); }
    }
  `,
  "far.ts": "export class Far { static create() {} }",
  "star.ts": 'export const fromStar = 1; export * from "./engine"; export default 1;',
  "common.cjs":
    "class A { static create(a) {} }\nmodule.exports = { A, b: function (x) {}, ...require('./more.cjs') };\nmodule.exports.c = () => {};",
  "more.cjs": "exports.d = 1;",
  "single.js": "module.exports = class Single {}; module.exports.extra = 1;",
  "broken.ts": "export const = 1;",
  "folder/index.js": "export const inside = 1;",
  "changing.ts": "export const before = 1;",
  "view.tsx": "export const View = () => <div/>;",
  "data.json": "{}",
});

const reading = (name: string): ModuleReading => facts("a;", { cwd }).module(name);

function definition(module: string, name: string): Definition | null {
  const found = reading(module);
  if (found.state !== "read") throw new Error(found.state);
  return found.definition(name);
}

describe("modules", () => {
  it.each([
    ["pkg", "outside"],
    ["./absent", "missing"],
    ["./broken", "unreadable"],
    ["./engine", "read"],
    ["./folder", "read"],
    ["./view", "read"],
    ["./data", "read"],
  ])("%s is %s", (name, state) => {
    expect(reading(name).state).toBe(state);
  });

  it("say where they cannot be read", () => {
    const found = reading("./broken");
    expect(found.state === "unreadable" && found.problem).toMatch(/^\.\/broken: .*\(1:14\)$/);
  });

  it("are read again when their file changes", () => {
    expect(definition("./changing", "after")).toBeNull();
    writeFileSync(join(cwd, "changing.ts"), "export const after_all = 1; export const after = 1;");
    expect(definition("./changing", "after")).not.toBeNull();
  });
});

describe("definitions", () => {
  it.each([
    ["./engine", "Engine", "class", false],
    ["./engine", "default", "class", false],
    ["./engine", "later", "function", false],
    ["./engine", "arrow", "function", false],
    ["./engine", "value", "value", false],
    ["./engine", "Shape", "other", false],
    ["./engine", "Alias", "other", false],
    ["./engine", "shown", "value", false],
    ["./engine", "Far", "class", true],
    ["./engine", "Near", "class", true],
    ["./engine", "Mine", "class", true],
    ["./engine", "fromStar", "value", true],
    ["./engine", "everything", "other", true],
    ["./engine", "Outside", "other", true],
    ["./common", "A", "class", false],
    ["./common", "b", "function", false],
    ["./common", "c", "function", false],
    ["./common", "d", "value", true],
    ["./single", "default", "class", false],
    ["./single", "extra", "value", false],
    ["./folder", "inside", "value", false],
  ])("%s#%s", (module, name, kind, imported) => {
    const found = definition(module, name);
    expect([found?.kind, found?.imported]).toEqual([kind, imported]);
  });

  it.each([
    ["./engine", "hidden"],
    ["./engine", "absent"],
    ["./star", "absent"],
    ["./common", "absent"],
  ])("no %s#%s", (module, name) => {
    expect(definition(module, name)).toBeNull();
  });

  it("never take a default export from a star", () => {
    expect(definition("./star", "default")?.kind).toBe("value");
  });

  it.each([
    ["later", true],
    ["arrow", true],
    ["over", false],
  ])("%s is async: %s", (name, async) => {
    expect(definition("./engine", name)?.async).toBe(async);
  });

  it("know their parameters", () => {
    expect(definition("./engine", "later")?.parameters).toEqual([{ name: "a", kind: "positional", required: true }]);
  });

  it("do not know the parameters of overloads", () => {
    expect(definition("./engine", "over")?.parameters).toBeNull();
  });
});

describe("members", () => {
  it.each([
    ["Engine", "create", true],
    ["Engine", "make", true],
    ["Engine", "size", true],
    ["Engine", "prototype", true],
    ["Engine", "run", false],
    ["Engine", "absent", false],
    ["Near", "create", true],
    ["Derived", "anything", false],
    ["object", "create", true],
    ["object", "absent", false],
  ])("%s.%s: %s", (owner, name, expected) => {
    expect(definition("./engine", owner)?.member(name) != null).toBe(expected);
  });

  it("know an inherited constructor", () => {
    expect(definition("./engine", "Engine")?.member("constructor")?.parameters).toEqual([
      { name: "a", kind: "positional", required: true },
      { name: "b", kind: "positional", required: false },
      { name: "rest", kind: "rest", required: false },
    ]);
  });

  it("know a class without a constructor", () => {
    expect(definition("./engine", "default")?.member("constructor")?.parameters).toEqual([]);
  });

  it("do not know the constructor of a stranger's heir", () => {
    expect(definition("./engine", "Derived")?.member("constructor")?.parameters).toBeNull();
  });

  it("know whether they are async", () => {
    expect(definition("./engine", "Engine")?.member("create")?.async).toBe(true);
  });
});

describe("what is given to a class behind it", () => {
  it.each([
    ["Given", "set", "other"],
    ["Given", "assigned", "function"],
    ["Given", "defined", "other"],
    ["Given", "merged", "other"],
    ["Given", "other", undefined],
    ["Heir", "set", "other"],
    ["Later", "set", undefined],
    ["Values", "nothing", "value"],
    ["Values", "none", "value"],
    ["Values", "text", "value"],
    ["Values", "call", "other"],
  ])("%s.%s is %s", (owner, name, kind) => {
    expect(definition("./given", owner)?.member(name)?.kind).toBe(kind);
  });

  it.each([
    ["Given", false],
    ["Heir", false],
    ["Emitter", false],
    ["Failure", false],
    ["Near", false],
    ["Stranger", true],
    ["Child", true],
    ["Orphan", true],
    ["Mixed", true],
    ["Decorated", true],
  ])("%s may have more members: %s", (owner, open) => {
    expect(definition("./given", owner)?.isOpen()).toBe(open);
  });

  it("is looked for among more values than a call can pass", () => {
    const code = `export class Long {}\nexport const all = [${"1,".repeat(200_000)}];`;
    const [found] = facts(code, { cwd }).definitions;
    expect(found?.class?.mayGet("create")).toBe(false);
  });

  it.each([
    ["promised", true],
    ["passed", null],
    ["made", false],
    ["typed", false],
  ])("%s gives something to await: %s", (name, async) => {
    expect(definition("./given", "Results")?.member(name)?.async).toBe(async);
  });
});

describe("aliases", () => {
  const aliased = project({
    "tsconfig.base.json": JSON.stringify({ compilerOptions: { paths: { "@/*": ["./src/*"] } } }),
    "tsconfig.json": '{ /* why */ "extends": "./tsconfig.base.json" }',
    "package.json": JSON.stringify({
      name: "mine",
      imports: { "#engine": "./src/engine.ts" },
      exports: { "./e": "./src/engine.ts" },
    }),
    "src/engine.ts": "",
    "packages/ref/tsconfig.json": JSON.stringify({ files: [], references: [{ path: "./tsconfig.app.json" }] }),
    "packages/ref/tsconfig.app.json": JSON.stringify({ compilerOptions: { paths: { "~/*": ["./app/*"] } } }),
    "packages/ref/app/engine.ts": "",
    "packages/base/tsconfig.json": JSON.stringify({ compilerOptions: { baseUrl: "." } }),
    "packages/base/app/engine.ts": "",
  });

  it.each([
    ["src/file.ts", "@/engine", "./src/engine"],
    ["src/file.ts", "@/engine.js", "./src/engine"],
    ["src/file.ts", "#engine", "./src/engine"],
    ["src/file.ts", "mine/e", "./src/engine"],
    ["packages/ref/app/file.ts", "~/engine", "./packages/ref/app/engine"],
    ["packages/base/app/file.ts", "app/engine", "./packages/base/app/engine"],
  ])("in %s, %s is %s", (filename, specifier, module) => {
    const [found] = variable(facts(`import { X } from '${specifier}';`, { cwd: aliased, filename }), "X").imports;
    expect(found?.names.map((name) => name.module)).toContain(module);
  });

  it("leave packages alone", () => {
    const [found] = variable(facts("import { X } from 'pkg/sub';", { cwd: aliased }), "X").imports;
    expect(found?.names.map((name) => name.module)).toEqual(["pkg/sub"]);
  });
});
