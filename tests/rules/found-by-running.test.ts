import { testBehaviours } from "./behaviour";
import { because, python } from "./data";

const engine = { ...python.engine, scope: "user", factory: "app.engine.user#UserExecutionEngine.create_from_legacy_pattern" };

/** What generated programs did otherwise after a fix than before, shrunk. */
testBehaviours("no-shared-state-constructor", [
  {
    it: "objects that are told apart by the name of their class stay",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    e = ExecutionEngine(r, b, user_context)\n    return type(e).__name__ == 'ExecutionEngine'\n",
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("tied-by-identity", engine), line: 4, column: 9, endLine: 4, endColumn: 24 }],
    },
  },
  {
    it: "the old class keeps its calls where the new one only stands in for it",
    python: {
      code: "try:\n    from app.engine.legacy import ExecutionEngine\nexcept ImportError:\n    from app.engine.user import UserExecutionEngine as ExecutionEngine\n\ndef f(r, b, user_context):\n    return ExecutionEngine(r, b, user_context)\n",
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("ambiguous-binding", engine), line: 7, column: 12, endLine: 7, endColumn: 27 }],
    },
  },
  {
    it: "a function that is chosen by the type of an object moves with the object",
    python: {
      code: "from functools import singledispatch\nfrom app.engine.legacy import ExecutionEngine\n\n@singledispatch\ndef show(value): ...\n\n@show.register\ndef _(value: ExecutionEngine): ...\n\ndef f(r, b, user_context):\n    return show(ExecutionEngine(r, b, user_context))\n",
      output:
        "from functools import singledispatch\nfrom app.engine.user import UserExecutionEngine\n\n@singledispatch\ndef show(value): ...\n\n@show.register\ndef _(value: UserExecutionEngine): ...\n\ndef f(r, b, user_context):\n    return show(UserExecutionEngine.create_from_legacy_pattern(r, b, user_context))\n",
      errors: [{ messageId: "deprecatedConstructor", data: engine, line: 11, column: 17, endLine: 11, endColumn: 32 }],
    },
  },
  {
    it: "a text is no context",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b):\n    user_context = 'a name'\n    return ExecutionEngine(r, b)\n",
      errors: [{ messageId: "deprecatedConstructorBlocked", data: because("no-context", engine), line: 5, column: 12, endLine: 5, endColumn: 27 }],
    },
  },
]);

testBehaviours("no-deprecated-import", [
  {
    it: "the old class stays where the new one only stands in for it",
    python: {
      code: "try:\n    from app.engine.legacy import ExecutionEngine\nexcept ImportError:\n    from app.engine.user import UserExecutionEngine as ExecutionEngine\n\nprint(ExecutionEngine)\n",
      errors: [
        { messageId: "deprecatedBlocked", data: because("ambiguous-binding", python.engine), line: 2, column: 35, endLine: 2, endColumn: 50 },
        { messageId: "compatibilityAliasBlocked", data: because("ambiguous-binding", { ...python.engine, local: "ExecutionEngine" }), line: 4, column: 33, endLine: 4, endColumn: 71 },
      ],
    },
  },
  {
    it: "an import stays that loads what is looked up by name",
    python: {
      code: "import sys\nimport app.old_parsing as p\n\nold = sys.modules['app.old_parsing']\nprint(p.OldReader())\n",
      output: "import sys\nimport app.old_parsing as p\nfrom app.parsing import Reader\n\nold = sys.modules['app.old_parsing']\nprint(Reader())\n",
      errors: [{ messageId: "deprecated", data: python.oldReader, line: 5, column: 7, endLine: 5, endColumn: 18 }],
    },
  },
  {
    it: "what a double is put into is read where it is put",
    python: {
      code: "from unittest.mock import patch\nfrom app.old_parsing import OldReader\n\nwith patch.object(OldReader, 'limit', 5):\n    print(OldReader.limit)\n",
      errors: [
        { messageId: "deprecatedBlocked", data: because("unsupported-syntax", python.oldReader), line: 2, column: 29, endLine: 2, endColumn: 38 },
        { messageId: "deprecatedUseBlocked", data: because("unsupported-syntax", python.oldReader), line: 4, column: 19, endLine: 4, endColumn: 28 },
        { messageId: "deprecatedUseBlocked", data: because("tied-by-identity", python.oldReader), line: 5, column: 11, endLine: 5, endColumn: 20 },
      ],
    },
  },
  {
    it: "a type that is injected is called the old way",
    python: {
      code: "from fastapi import APIRouter, Depends\nfrom app.engine.legacy import ExecutionEngine\n\nrouter = APIRouter()\n\n@router.get('/')\ndef f(engine: ExecutionEngine = Depends()): ...\n",
      errors: [
        { messageId: "deprecatedBlocked", data: because("passed-as-value", python.engine), line: 2, column: 31, endLine: 2, endColumn: 46 },
        { messageId: "deprecatedUseBlocked", data: because("passed-as-value", python.engine), line: 7, column: 15, endLine: 7, endColumn: 30 },
      ],
    },
  },
  {
    it: "the type of a field is what its values are checked against",
    python: {
      code: "from pydantic import BaseModel\nfrom app.engine.legacy import ExecutionEngine\n\nclass Job(BaseModel):\n    engine: ExecutionEngine\n",
      errors: [
        { messageId: "deprecatedBlocked", data: because("tied-by-identity", python.engine), line: 2, column: 31, endLine: 2, endColumn: 46 },
        { messageId: "deprecatedUseBlocked", data: because("tied-by-identity", python.engine), line: 5, column: 13, endLine: 5, endColumn: 28 },
      ],
    },
  },
  {
    it: "names that are compared move together",
    python: {
      code: "import app.old_parsing\n\nkind = app.old_parsing.OldReader\nprint(kind is app.old_parsing.OldReader)\n",
      output: "from app.parsing import Reader\n\nkind = Reader\nprint(kind is Reader)\n",
      errors: [
        { messageId: "deprecated", data: python.oldReader, line: 3, column: 8, endLine: 3, endColumn: 33 },
        { messageId: "deprecated", data: python.oldReader, line: 4, column: 15, endLine: 4, endColumn: 40 },
      ],
    },
  },
  {
    it: "a double stays in a module that is looked up at run time",
    python: {
      code: "import sys\nfrom unittest.mock import patch\n\nold = sys.modules['app.old_parsing']\nwith patch('app.old_parsing.OldReader'):\n    old.OldReader()\n",
      errors: [
        {
          messageId: "deprecatedBlocked",
          data: because("mocked-module", python.oldReader),
          line: 5,
          column: 12,
          endLine: 5,
          endColumn: 39,
          suggestions: [
            {
              messageId: "name",
              data: because("mocked-module", python.oldReader),
              output: "import sys\nfrom unittest.mock import patch\n\nold = sys.modules['app.old_parsing']\nwith patch('app.parsing.Reader'):\n    old.OldReader()\n",
            },
          ],
        },
        { messageId: "deprecatedBlocked", data: because("dynamic-module", python.oldReader), line: 6, column: 5, endLine: 6, endColumn: 18 },
      ],
    },
  },
]);
