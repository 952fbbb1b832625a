import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import ssot from "./dist/index.js";
import { readFileSync } from "node:fs";
const dir = process.argv[2];
const files = ["**/*.{ts,tsx}"];
const names = process.argv.slice(3);
const symbols = Object.fromEntries(names.map((id) => [`home-of-${id}`, { deprecated: [id] }]));
const config = { files, plugins: { ssot }, languageOptions: { parser: tseslint.parser }, rules: { "no-restricted-imports": ["error", { paths: names.map((id) => ({ name: id.split("#")[0], importNames: [id.split("#")[1]] })) }], "ssot/no-deprecated-import": "error", "ssot/no-shared-state-constructor": "error" }, settings: { ssot: { symbols } } };
const eslint = new ESLint({ cwd: dir, overrideConfigFile: true, overrideConfig: config, allowInlineConfig: false, stats: true });
for (let i = 0; i < 3; i++) {
const results = await eslint.lintFiles(files);
const sum = {};
for (const { stats } of results) for (const pass of stats.times.passes) for (const [rule, { total }] of Object.entries(pass.rules ?? {})) sum[rule] = (sum[rule] ?? 0) + total;
console.log(results.length, results.reduce((n, r) => n + r.messages.length, 0), JSON.stringify(sum));
}
