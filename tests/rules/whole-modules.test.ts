import { testBehaviours } from "./behaviour";
import { because, python, typescript } from "./data";

/** A module that is not deprecated itself, but holds what is. */
testBehaviours("no-deprecated-import", [
  {
    it: "all names of a module bring the deprecated one along",
    python: {
      code: "from app.old_parsing import *\n",
      errors: [{ messageId: "deprecatedBlocked", data: because("star-import", python.oldReader), line: 1, column: 29, endLine: 1, endColumn: 30 }],
    },
    typescript: {
      code: 'export * from "./old-parsing";\n',
      errors: [{ messageId: "deprecatedBlocked", data: because("star-import", typescript.oldReader), line: 1, column: 15, endLine: 1, endColumn: 30 }],
    },
  },
  {
    it: "a namespace that is handed on brings it along",
    typescript: {
      code: 'export * as parsing from "./old-parsing";\n',
      errors: [{ messageId: "deprecatedBlocked", data: because("re-exported", typescript.oldReader), line: 1, column: 26, endLine: 1, endColumn: 41 }],
    },
  },
  {
    it: "a module that is loaded by its name may be asked for anything",
    python: {
      code: "import importlib\nimport sys\n\nprint(importlib.import_module('app.old_parsing'))\nold = sys.modules['app.old_parsing']\nprint(old)\n",
      errors: [
        { messageId: "deprecatedBlocked", data: because("dynamic-module", python.oldReader), line: 4, column: 31, endLine: 4, endColumn: 48 },
        { messageId: "deprecatedBlocked", data: because("dynamic-module", python.oldReader), line: 5, column: 19, endLine: 5, endColumn: 36 },
      ],
    },
    typescript: {
      code: 'print(require("./old-parsing"));\nconst promise = import("./old-parsing");\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("dynamic-module", typescript.oldReader), line: 1, column: 15, endLine: 1, endColumn: 30 },
        { messageId: "deprecatedBlocked", data: because("dynamic-module", typescript.oldReader), line: 2, column: 24, endLine: 2, endColumn: 39 },
      ],
    },
  },
  {
    it: "a variable that holds the loaded module is read from",
    python: {
      code: "from importlib import import_module\n\ndef f():\n    old = import_module('app.old_parsing')\n    return old.OldReader, old.other\n",
      errors: [{ messageId: "deprecatedBlocked", data: because("dynamic-module", python.oldReader), line: 5, column: 12, endLine: 5, endColumn: 25 }],
    },
  },
  {
    it: "a function that gets the loaded module reads from it",
    typescript: {
      code: 'import("./old-parsing").then((old) => old.OldReader);\nimport("./old-parsing").then((old) => old.other);\n',
      errors: [{ messageId: "deprecatedBlocked", data: because("dynamic-module", typescript.oldReader), line: 1, column: 39, endLine: 1, endColumn: 52 }],
    },
  },
  {
    it: "a function that gets the loaded module takes names from it",
    typescript: {
      code: 'import("./old-parsing").then(({ OldReader }) => new OldReader());\nimport("./old-parsing").then(({ OldReader: Reader = null, ...rest }) => Reader.limit);\nimport("./old-parsing").then(({ other }) => other.OldReader);\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("dynamic-module", typescript.oldReader), line: 1, column: 53, endLine: 1, endColumn: 62 },
        { messageId: "deprecatedBlocked", data: because("dynamic-module", typescript.oldReader), line: 2, column: 73, endLine: 2, endColumn: 79 },
      ],
    },
  },
  {
    it: "an attribute of the module is named in a string",
    python: {
      code: "from unittest.mock import patch\nimport app.old_parsing as old\n\nwith patch.object(old, 'OldReader'):\n    pass\n\ndef test(monkeypatch):\n    monkeypatch.setattr(old, 'OldReader', None)\n    setattr(old, 'OldReader', None)\n    return getattr(old, 'OldReader'), getattr(old, 'other')\n",
      errors: [
        { messageId: "deprecatedBlocked", data: because("mocked-module", python.oldReader), line: 4, column: 24, endLine: 4, endColumn: 35 },
        { messageId: "deprecatedBlocked", data: because("mocked-module", python.oldReader), line: 8, column: 30, endLine: 8, endColumn: 41 },
        { messageId: "deprecatedBlocked", data: because("mocked-module", python.oldReader), line: 9, column: 18, endLine: 9, endColumn: 29 },
        { messageId: "deprecatedBlocked", data: because("unsupported-syntax", python.oldReader), line: 10, column: 25, endLine: 10, endColumn: 36 },
      ],
    },
  },
  {
    it: "an attribute of a loaded module is named in a string",
    python: {
      code: "import importlib\n\nprint(getattr(importlib.import_module('app.old_parsing'), 'OldReader'))\nold = importlib.import_module('app.old_parsing')\nprint(getattr(old, 'OldReader'))\n",
      errors: [
        { messageId: "deprecatedBlocked", data: because("unsupported-syntax", python.oldReader), line: 3, column: 59, endLine: 3, endColumn: 70 },
        { messageId: "deprecatedBlocked", data: because("unsupported-syntax", python.oldReader), line: 5, column: 20, endLine: 5, endColumn: 31 },
      ],
    },
  },
  {
    it: "a double stands in for all that the module holds",
    python: {
      code: "import sys\n\nsys.modules['app.old_parsing'] = None\n",
      errors: [{ messageId: "deprecatedBlocked", data: because("mocked-module", python.oldReader), line: 3, column: 13, endLine: 3, endColumn: 30 }],
    },
    typescript: {
      code: 'jest.mock("./old-parsing");\n',
      errors: [{ messageId: "deprecatedBlocked", data: because("mocked-module", typescript.oldReader), line: 1, column: 11, endLine: 1, endColumn: 26 }],
    },
  },
  {
    it: "what a module lost without a successor comes with it as well",
    python: {
      code: "from app.gone import *\n",
      errors: [{ messageId: "removedBlocked", data: because("removed", { name: "app.gone#Gone", why: " Nothing took its place." }), line: 1, column: 22, endLine: 1, endColumn: 23 }],
    },
  },
  {
    it: "what is read from the module is something else",
    python: {
      code: "import importlib\nimport app.old_parsing as old\nfrom app.old_parsing import other\n\nold.other(other, importlib.import_module('app.old_parsing').other)\nheld = importlib.import_module('app.old_parsing')\nheld.other()\n",
    },
    typescript: {
      code: 'import * as old from "./old-parsing";\nimport { other } from "./old-parsing";\n\nold.other(other, require("./old-parsing").other);\n',
    },
  },
  {
    it: "nothing is taken from the module",
    python: { code: "import importlib\nimport app.old_parsing\n\nimportlib.import_module('app.old_parsing')\n" },
    typescript: { code: 'import "./old-parsing";\nawait import("./old-parsing");\nrequire.resolve("./old-parsing");\n' },
  },
  {
    it: "a default export stays behind where all names are taken",
    manifest: { symbols: { "./src/parsing#Reader": { deprecated: ["./src/old-parsing#default"] } }, modules: {}, removed: {} },
    typescript: { code: 'export * from "./old-parsing";\n' },
  },
  {
    it: "the module of the project does not define the deprecated name any more",
    manifest: { symbols: { "app.engine.user#Reader": { deprecated: ["app.parsing#OldReader"] }, "./src/engine/user#Reader": { deprecated: ["./src/parsing#OldReader"] } }, modules: {}, removed: {} },
    python: { code: "from app.parsing import *\n" },
    typescript: { code: 'export * from "./parsing";\n' },
  },
]);
