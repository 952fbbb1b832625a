import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ESLint } from "eslint";

const repository = path.resolve(__dirname, "../..");
const linkedPackages = { "eslint-plugin-ssot": repository, eslint: path.join(repository, "node_modules/eslint") };

interface Run {
  readonly status: number | null;
  /** Standard error, without colours. */
  readonly stderr: string;
  /** Of each file with messages: `line:column rule message`. */
  readonly found: Readonly<Record<string, readonly string[]>>;
}

/** A project of a user in a temporary directory, where the built plugin is installed. */
export class Project {
  readonly directory = realpathSync(mkdtempSync(path.join(tmpdir(), "ssot-end-to-end-")));

  constructor(files: Readonly<Record<string, string | Buffer>>) {
    if (!existsSync(path.join(repository, "dist/index.js"))) throw new Error("dist is missing: run `npm run build` first");
    mkdirSync(path.join(this.directory, "node_modules"));
    for (const [name, target] of Object.entries(linkedPackages)) {
      symlinkSync(target, path.join(this.directory, "node_modules", name), "junction");
    }
    this.write(files);
  }

  write(files: Readonly<Record<string, string | Buffer>>): void {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(this.directory, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }

  read(name: string): string {
    return readFileSync(path.join(this.directory, name), "utf8");
  }

  delete(name: string): void {
    rmSync(path.join(this.directory, name), { recursive: true, force: true });
  }

  /** Runs ESLint's own command line on the whole project. */
  eslint(...options: string[]): Run {
    const bin = path.join(linkedPackages.eslint, "bin/eslint.js");
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, "--format", "json", ...options, "."], {
      cwd: this.directory,
      encoding: "utf8",
    });
    // What JSON.parse returns has no type of its own; where ESLint gave up it printed nothing.
    const results = stdout === "" ? [] : (JSON.parse(stdout) as ESLint.LintResult[]);
    const found = results.flatMap(({ filePath, messages }) => {
      const lines = messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId ?? "-"} ${message}`);
      return lines.length === 0 ? [] : [[path.relative(this.directory, filePath), lines] as const];
    });
    return { status, stderr, found: Object.fromEntries(found) };
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
