import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import plugin, { defineManifest } from "../../src";
import type { Manifest } from "../../src/manifest";

const directories: string[] = [];
afterAll(() => directories.forEach((directory) => rmSync(directory, { recursive: true })));

type Files = Readonly<Record<string, string>>;

interface Run {
  /** What `--fix` makes of the file that was asked for. */
  readonly text: string;
  /** What is left to say of it: the line, the message's id and the reason. */
  readonly left: readonly string[];
  readonly messages: readonly string[];
}

/** Lints one file of a project in a directory of its own; ESLint runs in `below`. */
function run(files: Files, filename: string, manifest: Manifest, below = "."): Run {
  const directory = mkdtempSync(join(tmpdir(), "ssot-"));
  directories.push(directory);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  const config: Linter.Config = {
    files: ["**/*.py", "**/*.ts"],
    plugins: { ssot: plugin },
    rules: Object.fromEntries(Object.keys(plugin.rules).map((rule) => [`ssot/${rule}`, "error"])),
    settings: { ssot: manifest },
  };
  const language: Linter.Config = filename.endsWith(".py") ? { language: "ssot/python" } : { languageOptions: { parser } };
  const linter = new Linter({ cwd: join(directory, below) });
  const { output, messages } = linter.verifyAndFix(files[filename] ?? "", { ...config, ...language }, { filename: join(directory, filename) });
  const left = messages.map(({ line, messageId = "", message }) => {
    const reason = /\(([\w-]+)\)/.exec(message)?.[1];
    return `${line} ${messageId}${reason === undefined ? "" : `: ${reason}`}`;
  });
  return { text: output, left, messages: messages.map(({ message }) => message) };
}

const manifest = defineManifest({
  symbols: {
    "backend.user_engine#UserEngine": {
      deprecated: ["backend.engine#Engine"],
      construct: {
        scope: "user",
        parameters: ["registry", "user_context?"],
        factory: "create",
        context: { parameter: "user_context" },
        compat: { arguments: { context: "user_context" } },
      },
    },
  },
});

const VIEWS = "from backend.engine import Engine\n\ndef run(registry, user_context):\n    return Engine(registry, user_context)\n";
const RELATIVE = VIEWS.replace("backend.engine", ".engine");
const FIXED = "from backend.user_engine import UserEngine\n\ndef run(registry, user_context):\n    return UserEngine.create(registry, user_context)\n";
const HOME = "class UserEngine:\n    def __init__(self, context):\n        self.context = context\n";

/** The project in the usual layout with `src`, which the manifest says nothing of. */
const layout: Files = {
  "src/backend/__init__.py": "",
  "src/backend/engine.py": "class Engine: ...\n",
  "src/backend/user_engine.py": HOME,
  "src/backend/views.py": VIEWS,
  "src/backend/relative.py": RELATIVE,
  "tests/test_views.py": VIEWS,
};
const without = (name: string): Files => Object.fromEntries(Object.entries(layout).filter(([own]) => own !== name));
const namespaceLayout = without("src/backend/__init__.py");
const STAYS = ["1 deprecatedBlocked: in-use", "4 deprecatedConstructorBlocked: unlisted-root"];

describe("a home below a directory that `roots` do not name", () => {
  test.each([
    ["for a file of its package", layout, "src/backend/views.py"],
    ["for a relative import", layout, "src/backend/relative.py"],
    ["for a file elsewhere", layout, "tests/test_views.py"],
    ["in a package without `__init__.py`", namespaceLayout, "src/backend/views.py"],
  ])("is not trusted to have the factory: %s", (_name, files, filename) => {
    expect(run(files, filename, manifest)).toMatchObject({ text: files[filename], left: STAYS });
  });

  test("is not trusted to be there where only its package is", () => {
    expect(run(without("src/backend/user_engine.py"), "tests/test_views.py", manifest)).toMatchObject({ text: VIEWS, left: STAYS });
  });

  test("is named in the message, with the directory to add", () => {
    expect(run(layout, "src/backend/views.py", manifest).messages[1]).toContain(
      "(unlisted-root): the module that should hold the new name lies below `src`, which is none of the manifest's `roots`; add it to them.",
    );
  });

  test("is repaired once it is added", () => {
    const files = { ...layout, "src/backend/user_engine.py": `${HOME}    @classmethod\n    def create(cls, registry, user_context): ...\n` };
    expect(run(files, "src/backend/views.py", { ...manifest, roots: [".", "src"] })).toMatchObject({ text: FIXED, left: [] });
  });

  test("is no second home of its own", () => {
    for (const files of [layout, namespaceLayout]) {
      for (const filename of ["src/backend/engine.py", "src/backend/user_engine.py"]) {
        expect(run(files, filename, manifest).left.filter((one) => one.includes("duplicate"))).toEqual([]);
      }
    }
    expect(run(layout, "src/backend/user_engine.py", { ...manifest, roots: ["tests"] }).left).not.toContain("1 duplicateBlocked: second-home");
  });

  test("is told of a second one", () => {
    const files = { ...layout, "src/backend/copy.py": HOME };
    expect(run(files, "src/backend/copy.py", manifest).left).toEqual(["1 duplicateBlocked: second-home"]);
  });

  test("may be what objects are told apart by", () => {
    const symbols = { "lib.new#New": { deprecated: ["backend.engine#Engine"] } };
    const code = "from backend.engine import Engine\n\nisinstance(x, Engine)\n";
    const files = { ...layout, "lib/__init__.py": "", "lib/new.py": "class New: ...\n", "a.py": code };
    expect(run(files, "a.py", { symbols })).toMatchObject({ text: code, left: ["1 deprecatedBlocked: tied-by-identity", "3 deprecatedUseBlocked: tied-by-identity"] });
  });
});

test.each([
  ["whose name stands within a package alone", { "app/__init__.py": "", "app/backend/__init__.py": "" }],
  ["whose first name a directory of the project has", { "deploy/backend/run.py": "" }],
  ["of which an installed copy is at hand", { "venv/pyvenv.cfg": "", "venv/lib/backend/__init__.py": "" }],
])("a home in a package outside of the project is trusted: one %s", (_name, others) => {
  expect(run({ ...others, "a.py": VIEWS }, "a.py", manifest)).toMatchObject({ text: FIXED, left: [] });
});

test("a package keeps its name in the one root that knows it", () => {
  const files = { ...layout, "other/backend/__init__.py": "", "other/backend/views.py": RELATIVE };
  expect(run(files, "other/backend/views.py", { ...manifest, roots: ["src"] }).left).toEqual([]);
});

describe("a home that is named as this file imports it", () => {
  const aliased = defineManifest({
    symbols: {
      "@/agents/user-engine#UserEngine": {
        deprecated: ["@/agents/engine#Engine"],
        construct: { scope: "user", parameters: ["registry", "userContext?"], factory: "create", context: { parameter: "userContext" } },
      },
    },
  });
  const code = (name: string, call: string): string => `import { ${name} } from "@/agents/${name === "Engine" ? "engine" : "user-engine"}";\nexport const run = (registry: object, userContext: object) => ${call}(registry, userContext);\n`;
  const old = code("Engine", "new Engine");
  const files = (home: string): Files => ({
    "tsconfig.json": JSON.stringify({ compilerOptions: { paths: { "@/*": ["./src/*"] } } }),
    "src/agents/engine.ts": "export class Engine {}\n",
    "src/agents/user-engine.ts": home,
    "src/run.ts": old,
  });

  test("is read, and lacks the factory", () => {
    const home = "export class UserEngine {}\n";
    expect(run(files(home), "src/run.ts", aliased)).toMatchObject({ text: old, left: ["1 deprecatedBlocked: in-use", "2 deprecatedConstructorBlocked: missing-factory"] });
  });

  test("is read, and has the factory", () => {
    const home = "export class UserEngine { static create(registry: object, userContext: object) {} }\n";
    expect(run(files(home), "src/run.ts", aliased)).toMatchObject({ text: code("UserEngine", "UserEngine.create"), left: [] });
  });

  test("is trusted where its file does not say what it exports", () => {
    const home = "Object.assign(exports, load());\n";
    expect(run(files(home), "src/run.ts", aliased)).toMatchObject({ text: code("UserEngine", "UserEngine.create"), left: [] });
  });
});

describe("where ESLint runs below its configuration, names start beside that", () => {
  const symbols = { "./src/new#New": { deprecated: ["./src/old#Old"] }, "app.new#New": { deprecated: ["app.old#Old"] } };
  const typescript = (name: string): string => `import { ${name} } from "./${name.toLowerCase()}";\nnew ${name}();\n`;
  const python = (name: string): string => `from app.${name.toLowerCase()} import ${name}\n\n${name}()\n`;
  const files: Files = {
    "eslint.config.mjs": "",
    "src/old.ts": "export class Old {}\n",
    "src/new.ts": "export class New {}\n",
    "src/a.ts": typescript("Old"),
    "app/old.py": "class Old: ...\n",
    "app/new.py": "class New: ...\n",
    "app/a.py": python("Old"),
  };

  test.each([
    ["TypeScript", "src/a.ts", "src", typescript("New")],
    ["Python", "app/a.py", "app", python("New")],
  ])("in %s", (_name, filename, below, text) => expect(run(files, filename, { symbols }, below)).toMatchObject({ text, left: [] }));

  test("and at the working directory still", () => {
    const nested = { "eslint.config.mjs": "", ...Object.fromEntries(Object.entries(files).slice(1).map(([name, text]) => [`packages/one/${name}`, text])) };
    expect(run(nested, "packages/one/src/a.ts", { symbols }, "packages/one")).toMatchObject({ text: typescript("New"), left: [] });
  });

  test("but not beside that of another repository around it", () => {
    expect(run({ ...files, "src/.git/HEAD": "" }, "src/a.ts", { symbols }, "src")).toMatchObject({ text: typescript("Old"), left: [] });
  });
});
