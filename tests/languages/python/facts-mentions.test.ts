import type { Mention, QualifiedName } from "../../../src/facts";
import { apply, read } from "./read";

const mentionsIn = (code: string): readonly Mention[] => read(`import pkg.old\n${code}\n`).mentions;

const summary = (code: string): string[] =>
  mentionsIn(code).map(({ purpose, names: [first], use }) => {
    const name = [first?.module, ...(first?.path ?? [])].join(".");
    return [purpose, name, ...(use ? [`.${use.path.join(".")}`, use.role] : [])].join(" ");
  });

describe("a module or symbol in a string", () => {
  it.each([
    ["from unittest.mock import patch\npatch('a.B')", ["mock a.B"]],
    ["from unittest.mock import patch as p\np.multiple('a.B', c=1)", ["mock a.B"]],
    ["from unittest import mock\n@mock.patch('a.B')\ndef f(b): pass", ["mock a.B"]],
    ["import unittest.mock\nunittest.mock.patch('a.B')", ["mock a.B"]],
    ["import mock\nmock.patch(target='a.B')", ["mock a.B"]],
    ["def patch(x): pass\npatch('a.B')", []],
    ["def t(mocker):\n    mocker.patch('a.B')", ["mock a.B"]],
    ["def t(self):\n    self.mocker.patch('a.B')", ["mock a.B"]],
    ["def t(monkeypatch):\n    monkeypatch.setattr('a.B', 1)", ["mock a.B"]],
    ["def t(monkeypatch):\n    monkeypatch.setattr(a, 'B', 1)", []],
    ["import sys\ndef t(monkeypatch):\n    monkeypatch.setitem(sys.modules, 'a', 1)", ["mock a"]],
    ["from unittest.mock import patch\npatch.dict('sys.modules', {'a.b': 1, 'c': 2})", ["mock a.b", "mock c"]],
    ["import sys\nfrom unittest.mock import patch\npatch.dict(sys.modules, {'a.b': 1, **x})", ["mock a.b"]],
    ["from unittest.mock import patch\npatch.dict('a.B', {'k': 1})", ["mock a.B"]],
    ["from unittest.mock import patch\npatch(f'a.B')", []],
    ["from unittest.mock import patch\npatch('not a name')", []],
    ["import importlib\nimportlib.import_module('a.b')", ["load a.b"]],
    ["import importlib\nx = importlib.import_module('a.b').C.d()", ["load a.b .C.d call"]],
    ["from importlib import import_module as load\nload(name='a.b')", ["load a.b"]],
    ["import importlib\nimportlib.import_module('.b', 'p.q')", ["load p.q.b"]],
    ["import importlib\nimportlib.import_module('..b', package='p.q')", ["load p.b"]],
    ["import importlib\nimportlib.import_module('.b', __package__)", ["load app.sub.b"]],
    ["import importlib\nimportlib.import_module('.b', x)", []],
    ["__import__('a').b()", ["load a .b call"]],
    ["__import__('a.b').c", ["load a.b"]],
    ["__import__('a.b', fromlist=['c']).c", ["load a.b .c value"]],
    ["def __import__(x): pass\n__import__('a.b')", []],
    ["import sys\nsys.modules['a.b'].C", ["look-up a.b .C value"]],
    ["from sys import modules\nmodules['a.b']", ["look-up a.b"]],
    ["import sys\nsys.modules['a.b'] = x", ["mock a.b"]],
    ["import sys\ndel sys.modules['a.b']", ["look-up a.b"]],
    ["import sys\n'a.b' in sys.modules", ["look-up a.b"]],
    ["import sys\nsys.modules.pop('a.b', None)", ["look-up a.b"]],
    ["import sys\nsys.modules.get('a.b').C", ["look-up a.b .C value"]],
    ["modules = {}\nmodules['a.b']", []],
    ["import importlib.util\nimportlib.util.find_spec('a.b')", ["pointer a.b"]],
    ["import pkgutil\npkgutil.resolve_name('a.b:C.d')", ["pointer a.b.C.d"]],
    ["import pytest\npytest.importorskip('a.b')", ["load a.b"]],
    ["x = 'a.b.C'", []],
  ])("%j: %j", (code, expected) => {
    expect(summary(code)).toEqual(expected);
  });

  it("may be split anywhere, the longest module first", () => {
    expect(mentionsIn("from unittest.mock import patch\npatch('a.b.C.m')")[0]?.names).toEqual([
      { module: "a.b.C.m", path: [] },
      { module: "a.b.C", path: ["m"] },
      { module: "a.b", path: ["C", "m"] },
      { module: "a", path: ["b", "C", "m"] },
    ]);
  });

  it("is a module and nothing else where it is loaded", () => {
    expect(mentionsIn("__import__('a.b')")[0]?.names).toEqual([{ module: "a.b", path: [] }]);
  });

  it("is split where a colon splits it", () => {
    expect(mentionsIn("import pkgutil\npkgutil.resolve_name('a.b:C.d')")[0]?.names).toEqual([{ module: "a.b", path: ["C", "d"] }]);
  });

  it("stands where the string stands", () => {
    expect(mentionsIn("__import__('a.b')")[0]?.location).toEqual({ start: { line: 2, column: 11 }, end: { line: 2, column: 16 } });
  });
});

describe("pointing a mention at another place", () => {
  function replaced(imports: string, code: string, target: QualifiedName, consumed = 0): string | null {
    const before = `import pkg.old\n${imports}\n`;
    const text = `${before}${code}\n`;
    const [mention] = read(text).mentions;
    if (!mention) throw new Error("no mention");
    return apply(text, mention.replace(target, consumed))?.slice(before.length, -1) ?? null;
  }
  const PATCH = "from unittest.mock import patch";

  it.each([
    ["patch('a.B')", "patch('c.d.New')"],
    ['patch(r"a.B", x)', 'patch(r"c.d.New", x)'],
    ['patch("""a.B""")', 'patch("""c.d.New""")'],
    ["patch('a.' 'B')", null],
    ["patch('a.\\x42')", null],
    ["patch(('a.B'))", "patch(('c.d.New'))"],
  ])("rewrites %j as %j", (code, expected) => {
    expect(replaced(PATCH, code, { module: "c.d", path: ["New"] })).toBe(expected);
  });

  it("keeps a colon", () => {
    expect(replaced("import pkgutil", "pkgutil.resolve_name('a:B')", { module: "c.d", path: ["New", "m"] })).toBe("pkgutil.resolve_name('c.d:New.m')");
  });

  it("rewrites a loaded module alone", () => {
    expect(replaced("import importlib", "importlib.import_module('a.b').C()", { module: "c.d", path: [] })).toBe("importlib.import_module('c.d').C()");
  });

  it("rewrites what is read from it as well", () => {
    expect(replaced("import importlib", "importlib.import_module('a.b').C.m()", { module: "c.d", path: ["New"] }, 1)).toBe("importlib.import_module('c.d').New.m()");
  });

  it("leaves what is read from it where that keeps its name", () => {
    expect(replaced("import sys", "sys.modules['a.b'] . C", { module: "c.d", path: ["C"] }, 1)).toBe("sys.modules['c.d'].C");
  });

  it("does not lose a comment", () => {
    expect(replaced("import sys", "(sys.modules['a.b']  # why\n .C)", { module: "c.d", path: ["New"] }, 1)).toBeNull();
  });

  it("leaves a relative name alone", () => {
    expect(replaced("import importlib", "importlib.import_module('.b', 'p')", { module: "c.d", path: [] })).toBeNull();
  });

  it("cannot make a member of a module in `sys.modules`", () => {
    expect(replaced("import sys", "del sys.modules['a.b']", { module: "c.d", path: ["New"] })).toBeNull();
  });
});
