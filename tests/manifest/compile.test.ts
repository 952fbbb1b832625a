import { compileManifest, defineManifest, formatId, parseId } from "../../src/manifest";
import type { CompiledConstruct } from "../../src/manifest";
import type { ConstructSpec, Manifest } from "../../src/manifest/types";

function construct(spec: Partial<ConstructSpec>): CompiledConstruct | null | undefined {
  return compileManifest({ symbols: { "a#B": { construct: { scope: "user", ...spec } } } }).symbols[0]?.construct;
}

describe("an id", () => {
  test.each([
    ["a.b#C", { module: "a.b", path: ["C"] }],
    ["a.b#C.d.e", { module: "a.b", path: ["C", "d", "e"] }],
    ["./src/a.service#default", { module: "./src/a.service", path: ["default"] }],
    ["#internal/x#Y", { module: "#internal/x", path: ["Y"] }],
    ["#internal/x", { module: "#internal/x", path: [] }],
    ["a.b", { module: "a.b", path: [] }],
  ])("%s", (id, name) => {
    expect(parseId(id)).toEqual(name);
    expect(formatId(name)).toBe(id);
  });
});

describe("compiled", () => {
  test("the defaults are filled in", () => {
    expect(compileManifest({ removed: { a: {} } })).toMatchObject({ roots: ["."], strings: "fix", localName: "canonical", symbols: [] });
  });
  test("a parameter keeps its name where nothing is said", () => {
    expect(construct({ parameters: ["x", "y?"] })?.parameters).toEqual([
      { name: "x", to: "x", optional: false },
      { name: "y", to: "y", optional: true },
    ]);
  });
  test("a parameter that the factory names differently", () => {
    expect(construct({ parameters: [{ from: "x?", to: "z" }] })?.parameters).toEqual([{ name: "x", to: "z", optional: true }]);
  });
  test("parameters that are not known are not none", () => {
    expect(construct({})?.parameters).toBeNull();
    expect(construct({ parameters: [] })?.parameters).toEqual([]);
  });
  test("a factory that is a member", () => {
    expect(construct({ factory: "create" })?.factory).toEqual({ kind: "member", name: "create" });
  });
  test("a factory that is a function", () => {
    expect(construct({ factory: "a.b#make" })?.factory).toEqual({ kind: "function", name: { module: "a.b", path: ["make"] } });
  });
  test("a context is required and named like its parameter", () => {
    expect(construct({ context: { parameter: "ctx" } })?.context).toEqual({ parameter: "ctx", type: null, names: ["ctx"], required: true });
  });
  test("whether to await is left open", () => {
    expect(construct({})?.async).toBeUndefined();
  });
  test("one object is compiled once", () => {
    const manifest: Manifest = { symbols: { "a#B": {} } };
    expect(compileManifest(manifest)).toBe(compileManifest(manifest));
  });
});

describe("the watched words", () => {
  test("are last segments of modules and first names of symbols", () => {
    const manifest: Manifest = {
      symbols: {
        "new.engine#UserEngine": { deprecated: ["old.core#Engine", "./src/agents/engine_v1#default", "@scope/pkg#central.log"] },
      },
      removed: { "a.gone#Thing": {}, "./src/old/index": {} },
      modules: { "c.d": { deprecated: ["lodash.get", "socket.io-client"] } },
    };
    const { modules, names, filed, homes } = compileManifest(manifest).watch;
    expect([...modules].sort()).toEqual(["core", "engine_v1", "get", "gone", "index", "old", "pkg", "socket.io-client"]);
    expect([...names].sort()).toEqual(["Engine", "Thing", "central"]);
    expect(filed).toEqual([]);
    expect(homes).toEqual({ modules: ["engine"], names: ["UserEngine"], members: [] });
  });
  test("of modules that are files stand by themselves", () => {
    const construct = { scope: "user", factory: "./src/user#make" } as const;
    const { filed } = compileManifest({ symbols: { "./src/new#New": { deprecated: ["./src/old#Old", "pkg#Packed"], construct } } }).watch;
    expect(filed).toEqual(["Old", "New", "make"]);
  });
  test("of a home hold the members that make instances", () => {
    const construct = { scope: "user", factory: "create" } as const;
    const { homes } = compileManifest({ symbols: { "a.b#Outer.Inner": { construct } } }).watch;
    expect(homes).toEqual({ modules: ["b"], names: ["Outer"], members: ["Inner", "create"] });
  });
  test("tell what a repair may write in their place", () => {
    const construct = { scope: "user", factory: "m.n#make" } as const;
    const symbols = { "a.b#C": { deprecated: ["x#y.C", "x#Z"] }, "a.b#D": { deprecated: ["z#Z"], construct } };
    const { successors } = compileManifest({ symbols }).watch;
    expect([...successors.names]).toEqual([["y", ["C"]], ["Z", ["C", "D", "make"]]]);
    expect(successors.modules).toEqual(["b"]);
  });
  test("leave out a home whose symbol only moved", () => {
    const { homes } = compileManifest({ symbols: { "a.b#C": { deprecated: ["x.y#C"] } } }).watch;
    expect(homes).toEqual({ modules: [], names: [], members: [] });
  });
  test("keep the module of a default export, which is imported by any name", () => {
    const { modules } = compileManifest({ symbols: { "dataloader#default": { construct: { scope: "request" } } } }).watch;
    expect(modules).toEqual(["dataloader"]);
  });
  test("leave out a home that is never judged", () => {
    expect(compileManifest({ symbols: { "a.b#C": {} } }).watch.homes).toEqual({ modules: [], names: [], members: [] });
  });
});

describe("a file's own modules", () => {
  const compiled = compileManifest({
    symbols: { "new.engine#E": { deprecated: ["old.engine#E"] } },
    modules: { "c.d": { deprecated: ["a.b"] } },
  });
  test.each([
    ["hold the symbol", ["new.engine"], compiled.symbols[0], "canonical"],
    ["held the symbol", ["x", "old.engine"], compiled.symbols[0], "deprecated"],
    ["lie beside it", ["new.engine.sub"], compiled.symbols[0], null],
    ["took over a module", ["c.d"], compiled.modules[0], "canonical"],
    ["moved as a whole", ["a.b"], compiled.modules[0], "deprecated"],
    ["have to do with another entry", ["old.engine"], compiled.modules[0], null],
  ])("%s", (_, own, entry, expected) => {
    expect(entry && compiled.ownModules(own, entry)).toBe(expected);
  });
});

describe("settings", () => {
  test("without a manifest are an error that says what to do", () => {
    expect(() => compileManifest(undefined)).toThrow('settings.ssot is missing: without a manifest nothing is enforced. Add `{ settings: { ssot: defineManifest({ … }) } }` to the ESLint configuration, or the preset `ssot.configs["execution-engine"]`.');
  });
  test("with a manifest that enforces nothing are an error", () => {
    expect(() => compileManifest({ strings: "off" })).toThrow("settings.ssot names no symbols and no modules: nothing is enforced. Name the first one, such as `symbols: {");
  });
  test.each([undefined, {}])("that enforce nothing say so without a trace of this package: %p", (settings) => {
    const trace = (): string | undefined => {
      try {
        compileManifest(settings);
      } catch (error) {
        return error instanceof Error ? error.stack : undefined;
      }
      return undefined;
    };
    expect(trace()).toMatch(/^eslint-plugin-ssot: settings\.ssot .+$/);
  });
  test("with a broken manifest are an error that names the place", () => {
    expect(() => compileManifest({ symbols: { x: {} } })).toThrow('symbols["x"]: expected "module#name" as its key');
  });
  test("with one entry are enough", () => {
    expect(compileManifest({ removed: { a: {} } }).removed).toHaveLength(1);
  });
});

describe("defineManifest", () => {
  test("returns its argument", () => {
    const manifest = { symbols: { "a#B": { deprecated: ["x#Y"] } } };
    expect(defineManifest(manifest)).toBe(manifest);
  });
  test("keeps the literal types", () => {
    const scope: "user" = defineManifest({ symbols: { "a#B": { construct: { scope: "user" } } } }).symbols["a#B"].construct.scope;
    expect(scope).toBe("user");
  });
  test("does not compile with a wrong key", () => {
    // @ts-expect-error -- `sope` is no key of `construct`
    expect(() => defineManifest({ symbols: { "a#B": { construct: { scope: "user", sope: 1 } } } })).toThrow("sope");
  });
  test("does not compile with a wrong value", () => {
    // @ts-expect-error -- `tenant` is no scope
    expect(() => defineManifest({ symbols: { "a#B": { construct: { scope: "tenant" } } } })).toThrow("tenant");
  });
});
