import { existsSync, writeFileSync } from "node:fs";
import { join, posix, relative } from "node:path";
import { confirm } from "@inquirer/prompts";
import { escapePath, globSync, type GlobOptions } from "tinyglobby";
import { findConfig } from "../config/load";
import { ProjectLinter } from "../lint/project-linter";
import { Refusal } from "../refusal";
import { printable } from "../report/printable";
import { pythonRoots } from "./python-roots";

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

// Modules without a look at the project's package.json.
const ESLINT_CONFIG = "eslint.config.mjs";
const SSOT_CONFIG = "ssot.config.mjs";
const SKIPPED = ["node_modules", "__pycache__", "site-packages", "dist", "build", "coverage"].map((name) => `**/${name}`);

/** What of a project decides how its configuration looks. */
interface Survey {
  /** Where the modules of the preset start; null where it has none. */
  readonly preset: string | null;
  /** Directories where names start. */
  readonly roots: readonly string[];
  readonly python: boolean;
  readonly typescript: boolean;
  /** Directories of tests, relative to the project. */
  readonly directories: readonly string[];
}

function survey(cwd: string): Survey {
  const find = (pattern: string, options: GlobOptions = {}): string[] =>
    globSync(pattern, { cwd, ignore: SKIPPED, followSymbolicLinks: false, expandDirectories: false, ...options });
  const known = KNOWN_PHASES.flatMap(({ directories }) => directories).join(",");
  const python = find("**/*.{py,pyi}");
  const roots = [".", ...pythonRoots(cwd, python)];
  return {
    preset: roots.find((root) => existsSync(join(cwd, root, PRESET.deprecated))) ?? null,
    roots,
    python: python.length > 0,
    typescript: find("**/*.{ts,tsx,mts,cts}").length > 0,
    directories: find(`**/{test,tests}/{${known}}`, { onlyDirectories: true }).map((path) => path.replace(/\/$/, "")).sort(),
  };
}

/** The phases of the project: the factory that calls will need, its directories of tests, then all the rest. */
function phasesOf({ preset, directories }: Survey): { name: string; priority: string; files: string[] }[] {
  const found = KNOWN_PHASES.flatMap(({ name, directories: names }) => {
    const files = directories.filter((path) => names.includes(path.slice(path.lastIndexOf("/") + 1)));
    return files.length > 0 ? [{ name, files: files.map((path) => `${escapePath(path)}/**`) }] : [];
  });
  const phases = [...found, { name: "everything-else", files: ["**"] }].map((phase, index) => ({ ...phase, priority: `P${index}` }));
  return preset === null ? phases : [{ name: "factory", priority: "P0", files: [escapePath(posix.join(preset, PRESET.canonical))] }, ...phases];
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
  const parts = Object.entries(value).map(([key, part]) => `${key}: ${Array.isArray(part) ? `[${part.map((item) => JSON.stringify(item)).join(", ")}]` : JSON.stringify(part)}`);
  return `{ ${parts.join(", ")} }`;
}

/** The preset where the project has its modules; else a manifest to fill in. */
function eslintText({ preset, roots }: Survey): string {
  const named = roots.length > 1 ? `roots: ${JSON.stringify(roots).replaceAll(",", ", ")}` : null;
  if (preset !== null) {
    return `import ssot from "eslint-plugin-ssot";

export default [...ssot.configs["execution-engine"]${named === null ? "" : `, { settings: { ssot: { ${named} } } }`}];
`;
  }
  return `import ssot, { defineManifest } from "eslint-plugin-ssot";

// Which symbol lives where. Until it names one, nothing is enforced, and ESLint stops with an error that says so.
const manifest = defineManifest({${named === null ? "" : `\n  // Where the names of modules start.\n  ${named},`}
  symbols: {
    // "package.new_module#NewName": { deprecated: ["package.old_module#OldName"], reason: "Say why." },
    // "./src/new-module#newName": { deprecated: ["./src/old-module#oldName"] },
  },
});

export default [...ssot.configs.javascript, ssot.configs.python, { settings: { ssot: manifest } }];
`;
}

/** Writes both configuration files; one that holds here already, also one of a folder above, is left alone. */
export async function init(cwd: string, { yes }: InitOptions): Promise<void> {
  const found = survey(cwd);
  const eslintConfig = await new ProjectLinter(cwd).configFile();
  const files = [
    ...(eslintConfig === null ? [{ name: ESLINT_CONFIG, text: eslintText(found) }] : []),
    ...(findConfig(cwd) === null ? [{ name: SSOT_CONFIG, text: migrationText(found) }] : []),
  ];
  if (eslintConfig !== null) {
    process.stdout.write(`${printable(relative(cwd, eslintConfig))} is there already and is left as it is: see that it uses eslint-plugin-ssot.\n`);
  }
  if (files.length === 0) {
    process.stdout.write("There is nothing to write.\n");
    return;
  }
  if (!yes) {
    if (!process.stdin.isTTY) throw new Refusal("There is nobody to ask: say --yes.");
    for (const { name, text } of files) process.stdout.write(`--- ${name}\n${text}\n`);
    const message = `Write ${files.map(({ name }) => name).join(" and ")}?`;
    const isAgreed = await confirm({ message }).catch((error: unknown) => {
      if (error instanceof Error && error.name === "ExitPromptError") throw new Refusal("Interrupted: nothing was written.");
      throw error;
    });
    if (!isAgreed) return;
  }
  for (const { name, text } of files) {
    writeFileSync(join(cwd, name), text, { flag: "wx" });
    process.stdout.write(`wrote ${name}\n`);
  }
  const isToFill = eslintConfig === null && found.preset === null;
  process.stdout.write(`Next: ${isToFill ? `name your symbols in ${ESLINT_CONFIG}, then ` : ""}\`ssot status\`.\n`);
}
