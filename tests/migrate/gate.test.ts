import { newPython, newScript, oldPython, oldScript, Project, pythonProject, typescriptProject, removeProjects } from "./project";

afterAll(removeProjects);

const migratedPython = { ...pythonProject, "tests/critical/test_a.py": newPython, "tests/both/test_b.py": newPython, "tests/unit/test_c.py": newPython };
const use = oldPython.split("\n")[0]!;
const inside = (name: string): string => `def ${name}():\n    ${use}\n    get_logger()\n\n\n`;

describe("ssot gate", () => {
  test("passes where nothing remains", () => {
    const { code, stdout } = new Project(migratedPython).ssot("gate");
    expect(stdout).toBe("Nothing remains in 7 files.\n");
    expect(code).toBe(0);
  });

  test("fails where something remains, and says how to accept it", () => {
    const { code, stdout } = new Project({ ...migratedPython, "tests/unit/test_c.py": inside("test_x") }).ssot("gate");
    expect(stdout).toContain("tests/unit/test_c.py:2:30  no-deprecated-import  'app.old_logs#get_logger' is deprecated");
    expect(stdout).toContain("    in test_x\n");
    expect(stdout).toContain("To accept what is there now: `ssot gate --baseline ssot-baseline.json --accept`");
    expect(code).toBe(1);
  });

  test("passes what the baseline accepts, also on other lines", () => {
    const project = new Project(pythonProject);
    expect(project.ssot("gate", "--baseline", "known.json", "--accept").code).toBe(0);
    project.write({ "tests/unit/test_c.py": `# A comment\n\n${oldPython}` });
    const { code, stdout } = project.ssot("gate", "--baseline", "known.json");
    expect(stdout).toBe("Nothing new. Remaining: 3 accepted findings.\n");
    expect(code).toBe(0);
  });

  test("fails on a swap of one finding for another", () => {
    const project = new Project({ ...migratedPython, "tests/unit/test_c.py": inside("test_x") });
    project.ssot("gate", "--baseline", "known.json", "--accept");
    project.write({ "tests/unit/test_c.py": inside("test_y") });
    const { code, stdout } = project.ssot("gate", "--baseline", "known.json");
    expect(stdout).toContain("    in test_y\n");
    expect(stdout).toContain("Gone since: 1 accepted finding. `ssot gate --baseline known.json --accept` takes what is gone off the list.\n");
    expect(stdout).toContain("1 new.");
    expect(code).toBe(1);
  });

  test("fails on one more of the same in the same scope", () => {
    const project = new Project(pythonProject);
    project.ssot("gate", "--baseline", "known.json", "--accept");
    project.write({ "tests/unit/test_c.py": `${oldPython}${use} as again\nagain()\n` });
    expect(project.ssot("gate", "--baseline", "known.json").code).toBe(1);
  });

  test("fails on a new use of a name whose import is accepted, and names it", () => {
    const typescript = (body: string): string => `import { getLogger as log } from "../../src/old-logs";\n\n${body}`;
    const python = (body: string): string => `${use}\n\n${body}`;
    const project = new Project({
      ...pythonProject,
      "tests/unit/c.test.ts": typescript("export const one = () => log();\n"),
      "tests/unit/test_c.py": python("def one():\n    get_logger()\n"),
    });
    project.ssot("gate", "--baseline", "known.json", "--accept");
    project.write({ "tests/unit/c.test.ts": typescript("// log\n\nexport const one = () => log();\n"), "tests/unit/test_c.py": python("# get_logger\ndef one():\n    get_logger()\n") });
    expect(project.ssot("gate", "--baseline", "known.json").code).toBe(0);
    project.write({ "tests/unit/c.test.ts": typescript("export const two = () => log();\n"), "tests/unit/test_c.py": python("def one():\n    get_logger()\n    get_logger()\n") });
    const { code, stdout } = project.ssot("gate", "--baseline", "known.json");
    expect(stdout).toContain("tests/unit/c.test.ts:3:26  no-deprecated-import  A new use of this name: './src/old-logs#getLogger' is deprecated");
    expect(stdout).toContain("    in two\ntests/unit/test_c.py:5:5  no-deprecated-import  A new use of this name: 'app.old_logs#get_logger' is deprecated");
    expect(stdout).toContain("\n2 new.\n");
    expect(code).toBe(1);
  });

  test("tells TypeScript scopes apart: functions, methods and titled tests", () => {
    const scoped = (title: string): string => `describe("cart", () => {\n  it("${title}", async () => {\n    (await import("../../src/old-logs")).getLogger();\n  });\n});\n`;
    const project = new Project({ ...typescriptProject, "tests/critical/a.test.ts": newScript, "tests/unit/c.test.ts": scoped("pays") });
    project.ssot("gate", "--baseline", "known.json", "--accept");
    expect(JSON.parse(project.read("known.json"))).toMatchObject({ findings: [{ scope: "tests/unit/c.test.ts::describe(cart).it(pays)" }] });
    expect(project.ssot("gate", "--baseline", "known.json").code).toBe(0);
    project.write({ "tests/unit/c.test.ts": scoped("ships") });
    expect(project.ssot("gate", "--baseline", "known.json").code).toBe(1);
  });

  describe("with a comment that silences a finding", () => {
    const silenced = `# eslint ssot/no-deprecated-import: off\n${oldPython}`;

    test("fails, also where the finding itself was accepted, and names the comment's doing", () => {
      const project = new Project(pythonProject);
      project.ssot("gate", "--baseline", "known.json", "--accept");
      project.write({ "tests/unit/test_c.py": silenced });
      const { code, stdout } = project.ssot("gate", "--baseline", "known.json");
      expect(stdout).toMatch(/^tests\/unit\/test_c.py:2:26 {2}no-deprecated-import {2}.* \(silenced by a comment\)$/m);
      expect(stdout).toContain("\n1 new.\n");
      expect(code).toBe(1);
    });

    test("passes where that was accepted, and also once the comment is gone", () => {
      const project = new Project({ ...pythonProject, "tests/unit/test_c.py": silenced });
      expect(project.ssot("gate").code).toBe(1);
      expect(project.ssot("gate", "--baseline", "known.json", "--accept").stdout).toBe("3 findings accepted in known.json.\n");
      expect(project.ssot("gate", "--baseline", "known.json").code).toBe(0);
      project.write({ "tests/unit/test_c.py": oldPython });
      expect(project.ssot("gate", "--baseline", "known.json").code).toBe(0);
    });
  });

  test.each([
    ["ignored", '{ ignores: ["tests/unit"] }'],
    ["no longer looked at by its rule", '{ files: ["tests/unit/**"], rules: { "ssot/no-deprecated-import": "off" } }'],
  ])("fails where a file with an accepted finding is %s", (_, more) => {
    const project = new Project(pythonProject);
    project.ssot("gate", "--baseline", "known.json", "--accept");
    project.write({ "eslint.config.mjs": pythonProject["eslint.config.mjs"]!.replace("{ settings", `${more}, { settings`) });
    const { code, stdout } = project.ssot("gate", "--baseline", "known.json");
    expect(stdout).toBe(
      "tests/unit/test_c.py: a finding of no-deprecated-import was accepted here, and the ESLint configuration does not look for it any more.\n" +
        "To accept what is there now: `ssot gate --baseline known.json --accept`, and commit known.json.\n",
    );
    expect(code).toBe(1);
  });

  test("fails where the manifest does not speak of an accepted finding any more", () => {
    const project = new Project(pythonProject);
    project.ssot("gate", "--baseline", "known.json", "--accept");
    project.write({ "eslint.config.mjs": pythonProject["eslint.config.mjs"]!.replaceAll("#", "#Other") });
    const { code, stdout } = project.ssot("gate", "--baseline", "known.json");
    expect(stdout).toContain("a finding of no-deprecated-import was accepted here, and the ESLint configuration does not look for it any more.\n");
    expect(code).toBe(1);
  });

  test("takes the JSON of ssot status for a baseline", () => {
    const project = new Project({ ...typescriptProject, "tests/unit/c.test.ts": oldScript.replace(";", "; // eslint-disable-line") });
    project.write({ "known.json": project.ssot("status", "--json").stdout });
    expect(project.ssot("gate", "--baseline", "known.json").code).toBe(0);
  });

  describe("with a file that cannot be read", () => {
    const broken = `${oldPython}def broken(:\n`;
    const accept = (text: string): Project => {
      const project = new Project({ ...migratedPython, "tests/unit/test_c.py": text });
      const { code, stdout } = project.ssot("gate", "--baseline", "known.json", "--accept");
      expect(stdout).toBe("1 finding accepted in known.json.\ntests/unit/test_c.py cannot be read: it is accepted as it stands, and any change of it is new.\n");
      expect(code).toBe(0);
      return project;
    };

    test("passes it as it was accepted, whatever its line ends", () => {
      const project = accept(broken);
      project.write({ "tests/unit/test_c.py": broken.replaceAll("\n", "\r\n") });
      expect(project.ssot("gate", "--baseline", "known.json").code).toBe(0);
    });

    test.each([
      ["grows while it cannot be read", `${broken}${use} as again\n`],
      ["can be read again, and has a finding", oldPython],
    ])("fails where it %s", (_, text) => {
      const project = accept(broken);
      project.write({ "tests/unit/test_c.py": text });
      const { code, stdout } = project.ssot("gate", "--baseline", "known.json");
      expect(stdout).toContain("1 new.\n");
      expect(code).toBe(1);
    });
  });

  describe("with a configuration that looks at no file of a language that the manifest speaks of", () => {
    const blind = (files: Readonly<Record<string, string>>, from: string, to: string): Project =>
      new Project({ ...files, "eslint.config.mjs": files["eslint.config.mjs"]!.replace(from, to) });
    const said = (module: string, language: string): string =>
      `ssot: The manifest names ${module}, and no file of ${language} is linted by eslint-plugin-ssot: see that \`files\` and \`ignores\` of the ESLint configuration are right.\n`;

    test("refuses: a mistyped glob of Python", () => {
      const { code, stderr } = blind(pythonProject, "ssot.configs.python", '{ ...ssot.configs.python, files: ["test/**"] }').ssot("gate");
      expect(stderr).toBe(said("app.logs", "Python"));
      expect(code).toBe(2);
    });

    test("refuses: ignored TypeScript, though a configuration file is looked at", () => {
      const { code, stderr } = blind(typescriptProject, "export default [", 'export default [{ ignores: ["src", "tests"] }, ').ssot("gate");
      expect(stderr).toBe(said("./src/logs", "JavaScript or TypeScript"));
      expect(code).toBe(2);
    });
  });

  test("reads a baseline with a byte order mark", () => {
    const project = new Project({ ...migratedPython, "known.json": '\u{FEFF}{ "findings": [] }' });
    expect(project.ssot("gate", "--baseline", "known.json").code).toBe(0);
  });

  test("says how to write a baseline that is not there", () => {
    const { code, stderr } = new Project(pythonProject).ssot("gate", "--baseline", "known.json");
    expect(stderr).toContain("There is no baseline known.json: `ssot gate --baseline known.json --accept` writes it.");
    expect(code).toBe(2);
  });

  test("refuses a baseline that is none", () => {
    const project = new Project({ ...pythonProject, "known.json": '{ "findings": [{ "rule": 1, "symbol": "", "scope": "" }] }' });
    const { code, stderr } = project.ssot("gate", "--baseline", "known.json");
    expect(stderr).toBe(
      "ssot: known.json is no baseline: ✖ Invalid input: expected string, received number\n  → at findings[0].rule\n" +
        "`ssot gate --baseline known.json --accept` writes one in its place.\n",
    );
    expect(code).toBe(2);
  });
});
