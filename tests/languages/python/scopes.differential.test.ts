import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parse } from "../../../src/languages/python/parse";
import { analyzeScopes, type Scope, type ScopeTree } from "../../../src/languages/python/scopes";

interface Description {
  kind: string;
  name: string;
  line: number;
  names: Record<string, string>;
  children: Description[];
}

interface Answer {
  text: string;
  /** Null where this version of symtable hides a scope. */
  scope: Description | null;
}

const script = join(__dirname, "dump_symtable.py");

/** The first of these commands whose version of Python fits. */
function findPython(commands: readonly string[], fits: (minor: number) => boolean): string | undefined {
  return commands.find((command) => {
    try {
      return fits(Number(run(command, ["-c", "import sys; print(sys.version_info[1])"])));
    } catch {
      return false;
    }
  });
}

function run(python: string, args: readonly string[], input = ""): string {
  return execFileSync(python, args, { input, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["pipe", "pipe", "pipe"] });
}

/** 3.11 is the last version whose symtable shows comprehensions as scopes. */
const classic = findPython(["python3", "python3.11"], (minor) => minor <= 11) ?? findPython(["python3"], () => true);
/** The first version with type parameters is 3.12, the first with defaults for them 3.13. */
const modern = findPython(["python3", "python3.14", "python3.13"], (minor) => minor >= 13);

function symtableOf(python: string | undefined, sources: readonly (string | { path: string })[]): Answer[] {
  if (python === undefined) throw new Error("These tests need python3.");
  return JSON.parse(run(python, [script], JSON.stringify(sources)));
}

function treeOf(text: string): ScopeTree {
  const result = parse(text);
  if (!result.ok) throw new Error(result.message);
  return analyzeScopes(result.module);
}

const comprehensionNames: Record<string, string> = {
  ListComp: "listcomp", SetComp: "setcomp", DictComp: "dictcomp", GeneratorExp: "genexpr",
};

function nameOf(scope: Scope): string {
  if (scope.kind === "module" || scope.kind === "annotation") return "";
  if (scope.kind === "lambda") return "lambda";
  return "name" in scope.node ? String(scope.node.name) : comprehensionNames[scope.node.type] ?? "?";
}

function describeTree(tree: ScopeTree): Description {
  const mentioned = new Map<Scope, Set<string>>(tree.scopes.map((scope) => [scope, new Set()]));
  const references = [...tree.unresolved];
  for (const scope of tree.scopes) {
    for (const binding of scope.bindings.values()) {
      references.push(...binding.references);
      for (const definition of binding.definitions) {
        mentioned.get(definition.scope)?.add(mangled(binding.name, definition.scope));
        // A walrus in a comprehension also counts for the function around it.
        if (definition.kind === "walrus") mentioned.get(hostOf(definition.scope))?.add(binding.name);
      }
    }
  }
  for (const reference of references) mentioned.get(reference.scope)?.add(mangled(reference.node.id, reference.scope));
  return describeScope(tree.module, tree, mentioned);
}

function hostOf(scope: Scope): Scope {
  return scope.kind === "comprehension" && scope.parent ? hostOf(scope.parent) : scope;
}

/** Written anew, so that a mistake of the source does not cancel itself out. */
function mangled(name: string, from: Scope): string {
  if (!name.startsWith("__") || name.endsWith("__")) return name;
  for (let scope: Scope | null = from; scope; scope = scope.parent) {
    if (scope.node.type !== "ClassDef") continue;
    const prefix = scope.node.name.replace(/^_+/, "");
    return prefix ? `_${prefix}${name}` : name;
  }
  return name;
}

function describeScope(scope: Scope, tree: ScopeTree, mentioned: ReadonlyMap<Scope, ReadonlySet<string>>): Description {
  const names: Record<string, string> = {};
  if (scope.kind === "module") {
    for (const [name, binding] of scope.bindings) {
      if (binding.definitions.some((definition) => definition.scope === scope)) names[name] = "local";
    }
  } else {
    for (const name of [...scope.bindings.keys(), ...(mentioned.get(scope) ?? [])]) {
      if (name !== "__class__") names[name] = meaningOf(name, scope, tree);
    }
  }
  return {
    kind: scope.kind,
    name: nameOf(scope),
    line: scope.kind === "module" || scope.kind === "annotation" ? 0 : scope.node.loc.start.line,
    names,
    children: scope.children.map((child) => describeScope(child, tree, mentioned)),
  };
}

function meaningOf(name: string, scope: Scope, tree: ScopeTree): string {
  const binding = tree.resolve(name, scope);
  if (binding?.scope === scope) return "local";
  // What an annotation reads from the class around it, symtable calls global.
  return binding === null || binding.scope.kind === "module" || binding.scope.kind === "class" ? "global" : "free";
}

/** One order for both sides. */
function sorted(description: Description): Description {
  const children = description.children.map(sorted).map((child) => JSON.stringify(child)).sort();
  return {
    ...description,
    names: Object.fromEntries(Object.entries(description.names).sort(([a], [b]) => (a < b ? -1 : 1))),
    children: children.map((child): Description => JSON.parse(child)),
  };
}

/** References of which `scopeAt` names another scope than the one they were collected in. */
function misplaced(tree: ScopeTree): string[] {
  const references = [...tree.unresolved];
  for (const scope of tree.scopes) for (const binding of scope.bindings.values()) references.push(...binding.references);
  return references
    .filter((reference) => tree.scopeAt(reference.node) !== reference.scope)
    .map((reference) => `${reference.node.id}:${reference.node.loc.start.line}`);
}

const libraryFiles = [
  "argparse.py", "ast.py", "asyncio/base_events.py", "asyncio/tasks.py", "bdb.py", "calendar.py", "cmd.py", "codecs.py",
  "collections/__init__.py", "concurrent/futures/_base.py", "configparser.py", "contextlib.py", "copy.py", "csv.py",
  "ctypes/__init__.py", "dataclasses.py", "difflib.py", "dis.py", "email/message.py", "enum.py", "fractions.py",
  "functools.py", "http/client.py", "importlib/_bootstrap.py", "inspect.py", "json/decoder.py", "locale.py",
  "logging/__init__.py", "mailbox.py", "multiprocessing/pool.py", "os.py", "pickle.py", "pickletools.py", "platform.py",
  "pydoc.py", "random.py", "re/_parser.py", "shutil.py", "statistics.py", "subprocess.py", "tarfile.py", "threading.py",
  "turtle.py", "typing.py", "unittest/mock.py", "xml/etree/ElementTree.py", "zipfile.py",
];

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

function compare({ text, scope }: Answer, source?: string): void {
  if (scope === null) return;
  const tree = treeOf(text);
  const actual = { source, scope: sorted(describeTree(tree)), misplaced: misplaced(tree) };
  const expected = { source, scope: sorted(scope), misplaced: [] };
  // A deep comparison of large trees is slow; it is for the message.
  if (JSON.stringify(actual) !== JSON.stringify(expected)) expect(actual).toEqual(expected);
}

describe("scopes agree with CPython's symtable", () => {
  const answers = symtableOf(classic, Object.values(snippets));
  test.each(Object.keys(snippets).map((title, index) => [title, answers[index]!] as const))("%s", (_, answer) => {
    compare(answer);
  });

  test("in the standard library", () => {
    const library = run(classic!, ["-c", "import sysconfig; print(sysconfig.get_path('stdlib'))"]).trim();
    const present = libraryFiles.filter((file) => existsSync(join(library, file)));
    expect(present.length).toBeGreaterThan(40);
    symtableOf(classic, present.map((file) => ({ path: join(library, file) }))).forEach((answer, index) => {
      compare(answer, present[index]);
    });
  }, 120_000);
});

(modern === undefined ? describe.skip : describe)("scopes of type parameters agree with CPython's symtable", () => {
  const answers = modern === undefined ? [] : symtableOf(modern, Object.values(typeParameterSnippets));
  test.each(Object.keys(typeParameterSnippets).map((title, index) => [title, answers[index]!] as const))(
    "%s", (_, answer) => compare(answer),
  );
});
