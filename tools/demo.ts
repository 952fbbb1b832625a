/** Runs the real ESLint on a copy of examples/multi-tenant and shows what it finds, what it repairs and what stays. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { styleText } from "node:util";
import { ESLint } from "eslint";

const repository = fileURLToPath(new URL("..", import.meta.url));
const colours = process.stdout.isTTY && process.stdout.hasColors();

type Format = Parameters<typeof styleText>[0];
const paint = (format: Format, text: string): string => (colours ? styleText(format, text) : text);
const heading = (text: string): void => console.log(`\n${paint("bold", text)}\n`);

/** Two copies side by side, each as if eslint-plugin-ssot had been installed there. */
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

const countFindings = (results: readonly ESLint.LintResult[]): number =>
  results.reduce((sum, { messages }) => sum + messages.length, 0);

function printFindings(cwd: string, results: readonly ESLint.LintResult[]): void {
  for (const { filePath, messages } of results) {
    if (messages.length === 0) continue;
    console.log(paint("underline", relative(cwd, filePath)));
    for (const { line, column, message, ruleId, fix } of messages) {
      const mark = fix ? paint("green", "fix") : paint("yellow", " – ");
      const [what, why] = message.split(/ (?=Not repaired here)/);
      console.log(`  ${mark} ${`${line}:${column}`.padEnd(6)} ${what} ${paint("dim", ruleId ?? "")}`);
      if (why !== undefined) console.log(`             ${paint("yellow", why)}`);
    }
    console.log();
  }
}

function printDiff(directory: string): void {
  const options = ["--no-index", "--no-prefix", `--color=${colours ? "always" : "never"}`];
  const { stdout, error } = spawnSync("git", ["diff", ...options, "before", "after"], { cwd: directory, encoding: "utf8" });
  console.log(error ? `git is needed to show the difference: ${error.message}` : stdout.trimEnd());
}

const programs = [
  { name: "Python", command: "python3", tests: ["-B", "-m", "unittest", "-q"], main: ["-B", "-m", "backend"] },
  {
    name: "TypeScript",
    command: process.execPath,
    tests: ["--import", import.meta.resolve("tsx"), "--test", join("web", "web.test.ts")],
    main: ["--import", import.meta.resolve("tsx"), join("web", "main.ts")],
  },
];

/** What both programs do, in the words of their own output. */
function printBehaviour(directory: string): boolean {
  let passed = true;
  for (const { name, command, tests, main } of programs) {
    for (const state of ["before", "after"]) {
      const run = (args: string[]) => spawnSync(command, args, { cwd: join(directory, state), encoding: "utf8" });
      const { status, stdout, stderr, error } = run(tests);
      if (error) {
        console.log(`${name}: not run, ${error.message}`);
        break;
      }
      if (status !== 0) console.log(stdout, stderr);
      passed &&= status === 0;
      console.log(`${name}, ${state}: tests ${status === 0 ? paint("green", "pass") : paint("red", "fail")}`);
      console.log(run(main).stdout.replace(/^/gm, "  ").trimEnd());
    }
  }
  return passed;
}

const directory = mkdtempSync(join(tmpdir(), "ssot-demo-"));
try {
  copyExample(directory, "before");
  const after = copyExample(directory, "after");

  heading("What ESLint finds");
  const found = await lint(after, false);
  printFindings(after, found);

  const left = await lint(after, true);
  const again = await lint(after, true);
  for (const state of ["before", "after"]) rmSync(join(directory, state, "node_modules"), { recursive: true });

  heading("What `eslint --fix` writes");
  printDiff(directory);

  heading("What stays, and why");
  printFindings(after, left);

  heading("Alice and Bob ask at the same time");
  const passed = printBehaviour(directory);

  heading("Summary");
  const findings = countFindings(found);
  const rest = countFindings(left);
  const stable = again.every(({ output }) => output === undefined);
  console.log(`${findings} findings: ${findings - rest} repaired, ${rest} left to a human, each with its reason.`);
  console.log(`A second run of --fix changes ${stable ? "no byte" : paint("red", "files again")}.`);
  if (!passed || !stable || rest === findings) process.exitCode = 1;
} finally {
  rmSync(directory, { recursive: true });
}
