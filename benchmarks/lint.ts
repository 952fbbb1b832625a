/**
 * Times a lint of a whole tree with both rules on against ESLint's floor and against ast-grep on the same job.
 *
 *   npm run benchmark -- TREE [ROUNDS]
 *
 * Method: each round runs every contestant once, in turn, as a process of its own; a first round warms the disk cache and
 * is not counted. The table gives medians of wall time and of peak memory, and ratios to the floors of the same run.
 * Machines are noisy: compare within a table only.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

interface Contestant {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
}

/** Seconds, and MiB where the contestant can tell. */
interface Measure {
  readonly seconds: number;
  readonly memory: number | null;
}

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const scratch = mkdtempSync(path.join(tmpdir(), "ssot-benchmark-"));
process.on("exit", () => rmSync(scratch, { recursive: true }));

const PLATFORM_SUFFIX: Partial<Record<NodeJS.Platform, string>> = { linux: "-gnu", win32: "-msvc" };

function findAstGrep(): string | null {
  const name = `@ast-grep/cli-${process.platform}-${process.arch}${PLATFORM_SUFFIX[process.platform] ?? ""}`;
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
    const hook = pathToFileURL(path.join(here, "peak-memory.js")).href;
    return [process.execPath, "--import", hook, eslint, "--no-warn-ignored", "-f", "json", "-c", path.join(here, config), "."];
  };
  const found: Contestant[] = [
    { name: "ESLint, empty trees", command: lint("floor.config.js") },
    { name: "ESLint, empty trees, two rules that do nothing", command: lint("floor.config.js"), env: { FLOOR_RULES: "2" } },
    { name: "eslint-plugin-ssot, both rules", command: lint("preset.config.js") },
  ];
  const astGrep = findAstGrep();
  if (astGrep) found.push({ name: "ast-grep scan", command: [astGrep, "scan", "--rule", path.join(here, "ast-grep.yml"), "--json=stream", "."] });
  else process.stderr.write("ast-grep is not installed for this platform; left out.\n");
  return found;
}

/** One run; the exit code says only whether there were findings, so codes above 1 are failures. */
function measure({ name, command: [program, ...args], env }: Contestant, tree: string): Measure {
  const memoryFile = path.join(scratch, "memory");
  rmSync(memoryFile, { force: true });
  const start = process.hrtime.bigint();
  const run = spawnSync(program, args, {
    cwd: tree,
    env: { ...process.env, ...env, PEAK_MEMORY_FILE: memoryFile },
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 2 ** 30,
    encoding: "utf8",
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (run.error || (run.status ?? 2) > 1) throw new Error(`${name} failed: ${run.error?.message ?? run.stderr}`);
  return { seconds, memory: existsSync(memoryFile) ? Number(readFileSync(memoryFile, "utf8")) / 1024 : null };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const [tree, rounds = "5"] = process.argv.slice(2);
if (tree === undefined || !existsSync(tree)) {
  process.stderr.write("Usage: npm run benchmark -- TREE [ROUNDS]\nTREE is a directory of Python files to lint.\n");
  process.exit(2);
}
const runs = contestants().map((contestant) => ({ contestant, measures: new Array<Measure>() }));
for (let round = 0; round <= Number(rounds); round++) {
  for (const { contestant, measures } of runs) {
    const measured = measure(contestant, path.resolve(tree));
    if (round > 0) measures.push(measured);
    process.stderr.write(`round ${round}/${rounds}: ${contestant.name} ${measured.seconds.toFixed(2)} s\n`);
  }
}
const [floor = NaN, floorWithRules = NaN] = runs.map(({ measures }) => median(measures.map(({ seconds }) => seconds)));
console.log(`| run (${rounds} rounds, in turn) | median, s | min–max, s | × floor | × floor with two rules | peak memory, MiB |\n|---|---|---|---|---|---|`);
for (const { contestant, measures } of runs) {
  const seconds = measures.map((measured) => measured.seconds);
  const memory = median(measures.flatMap((measured) => measured.memory ?? []));
  const cells = [
    contestant.name,
    median(seconds).toFixed(2),
    `${Math.min(...seconds).toFixed(2)}–${Math.max(...seconds).toFixed(2)}`,
    (median(seconds) / floor).toFixed(2),
    (median(seconds) / floorWithRules).toFixed(2),
    Number.isNaN(memory) ? "–" : memory.toFixed(0),
  ];
  console.log(`| ${cells.join(" | ")} |`);
}
