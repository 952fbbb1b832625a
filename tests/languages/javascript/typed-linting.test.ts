import path from "node:path";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "../../../src";
import { defineManifest } from "../../../src/manifest";
import { project } from "./read-facts";

const code = (parameter: string, body = ""): string =>
  `import { Engine } from "./old";\nimport type { Owner } from "./barrel";\nimport { current } from "./barrel";\n\nexport function f(${parameter}) {\n${body}  return new Engine(1);\n}\nexport type { Owner };\nexport { current };\n`;

const cases = {
  "re-exported.ts": code("owner: Owner"),
  "inferred.ts": code("", "  const owner = current();\n"),
  "alias.ts": `type Mine = Owner;\n${code("owner: Mine")}`,
  "nullable.ts": `type Mine = Owner | null;\n${code("context: Mine")}`,
  "text.ts": `type Id = string;\n${code("context: Id")}`,
};

const cwd = project({
  "tsconfig.json": JSON.stringify({ compilerOptions: { strict: true, module: "ESNext", moduleResolution: "Bundler" } }),
  "context.ts": "export class Context { readonly user = 1; }\n",
  "barrel.ts": 'import { Context } from "./context";\nexport { Context as Owner } from "./context";\nexport const current = (): Context => new Context();\n',
  "old.ts": "export class Engine { constructor(a: number, context?: unknown) {} }\n",
  "new.ts": "export class UserEngine { static create(a: number, context: unknown): UserEngine { return new UserEngine(); } }\n",
  ...cases,
});

const manifest = defineManifest({
  symbols: {
    "./new#UserEngine": {
      deprecated: ["./old#Engine"],
      construct: { scope: "user", parameters: ["a", "context?"], factory: "create", context: { parameter: "context", type: "./context#Context" } },
    },
  },
});

const linter = new Linter({ cwd });

/** What the construction becomes. */
function made(file: keyof typeof cases, isTyped: boolean): string | undefined {
  const languageOptions = { parser, ...(isTyped && { parserOptions: { projectService: true, tsconfigRootDir: cwd } }) };
  const config: Linter.Config = { files: ["**/*.ts"], plugins: { ssot: plugin }, rules: { "ssot/no-shared-state-constructor": "error" }, languageOptions, settings: { ssot: manifest } };
  const { output } = linter.verifyAndFix(cases[file], config, { filename: path.join(cwd, file) });
  return /return (.*);/.exec(output)?.[1];
}

describe("a context is known by its declared type", () => {
  test("through a re-export under another name", () => expect(made("re-exported.ts", true)).toBe("UserEngine.create(1, owner)"));
  test("where it is inferred", () => expect(made("inferred.ts", true)).toBe("UserEngine.create(1, owner)"));
  test("through an alias", () => expect(made("alias.ts", true)).toBe("UserEngine.create(1, owner)"));
  test("that admits nothing, which is none", () => expect(made("nullable.ts", true)).toBe("new Engine(1)"));
  test("of a text, which is none", () => expect(made("text.ts", true)).toBe("new Engine(1)"));
});

describe("without types, a context is known by annotation and name alone", () => {
  test("not through a re-export under another name", () => expect(made("re-exported.ts", false)).toBe("new Engine(1)"));
  test("not where its type is inferred", () => expect(made("inferred.ts", false)).toBe("new Engine(1)"));
});
