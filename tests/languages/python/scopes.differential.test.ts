import { minorVersion } from "./cpython/cpython";
import { differencesIn } from "./cpython/snippets";

const snippets: Record<string, string> = {
  "a class scope is invisible to methods": "X = 1\nclass C:\n    X = 2\n    def f(self): return X\n",
  "a class scope is invisible to comprehensions": "class C:\n    X = 2\n    y = [X for _ in [X]]\n",
  "the first iterable stands outside": "def f(xs):\n    return [x + y for x in xs for y in x if xs]\n",
  "a walrus in a comprehension binds in the function": "def f(xs):\n    any((last := x) for x in xs)\n    return last\n",
  "a walrus in nested comprehensions": "def f(xs):\n    return [[(last := y) for y in x] for x in xs], last\n",
  "a walrus in a comprehension of a lambda": "f = lambda xs: ([(y := x) for x in xs], y)\n",
  "a walrus in a comprehension of the module": "[(last := x) for x in y]\nprint(last)\n",
  "a walrus under global": "def f(xs):\n    global last\n    [(last := x) for x in xs]\n",
  "global": "def f():\n    global x\n    x = 1\n    def g(): return x\n",
  "global hides the enclosing function": "def f():\n    x = 1\n    def g():\n        global x\n        def h(): return x\n",
  "global in a class body does not reach methods":
    "def f():\n    x = 1\n    class C:\n        global x\n        x = 2\n        def m(self): return x\n",
  "nonlocal": "def f():\n    x = 1\n    def g():\n        nonlocal x\n        x = 2\n        def h(): return x\n",
  "nonlocal through a function": "def f():\n    x = 1\n    def g():\n        def h():\n            nonlocal x\n            x = 2\n",
  "nonlocal in a class body": "def f():\n    x = 1\n    class C:\n        nonlocal x\n        x = 2\n",
  "del makes a local": "def f():\n    del x\n    def g(): return x\n",
  "augmented assignment makes a local": "x = 0\ndef f():\n    x += 1\n",
  "an annotation alone makes a local": "x = 0\ndef f():\n    x: int\n    return x\n",
  "an annotation in parentheses declares nothing": "def f():\n    (x): int\n    return x\n",
  "an annotated value in parentheses": "def f():\n    (x): int = 1\n    return x\n",
  "an annotated attribute": "def f(a):\n    a.b: T = c\n    a[i]: T = c\n",
  "with, for, except": "def f():\n    with a as b, c as (d, *e): pass\n    for g, h.i in j: pass\n    try: pass\n    except E as k: pass\n",
  "async forms": "async def f(a):\n    async with a as b: pass\n    async for c in b: pass\n    return [d async for d in c]\n",
  "match captures":
    "def f(v):\n    match v:\n        case [a, *b]: pass\n        case {'k': c, **d}: pass\n        case K(e, z=g) | h.i as j if l: pass\n        case _: pass\n",
  "imports": "def f():\n    import a.b, c.d as e\n    from g import h, i as j\n    from . import k\n",
  "defaults, decorators and annotations stand outside":
    "def outer(a, b, c):\n    @a\n    def f(x: b = c, *y: b, z: b = c, **w: b) -> b: return x, y, z, w\n",
  "defaults of a lambda stand outside": "def f(a):\n    return lambda b=a, *c, d=a, **e: (a, b, c, d, e)\n",
  "bases and keywords stand outside": "def f(a, b):\n    @a\n    class C(a, metaclass=b): d = a\n",
  "private names": "class _C:\n    __x = 1\n    def f(self, __y):\n        global __z\n        __z = __x\n        import __m\n        return [__y for __w in __y]\n",
  "private names of nested classes": "class A:\n    class __B:\n        def f(self): return __x\n    def g(self): return __B\n",
  "no mangling in a class of underscores": "class __:\n    __x = 1\n",
  "__class__ and super": "class C:\n    def f(self): return super().f(), __class__\n",
  "a lambda in a default of a method": "class C:\n    x = 1\n    def f(self, g=lambda: x): return g\n",
  "f-strings": "def f(a):\n    return f'{a!r:{b}} {(lambda: a)()}'\n",
  "try star": "def f():\n    try: pass\n    except* E as e: pass\n",
  "an empty module": "",
};

const typeParameterSnippets: Record<string, string> = {
  "a generic function": "def f[T: B = D, *Ts, **P](x: T = d, *a: *Ts) -> T:\n    return T, x\n",
  "a generic class": "class C[T](B[T], metaclass=M):\n    x: T\n    def m[U](self, a: U) -> T: return U, T\n",
  "an annotation sees the class around it": "class C:\n    X = int\n    def m[T: X](self, a: X) -> T: return X\n    type A[U] = X | U\n",
  "an alias": "type A = X\ndef f():\n    Y = 1\n    type B[T] = list[T] | Y\n    return B\n",
  "a bound with a lambda": "class C:\n    X = 1\n    def m[T: (lambda: X)](self): pass\n",
};

/** The first of these commands whose version of Python fits. */
function findPython(commands: readonly string[], fits: (minor: number) => boolean): { python: string; minor: number } | undefined {
  for (const python of commands) {
    const minor = minorVersion(python);
    if (minor !== null && fits(minor)) return { python, minor };
  }
  return undefined;
}

/** 3.11 is the last version whose symtable shows comprehensions as scopes. */
const classic = findPython(["python3", "python3.11"], (minor) => minor <= 11) ?? findPython(["python3"], () => true);
/** The first version with type parameters is 3.12, the first with defaults for them 3.13. */
const modern = findPython(["python3", "python3.14", "python3.13"], (minor) => minor >= 13);

describe.each([
  ["scopes agree with CPython's symtable", classic, snippets],
  ["scopes of type parameters agree with CPython's symtable", modern, typeParameterSnippets],
] as const)("%s", (_, version, texts: Record<string, string>) => {
  let found: (readonly string[])[] = [];
  beforeAll(async () => {
    if (version) found = await differencesIn(Object.values(texts), version.python, version.minor);
  });

  (version ? test : test.skip).each(Object.keys(texts).map((title, index) => [title, index] as const))("%s", (__, index) => {
    expect(found[index]).toEqual([]);
  });
});
