import type { FactoryDraft, FactoryParameter } from "../../../src/facts";
import { draft, parameter, symbol } from "../factory-draft";
import { apply, read } from "./read";

const passing = (text: string): Partial<FactoryDraft> => ({ arguments: [{ keyword: null, text }] });

const head = "import pkg.old\nimport warnings\n";

/** What is behind the imports after the factory was written into the class, or what stands in the way. */
function written(code: string, change: Partial<FactoryDraft>, imports = head): string {
  const owner = read(imports + code).definitions.find(({ name }) => name === "Engine")?.class;
  if (!owner) throw new Error("no class");
  const result = owner.writeFactory(draft(change));
  return typeof result === "string" ? result : (apply(imports + code, result)?.slice(imports.length) ?? "");
}

/** The same with dots in place of the factory itself. */
const around = (code: string, change: Partial<FactoryDraft> = {}): string => written(code, change).replace(/@classmethod[^]*?return cls\([^)]*\)/, "…");
/** The factory alone. */
const factory = (change: Partial<FactoryDraft>, code = "class Engine:\n    x = 1\n", imports = head): string =>
  / {4}@classmethod[^]*?return cls\([^]*?\)$/m.exec(written(code, change, imports))?.[0] ?? "";
/** The parameters that the factory takes. */
const signature = (code: string, ...parameters: FactoryParameter[]): string | undefined =>
  /def create\((?:cls, )?(.*)\) ->/.exec(written(code, { parameters }))?.[1];

test("a factory that takes and passes nothing", () => {
  expect(factory({})).toBe(`    @classmethod
    def create(cls) -> "Engine":
        """Carries old calls over."""
        warnings.warn("Construct it.", DeprecationWarning, stacklevel=2)
        return cls()`);
});

test("a factory with all there is", () => {
  const change: Partial<FactoryDraft> = {
    async: true,
    parameters: [parameter("registry"), parameter("context", { required: false, refusesNothing: true })],
    arguments: [{ keyword: null, text: "registry" }, { keyword: "context", text: "wrap(context)" }],
    imports: [symbol("app.wrapping", "wrap")],
    summary: 'Says "so" \\ here.',
    advice: "Construct the engine with its own arguments, in this way.",
  };
  expect(factory(change, undefined, "import pkg.old\n")).toBe(`    @classmethod
    async def create(cls, registry, context=None) -> "Engine":
        """Says \\"so\\" \\\\ here."""
        import warnings
        from app.wrapping import wrap

        warnings.warn(
            "Construct the engine with its own arguments, in this way.",
            DeprecationWarning,
            stacklevel=2,
        )
        if context is None:
            raise ValueError("create needs context")
        return cls(registry, context=wrap(context))`);
});

test("a line is as long as style guides have it", () => {
  const advice = "Construct the engine as it is";
  expect(factory({ advice })).toContain(`\n        warnings.warn("${advice}", DeprecationWarning, stacklevel=2)\n`);
  expect(factory({ advice: `${advice}.` })).toContain(`\n        warnings.warn(\n            "${advice}.",\n`);
});

describe("an argument", () => {
  test.each(["1", "(x := 1)", "[x for x in range(2)]", "dict(a=(1))"])("may be %s", (text) => {
    expect(factory(passing(text))).toContain(`return cls(${text})`);
  });

  test.each(["", "1, 2", "1, x=2", "*[1]", "1, *[2]", "1, **{}", "x := 1", "1) + len(2", "1); len(2", "1)\nlen(2", "1\n", "1) # ", "1) if True else len(2", "lambda", "1)("])("is not %j", (text) => {
    expect(written("class Engine:\n    x = 1\n", passing(text))).toBe("unsupported-syntax");
  });
});

describe("the type of a parameter", () => {
  const code = (annotation: string): string => `class Engine:\n    def __init__(self, a: int, /, b, c: ${annotation}, *, d: str) -> None:\n        pass\n`;
  const handed = (name: string, required = true): FactoryParameter => parameter(name, { handedTo: name, required });

  test.each([
    ["int", "c: int"],
    ["list[int]", "c: list[int]"],
    ['"int"', 'c: "int"'],
    ['list["int"]', "c"],
    ["list[\n        int]", "c"],
  ])("%j that the constructor's has", (annotation, expected) => {
    expect(signature(code(annotation), handed("c"))).toBe(expected);
  });

  test.each([
    ["int", 'c: "int | None" = None'],
    ["'int'", 'c: "int | None" = None'],
    ['"int"', 'c: "int | None" = None'],
    ['list["int"]', "c=None"],
    ['"in\\x74"', "c=None"],
  ])("%j of one that may be left out", (annotation, expected) => {
    expect(signature(code(annotation), handed("c", false))).toBe(expected);
  });

  test("is that of each of the constructor's parameters", () => {
    expect(signature(code("float"), handed("a"), handed("b"), handed("d"), handed("e"))).toBe("a: int, b, d: str, e");
  });

  const typed = parameter("ctx", { type: symbol("app.context", "Ctx") });

  test.each([
    ["from app.context import Ctx\n", "ctx: Ctx"],
    ["from app.context import Ctx as C\n", "ctx: C"],
    ["from app.other import Ctx\n", "ctx"],
    ["from app.context import Other\n", "ctx"],
    ["from app.context import Ctx\nfrom app.context import Ctx\n", "ctx"],
    ["class Ctx: pass\n", "ctx"],
    ["if x:\n    from app.context import Ctx\n", 'ctx: "Ctx"'],
    ["from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from app.context import Ctx\n", 'ctx: "Ctx"'],
  ])("is the context's behind %j", (imports, expected) => {
    expect(signature(`${imports}class Engine:\n    x = 1\n`, typed)).toBe(expected);
  });
});

describe("the place of a factory", () => {
  test.each([
    ["class Engine:\n    def __init__(self):\n        pass\n\n    x = 1\n", "class Engine:\n    def __init__(self):\n        pass\n\n    …\n\n    x = 1\n"],
    ["class Engine:\n    x = 1\n    def __init__(self): pass\n    y = 1\n", "class Engine:\n    x = 1\n    def __init__(self): pass\n    …\n\n    y = 1\n"],
    ["class Engine:\n    def __init__(self):\n        pass\n\n    # about\n    # x\n    @deco\n    def x(self): pass\n", "class Engine:\n    def __init__(self):\n        pass\n\n    …\n\n    # about\n    # x\n    @deco\n    def x(self): pass\n"],
    ["class Engine:\r\n    def __init__(self):\r\n        pass\r\n\r\n    # about\r\n    # x\r\n    x = 1\r\n", "class Engine:\r\n    def __init__(self):\r\n        pass\r\n\r\n    …\r\n\r\n    # about\r\n    # x\r\n    x = 1\r\n"],
    ["class Engine:\n    def __init__(self):\n        '''\n        # text'''\n    x = 1\n", "class Engine:\n    def __init__(self):\n        '''\n        # text'''\n    …\n\n    x = 1\n"],
    ["class Engine:\n    def __init__(self):\n        pass  # why\n    x = 1\n", "class Engine:\n    def __init__(self):\n        pass  # why\n    …\n\n    x = 1\n"],
    ["class Engine:\n    def __init__(self):\n        pass\n", "class Engine:\n    def __init__(self):\n        pass\n\n    …\n"],
    ["class Engine:\n    x = 1\n    y = 2  # two\n", "class Engine:\n    x = 1\n    y = 2  # two\n\n    …\n"],
    ["class Engine:\n    x = 1\n\n    # one\n    \n\n    # two\n\n# outside\n", "class Engine:\n    x = 1\n\n    # one\n    \n\n    # two\n\n    …\n\n# outside\n"],
    ["class Engine:\r\n    x = 1\r\n\r\n    # one\r\n\r\n# outside\r\n", "class Engine:\r\n    x = 1\r\n\r\n    # one\r\n\r\n    …\r\n\r\n# outside\r\n"],
    ["class Engine:\n    if x:\n        y = 1\n        # one\n", "class Engine:\n    if x:\n        y = 1\n        # one\n\n    …\n"],
    ["class Engine:\n    x = 1\n  # less\n", "class Engine:\n    x = 1\n\n    …\n  # less\n"],
    ["class Engine:\n\tx = 1\n", "class Engine:\n\tx = 1\n\n\t…\n"],
    ["class Engine: pass\n", "unsupported-syntax"],
  ])("in %j", (code, expected) => {
    expect(around(code)).toBe(expected);
  });

  test("is indented as the class is", () => {
    expect(written("class Engine:\n  x = 1\n", {})).toContain('\n  @classmethod\n  def create(cls) -> "Engine":\n    """');
  });
});

test.each([["cls"], ["__debug__"], ["\uFF43\uFF4C\uFF53"], ["fi", "\uFB01"]])("parameters cannot have the names %j %j", (...names) => {
  expect(written("class Engine:\n    x = 1\n", { parameters: names.map((name) => parameter(name)) })).toBe("name-taken");
});

describe("what the constructor is given for a parameter that is left out", () => {
  const change = (more: Partial<FactoryParameter> = {}): Partial<FactoryDraft> => ({
    parameters: [parameter("registry", { required: false, ...more })],
    arguments: [{ keyword: "agents", text: "registry" }],
  });
  const constructor = (parameters: string): string => `class Engine:\n    def __init__(self, ${parameters}):\n        pass\n`;

  test.each([
    constructor("agents=()"),
    constructor("agents=1, other=None"),
    constructor("*, other=None, agents=()"),
    "class Base:\n    def __init__(self, agents=()):\n        pass\n\nclass Engine(Base):\n    x = 1\n",
    "from dataclasses import dataclass\n\n@dataclass\nclass Engine:\n    agents: tuple = ()\n",
  ])("is not None in place of another default: %j", (code) => {
    expect(written(code, change())).toBe("signature-mismatch");
  });

  test.each([
    constructor("agents"),
    constructor("agents=None"),
    constructor("agents=None, other=1"),
    constructor("*, other=1, agents=None"),
    "from dataclasses import dataclass\n\n@dataclass\nclass Engine:\n    agents: object = None\n",
  ])("is None where that is the default, or where there is none: %j", (code) => {
    expect(written(code, change())).toContain("return cls(agents=registry)");
  });

  test("is nothing where it is refused", () => {
    expect(written(constructor("agents=()"), change({ refusesNothing: true }))).toContain("return cls(agents=registry)");
  });

  test("is not None by position either", () => {
    expect(written(constructor("agents=(), /"), { ...change(), ...passing("registry") })).toBe("signature-mismatch");
  });
});

test.each<Partial<FactoryDraft>>([
  { name: "__create" },
  { parameters: [parameter("__agents")] },
  { arguments: [{ keyword: "__agents", text: "1" }] },
])("no factory has a name that is private to the class: %j", (change) => {
  expect(written("class Engine:\n    x = 1\n", change)).toBe("unsupported-syntax");
});
