/**
 * Writes what is computed from the sources: manifest.schema.json, the README's tables of reasons and of the package, and its
 * picture. With --check it writes nothing and fails where one is out of step. Needs the built plugin.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { manifestSchema } from "../src/manifest/schema";
import { reasons } from "../src/plan/reasons";
import { packageTable } from "./package-table";
import { drawPicture } from "./picture";

const reasonsTable = (): string => {
  const rows = Object.entries(reasons).map(([reason, explanation]) => `| \`${reason}\` | ${explanation} |`);
  return ["| reason | what holds the fix back; what would make it possible |", "|---|---|", ...rows].join("\n");
};

/** Replaces what stands between the marks of one section. */
function withSection(readme: string, name: string, content: string): string {
  const [begin, end] = [`<!-- begin ${name}: npm run docs -->`, `<!-- end ${name} -->`];
  const [head, rest] = readme.split(begin);
  const tail = rest?.split(end)[1];
  if (head === undefined || tail === undefined) throw new Error(`README.md: expected ${begin} … ${end}`);
  return `${head}${begin}\n\n${content}\n\n${end}${tail}`;
}

const generated = {
  "manifest.schema.json": `${JSON.stringify(manifestSchema, null, 2)}\n`,
  "README.md": withSection(withSection(readFileSync("README.md", "utf8"), "reasons", reasonsTable()), "package", packageTable()),
  "docs/before-after.svg": await drawPicture(),
};

for (const [file, content] of Object.entries(generated)) {
  if (!process.argv.includes("--check")) {
    writeFileSync(file, content);
  } else if (readFileSync(file, "utf8") !== content) {
    console.error(`${file} is out of step with the sources: run \`npm run docs\`.`);
    process.exitCode = 1;
  }
}
