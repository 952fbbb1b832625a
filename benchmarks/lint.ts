/**
 * Times a lint of a whole tree with both rules on against ESLint's floor and against ast-grep on the same job.
 *
 *   npm run benchmark -- TREE [ROUNDS]
 *
 * Method: each round runs every contestant once, in turn, as a process of its own; a first round warms the disk cache and
 * is not counted. The table gives medians of wall time, and ratios to the floor of the
 * same run.
 * Machines are noisy: compare within a table only.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

interface Contestant {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);

function findAstGrep(): string | null {
  const name = `@ast-grep/cli-${process.platform}-${process.arch}${process.platform === "linux" ? "-gnu" : ""}`;
  try {
    const directory = path.dirname(require.resolve(`${name}/package.json`));
    return ["ast-grep", "ast-grep.exe"].map((file) => path.join(directory, file)).find((file) => existsSync(file)) ?? null;
  } catch {
    return null;
  }
}

function contestants(): Contestant[] {
  const eslint = path.join(path.dirname(require.resolve("eslint/package.json")), "bin", "eslint.js");
  const lint = (config: string): Contestant["command"] => {
    return [process.execPath, eslint, "--no-warn-ignored", "-f", "json", "-c", path.join(here, config), "."];
  };
  const found: Contestant[] = [
    { name: "ESLint, empty trees (floor)", command: lint("floor.config.js") },
    { name: "eslint-plugin-ssot, both rules", command: lint("preset.config.js") },
  ];
  const astGrep = findAstGrep();
  if (astGrep) found.push({ name: "ast-grep scan", command: [astGrep, "scan", "--rule", path.join(here, "ast-grep.yml"), "--json=stream", "."] });
  else process.stderr.write("ast-grep is not installed for this platform; left out.\n");
  return found;
}

/** Seconds of one run; the exit code says only whether there were findings, so codes above 1 are failures. */
function time({ name, command: [program, ...args] }: Contestant, tree: string): number {
  const start = process.hrtime.bigint();
  const run = spawnSync(program, args, { cwd: tree, stdio: ["ignore", "pipe", "pipe"], maxBuffer: 2 ** 30, encoding: "utf8" });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (run.error || (run.status ?? 2) > 1) throw new Error(`${name} failed: ${run.error?.message ?? run.stderr}`);
  return seconds;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const [tree, rounds = "5"] = process.argv.slice(2);
if (tree === undefined || !existsSync(tree)) {
  process.stderr.write("Usage: npm run benchmark -- TREE [ROUNDS]\nTREE is a directory of Python files to lint.\n");
  process.exit(2);
}
const runs = contestants().map((contestant) => ({ contestant, seconds: new Array<number>() }));
for (let round = 0; round <= Number(rounds); round++) {
  for (const { contestant, seconds } of runs) {
    const measured = time(contestant, path.resolve(tree));
    if (round > 0) seconds.push(measured);
    process.stderr.write(`round ${round}/${rounds}: ${contestant.name} ${measured.toFixed(2)} s\n`);
  }
}
const floor = median(runs[0]?.seconds ?? []);
console.log(`| run (${rounds} rounds, in turn) | median, s | min–max, s | × floor |\n|---|---|---|---|`);
for (const { contestant, seconds } of runs) {
  const range = `${Math.min(...seconds).toFixed(2)}–${Math.max(...seconds).toFixed(2)}`;
  console.log(`| ${contestant.name} | ${median(seconds).toFixed(2)} | ${range} | ${(median(seconds) / floor).toFixed(2)} |`);
}
