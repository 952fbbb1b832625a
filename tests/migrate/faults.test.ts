import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { config, failsOn, newPython, oldPython, Project, pythonProject, removeProjects } from "./project";

afterAll(removeProjects);
jest.setTimeout(60_000);

const tests = ["tests/both/test_b.py", "tests/critical/test_a.py", "tests/unit/test_c.py"];
const texts = (project: Project): string[] => tests.map((file) => project.read(file));

/** A check that says that it runs, and then waits. */
const waits = { name: "wait", run: ["python3", "-c", "import time; open('waiting', 'w').close(); time.sleep(60)"] };

async function startAndWait(project: Project): Promise<ReturnType<Project["start"]>> {
  const child = project.start("migrate");
  while (!existsSync(project.path("waiting"))) {
    if (child.exitCode !== null) throw new Error("ssot ended before it ran the check");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return child;
}

describe("two at once", () => {
  test("the second refuses", async () => {
    const project = new Project({ ...pythonProject, "ssot.config.json": config({ validate: [waits] }) });
    const first = await startAndWait(project);
    const refusals = [project.ssot("migrate"), project.ssot("rollback"), project.ssot("gate")];
    first.kill("SIGTERM");
    await once(first, "exit");
    for (const { code, stderr } of refusals) {
      expect(stderr).toBe(`ssot: Another ssot is at work on this project (process ${first.pid!}).\n`);
      expect(code).toBe(2);
    }
  });

  test("one that was killed holds nobody up", async () => {
    const project = new Project({ ...pythonProject, "ssot.config.json": config({ validate: [waits] }) });
    const first = await startAndWait(project);
    first.kill("SIGKILL");
    await once(first, "exit");
    project.write({ "ssot.config.json": config() });
    expect(project.ssot("migrate").code).toBe(0);
  });
});

describe("interrupted", () => {
  test("by the user, it puts back the file at hand and goes on from there the next time", async () => {
    const project = new Project({ ...pythonProject, "ssot.config.json": config({ validate: [{ ...waits, files: [tests[2]!] }] }) });
    const child = await startAndWait(project);
    child.kill("SIGINT");
    const [code] = await once(child, "exit");
    expect(code).toBe(130);
    expect(texts(project)).toEqual([newPython, newPython, oldPython]);
    project.write({ "ssot.config.json": config() });
    const { stderr, stdout } = project.ssot("migrate");
    expect(stderr).toContain(`Going on with run ${project.runs()[0]!}, which was interrupted (phases critical, unit).`);
    expect(stdout).toContain("critical: 2 files migrated");
    expect(texts(project)).toEqual([newPython, newPython, newPython]);
    expect(project.runs()).toHaveLength(1);
  });

  test("by a kill, it can be rolled back", async () => {
    const project = new Project({ ...pythonProject, "ssot.config.json": config({ validate: [{ ...waits, files: [tests[1]!] }] }) });
    const child = await startAndWait(project);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(texts(project)).toEqual([newPython, newPython, oldPython]);
    const run = project.runs()[0]!;
    expect(project.ssot("status").stderr).toContain(`Run ${run} was interrupted: \`ssot migrate\` goes on with it, \`ssot rollback ${run}\` takes it back.`);
    expect(project.ssot("rollback").code).toBe(0);
    expect(texts(project)).toEqual([oldPython, oldPython, oldPython]);
  });

  test("by a kill while the gate judges a phase, it judges the whole phase again", async () => {
    const project = new Project({ ...pythonProject, "ssot.config.json": config({ gate: [waits] }) });
    const child = await startAndWait(project);
    child.kill("SIGKILL");
    await once(child, "exit");
    const gate = { name: "suite", run: ["python3", "-c", `import sys; sys.exit('app.logs' in open('${tests[0]!}').read())`] };
    project.write({ "ssot.config.json": config({ gate: [gate] }) });
    expect(project.ssot("migrate").stdout).toContain("critical: put back as a whole");
    expect(texts(project)).toEqual([oldPython, oldPython, oldPython]);
  });
});

test("a torn last line of the journal is no harm", async () => {
  const project = new Project({ ...pythonProject, "ssot.config.json": config({ validate: [{ ...waits, files: [tests[1]!] }] }) });
  const child = await startAndWait(project);
  child.kill("SIGKILL");
  await once(child, "exit");
  const journal = project.path(`.ssot/runs/${project.runs()[0]!}/journal.jsonl`);
  writeFileSync(journal, `${readFileSync(journal, "utf8")}{"type":"ke`);
  project.write({ "ssot.config.json": config() });
  expect(project.ssot("migrate").code).toBe(0);
  expect(texts(project)).toEqual([newPython, newPython, newPython]);
});

test("a disk that is full while a copy is kept stops the run with every file as it was", () => {
  const project = new Project({ ...pythonProject, [tests[2]!]: `${oldPython}# ${"long ".repeat(100_000)}\n` });
  const before = texts(project);
  const { code, stderr } = project.ssotWithLimit(256, "migrate");
  expect(stderr).toMatch(/^ssot: .*\.ssot\/objects\/\w+ cannot be written: /m);
  expect(code).toBe(2);
  expect(texts(project)).toEqual([newPython, newPython, before[2]]);
  expect(project.ssot("migrate").code).toBe(0);
  expect(project.read(tests[2]!)).toContain("from app.logs");
});

test("a file that is edited while a check of it fails is left to its editor, and named by a rollback", () => {
  const edit = { name: "edit", run: ["python3", "-c", "import sys; open('{file}', 'a').write('# mine'); sys.exit(1)"], files: [tests[0]!] };
  const project = new Project({ ...pythonProject, "ssot.config.json": config({ validate: [edit] }) });
  const { code, stdout } = project.ssot("migrate");
  expect(stdout).not.toContain("put back    ");
  expect(stdout).toContain(`left alone  ${tests[0]!}: it was edited before it could be put back (edit failed with exit code 1 (.ssot/runs/`);
  expect(project.read(tests[0]!)).toBe(`${newPython}# mine`);
  expect(code).toBe(1);
  expect(project.ssot("rollback").stdout).toContain(`left alone  ${tests[0]!}: it was edited since; what it held before is .ssot/objects/`);
});

test("a file that is edited while the gate of its phase fails is left to its editor, and put back once the edit is undone", () => {
  const edit = { name: "suite", run: ["python3", "-c", `import sys\nif 'app.logs' in open('${tests[0]!}').read(): open('${tests[0]!}', 'a').write('# mine'); sys.exit(1)`] };
  const project = new Project({ ...pythonProject, "ssot.config.json": config({ gate: [edit] }) });
  const { code, stdout } = project.ssot("migrate");
  expect(stdout).toContain(`critical: put back but for 1 file: suite failed with exit code 1 (.ssot/runs/`);
  expect(stdout).toMatch(/left alone {2}tests\/both\/test_b.py: it was edited before it could be put back \(suite failed .*\); once the edit is undone, `ssot rollback` does\n/);
  expect(texts(project)).toEqual([`${newPython}# mine`, oldPython, oldPython]);
  expect(code).toBe(1);
  const named = project.ssot("rollback");
  expect(named.stdout).toContain(`left alone  ${tests[0]!}: it was edited since; what it held before is .ssot/objects/`);
  expect(named.code).toBe(1);
  project.write({ [tests[0]!]: newPython });
  expect(project.ssot("rollback").code).toBe(0);
  expect(texts(project)).toEqual([oldPython, oldPython, oldPython]);
});

test("what was put back is not in the way of a rollback", () => {
  const project = new Project({ ...pythonProject, "ssot.config.json": config({ validate: [{ ...failsOn("app.logs"), files: [tests[0]!] }] }) });
  project.ssot("migrate");
  project.write({ [tests[0]!]: "mine\n" });
  expect(project.ssot("rollback").code).toBe(0);
  expect(texts(project)).toEqual(["mine\n", oldPython, oldPython]);
});
