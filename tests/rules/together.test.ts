import { testBehaviours } from "./behaviour";
import { because, python, typescript } from "./data";

/** Fixes that are right only as a whole, and those that would be right only with luck. */
testBehaviours("no-deprecated-import", [
  {
    it: "objects that are told apart move with those that another variable makes",
    typescript: {
      code: 'import { Parser as P } from "./engine/legacy";\nimport * as old from "./engine/legacy";\n\nconst e = new old.Parser();\ne instanceof P;\n',
      output:
        'import { Parser as P, Parser } from "./parsing";\n\nconst e = new Parser();\ne instanceof P;\n',
      errors: [
        { messageId: "deprecated", data: typescript.parser, line: 1, column: 10, endLine: 1, endColumn: 16 },
        { messageId: "deprecated", data: typescript.module, line: 2, column: 22, endLine: 2, endColumn: 39 },
      ],
    },
  },
  {
    it: "objects that are told apart stay where their module is handed on",
    python: {
      code: "from app.engine import legacy\nfrom app.engine.legacy import Parser\n\nmake(legacy)\nisinstance(x, Parser)\n",
      errors: [
        { messageId: "deprecatedBlocked", data: because("passed-as-value", python.module), line: 1, column: 24, endLine: 1, endColumn: 30 },
        { messageId: "deprecatedBlocked", data: because("tied-by-identity", python.parser), line: 2, column: 31, endLine: 2, endColumn: 37 },
        { messageId: "deprecatedUseBlocked", data: because("passed-as-value", python.module), line: 4, column: 6, endLine: 4, endColumn: 12 },
        { messageId: "deprecatedUseBlocked", data: because("tied-by-identity", python.parser), line: 5, column: 15, endLine: 5, endColumn: 21 },
      ],
    },
  },
  {
    it: "an import that loads a module for others stays",
    python: {
      code: "from app.engine import legacy as old\nfrom app import engine\n\nprint(engine.legacy.only_here)\nprint(old.helper())\n",
      output:
        "from app.engine import legacy as old\nfrom app.engine.user import helper\nfrom app import engine\n\nprint(engine.legacy.only_here)\nprint(helper())\n",
      errors: [
        { messageId: "deprecated", data: python.module, line: 1, column: 24, endLine: 1, endColumn: 37 },
        { messageId: "deprecatedBlocked", data: because("no-home", python.onlyHere), line: 4, column: 7, endLine: 4, endColumn: 30 },
      ],
    },
  },
  {
    it: "a module that something else has loaded is not looked up elsewhere",
    python: {
      code: 'import sys\n\nsys.modules["app.engine.legacy"].helper()\n',
      errors: [
        {
          messageId: "deprecatedBlocked",
          data: because("dynamic-module", python.helper),
          line: 3,
          column: 13,
          endLine: 3,
          endColumn: 32,
          suggestions: [
            {
              messageId: "name",
              data: because("dynamic-module", python.helper),
              output: 'import sys\n\nsys.modules["app.engine.user"].helper()\n',
            },
          ],
        },
      ],
    },
  },
  {
    it: "a method that a patch names stays part of the name",
    python: {
      code: 'from unittest.mock import patch\n\npatch("app.engine.legacy.ExecutionEngine.LIMIT", 1)\n',
      output: 'from unittest.mock import patch\n\npatch("app.engine.user.UserExecutionEngine.LIMIT", 1)\n',
      errors: [{ messageId: "deprecated", data: python.engine, line: 3, column: 7, endLine: 3, endColumn: 48 }],
    },
  },
  {
    it: "an import for types does not stand in the way of one that runs",
    python: {
      code: "from typing import TYPE_CHECKING\nfrom app.old_parsing import OldReader\n\nif TYPE_CHECKING:\n    from app.parsing import Reader\n\ndef f(reader: 'Reader'):\n    return OldReader()\n",
      output:
        "from typing import TYPE_CHECKING\nfrom app.parsing import Reader\n\nif TYPE_CHECKING:\n    from app.parsing import Reader\n\ndef f(reader: 'Reader'):\n    return Reader()\n",
      errors: [{ messageId: "deprecated", data: python.oldReader, line: 2, column: 29, endLine: 2, endColumn: 38 }],
    },
  },
  {
    it: "a name that something else binds as well is taken",
    python: {
      code: "from app.old_parsing import OldReader\n\nif OldReader:\n    from app.parsing import Reader\nelse:\n    Reader = None\n",
      errors: [{ messageId: "deprecatedBlocked", data: because("name-taken", python.oldReader), line: 1, column: 29, endLine: 1, endColumn: 38 }],
    },
  },
  {
    it: "what a test double replaces does not move away from under it",
    python: {
      code: 'import app.engine.legacy as old\nfrom unittest.mock import patch\n\nwith patch("app.engine.legacy.Parser"):\n    old.Parser()\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("mocked-module", python.module), line: 1, column: 8, endLine: 1, endColumn: 32 },
        {
          messageId: "deprecatedBlocked",
          data: because("mocked-module", python.parser),
          line: 4,
          column: 12,
          endLine: 4,
          endColumn: 38,
          suggestions: [
            {
              messageId: "name",
              data: because("mocked-module", python.parser),
              output:
                'import app.engine.legacy as old\nfrom unittest.mock import patch\n\nwith patch("app.parsing.Parser"):\n    old.Parser()\n',
            },
          ],
        },
      ],
    },
  },
  {
    it: "nothing moves into a module that a test double stands in for",
    typescript: {
      code: 'import { Parser } from "./engine/legacy";\n\njest.mock("./parsing");\nnew Parser();\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("mocked-module", typescript.parser), line: 1, column: 10, endLine: 1, endColumn: 16 },
      ],
    },
  },
  {
    it: "an exception that other code raises is caught as what it is",
    python: {
      code: "from app.engine.legacy import Parser\n\ntry:\n    run()\nexcept Parser:\n    pass\n",
      errors: [
        { messageId: "deprecatedBlocked", data: because("tied-by-identity", python.parser), line: 1, column: 31, endLine: 1, endColumn: 37 },
        { messageId: "deprecatedUseBlocked", data: because("tied-by-identity", python.parser), line: 5, column: 8, endLine: 5, endColumn: 14 },
      ],
    },
  },
  {
    it: "what may raise an exception stays where it is caught by its old name",
    python: {
      code: "from app.engine.legacy import Parser, helper\n\ntry:\n    helper()\nexcept Parser:\n    pass\n",
      errors: [
        { messageId: "deprecatedBlocked", data: because("tied-by-identity", python.parser), line: 1, column: 31, endLine: 1, endColumn: 37 },
        { messageId: "deprecatedBlocked", data: because("tied-by-identity", python.helper), line: 1, column: 39, endLine: 1, endColumn: 45 },
        { messageId: "deprecatedUseBlocked", data: because("tied-by-identity", python.helper), line: 4, column: 5, endLine: 4, endColumn: 11 },
        { messageId: "deprecatedUseBlocked", data: because("tied-by-identity", python.parser), line: 5, column: 8, endLine: 5, endColumn: 14 },
      ],
    },
  },
  {
    it: "a namespace that is handed on stays",
    typescript: {
      code: 'export * as engines from "./engine/legacy";\n',
      errors: [{ messageId: "deprecatedBlocked", data: because("re-exported", typescript.module), line: 1, column: 26, endLine: 1, endColumn: 43 }],
    },
  },
  {
    it: "a declaration that adds to the old module stays",
    typescript: {
      code: 'declare module "./engine/legacy" {\n  interface Parser {\n    x: number;\n  }\n}\n',
      errors: [{ messageId: "deprecatedBlocked", data: because("unsupported-syntax", typescript.module), line: 1, column: 16, endLine: 1, endColumn: 33 }],
    },
  },
  {
    it: "what is written to a class is read from the same class",
    python: {
      code: "from app.old_parsing import OldReader\n\nOldReader.limit = 5\nprint(OldReader.limit)\n",
      errors: [
        { messageId: "deprecatedBlocked", data: because("unsupported-syntax", python.oldReader), line: 1, column: 29, endLine: 1, endColumn: 38 },
        { messageId: "deprecatedUseBlocked", data: because("unsupported-syntax", python.oldReader), line: 3, column: 1, endLine: 3, endColumn: 10 },
        { messageId: "deprecatedUseBlocked", data: because("tied-by-identity", python.oldReader), line: 4, column: 7, endLine: 4, endColumn: 16 },
      ],
    },
    typescript: {
      code: 'import { OldReader } from "./old-parsing";\n\nOldReader.limit = 5;\nconsole.log(OldReader.limit);\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("unsupported-syntax", typescript.oldReader), line: 1, column: 10, endLine: 1, endColumn: 19 },
        { messageId: "deprecatedUseBlocked", data: because("unsupported-syntax", typescript.oldReader), line: 3, column: 1, endLine: 3, endColumn: 10 },
        { messageId: "deprecatedUseBlocked", data: because("tied-by-identity", typescript.oldReader), line: 4, column: 13, endLine: 4, endColumn: 22 },
      ],
    },
  },
  {
    it: "an export takes its name along",
    typescript: {
      code: 'import { OldReader } from "./old-parsing";\n\nnew OldReader();\nexport { OldReader };\n',
      output: 'import { Reader } from "./parsing";\n\nnew Reader();\nexport { Reader as OldReader };\n',
      errors: [{ messageId: "deprecated", data: typescript.oldReader, line: 1, column: 10, endLine: 1, endColumn: 19 }],
    },
  },
]);
