/**
 * Writes the stubs of a new rule: `npm run new-rule -- NAME`. The rule, its page and its test; the rest (configs, README
 * table, page header) follows from the rule's meta data by `npm run docs`.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const [name] = process.argv.slice(2);
if (name === undefined || !/^[a-z]+(?:-[a-z]+)*$/.test(name)) {
  throw new Error("usage: npm run new-rule -- NAME, NAME in kebab case: no-second-home");
}
const camelName = name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

const files = {
  [`src/rules/${name}.ts`]: `import { blocked } from "../plan/outcome";
import { createRule } from "./create-rule";
import { describe } from "./describe";

export const ${camelName} = createRule<"found">({
  name: "${name}",
  description: "TODO: disallow …",
  messages: { found: "'{{name}}' …{{why}}" },
  stakes: { found: "TODO: why it matters, where the manifest gives no reason." },
  *find(reach) {
    for (const { use, reached, length } of reach.uses) {
      if (reached.kind === "canonical") continue;
      const common = { location: use.location(length), data: describe(reached, null) };
      yield { ...common, messageId: "found", outcome: blocked("unsupported-syntax") };
    }
  },
});
`,
  [`docs/rules/${name}.md`]: `# ssot/${name}

<!-- end auto-generated rule header -->

TODO: what it reports, in two lines.

## Why

## Examples

With this manifest:

\`\`\`js
defineManifest({
  symbols: {
    "app.home#Thing": { deprecated: ["app.old#Thing"] },
    "./src/home#Thing": { deprecated: ["./src/old#Thing"] },
  },
});
\`\`\`

Incorrect Python:

\`\`\`python
from app.old import Thing

Thing()  # ❌
\`\`\`

Correct Python:

\`\`\`python
from app.home import Thing

Thing()
\`\`\`

Incorrect TypeScript:

\`\`\`ts
import { Thing } from "./old";

new Thing(); // ❌
\`\`\`

Correct TypeScript:

\`\`\`ts
import { Thing } from "./home";

new Thing();
\`\`\`

## Fix safety

| reason | what holds the fix back |
|---|---|
| \`unsupported-syntax\` | TODO |

## When not to use it

## Prior art
`,
  [`tests/rules/${name}.test.ts`]: `import { testBehaviours } from "./behaviour";

testBehaviours("${name}", [
  {
    it: "leaves other names alone",
    python: { code: "import json\\n" },
    typescript: { code: 'import "node:fs";\\n' },
  },
]);
`,
};

const taken = Object.keys(files).find((file) => existsSync(file));
if (taken !== undefined) throw new Error(`${taken} exists already`);
for (const [file, text] of Object.entries(files)) writeFileSync(file, text);

const index = "src/rules/index.ts";
const lines = readFileSync(index, "utf8").split("\n");
const sorted = (matches: (line: string) => boolean, added: string): void => {
  const at = lines.findIndex((line) => matches(line) && line > added);
  lines.splice(at === -1 ? lines.findLastIndex(matches) + 1 : at, 0, added);
};
sorted((line) => line.startsWith("import "), `import { ${camelName} } from "./${name}";`);
sorted((line) => line.startsWith('  "'), `  "${name}": ${camelName},`);
writeFileSync(index, lines.join("\n"));

console.log([...Object.keys(files), index].join("\n"));
console.log("Now write the rule, its page and its test, then run `npm run docs`.");
