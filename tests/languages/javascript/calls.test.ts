import { applied, call, facts, type ReadOptions } from "./read-facts";

const head = "import { X } from 'pkg';\n";
const espree: ReadOptions = { parser: "espree" };

describe("lifetime", () => {
  it.each([
    ["new X();", "module"],
    ["export const x = new X();", "module"],
    ["if (a) { new X(); }", "module"],
    ["(() => { new X(); })();", "module"],
    ["(function () { new X(); }).call(this);", "module"],
    ["function f() { new X(); }", "local"],
    ["const f = (x = new X()) => x;", "local"],
    ["class A { static x = new X(); }", "class"],
    ["class A { static { this.x = new X(); } }", "class"],
    ["class A { x = new X(); }", "local"],
    ["class A { constructor() { this.x = new X(); } }", "local"],
    ["function f() { class A { static x = new X(); } }", "local"],
    ["const get = once(() => new X());", "memoized"],
    ["const get = _.memoize(() => new X());", "memoized"],
    ["import { cache } from 'react'; const get = cache(() => new X());", "local"],
    ["function C() { const get = once(() => new X()); }", "local"],
    ["let x; function f() { x = new X(); }", "lazy-singleton"],
    ["let x; function f() { x ??= new X(); return x; }", "lazy-singleton"],
    ["let x; function f() { if (!x) x = new X(); return x; }", "lazy-singleton"],
    ["let x; async function f() { x = await (y || new X()); }", "lazy-singleton"],
    ["let x; function f() { const made = new X(); x = made; }", "lazy-singleton"],
    ["const get = (() => { let x; return () => (x ??= new X()); })();", "lazy-singleton"],
    ["function f() { globalThis.x = new X(); }", "lazy-singleton"],
    ["function f() { globalThis.x ??= new X(); }", "lazy-singleton"],
    ["class A { static get() { return (this.x ??= new X()); } }", "lazy-singleton"],
    ["class A { static get() { return (A.x ??= new X()); } }", "lazy-singleton"],
    ["class A { get() { return (this.constructor.x ??= new X()); } }", "lazy-singleton"],
    ["class A { get() { return (this.x ??= new X()); } }", "local"],
    ["const all = new Map(); function f(k) { all.set(k, new X()); }", "lazy-singleton"],
    ["const all = {}; function f(k) { all[k] = new X(); }", "lazy-singleton"],
    ["const all = new WeakMap(); function f(k) { all.set(k, new X()); }", "local"],
    ["function f() { const all = new Map(); all.set(1, new X()); }", "local"],
    ["function f(req) { req.x = new X(); }", "local"],
    ["function make() { return new X(); } const x = make();", "shared-factory"],
    ["const make = () => ({ x: new X() }); const x = make();", "shared-factory"],
    ["function make() { const x = new X(); return x; } make();", "shared-factory"],
    ["function make() { return new X(); } function g() { make(); }", "local"],
    ["function a() { return new X(); } function b() { return a(); } b();", "shared-factory"],
    ["function a() { return new X(); } function b() { a(); } b();", "local"],
    ["function C() { const [x] = useState(() => new X()); }", "local"],
    ["function f() { storage.run(new X(), () => {}); }", "local"],
    ["let x; beforeEach(() => { x = new X(); });", "local"],
  ])("of %s is %s", (code, lifetime) => {
    expect(call(facts(head + code, espree), "X").lifetime).toBe(lifetime);
  });

  it("of a decorator's argument is decorator", () => {
    expect(call(facts(`${head}@d(new X()) class A {}`), "X").lifetime).toBe("decorator");
  });
});

describe("expectsFailure", () => {
  it.each([
    ["expect(() => new X()).toThrow();", true],
    ["expect(() => new X()).toThrowError('a');", true],
    ["expect(() => new X()).not.toThrow();", false],
    ["await expect(async () => new X()).rejects.toThrow();", true],
    ["await expect(new X().run()).rejects.toBe(1);", true],
    ["assert.throws(() => new X());", true],
    ["throws(() => new X());", true],
    ["const f = () => new X(); expect(f).toThrow();", true],
    ["expect(() => new X()).to.throw();", true],
    ["expect(new X()).toBe(1);", false],
    ["f(() => new X());", false],
  ])("%s", (code, expected) => {
    expect(call(facts(head + code), "X").expectsFailure).toBe(expected);
  });
});

describe("mockedModules", () => {
  it.each([
    ["jest.mock('./old'); new X();", ["./src/old"]],
    ["new X(); vi.mock('pkg', () => ({}));", ["pkg"]],
    ["import { vi } from 'vitest'; vi.doMock('pkg'); new X();", ["pkg"]],
    ["vi.mock(import('pkg')); new X();", ["pkg"]],
    ["import { jest } from './mine'; jest.mock('pkg'); new X();", []],
    ["jest.requireActual('pkg'); new X();", []],
  ])("%s", (code, modules) => {
    expect(call(facts(head + code), "X").mockedModules).toEqual(modules);
  });
});

describe("canAwait", () => {
  it.each([
    ["async function f() { new X(); }", true],
    ["const f = async () => new X();", true],
    ["function f() { new X(); }", false],
    ["async function f() { g(() => new X()); }", false],
    ["async function f(x = new X()) {}", false],
    ["async function f() { class A { x = new X(); } }", false],
    ["async function f() { class A { static { new X(); } } }", false],
    ["new X();", false],
    ["await a; new X();", true],
    ["(async () => { await a; })(); new X();", false],
  ])("%s", (code, expected) => {
    expect(call(facts(head + code, espree), "X").canAwait).toBe(expected);
  });

  it("at the top level of an .mjs file", () => {
    expect(call(facts(`${head}new X();`, { ...espree, filename: "src/file.mjs" }), "X").canAwait).toBe(true);
  });

  it("not at the top level of a CommonJS file", () => {
    const code = "const { X } = require('pkg'); new X();";
    expect(call(facts(code, { ...espree, sourceType: "commonjs" }), "X").canAwait).toBe(false);
  });
});

describe("arguments", () => {
  it("tell what is unpacked", () => {
    expect(call(facts(`${head}new X(a, ...b);`), "X").arguments).toEqual([
      { keyword: null, unpacked: false },
      { keyword: null, unpacked: true },
    ]);
  });

  it.each([
    ["a", "unknown"],
    ["null", "nothing"],
    ["undefined", "nothing"],
    ["void f()", "nothing"],
    ["null as any as Ctx", "nothing"],
    ["undefined!", "nothing"],
    ["(a, null)", "nothing"],
    ["(a = null)", "nothing"],
    ["(a += null)", "unknown"],
    ["null ?? undefined", "nothing"],
    ["a ?? null", "perhaps-nothing"],
    ["a || undefined", "perhaps-nothing"],
    ["a && null", "nothing"],
    ["a ? b : null", "perhaps-nothing"],
    ["a ? null : undefined", "nothing"],
    ["null ?? a", "unknown"],
    ["a ?? make()", "unknown"],
    ["a ? b : c", "unknown"],
    ["'a'", "made-up"],
    ["`a`", "made-up"],
    ["1", "made-up"],
    ["{}", "made-up"],
    ["[a]", "made-up"],
    ["a ?? {}", "made-up"],
    ["new Object()", "made-up"],
    ["Object.create(null)", "made-up"],
    ["Object.freeze({ a })", "made-up"],
    ["new Map()", "made-up"],
    ["new Map(a)", "unknown"],
    ["Object.create(a)", "unknown"],
    ["new Ctx()", "unknown"],
    ["make()", "unknown"],
  ])("%s is %s", (argument, substance) => {
    expect(call(facts(`${head}new X(${argument});`), "X").substance(0)).toBe(substance);
  });

  it.each([
    ["const v = null;", "nothing"],
    ["let v;", "nothing"],
    ["let v: Ctx | undefined = undefined;", "nothing"],
    ["let v = null; v = make();", "unknown"],
    ["let v; function set() { v = make(); }", "unknown"],
    ["let v!: Ctx;", "unknown"],
    ["declare const v: Ctx;", "unknown"],
    ["const { v = null } = a;", "unknown"],
    ["const v = a;", "unknown"],
    ["const v = {};", "unknown"],
  ])("a variable of %s is %s", (declaration, substance) => {
    expect(call(facts(`${head}${declaration} new X(v);`), "X").substance(0)).toBe(substance);
  });

  it("a parameter that may be nothing is for its caller to give", () => {
    expect(call(facts(`${head}function f(v = null) { new X(v); }`), "X").substance(0)).toBe("unknown");
  });

  it("the variable of a loop holds something", () => {
    expect(call(facts(`${head}for (const v of all) new X(v);`), "X").substance(0)).toBe("unknown");
  });

  it("what a script declares, others may set", () => {
    const code = "const { X } = require('pkg'); var v; new X(v);";
    expect(call(facts(code, { ...espree, sourceType: "script" }), "X").substance(0)).toBe("unknown");
  });

  it("a variable called undefined is one", () => {
    expect(call(facts(`${head}function f(undefined) { new X(undefined); }`, espree), "X").substance(0)).toBe("unknown");
  });
});

describe("values", () => {
  const values = (code: string): string[] =>
    call(facts(`import type { Ctx } from './ctx';\n${head}${code}`), "X")
      .values()
      .map(({ name, types }) => [name, ...types.map(({ module, path }) => `${module}#${path.join(".")}`)].join(" "));

  it.each([
    ["function f(ctx: Ctx) { new X(); }", ["ctx ./src/ctx#Ctx"]],
    ["const f = (ctx) => new X();", ["ctx"]],
    ["const f = (ctx?: Ctx) => new X();", []],
    ["const f = (ctx: Ctx | undefined) => new X();", []],
    ["const f = (ctx: Ctx = null) => new X();", []],
    ["const f = (...ctx) => new X();", []],
    ["const f = ({ ctx }) => new X();", ["ctx"]],
    ["const f = (ctx: import('./ctx').Ctx) => new X();", ["ctx ./src/ctx#Ctx"]],
    ["class Own {} const f = (ctx: Own) => new X();", ["ctx ./src/file#Own"]],
    ["{ const ctx = new Ctx(); new X(); }", ["ctx ./src/ctx#Ctx"]],
    ["{ const ctx = a as Ctx; new X(); }", ["ctx ./src/ctx#Ctx"]],
    ["{ new X(); const ctx = new Ctx(); }", []],
    ["{ let ctx; new X(); }", []],
    ["{ let ctx = a; ctx = null; new X(); }", []],
    ["{ const ctx = null; new X(); }", []],
    ["if (a) { const ctx = b; } new X();", []],
    ["for (const ctx of all) { new X(); }", ["ctx"]],
  ])("%s", (code, expected) => {
    expect(values(code)).toEqual(expected);
  });

  it("hide what an inner variable of the name hides", () => {
    expect(values("function f(ctx: Ctx) { { let ctx; new X(); } }")).toEqual([]);
  });
});

describe("rewrite", () => {
  const rewritten = (code: string, callee: string, append: readonly string[], wait = false): string | null => {
    const whole = `${head}${code}`;
    const found = call(facts(whole, espree), "X");
    const edits = found.rewrite({
      callee,
      keywords: new Map(),
      append: append.map((text) => ({ keyword: null, text })),
      await: wait,
    });
    return applied(whole, edits, espree)?.slice(head.length) ?? null;
  };

  it.each([
    ["new X(a, b);", "f(a, b);"],
    ["new X;", "f();"],
    ["new (X)(a);", "f(a);"],
    ["(new X).run();", "(f()).run();"],
    ["new X(a).run();", "f(a).run();"],
    ["X.create(a);", "f(a);"],
    ["new X(/* none */);", "f(/* none */);"],
    ["new X(a, /* second */ b);", "f(a, /* second */ b);"],
  ])("%s", (code, expected) => {
    expect(rewritten(code, "f", [])).toBe(expected);
  });

  it.each([
    ["new X();", "f(ctx);"],
    ["new X;", "f(ctx);"],
    ["new X(a);", "f(a, ctx);"],
    ["new X(a, );", "f(a, ctx, );"],
    ["new X((a));", "f((a), ctx);"],
    ["new X(\n  a,\n  b\n);", "f(\n  a,\n  b,\n  ctx\n);"],
    ["new X(\n  a,\n  b,\n);", "f(\n  a,\n  b,\n  ctx,\n);"],
    ["new X(\n  a, // first\n  b // second\n);", "f(\n  a, // first\n  b, // second\n  ctx\n);"],
    ["new X(\n  a, // first\n);", "f(\n  a, // first\n  ctx,\n);"],
    ["new X({\n  a,\n});", "f({\n  a,\n}, ctx);"],
    ["new X(\r\n  a\r\n);", "f(\r\n  a,\r\n  ctx\r\n);"],
    ["new X(...a);", "f(...a, ctx);"],
  ])("appends to %j", (code, expected) => {
    expect(rewritten(code, "f", ["ctx"])).toBe(expected);
  });

  it.each([
    ["x = new X(a);", "x = await f(a);"],
    ["x = new X;", "x = await f();"],
    ["new X(a).run();", "(await f(a)).run();"],
    ["x = new X(a).run();", "x = (await f(a)).run();"],
    ["x = (new X(a)).run();", "x = (await f(a)).run();"],
    ["x = new X(a) ** 2;", "x = (await f(a)) ** 2;"],
    ["x = new X(a) + 2;", "x = await f(a) + 2;"],
    ["x = !new X(a);", "x = !await f(a);"],
    ["x = X.create(a).b;", "x = (await f(a)).b;"],
    ["g(new X(a));", "g(await f(a));"],
    ["x = new X().b;", "x = (await f()).b;"],
  ])("awaits in %s", (code, expected) => {
    expect(rewritten(`async () => { ${code} }`, "f", [], true)).toBe(`async () => { ${expected} }`);
  });

  it.each([
    ["async () => { await new X(a); }", true],
    ["() => { new X(a); }", true],
    ["new new X(a)();", false],
    ["new /* why */ X(a);", false],
    ["X?.(a);", false],
  ])("refuses %s", (code, wait) => {
    expect(rewritten(code, "f", [], wait)).toBeNull();
  });

  it("refuses type arguments", () => {
    const found = call(facts(`${head}new X<string>();`), "X");
    expect(found.rewrite({ callee: "f", keywords: new Map(), append: [], await: false })).toBeNull();
  });

  it("refuses keywords", () => {
    const found = call(facts(`${head}new X();`), "X");
    expect(
      found.rewrite({ callee: "f", keywords: new Map(), append: [{ keyword: "a", text: "b" }], await: false }),
    ).toBeNull();
  });
});
