#!/usr/bin/env node
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { version } from "../../package.json";
import { gate } from "./commands/gate";
import { init } from "./commands/init";
import { migrate } from "./commands/migrate";
import { rollback } from "./commands/rollback";
import { status } from "./commands/status";
import { registerProbe } from "../probe/cli";
import { errorCode, messageOf, Refusal } from "./refusal";
import { printable } from "./report/printable";

const complain = (message: string): boolean => process.stderr.write(`ssot: ${message.split("\n").map(printable).join("\n")}\n`);

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error) => {
    // Whoever reads may have seen enough, as in `ssot status | head`: the work goes on, and so does its exit code.
    if (errorCode(error) === "EPIPE") return;
    process.exitCode = 2;
    if (stream === process.stdout) complain(`what was found cannot be printed: ${messageOf(error)}`);
  });
}

// The write that a limit on the size of files refuses fails by itself. A package that cleans up at the end of the process
// listens to this signal, and where nobody else does, it ends the process by it.
process.on("SIGXFSZ", () => undefined);

let isDone = false;
// A configuration file is a program: one that ends the process, or never ends, must not look like a gate that was passed.
process.once("exit", (code) => {
  if (isDone || code !== 0) return;
  process.exitCode = 2;
  complain("it ended before its work was done: a configuration file calls `process.exit`, or waits for what never comes.");
});

/** A path, where a variable that is not set leaves nothing of one. */
function path(value: string): string {
  if (value === "") throw new InvalidArgumentError("It is empty.");
  return value;
}

const program = new Command("ssot")
  .description("Migrates a project to one home for every symbol, phase by phase.")
  .version(version)
  .option("--cwd <directory>", "the project", path, process.cwd())
  .showHelpAfterError("`ssot --help` and `ssot COMMAND --help` say what there is.")
  // 1 means that something was found: a wrong option must not be taken for that.
  .exitOverride(({ exitCode }) => {
    isDone = true;
    process.exit(exitCode === 0 ? 0 : 2);
  });

function cwd(): string {
  const directory = resolve(program.opts<{ cwd: string }>().cwd);
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) throw new Refusal(`There is no folder ${directory}: \`--cwd\` names that of the project.`);
  return directory;
}

function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

program
  .command("init")
  .description("write both configuration files for this project")
  .option("--yes", "ask nothing")
  .action(async (options: Parameters<typeof init>[1]) => init(cwd(), options));

program
  .command("status")
  .description("say what is left to do, by phase")
  .option("--json", "print JSON")
  .option("--html <file>", "write a page, too", path)
  .action(async (options: Parameters<typeof status>[1]) => status(cwd(), options));

program
  .command("migrate")
  .description("repair file by file, check each, and put back what breaks")
  .option("--phase <name>", "only this phase (may be given several times)", collect)
  .option("--dry-run", "say what would change, and change nothing")
  .option("--commit", "make one git commit for each phase")
  .option("--allow-dirty", "commit although there are changes that are not committed")
  .option("--json", "print JSON")
  .action(async (options: Parameters<typeof migrate>[1]) => {
    process.exitCode = (await migrate(cwd(), options)) || process.exitCode;
  });

program
  .command("rollback")
  .description("put back what a run has changed (default: the last one)")
  .argument("[run]")
  .action(async (run: string | undefined) => {
    process.exitCode = await rollback(cwd(), run);
  });

program
  .command("gate")
  .description("fail unless nothing remains, or nothing new against a baseline")
  .option("--baseline <file>", "the findings that have been accepted", path)
  .option("--accept", "write what is there now to the baseline")
  .option("--json", "print JSON")
  .action(async (options: Parameters<typeof gate>[1]) => {
    process.exitCode = await gate(cwd(), options);
  });

registerProbe(program, cwd);

try {
  await program.parseAsync();
} catch (error) {
  // What the system refuses is for the user to solve, too; anything else is a mistake of ours, and its stack is wanted.
  if (!(error instanceof Refusal) && errorCode(error) === null) throw error;
  complain(messageOf(error));
  process.exitCode ??= 2;
}
isDone = true;
