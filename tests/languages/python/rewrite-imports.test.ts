import type { QualifiedName } from "../../../src/facts";
import { apply, read, variable } from "./read";

const symbol = (module: string, name: string): QualifiedName => ({ module, path: [name] });

interface Change {
  /** Local names whose imports go, all of them. */
  readonly drop?: readonly string[];
  /** Target, local name, and the local name beside whose imports it is written. */
  readonly add?: readonly (readonly [target: QualifiedName, local: string, beside: string])[];
}

function rewrite(text: string, { drop = [], add = [] }: Change, filename?: string): string | null {
  const facts = read(text, filename);
  const importsOf = (name: string) => facts.variables.filter((found) => found.name === name).flatMap(({ imports }) => imports);
  const additions = add.flatMap(([target, local, beside]) =>
    importsOf(beside).map((imported) => ({ target, local, typeOnly: false, beside: imported })),
  );
  const edits = facts.rewriteImports(drop.flatMap(importsOf), additions);
  const keep = drop.flatMap(importsOf).map((imported) => imported.keep());
  return apply(text, edits && [...keep, ...edits]);
}

const NEW = symbol("pkg.new", "New");
const move: Change = { drop: ["Old"], add: [[NEW, "New", "Old"]] };

describe("one name takes the place of another", () => {
  it.each([
    ["from pkg.old import Old\n", "from pkg.new import New\n"],
    ["from  pkg.old  import  Old  # why\n", "from  pkg.new  import  New  # why\n"],
    ["from pkg.old import Old as Old\n", "from pkg.new import New\n"],
    ["from pkg.old import (Old)\n", "from pkg.new import (New)\n"],
    ["from pkg.old import (\n    Old,  # why\n)\n", "from pkg.new import (\n    New,  # why\n)\n"],
    ["from pkg.old \\\n    import Old\n", "from pkg.new \\\n    import New\n"],
    ["def f():\n    from pkg.old import Old\n", "def f():\n    from pkg.new import New\n"],
    ["from pkg.old import Old\r\nx = 1\r\n", "from pkg.new import New\r\nx = 1\r\n"],
    ["from pkg.old import Old", "from pkg.new import New"],
    ["try:\n    from pkg.old import Old\nexcept ImportError:\n    from pkg.old import Old\n", "try:\n    from pkg.new import New\nexcept ImportError:\n    from pkg.new import New\n"],
    ["import os; from pkg.old import Old; x = 1\n", "import os; from pkg.new import New; x = 1\n"],
    ["if x: from pkg.old import Old\n", "if x: from pkg.new import New\n"],
    ["from pkg.old import Old\nfrom pkg.old import Old\n", "from pkg.new import New\n"],
    ["from pkg.old import (\n    Old as  # why\n    Old,\n)\n", null],
  ])("in %j: %j", (text, expected) => {
    expect(rewrite(text, move)).toBe(expected);
  });

  it("leaves the module alone where it stays", () => {
    const add: Change["add"] = [[symbol("pkg.old", "create"), "create", "get"]];
    expect(rewrite("from pkg.old import get\n", { drop: ["get"], add })).toBe("from pkg.old import create\n");
  });

  it("keeps the local name where that is asked for", () => {
    expect(rewrite("from pkg.old import Old\n", { drop: ["Old"], add: [[NEW, "Old", "Old"]] })).toBe("from pkg.new import New as Old\n");
  });

  it("stays relative in the same package", () => {
    expect(rewrite("from .old import Old\n", { drop: ["Old"], add: [[symbol("app.sub.new", "New"), "New", "Old"]] })).toBe("from .new import New\n");
  });

  it("stays relative over several levels", () => {
    expect(rewrite("from ..old import Old\n", { drop: ["Old"], add: [[symbol("app.x.new", "New"), "New", "Old"]] })).toBe("from ..x.new import New\n");
  });

  it("becomes absolute for another package", () => {
    expect(rewrite("from .old import Old\n", { drop: ["Old"], add: [[symbol("lib.new", "New"), "New", "Old"]] })).toBe("from lib.new import New\n");
  });

  it.each([
    ["from.old import Old\n", "lib.new", "from lib.new import New\n"],
    ["from..old import Old\n", "app.new", "from..new import New\n"],
    ["from .import Old\n", "lib.new", "from lib.new import New\n"],
    ["from .import Old\n", "app.sub", "from .import New\n"],
  ])("sets blanks apart that a dot did not need, in %j for %s: %j", (text, module, expected) => {
    expect(rewrite(text, { drop: ["Old"], add: [[symbol(module, "New"), "New", "Old"]] })).toBe(expected);
  });

  it.each([
    ["from pkg.old import Old\n", "from pkg.new import New, Ctx, New as N\n"],
    ["from pkg.old import (\n    Old,\n)\n", "from pkg.new import (\n    New,\n    Ctx,\n    New as N,\n)\n"],
    ["from pkg.old import Old, a\n", "from pkg.old import a\nfrom pkg.new import New, Ctx, New as N\n"],
    ["from pkg.new import a\nfrom pkg.old import Old\n", "from pkg.new import a, New, Ctx, New as N\n"],
    ["from pkg.new import (\n    a,\n)\nfrom pkg.old import Old\n", "from pkg.new import (\n    a,\n    New,\n    Ctx,\n    New as N,\n)\n"],
  ])("or several do, in %j: %j", (text, expected) => {
    const add: Change["add"] = [[NEW, "New", "Old"], [symbol("pkg.new", "Ctx"), "Ctx", "Old"], [NEW, "N", "Old"]];
    expect(rewrite(text, { drop: ["Old"], add })).toBe(expected);
  });
});

describe("one name of a list goes", () => {
  it.each([
    ["from pkg.old import Old, a\n", "from pkg.old import a\nfrom pkg.new import New\n"],
    ["from pkg.old import a, Old\n", "from pkg.old import a\nfrom pkg.new import New\n"],
    ["from pkg.old import a, Old, b  # why\n", "from pkg.old import a, b  # why\nfrom pkg.new import New\n"],
    ["from pkg.old import (a, Old,)\n", "from pkg.old import (a,)\nfrom pkg.new import New\n"],
    ["from pkg.old import a, \\\n    Old\n", "from pkg.old import a\nfrom pkg.new import New\n"],
    ["from pkg.old import (\n    a,\n    Old,\n    b,\n)\n", "from pkg.old import (\n    a,\n    b,\n)\nfrom pkg.new import New\n"],
    ["from pkg.old import (\n    a,\n    Old\n)\n", "from pkg.old import (\n    a,\n)\nfrom pkg.new import New\n"],
    ["from pkg.old import (\n    Old,  # noqa: F401\n    b,  # about b\n)\n", "from pkg.old import (\n    b,  # about b\n)\nfrom pkg.new import New\n"],
    ["from pkg.old import (\n    Old,  # about Old\n    b,\n)\n", "from pkg.old import (\n    # about Old\n    b,\n)\nfrom pkg.new import New\n"],
    ["from pkg.old import (Old,  # about Old\n    b)\n", null],
    ["def f():\n    from pkg.old import Old, a\n    x = 1\n", "def f():\n    from pkg.old import a\n    from pkg.new import New\n    x = 1\n"],
    ["from pkg.old import Old, a", "from pkg.old import a\nfrom pkg.new import New"],
    ["from pkg.old import Old, a\r\n", "from pkg.old import a\r\nfrom pkg.new import New\r\n"],
    ["if x: from pkg.old import Old, a\n", "if x: from pkg.old import a; from pkg.new import New\n"],
    ["from pkg.old import Old, a; x = 1\n", "from pkg.old import a; from pkg.new import New; x = 1\n"],
    ["from pkg.old import (\n    Old  # why\n    ,\n    a,\n)\n", null],
    ["from pkg.old import Old, a\nfrom pkg.old import Old, b\n", "from pkg.old import a\nfrom pkg.new import New\nfrom pkg.old import b\n"],
    ["if x:\n\tfrom pkg.old import Old, a\n", "if x:\n\tfrom pkg.old import a\n\tfrom pkg.new import New\n"],
  ])("from %j: %j", (text, expected) => {
    expect(rewrite(text, move)).toBe(expected);
  });

  it("splits a list whose names have several homes", () => {
    const add: Change["add"] = [[NEW, "New", "Old"], [symbol("pkg.ctx", "Ctx"), "Ctx", "Ctx"]];
    expect(rewrite("from pkg.old import Old, Ctx, stays\n", { drop: ["Old", "Ctx"], add })).toBe("from pkg.old import stays\nfrom pkg.new import New\nfrom pkg.ctx import Ctx\n");
  });

  it("splits a list on one line with other code", () => {
    const add: Change["add"] = [[NEW, "New", "Old"], [symbol("pkg.ctx", "Ctx"), "Ctx", "Ctx"]];
    expect(rewrite("if x: from pkg.old import Old, Ctx, a\n", { drop: ["Old", "Ctx"], add })).toBe("if x: from pkg.old import a; from pkg.new import New; from pkg.ctx import Ctx\n");
  });

  it.each([
    ["from pkg.old import a, Old, Ctx\n", "from pkg.old import a\n"],
    ["from pkg.old import Old, Ctx, a\n", "from pkg.old import a\n"],
    ["from pkg.old import Old, a, Ctx\n", "from pkg.old import a\n"],
    ["from pkg.old import (\n    a,\n    Old,\n    Ctx,\n)\n", "from pkg.old import (\n    a,\n)\n"],
    ["from pkg.old import (\n    Old,\n    Ctx, a,\n)\n", "from pkg.old import (\n    a,\n)\n"],
  ])("together with another one, from %j: %j", (text, expected) => {
    expect(rewrite(text, { drop: ["Old", "Ctx"] })).toBe(expected);
  });

  it("splits a list of which nothing stays", () => {
    const add: Change["add"] = [[NEW, "New", "Old"], [symbol("pkg.ctx", "Ctx"), "Ctx", "Ctx"]];
    expect(rewrite("from pkg.old import Old, Ctx\n", { drop: ["Old", "Ctx"], add })).toBe("from pkg.new import New\nfrom pkg.ctx import Ctx\n");
  });

  it("replaces every name of a list in its place", () => {
    const add: Change["add"] = [[NEW, "New", "Old"], [symbol("pkg.new", "Ctx"), "Ctx", "Ctx"]];
    expect(rewrite("from pkg.old import (\n    Old,  # o\n    Ctx,  # c\n)\n", { drop: ["Old", "Ctx"], add })).toBe("from pkg.new import (\n    New,  # o\n    Ctx,  # c\n)\n");
  });
});

describe("a name is added", () => {
  const add: Change = { add: [[NEW, "New", "Old"]] };

  it.each([
    ["from pkg.old import Old\n", "from pkg.old import Old\nfrom pkg.new import New\n"],
    ["from pkg.old import Old  # why\n", "from pkg.old import Old  # why\nfrom pkg.new import New\n"],
    ["from pkg.old import (\n    Old,\n)\n", "from pkg.old import (\n    Old,\n)\nfrom pkg.new import New\n"],
    ["from pkg.new import a\nfrom pkg.old import Old\n", "from pkg.new import a, New\nfrom pkg.old import Old\n"],
    ["from pkg.old import Old\nfrom pkg.new import a\n", "from pkg.old import Old\nfrom pkg.new import a, New\n"],
    ["from pkg.old import Old\nx = 1\nfrom pkg.new import a\n", "from pkg.old import Old\nfrom pkg.new import New\nx = 1\nfrom pkg.new import a\n"],
    ["from pkg.new import New\nfrom pkg.old import Old\n", "from pkg.new import New\nfrom pkg.old import Old\n"],
    ["from pkg.new import (\n    a,  # why\n    b,\n)\nfrom pkg.old import Old\n", "from pkg.new import (\n    a,  # why\n    b,\n    New,\n)\nfrom pkg.old import Old\n"],
    ["from pkg.new import (\n    a,\n    b  # why\n)\nfrom pkg.old import Old\n", "from pkg.new import (\n    a,\n    b,  # why\n    New\n)\nfrom pkg.old import Old\n"],
    ["from pkg.new import (a, b,)\nfrom pkg.old import Old\n", "from pkg.new import (a, b, New,)\nfrom pkg.old import Old\n"],
    ["from pkg.new import *\nfrom pkg.old import Old\n", "from pkg.new import *\nfrom pkg.old import Old\nfrom pkg.new import New\n"],
    ["if x:\n    from pkg.new import a\nfrom pkg.old import Old\n", "if x:\n    from pkg.new import a\nfrom pkg.old import Old\nfrom pkg.new import New\n"],
    ["from pkg.new import a\ndef f():\n    from pkg.old import Old\n", "from pkg.new import a\ndef f():\n    from pkg.old import Old\n    from pkg.new import New\n"],
    ["import pkg.old as Old\n", "import pkg.old as Old\nfrom pkg.new import New\n"],
    ["from pkg.new import New as N\nfrom pkg.old import Old\n", "from pkg.new import New as N, New\nfrom pkg.old import Old\n"],
    ["from pkg.new import Other as New\nfrom pkg.old import Old\n", "from pkg.new import Other as New, New\nfrom pkg.old import Old\n"],
    ["from pkg.new import a\nfrom pkg.new import b\nfrom pkg.old import Old\n", "from pkg.new import a\nfrom pkg.new import b, New\nfrom pkg.old import Old\n"],
    ["from pkg.new import (\n    a)\nfrom pkg.old import Old\n", "from pkg.new import (\n    a, New)\nfrom pkg.old import Old\n"],
    ["from pkg.new import (a,\n)\nfrom pkg.old import Old\n", "from pkg.new import (a, New,\n)\nfrom pkg.old import Old\n"],
  ])("to %j: %j", (text, expected) => {
    expect(rewrite(text, add)).toBe(expected);
  });

  it("takes the place of the dropped name in an import that is there", () => {
    expect(rewrite("from pkg.new import a\nfrom pkg.old import Old\n", move)).toBe("from pkg.new import a, New\n");
  });

  it("joins others from the same module in one statement", () => {
    const both: Change = { add: [[NEW, "New", "Old"], [symbol("pkg.new", "b"), "b", "Old"]] };
    expect(rewrite("from pkg.old import Old\n", both)).toBe("from pkg.old import Old\nfrom pkg.new import New, b\n");
  });

  it("joins what another statement of the block gained", () => {
    const both: Change = { drop: ["Old", "x"], add: [[NEW, "New", "Old"], [symbol("pkg.new", "b"), "b", "x"]] };
    expect(rewrite("from pkg.old import Old\nfrom pkg.other import x\n", both)).toBe("from pkg.new import New, b\n");
  });

  it("joins what the first of several statements gained, in the order of the text", () => {
    const both: Change = { drop: ["Old", "x"], add: [[symbol("pkg.new", "b"), "b", "x"], [NEW, "New", "Old"]] };
    const text = "import os\nfrom pkg.old import Old, a\nfrom pkg.other import x, y\n";
    expect(rewrite(text, both)).toBe("import os\nfrom pkg.old import a\nfrom pkg.new import New, b\nfrom pkg.other import y\n");
  });

  it("does not join what another block gained", () => {
    const text = "from pkg.old import Old, a\ndef f():\n    from pkg.other import x, y\n";
    const facts = read(text);
    const imports = ["a", "y"].flatMap((name) => variable(facts, name).imports);
    const edits = facts.rewriteImports([], imports.map((beside) => ({ target: NEW, local: "New", typeOnly: false, beside })));
    expect(apply(text, edits)).toBe("from pkg.old import Old, a\nfrom pkg.new import New\ndef f():\n    from pkg.other import x, y\n    from pkg.new import New\n");
  });

  it("merges into a relative import of the same module", () => {
    const text = "from .new import a\nfrom pkg.old import Old\n";
    expect(rewrite(text, { add: [[symbol("app.sub.new", "New"), "New", "Old"]] })).toBe("from .new import a, New\nfrom pkg.old import Old\n");
  });

  it("is not written beside a star import", () => {
    const facts = read("from pkg.old import *\n");
    const [star] = facts.unbound;
    if (!star) throw new Error("no star import");
    expect(facts.rewriteImports([], [{ target: NEW, local: "New", typeOnly: false, beside: star }])).toBeNull();
  });

  it("is not a member of a member", () => {
    expect(rewrite("from pkg.old import Old\n", { add: [[{ module: "pkg.new", path: ["A", "B"] }, "B", "Old"]] })).toBeNull();
  });
});

describe("an import goes", () => {
  const drop: Change = { drop: ["Old"] };

  it.each([
    ["x = 1\nfrom pkg.old import Old\ny = 2\n", "x = 1\ny = 2\n"],
    ["from pkg.old import Old\n", ""],
    ["x = 1\nfrom pkg.old import Old", "x = 1\n"],
    ["x = 1\r\nfrom pkg.old import Old\r\ny = 2\r\n", "x = 1\r\ny = 2\r\n"],
    ["from pkg.old import Old  # noqa: F401\nx = 1\n", "x = 1\n"],
    ["from pkg.old import Old  # the engine\nx = 1\n", "# the engine\nx = 1\n"],
    ["from pkg.old import (\n    Old,  # noqa\n)\nx = 1\n", "x = 1\n"],
    ["from pkg.old import (\n    Old,  # the engine\n)\nx = 1\n", "# the engine\nx = 1\n"],
    ["from pkg.old import (\n    Old,  # the engine\n)  # why\nx = 1\n", null],
    ["from pkg.old import (  # noqa\n    # one\n    Old,  # two\n)\nx = 1\n", "# one\n# two\nx = 1\n"],
    ["from pkg.old import (\n    Old,  # the engine\n); x = 1\n", null],
    ["def f():\n    from pkg.old import (\n        Old,  # the engine\n    )\n", "def f():\n    # the engine\n    pass\n"],
    ["def f(): from pkg.old import (\n    Old,  # the engine\n)\n", null],
    ["if x:\r\n\tfrom pkg.old import (\r\n\t\tOld,  # the engine\r\n\t)\r\n\ty()\r\n", "if x:\r\n\t# the engine\r\n\ty()\r\n"],
    ["def f():\n    from pkg.old import Old\n", "def f():\n    pass\n"],
    ["def f():\n    from pkg.old import Old  # why\n", "def f():\n    pass  # why\n"],
    ["def f():\n    from pkg.old import Old\n    from pkg.older import Old\n", "def f():\n    pass\n"],
    ["def f():\n    from pkg.old import Old\n    return 1\n", "def f():\n    return 1\n"],
    ["def f():\n    x = 1\n    from pkg.old import Old\n\ny = 2\n", "def f():\n    x = 1\n\ny = 2\n"],
    ["try:\n    from pkg.old import Old\nexcept ImportError:\n    pass\n", "try:\n    pass\nexcept ImportError:\n    pass\n"],
    ["if x: from pkg.old import Old\n", "if x: pass\n"],
    ["if x: from pkg.old import Old; y = 1\n", "if x: y = 1\n"],
    ["if x: y = 1; from pkg.old import Old\n", "if x: y = 1\n"],
    ["import os; from pkg.old import Old\n", "import os\n"],
    ["from pkg.old import Old; import os\n", "import os\n"],
    ["from pkg.old import Old;\nx = 1\n", "x = 1\n"],
    ["import os; from pkg.old import Old;\n", "import os;\n"],
    ["import os, pkg.old as Old\n", "import os\n"],
    ["import pkg.old as Old, os\n", "import os\n"],
    ["from pkg.old import Old;  # why\nx = 1\n", "# why\nx = 1\n"],
    ["class A:\n    from pkg.old import Old\n\n    def f(self): pass\n", "class A:\n\n    def f(self): pass\n"],
  ])("from %j: %j", (text, expected) => {
    expect(rewrite(text, drop)).toBe(expected);
  });
});

it("goes from a block in which another one moves", () => {
  const text = "def f():\n    from pkg.x import Ctx\n    from pkg.old import Old\n";
  expect(rewrite(text, { drop: ["Ctx", "Old"], add: [[NEW, "New", "Old"]] })).toBe("def f():\n    from pkg.new import New\n");
});

describe("a module takes the place of another", () => {
  const MODULE: QualifiedName = { module: "lib.new", path: [] };

  it.each([
    ["import pkg.old as m\n", "m", "m", "import lib.new as m\n"],
    ["import os, pkg.old as m\n", "m", "m", "import os, lib.new as m\n"],
    ["import pkg.old\n", "pkg", "lib.new", "import lib.new\n"],
    ["import pkg.old\n", "pkg", "n", "import lib.new as n\n"],
    ["from pkg import old\n", "old", "new", "from lib import new\n"],
    ["from pkg import old\n", "old", "old", "from lib import new as old\n"],
    ["from pkg import old as m\n", "m", "m", "from lib import new as m\n"],
    ["from pkg import old\n", "old", "lib.new", "import lib.new\n"],
    ["from pkg import (\n    old,  # why\n)\n", "old", "lib.new", "# why\nimport lib.new\n"],
    ["from pkg import old, other\n", "old", "new", "from pkg import other\nfrom lib import new\n"],
    ["import lib.new\nimport pkg.old\n", "pkg", "lib.new", "import lib.new\n"],
  ])("in %j, %s as %s: %j", (text, old, local, expected) => {
    expect(rewrite(text, { drop: [old], add: [[MODULE, local, old]] })).toBe(expected);
  });

  it.each([
    ["from pkg import old\n", "import new as n\n"],
    ["if x: from pkg import old\n", "if x: import new as n\n"],
    ["from m import new\nfrom pkg import old\n", "from m import new\nimport new as n\n"],
    ["from m import new as n\nfrom pkg import old\n", "from m import new as n\nimport new as n\n"],
  ])("at the top level, in %j: %j", (text, expected) => {
    expect(rewrite(text, { drop: ["old"], add: [[{ module: "new", path: [] }, "n", "old"]] })).toBe(expected);
  });

  it.each([
    ["if x: from pkg import old, older\n", "if x: import new as n; import newer as m\n"],
    ["from pkg import old, older; x = 1\n", "import new as n; import newer as m; x = 1\n"],
    ["from pkg import old, older\n", "import new as n\nimport newer as m\n"],
    ["from pkg import (\n    old,  # why\n    older,\n); x = 1\n", null],
  ])("along with another, in %j: %j", (text, expected) => {
    const add: Change["add"] = [[{ module: "new", path: [] }, "n", "old"], [{ module: "newer", path: [] }, "m", "older"]];
    expect(rewrite(text, { drop: ["old", "older"], add })).toBe(expected);
  });

  it("takes its place among the names of its package", () => {
    const add: Change["add"] = [[{ module: "pkg.new", path: [] }, "new", "old"]];
    expect(rewrite("from pkg import old, other\n", { drop: ["old"], add })).toBe("from pkg import new, other\n");
  });

  it("stays in its own package", () => {
    const add: Change["add"] = [[{ module: "app.sub.new", path: [] }, "new", "old"]];
    expect(rewrite("from . import old\n", { drop: ["old"], add })).toBe("from . import new\n");
  });

  it("gives way to a name that is taken from it", () => {
    expect(rewrite("import pkg.old\n", { drop: ["pkg"], add: [[NEW, "New", "pkg"]] })).toBe("from pkg.new import New\n");
  });
});

it("drops one of two imports of a variable and keeps the other", () => {
  const text = "try:\n    from pkg.old import Old\nexcept ImportError:\n    from pkg.older import Old\n";
  const facts = read(text);
  const edits = facts.rewriteImports(variable(facts, "Old").imports.slice(1), []);
  expect(apply(text, edits)).toBe("try:\n    from pkg.old import Old\nexcept ImportError:\n    pass\n");
});
