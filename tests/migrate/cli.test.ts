import { config, newPython, oldPython, Project, pythonProject, removeProjects } from "./project";

afterAll(removeProjects);
jest.setTimeout(60_000);

describe("a reader that has seen enough", () => {
  test.each([
    ["status", 0],
    ["gate", 1],
  ])("of ssot %s is no fault: it ends without a word, with exit code %d", (command, code) => {
    const ended = new Project(pythonProject).ssotByBash('"$@" | true; exit ${PIPESTATUS[0]}', command);
    expect(ended).toEqual({ code, stdout: "", stderr: "" });
  });

  test("does not end a migration", () => {
    const project = new Project(pythonProject);
    expect(project.ssotByBash('"$@" 2>&1 | true; exit ${PIPESTATUS[0]}', "migrate").code).toBe(0);
    expect(project.read("tests/unit/test_c.py")).toBe(newPython);
  });
});

test("what cannot be printed is an error", () => {
  const { code, stderr } = new Project(pythonProject).ssotByBash('"$@" > /dev/full', "status");
  expect(stderr).toBe("ssot: what was found cannot be printed: ENOSPC: no space left on device, write\n");
  expect(code).toBe(2);
});

test("a write that a limit on the size of files refuses does not end it", () => {
  const project = new Project({ ...pythonProject, ".ssot/history.jsonl": "\n".repeat(256 * 1024) });
  const { code, stdout, stderr } = project.ssotWithLimit(256, "status", "--json");
  expect(stderr).toBe("The burn-down was not recorded: EFBIG: file too large, write\n");
  expect(JSON.parse(stdout)).toMatchObject({ summary: { findings: 3 } });
  expect(code).toBe(0);
});

test("a mistaken option is answered with where the right ones stand", () => {
  const { code, stderr } = new Project({}).ssot("status", "--page");
  expect(stderr).toBe("error: unknown option '--page'\n`ssot --help` and `ssot COMMAND --help` say what there is.\n");
  expect(code).toBe(2);
});

test.each([
  ["--html", "status"],
  ["--baseline", "gate"],
])("%s takes no empty path, as of a variable that is not set", (option, command) => {
  const { code, stderr } = new Project({}).ssot(command, option, "");
  expect(stderr).toContain(`error: option '${option} <file>' argument '' is invalid. It is empty.\n`);
  expect(code).toBe(2);
});

describe("--cwd", () => {
  test("takes a path relative to the folder where ssot is called", () => {
    const files: Record<string, string> = {};
    for (const [file, text] of Object.entries(pythonProject)) files[`back end/${file}`] = text;
    const { code, stdout } = new Project(files).ssot("--cwd", "back end", "gate");
    expect(stdout).toContain("\ntests/unit/test_c.py:1:26  no-deprecated-import");
    expect(code).toBe(1);
  });

  test("names a folder", () => {
    const project = new Project(pythonProject);
    const { code, stderr } = project.ssot("--cwd", "nowhere", "status");
    expect(stderr).toBe(`ssot: There is no folder ${project.path("nowhere")}: \`--cwd\` names that of the project.\n`);
    expect(code).toBe(2);
  });
});

describe("an ESLint configuration", () => {
  const gate = (text: string) => new Project({ ...pythonProject, "eslint.config.mjs": text }).ssot("gate");

  test.each([
    ["ends the process", "process.exit(0);\n"],
    ["waits for what never comes", "await new Promise(() => {});\n"],
  ])("that %s lets no gate pass", (_, text) => {
    const { code, stderr } = gate(text);
    expect(stderr).toContain("it ended before its work was done: a configuration file calls `process.exit`, or waits for what never comes.");
    expect(code).toBe(2);
  });

  test.each([
    ["throws", 'throw new Error("boom");\n', "boom"],
    ["does not parse", "export default {\n", "Unexpected end of input"],
  ])("that %s is named", (_, text, problem) => {
    const { code, stderr } = gate(text);
    expect(stderr).toMatch(new RegExp(`^ssot: /.*/eslint\\.config\\.mjs cannot be used: ${problem}\n$`));
    expect(code).toBe(2);
  });

  test("is asked for where there is none", () => {
    const project = new Project({ "ssot.config.json": config() });
    const { code, stderr } = project.ssot("gate");
    expect(stderr).toBe(`ssot: There is no eslint.config.* in ${project.directory}, nor in a folder above: \`ssot init\` writes one.\n`);
    expect(code).toBe(2);
  });
});

describe("ssot.config.json", () => {
  const status = (text: string) => new Project({ ...pythonProject, "ssot.config.json": text }).ssot("status");
  const phase = { name: "unit", files: ["tests/unit/**"] };

  test("may start with a byte order mark", () => {
    const { code, stdout } = status(`\u{FEFF}${config()}`);
    expect(stdout).toContain("P0 critical");
    expect(code).toBe(0);
  });

  test("is refused with what is wrong, where, and how it is right", () => {
    const { code, stderr } = status(
      JSON.stringify({
        phases: [{ ...phase, files: "tests/**" }, { name: "b", files: ["tests\\unit\\**", "/home/me/tests/**", "!../tests/**"] }],
        validate: [{ name: "tests", run: "pytest {file}" }, { name: "nul", run: ["pytest", "\0"] }],
        validators: [],
      }),
    );
    const glob = 'expected a glob relative to the project, with "/" between the names of folders: "tests/unit/**"';
    expect(stderr).toContain(
      [
        "ssot.config.json is not valid:",
        '✖ Unrecognized key: "validators"',
        '✖ expected a list of globs: ["tests/unit/**"]\n  → at phases[0].files',
        '✖ expected the program and each of its arguments: ["pytest", "-q", "{file}"]\n  → at validate[0].run',
        ...[0, 1, 2].map((index) => `✖ ${glob}\n  → at phases[1].files[${index}]`),
        "✖ expected no NUL: no program can be given one\n  → at validate[1].run[1]",
      ].join("\n"),
    );
    expect(code).toBe(2);
  });

  test("that is empty is told what it lacks", () => {
    expect(status("{}").stderr).toContain('✖ expected a list of phases: [{ name: "unit", files: ["tests/unit/**"] }]\n  → at phases\n');
  });

  test("whose globs match nothing is told so, of phases and of validators", () => {
    const { code, stderr } = status(JSON.stringify({ phases: [{ ...phase, files: ["tests"] }], validate: [{ name: "syntax", run: ["true"], files: ["src/**"] }] }));
    expect(stderr).toBe(
      'unit: no file that ESLint looks at matches tests. Globs start at the project, and the files of a folder are "folder/**".\n' +
        'syntax: no file that ESLint looks at matches src/**. Globs start at the project, and the files of a folder are "folder/**".\n',
    );
    expect(code).toBe(0);
  });

  test("is refused with a phase of the name by which files of no phase are counted", () => {
    const { stderr } = status(JSON.stringify({ phases: [{ ...phase, name: "(no phase)" }] }));
    expect(stderr).toContain('✖ "(no phase)" is what files of no phase are counted by\n  → at phases[0].name\n');
  });

  test("is refused with two phases of one name, which moves no cursor", () => {
    const name = "\u{1B}[2Junit";
    const { stderr } = status(JSON.stringify({ phases: [{ ...phase, name }, { ...phase, name }] }));
    expect(stderr).toContain('✖ there is a phase "\\u{1b}[2Junit" already\n  → at phases[1].name\n');
  });
});

test("gate --accept --json prints JSON", () => {
  const project = new Project({ ...pythonProject, "tests/unit/test_c.py": oldPython });
  const { code, stdout } = project.ssot("gate", "--baseline", "known.json", "--accept", "--json");
  expect(JSON.parse(stdout)).toEqual({ version: 1, passed: true, findings: 3, new: [], unseen: [] });
  expect(code).toBe(0);
});
