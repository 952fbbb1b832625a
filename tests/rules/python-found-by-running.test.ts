import { fixesPython } from "./python-fixes";

fixesPython("what generated programs did otherwise after a fix than before", [
  {
    it: "a call stays in a fallback where what it raises is told apart by the old class",
    code: "from app.engine.legacy import Parser\ntry:\n    from app.engine.legacy import helper\nexcept ImportError:\n    from app.engine.user import helper\ntry:\n    helper()\nexcept Parser:\n    pass\n",
    reasons: ["tied-by-identity", "tied-by-identity", "tied-by-identity"],
  },
  {
    it: "an exception that is suppressed is told apart",
    code: "from contextlib import suppress\nfrom app.engine.legacy import Parser, helper\nwith suppress(Parser):\n    helper()\n",
    reasons: ["tied-by-identity", "tied-by-identity", "tied-by-identity", "tied-by-identity"],
  },
  {
    it: "a class among others may tell objects apart later",
    code: "from app.engine.legacy import Parser, helper\nKINDS = (Parser, ValueError)\ntry:\n    helper()\nexcept KINDS:\n    pass\n",
    reasons: ["tied-by-identity", "tied-by-identity", "tied-by-identity", "tied-by-identity"],
  },
  {
    it: "a function stays where objects are told apart by the new class that the old module has a twin of",
    code: "from app.parsing import Parser\nfrom app.engine.legacy import helper\nprint(isinstance(helper(), Parser))\n",
    reasons: ["tied-by-identity", "tied-by-identity"],
  },
  {
    it: "a class that is loaded by name stays with the class that tells its objects apart",
    code: "import importlib\nfrom app.engine.legacy import Parser\nhelper = importlib.import_module('app.engine.legacy').helper\nprint(isinstance(helper(), Parser))\n",
    reasons: ["tied-by-identity", "tied-by-identity", "tied-by-identity"],
  },
  {
    it: "a construction stays where the class goes by another name, too",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    kind = ExecutionEngine\n    return isinstance(ExecutionEngine(r, b, user_context), kind)\n",
    reasons: ["passed-as-value", "passed-as-value", "passed-as-value"],
  },
  {
    it: "a construction stays where a double of its class is told apart by it",
    code: "from unittest.mock import Mock\nfrom app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    ExecutionEngine(r, b, user_context)\n    return isinstance(Mock(spec=ExecutionEngine), ExecutionEngine)\n",
    reasons: ["passed-as-value", "passed-as-value", "passed-as-value"],
  },
  {
    it: "a construction stays where its module goes by another name, too",
    code: "import app.engine.legacy\nfrom app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    old = app.engine.legacy\n    return isinstance(ExecutionEngine(r, b, user_context), old.ExecutionEngine)\n",
    reasons: ["passed-as-value", "in-use", "passed-as-value", "tied-by-identity"],
  },
  {
    it: "a double stays in a module that goes by another name",
    code: "from unittest.mock import patch\nimport app.engine.legacy\nold = app.engine.legacy\nwith patch('app.engine.legacy.helper'):\n    old.helper()\n",
    reasons: ["passed-as-value", "passed-as-value", "mocked-module"],
  },
  {
    it: "a name that the file reads from itself is taken",
    code: "from app import caller\nimport app.engine.legacy as legacy\n\ndef f():\n    legacy.helper()\n    return caller.helper\n",
    reasons: ["re-exported"],
  },
  {
    it: "what a star takes is a list and no context",
    code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, given):\n    *user_context, last = given\n    return ExecutionEngine(r, b)\n",
    reasons: ["in-use", "no-context"],
  },
  {
    it: "what an annotation is evaluated to later is a name of the module",
    code: "from __future__ import annotations\nfrom functools import singledispatch\nfrom app.engine.legacy import Parser\n\ndef f(show):\n    from app.engine.legacy import Parser\n    @show.register\n    def _(value: Parser): ...\n",
    reasons: ["re-exported", "tied-by-identity", "tied-by-identity"],
  },
  {
    it: "what an annotation is evaluated to later is not what an exception is caught by",
    code: "from __future__ import annotations\nfrom app.engine.legacy import Parser\n\ndef f(show):\n    try:\n        show()\n    except ValueError as Parser:\n        print()\n    @show.register\n    def _(value: Parser): ...\n",
    reasons: ["re-exported"],
  },
  {
    it: "what an annotation in a class is evaluated to later is a name of the module",
    code: "from __future__ import annotations\nfrom functools import singledispatch\nfrom app.engine.legacy import Parser\n\nclass Shown:\n    from app.engine.legacy import Parser\n    @singledispatch\n    def show(value): ...\n    @show.register\n    def _(value: Parser): ...\n",
    reasons: ["re-exported", "tied-by-identity", "tied-by-identity"],
  },
  {
    it: "a class stays in an annotation where the file reads annotations",
    code: "from app.engine.legacy import Parser\n\ndef f(value: Parser): ...\nprint(f.__annotations__['value'] is Parser)\n",
    reasons: ["tied-by-identity", "tied-by-identity", "tied-by-identity"],
  },
  {
    it: "a class stays in an annotation in quotes where the file asks for the types",
    code: "from typing import get_type_hints\nfrom app.engine.legacy import Parser\n\ndef f(value: 'Parser'): ...\nprint(get_type_hints(f)['value'] is Parser)\n",
    reasons: ["tied-by-identity", "tied-by-identity", "tied-by-identity"],
  },
  {
    it: "a class stays in an annotation where the file looks at a signature",
    code: "import inspect\nfrom app.engine.legacy import Parser\n\ndef f() -> Parser: ...\nprint(inspect.signature(f).return_annotation is Parser)\n",
    reasons: ["tied-by-identity", "tied-by-identity", "tied-by-identity"],
  },
  {
    it: "an unused alias stays beside another import of its name",
    code: "from app.other import ExecutionEngine\nfrom app.engine.user import UserExecutionEngine as ExecutionEngine\n",
    reasons: ["ambiguous-binding"],
  },
  {
    it: "a use does not go over to a name that a double takes the place of",
    code: "from unittest.mock import patch\nfrom app.engine import legacy\nfrom app.parsing import Parser\nwith patch(__name__ + '.Parser'):\n    print(legacy.Parser)\n",
    reasons: ["name-taken"],
  },
  {
    it: "a double stays where a variable that others are bound to as well takes what it replaces",
    code: "from unittest.mock import patch\nif print():\n    from app.engine.legacy import Bare as late\nwith patch('app.engine.legacy.Parser', new='double'):\n    from app.engine.legacy import Parser as late\n    print(late)\n",
    reasons: ["ambiguous-binding", "mocked-module", "ambiguous-binding"],
  },
  {
    it: "a class by which objects of a loaded module are told apart stays with all that makes them",
    code: "from app.engine.legacy import ExecutionEngine\nlegacy = __import__('app.engine.legacy', fromlist=['*'])\n\ndef f(r, b, user_context):\n    ExecutionEngine(r, b, user_context)\n    return isinstance(legacy.ExecutionEngine(r, b, user_context), ExecutionEngine)\n",
    reasons: ["in-use", "dynamic-module", "tied-by-identity"],
  },
  {
    it: "a class by which objects of its own from a loaded module are told apart stays",
    code: "from app.engine.legacy import Parser\nlegacy = __import__('app.engine.legacy', fromlist=['*'])\nParser()\nprint(isinstance(legacy.Parser(), Parser))\n",
    reasons: ["tied-by-identity", "dynamic-module", "tied-by-identity", "tied-by-identity"],
  },
]);

fixesPython("what a class body reads", [
  {
    it: "a name of the module again, where a handler has taken its own away",
    code: "from app.engine.legacy import Parser\n\nclass A:\n    from app.engine.legacy import Parser\n    try:\n        raise ValueError\n    except ValueError as Parser:\n        pass\n    p = Parser()\n",
    reasons: ["ambiguous-binding", "ambiguous-binding"],
  },
]);

fixesPython("what a double of a module stands in for", [
  {
    it: "a name that is imported from the double does not move along with another one",
    code: "import sys\nfrom unittest.mock import MagicMock, patch\nfrom app.engine import legacy\n\nwith patch.dict(sys.modules, {'app.engine.legacy': MagicMock()}):\n    from app.engine.legacy import Parser as late\n    print(isinstance(late, MagicMock))\n\nprint(isinstance(legacy.Parser(), legacy.Parser))\n",
    reasons: ["mocked-module", "mocked-module", "mocked-module"],
  },
]);

fixesPython("what was repaired", [
  {
    it: "what only types see does not serve a call",
    code: "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from app.engine.legacy import Parser\n\ndef f(p: 'Parser'):\n    return Parser()\n",
    reasons: ["ambiguous-binding"],
  },
  {
    it: "a type moves within the imports for types",
    code: "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from app.engine.legacy import Parser\n\ndef f(p: 'Parser'): ...\n",
    fixed: "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from app.parsing import Parser\n\ndef f(p: 'Parser'): ...\n",
  },
  {
    it: "an import for types does not serve what runs",
    code: "from typing import TYPE_CHECKING\nfrom app.engine.legacy import Parser\nif TYPE_CHECKING:\n    from app.parsing import Parser as P\n\nParser()\n",
    fixed: "from typing import TYPE_CHECKING\nfrom app.parsing import Parser\nif TYPE_CHECKING:\n    from app.parsing import Parser as P\n\nParser()\n",
  },
  {
    it: "a file that imports itself reads its own names",
    code: "from app import caller\nfrom app.engine.legacy import Parser as Old\n\nprint(Old(), caller.Old)\n",
    reasons: ["re-exported"],
  },
  {
    it: "a star may bring the class that tells apart what a call raises",
    code: "from app.engine.legacy import *\nfrom app.engine.legacy import helper\ntry:\n    helper()\nexcept Parser:\n    pass\n",
    reasons: ["star-import", "tied-by-identity", "tied-by-identity"],
  },
  {
    it: "what a call raises is told apart by a name that is read from the loaded module later",
    code: "import importlib\nfrom contextlib import suppress\nfrom app.engine.legacy import helper\nlegacy = importlib.import_module('app.engine.legacy')\nwith suppress(legacy.Parser):\n    helper()\n",
    reasons: ["tied-by-identity", "dynamic-module", "tied-by-identity"],
  },
  {
    it: "two names of a list with comments go one behind the other",
    code: "from app.parsing import Parser\nfrom app.engine.legacy import (\n    Parser as Mine,  # about it\n    # before\n    Parser\n)\n\nclass Box:\n    value: Parser = 1\n",
    fixed: "from app.parsing import Parser, Parser as Mine\n# about it\n# before\n\nclass Box:\n    value: Parser = 1\n",
  },
]);
