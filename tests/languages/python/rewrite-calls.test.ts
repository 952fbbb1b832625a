import type { CallRewrite } from "../../../src/facts";
import { apply, usesOf } from "./read";

const IMPORT = "from pkg.old import Old\n";

function rewrite(code: string, { keywords = {}, ...rest }: Partial<Omit<CallRewrite, "keywords">> & { keywords?: Record<number, string> }): string | null {
  const source = `${IMPORT}${code}\n`;
  const call = usesOf(source, "Old").find(({ role }) => role === "call")?.call;
  if (!call) throw new Error("no call");
  const whole = { callee: "New.make", append: [], await: false, ...rest, keywords: new Map(Object.entries(keywords).map(([index, keyword]) => [Number(index), keyword])) };
  return apply(source, call.rewrite(whole))?.slice(IMPORT.length, -1) ?? null;
}

describe("the callee", () => {
  it.each([
    ["Old(a)", "New.make(a)"],
    ["Old.create( a )  # why", "New.make( a )  # why"],
    ["(Old)(a)", "(New.make)(a)"],
    ["Old \\\n  (a)", "New.make \\\n  (a)"],
    ["(Old\n .create)(a)", "(New.make)(a)"],
    ["(Old  # why\n .create)(a)", null],
    ["Old(x for x in y)", null],
    ["Old((x for x in y))", "New.make((x for x in y))"],
    ["f'{Old(a)}'", "f'{New.make(a)}'"],
    ["f'{Old(a)=}'", null],
    ["f'{[Old(a)] = !r}'", null],
  ])("of %j is replaced: %j", (code, expected) => {
    expect(rewrite(code, {})).toBe(expected);
  });
});

describe("keywords", () => {
  it.each([
    ["Old(a, b)", { 0: "x", 1: "y" }, "New.make(x=a, y=b)"],
    ["Old(a, b)", { 1: "y" }, "New.make(a, y=b)"],
    ["Old(a, b)", { 0: "x" }, null],
    ["Old(a, r=b)", { 1: "y" }, "New.make(a, y=b)"],
    ["Old(a, r = b)", { 1: "y" }, "New.make(a, y = b)"],
    ["Old(a, r=b)", { 0: "r" }, null],
    ["Old((a))", { 0: "x" }, "New.make(x=(a))"],
    ["Old((a), (b + c) * d)", { 0: "x", 1: "y" }, "New.make(x=(a), y=(b + c) * d)"],
    ["Old(\n    a,  # first (\n    (  # second\n      b),\n)", { 0: "x", 1: "y" }, "New.make(\n    x=a,  # first (\n    y=(  # second\n      b),\n)"],
    ["Old(*a)", { 0: "x" }, null],
    ["Old(**a)", { 0: "x" }, null],
    ["Old(lambda: 0, '))', \"#\")", { 0: "x", 1: "y", 2: "z" }, "New.make(x=lambda: 0, y='))', z=\"#\")"],
  ])("in %j named %j: %j", (code, keywords, expected) => {
    expect(rewrite(code, { keywords })).toBe(expected);
  });
});

describe("appended arguments", () => {
  const append = [{ keyword: "ctx", text: "user_context" }];

  it.each([
    ["Old()", "New.make(ctx=user_context)"],
    ["Old( )", "New.make( ctx=user_context)"],
    ["Old(\n    # none\n)", "New.make(\n    # none\nctx=user_context)"],
    ["Old(a)", "New.make(a, ctx=user_context)"],
    ["Old(a, b=1)", "New.make(a, b=1, ctx=user_context)"],
    ["Old(a,)", "New.make(a, ctx=user_context,)"],
    ["Old(a,\n    b)", "New.make(a,\n    b, ctx=user_context)"],
    ["Old(\n    a,\n    b,\n)", "New.make(\n    a,\n    b,\n    ctx=user_context,\n)"],
    ["Old(\n    a,\n    b\n)", "New.make(\n    a,\n    b,\n    ctx=user_context\n)"],
    ["Old(\n    a,  # first\n    b  # second\n)", "New.make(\n    a,  # first\n    b,  # second\n    ctx=user_context\n)"],
    ["Old(\n    a,\n    b,  # second\n)", "New.make(\n    a,\n    b,  # second\n    ctx=user_context,\n)"],
    ["Old(\n    a,\n    # the end\n)", "New.make(\n    a,\n    ctx=user_context,\n    # the end\n)"],
    ["Old(\n    a, b\n)", "New.make(\n    a, b, ctx=user_context\n)"],
    ["Old(\n\ta,\n)", "New.make(\n\ta,\n\tctx=user_context,\n)"],
    ["Old(\r\n    a,\r\n)", "New.make(\r\n    a,\r\n    ctx=user_context,\r\n)"],
    ["Old('''\n''')", "New.make('''\n''', ctx=user_context)"],
    ["Old(ctx=1)", null],
    ["Old(**a)", "New.make(**a, ctx=user_context)"],
  ])("to %j: %j", (code, expected) => {
    expect(rewrite(code, { append })).toBe(expected);
  });

  it("stand by position", () => {
    expect(rewrite("Old(a)", { append: [{ keyword: null, text: "b" }, { keyword: null, text: "c" }] })).toBe("New.make(a, b, c)");
  });

  it.each([
    ["Old()", "New.make(b, c)"],
    ["Old(a,)", "New.make(a, b, c,)"],
    ["Old(\n    a,\n)", "New.make(\n    a,\n    b,\n    c,\n)"],
    ["Old(\n    a\n)", "New.make(\n    a,\n    b,\n    c\n)"],
  ])("are several to %j: %j", (code, expected) => {
    expect(rewrite(code, { append: [{ keyword: null, text: "b" }, { keyword: null, text: "c" }] })).toBe(expected);
  });

  it.each(["Old(a=1)", "Old(**a)", "Old(*a)", "Old(b, a=1, *c)"])("cannot stand by position behind a keyword, or what is not known: %j", (code) => {
    expect(rewrite(code, { append: [{ keyword: null, text: "b" }] })).toBeNull();
  });

  it("go together with renamed ones on lines of their own", () => {
    const code = "Old(\n    a,\n    b,\n)";
    expect(rewrite(code, { keywords: { 0: "x", 1: "y" }, append })).toBe("New.make(\n    x=a,\n    y=b,\n    ctx=user_context,\n)");
  });
});

describe("await", () => {
  const within = (expression: string): string | null =>
    rewrite(`async def f():\n    ${expression}`, { await: true })?.slice("async def f():\n    ".length) ?? null;

  it.each([
    ["e = Old()", "e = await New.make()"],
    ["Old().run()", "(await New.make()).run()"],
    ["Old()()", "(await New.make())()"],
    ["Old()[0]", "(await New.make())[0]"],
    ["x[Old()]", "x[await New.make()]"],
    ["g(Old())", "g(await New.make())"],
    ["g(*Old())", "g(*await New.make())"],
    ["Old() ** 2", "(await New.make()) ** 2"],
    ["2 ** Old()", "2 ** await New.make()"],
    ["-Old()", "-await New.make()"],
    ["not Old()", "not await New.make()"],
    ["(Old)()", "await (New.make)()"],
    ["(Old()).run()", "((await New.make())).run()"],
    ["return Old()", "return await New.make()"],
    ["f'{Old()}'", "f'{await New.make()}'"],
    ["await Old()", null],
    ["lambda: Old()", null],
  ])("%j: %j", (code, expected) => {
    expect(within(code)).toBe(expected);
  });

  it("around the old call is not handed to the new one", () => {
    expect(rewrite("async def f():\n    await Old.make()", {})).toBeNull();
  });

  it("cannot stand outside an async function", () => {
    expect(rewrite("def f():\n    Old()", { await: true })).toBeNull();
  });
});
