import { compileManifest, ManifestError, validateManifest } from "../../src/manifest";
import type { Manifest, SymbolSpec } from "../../src/manifest/types";

const symbol = (spec: SymbolSpec) => compileManifest({ symbols: { "a#B": spec } }).symbols[0];
const definitions = (symbols: Manifest["symbols"]): readonly string[] => compileManifest({ symbols: { ...symbols } }).definitions;

describe("an entry", () => {
  test("is all defaults where nothing is said", () => {
    expect(symbol({})).toEqual({ id: "a#B", home: { module: "a", path: ["B"] }, deprecated: [], namesakes: [], reason: null, url: null, construct: null });
  });
  test("keeps its explanation and its namesakes", () => {
    expect(symbol({ reason: "Shared.", url: "https://x", namesakes: ["c#B"] })).toMatchObject({ reason: "Shared.", url: "https://x", namesakes: [{ module: "c", path: ["B"] }] });
  });
  test("of a module and of something removed keep theirs", () => {
    const { modules, removed } = compileManifest({ modules: { "c.d": { deprecated: ["a.b"], reason: "Moved." } }, removed: { x: { url: "https://y" } } });
    expect(modules).toEqual([{ id: "c.d", deprecated: ["a.b"], reason: "Moved.", url: null }]);
    expect(removed).toEqual([{ id: "x", name: { module: "x", path: [] }, reason: null, url: "https://y" }]);
  });
  test("that constructs is all defaults where nothing is said", () => {
    expect(symbol({ construct: { scope: "request" } })?.construct).toMatchObject({
      ...{ scope: "request", constructors: [], parameters: null, factory: null, async: undefined, context: null },
      ...{ onlyWith: [], onlyIn: [], returnsConstructor: false, compat: null },
    });
  });
  test("that constructs keeps what is said", () => {
    const context = { parameter: "who", type: "c#Context", names: ["user"], required: false };
    const compat = { imports: ["d#E"], arguments: { e: "E()" } };
    const construct = { scope: "user", constructors: ["make"], async: true, onlyWith: ["f#G"], onlyIn: ["next"], returnsConstructor: true, context, compat } as const;
    expect(symbol({ construct: { ...construct, constructors: ["make"], onlyWith: ["f#G"], onlyIn: ["next"] } })?.construct).toMatchObject({
      ...{ constructors: ["make"], async: true, onlyWith: [{ module: "f", path: ["G"] }], onlyIn: ["next"], returnsConstructor: true, compat },
      context: { parameter: "who", type: { module: "c", path: ["Context"] }, names: ["user"], required: false },
    });
  });
  test("has one home among the modules of a file, of which one is enough", () => {
    const compiled = compileManifest({ symbols: { "a#B": { deprecated: ["x#B", "y#B"] } } });
    expect(compiled.ownModules(["y"], compiled.symbols[0]!)).toBe("deprecated");
  });
});

describe("names that nothing but their home may define", () => {
  const construct = { scope: "user" } as const;
  test("are the new and the old ones", () => {
    expect(definitions({ "a#B": { deprecated: ["x#Old"] } })).toEqual(["B", "Old"]);
  });
  test("are not those of members", () => {
    expect(definitions({ "a#B.c": { deprecated: ["x#y.z", "x#f"] } })).toEqual(["f"]);
  });
  test("are listed once", () => {
    expect(definitions({ "a#B": { deprecated: ["x#B"] } })).toEqual(["B"]);
  });
  test("are not those of a library, of which only the place is judged", () => {
    expect(definitions({ "lib#Store": { construct } })).toEqual([]);
  });
  test.each([
    ["says nothing", "a#B", {}],
    ["lies in the project", "./src/store#B", { construct }],
    ["names a factory", "a#B", { construct: { ...construct, factory: "create" } }],
    ["names a context", "a#B", { construct: { ...construct, context: { parameter: "who" } } }],
    ["names an old place", "a#B", { construct, deprecated: ["x#B"] }],
  ])("are those of a symbol that %s", (_, id, spec) => {
    expect(definitions({ [id]: spec })).toEqual(["B"]);
  });
});

describe("what a module held and lost", () => {
  const manifest: Manifest = {
    symbols: { "new#A": { deprecated: ["old#A", "old#OldA"] }, "new#B": { deprecated: ["old#b.B"] } },
    removed: { "old#Gone": {}, old: {}, "other#Gone": {} },
  };
  test("is each symbol that has an entry", () => {
    const held = compileManifest({ ...manifest }).inventory("old");
    expect(held).toMatchObject([
      { kind: "deprecated", id: "old#A", name: { module: "old", path: ["A"] }, home: { module: "new", path: ["A"] }, consumed: 0, trailing: [] },
      { kind: "deprecated", id: "old#OldA", home: { module: "new", path: ["A"] } },
      { kind: "deprecated", id: "old#b.B", home: { module: "new", path: ["B"] } },
      { kind: "removed", id: "old#Gone" },
    ]);
    expect(held).toHaveLength(4);
  });
  test("is nothing for a module without any", () => {
    expect(compileManifest({ ...manifest }).inventory("new")).toEqual([]);
  });
});

describe("a name is looked up", () => {
  const kindOf = (manifest: Manifest, module: string, path: readonly string[] = []): string | undefined =>
    compileManifest(manifest).lookup([{ module, path: [] }], path)?.kind;
  test("from packages above a removed symbol, a removed module and a moved one", () => {
    const manifest: Manifest = { removed: { "a.b.c#Gone": {}, "d.e.f": {} }, modules: { "n.o": { deprecated: ["g.h.i"] } } };
    expect(kindOf(manifest, "a", ["b", "c", "Gone"])).toBe("removed");
    expect(kindOf(manifest, "d", ["e", "f"])).toBe("removed");
    expect(kindOf(manifest, "g", ["h", "i"])).toBe("module");
  });
  test("no further than what is read", () => {
    expect(kindOf({ removed: { "a.b.c": {} } }, "a", ["b"])).toBeUndefined();
  });
  test("from no package above a symbol whose homes nest by slashes", () => {
    expect(kindOf({ symbols: { "./src/new#A": { deprecated: ["a.b#A"] } } }, "a", ["b", "A"])).toBeUndefined();
  });
  test("and is that of a submodule that moved on its own, not of the module that was removed around it", () => {
    const manifest: Manifest = { removed: { a: {} }, modules: { n: { deprecated: ["a.b"] } } };
    expect(kindOf(manifest, "a", ["b"])).toBe("module");
    expect(kindOf(manifest, "a", ["c"])).toBe("removed");
  });
});

describe("a path that names the index of a folder", () => {
  test("is known by the folder too", () => {
    expect(compileManifest({ removed: { "./src/index#A": {} } }).watch.modules).toEqual(["index", "src"]);
  });
  test("is known by itself at the root", () => {
    expect(compileManifest({ removed: { "./index#A": {} } }).watch.modules).toEqual(["index"]);
  });
});

test("a factory function is watched for at its own home", () => {
  const construct = { scope: "user", factory: "c.d#make" } as const;
  expect(compileManifest({ symbols: { "a.b#C": { construct } } }).watch.homes).toEqual({ modules: ["b", "d"], names: ["C", "make"], members: [] });
});

test("a problem is an error of its own kind", () => {
  expect(() => validateManifest({ strings: 1 })).toThrow(ManifestError);
  expect(new ManifestError([{ path: "strings", message: "wrong" }]).name).toBe("ManifestError");
});
