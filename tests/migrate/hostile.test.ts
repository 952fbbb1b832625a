import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { config, newPython, oldPython, Project, pythonProject, removeProjects, type Ended } from "./project";

afterAll(removeProjects);
jest.setTimeout(60_000);

describe("names that somebody has thought up", () => {
  const names = ["two\nlines", "$&", "[a]", "--help", "\u{1B}[31mred", "\u{202E}yp", "'; touch broken.txt; '"];
  const files = names.map((name) => `tests/unit/${name}.py`);
  const check = { name: "argument", run: ["python3", "-c", "import sys; open(sys.argv[1]).close()", "{file}"] };
  let project: Project;
  let migrated: Ended;

  beforeAll(() => {
    const texts = Object.fromEntries(files.map((file) => [file, `${oldPython}# ${JSON.stringify(file)}\n`]));
    const phases = JSON.parse(config({ validate: [check] })) as { phases: { files: string[] }[] };
    phases.phases[0]!.files.push("*.py");
    project = new Project({ ...pythonProject, ...texts, "-x.py": oldPython, ".gitignore": "node_modules\n", "ssot.config.json": JSON.stringify(phases) });
    project.git("init", "-q");
    project.git("config", "user.name", "A");
    project.git("config", "user.email", "a@example.org");
    project.git("add", ".");
    project.git("commit", "-q", "-m", "First");
    project.write({ "tests/unit/a.py": "x = 1\n" });
    project.git("add", "tests/unit/a.py");
    migrated = project.ssot("migrate", "--commit", "--allow-dirty");
  });

  test("are migrated like others, and handed to checks as they are", () => {
    expect(migrated.stdout).toContain(`unit: ${files.length + 2} files migrated`);
    expect(migrated.code).toBe(0);
    for (const file of files) expect(project.read(file)).toBe(`${newPython}# ${JSON.stringify(file)}\n`);
    expect(project.files()).not.toContain("broken.txt");
  });

  test("are no options of a check", () => {
    expect(project.read("-x.py")).toBe(newPython);
  });

  test("are no patterns for git: [a].py is committed without a.py", () => {
    const committed = project.git("show", "--format=", "--name-only", "-z").split("\0").filter(Boolean);
    expect(committed.sort()).toEqual(["-x.py", "tests/unit/test_c.py", ...files].sort());
    expect(project.git("status", "--porcelain")).toBe("A  tests/unit/a.py\n");
  });

  test("write no lines of their own and move no cursor in what is printed", () => {
    expect(migrated.stderr).toContain("  migrated    tests/unit/two\\u{a}lines.py\n");
    expect(migrated.stderr).toContain("tests/unit/\\u{1b}[31mred.py");
    expect(migrated.stderr).toContain("tests/unit/\\u{202e}yp.py");
    for (const letter of ["\u{1B}", "\u{202E}"]) expect(migrated.stderr).not.toContain(letter);
  });
});

test("a name that is not UTF-8 is named, with what to do about it", () => {
  const project = new Project(pythonProject);
  writeFileSync(Buffer.concat([Buffer.from(project.path("tests/unit/")), Buffer.from([0xff]), Buffer.from(".py")]), oldPython);
  const { code, stderr } = project.ssot("gate");
  expect(stderr).toContain("\u{FFFD}.py'. The name is not UTF-8: rename the file, or ignore it in the ESLint configuration.\n");
  expect(code).toBe(2);
});

describe("symbolic links", () => {
  test("a linked file is left alone, and what it points to outside the project stays", () => {
    const outside = new Project({ "code.py": oldPython });
    const project = new Project(pythonProject);
    symlinkSync(outside.path("code.py"), project.path("tests/unit/linked.py"));
    const { stdout } = project.ssot("migrate", "--phase", "unit");
    expect(stdout).toContain("left alone  tests/unit/linked.py: it is a symbolic link");
    expect(outside.read("code.py")).toBe(oldPython);
    expect(project.read("tests/unit/test_c.py")).toBe(newPython);
  });

  test("a linked directory is not entered", () => {
    const outside = new Project({ "code.py": oldPython });
    const project = new Project(pythonProject);
    symlinkSync(outside.directory, project.path("tests/unit/linked"));
    expect(project.ssot("migrate", "--phase", "unit").code).toBe(0);
    expect(outside.read("code.py")).toBe(oldPython);
  });
});

describe("files that change during the run", () => {
  /** A check of one file that does something to another one, whose turn is yet to come. */
  const meddles = (code: string) => [{ name: "meddle", run: ["python3", "-c", `import os\nif not os.path.exists('done'):\n    open('done', 'w').close()\n    ${code}`], files: ["tests/critical/**"] }];

  test("one that is removed before its turn is passed over", () => {
    const project = new Project({ ...pythonProject, "ssot.config.json": config({ validate: meddles("os.remove('tests/unit/test_c.py')") }) });
    const { code, stdout } = project.ssot("migrate");
    expect(stdout).toContain("critical: 2 files migrated\n  unit: 0 files migrated");
    expect(code).toBe(0);
  });

  test("one that is edited before its turn keeps the edit", () => {
    const project = new Project({ ...pythonProject, "ssot.config.json": config({ validate: meddles("open('tests/unit/test_c.py', 'a').write('# mine')") }) });
    expect(project.ssot("migrate").code).toBe(0);
    expect(project.read("tests/unit/test_c.py")).toBe(`${newPython}# mine`);
  });
});

describe("what ssot keeps for itself", () => {
  test("a garbled note of who is at work holds nobody up", () => {
    const project = new Project({ ...pythonProject, ".ssot/holders/0.json": "garbled" });
    expect(project.ssot("migrate").code).toBe(0);
  });

  test("a garbled journal is named, with what to do about it", () => {
    const project = new Project(pythonProject);
    mkdirSync(project.path(".ssot/runs/20200101-000000"), { recursive: true });
    project.write({ ".ssot/runs/20200101-000000/journal.jsonl": "garbled\n" });
    const { code, stderr } = project.ssot("migrate");
    expect(stderr).toMatch(/journal\.jsonl:1 is damaged: .*To give this run up, remove .*20200101-000000\.\n$/);
    expect(code).toBe(2);
    expect(project.read("tests/unit/test_c.py")).toBe(oldPython);
  });
});

test("globs behind ! take files out of a phase", () => {
  const phases = [{ name: "all", files: ["tests/**", "!tests/critical/**"] }];
  const project = new Project({ ...pythonProject, "ssot.config.json": JSON.stringify({ phases }) });
  expect(project.ssot("migrate").stdout).toContain("all: 2 files migrated");
  expect(project.read("tests/critical/test_a.py")).toBe(oldPython);
});
