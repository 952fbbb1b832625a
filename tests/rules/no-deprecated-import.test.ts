import { testBehaviours } from "./behaviour";
import { because, python, typescript } from "./data";

testBehaviours("no-deprecated-import", [
  {
    it: "a name without other uses moves to its home",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n",
      output: "from app.engine.user import UserExecutionEngine\n",
      errors: [{ messageId: "deprecated", data: python.engine, line: 1, column: 31, endLine: 1, endColumn: 46 }],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n',
      output: 'import { UserExecutionEngine } from "./engine/user";\n',
      errors: [{ messageId: "deprecated", data: typescript.engine, line: 1, column: 10, endLine: 1, endColumn: 25 }],
    },
  },
  {
    it: "annotations follow the import",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\ndef run(engine: ExecutionEngine) -> None:\n    engine.run()\n",
      output: "from app.engine.user import UserExecutionEngine\n\ndef run(engine: UserExecutionEngine) -> None:\n    engine.run()\n",
      errors: [{ messageId: "deprecated", data: python.engine, line: 1, column: 31, endLine: 1, endColumn: 46 }],
    },
    typescript: {
      code: "import type { ExecutionEngine } from './engine/legacy';\n\nexport function run(engine: ExecutionEngine): void {}\n",
      output: "import type { UserExecutionEngine } from './engine/user';\n\nexport function run(engine: UserExecutionEngine): void {}\n",
      errors: [{ messageId: "deprecated", data: typescript.engine, line: 1, column: 15, endLine: 1, endColumn: 30 }],
    },
  },
  {
    it: "an alias that was chosen stays",
    python: {
      code: "from app.engine.legacy import Parser as P\n\nP()\n",
      output: "from app.parsing import Parser as P\n\nP()\n",
      errors: [{ messageId: "deprecated", data: python.parser, line: 1, column: 31, endLine: 1, endColumn: 42 }],
    },
    typescript: {
      code: 'import { Parser as P } from "./engine/legacy";\n\nnew P();\n',
      output: 'import { Parser as P } from "./parsing";\n\nnew P();\n',
      errors: [{ messageId: "deprecated", data: typescript.parser, line: 1, column: 10, endLine: 1, endColumn: 16 }],
    },
  },
  {
    it: "an alias that equals the new name is not written twice",
    python: {
      code: "from app.engine.legacy import ExecutionEngine as UserExecutionEngine\n\nx: UserExecutionEngine\n",
      output: "from app.engine.user import UserExecutionEngine\n\nx: UserExecutionEngine\n",
      errors: [{ messageId: "deprecated", data: python.engine, line: 1, column: 31, endLine: 1, endColumn: 69 }],
    },
    typescript: {
      code: 'import { ExecutionEngine as UserExecutionEngine } from "./engine/legacy";\n\nlet x: UserExecutionEngine;\n',
      output: 'import { UserExecutionEngine } from "./engine/user";\n\nlet x: UserExecutionEngine;\n',
      errors: [{ messageId: "deprecated", data: typescript.engine, line: 1, column: 10, endLine: 1, endColumn: 25 }],
    },
  },
  {
    it: "a name that was renamed takes its uses along",
    python: {
      code: "from app.old_parsing import OldReader\n\nreader = OldReader()\n",
      output: "from app.parsing import Reader\n\nreader = Reader()\n",
      errors: [{ messageId: "deprecated", data: python.oldReader, line: 1, column: 29, endLine: 1, endColumn: 38 }],
    },
    typescript: {
      code: 'import { OldReader } from "./old-parsing";\n\nconst reader = new OldReader();\n',
      output: 'import { Reader } from "./parsing";\n\nconst reader = new Reader();\n',
      errors: [{ messageId: "deprecated", data: typescript.oldReader, line: 1, column: 10, endLine: 1, endColumn: 19 }],
    },
  },
  {
    it: "names are kept through an alias where the manifest says so",
    manifest: { localName: "keep" },
    python: {
      code: "from app.old_parsing import OldReader\n\nreader = OldReader()\n",
      output: "from app.parsing import Reader as OldReader\n\nreader = OldReader()\n",
      errors: [{ messageId: "deprecated", data: python.oldReader, line: 1, column: 29, endLine: 1, endColumn: 38 }],
    },
    typescript: {
      code: 'import { OldReader } from "./old-parsing";\n\nconst reader = new OldReader();\n',
      output: 'import { Reader as OldReader } from "./parsing";\n\nconst reader = new OldReader();\n',
      errors: [{ messageId: "deprecated", data: typescript.oldReader, line: 1, column: 10, endLine: 1, endColumn: 19 }],
    },
  },
  {
    it: "a list whose names have several homes is split",
    python: {
      code: "from app.engine.legacy import Parser, helper\n\nParser(helper())\n",
      output: [
        "from app.engine.legacy import helper\nfrom app.parsing import Parser\n\nParser(helper())\n",
        "from app.engine.user import helper\nfrom app.parsing import Parser\n\nParser(helper())\n",
      ],
      errors: [
        { messageId: "deprecated", data: python.parser, line: 1, column: 31, endLine: 1, endColumn: 37 },
        { messageId: "deprecated", data: python.helper, line: 1, column: 39, endLine: 1, endColumn: 45 },
      ],
    },
    typescript: {
      code: 'import { Parser, helper } from "./engine/legacy";\n\nnew Parser(helper());\n',
      output: [
        'import { helper } from "./engine/legacy";\nimport { Parser } from "./parsing";\n\nnew Parser(helper());\n',
        'import { helper } from "./engine/user";\nimport { Parser } from "./parsing";\n\nnew Parser(helper());\n',
      ],
      errors: [
        { messageId: "deprecated", data: typescript.parser, line: 1, column: 10, endLine: 1, endColumn: 16 },
        { messageId: "deprecated", data: typescript.helper, line: 1, column: 18, endLine: 1, endColumn: 24 },
      ],
    },
  },
  {
    it: "a name without a home in the new module stays and is reported",
    python: {
      code: "from app.engine.legacy import only_here\n\nonly_here()\n",
      errors: [
        { messageId: "deprecatedBlocked", data: because("no-home", python.onlyHere), line: 1, column: 31, endLine: 1, endColumn: 40 },
      ],
    },
    typescript: {
      code: 'import { onlyHere } from "./engine/legacy";\n\nonlyHere();\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("no-home", typescript.onlyHere), line: 1, column: 10, endLine: 1, endColumn: 18 },
      ],
    },
  },
  {
    it: "a subclass keeps the import alive",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\nclass Mine(ExecutionEngine):\n    pass\n",
      errors: [
        { messageId: "deprecatedBlocked", data: because("subclass", python.engine), line: 1, column: 31, endLine: 1, endColumn: 46 },
        { messageId: "deprecatedUseBlocked", data: because("subclass", python.engine), line: 3, column: 12, endLine: 3, endColumn: 27 },
      ],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nclass Mine extends ExecutionEngine {}\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("subclass", typescript.engine), line: 1, column: 10, endLine: 1, endColumn: 25 },
        { messageId: "deprecatedUseBlocked", data: because("subclass", typescript.engine), line: 3, column: 20, endLine: 3, endColumn: 35 },
      ],
    },
  },
  {
    it: "one use that cannot move does not hold back the others",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\nclass Mine(ExecutionEngine):\n    pass\n\ndef run(engine: ExecutionEngine): ...\n",
      output:
        "from app.engine.legacy import ExecutionEngine\nfrom app.engine.user import UserExecutionEngine\n\nclass Mine(ExecutionEngine):\n    pass\n\ndef run(engine: UserExecutionEngine): ...\n",
      errors: [
        { messageId: "deprecated", data: python.engine, line: 1, column: 31, endLine: 1, endColumn: 46 },
        { messageId: "deprecatedUseBlocked", data: because("subclass", python.engine), line: 3, column: 12, endLine: 3, endColumn: 27 },
      ],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nclass Mine extends ExecutionEngine {}\n\nfunction run(engine: ExecutionEngine) {}\n',
      output:
        'import { ExecutionEngine } from "./engine/legacy";\nimport { UserExecutionEngine } from "./engine/user";\n\nclass Mine extends ExecutionEngine {}\n\nfunction run(engine: UserExecutionEngine) {}\n',
      errors: [
        { messageId: "deprecated", data: typescript.engine, line: 1, column: 10, endLine: 1, endColumn: 25 },
        { messageId: "deprecatedUseBlocked", data: because("subclass", typescript.engine), line: 3, column: 20, endLine: 3, endColumn: 35 },
      ],
    },
  },
  {
    it: "an import that is there already is not written again",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\nfrom app.engine.user import UserExecutionEngine\n\na: ExecutionEngine\nb: UserExecutionEngine\n",
      output: "from app.engine.user import UserExecutionEngine\n\na: UserExecutionEngine\nb: UserExecutionEngine\n",
      errors: [{ messageId: "deprecated", data: python.engine, line: 1, column: 31, endLine: 1, endColumn: 46 }],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\nimport { UserExecutionEngine } from "./engine/user";\n\nlet a: ExecutionEngine;\nlet b: UserExecutionEngine;\n',
      output: 'import { UserExecutionEngine } from "./engine/user";\n\nlet a: UserExecutionEngine;\nlet b: UserExecutionEngine;\n',
      errors: [{ messageId: "deprecated", data: typescript.engine, line: 1, column: 10, endLine: 1, endColumn: 25 }],
    },
  },
  {
    it: "a new name that is taken is not used",
    python: {
      code: "from app.old_parsing import OldReader\n\nReader = 1\nOldReader()\n",
      errors: [
        { messageId: "deprecatedBlocked", data: because("name-taken", python.oldReader), line: 1, column: 29, endLine: 1, endColumn: 38 },
      ],
    },
    typescript: {
      code: 'import { OldReader } from "./old-parsing";\n\nconst Reader = 1;\nnew OldReader();\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("name-taken", typescript.oldReader), line: 1, column: 10, endLine: 1, endColumn: 19 },
      ],
    },
  },
  {
    it: "a new name that a nearer scope takes is not used",
    python: {
      code: "from app.old_parsing import OldReader\n\ndef make(Reader):\n    return OldReader()\n",
      errors: [
        { messageId: "deprecatedBlocked", data: because("name-taken", python.oldReader), line: 1, column: 29, endLine: 1, endColumn: 38 },
      ],
    },
    typescript: {
      code: 'import { OldReader } from "./old-parsing";\n\nconst make = (Reader: number) => new OldReader();\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("name-taken", typescript.oldReader), line: 1, column: 10, endLine: 1, endColumn: 19 },
      ],
    },
  },
  {
    it: "a name of the same spelling from elsewhere is left alone",
    python: { code: "from other.engine import ExecutionEngine\n\nExecutionEngine()\n" },
    typescript: { code: 'import { ExecutionEngine } from "./other/legacy";\n\nnew ExecutionEngine();\n' },
  },
  {
    it: "a name of the same spelling that a scope defines is left alone",
    python: {
      code: "from app.old_parsing import OldReader\n\ndef f(OldReader):\n    return OldReader()\n\nOldReader()\n",
      output: "from app.parsing import Reader\n\ndef f(OldReader):\n    return OldReader()\n\nReader()\n",
      errors: [{ messageId: "deprecated", data: python.oldReader, line: 1, column: 29, endLine: 1, endColumn: 38 }],
    },
    typescript: {
      code: 'import { OldReader } from "./old-parsing";\n\nconst f = (OldReader: any) => new OldReader();\nnew OldReader();\n',
      output: 'import { Reader } from "./parsing";\n\nconst f = (OldReader: any) => new OldReader();\nnew Reader();\n',
      errors: [{ messageId: "deprecated", data: typescript.oldReader, line: 1, column: 10, endLine: 1, endColumn: 19 }],
    },
  },
  {
    it: "the canonical symbol under its old name is an alias that hides it",
    python: {
      code: "from app.engine.user import UserExecutionEngine as ExecutionEngine\n\ndef f(engine: ExecutionEngine): ...\n",
      output: "from app.engine.user import UserExecutionEngine\n\ndef f(engine: UserExecutionEngine): ...\n",
      errors: [
        {
          messageId: "compatibilityAlias",
          data: { local: "ExecutionEngine", home: "app.engine.user#UserExecutionEngine", why: " It is shared by all users." },
          line: 1,
          column: 29,
          endLine: 1,
          endColumn: 67,
        },
      ],
    },
    typescript: {
      code: 'import { UserExecutionEngine as ExecutionEngine } from "./engine/user";\n\nfunction f(engine: ExecutionEngine) {}\n',
      output: 'import { UserExecutionEngine } from "./engine/user";\n\nfunction f(engine: UserExecutionEngine) {}\n',
      errors: [
        {
          messageId: "compatibilityAlias",
          data: { local: "ExecutionEngine", home: "./src/engine/user#UserExecutionEngine", why: " It is shared by all users." },
          line: 1,
          column: 10,
          endLine: 1,
          endColumn: 29,
        },
      ],
    },
  },
  {
    it: "an alias is fine where the manifest keeps names",
    manifest: { localName: "keep" },
    python: { code: "from app.engine.user import UserExecutionEngine as ExecutionEngine\n\nx: ExecutionEngine\n" },
    typescript: { code: 'import { UserExecutionEngine as ExecutionEngine } from "./engine/user";\n\nlet x: ExecutionEngine;\n' },
  },
  {
    it: "a member that moved to a symbol of its own",
    python: {
      code: "from app.toolbox import readers\n\nreaders.Reader()\nreaders.other()\n",
      output: "from app.toolbox import readers\nfrom app.parsing import Reader\n\nReader()\nreaders.other()\n",
      errors: [{ messageId: "deprecated", data: python.memberReader, line: 3, column: 1, endLine: 3, endColumn: 15 }],
    },
    typescript: {
      code: 'import { readers } from "./toolbox";\n\nnew readers.Reader();\nreaders.other();\n',
      output: 'import { readers } from "./toolbox";\nimport { Reader } from "./parsing";\n\nnew Reader();\nreaders.other();\n',
      errors: [{ messageId: "deprecated", data: typescript.memberReader, line: 3, column: 5, endLine: 3, endColumn: 19 }],
    },
  },
  {
    it: "the last use of a namespace takes its import along",
    python: {
      code: "from app import toolbox\n\ntoolbox.readers.Reader()\n",
      output: "from app.parsing import Reader\n\nReader()\n",
      errors: [{ messageId: "deprecated", data: python.memberReader, line: 3, column: 1, endLine: 3, endColumn: 23 }],
    },
    typescript: {
      code: 'import * as toolbox from "./toolbox";\n\nnew toolbox.readers.Reader();\n',
      output: 'import { Reader } from "./parsing";\n\nnew Reader();\n',
      errors: [{ messageId: "deprecated", data: typescript.memberReader, line: 3, column: 5, endLine: 3, endColumn: 27 }],
    },
  },
  {
    it: "a star import says nothing about names",
    python: {
      code: "from app.engine.legacy import *\n",
      errors: [{ messageId: "deprecatedBlocked", data: because("star-import", python.module), line: 1, column: 31, endLine: 1, endColumn: 32 }],
    },
    typescript: {
      code: 'export * from "./engine/legacy";\n',
      errors: [{ messageId: "deprecatedBlocked", data: because("star-import", typescript.module), line: 1, column: 15, endLine: 1, endColumn: 32 }],
    },
  },
  {
    it: "a class attribute follows where the new class has it",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\nprint(ExecutionEngine.LIMIT)\n",
      output: "from app.engine.user import UserExecutionEngine\n\nprint(UserExecutionEngine.LIMIT)\n",
      errors: [{ messageId: "deprecated", data: python.engine, line: 1, column: 31, endLine: 1, endColumn: 46 }],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nconsole.log(ExecutionEngine.LIMIT);\n',
      output: 'import { UserExecutionEngine } from "./engine/user";\n\nconsole.log(UserExecutionEngine.LIMIT);\n',
      errors: [{ messageId: "deprecated", data: typescript.engine, line: 1, column: 10, endLine: 1, endColumn: 25 }],
    },
  },
  {
    it: "a class attribute that the new class lacks stays",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\nprint(ExecutionEngine.GONE)\n",
      errors: [
        { messageId: "deprecatedBlocked", data: because("missing-member", python.engine), line: 1, column: 31, endLine: 1, endColumn: 46 },
        { messageId: "deprecatedUseBlocked", data: because("missing-member", python.engine), line: 3, column: 7, endLine: 3, endColumn: 22 },
      ],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nconsole.log(ExecutionEngine.GONE);\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("missing-member", typescript.engine), line: 1, column: 10, endLine: 1, endColumn: 25 },
        { messageId: "deprecatedUseBlocked", data: because("missing-member", typescript.engine), line: 3, column: 13, endLine: 3, endColumn: 28 },
      ],
    },
  },
  {
    it: "a class that is passed on could be constructed by whoever receives it",
    python: {
      code: "from app.engine.legacy import ExecutionEngine\n\nregister(ExecutionEngine)\n",
      errors: [
        { messageId: "deprecatedBlocked", data: because("passed-as-value", python.engine), line: 1, column: 31, endLine: 1, endColumn: 46 },
        { messageId: "deprecatedUseBlocked", data: because("passed-as-value", python.engine), line: 3, column: 10, endLine: 3, endColumn: 25 },
      ],
    },
    typescript: {
      code: 'import { ExecutionEngine } from "./engine/legacy";\n\nregister(ExecutionEngine);\n',
      errors: [
        { messageId: "deprecatedBlocked", data: because("passed-as-value", typescript.engine), line: 1, column: 10, endLine: 1, endColumn: 25 },
        { messageId: "deprecatedUseBlocked", data: because("passed-as-value", typescript.engine), line: 3, column: 10, endLine: 3, endColumn: 25 },
      ],
    },
  },
  {
    it: "a type that is imported where it stands moves as an annotation does",
    typescript: {
      code: 'let engine: import("./engine/legacy").ExecutionEngine;\n',
      output: 'let engine: import("./engine/user").UserExecutionEngine;\n',
      errors: [{ messageId: "deprecated", data: typescript.engine, line: 1, column: 20, endLine: 1, endColumn: 37 }],
    },
  },
  {
    it: "an import whose success is the test stays",
    python: {
      code: "try:\n    from app.engine.legacy import Parser\n    HAS_ENGINE = True\nexcept ImportError:\n    HAS_ENGINE = False\n",
      errors: [{ messageId: "deprecatedBlocked", data: because("import-probe", python.parser), line: 2, column: 35, endLine: 2, endColumn: 41 }],
    },
  },
  {
    it: "so does the import of a whole module",
    python: {
      code: "try:\n    import app.engine.legacy\nexcept ImportError:\n    pass\n",
      errors: [{ messageId: "deprecatedBlocked", data: because("import-probe", python.module), line: 2, column: 12, endLine: 2, endColumn: 29 }],
    },
  },
  {
    it: "what has no successor is reported only",
    python: {
      code: "from app.gone import Gone\n\nGone()\n",
      errors: [
        {
          messageId: "removedBlocked",
          data: because("removed", { name: "app.gone#Gone", why: " Nothing took its place." }),
          line: 1,
          column: 22,
          endLine: 1,
          endColumn: 26,
        },
      ],
    },
    typescript: {
      code: 'import { Gone } from "./gone";\n\nnew Gone();\n',
      errors: [
        {
          messageId: "removedBlocked",
          data: because("removed", { name: "./src/gone#Gone", why: " Nothing took its place." }),
          line: 1,
          column: 10,
          endLine: 1,
          endColumn: 14,
        },
      ],
    },
  },
  {
    it: "a whole module moves under the name that it has here",
    python: {
      code: "import app.engine.legacy as engines\n\nengines.helper()\n",
      output: "import app.engine.user as engines\n\nengines.helper()\n",
      errors: [{ messageId: "deprecated", data: python.module, line: 1, column: 8, endLine: 1, endColumn: 36 }],
    },
    typescript: {
      code: 'import * as engines from "./engine/legacy";\n\nengines.helper();\n',
      output: 'import * as engines from "./engine/user";\n\nengines.helper();\n',
      errors: [{ messageId: "deprecated", data: typescript.module, line: 1, column: 26, endLine: 1, endColumn: 43 }],
    },
  },
]);
