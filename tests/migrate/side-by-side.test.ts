import { config, failsOn, newPython, oldPython, Project, pythonProject, removeProjects } from "./project";

afterAll(removeProjects);
jest.setTimeout(60_000);

const pair = ["tests/both/test_b.py", "tests/critical/test_a.py"] as const;

/** A check of a file of the pair that leaves a mark, and looks for that of the other one. */
const looking = (...lines: string[]): { name: string; run: string[]; files: string[] } => ({
  name: "look",
  run: [
    "python3",
    "-c",
    [
      "import os, sys, time",
      `marks = {${pair.map((file, index) => `'${file}': 'mark${index}'`).join(", ")}}`,
      "mine = marks.pop(sys.argv[1])",
      "[other] = marks.values()",
      "open(mine, 'w').close()",
      ...lines,
    ].join("\n"),
    "{file}",
  ],
  files: [...pair],
});

/** Passes once the other one has started, which it waits for. */
const waitsForTheOther = looking("end = time.time() + 30", "while not os.path.exists(other) and time.time() < end: time.sleep(0.02)", "sys.exit(not os.path.exists(other))");

/** Passes if the other one does not run meanwhile. */
const findsNoOther = looking("time.sleep(0.5)", "found = os.path.exists(other)", "os.remove(mine)", "sys.exit(found)");

const migrate = (validate: Parameters<typeof config>[0], files: Readonly<Record<string, string>> = {}): [Project, ReturnType<Project["ssot"]>] => {
  const project = new Project({ ...pythonProject, ...files, "ssot.config.json": config(validate) });
  return [project, project.ssot("migrate", "--phase", "critical")];
};

test("checks of two files run at the same time", () => {
  const [project, { stdout }] = migrate({ validate: [waitsForTheOther] });
  expect(stdout).toContain("critical: 2 files migrated");
  expect(pair.map((file) => project.read(file))).toEqual([newPython, newPython]);
});

test("a check that must be alone is", () => {
  const [project, { stdout }] = migrate({ validate: [{ ...findsNoOther, parallel: false }] });
  expect(stdout).not.toContain("put back");
  expect(stdout).not.toContain("failed before");
  expect(pair.map((file) => project.read(file))).toEqual([newPython, newPython]);
});

test("a check that does not name a file runs once for what is checked together", () => {
  const [project] = migrate({ validate: [{ name: "count", run: ["python3", "-c", "open('count', 'a').write('.')"] }] });
  expect(project.read("count")).toBe(".");
});

test("a file that breaks goes back, and what was checked with it stays", () => {
  const [project, { stdout, code }] = migrate({ validate: [{ ...failsOn("app.logs"), files: [pair[0]] }, { name: "all", run: ["true"] }] });
  expect(stdout).toContain("put back    tests/both/test_b.py: content failed with exit code 1");
  expect(pair.map((file) => project.read(file))).toEqual([oldPython, newPython]);
  expect(code).toBe(1);
});

test("a file that breaks another one goes back alone", () => {
  const breaks = `import sys; sys.exit('app.logs' in open('${pair[0]}').read())`;
  const [project] = migrate({ validate: [{ name: "all", run: ["python3", "-c", breaks] }] });
  expect(pair.map((file) => project.read(file))).toEqual([oldPython, newPython]);
});

test("a file that a check edits is named, and left to whoever rolls back", () => {
  const formats = { name: "format", run: ["python3", "-c", "open('{file}', 'a').write('# formatted')"], files: [pair[0]] };
  const [project, { stdout }] = migrate({ validate: [formats] });
  expect(stdout).toContain("edited      tests/both/test_b.py: by somebody else, or by a check; a rollback leaves it alone");
  expect(project.ssot("rollback").stdout).toContain("left alone  tests/both/test_b.py: it was edited since; what it held before is .ssot/objects/");
  expect(pair.map((file) => project.read(file))).toEqual([`${newPython}# formatted`, oldPython]);
});

test("a file that a check puts back is no file that was migrated, whenever it does, and is not tried again", () => {
  const undo = (file: string) => ({ name: "undo", run: ["python3", "-c", `open('${file}', 'w').write(${JSON.stringify(oldPython)})`] });
  const third = "tests/critical/test_z.py";
  const [project, { code, stdout }] = migrate({ validate: [{ ...undo("{file}"), files: [pair[0]] }], gate: [undo(pair[1])] }, { [third]: oldPython });
  const reason = "put back by a check, or by somebody else\n";
  expect(stdout).toContain(`critical: 1 file migrated\n    put back    ${pair[0]}: ${pair[0]} was ${reason}    put back    ${pair[1]}: ${reason}3 findings remain`);
  expect([...pair, third].map((file) => project.read(file))).toEqual([oldPython, oldPython, newPython]);
  expect(code).toBe(1);
  expect(project.ssot("rollback").stdout).toMatch(/: 2 files restored\n$/);
});

test("a file that a check removes is named, and the run goes on", () => {
  const removes = { name: "remove", run: ["python3", "-c", "import os; os.remove('{file}')"], files: [pair[0]] };
  const [project, { stdout }] = migrate({ validate: [removes] });
  expect(stdout).toContain("edited      tests/both/test_b.py");
  expect(project.read(pair[1])).toBe(newPython);
});
