import { newPython, oldPython, Project, pythonProject, removeProjects } from "./project";

afterAll(removeProjects);

const blocked = "try:\n    from app.old_logs import get_logger\nexcept ImportError:\n    pass\n";

describe("ssot status", () => {
  test("counts by phase, rule, symbol and reason", () => {
    const project = new Project({ ...pythonProject, "tests/unit/test_d.py": blocked, "scripts/run.py": oldPython });
    const { code, stdout } = project.ssot("status");
    expect(stdout).toBe(
      [
        "phase        files  affected  findings  fixable  blocked  done",
        "P0 critical      2         2         2        2        0     0",
        "P1 unit          2         2         2        1        1     0",
        "(no phase)       5         1         1        1        0     0",
        "all              9         5         5        4        1     0",
        "",
        "rules    no-deprecated-import 5",
        "symbols  app.old_logs#get_logger 5",
        "blocked  import-probe 1",
        "",
      ].join("\n"),
    );
    expect(code).toBe(0);
  });

  test("prints JSON with the files behind each phase and where each finding stands", () => {
    const project = new Project({ ...pythonProject, "tests/unit/test_d.py": `class Suite:\n    def test_x(self):\n        ${oldPython.split("\n")[0]!}\n        get_logger()\n` });
    const { summary, findings } = project.status();
    expect(summary.phases[1]).toMatchObject({
      name: "unit",
      priority: "P1",
      files: 2,
      findings: 2,
      rules: { "no-deprecated-import": 2 },
      symbols: { "app.old_logs#get_logger": 2 },
      remaining: [{ file: "tests/unit/test_c.py", findings: 1, fixable: 1 }, { file: "tests/unit/test_d.py" }],
    });
    expect(findings.map(({ scope }) => scope)).toEqual([
      "tests/both/test_b.py",
      "tests/critical/test_a.py",
      "tests/unit/test_c.py",
      "tests/unit/test_d.py::Suite.test_x",
    ]);
  });

  test("remembers earlier counts", () => {
    const project = new Project(pythonProject);
    project.ssot("status");
    project.ssot("migrate");
    const { summary } = project.status();
    expect(summary.history.map(({ findings }) => findings)).toEqual([3, 0]);
    expect(summary.done).toBe(3);
    expect(summary.phases.map(({ done }) => done)).toEqual([2, 1, 0]);
  });

  test("counts phases of any name, also of one that is new since the last count", () => {
    const phase = (name: string, ...files: string[]) => ({ name, files });
    const before = { phases: [phase("__proto__", "tests/unit/**")] };
    const project = new Project({ ...pythonProject, "ssot.config.json": JSON.stringify(before) });
    project.ssot("status");
    project.ssot("status");
    expect(project.read(".ssot/history.jsonl").trim().split("\n")).toHaveLength(1);
    project.write({ "ssot.config.json": JSON.stringify({ phases: [...before.phases, phase("constructor", "tests/critical/**"), phase("two\nlines", "tests/both/**")] }) });
    expect(project.ssot("migrate").code).toBe(0);
    expect(project.ssot("status").stdout).toContain(
      [
        "phase          files  affected  findings  fixable  blocked  done",
        "__proto__          1         0         0        0        0     1",
        "constructor        1         0         0        0        0     0",
        "two\\u{a}lines      1         0         0        0        0     0",
        "(no phase)         4         0         0        0        0     2",
      ].join("\n"),
    );
  });

  test("does not remember the same count twice", () => {
    const project = new Project(pythonProject);
    project.ssot("status");
    project.ssot("status");
    expect(project.read(".ssot/history.jsonl").trim().split("\n")).toHaveLength(1);
  });

  test("counts what comments silence, on a line, in a file, and by a setting of the rule", () => {
    const project = new Project({
      ...pythonProject,
      "tests/both/test_b.py": `# eslint ssot/no-deprecated-import: off\n${oldPython}`,
      "tests/critical/test_a.py": `# eslint-disable\n${oldPython}`,
      "tests/unit/test_c.py": oldPython.replace("\n", "  # eslint-disable-line\n"),
      "src/a.js": '/* eslint ssot/no-deprecated-import: "off" */\nimport { getLogger } from "./old-logs";\n\ngetLogger();\n',
      "src/old-logs.js": "export const getLogger = () => 1;\n",
    });
    const { stdout } = project.ssot("status");
    expect(stdout).toMatch(/^all +\d+ +0 +0 +0 +0 +0$/m);
    expect(stdout).toContain("silenced by comments  src/a.js 1, tests/both/test_b.py 1, tests/critical/test_a.py 1, tests/unit/test_c.py 1\n");
  });

  test("shows a file that cannot be parsed", () => {
    const project = new Project({ ...pythonProject, "tests/unit/test_c.py": `${oldPython}def broken(:\n` });
    expect(project.ssot("status").stdout).toContain("unreadable 1");
  });

  test("writes a page that needs nothing else and takes no markup from the project", () => {
    const project = new Project({ ...pythonProject, "tests/unit/<b>&.py": newPython, "tests/unit/<i>&.py": oldPython });
    expect(project.ssot("status", "--html", "status.html").code).toBe(0);
    const page = project.read("status.html");
    expect(page).toContain("tests/unit/&lt;i&gt;&amp;.py");
    expect(page).not.toContain("<i>&");
    expect(page).not.toMatch(/(?:src|href)=|@import|url\(/);
    expect(page).toContain("P0 critical");
  });
});
