import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { pythonConfig } from "./files";
import { Project } from "./project";

/** Runs ESLint on a project for the time of one test. */
function within<Result>(files: Readonly<Record<string, string | Buffer>>, run: (project: Project) => Result): Result {
  const project = new Project(files);
  try {
    return run(project);
  } finally {
    project.remove();
  }
}

const good = "from old import Client\n";
const goodFindings = [expect.stringMatching(/^1:17 ssot\/no-deprecated-import /)];

describe("a broken manifest", () => {
  const broken = '{ symbols: { "new#Client": { construct: { scope: "user", parameters: ["a", 1] } } } }';
  const place = 'symbols["new#Client"].construct.parameters[1]: expected ';

  test.each([
    ["as plain settings", broken],
    ["through defineManifest", `defineManifest(${broken})`],
  ])("%s is one clear error that names the path", (_, manifest) => {
    const { status, stderr } = within({ "eslint.config.mjs": pythonConfig("", manifest), "a.py": good }, (project) => project.eslint());
    expect({ status, count: stderr.split(place).length - 1 }).toEqual({ status: 2, count: 1 });
  });

  test("that is missing is an error, too", () => {
    const config = 'import ssot from "eslint-plugin-ssot";\nexport default [ssot.configs.python];\n';
    const { status, stderr } = within({ "eslint.config.mjs": config, "a.py": good }, (project) => project.eslint());
    expect(status).toBe(2);
    expect(stderr).toContain("settings.ssot is missing");
  });
});

describe("beside a good file", () => {
  const config = pythonConfig();

  test.each([
    ["a syntax error", "x = 1\ndef f(:\n", "2:7 - Parsing error: Expected parameter name"],
    ["bytes that are not UTF-8", Buffer.from("x = 1\ny = '\xe4'\n", "latin1"), "2:6 - Parsing error: The file is not valid UTF-8."],
    ["a deep nesting", `x = ${"(".repeat(5000)}1${")".repeat(5000)}\n`, expect.stringMatching(/^1:\d+ - Parsing error: .*nested too deeply/i)],
  ])("%s is reported with its place, and the run goes on", (_, content, message) => {
    const { status, found } = within({ "eslint.config.mjs": config, "a.py": good, "bad.py": content }, (project) => project.eslint());
    expect({ status, found }).toEqual({ status: 1, found: { "a.py": goodFindings, "bad.py": [message] } });
  });

  const preset = 'import ssot from "eslint-plugin-ssot";\nexport default ssot.configs["execution-engine"];\n';

  test("a deep nesting in TypeScript is reported with its place", () => {
    const deep = `export const x = ${"(".repeat(6000)}1${")".repeat(6000)};\n`;
    const { found } = within({ "eslint.config.mjs": preset, "bad.ts": deep }, (project) => project.eslint());
    expect(found).toEqual({ "bad.ts": [expect.stringMatching(/^1:\d+ - Parsing error: Nested too deeply/)] });
  });

  test("bytes of TypeScript that are not UTF-8 are left as they are by --fix", () => {
    const code = 'import { ExecutionEngine } from "./src/agents/execution_engine";\nexport let y: ExecutionEngine; // \xe4\n';
    const bytes = Buffer.from(code, "latin1");
    const written = within({ "eslint.config.mjs": preset, "bad.ts": bytes }, (project) => {
      project.eslint("--fix");
      return project.read("bad.ts");
    });
    expect(written).toBe(bytes.toString("utf8"));
  });

  test("bytes that are not UTF-8 are left as they are by --fix", () => {
    const bytes = Buffer.from("from old import Client\ny = '\xe4'\n", "latin1");
    const written = within({ "eslint.config.mjs": config, "bad.py": bytes }, (project) => {
      project.eslint("--fix");
      return project.read("bad.py");
    });
    expect(written).toBe(bytes.toString("utf8"));
  });

  test.each([
    ["an empty file", ""],
    ["a file of blank lines", "\n\n"],
    ["5 MB of statements", `value = "${"x".repeat(89)}"\n`.repeat(50_000)],
  ])("%s has nothing to report", (_, content) => {
    const { found } = within({ "eslint.config.mjs": config, "a.py": good, "odd.py": content }, (project) => project.eslint());
    expect(found).toEqual({ "a.py": goodFindings });
  });

  test("a directory with the name of the new module stops nothing", () => {
    const found = within({ "eslint.config.mjs": config, "a.py": good, "old.py": "class Client: pass\n" }, (project) => {
      mkdirSync(path.join(project.directory, "new.py"));
      return project.eslint().found;
    });
    expect(found).toEqual({ "a.py": goodFindings });
  });

  test("a new module that cannot be read stops nothing", () => {
    const found = within({ "eslint.config.mjs": config, "a.py": good }, (project) => {
      symlinkSync("nowhere.py", path.join(project.directory, "new.py"));
      return project.eslint("--ignore-pattern", "new.py").found;
    });
    expect(found).toEqual({ "a.py": goodFindings });
  });

  // ESLint reads files before any language sees them, and gives up; what is ours is that nothing was written by then.
  test("a file that cannot be read ends the run with its name, and nothing is written", () => {
    const { run, written } = within({ "eslint.config.mjs": config, "a.py": good }, (project) => {
      symlinkSync("nowhere.py", path.join(project.directory, "b.py"));
      return { run: project.eslint("--fix"), written: project.read("a.py") };
    });
    expect({ status: run.status, named: run.stderr.includes("b.py"), written }).toEqual({ status: 2, named: true, written: good });
  });
});
