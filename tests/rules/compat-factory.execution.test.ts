import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ESLint } from "eslint";
import plugin from "../../src";
import type { Manifest } from "../../src/manifest";

const directory = realpathSync(mkdtempSync(path.join(tmpdir(), "ssot-compat-factory-")));
afterAll(() => {
  rmSync(directory, { recursive: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(directory, name)), { recursive: true });
    writeFileSync(path.join(directory, name), text);
  }
}

const read = (file: string): string => readFileSync(path.join(directory, file), "utf8");

/** Lets a rule, by default the one that writes the factory, repair the file, and returns what is left to say. */
async function fix(settings: Manifest, file: string, rule = "require-compat-factory"): Promise<string[]> {
  const eslint = new ESLint({
    cwd: directory,
    fix: true,
    overrideConfigFile: true,
    overrideConfig: [...plugin.configs.javascript, plugin.configs.python, { settings: { ssot: settings } }],
    ruleFilter: ({ ruleId }) => ruleId === `ssot/${rule}`,
  });
  const [result] = await eslint.lintText(read(file), { filePath: path.join(directory, file) });
  write({ [file]: result?.output ?? read(file) });
  return result?.messages.map(({ message }) => message) ?? [];
}

function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: directory, encoding: "utf8" });
  if (error || status !== 0) throw error ?? new Error(stderr);
  return stdout;
}

/** Prints what the factory makes, what it warns of and where, and what it refuses. */
const pythonProgram = `
import asyncio, inspect, warnings
from app.context import Context
from app.user import UserEngine

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    engine = UserEngine.create("registry", "bridge", Context("alice"))
    if inspect.isawaitable(engine):
        engine = asyncio.run(engine)
print(type(engine).__name__, engine.context.user, engine.agents.registry, engine.emitter)
print([(warning.category.__name__, str(warning.message)) for warning in caught])
try:
    made = UserEngine.create("registry", "bridge")
    if inspect.isawaitable(made):
        asyncio.run(made)
except ValueError as refused:
    print(refused)
print(inspect.signature(UserEngine.create), inspect.getdoc(UserEngine.create))
`;

const warning = "UserEngine.create is deprecated: construct UserEngine with its own arguments.";

const pythonManifest = (async: boolean, context = "user_context"): Manifest => ({
  symbols: {
    "app.user#UserEngine": {
      deprecated: ["app.old#Engine"],
      construct: {
        scope: "user",
        async,
        parameters: ["registry", "bridge", "user_context?"],
        factory: "create",
        context: { parameter: "user_context", type: "app.context#Context" },
        compat: { imports: ["app.agents#Agents"], arguments: { emitter: "bridge", context, agents: "Agents(registry)" } },
      },
    },
  },
});

const pythonFiles = {
  "app/__init__.py": "",
  "app/context.py": "class Context:\n    def __init__(self, user):\n        self.user = user\n\n    async def loaded(self):\n        return self\n",
  // It imports the engine's module, as that would import it at its top.
  "app/agents.py": "from app import user\n\n\nclass Agents:\n    def __init__(self, registry):\n        self.registry = registry\n\n\nassert user.UserEngine\n",
};

const pythonClass = `class UserEngine:
    def __init__(self, context, agents, emitter):
        self.context = context
        self.agents = agents
        self.emitter = emitter
`;

describe("a class method that is written", () => {
  test("runs, warns where it is called, and refuses to work for nobody", async () => {
    write({ ...pythonFiles, "app/user.py": pythonClass, "run.py": pythonProgram });
    expect(await fix(pythonManifest(false), "app/user.py")).toEqual([]);
    expect(run("python3", ["-B", "run.py"])).toBe(
      [
        "UserEngine alice registry bridge",
        `[('DeprecationWarning', '${warning}')]`,
        "create needs user_context",
        "(registry, bridge, user_context=None) -> 'UserEngine' Carries a call of the deprecated Engine over to UserEngine.",
        "",
      ].join("\n"),
    );
  });

  test("runs where it has to be awaited, and in a subclass makes that", async () => {
    const subclass = "from app import user\n\n\nclass Sub(user.UserEngine):\n    pass\n\n\nuser.UserEngine = Sub\n";
    write({ ...pythonFiles, "app/user.py": pythonClass, "app/sub.py": subclass, "run.py": `import app.sub\n${pythonProgram}` });
    expect(await fix(pythonManifest(true, "await user_context.loaded()"), "app/user.py")).toEqual([]);
    expect(run("python3", ["-B", "run.py"]).split("\n").slice(0, 3)).toEqual([
      "Sub alice registry bridge",
      `[('DeprecationWarning', '${warning}')]`,
      "create needs user_context",
    ]);
  });

  test("runs in a data class, between other members, with tabs and CRLF", async () => {
    const lines = [
      "from dataclasses import dataclass",
      "from typing import TYPE_CHECKING",
      "",
      "if TYPE_CHECKING:",
      "\tfrom app.context import Context",
      "\tfrom app.agents import Agents",
      "",
      "",
      "@dataclass",
      "class UserEngine:",
      '\t"""One # per user.',
      '\t# not a comment"""',
      '\tcontext: "Context"',
      '\tagents: "Agents"',
      "\temitter: object",
      "",
      "\tdef who(self):",
      "\t\treturn self.context.user",
      "\t\t# the end",
      "",
    ];
    write({ ...pythonFiles, "app/user.py": lines.join("\r\n"), "run.py": pythonProgram });
    expect(await fix(pythonManifest(false), "app/user.py")).toEqual([]);
    expect(run("python3", ["-B", "run.py"]).split("\n")[0]).toBe("UserEngine alice registry bridge");
    expect(read("app/user.py").replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(read("app/user.py").startsWith(lines.slice(0, -1).join("\r\n"))).toBe(true);
  });

  test("is named as it would be written where another one stands in its place", async () => {
    write({ ...pythonFiles, "app/user.py": "class UserEngine:\n    @classmethod\n    def create(cls, registry):\n        return cls()\n" });
    const [message] = await fix(pythonManifest(true), "app/user.py");
    expect(message).toMatch(
      /^The factory 'create\(registry\)' is not what calls of the deprecated constructor go to: 'async create\(registry, bridge, user_context\?\)'\./,
    );
  });

  test("changes nothing in a second run", async () => {
    write({ ...pythonFiles, "app/user.py": pythonClass });
    await fix(pythonManifest(false), "app/user.py");
    const once = read("app/user.py");
    await fix(pythonManifest(false), "app/user.py");
    expect(read("app/user.py")).toBe(once);
  });
});

const javascriptManifest = (extension: string): Manifest => ({
  symbols: {
    [`./${extension}/user#UserEngine`]: {
      deprecated: [`./${extension}/old#Engine`],
      construct: {
        scope: "user",
        parameters: ["registry", "bridge", "userContext?"],
        factory: "create",
        context: { parameter: "userContext" },
        compat: { imports: [`./${extension}/agents#Agents`], arguments: { emitter: "bridge", context: "userContext", agents: "new Agents(registry)" } },
      },
    },
  },
});

const javascriptClass = `class UserEngine {
  constructor(context, agents, emitter) {
    this.context = context;
    this.agents = agents;
    this.emitter = emitter;
  }
}
`;

const javascriptProgram = `
process.on("warning", ({ name, message }) => console.log(name, message));
const { context, agents, emitter, constructor } = UserEngine.create("registry", "bridge", "alice");
console.log(constructor.name, context, agents.registry, emitter);
try {
  UserEngine.create("registry", "bridge");
} catch (error) {
  console.log(error.name, error.message);
}
`;

const javascriptOutput = [
  "UserEngine alice registry bridge",
  "TypeError create needs userContext",
  `DeprecationWarning ${warning}`,
  `DeprecationWarning ${warning}`,
  "",
].join("\n");

describe("a static method that is written", () => {
  test("runs in an ES module", async () => {
    write({
      "mjs/agents.mjs": 'import "./user.mjs";\n\nexport class Agents {\n  constructor(registry) {\n    this.registry = registry;\n  }\n}\n',
      "mjs/user.mjs": `export ${javascriptClass}`,
      "mjs/run.mjs": `import { UserEngine } from "./user.mjs";\n${javascriptProgram}`,
    });
    expect(await fix(javascriptManifest("mjs"), "mjs/user.mjs")).toEqual([]);
    expect(run(process.execPath, ["--no-warnings", "mjs/run.mjs"])).toBe(javascriptOutput);
  });

  test("is what calls go to, also without what may be left out", async () => {
    const construct = { scope: "user" as const, parameters: ["registry", "bridge?"], factory: "create", compat: { arguments: { context: "registry", emitter: "bridge" } } };
    const settings: Manifest = { symbols: { "./left/user#UserEngine": { deprecated: ["./left/old#Engine"], construct } } };
    write({
      "left/old.mjs": "export class Engine {}\n",
      "left/user.mjs": 'export class UserEngine {\n  constructor(context, emitter = "own") {\n    this.emitter = emitter;\n  }\n}\n',
      "left/run.mjs": 'import { Engine } from "./old.mjs";\n\nfunction run() {\n  const engine = new Engine("registry");\n  console.log(engine.emitter);\n}\n\nrun();\n',
    });
    expect(await fix(settings, "left/user.mjs")).toEqual([]);
    expect(await fix(settings, "left/user.mjs")).toEqual([]);
    expect(await fix(settings, "left/run.mjs", "no-shared-state-constructor")).toEqual([]);
    expect(read("left/run.mjs")).toContain('  const engine = UserEngine.create("registry");\n');
    expect(run(process.execPath, ["--no-warnings", "left/run.mjs"])).toBe("own\n");
  });

  test("runs in a CommonJS module", async () => {
    write({
      "cjs/agents.cjs": 'require("./user.cjs");\n\nclass Agents {\n  constructor(registry) {\n    this.registry = registry;\n  }\n}\n\nexports.Agents = Agents;\n',
      "cjs/user.cjs": `"use strict";\n\n${javascriptClass}\nexports.UserEngine = UserEngine;\n`,
      "cjs/run.cjs": `const { UserEngine } = require("./user.cjs");\n${javascriptProgram}`,
    });
    expect(await fix(javascriptManifest("cjs"), "cjs/user.cjs")).toEqual([]);
    expect(run(process.execPath, ["--no-warnings", "cjs/run.cjs"])).toBe(javascriptOutput);
  });
});
