import { apply, read, useOf, usesOf, variable } from "./read";

const roles = (text: string, name = "Old"): string[] =>
  usesOf(text, name).map(({ path, role, typeOnly }) => [...path, role, ...(typeOnly ? ["type"] : [])].join(" "));

const IMPORT = "from pkg.old import Old\n";

describe("what is done with a name", () => {
  it.each([
    ["Old()", ["call"]],
    ["Old.make(1)", ["make call"]],
    ["Old.a.b", ["a b value"]],
    ["x = Old\nisinstance(y, x)", ["keep"]],
    ["x = (int, [Old])\ntry: pass\nexcept x: pass", ["keep"]],
    ["def f(x=Old): return type(y) is x", ["keep"]],
    ["x = Old", ["value"]],
    ["f(Old)", ["value"]],
    ["from contextlib import suppress\nwith suppress(KeyError, Old): pass", ["identity"]],
    ["@Old\ndef f(): pass", ["value"]],
    ["isinstance(Mock(spec=Old), x)", ["keep"]],
    ["Mock(spec=Old)", ["value"]],
    ["def f(x: Old) -> Old: pass", ["annotation", "annotation"]],
    ["def f(x: Optional[Old], *a: Old.Inner): pass", ["annotation", "Inner annotation"]],
    ["def f(x: Callable[[Old], int] | None): pass", ["annotation"]],
    ["x: list[Old] = []", ["annotation"]],
    ["def f():\n    x: Old = y", ["annotation type"]],
    ["def f(x: Annotated[int, Old]): pass", ["value"]],
    ["def f(x: Annotated[Old, 1]): pass", ["annotation"]],
    ["def f(x: Annotated[int, Old()]): pass", ["call"]],
    ["type A = Old | None", ["annotation type"]],
    ["def f[T: Old](x: T): pass", ["annotation type"]],
    ["from typing import cast\ncast(Old, x)", ["annotation"]],
    ["import typing as t\nT = t.TypeVar('T', bound=Old)", ["annotation"]],
    ["cast(Old, x)", ["value"]],
    ["isinstance(x, Old)", ["identity"]],
    ["issubclass(x, (int, Old))", ["identity"]],
    ["isinstance(x, Old | int)", ["identity"]],
    ["isinstance(Old, type)", ["value"]],
    ["def isinstance(a, b): pass\nisinstance(x, Old)", ["value"]],
    ["type(x) is Old", ["identity"]],
    ["x == Old", ["identity"]],
    ["id(Old) == known", ["identity"]],
    ["seen.id(Old)", ["value"]],
    ["type(x) is Old.Inner", ["Inner identity"]],
    ["x.limit == Old.LIMIT", ["LIMIT value"]],
    ["Old == type(x)", ["identity"]],
    ["x.__class__ in (Old, int)", ["identity"]],
    ["type(x).__name__ == Old.__name__", ["__name__ identity"]],
    ["type(x).__name__ == 'Old'", ["identity"]],
    ["x.__class__.__qualname__ in ('pkg.old.Old', 'B')", ["identity"]],
    ["x.__name__\n__all__ = ['Old']", ["export"]],
    ["log('Old')", []],
    ["setattr(Old, 'x', 1)", ["write"]],
    ["patch.object(Old, 'x')", ["write"]],
    ["monkeypatch.setattr(Old, 'x', 1)", ["write"]],
    ["router.setattr(Old, 'x', 1)", ["value"]],
    ["@show.register\ndef f(x: Old): pass", ["identity"]],
    ["@router.get('/')\ndef f(x: Old) -> 'Old': pass", ["value", "value"]],
    ["@pytest.fixture\ndef f(x: Old): pass", ["annotation"]],
    ["def f(x: Old = Depends()): pass", ["value"]],
    ["def f(a, *, x: Old = Depends(), y: Old = 1): pass", ["value", "annotation"]],
    ["def f(x: Annotated[Old, Depends()]): pass", ["value"]],
    ["@dataclass\nclass A:\n    x: Old", ["identity"]],
    ["class A(BaseModel):\n    x: 'Old'", ["identity"]],
    ["class A(Protocol):\n    x: Old", ["annotation"]],
    ["@show.register(Old)\ndef f(x): pass", ["identity"]],
    ["show.register(Old)", ["value"]],
    ["{Old: f, 1: Old}[type(x)]", ["identity", "value"]],
    ["table[Old] = f", ["identity"]],
    ["x is Old", ["identity"]],
    ["Old is None", ["value"]],
    ["try: pass\nexcept Old: pass", ["identity"]],
    ["try: pass\nexcept (KeyError, Old.Error): pass", ["Error identity"]],
    ["match x:\n    case Old(): pass", ["identity"]],
    ["self.assertIsInstance(x, Old)", ["identity"]],
    ["with pytest.raises(Old): pass", ["identity"]],
    ["pytest.raises(TypeError, Old, 1)", ["value"]],
    ["class A(Old): pass", ["base"]],
    ["class A(Old[int], Repo[Old]): pass", ["base", "annotation"]],
    ["class A(metaclass=Old): pass", ["value"]],
    ["Old.x = 1", ["x write"]],
    ["Old.x += 1", ["x write"]],
    ["del Old.x", ["x write"]],
    ["__all__ = ['Old', 'Other']", ["export"]],
    ["if TYPE_CHECKING:\n    x = Old()", ["call type"]],
  ])("in %j is %j", (code, expected) => {
    expect(roles(`${IMPORT}${code}\n`)).toEqual(expected);
  });

  it("names only a type where annotations are never evaluated", () => {
    expect(roles(`from __future__ import annotations\n${IMPORT}def f(x: Old) -> Old: pass\n`)).toEqual(["annotation type", "annotation type"]);
  });

  it("reads the chain behind a module", () => {
    expect(roles("import pkg.old\npkg.old.Old.make()\n", "pkg")).toEqual(["old Old make call"]);
  });

  it("leaves a namesake of another scope alone", () => {
    expect(roles(`${IMPORT}def f(Old):\n    return Old()\n`)).toEqual([]);
  });
});

describe("a string annotation", () => {
  it.each([
    ["def f(x: 'Old'): pass", ["annotation type"]],
    ["def f(x: 'Optional[Old.Inner]'): pass", ["Inner annotation type"]],
    ["def f(x: list['Old']): pass", ["annotation type"]],
    ["def f(x: \"list['Old']\"): pass", ["annotation type"]],
    ["def f() -> 'Old': pass", ["annotation type"]],
    ["x: 'Old' = 1", ["annotation type"]],
    ["from typing import cast\ncast('Old', x)", ["annotation type"]],
    ["from typing import List\nX = List['Old']", ["annotation type"]],
    ["import typing as t\nX = t.Optional[t.Callable[['Old.Inner'], None]] | None", ["Inner annotation type"]],
    ["X = dict[str, 'Old']", ["annotation type"]],
    ["X: TypeAlias = 'Old'", ["annotation type"]],
    ["def f(x: Literal['Old']): pass", []],
    ["from typing import Literal\nX = Literal['Old']", []],
    ["from typing import Annotated\nX = Annotated[int, 'Old']", []],
    ["X = {}['Old']", []],
    ["def f(table): table['Old']", []],
    ["X: str = 'Old'", []],
    ["def f(x: \"Literal['Old']\"): pass", []],
    ["def f(x: Annotated[int, 'Old']): pass", []],
    ["x = 'Old'", []],
    ["def f(x: 'not a type Old'): pass", []],
    ["def f(x=lambda Old: 0): pass", []],
  ])("%j holds %j", (code, expected) => {
    expect(roles(`${IMPORT}${code}\n`)).toEqual(expected);
  });

  it("tells where the name stands", () => {
    const use = useOf(`${IMPORT}def f(x: "Optional[Old.Inner]"): pass\n`, "Old");
    expect(use.location(1)).toEqual({ start: { line: 2, column: 19 }, end: { line: 2, column: 28 } });
  });

  it("resolves in its own scope", () => {
    const text = `${IMPORT}def f():\n    from c import Old\n    x: 'Old'\n`;
    expect(read(text).variables.map(({ uses }) => uses.length)).toEqual([0, 1]);
  });
});

describe("writing another name", () => {
  const rewritten = (code: string, length: number, text: string, name = "Old"): string | null => {
    const source = `${IMPORT}${code}`;
    return apply(source, useOf(source, name).replace(length, text))?.slice(IMPORT.length) ?? null;
  };

  it.each([
    ["x = Old.a", 0, "New", "x = New.a"],
    ["x = Old.a.b", 1, "New", "x = New.b"],
    ["x = Old . a", 1, "m.New", "x = m.New"],
    ["x = (Old\n    .a)", 1, "New", "x = (New)"],
    ["x = (Old  # why\n    .a)", 1, "New", null],
    ["x = (Old.a).b", 2, "New", null],
    ["def f(x: 'list[Old]'): pass", 0, "m.New", "def f(x: 'list[m.New]'): pass"],
    ["def f(x: \"list['Old.A']\"): pass", 1, "New", "def f(x: \"list['New']\"): pass"],
    ["def f(x: 'O\\x6cd'): pass", 0, "New", null],
    ["def f(x: 'Old' '.A'): pass", 0, "New", null],
    ["__all__ = ['Old']", 0, "New", null],
    ["__all__ = ['Old']", 0, "Old", "__all__ = ['Old']"],
    ["x = f'{Old}'", 0, "New", "x = f'{New}'"],
    ["x = f'{Old=}'", 0, "New", null],
    ["x = f'{Old.a = !r}'", 0, "New", null],
    ["x = f'{Old == 1}'", 0, "New", "x = f'{New == 1}'"],
    ["x = 'é😀', Old", 0, "New", "x = 'é😀', New"],
  ])("%j, %i attributes, as %s", (code, length, text, expected) => {
    expect(rewritten(code, length, text)).toBe(expected);
  });

  it("changes nothing where nothing changes", () => {
    expect(useOf(`${IMPORT}Old\n`, "Old").replace(0, "Old")).toEqual([]);
  });
});

it("lists uses in the order of the source, strings included", () => {
  const { uses } = variable(read(`${IMPORT}def f(x: 'Old'): pass\nOld()\n`), "Old");
  expect(uses.map(({ role }) => role)).toEqual(["annotation", "call"]);
});
