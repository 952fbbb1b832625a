import { chmodSync, mkdirSync, rmSync, statSync } from "node:fs";
import { newPython, oldPython, Project, pythonProject, removeProjects } from "./project";

afterAll(removeProjects);

const tests = ["tests/critical/test_a.py", "tests/both/test_b.py", "tests/unit/test_c.py"];
const texts = (project: Project): string[] => tests.map((file) => project.read(file));

function migrated(): Project {
  const project = new Project(pythonProject);
  expect(project.ssot("migrate").code).toBe(0);
  return project;
}

/** Where the original of a file is kept. */
function copyOf(project: Project, file: string): string {
  const journal = project.read(`.ssot/runs/${project.runs()[0]!}/journal.jsonl`);
  return `.ssot/objects/${new RegExp(`"file":"${file}","before":"(\\w+)"`).exec(journal)![1]!}`;
}

describe("ssot rollback", () => {
  test("restores every file byte for byte, with its mode", () => {
    const project = new Project(pythonProject);
    const odd = `\u{FEFF}${oldPython}\r\n# ä\t`;
    project.write({ [tests[0]!]: odd });
    chmodSync(project.path(tests[0]!), 0o755);
    project.ssot("migrate");
    expect(project.read(tests[0]!)).not.toBe(odd);
    const { code, stdout } = project.ssot("rollback");
    expect(stdout).toBe(`Run ${project.runs()[0]!}: 3 files restored\n`);
    expect(texts(project)).toEqual([odd, oldPython, oldPython]);
    expect(statSync(project.path(tests[0]!)).mode & 0o777).toBe(0o755);
    expect(code).toBe(0);
  });

  test("leaves alone and names a file that somebody has edited since", () => {
    const project = migrated();
    const edited = `${newPython}# mine\n`;
    project.write({ [tests[1]!]: edited });
    const { code, stdout } = project.ssot("rollback");
    expect(stdout).toContain(`left alone  tests/both/test_b.py: it was edited since; what it held before is ${copyOf(project, tests[1]!)}\n`);
    expect(texts(project)).toEqual([oldPython, edited, oldPython]);
    expect(code).toBe(1);
  });

  test("leaves alone and names a file that somebody has removed since", () => {
    const project = migrated();
    rmSync(project.path(tests[1]!));
    const { code, stdout } = project.ssot("rollback");
    expect(stdout).toContain(`left alone  tests/both/test_b.py: it was removed since; what it held before is ${copyOf(project, tests[1]!)}\n`);
    expect(project.files()).not.toContain(tests[1]);
    expect(code).toBe(1);
  });

  test("leaves alone and names a folder that stands in the place of a file", () => {
    const project = migrated();
    rmSync(project.path(tests[1]!));
    mkdirSync(project.path(tests[1]!));
    const { code, stdout } = project.ssot("rollback");
    expect(stdout).toContain(`left alone  tests/both/test_b.py: something else stands in its place; what it held before is ${copyOf(project, tests[1]!)}\n`);
    expect([project.read(tests[0]!), project.read(tests[2]!)]).toEqual([oldPython, oldPython]);
    expect(code).toBe(1);
  });

  test("finishes once the edit is undone", () => {
    const project = migrated();
    project.write({ [tests[1]!]: "mine\n" });
    project.ssot("rollback");
    project.write({ [tests[1]!]: newPython });
    expect(project.ssot("rollback").code).toBe(0);
    expect(texts(project)).toEqual([oldPython, oldPython, oldPython]);
  });

  test("takes the run that it is told", () => {
    const project = new Project(pythonProject);
    project.ssot("migrate", "--phase", "critical");
    project.ssot("migrate", "--phase", "unit");
    const [first] = project.runs();
    expect(project.ssot("rollback", first!).code).toBe(0);
    expect(texts(project)).toEqual([oldPython, oldPython, newPython]);
  });

  test("goes back run by run", () => {
    const project = new Project(pythonProject);
    project.ssot("migrate", "--phase", "critical");
    project.ssot("migrate", "--phase", "unit");
    project.ssot("rollback");
    expect(texts(project)).toEqual([newPython, newPython, oldPython]);
    project.ssot("rollback");
    expect(texts(project)).toEqual([oldPython, oldPython, oldPython]);
  });

  test("refuses where there is nothing to roll back", () => {
    const { code, stderr } = new Project(pythonProject).ssot("rollback");
    expect(stderr).toBe("ssot: There is no run to roll back.\n");
    expect(code).toBe(2);
  });

  test("names the runs there are where one is unknown", () => {
    const project = migrated();
    const { code, stderr } = project.ssot("rollback", "nonsense");
    expect(stderr).toBe(`ssot: There is no run nonsense; there are: ${project.runs()[0]!}.\n`);
    expect(code).toBe(2);
  });

  test("names a file whose copy is damaged, or gone, and restores the others", () => {
    // Texts of their own, as equal ones share a copy.
    const [olds, news] = [oldPython, newPython].map((text) => tests.map((file) => `${text}# ${file}\n`)) as [string[], string[]];
    const project = new Project({ ...pythonProject, ...Object.fromEntries(tests.map((file, index) => [file, olds[index]!])) });
    project.ssot("migrate");
    project.write({ [copyOf(project, tests[0]!)]: "damaged" });
    rmSync(project.path(copyOf(project, tests[1]!)));
    const { code, stdout } = project.ssot("rollback");
    for (const file of tests.slice(0, 2)) {
      expect(stdout).toContain(`failed      ${file}: the copy ${project.path(copyOf(project, file))} is missing or damaged\n`);
    }
    expect(texts(project)).toEqual([news[0], news[1], olds[2]]);
    expect(code).toBe(2);
  });
});
