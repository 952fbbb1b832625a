import { findBreakage } from "../../src/migrate/lint/prove";
import { groupUnits } from "../../src/migrate/units";
import { Project, removeProjects } from "./project";

afterAll(removeProjects);

const place = (project: Project) => ({ cwd: project.directory, roots: ["."] });

describe("files that must change together", () => {
  const units = (texts: Readonly<Record<string, string>>): string[][] => {
    const project = new Project(texts);
    return groupUnits(Object.entries(texts).map(([file, text]) => ({ file, text })), place(project));
  };

  test("a package and the module whose names it hands on", () => {
    expect(
      units({
        "lib/__init__.py": "from lib.tools import tool\n",
        "lib/other.py": "from lib.tools import tool\n\ntool()\n",
        "lib/tools.py": "def tool():\n    pass\n",
      }),
    ).toEqual([["lib/__init__.py", "lib/tools.py"], ["lib/other.py"]]);
  });

  test("a barrel and the modules whose names it hands on", () => {
    expect(
      units({
        "src/a.ts": "export const a = 1;\n",
        "src/alone.ts": 'import { a } from "./index";\n\na;\n',
        "src/b.ts": "export const b = 1;\n",
        "src/index.ts": 'export * from "./a";\nexport { b } from "./b";\n',
      }),
    ).toEqual([["src/a.ts", "src/b.ts", "src/index.ts"], ["src/alone.ts"]]);
  });

  test("barrels behind each other", () => {
    expect(units({ "a/index.ts": 'export * from "./b";\n', "a/b/index.ts": 'export * from "./c";\n', "a/b/c.ts": "export const c = 1;\n" })).toEqual([
      ["a/index.ts", "a/b/index.ts", "a/b/c.ts"],
    ]);
  });
});

describe("what a repair breaks", () => {
  const tools = "from lib.parts import tool\n\ndef own():\n    pass\n";
  const project = new Project({ "lib/__init__.py": "", "lib/parts.py": "def tool():\n    pass\n", "lib/tools.py": tools, "user.py": "from lib.tools import tool\n\ntool()\n" });
  const after = (text: string, ...more: { file: string; before: string; after: string }[]): string | null =>
    findBreakage([{ file: "lib/tools.py", before: tools, after: text }, ...more], place(project));

  test("is a text that does not parse", () => {
    expect(after("def own(:\n")).toBe("lib/tools.py would not parse any more");
  });

  test("is a name that another file imports from it", () => {
    expect(after("def own():\n    pass\n")).toBe("user.py imports tool from lib/tools.py, which would be gone");
  });

  test("is no name that nobody imports", () => {
    expect(after("from lib.parts import tool\n")).toBeNull();
  });

  test("is no name that is still there, defined in another way", () => {
    expect(after("def tool():\n    pass\n\ndef own():\n    pass\n")).toBeNull();
  });

  test("is no name that the other file stops to import at the same time", () => {
    const other = { file: "user.py", before: project.read("user.py"), after: "from lib.parts import gadget\n" };
    expect(after("def own():\n    pass\n", other)).toBeNull();
  });

  test("is an export of TypeScript that is gone", () => {
    const rewrite = { file: "src/a.ts", before: "export const a = 1;\nexport const b = 1;\n", after: "export const a = 1;\n" };
    expect(findBreakage([rewrite], place(project))).toBe("src/a.ts would no longer export b");
  });

  test("says nothing of a file that could not be read before", () => {
    expect(findBreakage([{ file: "lib/tools.py", before: "def broken(:\n", after: "def broken(:\n    x\n" }], place(project))).toBeNull();
  });
});
