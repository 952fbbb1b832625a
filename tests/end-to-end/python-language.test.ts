import { pythonConfig } from "./files";
import { Project } from "./project";

let project: Project | undefined;
afterEach(() => {
  project?.remove();
});

function lint(config: string, code: string, ...options: string[]): readonly string[] {
  project = new Project({ "eslint.config.mjs": config, "a.py": code });
  return project.eslint(...options).found["a.py"] ?? [];
}

describe("directives in Python", () => {
  test("silence a rule", () => {
    expect(lint(pythonConfig(), "from old import Client  # eslint-disable-line ssot/no-deprecated-import\n")).toEqual([]);
  });

  test("are reported where they silence nothing", () => {
    const code = "import json  # eslint-disable-line ssot/no-deprecated-import\n";
    expect(lint(pythonConfig(), code, "--report-unused-disable-directives")).toEqual([
      expect.stringMatching(/^1:14 - Unused eslint-disable directive/),
    ]);
  });

  test("that silence nothing give way to a blank, as everywhere in ESLint", () => {
    lint(pythonConfig(), "import json  # eslint-disable-line ssot/no-deprecated-import\n", "--fix", "--report-unused-disable-directives");
    expect(project?.read("a.py")).toBe("import json   \n");
  });
});

describe("selectors of other rules", () => {
  const restricted = 'rules: { "no-restricted-syntax": ["error", { selector: "Call[func.id=\'eval\']", message: "No eval." }] }';

  test("are written with CPython's names", () => {
    expect(lint(pythonConfig(restricted), "x = 1\n\n\ndef f(a):\n    return eval(a)\n")).toEqual(["5:12 no-restricted-syntax No eval."]);
  });

  test("find nothing in files that are parsed on demand", () => {
    const watched = `languageOptions: { parse: "watched" }, ${restricted}`;
    expect(lint(pythonConfig(watched), "eval(a)\n")).toEqual([]);
  });
});

test("blocks of one's own work for both languages", () => {
  project = new Project({
    "eslint.config.mjs": `
import { defineConfig } from "eslint/config";
import ssot from "eslint-plugin-ssot";

export default defineConfig([
  { files: ["**/*.{js,mjs,cjs,jsx}"], plugins: { ssot }, extends: ["ssot/recommended"] },
  { files: ["**/*.{py,pyi}"], plugins: { ssot }, language: "ssot/python", extends: ["ssot/recommended"] },
  { settings: { ssot: { symbols: { "new#Client": { deprecated: ["old#Client"] } } } } },
]);
`,
    "a.py": "from old import Client\n",
    "b.pyi": "from old import Client\n",
    "c.js": 'import { Client } from "old";\n',
  });
  expect(project.eslint().found).toEqual({
    "a.py": [expect.stringMatching(/^1:17 ssot\/no-deprecated-import /)],
    "b.pyi": [expect.stringMatching(/^1:17 ssot\/no-deprecated-import /)],
    "c.js": [expect.stringMatching(/^1:10 ssot\/no-deprecated-import /)],
  });
});
