/**
 * Times both rules on a TypeScript tree against core's `no-restricted-imports` with the same entries, and with ever more entries.
 *
 *   npm run benchmark:typescript -- DIR [ROUNDS]
 *
 * Method: the entries are names that the tree imports from packages, ten of those that the fewest files import (what a
 * migration is about) and as many as are asked for of names that nobody imports. All three rules run in one run of ESLint,
 * which times them itself (`stats`); the sizes take turns, and the table gives medians of ROUNDS such runs after one that warms up,
 * of which the very first is told by itself.
 */
import { ESLint, type Linter } from "eslint";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import tseslint from "typescript-eslint";
import type { Manifest } from "../src";

// The package as it is shipped: what runs TypeScript keeps the names of functions at a price. `require` has no types.
const { default: ssot } = createRequire(import.meta.url)("../dist/index.cjs") as typeof import("../src");

interface Entry {
  readonly module: string;
  readonly name: string;
}

/** Of each rule, in the order of `RULES`. */
type Measures = readonly { readonly time: number; readonly reports: number }[];

const FILES = "**/*.{ts,tsx,mts,cts}";
const RULES = ["no-restricted-imports", "ssot/no-deprecated-import", "ssot/no-shared-state-constructor"] as const;
const SIZES = [10, 100, 1000];

const [given, rounds = "5"] = process.argv.slice(2);
if (given === undefined) {
  process.stderr.write("Usage: npm run benchmark:typescript -- DIR [ROUNDS]\nDIR is a directory of TypeScript files to lint.\n");
  process.exit(2);
}
const directory = path.resolve(given);

function createESLint(settings: { readonly manifest: Manifest; readonly entries: readonly Entry[] }): ESLint {
  const paths = settings.entries.map(({ module, name }) => ({ name: module, importNames: [name] }));
  const config: Linter.Config = {
    files: [FILES],
    plugins: { ssot },
    languageOptions: { parser: tseslint.parser },
    rules: {
      "no-restricted-imports": ["error", { paths }],
      "ssot/no-deprecated-import": "error",
      "ssot/no-shared-state-constructor": "error",
    },
    settings: { ssot: settings.manifest },
  };
  return new ESLint({ cwd: directory, overrideConfigFile: true, overrideConfig: config, allowInlineConfig: false, stats: true });
}

/** The names that the tree imports from packages, those first that the fewest files import. */
async function importedNames(): Promise<Entry[]> {
  const unruled: Linter.Config = { files: [FILES], languageOptions: { parser: tseslint.parser } };
  const results = await new ESLint({ cwd: directory, overrideConfigFile: true, overrideConfig: unruled }).lintFiles([FILES]);
  const counts = new Map<string, number>();
  for (const { filePath } of results) {
    const found = new Set<string>();
    for (const [, names = "", module = ""] of readFileSync(filePath, "utf8").matchAll(/^import \{([^}]*)\} from ["']([^."'][^"']*)["']/gm)) {
      for (const [, name = ""] of names.matchAll(/(?:^|,)\s*(?:type\s+(?!as\b))?(\w+)/g)) found.add(`${module}#${name}`);
    }
    for (const id of found) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([a, few], [b, many]) => few - many || (a < b ? -1 : 1))
    .map(([id]) => ({ module: id.slice(0, id.lastIndexOf("#")), name: id.slice(id.lastIndexOf("#") + 1) }));
}

function entriesOf(rare: readonly Entry[], size: number): Entry[] {
  const filler = Array.from({ length: size - 10 }, (_, index) => ({ module: `filler-${index}`, name: `Filler${index}` }));
  return [...rare.slice(0, 10), ...filler];
}

function manifestOf(entries: readonly Entry[]): Manifest {
  return { symbols: Object.fromEntries(entries.map(({ module, name }) => [`home-of-${module}#${name}`, { deprecated: [`${module}#${name}`] }])) };
}

/** What each rule took in one run, and how much it reported. */
async function measure(entries: readonly Entry[]): Promise<Measures> {
  const results = await createESLint({ manifest: manifestOf(entries), entries }).lintFiles([FILES]);
  return RULES.map((rule) => ({
    time: results.reduce((sum, { stats }) => sum + (stats?.times.passes[0]?.rules?.[rule]?.total ?? 0), 0),
    reports: results.reduce((sum, { messages }) => sum + messages.filter(({ ruleId }) => ruleId === rule).length, 0),
  }));
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const total = (measured: Measures | undefined, of: readonly number[]): number => of.reduce((sum, index) => sum + (measured?.[index]?.time ?? NaN), 0);

const rare = await importedNames();
const runs = SIZES.map((size) => ({ size, entries: entriesOf(rare, size), measures: new Array<Measures>() }));
for (let round = 0; round <= Number(rounds); round++) {
  for (const { entries, measures } of runs) measures.push(await measure(entries));
}
console.log("| entries | no-restricted-imports, ms | no-deprecated-import, ms | no-shared-state-constructor, ms | both ÷ core | reports |\n|---|---|---|---|---|---|");
for (const { size, measures: [first, ...others] } of runs) {
  const times = RULES.map((_, index) => median(others.map((measured) => total(measured, [index]))));
  const [core = NaN, imports = NaN, constructors = NaN] = times;
  const reports = RULES.slice(0, 2).map((_, index) => first?.[index]?.reports ?? 0);
  console.log(`| ${[size, ...times.map((time) => time.toFixed(0)), ((imports + constructors) / core).toFixed(2), reports.join(" and ")].join(" | ")} |`);
}
const [cold] = runs[0]?.measures ?? [];
console.log(`\nThe first run, ${SIZES[0]} entries: ${[[0], [1, 2]].map((of) => total(cold, of).toFixed(0)).join(" and ")} ms, core and both.`);
