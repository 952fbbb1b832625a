import { config, newPython, Project, pythonProject, removeProjects } from "./project";

afterAll(removeProjects);
jest.setTimeout(60_000);

/** Migrates one file, and checks it by a program of Python. */
function migrateOne(code: string, timeout = 60): Project {
  const check = { name: "check", run: ["python3", "-c", code], files: ["tests/unit/**"], timeout };
  const project = new Project({ ...pythonProject, "ssot.config.json": config({ validate: [check] }) });
  expect(project.ssot("migrate", "--phase", "unit")).toMatchObject({ code: 0 });
  expect(project.read("tests/unit/test_c.py")).toBe(newPython);
  return project;
}

const output = (project: Project): string => project.read(`.ssot/runs/${project.runs()[0]!}/output/0001-after.txt`);

test("of what a check prints without end, the beginning and the end are kept", () => {
  const kept = output(migrateOne("print('first'); print(('.' * 99 + '\\n') * 30_000, end=''); print('last')"));
  expect(kept).toMatch(/^first\n\.{99}\n[^]*\.{99}\nlast\n$/);
  // 3,000,011 bytes were printed, and 128 KiB are kept of either end.
  expect(kept).toContain("\n[… 2737867 bytes left out …]\n");
  expect(kept.length).toBeLessThan(2 * 128 * 1024 + 100);
});

test("a process that a check leaves behind does not hold it up, though it holds its output open", () => {
  const project = migrateOne("import subprocess; print(subprocess.Popen(['sleep', '30']).pid)", 10);
  process.kill(Number(output(project)));
});

test("a program that is given with its arguments in one string is told how to be given", () => {
  const check = { name: "tests", run: ["pytest -q"] };
  const { code, stderr } = new Project({ ...pythonProject, "ssot.config.json": config({ validate: [check] }) }).ssot("migrate");
  expect(stderr).toContain('ssot: The check "tests" cannot be started: pytest -q was not found. There is no shell: write the program and each argument as a string of its own.\n');
  expect(code).toBe(2);
});
