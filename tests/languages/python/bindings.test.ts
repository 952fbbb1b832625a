import { compileManifest } from "../../../src/manifest";
import { findReached } from "../../../src/plan/reach";
import { read } from "./read";

const manifest = compileManifest({ symbols: { "new#New": { deprecated: ["old#Old", "older#Old"] } } });

/** Whether each use of what is deprecated surely means it, in the order of the text. */
const certainties = (text: string): string[] => findReached(read(text), manifest).uses.map(({ certain }) => (certain ? "certain" : "possible"));

const old = "from old import Old\n";

describe("what a name means is", () => {
  test.each<[string, string, readonly string[]]>([
    ["certain where it is bound once", `${old}Old()\n`, ["certain"]],
    ["certain where it is bound twice to the same", `${old}${old}Old()\n`, ["certain"]],
    ["possible where it is assigned, too", `${old}Old = 1\nOld()\n`, ["possible"]],
    ["possible where it is assigned behind its use", `${old}Old()\nOld = 1\n`, ["possible"]],
    ["possible where it is assigned together with others", `${old}a, (Old, *b) = c\nOld()\n`, ["possible"]],
    ["possible where it is added to", `${old}Old += 1\nOld()\n`, ["possible"]],
    ["possible where an annotation gives it a value", `${old}Old: int = 1\nOld()\n`, ["possible"]],
    ["possible where a walrus assigns it", `${old}if (Old := 1): pass\nOld()\n`, ["possible"]],
    ["possible where it is deleted", `${old}del Old\nOld()\n`, ["possible"]],
    ["possible where a function of its name is defined", `${old}def Old(): pass\nOld()\n`, ["possible"]],
    ["possible where a class of its name is defined", `${old}class Old: pass\nOld()\n`, ["possible"]],
    ["possible where a loop assigns it", `${old}for Old in []: pass\nOld()\n`, ["possible"]],
    ["possible where a context manager gives it", `${old}with a as Old: pass\nOld()\n`, ["possible"]],
    ["possible where an exception is caught by its name", `${old}try: pass\nexcept E as Old: pass\nOld()\n`, ["possible"]],
    ["possible where a pattern captures it", `${old}match x:\n    case Old: pass\nOld()\n`, ["possible"]],
    ["possible where a pattern captures the rest by it", `${old}match x:\n    case [1, *Old]: pass\n    case {1: 2, **Old}: pass\nOld()\n`, ["possible"]],
    ["possible where a function assigns the global", `${old}def f():\n    global Old\n    Old = 1\nOld()\n`, ["possible"]],
    ["possible where an inner function assigns it", `def f():\n    ${old}    def g():\n        nonlocal Old\n        Old = 1\n    Old()\n`, ["possible"]],
    ["possible where another module is tried first", `try:\n    from other import Old\nexcept ImportError:\n    ${old}Old()\n`, ["possible"]],
    ["possible where nothing takes its place if it is missing", `try:\n    ${old}except ImportError:\n    Old = None\nOld()\n`, ["possible"]],
    ["possible where the new home is tried first", `try:\n    from new import New as Old\nexcept ImportError:\n    ${old}Old()\n`, ["possible"]],
    ["certain where two old places are tried", `try:\n    ${old}except ImportError:\n    from older import Old\nOld()\n`, ["certain"]],
    ["certain where it is imported under a condition", `if x:\n    ${old}Old()\n`, ["certain"]],
    ["possible where the condition decides on the module", `if x:\n    ${old}else:\n    from other import Old\nOld()\n`, ["possible"]],
    ["certain for a type, and possible for a call, where only types import it", `from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    ${old}def f(x: "Old"): Old()\n`, ["certain", "possible"]],
    ["certain in a string that is an annotation", `${old}def f(x: "list[Old]"): pass\n`, ["certain"]],
    ["certain in a type comment", `${old}x = []  # type: list[Old]\n`, ["certain"]],
    ["certain in the type comment of a function", `${old}def f(x, y):\n    # type: (Old, "Old") -> Old\n    pass\n`, ["certain", "certain", "certain"]],
    ["nobody's in a comment that ignores types", `${old}x = []  # type: ignore[Old]\n`, []],
    ["certain in a class body that binds it once", `class A:\n    ${old}    x = Old()\n`, ["certain"]],
    ["certain in a class body that binds it later", `${old}class A:\n    x = Old()\n    Old = 1\n`, ["certain"]],
    ["possible in a class body that may have bound it", `${old}class A:\n    if y:\n        Old = 1\n    x = Old()\n`, ["possible"]],
    ["possible in a class body whose loop binds it", `${old}class A:\n    for i in y:\n        x = Old()\n        Old = 1\n`, ["possible"]],
    ["nobody's in a class body that has bound it", `${old}class A:\n    Old = 1\n    x = Old()\n`, []],
    ["certain in a method below a class body that binds it", `${old}class A:\n    Old = 1\n    def f(self): return Old()\n`, ["certain"]],
    ["certain in a comprehension", `${old}[Old() for x in y]\n`, ["certain"]],
    ["nobody's in a comprehension that binds it", `${old}[Old() for Old in y]\n`, []],
    ["nobody's where a parameter hides it", `${old}def f(Old): return Old()\n`, []],
    ["certain in the default of a parameter that hides it", `${old}def f(Old=Old()): return Old\n`, ["certain"]],
    ["certain for an attribute of its module", "import old\nold.Old()\n", ["certain"]],
    ["possible for an attribute of what is one module or another", "if x:\n    import old\nelse:\n    import other as old\nold.Old()\n", ["possible"]],
    ["certain beside a star that nobody knows", `${old}from other import *\nOld()\n`, ["certain"]],
  ])("%s", (_, text, expected) => expect(certainties(text)).toEqual(expected));
});
