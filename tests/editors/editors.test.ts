import { Project } from "../end-to-end/project";
import { Editor } from "./editor";
import { neovimSettings, untouched, vscodeSettings, zedSettings } from "./settings";

const config = `import ssot, { defineManifest } from "eslint-plugin-ssot";

const manifest = defineManifest({
  symbols: {
    "app.user#UserEngine": { deprecated: ["app.legacy#Engine"] },
    "./src/user#UserEngine": { deprecated: ["./src/legacy#Engine"] },
  },
  modules: { "./src/places": { deprecated: ["./src/old-places"] } },
  strings: "suggest",
});

export default [...ssot.configs.javascript, ssot.configs.python, { settings: { ssot: manifest } }];
`;

const project = new Project({
  "eslint.config.mjs": config,
  "app/__init__.py": "",
  "app/user.py": "class UserEngine:\n    pass\n",
  "app/legacy.py": "class Engine:\n    pass\n",
  "src/user.ts": "export class UserEngine {}\n",
  "src/legacy.ts": "export class Engine {}\n",
  "src/places.ts": "export const home = 1;\n",
  // What the editor holds is newer than what the disk holds.
  "app/chat.py": "",
  "src/chat.ts": "",
  // A package of a repository of many.
  "packages/web/package.json": "{}",
  "packages/web/chat.ts": "",
});
const editor = new Editor(project, vscodeSettings);
jest.setTimeout(30_000);

beforeAll(() => editor.start());
afterAll(async () => {
  await editor.stop();
  project.remove();
});

/** Looks at one Python document in an editor with other settings. */
async function withEditor<Result>(settings: (languageId: string) => object, use: (editor: Editor) => Promise<Result>): Promise<Result> {
  const other = new Editor(project, settings);
  await other.start();
  await other.open("app/chat.py", "python", "from app.legacy import Engine\n");
  const result = await use(other);
  await other.stop();
  return result;
}

const languages = [
  {
    language: "python",
    file: "app/chat.py",
    before: "from app.legacy import Engine\n\n\ndef name(engine: Engine) -> str:\n    return 'é𝄞'\n",
    after: "from app.user import UserEngine\n\n\ndef name(engine: UserEngine) -> str:\n    return 'é𝄞'\n",
    name: "app.legacy#Engine",
    home: "app.user#UserEngine",
    range: { start: { line: 0, character: 23 }, end: { line: 0, character: 29 } },
    clean: "import json\n\njson.dumps(1)\n",
    broken: "import json\n\njson.dumps(1 = )\n",
    place: 2,
    mentioned: "from unittest.mock import patch\n\npatch('app.legacy.Engine')\n",
    pointed: "from unittest.mock import patch\n\npatch('app.user.UserEngine')\n",
    reason: "strings-setting",
    wide: "s = '𝄞'; from app.legacy import Engine\n",
    column: 33,
  },
  {
    language: "typescript",
    file: "src/chat.ts",
    before: 'import { Engine } from "./legacy";\n\nexport const name = (engine: Engine): string => "é𝄞";\n',
    after: 'import { UserEngine } from "./user";\n\nexport const name = (engine: UserEngine): string => "é𝄞";\n',
    name: "./src/legacy#Engine",
    home: "./src/user#UserEngine",
    range: { start: { line: 0, character: 9 }, end: { line: 0, character: 15 } },
    clean: 'import fs from "node:fs";\n\nexport const text: string = fs.readFileSync("a", "utf8");\n',
    broken: "export const n: number = ;\n",
    place: 0,
    mentioned: 'import { jest } from "@jest/globals";\n\njest.mock("./old-places");\n',
    pointed: 'import { jest } from "@jest/globals";\n\njest.mock("./places");\n',
    reason: "mocked-module",
    wide: 'const s = "𝄞"; import { Engine } from "./legacy";\n',
    column: 25,
  },
] as const;

describe.each(languages)("$language in an editor", (it) => {
  const { file } = it;
  beforeAll(() => editor.open(file, it.language, it.before));

  test("has a diagnostic at the name, of a text that is on no disk", async () => {
    await editor.type(file, it.before);
    expect(await editor.diagnostics(file)).toEqual([
      expect.objectContaining({
        range: it.range,
        code: "ssot/no-deprecated-import",
        message: `'${it.name}' is deprecated: its one home is '${it.home}'. While both are in use, a repair of one misses the other.`,
      }),
    ]);
  });

  test("takes the quick fix", async () => {
    await editor.type(file, it.before);
    const [diagnostic] = await editor.diagnostics(file);
    expect(await editor.take(file, diagnostic!, "Fix this ssot/no-deprecated-import problem")).toBe(it.after);
  });

  test("takes the suggestion", async () => {
    await editor.type(file, it.mentioned);
    const [diagnostic] = await editor.diagnostics(file);
    const offers = await editor.offers(file, diagnostic!);
    const suggestion = offers.find((title) => title.includes(it.reason));
    expect(await editor.take(file, diagnostic!, suggestion!)).toBe(it.pointed);
  });

  test("fixes all on save", async () => {
    await editor.type(file, it.before);
    await editor.diagnostics(file);
    expect(await editor.fixAll(file)).toBe(it.after);
  });

  test("has nothing to say of clean code", async () => {
    await editor.type(file, it.clean);
    expect(await editor.diagnostics(file)).toEqual([]);
  });

  test("sees a syntax error come and go", async () => {
    await editor.type(file, it.broken);
    const broken = await editor.diagnostics(file);
    await editor.type(file, it.clean);
    const mended = await editor.diagnostics(file);
    await editor.type(file, it.broken);
    const brokenAgain = await editor.diagnostics(file);
    expect(broken).toEqual([expect.objectContaining({ message: expect.stringContaining("Parsing error"), severity: 1 })]);
    expect(broken[0]?.range.start.line).toBe(it.place);
    expect(mended).toEqual([]);
    expect(brokenAgain).toEqual(broken);
  });

  test("counts columns in UTF-16, as editors do", async () => {
    await editor.type(file, it.wide);
    const [diagnostic] = await editor.diagnostics(file);
    expect(diagnostic?.range.start).toEqual({ line: 0, character: it.column });
  });
});

describe("the settings of docs/editors.md", () => {
  const diagnose = (other: Editor) => other.diagnostics("app/chat.py");
  const offer = async (other: Editor) => other.offers("app/chat.py", (await diagnose(other))[0]!);

  test("are needed by VS Code, which is silent about Python without them", async () => {
    expect(await withEditor(() => untouched.vscode, diagnose)).toEqual([]);
  });

  test("say rightly that versions of before ESLint 10 are silent with it", async () => {
    expect(await withEditor(() => untouched.outdated, diagnose)).toEqual([]);
  });

  const diagnosePackage = async (other: Editor) => {
    await other.open("packages/web/chat.ts", "typescript", 'import { Engine } from "../../src/legacy";\n');
    return other.diagnostics("packages/web/chat.ts");
  };

  test.each([
    ["Neovim", neovimSettings],
    ["Zed", zedSettings],
  ])("need no working directory for %s, which starts in the nearest package: names start at eslint.config.mjs", async (_, settings) => {
    expect(settings()).toMatchObject({ workingDirectory: { mode: "auto" } });
    expect(await withEditor(settings, diagnosePackage)).toHaveLength(1);
  });

  test.each([
    ["VS Code", vscodeSettings],
    ["Neovim", neovimSettings],
    ["Zed", zedSettings],
  ])("take away the action of %s that would write // into Python", async (_, settings) => {
    expect(await withEditor(settings, offer)).toEqual([
      "Fix this ssot/no-deprecated-import problem",
      "Show documentation for ssot/no-deprecated-import",
      "Fix all auto-fixable problems",
    ]);
  });

  test("say rightly what that action writes", async () => {
    const named = () => ({ ...untouched.vscode, validate: "on" });
    const text = await withEditor(named, async (other) => {
      const [diagnostic] = await diagnose(other);
      return other.take("app/chat.py", diagnostic!, "Disable ssot/no-deprecated-import for this line");
    });
    expect(text).toBe("// eslint-disable-next-line ssot/no-deprecated-import\nfrom app.legacy import Engine\n");
  });
});
