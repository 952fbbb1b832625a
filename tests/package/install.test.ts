import { Consumer, check } from "./consumer";

jest.setTimeout(120_000);

// `jiti` is what ESLint reads a configuration in TypeScript with, on Node 20.
const consumer = new Consumer("eslint", "typescript", "jiti");
afterAll(() => {
  consumer.remove();
});

const manifest = `{
  symbols: {
    "app.user#UserEngine": { deprecated: ["app.engine#Engine"] },
    "./src/user#UserEngine": { deprecated: ["./src/engine#Engine"] },
  },
}`;
const blocks = `[
  { files: ["**/*.ts"], plugins: { ssot }, languageOptions: { parser: ssot.configs.javascript[1].languageOptions.parser }, extends: ["ssot/recommended"] },
  { files: ["**/*.py"], plugins: { ssot }, language: "ssot/python", extends: ["ssot/recommended"] },
  { settings: { ssot: defineManifest(${manifest}) } },
]`;
const imports = 'import { defineConfig } from "eslint/config";\nimport ssot, { defineManifest } from "eslint-plugin-ssot";\n';
const requires = 'const { defineConfig } = require("eslint/config");\nconst { default: ssot, defineManifest } = require("eslint-plugin-ssot");\n';

const files = {
  "app/__init__.py": "",
  "app/user.py": "class UserEngine:\n    pass\n",
  "app/engine.py": "class Engine:\n    pass\n",
  "app/chat.py": "from app.engine import Engine\n\nprint(Engine)\n",
  "src/user.ts": "export class UserEngine {}\n",
  "src/engine.ts": "export class Engine {}\n",
  "src/chat.ts": 'import type { Engine } from "./engine";\n\nexport const engines: Engine[] = [];\n',
};

describe("installed from its tarball into an empty folder", () => {
  test.each([
    ["eslint.config.js", `${imports}export default defineConfig(${blocks});\n`],
    ["eslint.config.mjs", `${imports}export default defineConfig(${blocks});\n`],
    ["eslint.config.cjs", `${requires}module.exports = defineConfig(${blocks});\n`],
    ["eslint.config.ts", `${imports}export default defineConfig(${blocks} as const);\n`],
  ])("it repairs Python and TypeScript with `defineConfig` and `extends` in %s", (name, config) => {
    consumer.write({ ...files, [name]: config });
    const run = consumer.run("eslint", "--fix", "app", "src");
    consumer.delete(name);
    expect(run.output).toBe("");
    expect(consumer.read("app/chat.py")).toBe("from app.user import UserEngine\n\nprint(UserEngine)\n");
    expect(consumer.read("src/chat.ts")).toBe('import type { UserEngine } from "./user";\n\nexport const engines: UserEngine[] = [];\n');
  });
});

const defining = (code: string): string => `import { defineManifest } from "eslint-plugin-ssot";\n${code};\n`;

const accepted = {
  "config.mts": `${imports}
import type { Manifest } from "eslint-plugin-ssot";
const manifest: Manifest = defineManifest(${manifest});
export default defineConfig([
  ...ssot.configs.javascript,
  ssot.configs.python,
  ssot.configs["execution-engine"],
  { files: ["**/*.py"], plugins: { ssot }, language: "ssot/python", extends: ["ssot/recommended"] },
  { settings: { ssot: manifest } },
]);
`,
  "commonjs.cts": 'import ssot = require("eslint-plugin-ssot");\nexport const rules: object = ssot.default.rules;\n',
};

const rejected = {
  "a key that does not exist": ['defineManifest({ symbols: { "a#B": { depricated: ["c#D"] } } })', "'depricated' does not exist in type 'SymbolSpec'", "Did you mean to write 'deprecated'?"],
  "a key at the top that does not exist": ["defineManifest({ symbol: {} })", "'symbol' does not exist in type 'Manifest", "Did you mean to write 'symbols'?"],
  "a key of a variable": ['const given = { symbols: { "a#B": { deprecated: ["c#D"], reson: "" } } };\ndefineManifest(given)', "symbols[\"a#B\"].reson", `"there is no key 'reson' here"`],
  "an entry of a variable whose only key does not exist": ['const given = { symbols: { "a#B": { depricated: ["c#D"] } } };\ndefineManifest(given)', "Property '\"a#B\"' is incompatible", "'{ depricated: string[]; }' has no properties in common with type 'SymbolSpec'"],
  "entries that are computed, whose only key does not exist": ['defineManifest({ symbols: Object.fromEntries([["a#B", { depricated: ["c#D"] }]]) })', "'{ depricated: string[]; }' has no properties in common with type 'SymbolSpec'"],
  "a word that is none of the allowed": ['defineManifest({ strings: "repair" })', `Type '"repair"' is not assignable to type`, '"suggest"'],
  "a construct without a scope": ['defineManifest({ symbols: { "a#B": { construct: {} } } })', "Property 'scope' is missing in type '{}' but required in type 'ConstructSpec'"],
  "one module instead of a list": ['defineManifest({ modules: { "c.d": { deprecated: "a.b" } } })', "Type 'string' is not assignable to type 'string[]'"],
} as const;
const wrong = Object.fromEntries(Object.values(rejected).map(([code], index) => [`wrong${index}.mts`, defining(code)]));

test("installed, the command `ssot` answers", () => {
  expect(consumer.run("ssot", "--help")).toEqual({ status: 0, output: expect.stringMatching(/\binit\b.*\bmigrate\b.*\bgate\b/s) });
});

test("`ssot.config.ts` is read with the project's jiti; without it, `ssot` says what is missing", () => {
  consumer.write({ ...files, "eslint.config.mjs": `${imports}export default defineConfig(${blocks});\n`, "ssot.config.ts": 'export default { phases: [{ name: "service" as string, files: ["app/**"] }] };\n' });
  const status = () => consumer.run("ssot", "status");
  expect(status()).toEqual({ status: 0, output: expect.stringMatching(/^service +4 /m) });
  consumer.delete("node_modules/jiti");
  // Newer versions of Node need none.
  if (!("typescript" in process.features)) {
    expect(status()).toEqual({ status: 2, output: expect.stringMatching(/ssot\.config\.ts cannot be read: .*`npm install --save-dev jiti`/) });
  }
});

describe("the types of the package", () => {
  let said = "";
  beforeAll(() => {
    // The compiler once for all, for it takes seconds to start.
    consumer.write({ ...accepted, ...wrong });
    const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "node16"];
    said = consumer.run("tsc", ...options, ...Object.keys(accepted), ...Object.keys(wrong)).output;
  });

  test("take a manifest, and fit ESLint's own `defineConfig` and CommonJS", () => {
    expect(said.split("\n").filter((line) => !/^wrong|^ |^$/.test(line))).toEqual([]);
  });

  test.each(Object.entries(rejected))("reject %s with a message to read", (what, [, ...message]) => {
    const file = `wrong${Object.keys(rejected).indexOf(what)}.mts`;
    const error = said.split(/\n(?! )/).find((line) => line.startsWith(file));
    for (const part of message) expect(error).toContain(part);
  });
});

describe("the tarball", () => {
  test("is clean by publint", () => {
    expect(check("publint", "--strict", consumer.tarball)).toEqual({ status: 0, output: expect.stringContaining("All good!") });
  });
  test("is clean by attw, in every way of resolving types", () => {
    expect(check("attw", consumer.tarball, "--no-emoji")).toEqual({ status: 0, output: expect.stringContaining("No problems found") });
  });
});
