import { fixesPython } from "./python-fixes";

fixesPython("a list of names", [
  {
    it: "parentheses with a comment behind the opening one",
    code: "from app.engine.legacy import (  # engines\n    Parser,\n    helper,\n)\nParser(), helper()\n",
    fixed: "from app.engine.user import (  # engines\n    helper,\n)\nfrom app.parsing import Parser\nParser(), helper()\n",
  },
  {
    it: "a comment about a list that goes stays above what takes its place",
    code: "from app.engine.legacy import (\n    # both of them\n    Parser,\n    helper,\n)\nParser(), helper()\n",
    fixed: "from app.engine.user import (\n    # both of them\n    helper,\n)\nfrom app.parsing import Parser\nParser(), helper()\n",
  },
  {
    it: "comments behind names that go to several homes",
    code: "from app.engine.legacy import (\n    Parser,  # parses\n    helper,  # helps\n)\nParser(), helper()\n",
    fixed: "from app.engine.user import (\n    # parses\n    helper,  # helps\n)\nfrom app.parsing import Parser\nParser(), helper()\n",
  },
  {
    it: "a comment behind the last name without a comma",
    code: "from app.engine.legacy import (\n    only_here,\n    Parser  # parses\n)\nParser(), only_here()\n",
    fixed: "from app.engine.legacy import (\n    only_here,\n    # parses\n)\nfrom app.parsing import Parser\nParser(), only_here()\n",
    reasons: ["no-home"],
  },
  {
    it: "commas that lead their lines",
    code: "from app.engine.legacy import (\n    only_here\n    , Parser\n)\nParser(), only_here()\n",
    fixed: "from app.engine.legacy import (\n    only_here\n)\nfrom app.parsing import Parser\nParser(), only_here()\n",
    reasons: ["no-home"],
  },
  {
    it: "a list on one line in parentheses",
    code: "from app.engine.legacy import (only_here, Parser)\nParser(), only_here()\n",
    fixed: "from app.engine.legacy import (only_here)\nfrom app.parsing import Parser\nParser(), only_here()\n",
    reasons: ["no-home"],
  },
  {
    it: "several names to several homes",
    code: "from app.engine.legacy import Parser, helper, only_here\nParser(), helper(), only_here()\n",
    fixed: "from app.engine.legacy import only_here\nfrom app.engine.user import helper\nfrom app.parsing import Parser\nParser(), helper(), only_here()\n",
    reasons: ["no-home"],
  },
  {
    it: "names with aliases",
    code: "from app.engine.legacy import Parser as P, helper as h, only_here as o\nP(), h(), o()\n",
    fixed: "from app.engine.legacy import only_here as o\nfrom app.engine.user import helper as h\nfrom app.parsing import Parser as P\nP(), h(), o()\n",
    reasons: ["no-home"],
  },
  {
    it: "a continued line",
    code: "from app.engine.legacy import Parser, \\\n    helper\nParser(), helper()\n",
    fixed: "from app.engine.user import helper\nfrom app.parsing import Parser\nParser(), helper()\n",
  },
  {
    it: "a continued line before the names",
    code: "from app.engine.legacy \\\n    import only_here, Parser\nParser(), only_here()\n",
    fixed: "from app.engine.legacy \\\n    import only_here\nfrom app.parsing import Parser\nParser(), only_here()\n",
    reasons: ["no-home"],
  },
  {
    it: "the same name twice in one list",
    code: "from app.engine.legacy import Parser, Parser\nParser()\n",
    fixed: "from app.parsing import Parser\nParser()\n",
  },
  {
    it: "the same name under two names",
    code: "from app.engine.legacy import Parser, Parser as P\nParser(), P()\n",
    fixed: "from app.parsing import Parser\nParser(), Parser()\n",
  },
  { it: "a trailing comma", code: "from app.engine.legacy import (Parser,)\nParser()\n", fixed: "from app.parsing import (Parser,)\nParser()\n" },
  {
    it: "comments of a list that merges into another stay above its place",
    code: "from app.parsing import Reader\nfrom app.engine.legacy import (\n    # what parses\n    Parser,  # fast\n)\nReader, Parser()\n",
    fixed: "from app.parsing import Reader, Parser\n# what parses\n# fast\nReader, Parser()\n",
  },
  {
    it: "the comment of a list with more on its last line holds it back",
    code: "from app.parsing import Reader\nfrom app.engine.legacy import (\n    Parser,  # fast\n)  # why\nReader, Parser()\n",
    reasons: ["unsupported-syntax"],
  },
]);

fixesPython("an import", [
  {
    it: "behind a docstring",
    code: "\"\"\"Doc.\"\"\"\nfrom app.engine.legacy import Parser\nParser()\n",
    fixed: "\"\"\"Doc.\"\"\"\nfrom app.parsing import Parser\nParser()\n",
  },
  {
    it: "behind a docstring and a future import",
    code: "\"\"\"Doc.\"\"\"\nfrom __future__ import annotations\n\nfrom app.engine.legacy import Parser, only_here\nParser(), only_here()\n",
    fixed: "\"\"\"Doc.\"\"\"\nfrom __future__ import annotations\n\nfrom app.engine.legacy import only_here\nfrom app.parsing import Parser\nParser(), only_here()\n",
    reasons: ["no-home"],
  },
  {
    it: "on one line with a future import",
    code: "from __future__ import annotations; from app.engine.legacy import Parser, only_here\nParser(), only_here()\n",
    fixed: "from __future__ import annotations; from app.engine.legacy import only_here; from app.parsing import Parser\nParser(), only_here()\n",
    reasons: ["no-home"],
  },
  {
    it: "on one line with others",
    code: "import os; from app.engine.legacy import Parser, only_here; import sys\nParser(), only_here()\n",
    fixed: "import os; from app.engine.legacy import only_here; from app.parsing import Parser; import sys\nParser(), only_here()\n",
    reasons: ["no-home"],
  },
  { it: "last on its line with a semicolon", code: "from app.engine.legacy import Parser;\nParser()\n", fixed: "from app.parsing import Parser;\nParser()\n" },
  {
    it: "the only statement of a block",
    code: "def f():\n    from app.engine.legacy import Parser\n",
    fixed: "def f():\n    from app.parsing import Parser\n",
  },
  {
    it: "the only statement of a block on the line of its head",
    code: "if f(): from app.engine.legacy import Parser, only_here\nParser(), only_here()\n",
    fixed: "if f(): from app.engine.legacy import only_here; from app.parsing import Parser\nParser(), only_here()\n",
    reasons: ["no-home"],
  },
  { it: "the only statement of a class", code: "class A:\n    from app.engine.legacy import Parser\n", reasons: ["re-exported"] },
  { it: "in a class body that uses it", code: "class A:\n    from app.engine.legacy import Parser\n    p = Parser()\n", reasons: ["re-exported"] },
  {
    it: "in an else",
    code: "if f():\n    pass\nelse:\n    from app.engine.legacy import Parser\n    Parser()\n",
    fixed: "if f():\n    pass\nelse:\n    from app.parsing import Parser\n    Parser()\n",
  },
  {
    it: "in both arms",
    code: "if f():\n    from app.engine.legacy import Parser\nelse:\n    from app.engine.legacy import Parser\nParser()\n",
    fixed: "if f():\n    from app.parsing import Parser\nelse:\n    from app.parsing import Parser\nParser()\n",
  },
  { it: "in one arm", code: "if f():\n    from app.engine.legacy import Parser\nelse:\n    Parser = None\nParser()\n", reasons: ["ambiguous-binding"] },
  {
    it: "in a try that is tolerated",
    code: "try:\n    from app.engine.legacy import Parser\nexcept ImportError:\n    Parser = None\nParser()\n",
    reasons: ["ambiguous-binding"],
  },
  {
    it: "in a try, the new one behind it",
    code: "try:\n    from app.engine.legacy import Parser\nexcept ImportError:\n    from app.parsing import Parser\nParser()\n",
    fixed: "try:\n    from app.parsing import Parser\nexcept ImportError:\n    from app.parsing import Parser\nParser()\n",
  },
  {
    it: "in a finally",
    code: "try:\n    f()\nfinally:\n    from app.engine.legacy import Parser\nParser()\n",
    fixed: "try:\n    f()\nfinally:\n    from app.parsing import Parser\nParser()\n",
  },
  {
    it: "in a with",
    code: "with f():\n    from app.engine.legacy import Parser\n    Parser()\n",
    fixed: "with f():\n    from app.parsing import Parser\n    Parser()\n",
  },
  {
    it: "in a loop",
    code: "for i in f():\n    from app.engine.legacy import Parser\n    Parser()\n",
    fixed: "for i in f():\n    from app.parsing import Parser\n    Parser()\n",
  },
  {
    it: "in a case",
    code: "match f():\n    case 1:\n        from app.engine.legacy import Parser\n        Parser()\n",
    fixed: "match f():\n    case 1:\n        from app.parsing import Parser\n        Parser()\n",
  },
  {
    it: "declared global",
    code: "def f():\n    global Parser\n    from app.engine.legacy import Parser\n\nParser()\n",
    fixed: "def f():\n    global Parser\n    from app.parsing import Parser\n\nParser()\n",
  },
  {
    it: "behind tabs",
    code: "def f():\n\tfrom app.engine.legacy import Parser, only_here\n\tParser(), only_here()\n",
    fixed: "def f():\n\tfrom app.engine.legacy import only_here\n\tfrom app.parsing import Parser\n\tParser(), only_here()\n",
    reasons: ["no-home"],
  },
  {
    it: "with the line ends of Windows",
    code: "from app.engine.legacy import Parser, only_here\r\nParser(), only_here()\r\n",
    fixed: "from app.engine.legacy import only_here\r\nfrom app.parsing import Parser\r\nParser(), only_here()\r\n",
    reasons: ["no-home"],
  },
  {
    it: "with a byte order mark",
    code: "\ufefffrom app.engine.legacy import Parser, only_here\nParser(), only_here()\n",
    fixed: "\ufefffrom app.engine.legacy import only_here\nfrom app.parsing import Parser\nParser(), only_here()\n",
    reasons: ["no-home"],
  },
  {
    it: "at the end without a line end",
    code: "def f(): return Parser()\nfrom app.engine.legacy import Parser",
    fixed: "def f(): return Parser()\nfrom app.parsing import Parser",
  },
  {
    it: "relative",
    code: "from .engine.legacy import Parser, only_here\nParser(), only_here()\n",
    fixed: "from .engine.legacy import only_here\nfrom .parsing import Parser\nParser(), only_here()\n",
    reasons: ["no-home"],
  },
  { it: "of the module from its package", code: "from app.engine import legacy\nlegacy.Parser()\n", fixed: "from app.parsing import Parser\nParser()\n" },
  {
    it: "of the module under a name",
    code: "import app.engine.legacy as m\nm.Parser(), m.helper()\n",
    fixed: "from app.parsing import Parser\nfrom app.engine.user import helper\nParser(), helper()\n",
  },
  {
    it: "of the module by its whole name",
    code: "import app.engine.legacy\napp.engine.legacy.Parser()\n",
    fixed: "from app.parsing import Parser\nParser()\n",
  },
  { it: "of all names", code: "from app.engine.legacy import *\nParser()\n", reasons: ["star-import"] },
]);

fixesPython("a use", [
  {
    it: "in a decorator",
    code: "from app.engine.legacy import Parser\n@Parser\ndef f(): ...\n",
    fixed: "from app.parsing import Parser\n@Parser\ndef f(): ...\n",
  },
  {
    it: "in the argument of a decorator",
    code: "from app.engine.legacy import Parser\n@g(Parser())\ndef f(): ...\n",
    fixed: "from app.parsing import Parser\n@g(Parser())\ndef f(): ...\n",
  },
  { it: "as a base", code: "from app.engine.legacy import Parser\nclass A(Parser): ...\n", fixed: "from app.parsing import Parser\nclass A(Parser): ...\n" },
  { it: "in an f-string", code: "from app.engine.legacy import Parser\nf'{Parser()}'\n", fixed: "from app.parsing import Parser\nf'{Parser()}'\n" },
  {
    it: "in an f-string that prints its source",
    code: "from app.engine.legacy import Parser\nf'{Parser()=}'\n",
    reasons: ["unsupported-syntax", "unsupported-syntax"],
  },
  {
    it: "in a nested f-string",
    code: "from app.engine.legacy import Parser\nf'{f\"{Parser()!r:>{len(str(Parser))}}\"}'\n",
    fixed: "from app.parsing import Parser\nf'{f\"{Parser()!r:>{len(str(Parser))}}\"}'\n",
  },
  { it: "in a walrus", code: "from app.engine.legacy import Parser\n(p := Parser())\n", fixed: "from app.parsing import Parser\n(p := Parser())\n" },
  { it: "in a comprehension", code: "from app.engine.legacy import Parser\n[Parser() for _ in Parser.all]\n", reasons: ["missing-member", "missing-member"] },
  {
    it: "in a lambda",
    code: "from app.engine.legacy import Parser\nlambda p=Parser: Parser()\n",
    fixed: "from app.parsing import Parser\nlambda p=Parser: Parser()\n",
  },
  {
    it: "in a default",
    code: "from app.engine.legacy import Parser\ndef f(p=Parser()): ...\n",
    fixed: "from app.parsing import Parser\ndef f(p=Parser()): ...\n",
  },
  {
    it: "in an annotation in quotes",
    code: "from app.engine.legacy import Parser\ndef f(p: 'list[Parser]') -> 'Parser': ...\n",
    fixed: "from app.parsing import Parser\ndef f(p: 'list[Parser]') -> 'Parser': ...\n",
  },
  {
    it: "in an annotation in quotes with an escape",
    code: "from app.engine.legacy import Parser\ndef f(p: '\\x50arser'): ...\n",
    reasons: ["unsupported-syntax", "unsupported-syntax"],
  },
  {
    it: "in a type comment",
    code: "from app.engine.legacy import Parser\np = None  # type: Parser\nParser()\n",
    fixed: "from app.parsing import Parser\np = None  # type: Parser\nParser()\n",
  },
  {
    it: "in the name of another module's class",
    code: "from app.engine.legacy import Parser\nother.Parser()\nParser()\n",
    fixed: "from app.parsing import Parser\nother.Parser()\nParser()\n",
  },
  {
    it: "as a keyword argument",
    code: "from app.engine.legacy import Parser\nf(Parser=Parser())\n",
    fixed: "from app.parsing import Parser\nf(Parser=Parser())\n",
  },
  { it: "in a string", code: "from app.engine.legacy import Parser\n'Parser'\nParser()\n", fixed: "from app.parsing import Parser\n'Parser'\nParser()\n" },
  { it: "in `__all__`", code: "from app.engine.legacy import Parser\n__all__ = ['Parser']\n", reasons: ["re-exported"] },
  { it: "in a deletion", code: "from app.engine.legacy import Parser\nParser()\ndel Parser\n", reasons: ["ambiguous-binding"] },
  {
    it: "behind a parameter of its name",
    code: "from app.engine.legacy import Parser\ndef f(Parser): return Parser()\nParser()\n",
    fixed: "from app.parsing import Parser\ndef f(Parser): return Parser()\nParser()\n",
  },
  {
    it: "behind a local of its name",
    code: "from app.engine.legacy import Parser\ndef f():\n    Parser = 1\n    return Parser\nParser()\n",
    fixed: "from app.parsing import Parser\ndef f():\n    Parser = 1\n    return Parser\nParser()\n",
  },
  {
    it: "behind a capture of its name",
    code: "from app.engine.legacy import Parser\ndef f(x):\n    match x:\n        case Parser: return Parser\nParser()\n",
    fixed: "from app.parsing import Parser\ndef f(x):\n    match x:\n        case Parser: return Parser\nParser()\n",
  },
  {
    it: "behind a comprehension's own name",
    code: "from app.engine.legacy import Parser\n[Parser for Parser in x]\nParser()\n",
    fixed: "from app.parsing import Parser\n[Parser for Parser in x]\nParser()\n",
  },
  { it: "over several lines", code: "from app.engine.legacy import Parser\n(Parser\n ())\n", fixed: "from app.parsing import Parser\n(Parser\n ())\n" },
  { it: "by isinstance", code: "from app.engine.legacy import Parser\nisinstance(x, Parser)\n", reasons: ["tied-by-identity", "tied-by-identity"] },
  {
    it: "in an assertion of the tests",
    code: "from app.engine.legacy import Parser\nimport pytest\nwith pytest.raises(Parser):\n    Parser()\n",
    fixed: "from app.parsing import Parser\nimport pytest\nwith pytest.raises(Parser):\n    Parser()\n",
  },
  {
    it: "the new name is taken in a function",
    code: "from app.old_parsing import OldReader\n\ndef f(Reader):\n    return OldReader(), Reader\n",
    reasons: ["name-taken"],
  },
  { it: "the new name is taken in the module", code: "from app.old_parsing import OldReader\n\nReader = OldReader()\n", reasons: ["name-taken"] },
  {
    it: "the new name is there already",
    code: "from app.parsing import Reader\nfrom app.old_parsing import OldReader\n\nReader(), OldReader()\n",
    fixed: "from app.parsing import Reader\n\nReader(), Reader()\n",
  },
  {
    it: "the new name is there behind a use",
    code: "from app.old_parsing import OldReader\nOldReader()\nfrom app.parsing import Reader\nReader()\n",
    fixed: "from app.parsing import Reader\nReader()\nfrom app.parsing import Reader\nReader()\n",
  },
  {
    it: "in a type comment",
    code: "from typing import List\nfrom app.old_parsing import OldReader\n\nreaders = []  # type: List[OldReader]  # all of them\n",
    fixed: "from typing import List\nfrom app.parsing import Reader\n\nreaders = []  # type: List[Reader]  # all of them\n",
  },
  {
    it: "in the type comment of a decorated function, and of a parameter",
    code: "from app import trace\nfrom app.engine import legacy\n\n@trace\ndef f(a,  # type: legacy.Parser\n      b):\n    # type: (...) -> 'legacy.Parser'\n    return a\n",
    fixed: "from app import trace\nfrom app.parsing import Parser\n\n@trace\ndef f(a,  # type: Parser\n      b):\n    # type: (...) -> 'Parser'\n    return a\n",
  },
]);
