/** A copy of examples/multi-tenant as a user's project, linted by the real ESLint with the built plugin. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";

const repository = fileURLToPath(new URL("..", import.meta.url));

/** The example as it was and as `--fix` leaves it, side by side in `directory` as `before` and `after`. */
export interface RepairedExample {
  readonly directory: string;
  readonly after: string;
  readonly found: readonly ESLint.LintResult[];
  readonly left: readonly ESLint.LintResult[];
  /** Whether a second run of `--fix` changed nothing. */
  readonly stable: boolean;
}

/** Each copy is as if eslint-plugin-ssot had been installed there. */
function copyExample(directory: string, name: string): string {
  const copy = join(directory, name);
  cpSync(join(repository, "examples", "multi-tenant"), copy, {
    recursive: true,
    filter: (source) => !source.endsWith("__pycache__"),
  });
  writeFileSync(join(copy, "package.json"), '{ "private": true, "type": "module" }\n');
  mkdirSync(join(copy, "node_modules"));
  symlinkSync(repository, join(copy, "node_modules", "eslint-plugin-ssot"), "junction");
  symlinkSync(join(repository, "node_modules", "eslint"), join(copy, "node_modules", "eslint"), "junction");
  return copy;
}

async function lint(cwd: string, fix: boolean): Promise<ESLint.LintResult[]> {
  const results = await new ESLint({ cwd, fix }).lintFiles(["."]);
  if (fix) await ESLint.outputFixes(results);
  return results;
}

/** Repairs a copy of the example for as long as `use` looks at it. */
export async function withRepairedExample<Result>(use: (example: RepairedExample) => Result | Promise<Result>): Promise<Result> {
  const directory = mkdtempSync(join(tmpdir(), "ssot-example-"));
  try {
    copyExample(directory, "before");
    const after = copyExample(directory, "after");
    const found = await lint(after, false);
    const left = await lint(after, true);
    const again = await lint(after, true);
    for (const state of ["before", "after"]) rmSync(join(directory, state, "node_modules"), { recursive: true });
    return await use({ directory, after, found, left, stable: again.every(({ output }) => output === undefined) });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** What `git` says of the difference between both copies, or between one file of them. */
export function diff({ directory }: RepairedExample, file: string, ...options: string[]): string {
  const paths = [join("before", file), join("after", file)];
  const { stdout, error } = spawnSync("git", ["diff", "--no-index", "--no-prefix", ...options, ...paths], {
    cwd: directory,
    encoding: "utf8",
  });
  if (error) throw new Error(`git is needed to show the difference: ${error.message}`);
  return stdout.trimEnd();
}

/** A report in two parts: what is wrong, and why it is not repaired (`no-context: …`), if it is not. */
export function splitMessage(message: string): { what: string; reason: string | undefined } {
  const [, what = message, id, why] = /^(.*?) Not repaired here \((.*?)\): (.*)$/s.exec(message) ?? [];
  return { what, reason: id === undefined || why === undefined ? undefined : `${id}: ${why}` };
}
