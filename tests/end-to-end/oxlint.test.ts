import { spawnSync } from "node:child_process";
import path from "node:path";
import type { Manifest } from "../../src";
import { examples, page } from "../docs/pages";
import { Project } from "./project";

/** One report of Oxlint, as far as it is compared. */
interface Diagnostic {
  readonly message: string;
  readonly code?: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number; readonly column: number } }[];
}

const manifest: Manifest = {
  symbols: {
    "./src/agents/user-engine#UserEngine": {
      deprecated: ["./src/agents/engine#Engine"],
      construct: {
        scope: "user",
        parameters: ["registry", "userContext?"],
        factory: "create",
        context: { parameter: "userContext", names: ["userContext"] },
      },
    },
    "dataloader#default": { construct: { scope: "request" } },
  },
  modules: { "@scope/after": { deprecated: ["before"] } },
};
/** The page's own configuration, but for its manifest; what Oxlint itself would report is switched off. */
const [example] = examples(page("docs/oxlint.md"), "json");
const { rules, ...documented } = JSON.parse(example?.code ?? "{}") as { rules: object };

const files = {
  "src/agents/engine.ts": "export class Engine {\n  constructor(registry: object, userContext?: object) {}\n}\n",
  "src/agents/user-engine.ts":
    "export class UserEngine {\n  static create(registry: object, userContext: object) {\n    return new UserEngine();\n  }\n}\n",
  "src/named.ts": 'import { Engine as Motor } from "./agents/engine";\nexport const make = (registry: object, userContext: object) => new Motor(registry, userContext);\n',
  "src/namespace.ts": 'import * as engine from "./agents/engine";\nexport const isEngine = (value: unknown) => value instanceof engine.Engine;\n',
  "src/type.ts": 'import type { Engine } from "./agents/engine";\nexport let current: Engine | undefined;\n',
  "src/index.ts": 'export { Engine } from "./agents/engine";\n',
  "src/no-context.ts": 'import { Engine } from "./agents/engine";\nexport const nightly = (registry: object) => new Engine(registry);\n',
  "src/loaders.ts": 'import DataLoader from "dataloader";\n\nexport const users = new DataLoader(load);\n',
  "src/module.mjs": '// été 🎉\nimport { a, b as c } from "before";\nimport "before/styles.css";\nconsole.log(a, c, await import("before"));\n',
  "src/module.cjs": 'const { a } = require("before");\nmodule.exports = a;\n',
  "src/page.tsx": 'import { Card } from "before";\nexport const Page = () => <Card title="before" />;\n',
  "src/page.test.ts": 'jest.mock("before");\nimport { a } from "before";\ntest("a", () => expect(a).toBe(1));\n',
};

const eslintConfig = `import ssot from "eslint-plugin-ssot";
const javascript = ssot.configs.javascript.map((config) => ({ ...config, rules: ${JSON.stringify(rules)} }));
export default [...javascript, { settings: { ssot: ${JSON.stringify(manifest)} } }];
`;
const oxlintConfig = JSON.stringify({ ...documented, rules, categories: { correctness: "off" }, settings: { ssot: manifest } });

const project = new Project({ "eslint.config.mjs": eslintConfig, ".oxlintrc.json": oxlintConfig, ...files });
afterAll(() => {
  project.remove();
});
beforeEach(() => {
  project.write(files);
});

const bin = path.resolve(__dirname, "../../node_modules/oxlint/bin/oxlint");

/** The reports of Oxlint in the form of `Project.eslint`. */
function oxlint(...options: string[]): Readonly<Record<string, readonly string[]>> {
  const { stdout } = spawnSync(process.execPath, [bin, "--format", "json", ...options, "src"], { cwd: project.directory, encoding: "utf8" });
  // What JSON.parse returns has no type of its own.
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] };
  const found = new Map<string, string[]>();
  for (const { filename, labels, code, message } of diagnostics) {
    const { line = 0, column = 0 } = labels[0]?.span ?? {};
    const rule = code?.replace(/^ssot\((.*)\)$/, "ssot/$1") ?? "-";
    found.set(filename, [...(found.get(filename) ?? []), `${line}:${column} ${rule} ${message}`]);
  }
  return Object.fromEntries(found);
}

/** Each file's reports in one order, for the two tools have different ones. */
const sorted = (found: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(Object.entries(found).map(([file, reports]) => [file, reports.toSorted()]));

const texts = () => Object.fromEntries(Object.keys(files).map((file) => [file, project.read(file)]));

test("Oxlint reports what ESLint reports", () => {
  const { found } = project.eslint();
  expect(Object.keys(found)).toHaveLength(10);
  expect(sorted(oxlint())).toEqual(sorted(found));
});

test("Oxlint comes to the texts that ESLint comes to, in passes that are started by hand", () => {
  project.eslint("--fix");
  const expected = texts();
  expect(expected["src/named.ts"]).toBe(
    'import { UserEngine as Motor } from "./agents/user-engine";\nexport const make = (registry: object, userContext: object) => Motor.create(registry, userContext);\n',
  );
  project.write(files);
  for (let pass = 0; pass < 3; pass++) oxlint("--fix");
  expect(texts()).toEqual(expected);
});
