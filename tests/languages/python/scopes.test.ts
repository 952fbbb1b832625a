import type { Name, PythonNode } from "../../../src/languages/python/ast";
import { parse } from "../../../src/languages/python/parse";
import { analyzeScopes, type Binding, type ScopeTree } from "../../../src/languages/python/scopes";
import { walk } from "../../../src/languages/python/walk";

function analyze(text: string): { tree: ScopeTree; text: string; nodes: PythonNode[] } {
  const result = parse(text);
  if (!result.ok) throw new Error(result.message);
  const nodes: PythonNode[] = [];
  walk(result.module, (node) => void nodes.push(node));
  return { tree: analyzeScopes(result.module), text, nodes };
}

/** Where a binding is read, as `line:column`. */
function reads(binding: Binding | null | undefined): string[] {
  return (binding?.references ?? []).map(({ node }) => `${node.loc.start.line}:${node.loc.start.column}`);
}

function definitions(binding: Binding | null | undefined): string[] {
  return (binding?.definitions ?? []).map(({ kind, scope }) => `${kind} in ${scope.kind}`);
}

function nameAt(nodes: readonly PythonNode[], start: number): Name {
  const found = nodes.find((node): node is Name => node.type === "Name" && node.range[0] === start);
  if (!found) throw new Error(`No name at ${start}.`);
  return found;
}

describe("bindings", () => {
  test("import a.b binds a", () => {
    const { tree } = analyze("import a.b, c.d as e\n");
    expect([...tree.module.bindings.keys()]).toEqual(["a", "e"]);
  });

  test("an import knows its statement and alias", () => {
    const { tree } = analyze("from m import x as y\n");
    const [definition] = tree.module.bindings.get("y")?.definitions ?? [];
    expect(definition).toMatchObject({ kind: "import", statement: { module: "m" }, alias: { name: "x" } });
  });

  test("a star import binds nothing and is listed", () => {
    const { tree } = analyze("from m import *\nx\n");
    expect(tree.starImports.map(({ module }) => module)).toEqual(["m"]);
    expect(tree.resolve("x", tree.module)).toBeNull();
    expect(tree.unresolved.map(({ node }) => node.id)).toEqual(["x"]);
  });

  test("every kind of definition", () => {
    const { tree } = analyze(
      [
        "import n", "n = 1", "n: int", "n: int = 1", "n += 1", "def n(): pass", "class n: pass", "for n in (): pass",
        "with a as n: pass", "try: pass", "except E as n: pass", "(n := 1)", "del n",
        "match a:", "    case n: pass", "type n = int", "",
      ].join("\n"),
    );
    expect(tree.module.bindings.get("n")?.definitions.map(({ kind }) => kind)).toEqual([
      "import", "assignment", "annotation-only", "assignment", "assignment", "function", "class", "loop", "with",
      "except", "walrus", "delete", "match", "assignment",
    ]);
  });

  test("a parameter and a type parameter", () => {
    const { tree } = analyze("def f[T](a): pass\n");
    const [types] = tree.module.children;
    expect(definitions(types?.bindings.get("T"))).toEqual(["type-parameter in annotation"]);
    expect(definitions(types?.children[0]?.bindings.get("a"))).toEqual(["parameter in function"]);
  });

  test("an assignment under global defines the module's name from inside the function", () => {
    const { tree } = analyze("from m import x\ndef f():\n    global x\n    x = 1\n");
    expect(definitions(tree.module.bindings.get("x"))).toEqual(["import in module", "assignment in function"]);
  });

  test("definitions under nonlocal stand in the order of the source", () => {
    const { tree } = analyze("def f():\n    def g():\n        nonlocal x\n        import x\n    x = 1\n");
    expect(definitions(tree.module.children[0]?.bindings.get("x"))).toEqual(["import in function", "assignment in function"]);
  });

  test("a walrus in a comprehension stands in the comprehension and binds in the function", () => {
    const { tree } = analyze("def f(a):\n    [(x := y) for y in a]\n");
    expect(definitions(tree.module.children[0]?.bindings.get("x"))).toEqual(["walrus in comprehension"]);
  });

  test("a private name is found by its spelling from within its class", () => {
    const { tree } = analyze("class C:\n    __x = 1\n    def f(self): return __x\n__x = 2\n");
    const [body] = tree.module.children;
    expect(tree.resolve("__x", body!)?.name).toBe("__x");
    expect(body?.bindings.has("_C__x")).toBe(true);
    expect(reads(tree.module.bindings.get("__x"))).toEqual([]);
  });
});

describe("references", () => {
  test("every read from any scope", () => {
    const { tree } = analyze("from m import X\nX()\ndef f(a=X): return [X for _ in X]\nclass C(X): y = X\n");
    expect(reads(tree.module.bindings.get("X"))).toEqual(["2:0", "3:8", "3:31", "3:20", "4:8", "4:16"]);
  });

  test("stores and deletions are no reads", () => {
    const { tree } = analyze("x = 1\nx += 1\ndel x\n");
    expect(reads(tree.module.bindings.get("x"))).toEqual([]);
  });

  test("string annotations are no reads", () => {
    const { tree } = analyze("from m import X\na: 'X'\n");
    expect(reads(tree.module.bindings.get("X"))).toEqual([]);
  });

  test("a parameter hides the import", () => {
    const { tree } = analyze("from m import X\ndef f(X): return X\n");
    expect(reads(tree.module.bindings.get("X"))).toEqual([]);
  });
});

describe("a class body reads its own name once it is bound", () => {
  const outer = (text: string): string[] => reads(analyze(text).tree.module.bindings.get("X"));

  test("before, it reads the outer one", () => {
    const { tree } = analyze("from m import X\nclass C:\n    X = X\n");
    const [reference] = tree.module.bindings.get("X")?.references ?? [];
    expect(reference?.binding?.scope.kind).toBe("module");
    expect(reference?.fallback).toBeNull();
  });

  test("afterwards, its own", () => {
    expect(outer("from m import X\nclass C:\n    X = 1\n    y = X\n")).toEqual([]);
  });

  test("after a binding that may not have run, either", () => {
    const { tree } = analyze("from m import X\nclass C:\n    if a:\n        X = 1\n    y = X\n");
    const [reference] = tree.module.bindings.get("X")?.references ?? [];
    expect(reference?.binding?.scope.kind).toBe("class");
    expect(reference?.fallback?.scope.kind).toBe("module");
    expect(tree.module.children[0]?.bindings.get("X")?.references).toEqual([reference]);
  });

  test("in a loop, either", () => {
    const { tree } = analyze("from m import X\nclass C:\n    for i in a:\n        y = X\n        X = 1\n");
    expect(tree.module.bindings.get("X")?.references[0]?.fallback?.scope.kind).toBe("module");
  });

  test("after a deletion, either", () => {
    expect(outer("from m import X\nclass C:\n    X = 1\n    del X\n    y = X\n")).toEqual(["5:8"]);
  });

  test("an annotation alone binds nothing", () => {
    expect(outer("from m import X\nclass C:\n    X: X\n    y = X\n")).toEqual(["3:7", "4:8"]);
  });

  test("an augmented assignment reads the outer one", () => {
    expect(outer("from m import X\nclass C:\n    X += 1\n")).toEqual(["3:4"]);
  });
});

describe("scopeAt", () => {
  const kindAt = (marked: string): string => {
    const start = marked.indexOf("^");
    const { tree, nodes } = analyze(marked.replace("^", ""));
    return tree.scopeAt(nameAt(nodes, start)).kind;
  };

  test.each([
    ["a decorator", "@^d\ndef f(): pass\n", "module"],
    ["a default", "def f(a=^d): pass\n", "module"],
    ["a keyword default", "def f(*, a=^d): pass\n", "module"],
    ["an annotation", "def f(a: ^d): pass\n", "module"],
    ["a result", "def f() -> ^d: pass\n", "module"],
    ["a body", "def f(): ^d\n", "function"],
    ["a base", "class C(^d): pass\n", "module"],
    ["a class body", "class C: ^d\n", "class"],
    ["a lambda's default", "lambda a=^d: 1\n", "module"],
    ["a lambda's body", "lambda: ^d\n", "lambda"],
    ["the first iterable", "[1 for a in ^d for b in c]\n", "module"],
    ["the second iterable", "[1 for a in c for b in ^d]\n", "comprehension"],
    ["a condition", "[1 for a in c if ^d]\n", "comprehension"],
    ["an element", "[^d for a in c]\n", "comprehension"],
    ["an annotation of a generic function", "def f[T](a: ^d): pass\n", "annotation"],
    ["a default of a generic function", "def f[T](a=^d): pass\n", "module"],
    ["a decorator of a generic class", "@^d\nclass C[T]: pass\n", "module"],
    ["a base of a generic class", "class C[T](^d): pass\n", "annotation"],
    ["the value of an alias", "type A = ^d\n", "annotation"],
    ["a bound", "def f[T: ^d](): pass\n", "annotation"],
  ])("%s", (_, source, kind) => {
    expect(kindAt(source)).toBe(kind);
  });

  test("a definition itself stands in the scope around it", () => {
    const { tree, nodes } = analyze("def f():\n    def g(): pass\n");
    const inner = nodes.find((node) => node.type === "FunctionDef" && node.name === "g");
    expect(tree.scopeAt(inner!).node).toMatchObject({ name: "f" });
  });

  test("a body on the line of the definition", () => {
    expect(kindAt("def f(a): ^b\n")).toBe("function");
  });
});

test("a scope of another module is refused", () => {
  const { tree } = analyze("x\n");
  expect(() => tree.resolve("x", analyze("y\n").tree.module)).toThrow("does not belong");
});
