/** Runs the real ESLint on a copy of examples/multi-tenant and shows what it finds, what it repairs and what stays. */
import { spawnSync } from "node:child_process";
import { join, relative } from "node:path";
import { styleText } from "node:util";
import type { ESLint } from "eslint";
import { diff, splitMessage, withRepairedExample, type RepairedExample } from "./example";

const colours = process.stdout.isTTY && process.stdout.hasColors();

type Format = Parameters<typeof styleText>[0];
const paint = (format: Format, text: string): string => (colours ? styleText(format, text) : text);
const heading = (text: string): void => console.log(`\n${paint("bold", `== ${text}`)}\n`);

const countFindings = (results: readonly ESLint.LintResult[]): number =>
  results.reduce((sum, { messages }) => sum + messages.length, 0);

function printFindings(cwd: string, results: readonly ESLint.LintResult[]): void {
  for (const { filePath, messages } of results) {
    if (messages.length === 0) continue;
    console.log(paint("underline", relative(cwd, filePath)));
    for (const { line, column, message, ruleId, fix } of messages) {
      const mark = fix ? paint("green", "fix") : paint("yellow", "–  ");
      const { what, reason } = splitMessage(message);
      console.log(`  ${mark}  ${`${line}:${column}`.padEnd(6)} ${what} ${paint("dim", ruleId ?? "")}`);
      if (reason !== undefined) console.log(`              ${paint("yellow", reason)}`);
    }
    console.log();
  }
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

function show(example: RepairedExample): void {
  const { directory, after, found, left, stable } = example;
  console.log("A copy of examples/multi-tenant: one small back end, in Python (backend/) and in TypeScript (web/).");

  heading("What ESLint finds");
  printFindings(after, found);

  heading("What `eslint --fix` writes");
  console.log(diff(example, "", `--color=${colours ? "always" : "never"}`));

  heading("What stays, and why");
  printFindings(after, left);

  heading("Alice and Bob ask at the same time; each should receive five events, and only their own");
  const passed = printBehaviour(directory);

  heading("Summary");
  const findings = countFindings(found);
  const rest = countFindings(left);
  console.log(`${findings} findings: ${findings - rest} repaired, ${rest} left to a human, each with its reason.`);
  console.log(`A second run of --fix changes ${stable ? "no byte" : paint("red", "files again")}.`);
  if (!passed || !stable || rest === findings) process.exitCode = 1;
}

await withRepairedExample(show);
