import { applied, facts, use, variable, type ReadOptions } from "./read-facts";

const tsx: ReadOptions = { filename: "src/file.tsx" };
const espree: ReadOptions = { parser: "espree" };

describe("the role of a use", () => {
  it.each([
    ["new X();", "call"],
    ["new X;", "call"],
    ["X.create();", "call"],
    ["f(X);", "value"],
    ["x instanceof X;", "identity"],
    ["x.constructor === X;", "identity"],
    ["switch (x.constructor) { case X: }", "identity"],
    ["class Y extends X {}", "base"],
    ["export { X };", "export"],
    ["export { X as Y };", "export"],
    ["export default X;", "export"],
    ["module.exports = X;", "export"],
    ["module.exports = { X };", "export"],
    ["exports.X = X;", "export"],
    ["X.count = 1;", "write"],
    ["X.count++;", "write"],
    ["delete X.count;", "write"],
    ["[X.count] = [1];", "write"],
    ["({ count: X.count } = y);", "write"],
    ["const y = { X };", "value"],
    ["X`text`;", "value"],
  ])("in %s is %s", (code, role) => {
    expect(use(facts(`import { X } from 'pkg'; ${code}`, espree), "X").role).toBe(role);
  });

  it.each([
    ["let x: X;", "annotation", true],
    ["let x: X.Inner;", "annotation", true],
    ["let x: Array<X>;", "annotation", true],
    ["let x: typeof X;", "value", true],
    ["class Y implements X {}", "annotation", true],
    ["interface Y extends X {}", "annotation", true],
    ["export type { X };", "export", true],
    ["export = X;", "export", false],
    ["@X class Y {}", "value", false],
    ["@X() class Y {}", "call", false],
    ["import Y = X.Z;", "value", false],
    ["x as X;", "annotation", true],
    ["new X<string>();", "call", false],
  ])("in %s is %s", (code, role, typeOnly) => {
    const found = use(facts(`import { X } from 'pkg'; ${code}`), "X");
    expect([found.role, found.typeOnly]).toEqual([role, typeOnly]);
  });
});

describe("the path of a use", () => {
  it.each([
    ["m.a.b();", ["a", "b"]],
    ["m['a'].b;", ["a", "b"]],
    ["m?.a.b;", ["a", "b"]],
    ["m[a].b;", []],
    ["m.a[b].c;", ["a"]],
    ["m!.a;", ["a"]],
    ["(m).a;", ["a"]],
    ["let x: m.A.B;", ["A", "B"]],
  ])("in %s", (code, path) => {
    expect(use(facts(`import * as m from 'pkg'; ${code}`), "m").path).toEqual(path);
  });
});

describe("replace", () => {
  const replaced = (code: string, length: number, text: string, options?: ReadOptions): string | null => {
    const whole = `import { X } from 'pkg';\n${code}`;
    return (
      applied(whole, use(facts(whole, options), "X").replace(length, text), options)
        ?.split("\n")
        .slice(1)
        .join("\n") ?? null
    );
  };

  it.each([
    ["new X();", 0, "New", "new New();"],
    ["new X.Y();", 1, "New", "new New();"],
    ["new X.Y();", 0, "m.New", "new m.New.Y();"],
    ["f({ X });", 0, "New", "f({ X: New });"],
    ["f({ X: X });", 0, "New", "f({ X: New });"],
    ["X['a'].b;", 1, "New", "New.b;"],
    ["(X).a;", 1, "New", "New;"],
    ["X?.a;", 0, "New", "New?.a;"],
  ])("%s (%i attributes by %s)", (code, length, text, expected) => {
    expect(replaced(code, length, text, espree)).toBe(expected);
  });

  it.each([
    ["export { X };", 0, "New", "export { New as X };"],
    ["export { X as Y };", 0, "New", "export { New as Y };"],
    ["let x: X<string>;", 0, "m.New", "let x: m.New<string>;"],
    ["let x: X.Y;", 1, "New", "let x: New;"],
    ["@X() class A {}", 0, "New", "@New() class A {}"],
    ["X!.a;", 0, "New", "New!.a;"],
  ])("%s (%i attributes by %s)", (code, length, text, expected) => {
    expect(replaced(code, length, text)).toBe(expected);
  });

  it.each([
    ["f(<X a='1'>text</X>);", 0, "New", "f(<New a='1'>text</New>);"],
    ["f(<X.Y><X.Y/></X.Y>);", 1, "New", "f(<New><X.Y/></New>);"],
    ["f(<X.Y></X.Y>);", 0, "m.New", "f(<m.New.Y></m.New.Y>);"],
    ["f(<X/>);", 0, "New", "f(<New/>);"],
  ])("%s (%i attributes by %s)", (code, length, text, expected) => {
    expect(replaced(code, length, text, tsx)).toBe(expected);
    expect(replaced(code, length, text, { ...espree, filename: "src/file.jsx" })).toBe(expected);
  });

  it.each([
    ["X?.a;", 1, "New"],
    ["X /* why */ .a;", 1, "New"],
    ["function f() { return(X).a; }", 1, "New"],
    ["export { X };", 0, "m.New"],
    ["X.a = 1;", 1, "New"],
    ["f(X);", 0, "New()"],
  ])("refuses %s (%i attributes by %s)", (code, length, text) => {
    expect(replaced(code, length, text, espree)).toBeNull();
  });

  it("refuses an element name that would become an intrinsic one", () => {
    expect(replaced("f(<X/>);", 0, "thing", tsx)).toBeNull();
  });

  it("counts an element once, with both of its tags", () => {
    expect(variable(facts("import { X } from 'pkg'; f(<X></X>);", tsx), "X").uses.length).toBe(1);
  });
});

describe("sees", () => {
  const sees = (code: string, at: string, other: string): boolean => {
    const file = facts(code, { ...espree, sourceType: "commonjs" });
    const [binding] = variable(file, other).imports;
    return binding !== undefined && use(file, at).sees(binding);
  };

  it.each([
    ["const X = require('a'); const Y = require('b'); new X();", true],
    ["const X = require('a'); new X(); const Y = require('b');", false],
    ["const X = require('a'); function f() { new X(); } const Y = require('b');", true],
    ["const X = require('a'); if (a) { const Y = require('b'); } new X();", false],
    ["const X = require('a'); if (a) { const Y = require('b'); new X(); }", true],
    ["const X = require('a'); const Y = require('b'); function f(Y) { new X(); }", false],
    ["const X = require('a'); switch (a) { case 1: const Y = require('b'); case 2: new X(); }", false],
    ["const X = require('a'); function f() { const Y = require('b'); } function g() { new X(); }", false],
  ])("%s", (code, expected) => {
    expect(sees(code, "X", "Y")).toBe(expected);
  });

  it("an import that stands below, for imports run first", () => {
    const file = facts("import { X } from 'a'; new X(); import { Y } from 'b';");
    const [binding] = variable(file, "Y").imports;
    expect(binding && use(file, "X").sees(binding)).toBe(true);
  });

  it("no type import as a value", () => {
    const file = facts("import { X } from 'a'; import type { Y } from 'b'; new X(); let x: X;");
    const [binding] = variable(file, "Y").imports;
    expect(binding && [use(file, "X", 0).sees(binding), use(file, "X", 1).sees(binding)]).toEqual([false, true]);
  });
});

describe("admits", () => {
  it.each([
    ["new X();", true],
    ["const New = 1; new X();", false],
    ["function f(New) { return new X(); }", false],
    ["function f(New) { return New; } new X();", true],
    ["f(New); new X();", false],
    ["{ const New = 1; } new X();", true],
    ["{ const New = 1; new X(); }", false],
    ["class New {} new X();", false],
    ["const f = function New() { return new X(); };", false],
    ["try {} catch (New) { new X(); }", false],
  ])("New beside the import, with %s: %s", (code, expected) => {
    const found = variable(facts(`import { X } from 'pkg'; ${code}`, espree), "X");
    expect(found.admits("New", found.uses)).toBe(expected);
  });

  it.each([
    ["function f<New>(x: X) {}", false],
    ["type New = 1; let x: X;", false],
    ["let y: New; let x: X;", false],
    ["let x: X;", true],
  ])("New among types, with %s: %s", (code, expected) => {
    const found = variable(facts(`import { X } from 'pkg'; ${code}`), "X");
    expect(found.admits("New", found.uses)).toBe(expected);
  });

  it("no name of an element that means a global", () => {
    const found = variable(
      facts("import { X } from 'pkg'; f(<New/>, X);", { ...espree, filename: "src/file.jsx" }),
      "X",
    );
    expect(found.admits("New", found.uses)).toBe(false);
  });

  it("no reserved word", () => {
    const found = variable(facts("import { X } from 'pkg'; new X();"), "X");
    expect(found.admits("class", found.uses)).toBe(false);
  });
});

describe("audience", () => {
  it.each([
    ["import { X } from 'pkg'; new X();", "private"],
    ["import { X } from 'pkg'; export { X };", "public"],
    ["import { X } from 'pkg'; export default X;", "public"],
    ["import { X } from 'pkg'; module.exports = { X };", "public"],
    ["import { X } from 'pkg'; export default X.y;", "private"],
    ["export const X = require('pkg');", "public"],
  ])("%s", (code, audience) => {
    expect(variable(facts(code), "X").audience()).toBe(audience);
  });
});
