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

  test("takes .js where the project's scripts are modules", () => {
    const project = new Project({ ...code, "package.json": '{ "type": "module" }' });
    expect(project.ssot("init", "--yes").stdout).toContain("wrote eslint.config.js\nwrote ssot.config.js\n");
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

test("ssot init does not ask where there is nobody", () => {
  const project = new Project(code);
  const { code: exit, stderr } = project.ssot("init");
  expect(stderr).toBe("ssot: There is nobody to ask: say --yes.\n");
  expect(exit).toBe(2);
  expect(project.files()).not.toContain("ssot.config.mjs");
});
