import { newPython, oldPython, Project, pythonProject, removeProjects, unconfiguredProject } from "./project";

afterAll(removeProjects);

const { "eslint.config.mjs": eslintConfig = "", ...code } = unconfiguredProject;

describe("ssot init --yes", () => {
  test("writes both files, and says what is missing until a symbol is named", () => {
    const project = new Project(code);
    const { code: exit, stdout } = project.ssot("init", "--yes");
    expect(stdout).toContain("wrote eslint.config.mjs\nwrote ssot.config.mjs\n");
    expect(stdout).toContain("Next: name your symbols in eslint.config.mjs, then `ssot status`.");
    expect(exit).toBe(0);
    const { code: refused, stderr } = project.ssot("gate");
    expect(stderr).toContain("settings.ssot names no symbols and no modules: nothing is enforced.");
    expect(refused).toBe(2);
    const config = project.read("eslint.config.mjs");
    project.write({ "eslint.config.mjs": config.replace('// "package.new_module#NewName"', '"app.logs#get_logger"').replace("package.old_module#OldName", "app.old_logs#get_logger") });
    expect(project.ssot("migrate").stdout).toContain("0 findings remain");
  });

  test("takes the preset where the project has its modules, and puts the factory first that calls will need", () => {
    const project = new Project({ "netra_backend/app/agents/supervisor/execution_engine.py": "", "tests/unit/test_a.py": "" });
    expect(project.ssot("init", "--yes").stdout).toContain("Next: `ssot status`.");
    expect(project.read("eslint.config.mjs")).toContain('ssot.configs["execution-engine"]');
    expect(project.read("ssot.config.mjs")).toContain(
      '{ name: "factory", priority: "P0", files: ["netra_backend/app/agents/supervisor/user_execution_engine.py"] },\n    { name: "unit", priority: "P0",',
    );
  });

  test("names the directories where Python names start, also for the preset", () => {
    const file = "src/netra_backend/app/agents/supervisor/execution_engine.py";
    const project = new Project({ [file]: "" });
    project.ssot("init", "--yes");
    expect(project.read("eslint.config.mjs")).toContain('ssot.configs["execution-engine"], { settings: { ssot: { roots: [".", "src"] } } }]');
    expect(project.read("ssot.config.mjs")).toContain('files: ["src/netra_backend/app/agents/supervisor/user_execution_engine.py"]');
    expect(project.ssot("status").code).toBe(0);
    const other = new Project({ "src/backend/a.py": "" });
    other.ssot("init", "--yes");
    expect(other.read("eslint.config.mjs")).toContain('defineManifest({\n  // Where the names of modules start.\n  roots: [".", "src"],\n  symbols: {');
  });

  test("makes phases of the directories of tests, by their usual order, and of the rest", () => {
    const project = new Project({ ...code, "eslint.config.mjs": eslintConfig, "app/tests/unit/test_d.py": "", "tests/mission_critical/test_e.py": "" });
    project.ssot("init", "--yes");
    const text = project.read("ssot.config.mjs");
    expect(text).toContain('{ name: "mission-critical", priority: "P0", files: ["tests/critical/**", "tests/mission_critical/**"] }');
    expect(text).toContain('{ name: "unit", priority: "P1", files: ["app/tests/unit/**", "tests/unit/**"] }');
    expect(text).toContain('{ name: "everything-else", priority: "P2", files: ["**"] }');
    expect(text).toContain('{ name: "syntax", run: ["python3", "-m", "py_compile", "{file}"], files: ["**/*.py"], timeout: 60 }');
  });

  test("leaves alone what is there", () => {
    const project = new Project(pythonProject);
    const { stdout } = project.ssot("init", "--yes");
    expect(stdout).toContain("eslint.config.mjs is there already");
    expect(stdout).toContain("There is nothing to write.");
    expect(project.read("eslint.config.mjs")).toBe(eslintConfig);
  });

  test.each([
    ["of modules", '{ "type": "module" }'],
    ["with a byte order mark", '\u{FEFF}{ "type": "module" }'],
    ["that is broken", '{ "type": module'],
  ])("writes files that are modules under any package.json, also one %s", (_, text) => {
    const { code: exit, stdout } = new Project({ "package.json": text }).ssot("init", "--yes");
    expect(stdout).toContain("wrote eslint.config.mjs\nwrote ssot.config.mjs\n");
    expect(exit).toBe(0);
  });

  test("hides no configuration of a folder above", () => {
    const project = new Project({ "eslint.config.mjs": eslintConfig, "packages/a/tests/unit/test_a.py": oldPython });
    expect(project.ssot("--cwd", "packages/a", "init", "--yes").stdout).toMatch(/^\.\.\/\.\.\/eslint\.config\.mjs is there already .*\nwrote ssot\.config\.mjs\n/);
    expect(project.files()).toEqual(["eslint.config.mjs", "packages/a/ssot.config.mjs", "packages/a/tests/unit/test_a.py"]);
  });

  test("writes globs that match folders whose names are no globs", () => {
    const folders = ["a,b", "{c,d}", "[e]", "f(g)", "h*", "!i", '"j"', "k\\l"];
    const files = folders.map((folder) => `${folder}/tests/unit/test_a.py`);
    const project = new Project({ ...Object.fromEntries(files.map((file) => [file, oldPython])), "eslint.config.mjs": eslintConfig, "app/logs.py": unconfiguredProject["app/logs.py"]!, "app/__init__.py": "" });
    project.ssot("init", "--yes");
    expect(project.ssot("migrate", "--phase", "unit").stdout).toContain(`unit: ${folders.length} files migrated`);
  });

  test("is enough for the whole story", () => {
    const project = new Project({ ...code, "eslint.config.mjs": eslintConfig });
    project.ssot("init", "--yes");
    expect(project.ssot("migrate").code).toBe(0);
    expect(project.read("tests/unit/test_c.py")).toBe(newPython);
    expect(project.ssot("gate").code).toBe(0);
    expect(project.ssot("rollback").code).toBe(0);
    expect(project.read("tests/unit/test_c.py")).toBe(oldPython);
  });
});

/** Runs a command on a terminal, and presses Ctrl+C when it asks. */
const pressing = `
import os, pty, sys
pid, terminal = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], sys.argv[1:])
seen = b""
while b"(Y/n)" not in seen:
    seen += os.read(terminal, 4096)
os.write(terminal, b"\\x03")
try:
    while said := os.read(terminal, 4096):
        seen += said
except OSError:
    pass
print(seen.decode())
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

test("ssot init takes Ctrl+C for an answer", () => {
  const { code: exit, stdout } = new Project({ "pressing.py": pressing }).ssotByBash('exec python3 pressing.py "$@"', "init");
  expect(stdout).toContain("ssot: Interrupted: nothing was written.");
  expect(stdout).not.toContain("    at ");
  expect(exit).toBe(2);
});

test("ssot init does not ask where there is nobody", () => {
  const project = new Project(code);
  const { code: exit, stderr } = project.ssot("init");
  expect(stderr).toBe("ssot: There is nobody to ask: say --yes.\n");
  expect(exit).toBe(2);
  expect(project.files()).not.toContain("ssot.config.mjs");
});
