import { compileManifest, parseId } from "../../src/manifest";
import type { Manifest } from "../../src/manifest/types";

/** Looks up what `path` reaches from something with the readings `ids`; only what the case is about. */
function lookup(manifest: Manifest, ids: string | string[], path: string[] = []): object | null {
  const match = compileManifest(manifest).lookup([ids].flat().map(parseId), path);
  if (match === null) return null;
  const { kind, consumed, trailing } = match;
  const rest = trailing.length > 0 ? { trailing } : {};
  if (match.kind === "module") return { kind, from: match.from, to: match.to, rest: match.rest, consumed };
  return { kind, id: match.id, consumed, ...rest };
}

const engine: Manifest = { symbols: { "new.engine#UserEngine": { deprecated: ["old.engine#Engine"] } } };
const logs: Manifest = { symbols: { "shared.logs#get_logger": { deprecated: ["app.logs#central_logger.get_logger"] } } };
const moved: Manifest = { ...engine, modules: { "c.d": { deprecated: ["a.b", "old.engine"] } } };
const removed: Manifest = { removed: { "a.b#Gone": {}, "a.old": {}, "./src/old": {} } };

describe("a symbol", () => {
  test("is found by its old name", () => {
    expect(lookup(engine, "old.engine#Engine")).toEqual({ kind: "deprecated", id: "old.engine#Engine", consumed: 0 });
  });
  test("brings its home along", () => {
    const match = compileManifest(engine).lookup([parseId("old.engine#Engine")], []);
    expect(match).toMatchObject({ home: { module: "new.engine", path: ["UserEngine"] }, name: { path: ["Engine"] } });
  });
  test("is found as an attribute of its module", () => {
    expect(lookup(engine, "old.engine", ["Engine"])).toEqual({ kind: "deprecated", id: "old.engine#Engine", consumed: 1 });
  });
  test("is found under attributes of its own", () => {
    expect(lookup(engine, "old.engine", ["Engine", "create", "x"])).toEqual({ kind: "deprecated", id: "old.engine#Engine", consumed: 1 });
  });
  test("is found from a package above its module", () => {
    expect(lookup(engine, "old", ["engine", "Engine"])).toEqual({ kind: "deprecated", id: "old.engine#Engine", consumed: 2 });
  });
  test("is found by a later reading", () => {
    expect(lookup(engine, ["old#engine", "old.engine"], ["Engine"])).toEqual({ kind: "deprecated", id: "old.engine#Engine", consumed: 1 });
  });
  test("leaves what the reading names beyond it", () => {
    expect(lookup(engine, "old.engine#Engine.run")).toEqual({ kind: "deprecated", id: "old.engine#Engine", consumed: 0, trailing: ["run"] });
  });
  test("is not its module", () => {
    expect(lookup(engine, "old.engine")).toBeNull();
  });
  test("is not a namesake elsewhere", () => {
    expect(lookup(engine, "other.engine#Engine")).toBeNull();
  });
  test("is not what every object has", () => {
    expect(lookup(engine, "old.engine", ["constructor"])).toBeNull();
    expect(lookup(engine, "__proto__#toString")).toBeNull();
  });
  test("is canonical by its own name", () => {
    expect(lookup(engine, "new.engine#UserEngine", ["create"])).toEqual({ kind: "canonical", id: "new.engine#UserEngine", consumed: 0 });
  });
  test("with a place to judge is canonical as well", () => {
    const manifest: Manifest = { symbols: { "dataloader#default": { construct: { scope: "request" } } } };
    expect(lookup(manifest, "dataloader", ["default"])).toEqual({ kind: "canonical", id: "dataloader#default", consumed: 1 });
  });
  test("of which nothing is said is nothing", () => {
    expect(lookup({ symbols: { "a#B": {} } }, "a#B")).toBeNull();
  });
});

describe("a member of a symbol", () => {
  test("is found through an import of the symbol", () => {
    expect(lookup(logs, "app.logs#central_logger", ["get_logger"])).toEqual({ kind: "deprecated", id: "app.logs#central_logger.get_logger", consumed: 1 });
  });
  test("is found through the module", () => {
    expect(lookup(logs, "app.logs", ["central_logger", "get_logger"])).toEqual({ kind: "deprecated", id: "app.logs#central_logger.get_logger", consumed: 2 });
  });
  test("is not the symbol", () => {
    expect(lookup(logs, "app.logs#central_logger", ["level"])).toBeNull();
  });
  test("wins over its symbol", () => {
    const manifest: Manifest = { symbols: { "n#f": { deprecated: ["o#C.f"] }, "n#C": { deprecated: ["o#C"] } } };
    expect(lookup(manifest, "o#C", ["f"])).toEqual({ kind: "deprecated", id: "o#C.f", consumed: 1 });
    expect(lookup(manifest, "o#C", ["g"])).toEqual({ kind: "deprecated", id: "o#C", consumed: 0 });
  });
});

describe("a module", () => {
  test("is found itself", () => {
    expect(lookup(moved, "a.b")).toEqual({ kind: "module", from: "a.b", to: "c.d", rest: [], consumed: 0 });
  });
  test("is found by what is imported from it", () => {
    expect(lookup(moved, "a.b#X", ["y"])).toEqual({ kind: "module", from: "a.b", to: "c.d", rest: ["X", "y"], consumed: 0 });
  });
  test("is found from the package above", () => {
    expect(lookup(moved, "a", ["b", "X"])).toEqual({ kind: "module", from: "a.b", to: "c.d", rest: ["X"], consumed: 1 });
  });
  test("is found by the second reading of an import from its package", () => {
    expect(lookup(moved, ["a#b", "a.b"], ["X"])).toEqual({ kind: "module", from: "a.b", to: "c.d", rest: ["X"], consumed: 0 });
  });
  test("does not take its submodules along", () => {
    expect(lookup(moved, "a.b.sub#X")).toBeNull();
  });
  test("yields to a symbol's own entry", () => {
    expect(lookup(moved, "old.engine#Engine")).toEqual({ kind: "deprecated", id: "old.engine#Engine", consumed: 0 });
  });
  test("yields to a symbol's own entry under a later reading", () => {
    expect(lookup(moved, ["a.b#X", "old.engine#Engine"])).toEqual({ kind: "deprecated", id: "old.engine#Engine", consumed: 0 });
  });
  test("yields to a symbol that is at home in it", () => {
    const manifest: Manifest = { symbols: { "a.b#Stays": {} }, modules: { "c.d": { deprecated: ["a.b"] } } };
    expect(lookup(manifest, "a.b#Stays")).toBeNull();
  });
});

describe("what is removed", () => {
  test("is a symbol", () => {
    expect(lookup(removed, "a.b", ["Gone"])).toEqual({ kind: "removed", id: "a.b#Gone", consumed: 1 });
  });
  test("is a module and what is in it", () => {
    expect(lookup(removed, "a.old#X")).toEqual({ kind: "removed", id: "a.old", consumed: 0, trailing: ["X"] });
  });
  test("is a module and its submodules", () => {
    expect(lookup(removed, "a.old.sub#X")).toMatchObject({ kind: "removed", id: "a.old" });
    expect(lookup(removed, "./src/old/sub")).toMatchObject({ kind: "removed", id: "./src/old" });
  });
  test("is not a module whose name begins alike", () => {
    expect(lookup(removed, "a.older")).toBeNull();
    expect(lookup(removed, "./src/older")).toBeNull();
  });
});

describe("packages whose names hold dots", () => {
  const manifest: Manifest = { modules: { "es-toolkit/compat": { deprecated: ["lodash.get"] } } };
  test("are found", () => {
    expect(lookup(manifest, "lodash.get#default")).toMatchObject({ kind: "module", from: "lodash.get" });
  });
  test("are not attributes of another package", () => {
    expect(lookup(manifest, "lodash", ["get"])).toBeNull();
  });
});
