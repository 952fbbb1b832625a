import type { ArgumentPlace, CallRewrite } from "../../../src/facts";
import { applied, call, facts, type ReadOptions } from "./read-facts";

const head = "import { X } from 'pkg';\n";
const espree: ReadOptions = { parser: "espree" };

function rewrite(code: string, change: Partial<CallRewrite>, options: ReadOptions = espree): string | null {
  const whole = head + code;
  const edits = call(facts(whole, options), "X").rewrite({ callee: "f", keywords: new Map(), append: [], await: false, ...change });
  return applied(whole, edits, options)?.slice(head.length) ?? null;
}

const append = [{ keyword: null, text: "ctx" }];

describe("a call that is written anew", () => {
  it.each([
    ["(new X)(1);", "(f())(1);"],
    ["new (X)(a).b;", "f(a).b;"],
    ["(X.create)(a);", "f(a);"],
    ["new Y(new X(a));", "new Y(f(a));"],
    ["new (class { y = () => new X(a); })();", "new (class { y = () => f(a); })();"],
  ])("%s", (code, expected) => {
    expect(rewrite(code, {})).toBe(expected);
  });

  it.each(["new new X(a)(b);", "new (new X(a).Y)(b);", "new (new X)(b);", "new (y(new X(a)))(b);", "new /* why */ X;"])("stays: %s", (code) => {
    expect(rewrite(code, {})).toBeNull();
  });

  it.each(["new (<any>X)(a);", "new (X satisfies object)(a);", "new X<string>;"])("stays in TypeScript: %s", (code) => {
    expect(rewrite(code, {}, {})).toBeNull();
  });

  it("takes no keywords", () => {
    expect(rewrite("new X(a);", { keywords: new Map([[0, "a"]]) })).toBeNull();
  });
});

describe("an argument that is appended", () => {
  it.each([
    ["new X(a,\n  b\n);", "f(a,\n  b,\n  ctx\n);"],
    ["new X(\n  a, b\n);", "f(\n  a, b, ctx\n);"],
    ["new X(\n  a);", "f(\n  a, ctx);"],
    ["new X(\n  a,);", "f(\n  a, ctx,);"],
    ["new X(\n  a,\n  /* b */ b\n);", "f(\n  a,\n  /* b */ b, ctx\n);"],
    ["new X(a // why\n);", "f(a, ctx // why\n);"],
    ["new X(\n  a // first\n  // all\n);", "f(\n  a, // first\n  ctx\n  // all\n);"],
    ["new X(\n  a /* first\n  and last */\n);", "f(\n  a, /* first\n  and last */\n  ctx\n);"],
  ])("to %j", (code, expected) => {
    expect(rewrite(code, { append })).toBe(expected);
  });

  it.each([
    ["new X;", "f(ctx, g);"],
    ["new X(a);", "f(a, ctx, g);"],
    ["new X(\n  a\n);", "f(\n  a,\n  ctx,\n  g\n);"],
    ["new X(\n  a, // first\n);", "f(\n  a, // first\n  ctx,\n  g,\n);"],
    ["new X(\n  a // first\n);", "f(\n  a, // first\n  ctx,\n  g\n);"],
  ])("with another one to %j", (code, expected) => {
    expect(rewrite(code, { append: [...append, { keyword: null, text: "g" }] })).toBe(expected);
  });
});

describe("a call that is awaited", () => {
  it.each([
    ["x = y[new X(a)];", "x = y[await f(a)];"],
    ["y(new X(a))(b);", "y(await f(a))(b);"],
    ["y(new X(a).run());", "y((await f(a)).run());"],
    ["new X(a).run();", "(await f(a)).run();"],
    ["class D extends new X(a) {}", "class D extends (await f(a)) {}"],
    ["x = class extends new X(a) {};", "x = class extends (await f(a)) {};"],
    ["x = (new X(a)) ** 2;", "x = (await f(a)) ** 2;"],
    ["x = X?.create(a) ** 2;", "x = (await f(a)) ** 2;"],
    ["x = { y: new X(a) };", "x = { y: await f(a) };"],
  ])("in %s", (code, expected) => {
    expect(rewrite(`async () => { ${code} }`, { await: true })).toBe(`async () => { ${expected} }`);
  });

  it("at the start of a file", () => {
    const code = "new X(a).run();\nimport { X } from 'pkg';\n";
    const options: ReadOptions = { ...espree, filename: "src/file.mjs" };
    const edits = call(facts(code, options), "X").rewrite({ callee: "f", keywords: new Map(), append: [], await: true });
    expect(applied(code, edits, options)).toBe("(await f(a)).run();\nimport { X } from 'pkg';\n");
  });
});

describe("an argument that is passed", () => {
  const pass = (code: string, place: ArgumentPlace): string | null => {
    const whole = head + code;
    return applied(whole, call(facts(whole, espree), "X").pass("ctx", place), espree)?.slice(head.length) ?? null;
  };

  it.each([
    ["X(a, null);", { index: 1 }, "X(a, ctx);"],
    ["X(a);", { keyword: null }, "X(a, ctx);"],
    ["X();", { keyword: null }, "X(ctx);"],
    ["new X;", { keyword: null }, "new X(ctx);"],
  ] as const)("to %s", (code, place, expected) => {
    expect(pass(code, place)).toBe(expected);
  });

  it.each([
    ["X(a, { /* nobody */ });", { index: 1 }],
    ["X(a, ...b);", { index: 1 }],
    ["X(a);", { index: 1 }],
    ["X(a);", { keyword: "context" }],
    ["X?.(a);", { keyword: null }],
  ] as const)("not to %s", (code, place) => {
    expect(pass(code, place)).toBeNull();
  });
});
