import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import manifest from "../../package.json";
import { rules } from "../../src/rules";

const root = path.resolve(__dirname, "../..");
interface Lock {
  readonly packages: Readonly<Record<string, { version?: string; dev?: boolean; hasInstallScript?: boolean; peer?: boolean }>>;
}

// What JSON.parse returns has no type of its own.
const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")) as Lock;

/** Runs a program that uses the built package by its own name, and returns the JSON that it prints. */
function run(inputType: "module" | "commonjs", program: string): unknown {
  if (!existsSync(path.join(root, "dist"))) throw new Error("dist is missing: run `npm run build` first");
  return JSON.parse(execFileSync(process.execPath, [`--input-type=${inputType}`, "--eval", program], { cwd: root, encoding: "utf8" }));
}

const describePlugin = `
  console.log(JSON.stringify({
    meta: plugin.meta,
    rules: Object.keys(plugin.rules),
    languages: Object.keys(plugin.languages),
    configs: Object.keys(plugin.configs),
  }));
`;
const expectedPlugin = {
  meta: { name: "eslint-plugin-ssot", version: manifest.version, namespace: "ssot" },
  rules: Object.keys(rules),
  languages: ["python"],
  configs: ["recommended", "javascript", "python", "execution-engine", "request-scope", "legacy-recommended"],
};

describe("the built package", () => {
  test("is the plugin by import", () => {
    expect(run("module", `import plugin from "eslint-plugin-ssot"; ${describePlugin}`)).toEqual(expectedPlugin);
  });
  test("is the plugin by require", () => {
    expect(run("commonjs", `const plugin = require("eslint-plugin-ssot"); ${describePlugin}`)).toEqual(expectedPlugin);
  });
  test("is its own default export by require", () => {
    expect(run("commonjs", `const plugin = require("eslint-plugin-ssot"); console.log(plugin.default === plugin);`)).toBe(true);
  });
  test("has its named exports by import", () => {
    const program = `import * as all from "eslint-plugin-ssot"; console.log(JSON.stringify(Object.keys(all)));`;
    expect(run("module", program)).toEqual(["ManifestError", "default", "defineManifest", "defineMigration", "executionEngineManifest", "requestScope"]);
  });
  test("has its named exports by require", () => {
    const program = `const { defineManifest } = require("eslint-plugin-ssot"); console.log(JSON.stringify(defineManifest({ roots: ["src"] })));`;
    expect(run("commonjs", program)).toEqual({ roots: ["src"] });
  });
  test("exports the schema of the manifest", () => {
    const program = `console.log(JSON.stringify(require("eslint-plugin-ssot/manifest.schema.json").title));`;
    expect(run("commonjs", program)).toBe("the manifest");
  });
  test("exports its package.json", () => {
    const program = `console.log(JSON.stringify(require("eslint-plugin-ssot/package.json").name));`;
    expect(run("commonjs", program)).toBe("eslint-plugin-ssot");
  });
  test("does not load the TypeScript compiler before a TypeScript file is read", () => {
    const program = `require("eslint-plugin-ssot"); console.log(JSON.stringify(Object.keys(require.cache).filter((file) => /node_modules.typescript./.test(file))));`;
    expect(run("commonjs", program)).toEqual([]);
  });
  test("parses TypeScript from either module format", () => {
    const parse = `console.log(plugin.configs.javascript[1].languageOptions.parser.parseForESLint("let x: number = 1;").ast.body.length);`;
    expect(run("module", `import plugin from "eslint-plugin-ssot"; ${parse}`)).toBe(1);
    expect(run("commonjs", `const plugin = require("eslint-plugin-ssot"); ${parse}`)).toBe(1);
  });
  test("says where its sources lie, against which npm checks provenance", () => {
    expect(manifest.publishConfig.provenance).toBe(true);
    expect(manifest.repository.url).toMatch(/^git\+https:\/\/.+\/eslint-plugin-ssot\.git$/);
  });
  test("lists every file that it exports", () => {
    expect(Object.keys(manifest.exports)).toEqual([".", "./manifest.schema.json", "./package.json"]);
    expect(manifest.files).toEqual(["dist", "docs", "manifest.schema.json", "CHANGELOG.md"]);
  });
});

describe("the package's dependencies", () => {
  test("are few", () => {
    expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(6);
  });
  test("pin the Python parser", () => {
    expect(manifest.dependencies["py-ast"]).toMatch(/^\d+\.\d+\.\d+$/);
  });
  test("hold typescript-eslint in one version, so that its packages share their types", () => {
    const packages = Object.entries(lock.packages).filter(([name]) => /^node_modules\/(?:.+\/)?(?:@typescript-eslint\/[^/]+|typescript-eslint)$/.test(name));
    expect(new Set(packages.map(([, { version }]) => version)).size).toBe(1);
  });
  test("run nothing when they are installed", () => {
    const scripts = Object.entries(lock.packages).filter(([, { dev, peer, hasInstallScript }]) => hasInstallScript && !dev && !peer);
    expect(scripts).toEqual([]);
  });
  test("have no install script on top", () => {
    expect(Object.keys(manifest.scripts).filter((name) => /^(?:pre|post)?(?:install|prepare)$/.test(name))).toEqual([]);
  });
});

describe("every rule", () => {
  const names = Object.keys(rules);
  test("has a file of its own name", () => {
    const files = readdirSync(path.join(root, "src/rules")).map((file) => path.basename(file, ".ts"));
    expect(files).toEqual(expect.arrayContaining(names));
  });
  test.each(names)("%s has a page", (rule) => {
    expect(readFileSync(path.join(root, `docs/rules/${rule}.md`), "utf8")).toContain(`# ssot/${rule}\n`);
  });
  test.each(names)("%s has a test", (rule) => {
    expect(existsSync(path.join(root, `tests/rules/${rule}.test.ts`))).toBe(true);
  });
  test.each(names)("%s is listed in the README", (rule) => {
    expect(readFileSync(path.join(root, "README.md"), "utf8")).toContain(`(docs/rules/${rule}.md)`);
  });
});
