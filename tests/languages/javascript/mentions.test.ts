import type { QualifiedName } from "../../../src/facts";
import { applied, facts, mention } from "./read-facts";

describe("mentions", () => {
  it.each([
    ["import('pkg');", "load", null],
    ["(await import('pkg')).X;", "load", ["X"]],
    ["import('pkg').then(f);", "load", null],
    ["require('pkg');", "load", []],
    ["f(require('pkg').X.y());", "load", ["X", "y"]],
    ["jest.mock('pkg');", "mock", null],
    ["jest.mock('pkg', () => ({}));", "mock", null],
    ["vi.doMock('pkg');", "mock", null],
    ["jest.unmock('pkg');", "mock", null],
    ["jest.requireActual('pkg').X;", "load", ["X"]],
    ["(await vi.importActual('pkg')).X;", "load", ["X"]],
    ["jest.createMockFromModule('pkg');", "load", []],
    ["require.resolve('pkg');", "pointer", null],
    ["import.meta.resolve('pkg');", "pointer", null],
    ["declare module 'pkg' {}", "pointer", null],
    ["type T = import('pkg').X;", "load", ["X"]],
    ["type T = typeof import('pkg');", "load", []],
  ])("%s", (code, purpose, path) => {
    const found = mention(facts(code));
    expect([found.names[0]?.module, found.purpose, found.use?.path ?? null]).toEqual(["pkg", purpose, path]);
  });

  it.each([
    "f('pkg');",
    "const { X } = require('pkg');",
    "import(name);",
    "function f(jest) { jest.mock('pkg'); }",
    "function f(require) { require.resolve('pkg'); }",
    "// require('pkg')",
  ])("none in %s", (code) => {
    expect(facts(code).mentions).toEqual([]);
  });

  it("know the call of what they load", () => {
    expect(mention(facts("new (require('pkg').X)(a);")).use?.call?.arguments.length).toBe(1);
  });
});

describe("replace", () => {
  const replaced = (code: string, target: QualifiedName, consumed: number): string | null =>
    applied(code, mention(facts(code)).replace(target, consumed));

  it.each([
    ["jest.mock('pkg');", { module: "new", path: [] }, 0, "jest.mock('new');"],
    ['jest.mock("./old");', { module: "./src/new", path: [] }, 0, 'jest.mock("./new");'],
    ["require.resolve(`pkg`);", { module: "new", path: [] }, 0, "require.resolve(`new`);"],
    ["f(require('pkg').X.y);", { module: "new", path: ["New"] }, 1, "f(require('new').New.y);"],
    ["f(require('pkg')['X'].y);", { module: "new", path: ["New"] }, 1, "f(require('new').New.y);"],
    ["f((await import('pkg')).X);", { module: "new", path: ["New"] }, 1, "f((await import('new')).New);"],
    ["f(require('pkg').X);", { module: "new", path: ["X"] }, 1, "f(require('new').X);"],
    ["type T = import('pkg').X.Y<1>;", { module: "new", path: ["New"] }, 1, "type T = import('new').New.Y<1>;"],
    ["declare module 'pkg' {}", { module: "new", path: [] }, 0, "declare module 'new' {}"],
  ])("%s", (code, target, consumed, expected) => {
    expect(replaced(code, target, consumed)).toBe(expected);
  });

  it.each([
    ["jest.mock('pkg', () => ({ X: 1 }));", { module: "new", path: [] }, 0],
    ["jest.mock('pkg');", { module: "new", path: ["New"] }, 0],
    ["f(require('pkg')?.X);", { module: "new", path: ["New"] }, 1],
    ["f(require('pkg'). /* why */ X);", { module: "new", path: ["New"] }, 1],
    ["f(require('pkg').X);", { module: "new", path: ["default"] }, 1],
    ["import('pkg', { with: { type: 'json' } });", { module: "new", path: [] }, 0],
  ])("refuses %s", (code, target, consumed) => {
    expect(replaced(code, target, consumed)).toBeNull();
  });
});
