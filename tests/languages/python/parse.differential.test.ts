import { join } from "node:path";
import { libraryOf, minorVersion } from "./cpython/cpython";
import { differencesIn, differencesOf } from "./cpython/snippets";

/** Files that every CPython has. */
const LIBRARY = [
  "abc.py", "argparse.py", "ast.py", "asyncio/base_events.py", "asyncio/locks.py", "asyncio/tasks.py", "base64.py", "bisect.py",
  "calendar.py", "cmd.py", "codecs.py", "collections/__init__.py", "configparser.py", "contextlib.py", "copy.py", "csv.py",
  "dataclasses.py", "difflib.py", "dis.py", "email/message.py", "enum.py", "fractions.py", "functools.py", "heapq.py",
  "html/parser.py", "inspect.py", "json/decoder.py", "json/encoder.py", "logging/__init__.py", "pickle.py", "random.py",
  "re/_parser.py", "shlex.py", "statistics.py", "string.py", "tarfile.py", "textwrap.py", "tokenize.py", "typing.py",
  "unittest/mock.py", "uuid.py",
];

/** Each is Python since 3.11 at the latest. */
const SNIPPETS: readonly (readonly [name: string, text: string])[] = [
  ["nothing", ""],
  ["a comment", "# a\n"],
  ["no last line end", "a"],
  ["imports", "import a, b.c as d\nfrom . import (e, f as g,)\nfrom ...h.i import *\nfrom j import k \\\n  as l\n"],
  ["parameters", "def f(a, b: int = 1, /, c=2, *d: str, e, f=3, **g) -> None: ...\nlambda a, /, b=1, *c, d, **e: a\n"],
  ["decorators", "@a.b(c)\n@d\nasync def f():\n    @e\n    class G(H, metaclass=I): pass\n"],
  ["calls", "f(a, *b, c=d, **e)\nf(x for x in y)\nclass C(*a, **b): pass\n"],
  ["assignments", "a = b = c\na, *b = c\n[a, (b, c)] = d\na: int\n(a): int = 1\na.b: int = 2\na @= b\na[b] //= c\n(a := b)\n"],
  ["comprehensions", "[a for b in c if d if e for f in g]\n{a: b for c in d}\n[a async for b in c]\n"],
  ["operators", "a or b and not c\na < b <= c is not d not in e\n-a ** -b\n~a << b | c ^ d & e\na if b else c\n"],
  ["subscripts", "a[b]\na[b:c:d]\na[b, :]\na[*b]\na[()]\n"],
  ["strings", "'a' \"b\"\nu'c'\nb'd' rb'\\e'\n'''f\ng'''\n'\\x41\\u00e9\\n\\\n'\n"],
  ["interpolation", "f'{a}b{c!r}{d:>{e}}{{f}}'\nf'{g=}'\nf'h' 'i' f'{j}'\nrf'\\{k}'\nf'''{\nl\n}\n{m}\n'''\nf'{\"n\"}{b\"o\"}'\n"],
  ["numbers", "0x1f\n0b1\n0o7\n1_000\n1.5e-3\n2j\n.5\n12345678901234567890\n"],
  ["statements", "global a\nnonlocal b\ndel c, d[e]\nassert f, g\nraise h from i\npass; break; continue\nreturn j\n"],
  ["loops", "for a, b in c, d:\n  pass\nelse:\n  pass\nwhile e: f\nasync def g():\n  async for h in i: await j\n  yield k\n  yield from l\n"],
  ["with", "with a, b as c: pass\nwith (a as b, c as (d, e),): pass\nwith (a): pass\nwith (a, b): pass\nwith (yield): pass\n"],
  ["try", "try: a\nexcept: b\nelse: c\nfinally: d\ntry: a\nexcept* (B, C) as e: f\n"],
  ["branches", "if a: b\nelif c: d\nelif e: f\nelse: g\n"],
  ["patterns", "match a, b:\n  case 1 | 'b' | -2.5: pass\n  case None: pass\n  case [c, *_]: pass\n  case {'d': e, **f}: pass\n  case G(h, i=j) if k: pass\n  case (l as m): pass\n  case n.o: pass\n  case _: pass\n"],
  ["open tuples", "match a, b:  # c\n  case *d, e: f\n  case 'ü', *g if h: j\n  case k, *_ :\n    l\n  case m, n: o\nmatch  p := q,:\n  case *r,:\n    r\n"],
  ["asynchronous comprehensions", "{a async for b in c}\n{\n  '}': e\n  async for (f, g) in h if i async for j in k for l in m\n}\n"],
  ["braces in strings in fields", "f'{\"{\"}{a[\"}\"]}'\nf'{b:{\"{\"}>10}'\nx\nf'''{c}{\"}\"}'''\n"],
  ["fields of several lines", "f'''{\n  a\n  + é\n}{b\n}'''; d\nf'''{e\r\n  .f}'''; g\r\nh\n"],
  ["empty strings beside interpolated ones", "f'{a}' '' f'' 'b'\n'' f''\n"],
  ["escaped backslashes before fields", "f'\\\\N{a}' rf'\\{b}' f'\\\\{c}'\n"],
  ["old prefixes", "U'a' u'b' 'c'\nu'd' f'{e}'\n"],
  ["letters beyond the basic plane", "𝔘 = '😀'; é.𝔫(𝔦=𐐀)\nimport 𝔘.𝔫 as 𝔦\ndef 𐐀(): global 𝔘\n"],
  ["deletions with a comma at the end", "del a,\ndel (b), c , ; d\nif e: del f,  # g\n"],
  ["powers of what is awaited", "async def f():\n  await a ** b\n  -await (c) ** d\n  await (e ** f)\n"],
  ["tabs beside spaces", "if a:\n  \tb\n  \tif c:\n  \t  d\n  \te\nif f:\n    g(\n\t'é')\n    é\n"],
  ["a declared encoding that is not used", "# -*- coding: latin-1 -*-\na\n"],
  ["soft keywords", "match = case = type = 1\nmatch[a]\nmatch(a, b)\nprint(type)\n"],
  ["other scripts", "näme = 'ü'; ｗｉｄｔｈ = é.ö # ß\n'😀'; x\nf'é{a}😀{b}'\n"],
  ["CRLF", "if a:\r\n    '''b\r\nc'''\r\n    d(\r\n    e)\r\n"],
  ["lone CR", "a\rif b:\r  c\r"],
  ["form feeds", "\fa\nif b:\n    c\n\f\nd\f+ e\n  \ff\n"],
  ["tabs", "if a:\n\tb\n\tif c:\n\t\td\n"],
  ["a byte order mark", "\uFEFFa = 'é'\n"],
  ["continued lines", "a = \\\n  b + \\\n  c\n"],
];

const minor = minorVersion() ?? 0;

describe("CPython builds the same tree and the same scopes", () => {
  let found: (readonly string[])[];
  beforeAll(async () => {
    found = await differencesIn(SNIPPETS.map(([, text]) => text), "python3", minor);
  });

  test.each(SNIPPETS.map(([name], index) => [name, index] as const))("of %s", (_, index) => {
    expect(found[index]).toEqual([]);
  });

  test("of its own library", async () => {
    const library = libraryOf();
    const paths = LIBRARY.map((file) => join(library, file));
    const unlike = (await differencesOf(paths, "python3", minor)).map((differences, index) => [paths[index], differences] as const);
    expect(unlike.filter(([, differences]) => differences.length > 0)).toEqual([]);
  }, 120_000);
});
