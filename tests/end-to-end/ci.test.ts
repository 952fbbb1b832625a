import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { examples, page } from "../docs/pages";
import { pythonConfig } from "./files";
import { Project } from "./project";

const found = "from old import Client\n";
const files = { "eslint.config.mjs": pythonConfig(), "a.py": found, "b.py": "import json\n", "eslint-suppressions.json": "{}" };
const project = new Project(files);
afterAll(() => {
  project.remove();
});
beforeEach(() => {
  project.write(files);
});

const eslint = path.resolve(__dirname, "../../node_modules/eslint/bin/eslint.js");
const text = page("docs/ci.md");

/** The ESLint command lines of the page, in its order. */
const commands = examples(text, "sh").flatMap(({ code }) => [...code.matchAll(/^npx eslint (.*?)(?: +#.*)?$/gm)].map(([, options = ""]) => options));
const [gate = "", cached = "", suppress = "", , prune = ""] = commands;

/** Makes a package of this repository one of the project, too. */
function link(name: string): void {
  const place = path.join(project.directory, "node_modules", name);
  mkdirSync(path.dirname(place), { recursive: true });
  symlinkSync(path.resolve(__dirname, "../../node_modules", name), place, "junction");
}

function run(options: string, environment: Readonly<Record<string, string>> = {}): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, NO_COLOR: "1", ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, [eslint, ...options.split(" ")], { cwd: project.directory, encoding: "utf8", env });
  return { status, stdout, stderr };
}

describe("the gate of docs/ci.md", () => {
  test("is 1 where something is found", () => {
    expect(run(gate).status).toBe(1);
  });
  test("is 1 for a warning", () => {
    project.write({ "a.py": "import json  # eslint-disable-line\n" });
    expect(run(gate)).toMatchObject({ status: 1, stdout: expect.stringContaining("Unused eslint-disable directive") });
  });
  test("is 1 for a file that does not parse", () => {
    project.write({ "a.py": "def f(:\n" });
    expect(run(gate)).toMatchObject({ status: 1, stdout: expect.stringContaining("Parsing error") });
  });
  test("is 0 where nothing is left", () => {
    project.write({ "a.py": "from new import Client\n" });
    expect(run(gate).status).toBe(0);
  });
  test("is 2 for a mistake in the manifest", () => {
    project.write({ "eslint.config.mjs": pythonConfig("", "{ symbols: { Client: {} } }") });
    expect(run(gate)).toMatchObject({ status: 2, stderr: expect.stringContaining('symbols["Client"]: expected') });
  });
});

test("the cache of docs/ci.md keeps a gate shut", () => {
  expect([run(cached).status, run(cached).status]).toEqual([1, 1]);
  project.write({ "a.py": "" });
  expect(run(cached).status).toBe(0);
});

test("GitHub's matcher finds file, place, severity and rule in what ESLint prints", () => {
  // The two patterns of `eslint-stylish` in actions/setup-node: the file, then any number of findings.
  const [file = "", finding = ""] = run(gate).stdout.split("\n").filter((line) => line !== "");
  expect(/^\s*([^\s].*)$/.exec(file)?.[1]).toBe(path.join(project.directory, "a.py"));
  expect(/^\s+(\d+):(\d+)\s+(error|warning|info)\s+(.*)\s\s+(.*)$/.exec(finding)?.slice(1).map((part) => part.trim())).toEqual([
    "1",
    "17",
    "error",
    "'old#Client' is deprecated: its one home is 'new#Client'. While both are in use, a repair of one misses the other",
    "ssot/no-deprecated-import",
  ]);
});

test("GitLab's report holds the finding at its line, named from the root", () => {
  const options = "--max-warnings 0 --format gitlab .";
  expect(text).toContain(`npx eslint ${options}`);
  link("eslint-formatter-gitlab");
  project.write({ ".gitlab-ci.yml": "eslint: { artifacts: { reports: { codequality: gl-codequality.json } } }\n" });
  const environment = { ESLINT_CODE_QUALITY_REPORT: "gl-codequality.json", CI_PROJECT_DIR: project.directory, CI_JOB_NAME: "eslint" };
  expect(run(options, environment).status).toBe(1);
  expect(JSON.parse(project.read("gl-codequality.json"))).toEqual([
    expect.objectContaining({
      check_name: "ssot/no-deprecated-import",
      severity: "major",
      location: { path: "a.py", positions: { begin: { line: 1, column: 17 }, end: { line: 1, column: 23 } } },
    }),
  ]);
});

test("the SARIF that docs/ci.md uploads holds the finding at its place, and the address of its rule", () => {
  const [, options = ""] = /run: npx eslint (.*sarif.*)/.exec(text) ?? [];
  link("@microsoft/eslint-formatter-sarif");
  expect(run(options).status).toBe(1);
  const { runs } = JSON.parse(project.read("eslint.sarif")) as { runs: { tool: object; results: object[] }[] };
  expect(runs).toMatchObject([
    {
      tool: { driver: { rules: [{ id: "ssot/no-deprecated-import", helpUri: expect.stringMatching(/docs\/rules\/no-deprecated-import\.md$/) }] } },
      results: [
        {
          ruleId: "ssot/no-deprecated-import",
          level: "error",
          locations: [{ physicalLocation: { artifactLocation: { uri: expect.stringMatching(/\/a\.py$/) }, region: { startLine: 1, startColumn: 17, endLine: 1, endColumn: 23 } } }],
        },
      ],
    },
  ]);
});

test("what was suppressed once stays quiet, and what is new does not", () => {
  expect(run(suppress).status).toBe(0);
  expect(run(gate).status).toBe(0);
  project.write({ "b.py": found });
  expect(run(gate).status).toBe(1);
});

test("a repaired finding leaves the list of the suppressed, and cannot come back", () => {
  run(suppress);
  project.write({ "a.py": "" });
  expect(run(prune).status).toBe(0);
  project.write({ "a.py": found });
  expect(run(gate).status).toBe(1);
});

test("a hook that names an ignored file passes with `--no-warn-ignored`", () => {
  const hooks = [...text.matchAll(/(?:entry: npx |")eslint (.*?--no-warn-ignored)/g)].map(([, options = ""]) => options);
  expect(hooks).toHaveLength(2);
  project.write({ "node_modules/x.py": found });
  for (const options of hooks) expect(run(`${options} node_modules/x.py b.py`)).toMatchObject({ status: 0 });
  expect(run(`${hooks[0]?.replace(" --no-warn-ignored", "") ?? ""} node_modules/x.py`).status).toBe(1);
});
