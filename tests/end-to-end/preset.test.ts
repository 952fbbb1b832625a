import { engines, presetConfig } from "./files";
import { Project } from "./project";

const OLD = "netra_backend.app.agents.supervisor.execution_engine";
const NEW = "netra_backend.app.agents.supervisor.user_execution_engine";

const before = {
  "api/chat.py": `# Who asks is known here.
from ${OLD} import ExecutionEngine


async def answer(registry, bridge, user_context):
    engine = ExecutionEngine(registry, bridge, user_context)  # one per request
    return await engine.run("chat")
`,
  "api/jobs.py": `from ${OLD} import ExecutionEngine


def nightly(registry, bridge):
    return ExecutionEngine(registry, bridge)
`,
  "api/reports.py": `class ExecutionEngine:
    pass


engine = ExecutionEngine()
`,
  "src/api/chat.ts": `import { ExecutionEngine } from "../agents/execution_engine";

export function answer(registry: object, bridge: object, userContext: object) {
  return new ExecutionEngine(registry, bridge, userContext); // one per request
}
`,
};

const after = {
  "api/chat.py": `# Who asks is known here.
from ${NEW} import UserExecutionEngine


async def answer(registry, bridge, user_context):
    engine = UserExecutionEngine.create_from_legacy_pattern(registry, bridge, user_context)  # one per request
    return await engine.run("chat")
`,
  "api/jobs.py": before["api/jobs.py"],
  "api/reports.py": before["api/reports.py"],
  "src/api/chat.ts": `import { UserExecutionEngine } from "../agents/user_execution_engine";

export function answer(registry: object, bridge: object, userContext: object) {
  return UserExecutionEngine.createFromLegacyPattern(registry, bridge, userContext); // one per request
}
`,
};

const project = new Project({ "eslint.config.mjs": presetConfig, ...engines, ...before });
afterAll(() => {
  project.remove();
});
beforeEach(() => {
  project.write(before);
});

const contents = (): Record<string, string> => Object.fromEntries(Object.keys(before).map((file) => [file, project.read(file)]));

const jobs = [
  expect.stringMatching(/^1:\d+ ssot\/no-deprecated-import .*\(in-use\)/),
  expect.stringMatching(/^5:12 ssot\/no-shared-state-constructor .*\(no-context\)/),
];

const reports = [expect.stringMatching(/^1:7 ssot\/no-duplicate-definition .*\(second-home\)/)];

describe("the preset, in one line of configuration", () => {
  test("finds every use in both languages, with its place, and of a namesake no more than that it is one", () => {
    const { status, found } = project.eslint();
    expect(status).toBe(1);
    expect(found).toEqual({
      "api/chat.py": [
        expect.stringMatching(/^2:66 ssot\/no-deprecated-import /),
        expect.stringMatching(/^6:14 ssot\/no-shared-state-constructor /),
      ],
      "api/jobs.py": jobs,
      "api/reports.py": reports,
      "src/api/chat.ts": [
        expect.stringMatching(/^1:10 ssot\/no-deprecated-import /),
        expect.stringMatching(/^4:14 ssot\/no-shared-state-constructor /),
      ],
    });
  });

  test("repairs what it can and leaves every other byte alone", () => {
    project.eslint("--fix");
    expect(contents()).toEqual(after);
  });

  test("says of the rest why it stays", () => {
    const { status, found } = project.eslint("--fix");
    expect(status).toBe(1);
    expect(found).toEqual({ "api/jobs.py": jobs, "api/reports.py": reports });
  });

  test("changes nothing in a second run", () => {
    project.eslint("--fix");
    const once = contents();
    project.eslint("--fix");
    expect(contents()).toEqual(once);
  });

  test("passes once nothing is left", () => {
    project.write({ "api/jobs.py": "", "api/reports.py": "" });
    project.eslint("--fix");
    expect(project.eslint()).toEqual({ status: 0, stderr: "", found: {} });
  });

  test("repairs problems", () => {
    project.eslint("--fix", "--fix-type", "problem");
    expect(contents()).toEqual(after);
  });

  test("repairs nothing where only suggestions or layout may be", () => {
    project.eslint("--fix", "--fix-type", "suggestion,layout");
    expect(contents()).toEqual(before);
  });
});

describe("the cache of ESLint", () => {
  test("keeps what was found", () => {
    const { found } = project.eslint("--cache");
    expect(project.eslint("--cache").found).toEqual(found);
  });

  test("sees that a file was changed", () => {
    project.eslint("--cache");
    project.write({ "api/jobs.py": "" });
    expect(Object.keys(project.eslint("--cache").found)).toEqual(["api/chat.py", "api/reports.py", "src/api/chat.ts"]);
  });

  test("sees that the manifest was changed", () => {
    const changed = new Project({
      "eslint.config.mjs": 'import ssot from "eslint-plugin-ssot";\nexport default [ssot.configs.python, { settings: { ssot: { symbols: { "new#Other": { deprecated: ["old#Other"] } } } } }];\n',
      "a.py": "from old import Client\n",
    });
    const first = changed.eslint("--cache");
    changed.write({
      "eslint.config.mjs": 'import ssot from "eslint-plugin-ssot";\nexport default [ssot.configs.python, { settings: { ssot: { symbols: { "new#Client": { deprecated: ["old#Client"] } } } } }];\n',
    });
    const second = changed.eslint("--cache");
    changed.remove();
    expect([first.found, second.found]).toEqual([{}, { "a.py": [expect.stringContaining("'old#Client' is deprecated")] }]);
  });
});
