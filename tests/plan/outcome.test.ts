import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "../../src";

const many = Array.from({ length: 12 }, (_, index) => index);

function fix(code: string, filename: string, deprecated: (index: number) => string, home: (index: number) => string) {
  const symbols = Object.fromEntries(many.map((index) => [home(index), { deprecated: [deprecated(index)] }]));
  const rules = { "ssot/no-deprecated-import": "error" } as const;
  const config: Linter.Config = { files: ["**/*.py", "**/*.ts"], plugins: { ssot: plugin }, rules, settings: { ssot: { symbols } } };
  const language: Linter.Config = filename.endsWith(".py") ? { language: "ssot/python" } : { languageOptions: { parser } };
  return new Linter().verifyAndFix(code, { ...config, ...language }, { filename });
}

describe("twelve deprecated names in one file are repaired by one --fix", () => {
  test("in Python, each from a module of its own", () => {
    const code = [...many.map((i) => `from old_${i} import Old${i}`), "", ...many.map((i) => `Old${i}()`), ""].join("\n");
    const fixed = [...many.map((i) => `from home_${i} import New${i}`), "", ...many.map((i) => `New${i}()`), ""].join("\n");
    const result = fix(code, "a.py", (i) => `old_${i}#Old${i}`, (i) => `home_${i}#New${i}`);
    expect(result).toMatchObject({ output: fixed, messages: [] });
  });

  test("in Python, all from one module", () => {
    const names = (prefix: string): string => many.map((i) => `${prefix}${i}`).join(", ");
    const code = `from old import ${names("Old")}\n\n${many.map((i) => `Old${i}()`).join("\n")}\n`;
    const fixed = `from home import ${names("New")}\n\n${many.map((i) => `New${i}()`).join("\n")}\n`;
    const result = fix(code, "a.py", (i) => `old#Old${i}`, (i) => `home#New${i}`);
    expect(result).toMatchObject({ output: fixed, messages: [] });
  });

  test("in TypeScript, each from a module of its own", () => {
    const code = [...many.map((i) => `import { Old${i} } from "old-${i}";`), "", ...many.map((i) => `new Old${i}();`), ""].join("\n");
    const fixed = [...many.map((i) => `import { New${i} } from "home-${i}";`), "", ...many.map((i) => `new New${i}();`), ""].join("\n");
    const result = fix(code, "a.ts", (i) => `old-${i}#Old${i}`, (i) => `home-${i}#New${i}`);
    expect(result).toMatchObject({ output: fixed, messages: [] });
  });

  test("in TypeScript, all from one module", () => {
    const names = (prefix: string): string => many.map((i) => `${prefix}${i}`).join(", ");
    const code = `import { ${names("Old")} } from "old";\n\n${many.map((i) => `new Old${i}();`).join("\n")}\n`;
    const fixed = `import { ${names("New")} } from "home";\n\n${many.map((i) => `new New${i}();`).join("\n")}\n`;
    const result = fix(code, "a.ts", (i) => `old#Old${i}`, (i) => `home#New${i}`);
    expect(result).toMatchObject({ output: fixed, messages: [] });
  });
});
