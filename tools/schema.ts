/** Writes manifest.schema.json; with --check, fails where it is out of step. */
import { readFileSync, writeFileSync } from "node:fs";
import { manifestSchema } from "../src/manifest/schema";

const file = "manifest.schema.json";
const expected = `${JSON.stringify(manifestSchema, null, 2)}\n`;

if (!process.argv.includes("--check")) {
  writeFileSync(file, expected);
} else if (readFileSync(file, "utf8") !== expected) {
  console.error(`${file} is out of step with src/manifest/schema.ts: run \`npm run docs\`.`);
  process.exitCode = 1;
}
