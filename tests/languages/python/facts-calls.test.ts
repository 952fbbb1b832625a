import type { Call } from "../../../src/facts";
import { usesOf } from "./read";

const IMPORT = "from pkg.old import Old\n";

/** The first call of `Old` or of one of its attributes. */
function callIn(code: string): Call {
  const call = usesOf(`${IMPORT}${code}\n`, "Old").find(({ role }) => role === "call")?.call;
  if (!call) throw new Error("no call");
  return call;
}

it("tells how arguments are passed", () => {
  expect(callIn("Old(a, None, *b, c=1, d=None, **e)").arguments).toEqual([
    { keyword: null, unpacked: false },
    { keyword: null, unpacked: false },
    { keyword: null, unpacked: true },
    { keyword: "c", unpacked: false },
    { keyword: "d", unpacked: false },
    { keyword: null, unpacked: true },
  ]);
});

describe("what an argument says of its value", () => {
  it.each([
    ["a", "unknown"],
    ["a.b", "unknown"],
    ["None", "nothing"],
    ["k=None", "nothing"],
    ["(b := None)", "nothing"],
    ["cast(Ctx, None)", "nothing"],
    ["cast(Ctx, a)", "unknown"],
    ["None or None", "nothing"],
    ["a or None", "perhaps-nothing"],
    ["a if b else None", "perhaps-nothing"],
    ["None if b else None", "nothing"],
    ["a and None", "nothing"],
    ["None or a", "unknown"],
    ["a or make()", "unknown"],
    ["a and b", "unknown"],
    ["a if b else c", "unknown"],
    ["'a'", "made-up"],
    ["f'{a}'", "made-up"],
    ["{'a': b}", "made-up"],
    ["[a]", "made-up"],
    ["{a: b for a in c}", "made-up"],
    ["lambda: a", "made-up"],
    ["a or {}", "made-up"],
    ["dict()", "made-up"],
    ["dict(user=a)", "made-up"],
    ["dict(a)", "unknown"],
    ["dict(**a)", "unknown"],
    ["object()", "made-up"],
    ["SimpleNamespace(user=a)", "made-up"],
    ["types.SimpleNamespace()", "made-up"],
    ["Namespace()", "unknown"],
    ["Ctx()", "unknown"],
    ["await a()", "unknown"],
  ])("%s is %s", (argument, substance) => {
    const head = "from typing import cast\nfrom types import SimpleNamespace\nimport types\nfrom own import Namespace\n";
    expect(callIn(`${head}async def f(a, b):\n    Old(${argument})`).substance(0)).toBe(substance);
  });

  it.each([
    ["x = None\nOld(x)", "nothing"],
    ["def f():\n    x = None\n    Old(x)", "nothing"],
    ["def f():\n    x: Ctx = None\n    Old(x)", "nothing"],
    ["def f():\n    x = None\n    def g():\n        Old(x)", "nothing"],
    ["def f():\n    x = y = None\n    Old(x)", "nothing"],
    ["x = None\ndef f():\n    Old(x)", "unknown"],
    ["def f(x=None):\n    Old(x)", "unknown"],
    ["def f():\n    x = None\n    x = make()\n    Old(x)", "unknown"],
    ["def f():\n    x = None\n    if a:\n        x = make()\n    Old(x)", "unknown"],
    ["def f():\n    x = None\n    def g():\n        nonlocal x\n        x = make()\n    Old(x)", "unknown"],
    ["def f():\n    x = None\n    with a as x:\n        Old(x)", "unknown"],
    ["def f():\n    x = None\n    for x in y:\n        Old(x)", "unknown"],
    ["try:\n    from own import x\nexcept ImportError:\n    x = None\nOld(x)", "unknown"],
    ["def f():\n    x, y = None, 1\n    Old(x)", "unknown"],
    ["def f():\n    x = {}\n    Old(x)", "unknown"],
    ["class A:\n    x = None\n    Old(x)", "unknown"],
    ["Old(x)", "unknown"],
  ])("a variable of %j is %s", (code, substance) => {
    expect(callIn(code).substance(0)).toBe(substance);
  });
});

describe("how long the object lives", () => {
  it.each([
    ["e = Old()", "module"],
    ["if x:\n    e = Old()", "module"],
    ["try:\n    e = Old()\nexcept E: pass", "module"],
    ["with x:\n    e = Old()", "module"],
    ["for x in y:\n    e = Old()", "module"],
    ["e = [Old() for x in y]", "module"],
    ["if __name__ == '__main__':\n    e = Old()", "local"],
    ["make = lambda: Old()", "local"],
    ["class A:\n    e = Old()", "class"],
    ["class A:\n    e = field(default_factory=lambda: Old())", "local"],
    ["class A:\n    class B:\n        e = Old()", "class"],
    ["def f():\n    class A:\n        e = Old()", "local"],
    ["def f(e=Old()): pass", "default-argument"],
    ["def f(*, e=Old()): pass", "default-argument"],
    ["class A:\n    def f(self, e=Old()): pass", "default-argument"],
    ["def g():\n    def f(e=Old()): pass", "local"],
    ["@use(Old())\ndef f(): pass", "decorator"],
    ["@use(Old())\nclass A: pass", "decorator"],
    ["def g():\n    @use(Old())\n    def f(): pass", "local"],
    ["def f():\n    return Old()", "local"],
    ["async def f():\n    e = Old()\n    await e.run()", "local"],
    ["from functools import lru_cache\n@lru_cache(maxsize=None)\ndef f():\n    return Old()", "memoized"],
    ["import functools\n@functools.cache\ndef f():\n    return Old()", "memoized"],
    ["from functools import cache as c\n@c\ndef f():\n    return Old()", "memoized"],
    ["from react import cache\n@cache\ndef f():\n    return Old()", "local"],
    ["_e = None\ndef f():\n    global _e\n    _e = Old()", "lazy-singleton"],
    ["_e = None\ndef f():\n    global _e\n    if _e is None:\n        _e = Old()\n    return _e", "lazy-singleton"],
    ["_e = None\ndef f():\n    global _e\n    _e = _e or Old()", "lazy-singleton"],
    ["_e = None\nasync def f():\n    global _e\n    _e = await Old.make()", "lazy-singleton"],
    ["_e = None\ndef f():\n    global _e\n    e = Old()\n    _e = e", "lazy-singleton"],
    ["def g():\n    e = None\n    def f():\n        nonlocal e\n        e = Old()", "lazy-singleton"],
    ["_c = {}\ndef f():\n    _c['k'] = Old()", "lazy-singleton"],
    ["import settings\ndef f():\n    settings.engine = Old()", "lazy-singleton"],
    ["class A:\n    @classmethod\n    def get(cls):\n        cls._e = Old()", "lazy-singleton"],
    ["class A:\n    def __new__(cls):\n        cls._e = Old()", "lazy-singleton"],
    ["class A:\n    def get(self):\n        A._e = Old()", "lazy-singleton"],
    ["class A:\n    def get(self):\n        type(self)._e = Old()", "lazy-singleton"],
    ["class A:\n    def get(self):\n        self.__class__._e = Old()", "lazy-singleton"],
    ["class A:\n    def get(self):\n        self._e = Old()", "local"],
    ["class A:\n    def get(self, k):\n        self._c[k] = Old()", "local"],
    ["class A:\n    def get(self):\n        def later():\n            self._e = Old()", "local"],
    ["def f(cls):\n    cls.e = Old()", "local"],
    ["def make():\n    return Old()\nE = make()", "shared-factory"],
    ["def make():\n    e = Old()\n    return e\nE = make()", "shared-factory"],
    ["def inner():\n    return Old()\ndef outer():\n    return inner()\nE = outer()", "shared-factory"],
    ["def make():\n    return Old()\ndef f():\n    return make()", "local"],
    ["def make():\n    return make() or Old()\n", "local"],
    ["def make():\n    Old().run()\nmake()", "local"],
    ["from contextvars import ContextVar\nv = ContextVar('v')\nv.set(Old())", "local"],
    ["from contextvars import ContextVar\nv = ContextVar('v', default=Old())", "module"],
  ])("%j: %s", (code, lifetime) => {
    expect(callIn(code).lifetime).toBe(lifetime);
  });
});

describe("whether the failure is what is checked", () => {
  it.each([
    ["with pytest.raises(TypeError):\n    Old()", true],
    ["with raises(TypeError) as e, x:\n    Old()", true],
    ["def t(self):\n    with self.assertRaises(TypeError):\n        if x:\n            Old()", true],
    ["def t(self):\n    with self.assertRaisesRegex(TypeError, 'x'):\n        Old()", true],
    ["self.assertRaises(TypeError, lambda: Old())", true],
    ["with pytest.warns(DeprecationWarning):\n    Old()", false],
    ["with pytest.raises(TypeError):\n    def f():\n        Old()", false],
    ["try:\n    Old()\nexcept TypeError:\n    pass", true],
    ["try:\n    Old()\nexcept TypeError as e:\n    assert 'x' in str(e)", true],
    ["def t(self):\n    try:\n        Old()\n    except TypeError as e:\n        self.assertIn('x', str(e))", true],
    ["try:\n    Old()\nexcept ImportError:\n    pass", false],
    ["try:\n    Old()\nexcept Exception:\n    log()", false],
    ["Old()", false],
  ])("%j: %s", (code, expected) => {
    expect(callIn(code).expectsFailure).toBe(expected);
  });
});

describe("which modules are mocked around a call", () => {
  const PATCH = "from unittest.mock import patch\n";

  it.each([
    ["with patch('a.b.C'):\n    Old()", ["a.b", "a"]],
    ["with patch('a.b.C') as c, Old() as o:\n    pass", ["a.b", "a"]],
    ["with Old() as o, patch('a.b.C') as c:\n    pass", []],
    ["with patch('a.b.C'):\n    pass\nOld()", []],
    ["@patch('a.b.C')\ndef t(c):\n    Old()", ["a.b", "a"]],
    ["@patch('a.b.C')\nclass T:\n    def t(self, c):\n        Old()", ["a.b", "a"]],
    ["@patch('a.b.C')\ndef t(c): pass\ndef u():\n    Old()", []],
    ["def t(mocker):\n    mocker.patch('a.b.C')\n    Old()", ["a.b", "a"]],
    ["def t(monkeypatch):\n    monkeypatch.setattr('a.b.C', 1)\n    Old()", ["a.b", "a"]],
    ["def t():\n    patch('a.b.C').start()\n    Old()", ["a.b", "a"]],
    ["import a.b as m\nwith patch.object(m, 'C'):\n    Old()", ["a.b"]],
    ["with patch.object(Old, 'run'):\n    Old()", ["pkg.old.Old", "pkg.old"]],
    ["@patch.object(Old, 'run')\ndef t(run):\n    Old()", ["pkg.old.Old", "pkg.old"]],
  ])("%j: %j", (code, expected) => {
    expect(callIn(PATCH + code).mockedModules).toEqual(expected);
  });
});

describe("whether `await` may stand there", () => {
  it.each([
    ["async def f():\n    Old()", true],
    ["async def f():\n    [Old() for x in y]", true],
    ["async def f():\n    {x: Old() for x in y}", true],
    ["async def f():\n    (Old() for x in y)", false],
    ["async def f():\n    (x for x in Old())", true],
    ["async def f():\n    lambda: Old()", false],
    ["async def f():\n    def g(x=Old()): pass", true],
    ["async def f():\n    def g(x: Old()): pass", false],
    ["async def f():\n    def g() -> Old(): pass", false],
    ["async def f():\n    x: Old() = 1", false],
    ["async def f():\n    x: int = Old()", true],
    ["async def f():\n    def g():\n        Old()", false],
    ["async def f():\n    class A:\n        x = Old()", false],
    ["async def f():\n    class A(Old()): pass", true],
    ["async def f(x=Old()): pass", false],
    ["def f():\n    Old()", false],
    ["Old()", false],
  ])("%j: %s", (code, expected) => {
    expect(callIn(code).canAwait).toBe(expected);
  });
});

describe("which variables surely hold a value", () => {
  const names = (code: string): string[] => callIn(code).values().map(({ name }) => name);

  it.each([
    ["def f(a, /, b, *c, d, **e):\n    Old()", ["a", "b", "d"]],
    ["def f(a):\n    a = g()\n    Old()", ["a"]],
    ["def f(a):\n    a = None\n    Old()", []],
    ["def f(a='text'):\n    Old()", []],
    ["def f():\n    a = 'text'\n    Old()", []],
    ["def f():\n    a = [1]\n    Old()", []],
    ["def f():\n    a = g() if x else None\n    Old()", []],
    ["def f():\n    a = x and g()\n    Old()", []],
    ["def f():\n    a = x or g()\n    Old()", ["a"]],
    ["def f():\n    a, b = None, g()\n    Old()", ["b"]],
    ["def f():\n    a, b = g()\n    Old()", ["a", "b"]],
    ["def f():\n    if (a := g() if x else None): pass\n    Old()", []],
    ["def f(a: X):\n    a = Y()\n    Old()", ["a"]],
    ["def f(a):\n    del a\n    Old()", []],
    ["def f():\n    a = g()\n    Old()\n    b = g()", ["a"]],
    ["def f():\n    if x:\n        a = g()\n    Old()", []],
    ["def f():\n    if x:\n        a = g()\n        Old()", ["a"]],
    ["def f():\n    with g() as a:\n        Old()", ["a"]],
    ["def f():\n    with g() as a:\n        pass\n    Old()", []],
    ["def f():\n    async with g() as (a, b):\n        Old()", ["a", "b"]],
    ["def f():\n    for a in b:\n        Old()", ["a"]],
    ["def f():\n    for a in b: pass\n    Old()", []],
    ["def f():\n    [Old() for a in b]", ["a"]],
    ["def f(a):\n    def g(b):\n        Old()", ["b", "a"]],
    ["def f(a):\n    def g(a):\n        Old()", ["a"]],
    ["def f(a):\n    def g():\n        Old()\n    a = 2", []],
    ["def f(a):\n    lambda b: Old()", ["b", "a"]],
    ["a = g()\ndef f():\n    Old()", []],
    ["def f():\n    for a in g():\n        lambda: Old()", []],
    ["def f(a=None):\n    Old()", []],
    ["def f(*, a=None):\n    Old()", []],
    ["def f(a: Optional[Ctx]):\n    Old()", []],
    ["def f(a: 'Ctx | None'):\n    Old()", []],
    ["def f(a: None | Ctx):\n    Old()", []],
    ["def f(a: Union[Ctx, None]):\n    Old()", []],
    ["def f(a: str):\n    Old()", []],
    ["def f(a):\n    if a is None:\n        Old()", []],
    ["def f(a):\n    if not a:\n        Old()", []],
    ["def f(a):\n    if a:\n        Old()", ["a"]],
    ["a = g()\na = h()\ndef f():\n    Old()", []],
    ["def f():\n    Old()\na = g()", []],
    ["class A:\n    a = g()\n    def f(self):\n        Old()", ["self"]],
  ])("%j: %j", (code, expected) => {
    expect(names(code)).toEqual(expected);
  });

  it.each([
    ["from c import Ctx\ndef f(a: Ctx):\n    Old()"],
    ["from c import Ctx\ndef f(a: 'Ctx'):\n    Old()"],
    ["from c import Ctx\ndef f(a: Annotated[Ctx, Depends(g)]):\n    Old()"],
    ["from c import Ctx as C\ndef f():\n    a = C()\n    Old()"],
    ["import c\ndef f():\n    a = c.Ctx(1)\n    Old()"],
    ["from c import Ctx\ndef f():\n    a: Ctx = g()\n    Old()"],
  ])("knows the type in %j", (code) => {
    const types = callIn(code).values().find(({ name }) => name === "a")?.types;
    expect(types).toContainEqual({ module: "c", path: ["Ctx"] });
  });

  it("knows a module behind its packages", () => {
    const [value] = callIn("import c.d\ndef f(a: c.d.Ctx):\n    Old()").values();
    expect(value?.types).toContainEqual({ module: "c.d", path: ["Ctx"] });
  });

  it("knows a class of the file itself", () => {
    const [value] = callIn("class Ctx: pass\ndef f(a: Ctx):\n    Old()").values();
    expect(value?.types).toContainEqual({ module: "app.sub.mod", path: ["Ctx"] });
  });

  it("knows no type for a union of two", () => {
    expect(callIn("from c import A, B\ndef f(a: A | B):\n    Old()").values()).toEqual([{ name: "a", types: [] }]);
  });
});
