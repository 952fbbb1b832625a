import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { confirm } from "@inquirer/prompts";
import { findConfig } from "../config/load";
import { Refusal } from "../refusal";

export interface InitOptions {
  readonly yes?: true;
}

/** Directories of tests as teams call them, in the order in which they are usually migrated. */
const KNOWN_PHASES: readonly { readonly name: string; readonly directories: readonly string[] }[] = [
  { name: "mission-critical", directories: ["mission_critical", "mission-critical", "critical"] },
  { name: "integration", directories: ["integration"] },
  { name: "end-to-end", directories: ["e2e", "end_to_end", "end-to-end"] },
  { name: "unit", directories: ["unit"] },
];

/** The modules of the preset, as files of a project. */
const PRESET = {
  deprecated: "netra_backend/app/agents/supervisor/execution_engine.py",
  canonical: "netra_backend/app/agents/supervisor/user_execution_engine.py",
};

const ESLINT_CONFIGS = ["js", "mjs", "cjs", "ts", "mts", "cts"].map((extension) => `eslint.config.${extension}`);
const SKIPPED = new Set(["node_modules", "__pycache__", "site-packages", "dist", "build", "coverage"]);

/** What of a project decides how its configuration looks. */
interface Survey {
  /** It has the modules of the preset. */
  readonly preset: boolean;
  readonly python: boolean;
  readonly typescript: boolean;
  /** Directories of tests, relative to the project. */
  readonly directories: readonly string[];
}

function survey(cwd: string): Survey {
  const known = new Set(KNOWN_PHASES.flatMap(({ directories }) => directories));
  const directories: string[] = [];
  let python = false;
  let typescript = false;
  const pending = [""];
  for (let directory = pending.pop(); directory !== undefined; directory = pending.pop()) {
    const isTest = /(?:^|\/)tests?$/.test(directory);
    for (const entry of readdirSync(join(cwd, directory), { withFileTypes: true })) {
      const path = directory === "" ? entry.name : `${directory}/${entry.name}`;
      python ||= entry.name.endsWith(".py");
      typescript ||= /\.[cm]?tsx?$/.test(entry.name);
      if (!entry.isDirectory() || entry.name.startsWith(".") || SKIPPED.has(entry.name)) continue;
      if (isTest && known.has(entry.name)) directories.push(path);
      pending.push(path);
    }
  }
  return { preset: existsSync(join(cwd, PRESET.deprecated)), python, typescript, directories: directories.sort() };
}

/** The phases of the project: the factory that calls will need, its directories of tests, then all the rest. */
function phasesOf({ preset, directories }: Survey): { name: string; priority: string; files: string[] }[] {
  const found = KNOWN_PHASES.flatMap(({ name, directories: names }) => {
    const files = directories.filter((path) => names.includes(path.slice(path.lastIndexOf("/") + 1)));
    return files.length > 0 ? [{ name, files: files.map((path) => `${path}/**`) }] : [];
  });
  const phases = [...found, { name: "everything-else", files: ["**"] }].map((phase, index) => ({ ...phase, priority: `P${index}` }));
  return preset ? [{ name: "factory", priority: "P0", files: [PRESET.canonical] }, ...phases] : phases;
}

function migrationText(found: Survey): string {
  const phases = phasesOf(found).map(({ name, priority, files }) => `    ${printed({ name, priority, files })},`);
  const syntax = { name: "syntax", run: ["python3", "-m", "py_compile", "{file}"], files: ["**/*.py"], timeout: 60 };
  const types = { name: "types", run: ["npx", "tsc", "--noEmit"], timeout: 600 };
  return `import { defineMigration } from "eslint-plugin-ssot";

export default defineMigration({
  // Lower priorities come first; a file of two phases belongs to the first.
  phases: [
${phases.join("\n")}
  ],
  // After every file that was changed; {file} is its path. What fails is put back, unless it failed before, too:
  // for instance { name: "tests", run: ["pytest", "-q", "{file}"], files: ["tests/**"], timeout: 120 }.
  validate: [${found.python ? `\n    ${printed(syntax)},\n  ` : ""}],
  // After every phase: for instance { name: "suite", run: ["pytest", "-q"], timeout: 1800 }.
  gate: [${found.typescript ? `\n    ${printed(types)},\n  ` : ""}],
});
`;
}

function printed(value: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(value).map(([key, part]) => `${key}: ${JSON.stringify(part).replaceAll(",", ", ")}`);
  return `{ ${parts.join(", ")} }`;
}

/** The preset where the project has its modules; else a manifest to fill in. */
function eslintText({ preset }: Survey): string {
  if (preset) {
    return `import ssot from "eslint-plugin-ssot";

export default [...ssot.configs["execution-engine"]];
`;
  }
  return `import ssot, { defineManifest } from "eslint-plugin-ssot";

// Which symbol lives where. Until it names one, ssot has nothing to do and says so.
const manifest = defineManifest({
  symbols: {
    // "package.new_module#NewName": { deprecated: ["package.old_module#OldName"], reason: "Say why." },
    // "./src/new-module#newName": { deprecated: ["./src/old-module#oldName"] },
  },
});

export default [...ssot.configs.javascript, ssot.configs.python, { settings: { ssot: manifest } }];
`;
}

/** Whether \`.js\` files of the project are ES modules. */
function isModule(cwd: string): boolean {
  const path = join(cwd, "package.json");
  if (!existsSync(path)) return false;
  const manifest: unknown = JSON.parse(readFileSync(path, "utf8"));
  return typeof manifest === "object" && manifest !== null && "type" in manifest && manifest.type === "module";
}

/** Writes both configuration files; one that is there already is left alone. */
export async function init(cwd: string, { yes }: InitOptions): Promise<void> {
  const extension = isModule(cwd) ? "js" : "mjs";
  const found = survey(cwd);
  const eslintConfig = ESLINT_CONFIGS.find((name) => existsSync(join(cwd, name)));
  const files = [
    ...(eslintConfig === undefined ? [{ name: `eslint.config.${extension}`, text: eslintText(found) }] : []),
    ...(findConfig(cwd) === null ? [{ name: `ssot.config.${extension}`, text: migrationText(found) }] : []),
  ];
  if (eslintConfig !== undefined) process.stdout.write(`${eslintConfig} is there already and is left as it is: see that it uses eslint-plugin-ssot.\n`);
  if (files.length === 0) {
    process.stdout.write("There is nothing to write.\n");
    return;
  }
  if (!yes) {
    if (!process.stdin.isTTY) throw new Refusal("There is nobody to ask: say --yes.");
    for (const { name, text } of files) process.stdout.write(`--- ${name}\n${text}\n`);
    const message = `Write ${files.map(({ name }) => name).join(" and ")}?`;
    if (!(await confirm({ message }))) return;
  }
  for (const { name, text } of files) {
    writeFileSync(join(cwd, name), text, { flag: "wx" });
    process.stdout.write(`wrote ${name}\n`);
  }
  const isToFill = eslintConfig === undefined && !found.preset;
  process.stdout.write(`Next: ${isToFill ? `name your symbols in eslint.config.${extension}, then ` : ""}\`ssot status\`.\n`);
}
