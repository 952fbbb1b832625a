import { spawnSync } from "node:child_process";
import { chmodSync, linkSync, mkdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { config, failsOn, newPython, newScript, oldPython, Project, pythonProject, removeProjects, typescriptProject, unconfiguredProject } from "./project";

afterAll(removeProjects);

const tests = ["tests/critical/test_a.py", "tests/both/test_b.py", "tests/unit/test_c.py"];
const texts = (project: Project): string[] => tests.map((file) => project.read(file));

/** Whether a process runs; one that is dead and waits for its parent does not. */
function isRunning(pid: number): boolean {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  return stdout.trim() !== "" && !stdout.trim().startsWith("Z");
}

const syntax = { name: "syntax", run: ["python3", "-m", "py_compile", "{file}"], files: ["**/*.py"] };

describe("ssot migrate", () => {
  test("repairs the files of all phases", () => {
    const project = new Project({ ...pythonProject, "ssot.config.json": config({ validate: [syntax] }) });
    const { code, stdout } = project.ssot("migrate");
    expect(stdout).toContain("critical: 2 files migrated");
    expect(stdout).toContain("unit: 1 file migrated");
    expect(texts(project)).toEqual([newPython, newPython, newPython]);
    expect(code).toBe(0);
  });

  test("repairs TypeScript", () => {
    const project = new Project(typescriptProject);
    expect(project.ssot("migrate").code).toBe(0);
    expect(project.read("tests/critical/a.test.ts")).toBe(newScript);
    expect(project.read("tests/unit/c.test.ts")).toBe(newScript);
  });

  test("goes by priority, and counts a file of two phases to the first", () => {
    const project = new Project(pythonProject);
    const lines = project.ssot("migrate").stderr.split("\n");
    expect(lines).toEqual([
      "Linting the project",
      "Phase critical: 2 files to look at",
      "  migrated    tests/both/test_b.py",
      "  migrated    tests/critical/test_a.py",
      "Phase unit: 1 file to look at",
      "  migrated    tests/unit/test_c.py",
      "",
    ]);
  });

  test("takes one phase alone", () => {
    const project = new Project(pythonProject);
    expect(project.ssot("migrate", "--phase", "unit").code).toBe(0);
    expect(texts(project)).toEqual([oldPython, oldPython, newPython]);
  });

  test("names the phases there are where one is unknown", () => {
    const { code, stderr } = new Project(pythonProject).ssot("migrate", "--phase", "unti");
    expect(stderr).toBe('ssot: There is no phase "unti"; there are: critical, unit.\n');
    expect(code).toBe(2);
  });

  test("changes nothing in a dry run", () => {
    const project = new Project(pythonProject);
    const { code, stdout } = project.ssot("migrate", "--dry-run");
    expect(stdout).toContain("critical: 2 files would change, 0 findings would remain\n  tests/both/test_b.py\n  tests/critical/test_a.py\n");
    expect(code).toBe(0);
    expect(texts(project)).toEqual([oldPython, oldPython, oldPython]);
    expect(project.files()).not.toContain(".ssot");
  });

  test("tells in a dry run what a run makes of files whose repair waits for that of others", () => {
    const call = "from app.engine import Engine\n\n\ndef run(registry, context):\n    return Engine(registry, context)\n";
    const construct = { scope: "user", parameters: ["registry", "context"], factory: "create", context: { parameter: "context" }, compat: { arguments: { context: "context", registry: "registry" } } };
    const symbols = { "app.user_engine#UserEngine": { deprecated: ["app.engine#Engine"], construct } };
    const project = new Project({
      "eslint.config.mjs": `import ssot from "eslint-plugin-ssot";\nexport default [ssot.configs.python, { settings: { ssot: { symbols: ${JSON.stringify(symbols)} } } }];\n`,
      "ssot.config.json": JSON.stringify({ phases: [{ name: "factory", priority: "P0", files: ["app/**"] }, { name: "calls", priority: "P1", files: ["**"] }] }),
      "app/__init__.py": "",
      "app/engine.py": "class Engine:\n    def __init__(self, registry, context):\n        self.registry = registry\n",
      // Looked at before the factory is written.
      "app/call.py": call,
      "app/user_engine.py": "class UserEngine:\n    def __init__(self, context, registry):\n        self.context = context\n",
      "tests/test_call.py": call,
    });
    const { stdout } = project.ssot("migrate", "--dry-run");
    expect(stdout).toBe(
      [
        "factory: 2 files would change, 0 findings would remain",
        "  app/user_engine.py",
        "  app/call.py",
        "calls: 1 file would change, 0 findings would remain",
        "  tests/test_call.py",
        "",
      ].join("\n"),
    );
    expect([project.read("app/call.py"), project.read("tests/test_call.py")]).toEqual([call, call]);
    expect(project.ssot("migrate").stdout).toContain("  factory: 2 files migrated\n  calls: 1 file migrated\n0 findings remain");
  });

  test("leaves files of no phase alone", () => {
    const project = new Project({ ...pythonProject, "scripts/run.py": oldPython });
    project.ssot("migrate");
    expect(project.read("scripts/run.py")).toBe(oldPython);
  });

  test("keeps the mode of a file", () => {
    const project = new Project(pythonProject);
    chmodSync(project.path(tests[0]!), 0o750);
    project.ssot("migrate");
    expect(project.read(tests[0]!)).toBe(newPython);
    expect(statSync(project.path(tests[0]!)).mode & 0o777).toBe(0o750);
  });

  test("keeps line ends and the byte order mark", () => {
    const project = new Project(pythonProject);
    project.write({ [tests[0]!]: `\u{FEFF}${oldPython.replaceAll("\n", "\r\n")}` });
    project.ssot("migrate");
    expect(project.read(tests[0]!)).toBe(`\u{FEFF}${newPython.replaceAll("\n", "\r\n")}`);
  });

  test("has nothing to do the second time", () => {
    const project = new Project(pythonProject);
    project.ssot("migrate");
    expect(project.ssot("migrate").stdout).toContain("critical: 0 files migrated");
  });

  test("prints JSON for machines", () => {
    expect(JSON.parse(new Project(pythonProject).ssot("migrate", "--json").stdout)).toMatchObject({
      phases: [
        { phase: "critical", state: "kept", changed: ["tests/both/test_b.py", "tests/critical/test_a.py"] },
        { phase: "unit", state: "kept", changed: ["tests/unit/test_c.py"] },
      ],
      remaining: { findings: 0 },
    });
  });
});

describe("a validator", () => {
  test("that fails puts its file back, and that alone", () => {
    const project = new Project({ ...pythonProject, "ssot.config.json": config({ validate: [{ ...failsOn("app.logs"), files: ["tests/both/**"] }] }) });
    const { code, stdout } = project.ssot("migrate");
    expect(stdout).toContain("put back    tests/both/test_b.py: content failed with exit code 1 (.ssot/runs/");
    expect(texts(project)).toEqual([newPython, oldPython, newPython]);
    expect(code).toBe(1);
  });

  test("that failed before the change does not block it, and is shown", () => {
    const project = new Project({ ...pythonProject, "ssot.config.json": config({ validate: [{ ...failsOn("get_logger"), files: ["tests/unit/**"] }] }) });
    const { code, stdout } = project.ssot("migrate");
    expect(stdout).toContain("failed before the change, too: content on tests/unit/test_c.py failed with exit code 1");
    expect(texts(project)).toEqual([newPython, newPython, newPython]);
    expect(code).toBe(0);
  });

  test("runs without a shell", () => {
    const echo = { name: "echo", run: ["python3", "-c", "import sys; sys.exit(sys.argv[1] != '$(touch broken); {file}')", "$(touch broken); {file}"] };
    const project = new Project({ ...pythonProject, "ssot.config.json": config({ validate: [echo] }) });
    expect(project.ssot("migrate").code).toBe(0);
    expect(project.files()).not.toContain("broken.txt");
  });

  test("has its output kept with the journal, for nobody else to read", () => {
    const talk = { name: "talk", run: ["python3", "-c", "print('checked ' + '{file}')"], files: ["tests/unit/**"] };
    const project = new Project({ ...pythonProject, "ssot.config.json": config({ validate: [talk] }) });
    project.ssot("migrate");
    const output = `.ssot/runs/${project.runs()[0]!}/output/0001-after.txt`;
    expect(project.read(output)).toBe("checked tests/unit/test_c.py\n");
    expect(statSync(project.path(output)).mode & 0o777).toBe(0o600);
  });

  test("that hangs is ended with its children, also those that left its group", () => {
    const child = [
      "import subprocess, sys, time",
      "if 'app.logs' in open('{file}').read():",
      "    sleep = 'import time; time.sleep(600)'",
      "    child = subprocess.Popen([sys.executable, '-c', sleep], start_new_session=True)",
      "    print(child.pid, flush=True)",
      "    time.sleep(600)",
    ].join("\n");
    const hang = { name: "hang", run: ["python3", "-c", child], files: ["tests/unit/**"], timeout: 2 };
    const project = new Project({ ...pythonProject, "ssot.config.json": config({ validate: [hang] }) });
    const { code, stdout } = project.ssot("migrate", "--phase", "unit");
    expect(stdout).toContain("put back    tests/unit/test_c.py: hang took longer than 2 s and was ended");
    expect(project.read("tests/unit/test_c.py")).toBe(oldPython);
    expect(code).toBe(1);
    const pid = Number(project.read(`.ssot/runs/${project.runs()[0]!}/output/0001-after.txt`));
    expect(pid).toBeGreaterThan(0);
    expect(isRunning(pid)).toBe(false);
  });

  test("that is not installed stops the run with the file put back", () => {
    const missing = { name: "types", run: ["no-such-program", "{file}"] };
    const project = new Project({ ...pythonProject, "ssot.config.json": config({ validate: [missing] }) });
    const { code, stderr } = project.ssot("migrate");
    expect(stderr).toContain('ssot: The check "types" cannot be started: no-such-program was not found.');
    expect(texts(project)).toEqual([oldPython, oldPython, oldPython]);
    expect(code).toBe(2);
  });

  test("that crashes is a failure", () => {
    const crash = { name: "crash", run: ["python3", "-c", "import os,signal; 'app.logs' in open('{file}').read() and os.kill(os.getpid(), signal.SIGSEGV)"] };
    const project = new Project({ ...pythonProject, "ssot.config.json": config({ validate: [crash] }) });
    expect(project.ssot("migrate").stdout).toContain("put back    tests/unit/test_c.py: crash was ended by SIGSEGV");
    expect(texts(project)).toEqual([oldPython, oldPython, oldPython]);
  });
});

describe("a validator that failed before", () => {
  /** Fails by exit code 1 whatever it looks at, and prints a line more where the change was made. */
  const prints = (more: string) => [{ name: "suite", run: ["python3", "-c", `import sys; print('FAILED a::x'); 'app.logs' in open('{file}').read() and print('${more}'); sys.exit(1)`] }];
  const migrate = (more: string): [Project, ReturnType<Project["ssot"]>] => {
    const project = new Project({ ...pythonProject, "ssot.config.json": config({ validate: prints(more) }) });
    return [project, project.ssot("migrate", "--phase", "unit")];
  };

  test("and fails at something else, too, after the change blocks it", () => {
    const [project, { code, stdout }] = migrate("FAILED a::y");
    expect(stdout).toMatch(/put back {4}tests\/unit\/test_c.py: suite failed with exit code 1 \(.*-after\.txt\), as before the change \(.*-before\.txt\), but there without "FAILED a::y"\n/);
    expect(project.read("tests/unit/test_c.py")).toBe(oldPython);
    expect(code).toBe(1);
  });

  test("and prints something else after the change does not block it, but is to be looked at", () => {
    const [project, { code, stdout }] = migrate("more");
    expect(stdout).toMatch(/failed before the change, too: suite on tests\/unit\/test_c.py failed with exit code 1; look whether it fails by more: "more" is new in .*-after\.txt, and not in .*-before\.txt\n/);
    expect(project.read("tests/unit/test_c.py")).toBe(newPython);
    expect(code).toBe(1);
  });

  test("and crashes after the change blocks it", () => {
    const crash = { name: "crash", run: ["python3", "-c", "import os, signal, sys; 'app.logs' in open('{file}').read() and os.kill(os.getpid(), signal.SIGSEGV); sys.exit(1)"] };
    const project = new Project({ ...pythonProject, "ssot.config.json": config({ validate: [crash] }) });
    expect(project.ssot("migrate", "--phase", "unit").stdout).toContain("put back    tests/unit/test_c.py: crash was ended by SIGSEGV");
    expect(project.read("tests/unit/test_c.py")).toBe(oldPython);
  });
});

describe("the gate of a phase", () => {
  const gate = (text: string, file: string) => [{ name: "suite", run: ["python3", "-c", `import sys; sys.exit(${JSON.stringify(text)} in open(${JSON.stringify(file)}).read())`] }];

  test("puts the whole phase back where it fails, and holds up those behind it", () => {
    const project = new Project({ ...pythonProject, "ssot.config.json": config({ gate: gate("app.logs", "tests/critical/test_a.py") }) });
    const { code, stdout } = project.ssot("migrate");
    expect(stdout).toContain("critical: put back as a whole: suite failed with exit code 1");
    expect(texts(project)).toEqual([oldPython, oldPython, oldPython]);
    expect(code).toBe(1);
  });

  test("keeps the phases before it", () => {
    const project = new Project({ ...pythonProject, "ssot.config.json": config({ gate: gate("app.logs", "tests/unit/test_c.py") }) });
    expect(project.ssot("migrate").code).toBe(1);
    expect(texts(project)).toEqual([newPython, newPython, oldPython]);
  });

  test("that failed before does not block", () => {
    const project = new Project({ ...pythonProject, "ssot.config.json": config({ gate: gate("get_logger", "tests/unit/test_c.py") }) });
    const { code, stdout } = project.ssot("migrate");
    expect(stdout).toContain("failed before the change, too: suite on critical failed with exit code 1");
    expect(texts(project)).toEqual([newPython, newPython, newPython]);
    expect(code).toBe(0);
  });
});

const packageFiles = {
  ...pythonProject,
  "tests/unit/helpers/__init__.py": "from app.old_logs import get_logger\nfrom tests.unit.helpers.tools import tool\n\nget_logger()\n",
  "tests/unit/helpers/tools.py": `${oldPython}\n\ndef tool():\n    pass\n`,
  "tests/__init__.py": "",
  "tests/unit/__init__.py": "",
};

describe("files that must change together", () => {
  test("go back together: a module and the package that hands its names on", () => {
    const project = new Project({ ...packageFiles, "ssot.config.json": config({ validate: [{ ...failsOn("app.logs"), files: ["**/tools.py"] }] }) });
    const { stdout } = project.ssot("migrate", "--phase", "unit");
    expect(stdout).toContain("put back    tests/unit/helpers/__init__.py");
    expect(stdout).toContain("put back    tests/unit/helpers/tools.py");
    expect(project.read("tests/unit/helpers/__init__.py")).toBe(packageFiles["tests/unit/helpers/__init__.py"]);
    expect(project.read("tests/unit/test_c.py")).toBe(newPython);
  });
});

describe("files that must change together, of which one cannot", () => {
  test("are not changed one by one when the others are looked at again", () => {
    const project = new Project(packageFiles);
    chmodSync(project.path("tests/unit/helpers/tools.py"), 0o444);
    const { stdout } = project.ssot("migrate", "--phase", "unit");
    expect(stdout).toContain("unit: 1 file migrated\n    left alone  tests/unit/helpers/tools.py: it is read-only\n");
    expect(project.read("tests/unit/helpers/__init__.py")).toBe(packageFiles["tests/unit/helpers/__init__.py"]);
    expect(project.read("tests/unit/test_c.py")).toBe(newPython);
  });
});

describe("a file that must not be changed", () => {
  test("is left alone where it is read-only", () => {
    const project = new Project(pythonProject);
    chmodSync(project.path(tests[0]!), 0o444);
    const { code, stdout } = project.ssot("migrate");
    expect(stdout).toContain("left alone  tests/critical/test_a.py: it is read-only");
    expect(texts(project)).toEqual([oldPython, newPython, newPython]);
    expect(code).toBe(1);
  });

  test("is left alone where it is a hard link, and a dry run says so", () => {
    const project = new Project(pythonProject);
    linkSync(project.path(tests[0]!), project.path("backup.txt"));
    const reason = "left alone  tests/critical/test_a.py: it is a hard link (2 names share it)";
    expect(project.ssot("migrate", "--dry-run").stdout).toContain(`critical: 1 file would change, 1 finding would remain\n  tests/both/test_b.py\n  ${reason}`);
    expect(project.ssot("migrate").stdout).toContain(reason);
    expect(texts(project)).toEqual([oldPython, newPython, newPython]);
    expect(project.read("backup.txt")).toBe(oldPython);
  });

  test("keeps bytes that are no UTF-8", () => {
    const project = new Project(pythonProject);
    const bytes = Buffer.concat([Buffer.from(oldPython), Buffer.from([0x23, 0xff, 0x0a])]);
    project.write({ [tests[0]!]: bytes as never });
    const { stdout } = project.ssot("migrate");
    expect(stdout).toContain("left alone  tests/critical/test_a.py: it is not UTF-8");
    expect(readFileSync(project.path(tests[0]!))).toEqual(bytes);
  });
});

describe("the configuration", () => {
  test("may be TypeScript", () => {
    const text = `import { defineMigration } from "eslint-plugin-ssot";\nconst files: string[] = ["tests/unit/**"];\nexport default defineMigration({ phases: [{ name: "unit", files }] });\n`;
    const project = new Project({ ...unconfiguredProject, "ssot.config.ts": text });
    expect(project.ssot("migrate").code).toBe(0);
    expect(texts(project)).toEqual([oldPython, oldPython, newPython]);
  });

  test("is refused with the path of what is wrong", () => {
    const project = new Project({ ...pythonProject, "ssot.config.json": '{ "phases": [{ "name": "unit", "file": [] }] }' });
    const { code, stderr } = project.ssot("status");
    expect(stderr).toContain("ssot.config.json is not valid:");
    expect(stderr).toContain("phases[0].files");
    expect(code).toBe(2);
  });

  test("is asked for where there is none", () => {
    expect(new Project(unconfiguredProject).ssot("status").stderr).toContain("`ssot init` writes one");
  });

  test("without a manifest is an error", () => {
    const project = new Project({ ...pythonProject, "eslint.config.mjs": 'import ssot from "eslint-plugin-ssot";\nexport default [ssot.configs.python];\n' });
    const { code, stderr } = project.ssot("gate");
    expect(stderr).toContain("settings.ssot is missing");
    expect(code).toBe(2);
  });

  test("that does not use the plugin is an error", () => {
    const project = new Project({ ...pythonProject, "eslint.config.mjs": "export default [{ files: ['**/*.mjs'] }];\n" });
    const { code, stderr } = project.ssot("gate");
    expect(stderr).toContain("is linted by eslint-plugin-ssot");
    expect(code).toBe(2);
  });

  test("that turns all rules off is an error", () => {
    const off = 'Object.fromEntries(Object.keys(ssot.rules).map((name) => [`ssot/${name}`, "off"]))';
    const config = `import ssot from "eslint-plugin-ssot";\nexport default [ssot.configs.python, { rules: ${off}, settings: { ssot: { symbols: {} } } }];\n`;
    const { code, stderr } = new Project({ ...pythonProject, "eslint.config.mjs": config }).ssot("gate");
    expect(stderr).toContain("is linted by eslint-plugin-ssot");
    expect(code).toBe(2);
  });
});

describe("--commit", () => {
  const repository = (): Project => {
    const project = new Project({ ...pythonProject, ".gitignore": "node_modules\n" });
    project.git("init", "-q");
    project.git("config", "user.name", "A");
    project.git("config", "user.email", "a@example.org");
    project.git("add", ".");
    project.git("commit", "-q", "-m", "First");
    return project;
  };

  test("makes one commit for each phase", () => {
    const project = repository();
    expect(project.ssot("migrate", "--commit").code).toBe(0);
    expect(project.git("log", "--format=%s", "--name-only").split("\n").filter(Boolean).slice(0, 5)).toEqual([
      "Migrate phase unit with ssot (1 file)",
      "tests/unit/test_c.py",
      "Migrate phase critical with ssot (2 files)",
      "tests/both/test_b.py",
      "tests/critical/test_a.py",
    ]);
    expect(project.git("status", "--porcelain")).toBe("");
  });

  test("refuses a tree with changes", () => {
    const project = repository();
    project.write({ "app/logs.py": "changed = 1\n" });
    const { code, stderr } = project.ssot("migrate", "--commit");
    expect(stderr).toContain("changes that are not committed (app/logs.py): commit them, or say --allow-dirty");
    expect(code).toBe(2);
    expect(texts(project)).toEqual([oldPython, oldPython, oldPython]);
  });

  test("commits only what it has changed where told to", () => {
    const project = repository();
    project.write({ "app/other.py": "x = 1\n", "app/__init__.py": "x = 1\n" });
    project.git("add", "app/other.py");
    expect(project.ssot("migrate", "--commit", "--allow-dirty").code).toBe(0);
    expect(project.git("status", "--porcelain")).toBe(" M app/__init__.py\nA  app/other.py\n");
  });

  test("leaves out of the commit what somebody, or a check, has edited since", () => {
    const project = repository();
    const formats = { name: "format", run: ["python3", "-c", "open('{file}', 'a').write('# mine')"], files: ["tests/both/**"] };
    project.write({ "ssot.config.json": config({ validate: [formats] }) });
    project.git("commit", "-q", "-a", "-m", "Second");
    project.ssot("migrate", "--commit", "--phase", "critical");
    expect(project.git("show", "--format=%s", "--name-only")).toBe("Migrate phase critical with ssot (1 file)\n\ntests/critical/test_a.py\n");
    expect(project.git("status", "--porcelain")).toBe(" M tests/both/test_b.py\n");
  });

  test("says of no commit that it was made where a hook refuses it without a word, and leaves nothing staged", () => {
    const project = repository();
    project.write({ ".git/hooks/pre-commit": "#!/bin/sh\nexit 1\n" });
    chmodSync(project.path(".git/hooks/pre-commit"), 0o755);
    const { code, stdout, stderr } = project.ssot("migrate", "--commit");
    expect(stdout + stderr).not.toMatch(/commit [0-9a-f]{7}/);
    expect(code).toBe(2);
    expect(project.git("status", "--porcelain")).toBe(" M tests/both/test_b.py\n M tests/critical/test_a.py\n");
  });

  test("says where there is no repository", () => {
    expect(new Project(pythonProject).ssot("migrate", "--commit").stderr).toContain("--commit needs a git repository");
  });

  test("says where git is missing, before anything is changed", () => {
    const project = repository();
    mkdirSync(project.path("bin"));
    symlinkSync(process.execPath, project.path("bin/node"));
    const { code, stderr } = project.ssotWithPath(project.path("bin"), "migrate", "--commit");
    expect(stderr).toContain("ssot: --commit needs git, which was not found.");
    expect(code).toBe(2);
    expect(texts(project)).toEqual([oldPython, oldPython, oldPython]);
  });
});
