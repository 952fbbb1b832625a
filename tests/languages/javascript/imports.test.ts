import type { Import } from "../../../src/facts";
import { facts, variable, type ReadOptions } from "./read-facts";

function imported(code: string, options?: ReadOptions): Import {
  const file = facts(code, options);
  const [first] = [...file.variables.flatMap(({ imports }) => imports), ...file.unbound];
  if (!first) throw new Error("no import");
  return first;
}

const summary = (code: string, options?: ReadOptions): unknown => {
  const { names, local, form } = imported(code, options);
  return [names.map(({ module, path }) => `${module}#${path.join(".")}`).join(" "), local, form];
};

describe.each(["typescript", "espree"] as const)("imports read by %s", (parser) => {
  it.each([
    ["import X from 'pkg';", "pkg#default", "X", "name"],
    ["import { X } from 'pkg';", "pkg#X", "X", "name"],
    ["import { X as Y } from 'pkg';", "pkg#X", "Y", "name"],
    ["import { default as Y } from 'pkg';", "pkg#default", "Y", "name"],
    ["import { 'a b' as Y } from 'pkg';", "pkg#a b", "Y", "name"],
    ["import * as ns from 'pkg';", "pkg#", "ns", "module"],
    ["import 'pkg';", "pkg#", null, "side-effect"],
    ["export { X } from 'pkg';", "pkg#X", null, "re-export"],
    ["export { X as Y } from 'pkg';", "pkg#X", null, "re-export"],
    ["export * from 'pkg';", "pkg#", null, "star"],
    ["export * as ns from 'pkg';", "pkg#", null, "re-export"],
    ["const m = require('pkg');", "pkg#", "m", "module"],
    ["const m = require(`pkg`);", "pkg#", "m", "module"],
    ["const { X } = require('pkg');", "pkg#X", "X", "name"],
    ["const { X: Y } = require('pkg');", "pkg#X", "Y", "name"],
    ["const { X: { Y } } = require('pkg');", "pkg#X.Y", "Y", "name"],
    ["const { ...rest } = require('pkg');", "pkg#", "rest", "module"],
    ["const X = require('pkg').X;", "pkg#X", "X", "name"],
    ["const X = require('pkg')['X'];", "pkg#X", "X", "name"],
    ["const { Y } = require('pkg').X;", "pkg#X.Y", "Y", "name"],
    ["let m; m = require('pkg');", "pkg#", "m", "module"],
    ["const m = await import('pkg');", "pkg#", "m", "module"],
    ["const { X } = await import('pkg');", "pkg#X", "X", "name"],
    ["const { default: X } = await import('pkg');", "pkg#default", "X", "name"],
    ["const X = (await import('pkg')).X;", "pkg#X", "X", "name"],
    ["const X = require('pkg'); new X();", "pkg#default pkg#", "X", "module"],
  ])("%s", (code, name, local, form) => {
    expect(summary(code, { parser })).toEqual([name, local, form]);
  });

  it.each([
    ["./engine", "./src/engine"],
    ["./engine.js", "./src/engine"],
    ["../lib/engine", "./lib/engine"],
    ["./engine/index", "./src/engine"],
    ["./engine/index.js", "./src/engine"],
    [".", "./src"],
    ["@scope/pkg/sub", "@scope/pkg/sub"],
    ["./engine?url", "./src/engine"],
  ])("resolves %s to %s", (specifier, module) => {
    expect(imported(`import { X } from '${specifier}';`, { parser }).names[0]?.module).toBe(module);
  });
});

describe("TypeScript imports", () => {
  it.each([
    ["import type { X } from 'pkg';", true],
    ["import { type X } from 'pkg';", true],
    ["import { X } from 'pkg';", false],
    ["export type { X } from 'pkg';", true],
  ])("%s", (code, typeOnly) => {
    expect(imported(code).typeOnly).toBe(typeOnly);
  });

  it("reads import equals", () => {
    expect(summary("import X = require('pkg');")).toEqual(["pkg#", "X", "module"]);
  });
});

describe("what is not an import", () => {
  it("is a require that the file defines itself", () => {
    expect(facts("function f(require) { const m = require('pkg'); return m; }").variables).toEqual([]);
  });

  it("is a require of a computed name", () => {
    expect(facts("const m = require('pkg' + suffix);").variables).toEqual([]);
  });
});

describe("several roots", () => {
  it("give several readings", () => {
    const { names } = imported("import { X } from './engine';", { roots: [".", "src"] });
    expect(names.map(({ module }) => module)).toEqual(["./src/engine", "./engine"]);
  });

  it("name the file itself from each", () => {
    expect(facts("a;", { roots: [".", "src"] }).modules).toEqual(["./src/file", "./file"]);
  });
});

describe("opaque imports", () => {
  it.each([
    ["import u from './engine?url';", true],
    ["import j from './data.json' with { type: 'json' };", true],
    ["import './engine';", true],
    ["const j = await import('./data.json', { with: { type: 'json' } });", true],
    ["import { X } from './engine';", false],
  ])("%s", (code, opaque) => {
    expect(imported(code).opaque).toBe(opaque);
  });
});

describe("attempts", () => {
  it.each([
    ["try { const m = require('pkg'); } catch {}", true, false],
    ["try { a(); } catch { const m = require('pkg'); }", false, true],
    ["try { const m = require('pkg'); } finally {}", false, false],
    ["try { a(() => { const m = require('pkg'); }); } catch {}", false, false],
  ])("%s", (code, guarded, fallback) => {
    const found = imported(code);
    expect([found.guarded, found.fallback]).toEqual([guarded, fallback]);
  });
});

describe("variables", () => {
  it("join the imports of all branches", () => {
    const found = variable(facts("let m; try { m = require('a'); } catch { m = require('b'); }"), "m");
    expect([found.imports.length, found.rebound]).toEqual([2, false]);
  });

  it("are rebound by another assignment", () => {
    expect(variable(facts("let m = require('a'); m = 1;"), "m").rebound).toBe(true);
  });

  it("are rebound by another initialiser", () => {
    expect(variable(facts("let m = 1; m = require('a');"), "m").rebound).toBe(true);
  });

  it("do not take the names of others for their own", () => {
    const file = facts("import { X } from 'pkg'; function f(X) { return X; } X;");
    expect(variable(file, "X").uses.length).toBe(1);
  });
});

describe("the place of an import", () => {
  it("is the imported name", () => {
    expect(imported("import { a as X } from 'pkg';").location.start).toEqual({ line: 1, column: 9 });
  });

  it("is the string for a whole module", () => {
    expect(imported("import * as ns from 'pkg';").location.start).toEqual({ line: 1, column: 20 });
  });
});

describe("a list longer than the engine's stack", () => {
  it("is read", () => {
    const code = `import { X } from 'pkg'; x = [${"1,".repeat(150_000)} X];`;
    expect(variable(facts(code, { parser: "espree" }), "X").uses.length).toBe(1);
  });
});

describe("a file", () => {
  const watch = { modules: ["engine"], ids: ["./src/engine"], names: ["Engine", "OldEngine"], filed: ["Engine", "OldEngine"] };
  const installed = { modules: ["icons"], ids: ["icons"], names: ["Check"] };

  it.each([
    ["has a watched name of its own", "import { useIcons } from 'icons';\nconst Check = 1;"],
    ["takes a watched name from another package", "import { Check } from 'marks';\nimport { Other } from 'icons';"],
    ["takes a name that holds a watched one", "import {\n  CheckMark,\n} from 'icons';"],
    ["takes the name from a file that is called alike", "import { Check } from './icons';"],
    ["takes the name from a package that ends alike", "import * as icons from 'other/icons';"],
  ])("that %s is irrelevant to what a package holds", (_, code) => expect(() => facts(code, { watch: installed })).toThrow("irrelevant"));

  it.each([
    ["takes a watched name", "import { Other, Check } from 'icons';"],
    ["takes a watched name over several lines", "import type {\n  Other,\n  Check as Mark,\n} from \"icons\";"],
    ["hands a watched name on", "export { Check } from 'icons';"],
    ["takes a watched name behind a comment with a brace", "import { Check, /* { */ Other } from 'icons';"],
    ["takes a watched name beside the default export", "import icons, { Other } from 'icons';\nicons.Check;"],
  ])("that %s is read for what a package holds", (_, code) => expect(facts(code, { watch: installed })).toBeDefined());

  it.each([
    ["without a watched word", "import { X } from 'pkg';"],
    ["that takes other names from a watched module", "import { Other } from './engine';"],
    ["that takes other names from it over several lines", "import {\n  Other,\n} from './engine.js';"],
    ["that uses the word of a module for something else", "engine.start('engine room');"],
    ["with a watched name inside another", "const Engines = [MyEngine, $Engine];"],
  ])("%s is irrelevant", (_, code) => expect(() => facts(code, { watch })).toThrow("irrelevant"));

  it.each([
    ["takes a watched name that ends with another one", "import { OldEngine } from '#motor';"],
    ["takes a watched name by an alias", "import { Engine } from '#motor';"],
    ["takes a watched module whole", "import * as engine from './engine';"],
    ["takes the default export beside other names", "import engine, { other } from './engine';\nengine.Engine();"],
    ["hands a watched module on", "export * from './engine.js';"],
    ["requires a watched module", "const engine = require('./engine/index.js');"],
    ["loads a watched module", "import(`./engine`);"],
    ["mocks a watched module", "jest.mock('./engine', factory);"],
    ["reads a watched module by a query", "import text from './engine.ts?raw';"],
  ])("that %s is read", (_, code) => expect(facts(code, { watch, sourceType: "module" })).toBeDefined());

  it("that takes anything from a module that matters as a whole is read", () => {
    expect(facts("import { Other } from './engine';", { watch: { ...watch, whole: ["engine"] } })).toBeDefined();
  });

  it("is irrelevant where only a pattern would match", () => {
    expect(() => facts("import 'axb';", { watch: { modules: ["a.b"] } })).toThrow("irrelevant");
  });
});
