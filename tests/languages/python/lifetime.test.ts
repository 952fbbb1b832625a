import { usesOf } from "./read";

const lifetimeOf = (code: string): string | undefined =>
  usesOf(`from pkg.old import Old as X\n${code}\n`, "X").find(({ call }) => call)?.call?.lifetime;

describe("what a process keeps", () => {
  it.each([
    ["from async_lru import alru_cache\n@alru_cache\nasync def f():\n    return X()", "memoized"],
    ["from cachetools import cached\n@cached(cache={})\ndef f():\n    return X()", "memoized"],
    ["_c = {}\ndef f(k):\n    return _c.setdefault(k, X())", "lazy-singleton"],
    ["_all = []\ndef f():\n    _all.append(X())", "lazy-singleton"],
    ["_all = []\ndef f():\n    x = X()\n    _all.append(x)\n    return x", "lazy-singleton"],
    ["def f():\n    made = []\n    made.append(X())\n    return made", "local"],
    ["def f():\n    made = []\n    def g():\n        made.append(X())\n    g()", "local"],
    ["_c = {}\ndef f(name):\n    _c[name] = X()", "lazy-singleton"],
    ["_c = {}\ndef f(user_id):\n    _c[user_id] = X()", "local"],
    ["_c = {}\ndef f(session):\n    return _c.setdefault(session.id, X())", "local"],
    ["def f():\n    globals()['x'] = X()", "lazy-singleton"],
    ["class A:\n    def __init__(self):\n        self.x = X()\na = A()", "shared-factory"],
    ["class A:\n    def __init__(self):\n        self.x = X()\ndef f():\n    return A()", "local"],
    ["class A:\n    def start(self):\n        x = X()\n        self.x = x\na = A()\na.start()", "shared-factory"],
    ["class A:\n    def __init__(self, other):\n        other.x = X()\na = A(b)", "local"],
  ])("%j is %s", (code, expected) => expect(lifetimeOf(code)).toBe(expected));
});

describe("what ends by itself", () => {
  it.each(["with X() as x:\n    x.run()", "async def f():\n    async with X() as x:\n        pass", "if __name__ == '__main__':\n    x = X()"])(
    "%j",
    (code) => expect(lifetimeOf(code)).toBe("local"),
  );
});
