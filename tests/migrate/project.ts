import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Jest and npm run from the root of the package. */
const root = process.cwd();
const cli = path.join(root, "dist/cli.js");

const created: string[] = [];

export function removeProjects(): void {
  for (const directory of created.splice(0)) rmSync(directory, { recursive: true, force: true });
}

/** How a program ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What `ssot status --json` prints, as far as the tests look at it. */
export interface StatusJson {
  readonly summary: {
    readonly done: number;
    readonly history: readonly { readonly findings: number }[];
    readonly phases: readonly { readonly done: number }[];
  };
  readonly findings: readonly { readonly scope: string }[];
}

/** A project in a directory of its own, with the package installed. */
export class Project {
  readonly directory: string;

  constructor(files: Readonly<Record<string, string>>, parent = tmpdir()) {
    if (!existsSync(cli)) throw new Error("dist/cli.js is missing: run `npm run build` first");
    this.directory = mkdtempSync(path.join(parent, "ssot-project-"));
    created.push(this.directory);
    mkdirSync(this.path("node_modules"));
    symlinkSync(root, this.path("node_modules/eslint-plugin-ssot"));
    this.write(files);
  }

  path(file: string): string {
    return path.join(this.directory, file);
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(this.path(file)), { recursive: true });
      writeFileSync(this.path(file), text);
    }
  }

  read(file: string): string {
    return readFileSync(this.path(file), "utf8");
  }

  /** Every file but for what `ssot` and the tools keep for themselves. */
  files(): string[] {
    // With types, as only then no link is followed: that to the package leads to all that is installed.
    return readdirSync(this.directory, { recursive: true, withFileTypes: true })
      .map((entry) => path.relative(this.directory, path.join(entry.parentPath, entry.name)))
      .filter((file) => !/^(?:node_modules|\.ssot|\.git)(?:\/|$)|__pycache__/.test(file) && /\.[^/]+$/.test(file))
      .sort();
  }

  /** Runs `ssot` to its end. */
  ssot(...args: string[]): Ended {
    return this.run([process.execPath, cli, ...args], {});
  }

  /** Runs `ssot` with a search path of its own. */
  ssotWithPath(searchPath: string, ...args: string[]): Ended {
    return this.run([process.execPath, cli, ...args], { PATH: searchPath });
  }

  /** Runs `ssot` so that no file that it writes may get larger than `kibibytes`: it fails as on a full disk. */
  ssotWithLimit(kibibytes: number, ...args: string[]): Ended {
    return this.ssotByBash(`ulimit -f ${kibibytes}; exec "$@"`, ...args);
  }

  /** Runs `ssot` by a line of bash, in which it is `"$@"`. */
  ssotByBash(line: string, ...args: string[]): Ended {
    return this.run(["bash", "-c", line, "bash", process.execPath, cli, ...args], {});
  }

  private run([program = "", ...args]: readonly string[], env: NodeJS.ProcessEnv): Ended {
    const options = { cwd: this.directory, encoding: "utf8", env: { ...process.env, ...env }, timeout: 120_000 } as const;
    const { status, stdout, stderr } = spawnSync(program, args, options);
    return { code: status, stdout, stderr };
  }

  status(): StatusJson {
    return JSON.parse(this.ssot("status", "--json").stdout) as StatusJson;
  }

  /** Starts `ssot` and does not wait. */
  start(...args: string[]): ReturnType<typeof spawn> {
    return spawn(process.execPath, [cli, ...args], { cwd: this.directory, stdio: ["ignore", "ignore", "pipe"] });
  }

  git(...args: string[]): string {
    const identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
    const { status, stdout, stderr } = spawnSync("git", [...identity, ...args], { cwd: this.directory, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return stdout;
  }

  /** The names of the runs so far. */
  runs(): string[] {
    return readdirSync(this.path(".ssot/runs")).sort();
  }
}

interface Check {
  name: string;
  run: string[];
  files?: string[];
  timeout?: number;
  parallel?: boolean;
}

/** `ssot.config.json` with two phases, of which the second by its place is the first by its priority. */
export function config({ validate = [], gate = [] }: { validate?: Check[]; gate?: Check[] } = {}): string {
  const phases = [
    { name: "unit", priority: "P1", files: ["tests/unit/**", "tests/both/**"] },
    { name: "critical", priority: "P0", files: ["tests/critical/**", "tests/both/**"] },
  ];
  return JSON.stringify({ phases, validate, gate });
}

/** A check that fails on a file that holds a text. */
export const failsOn = (text: string): Check => ({
  name: "content",
  run: ["python3", "-c", `import sys; sys.exit(${JSON.stringify(text)} in open(sys.argv[1]).read())`, "{file}"],
});

const eslintConfig = `
import ssot from "eslint-plugin-ssot";
const symbols = {
  "app.logs#get_logger": { deprecated: ["app.old_logs#get_logger"] },
  "./src/logs#getLogger": { deprecated: ["./src/old-logs#getLogger"] },
};
export default [...ssot.configs.javascript, ssot.configs.python, { settings: { ssot: { symbols } } }];
`;

export const oldPython = "from app.old_logs import get_logger\n\nget_logger()\n";
export const newPython = "from app.logs import get_logger\n\nget_logger()\n";

/** A back end whose tests take a function from the module where it used to be. */
export const unconfiguredProject: Readonly<Record<string, string>> = {
  "eslint.config.mjs": eslintConfig,
  "app/__init__.py": "",
  "app/logs.py": "def get_logger():\n    return 1\n",
  "app/old_logs.py": "def get_logger():\n    return 1\n",
  "tests/critical/test_a.py": oldPython,
  "tests/both/test_b.py": oldPython,
  "tests/unit/test_c.py": oldPython,
};

export const pythonProject: Readonly<Record<string, string>> = { ...unconfiguredProject, "ssot.config.json": config() };

export const oldScript = 'import { getLogger } from "../../src/old-logs";\n\ngetLogger();\n';
export const newScript = 'import { getLogger } from "../../src/logs";\n\ngetLogger();\n';

/** The same in TypeScript. */
export const typescriptProject: Readonly<Record<string, string>> = {
  "eslint.config.mjs": eslintConfig,
  "ssot.config.json": config(),
  "src/logs.ts": "export const getLogger = (): number => 1;\n",
  "src/old-logs.ts": "export const getLogger = (): number => 1;\n",
  "tests/critical/a.test.ts": oldScript,
  "tests/unit/c.test.ts": oldScript,
};
