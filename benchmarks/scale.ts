/**
 * How the cost of one file grows: with its length, with the manifest, and when it is linted again after a keystroke.
 *
 *   npm run benchmark:scale -- FILE [ROUNDS]
 *
 * Method: FILE, a Python file that the preset `execution-engine` reports something in, is linted in this process by
 * ESLint's `Linter` with both rules; each figure is the median of ROUNDS runs after five that warm up.
 */
import { Linter } from "eslint";
import { readFileSync } from "node:fs";
import { parseModule } from "py-ast";
import ssot, { executionEngineManifest, type Manifest, type SymbolSpec } from "../src";

const [file, rounds = "15"] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write("Usage: npm run benchmark:scale -- FILE [ROUNDS]\n");
  process.exit(2);
}
const source = `${readFileSync(file, "utf8")}\n`;

function median(run: (round: number) => void): number {
  const times: number[] = [];
  for (let round = -5; round < Number(rounds); round++) {
    const start = performance.now();
    run(round);
    if (round >= 0) times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
}

/** The preset's manifest with entries for modules that nobody imports, `count` in all. */
function manifestOf(count: number): Manifest {
  const manifest = executionEngineManifest();
  const fillers = Array.from<unknown, [string, SymbolSpec]>({ length: count - Object.keys(manifest.symbols ?? {}).length }, (_, index) => {
    return [`filler.new_${index}#Filler${index}`, { deprecated: [`filler.old_${index}#Filler${index}`] }];
  });
  return { ...manifest, symbols: { ...manifest.symbols, ...Object.fromEntries(fillers) } };
}

function linter(manifest: Manifest): (text: string) => Linter.LintMessage[] {
  const config: Linter.Config = {
    files: ["**/*.py"],
    plugins: { ssot },
    language: "ssot/python",
    languageOptions: { parse: "watched" },
    rules: { "ssot/no-deprecated-import": "error", "ssot/no-shared-state-constructor": "error" },
    settings: { ssot: manifest },
  };
  const eslint = new Linter({ configType: "flat" });
  return (text) => eslint.verify(text, [config], { filename: "benchmark.py" });
}

const lint = linter(executionEngineManifest());
if (lint(source).length === 0) throw new Error(`${file}: nothing to report, so nothing to measure`);

const lines = source.split("\n").length;
const open = source.repeat(Math.ceil(5000 / lines));
const parse = median((round) => parseModule(`${open}x${round + 5} = 1\n`));
const keystroke = median((round) => lint(`${open}x${round + 5} = 1\n`));
console.log(`| a keystroke in ${open.split("\n").length} lines | ms | × parse |\n|---|---|---|`);
console.log(`| py-ast parses the file | ${parse.toFixed(1)} | 1.00 |\n| both rules lint it | ${keystroke.toFixed(1)} | ${(keystroke / parse).toFixed(2)} |\n`);

console.log("| content | ms | ms per copy |\n|---|---|---|");
for (const copies of [1, 4, 16]) {
  const text = source.repeat(copies);
  const time = median((round) => lint(`${text}x${round + 5} = 1\n`));
  console.log(`| ${copies}× ${lines} lines | ${time.toFixed(1)} | ${(time / copies).toFixed(1)} |`);
}

console.log("\n| entries | ms, a file with findings | ms, a file without |\n|---|---|---|");
const idle = source.replaceAll(/execution_?engine/gi, "something");
for (const entries of [10, 100, 1000]) {
  const verify = linter(manifestOf(entries));
  const busy = median((round) => verify(`${source}x${round + 5} = 1\n`));
  const quiet = median((round) => verify(`${idle}x${round + 5} = 1\n`));
  console.log(`| ${entries} | ${busy.toFixed(1)} | ${quiet.toFixed(2)} |`);
}
