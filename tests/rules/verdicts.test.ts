import { verdict } from "./verdict";

/** What all rules together make of a text, and what they leave with which reason. */
interface Case {
  readonly code: string;
  /** Absent where nothing is rewritten. */
  readonly text?: string;
  readonly left: readonly string[];
  readonly place?: Parameters<typeof verdict>[1];
}

function verdicts(cases: Readonly<Record<string, Case>>): void {
  test.each(Object.entries(cases))("%s", (_, { code, text = code, left, place }) => {
    expect(verdict(code, place)).toEqual({ text, left });
  });
}

const typescript = { file: "src/caller.ts" };
const moved = { "lib.new#New": { deprecated: ["lib.old#Old"] } };

describe("what waits for a construction that cannot be repaired", () => {
  verdicts({
    "is a constant of its class": {
      code: "from app import engine\n\ndef f(r):\n    engine.legacy.ExecutionEngine(*r)\n    return engine.legacy.ExecutionEngine.LIMIT\n",
      left: ["4 deprecatedBlocked: in-use", "4 deprecatedConstructorBlocked: unpacked-arguments", "5 deprecatedBlocked: in-use"],
    },
    "is a test for its class": {
      code: "from app import engine\n\ndef f(r, x):\n    engine.legacy.ExecutionEngine(*r)\n    return isinstance(x, engine.legacy.ExecutionEngine)\n",
      left: ["4 deprecatedBlocked: in-use", "4 deprecatedConstructorBlocked: unpacked-arguments", "5 deprecatedBlocked: in-use"],
    },
    "is the import": {
      code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r):\n    return ExecutionEngine(*r)\n",
      left: ["1 deprecatedBlocked: in-use", "4 deprecatedConstructorBlocked: unpacked-arguments"],
    },
    "is the import, where another construction went": {
      code: "from app.engine.legacy import AsyncEngine\n\ndef f(r, user_context):\n    return AsyncEngine(r, user_context)\n\nasync def g(r, user_context):\n    return AsyncEngine(r, user_context)\n",
      text: "from app.engine.legacy import AsyncEngine\nfrom app.engine.user import AsyncUserEngine\n\ndef f(r, user_context):\n    return AsyncEngine(r, user_context)\n\nasync def g(r, user_context):\n    return await AsyncUserEngine.create(r, user_context)\n",
      left: ["1 deprecatedBlocked: in-use", "5 deprecatedConstructorBlocked: async-in-sync"],
    },
  });
});

describe("objects that are told apart by a class whose constructors differ", () => {
  verdicts({
    "stay where nothing here makes them": {
      code: "from app import engine\n\ndef f(x):\n    return isinstance(x, engine.legacy.ExecutionEngine)\n",
      left: ["4 deprecatedBlocked: tied-by-identity"],
    },
    "move with what makes them, past what hands the class on": {
      code: "from app.engine.legacy import ExecutionEngine\n\nregister(ExecutionEngine)\n\ndef f(r, b, user_context):\n    e = ExecutionEngine(r, b, user_context)\n    return isinstance(e, ExecutionEngine)\n",
      text: "from app.engine.legacy import ExecutionEngine\nfrom app.engine.user import UserExecutionEngine\n\nregister(ExecutionEngine)\n\ndef f(r, b, user_context):\n    e = UserExecutionEngine.create_from_legacy_pattern(r, b, user_context)\n    return isinstance(e, UserExecutionEngine)\n",
      left: ["1 deprecatedBlocked: passed-as-value", "4 deprecatedUseBlocked: passed-as-value"],
    },
    "move with the annotations": {
      code: "from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context) -> ExecutionEngine:\n    e = ExecutionEngine(r, b, user_context)\n    return isinstance(e, ExecutionEngine)\n",
      text: "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context) -> UserExecutionEngine:\n    e = UserExecutionEngine.create_from_legacy_pattern(r, b, user_context)\n    return isinstance(e, UserExecutionEngine)\n",
      left: [],
    },
    "stay beside a subclass": {
      code: "from app.engine.legacy import ExecutionEngine\n\nclass Mine(ExecutionEngine): ...\n\ndef f(r, b, user_context):\n    e = ExecutionEngine(r, b, user_context)\n    return isinstance(e, ExecutionEngine)\n",
      left: ["1 deprecatedBlocked: subclass", "3 deprecatedUseBlocked: subclass", "6 deprecatedConstructorBlocked: tied-by-identity"],
    },
  });
});

describe("an import in several places", () => {
  verdicts({
    "falls back to the new class, as the first place brings it": {
      code: "try:\n    from app.engine.user import UserExecutionEngine as E\nexcept ImportError:\n    from app.engine.legacy import ExecutionEngine as E\n\ndef f(c, a, w):\n    return E(c, a, w)\n",
      text: "try:\n    from app.engine.user import UserExecutionEngine as E\nexcept ImportError:\n    from app.engine.user import UserExecutionEngine as E\n\ndef f(c, a, w):\n    return E(c, a, w)\n",
      left: [],
    },
    "stays where the old class is what is bound first": {
      code: "try:\n    from app.engine.legacy import ExecutionEngine as E\nexcept ImportError:\n    from app.engine.user import UserExecutionEngine as E\n\ndef f(c, a, w):\n    return E(c, a, w)\n",
      left: ["2 deprecatedBlocked: ambiguous-binding", "7 deprecatedConstructorBlocked: ambiguous-binding"],
    },
    "moves in all of them": {
      code: "try:\n    import app.engine.legacy as old\nexcept ImportError:\n    import app.engine.legacy as old\nold.helper()\n",
      text: "try:\n    from app.engine.user import helper\nexcept ImportError:\n    from app.engine.user import helper\nhelper()\n",
      left: [],
    },
    "stays where something else is bound to its name": {
      code: "try:\n    import app.engine.legacy as old\nexcept ImportError:\n    old = None\n",
      left: ["2 deprecatedBlocked: ambiguous-binding"],
    },
  });
});

describe("an import whose specifier says more than a module", () => {
  verdicts({
    "stays with its query": {
      code: 'import { Parser } from "./engine/legacy?raw";\n\nnew Parser();\n',
      left: ["1 deprecatedBlocked: unsupported-syntax"],
      place: typescript,
    },
    "stays with its query, for all that is read from it": {
      code: 'import * as old from "./engine/legacy?raw";\n\nold.helper();\nold.onlyHere();\n',
      left: ["1 deprecatedBlocked: unsupported-syntax"],
      place: typescript,
    },
    "stays as an export": {
      code: 'export { Parser } from "./engine/legacy?raw";\n',
      left: ["1 deprecatedBlocked: unsupported-syntax"],
      place: typescript,
    },
  });
});

describe("a default export as the home", () => {
  verdicts({
    "takes the name of the import that it replaces": {
      code: 'import { Thing } from "lib";\n\nnew Thing();\n',
      text: 'import Thing from "pkg";\n\nnew Thing();\n',
      left: [],
      place: { ...typescript, manifest: { symbols: { "pkg#default": { deprecated: ["lib#Thing"] } } } },
    },
    "goes by the old name beside a namespace that stays": {
      code: 'import * as old from "./lib";\n\nnew old.Thing();\nold.other();\n',
      text: 'import * as old from "./lib";\nimport Thing from "pkg";\n\nnew Thing();\nold.other();\n',
      left: [],
      place: { ...typescript, manifest: { symbols: { "pkg#default": { deprecated: ["./src/lib#Thing"] } } } },
    },
  });
});

describe("a double of something deprecated", () => {
  const double = "from unittest.mock import patch\n";
  verdicts({
    "moves where the file takes nothing else from the old module": {
      code: `${double}\npatch("app.engine.legacy.Parser")\n`,
      text: `${double}\npatch("app.parsing.Parser")\n`,
      left: [],
    },
    "moves with annotations": {
      code: `${double}from app.engine.legacy import Parser\n\npatch("app.engine.legacy.Parser")\nx: Parser\n`,
      text: `${double}from app.parsing import Parser\n\npatch("app.parsing.Parser")\nx: Parser\n`,
      left: [],
    },
    "moves beside another module that is loaded by name": {
      code: `import importlib\n${double}\npatch("app.old_parsing.OldReader")\nimportlib.import_module("app.engine.legacy")\n`,
      text: `import importlib\n${double}\npatch("app.parsing.Reader")\nimportlib.import_module("app.engine.legacy")\n`,
      left: ["5 deprecatedBlocked: dynamic-module"],
    },
    "moves beside a question whether its module is there": {
      code: `import importlib.util\n${double}\npatch("app.engine.legacy.Parser")\nimportlib.util.find_spec("app.engine.legacy")\n`,
      text: `import importlib.util\n${double}\npatch("app.parsing.Parser")\nimportlib.util.find_spec("app.engine.user")\n`,
      left: [],
    },
    "stays where its module is loaded by name": {
      code: `import importlib\n${double}\npatch("app.engine.legacy.Parser")\nimportlib.import_module("app.engine.legacy")\n`,
      left: ["4 deprecatedBlocked: mocked-module", "5 deprecatedBlocked: dynamic-module"],
    },
    "stays where its module is looked up by name": {
      code: `import sys\n${double}\npatch("app.engine.legacy.Parser")\nprint(sys.modules["app.engine.legacy"])\n`,
      left: ["4 deprecatedBlocked: mocked-module", "5 deprecatedBlocked: dynamic-module"],
    },
    "stays with what the file takes from the old module": {
      code: `${double}from app.engine.legacy import Parser\n\npatch("app.engine.legacy.Parser")\nParser()\n`,
      left: ["2 deprecatedBlocked: mocked-module", "4 deprecatedBlocked: mocked-module"],
    },
    "stays in a module that holds a class whose successor differs": {
      code: `${double}\npatch("app.engine.legacy.helper")\n`,
      left: ["3 deprecatedBlocked: mocked-module"],
    },
    "stays with the construction that it catches": {
      code: `${double}from app.engine.legacy import ExecutionEngine\n\ndef f(r, b, user_context):\n    with patch("app.engine.legacy.ExecutionEngine"):\n        return ExecutionEngine(r, b, user_context)\n`,
      left: ["2 deprecatedBlocked: mocked-module", "5 deprecatedBlocked: in-use", "6 deprecatedConstructorBlocked: mocked-module"],
    },
    "stays where it names a member that the new class lacks": {
      code: `${double}\npatch("app.engine.legacy.ExecutionEngine.GONE", 1)\n`,
      left: ["3 deprecatedBlocked: missing-member"],
    },
    "stays where its name is written in two strings": {
      code: `${double}\npatch("app.engine." "legacy.Parser")\n`,
      left: ["3 deprecatedBlocked: unsupported-syntax"],
    },
    "stays where the manifest suggests to rewrite strings": {
      code: `${double}\npatch("lib.old.Old")\n`,
      left: ["3 deprecatedBlocked: strings-setting"],
      place: { manifest: { strings: "suggest", symbols: moved } },
    },
    "is not reported where the manifest leaves strings alone": {
      code: `${double}\npatch("lib.old.Old")\n`,
      left: [],
      place: { manifest: { strings: "off", symbols: moved } },
    },
  });
});

describe("a module that is loaded by its name", () => {
  const load = 'importlib.import_module("app.engine.legacy")';
  verdicts({
    "stays where a class is taken from it whose successor differs": {
      code: `import importlib\n\nE = ${load}.ExecutionEngine\n`,
      left: ["3 deprecatedBlocked: dynamic-module"],
    },
    "stays where such a class is constructed": {
      code: `import importlib\n\n${load}.ExecutionEngine(1, 2)\n`,
      left: ["3 deprecatedBlocked: dynamic-module", "3 deprecatedConstructorBlocked: dynamic-module"],
    },
    "stays where nothing is read from it": {
      code: `import importlib\n\n${load}\n`,
      left: ["3 deprecatedBlocked: dynamic-module"],
    },
    "moves with the function that is read from it": {
      code: `import importlib\n\n${load}.helper()\n`,
      text: 'import importlib\n\nimportlib.import_module("app.engine.user").helper()\n',
      left: [],
    },
  });
});

describe("a deprecated name for the new symbol", () => {
  verdicts({
    "goes with its uses": {
      code: "from app.parsing import Reader as OldReader\n\nOldReader()\n",
      text: "from app.parsing import Reader\n\nReader()\n",
      left: [],
    },
    "goes where it has none": {
      code: "from app.parsing import Reader as OldReader\n",
      text: "from app.parsing import Reader\n",
      left: [],
    },
    "stays where something else is bound to it": {
      code: "from app.parsing import Reader as OldReader\n\nOldReader = OldReader or None\nOldReader()\n",
      left: ["1 compatibilityAliasBlocked: ambiguous-binding"],
    },
    "is nobody's fault where the manifest keeps local names": {
      code: "from lib.new import New as Old\n\nOld()\n",
      left: [],
      place: { manifest: { localName: "keep", symbols: moved } },
    },
    "is what the manifest that keeps local names asks for": {
      code: "from lib.old import Old\n\nOld()\n",
      text: "from lib.new import New as Old\n\nOld()\n",
      left: [],
      place: { manifest: { localName: "keep", symbols: moved } },
    },
  });
});

describe("a home", () => {
  verdicts({
    "may take its class from elsewhere": {
      code: "from app.impl import *\n",
      left: [],
      place: { file: "app/engine/user.py" },
    },
    "has a factory that asks for no more than the manifest says": {
      code: "class UserExecutionEngine:\n    @classmethod\n    def create_from_legacy_pattern(cls, registry, websocket_bridge, user_context=None, *, extra):\n        return cls()\n",
      left: ["3 differentFactoryBlocked: signature-mismatch"],
      place: { file: "app/engine/user.py" },
    },
    "of a member is no home of another symbol that is called like its owner": {
      code: "class Engine:\n    pass\n",
      left: ["1 duplicateBlocked: second-home"],
      place: { file: "b.py", manifest: { symbols: { "a#Engine": { deprecated: ["x#OldEngine"] }, "b#Engine.create": { deprecated: ["x#make"] } } } },
    },
    "is not what lies below it and is not handed on": {
      code: "class Parser: ...\n",
      left: ["1 duplicateBlocked: second-home"],
      place: { file: "app/parsing/impl.py" },
    },
  });
});

describe("the context of a call whose source is shown", () => {
  verdicts({
    "cannot be added": {
      code: "from app.engine.user import UserExecutionEngine\n\ndef f(r, b, user_context):\n    return f'{UserExecutionEngine.create_from_legacy_pattern(r, b)=}'\n",
      left: ["4 missingContextBlocked: unsupported-syntax"],
    },
  });
});

describe("a context that is written on the spot in TypeScript", () => {
  const call = (context: string): string => `import { UserExecutionEngine } from "./engine/user";\n\nconst f = (r, b, userContext) => UserExecutionEngine.createFromLegacyPattern(r, b, ${context});\n`;
  verdicts({
    "is a text": { code: call('"me"'), left: ["3 literalContextBlocked: context-at-hand"], place: typescript },
    "is a number": { code: call("1"), left: ["3 literalContextBlocked: context-at-hand"], place: typescript },
    "is nothing": { code: call("null"), left: ["3 emptyContextBlocked: context-at-hand"], place: typescript },
    "is a variable, which is none": { code: call("userContext"), left: [], place: typescript },
  });
});

describe("arguments that are unpacked", () => {
  verdicts({
    "may hold the context": {
      code: "from app.engine.user import UserExecutionEngine\n\ndef f(r, user_context):\n    UserExecutionEngine.create_from_legacy_pattern(*r)\n    UserExecutionEngine.create_from_legacy_pattern(r, **r)\n",
      left: ["4 missingContextBlocked: unpacked-arguments", "5 missingContextBlocked: unpacked-arguments"],
    },
  });
});
