import type { Import, ImportAddition } from "../../../src/facts";
import { applied, facts, project, type ReadOptions } from "./read-facts";

interface Change {
  readonly drop?: readonly string[];
  /** `local=module#path` beside the import of the same position in `beside`, or else in `drop`. */
  readonly add?: readonly string[];
  readonly beside?: readonly string[];
}

function rewritten(code: string, change: Change, options: ReadOptions = {}): string | null {
  const file = facts(code, options);
  const imports = [...file.variables.flatMap((one) => one.imports), ...file.unbound];
  const find = (name: string): Import => {
    const found = imports.find(
      ({ local, names }) => local === name || (local === null && (names[0]?.path[0] ?? "*") === name),
    );
    if (!found) throw new Error(`no import ${name}`);
    return found;
  };
  const drop = (change.drop ?? []).map(find);
  const add = (change.add ?? []).map((text, index): ImportAddition => {
    const [, local = "", module = "", path = ""] = /^(.*?)=(.*)#(.*)$/.exec(text) ?? [];
    const besides = (change.beside ?? change.drop ?? []).map(find);
    const beside = besides[index] ?? besides[0];
    if (!beside) throw new Error("beside what?");
    return { target: { module, path: path === "" ? [] : path.split(".") }, local, typeOnly: beside.typeOnly, beside };
  });
  return applied(code, file.rewriteImports(drop, add), options);
}

const espree: ReadOptions = { parser: "espree" };
const commonjs: ReadOptions = { parser: "espree", sourceType: "commonjs" };
const toNew: Change = { drop: ["Old"], add: ["New=new#New"] };

describe.each(["typescript", "espree"] as const)("imports replaced under %s", (parser) => {
  it.each([
    ["import { Old } from 'old';", "import { New } from 'new';"],
    ['import {Old} from "old"', 'import {New} from "new"'],
    ["import { Old as A } from 'old';", "import { New } from 'new';"],
    ["import { Old, B } from 'old';", "import { B } from 'old';\nimport { New } from 'new';"],
    ["import { B, Old } from 'old';", "import { B } from 'old';\nimport { New } from 'new';"],
    ["import { B, Old, C } from 'old';", "import { B, C } from 'old';\nimport { New } from 'new';"],
    ["import {B, Old} from 'old'", "import {B} from 'old'\nimport {New} from 'new'"],
    ["import {\n  B,\n  Old,\n} from 'old';", "import {\n  B,\n} from 'old';\nimport { New } from 'new';"],
    ["import {\n  Old,\n  B\n} from 'old';", "import {\n  B\n} from 'old';\nimport { New } from 'new';"],
    ["import D, { Old } from 'old';", "import D from 'old';\nimport { New } from 'new';"],
    ["import { Old } from 'old';\nimport { B } from 'new';", "import { B, New } from 'new';"],
    ["import { B } from 'new';\nimport { Old } from 'old';", "import { B, New } from 'new';\n"],
    ["import { Old } from 'old';\nimport B from 'new';", "import B, { New } from 'new';"],
    ["import { Old } from 'old';\nimport * as b from 'new';", "import { New } from 'new';\nimport * as b from 'new';"],
    ["import { Old } from 'old';\nimport {\n  B,\n} from 'new';", "import {\n  B,\n  New,\n} from 'new';"],
    ["import { Old } from 'old'; // why", "import { New } from 'new'; // why"],
    ["import { Old, B } from 'old'; // why", "import { B } from 'old'; // why\nimport { New } from 'new';"],
    ["import { Old } from 'old';\r\na;", "import { New } from 'new';\r\na;"],
    ["import { Old, B } from 'old';\r\na;", "import { B } from 'old';\r\nimport { New } from 'new';\r\na;"],
    ["a;import { Old } from 'old';b;", "a;import { New } from 'new';b;"],
  ])("%j", (code, expected) => {
    const name = code.includes("as A") ? "A" : "Old";
    expect(rewritten(code, { ...toNew, drop: [name] }, { parser })).toBe(expected);
  });

  it.each([
    ["import Old from 'old';", "import New from 'new';"],
    ["import Old, { B } from 'old';", "import { B } from 'old';\nimport New from 'new';"],
    ["import { default as Old } from 'old';", "import New from 'new';"],
  ])("%j by a default export", (code, expected) => {
    expect(rewritten(code, { drop: ["Old"], add: ["New=new#default"] }, { parser })).toBe(expected);
  });

  it("a default import by a name", () => {
    expect(rewritten("import Old from 'old';", toNew, { parser })).toBe("import { New } from 'new';");
  });

  it("a namespace by another", () => {
    expect(rewritten("import * as old from 'old';", { drop: ["old"], add: ["now=new#"] }, { parser })).toBe(
      "import * as now from 'new';",
    );
  });

  it("a namespace by a name", () => {
    expect(rewritten("import * as old from 'old';", { drop: ["old"], add: ["New=new#New"] }, { parser })).toBe(
      "import { New } from 'new';",
    );
  });

  it("under the old name", () => {
    expect(rewritten("import { Old } from 'old';", { drop: ["Old"], add: ["Old=new#New"] }, { parser })).toBe(
      "import { New as Old } from 'new';",
    );
  });

  it("several names of one module", () => {
    const change = { drop: ["A", "B"], add: ["C=new#C", "D=new#D"] };
    expect(rewritten("import { A, B } from 'old';", change, { parser })).toBe("import { C, D } from 'new';");
  });

  it("several names with several homes", () => {
    const change = { drop: ["A", "B"], add: ["C=one#C", "D=two#D"] };
    expect(rewritten("import { A, B } from 'old';", change, { parser })).toBe(
      "import { C } from 'one';\nimport { D } from 'two';",
    );
  });

  it("two statements of one home by one statement", () => {
    const change = { drop: ["A", "B"], add: ["C=new#C", "D=new#D"] };
    const code = "import { A } from 'a';\nimport { B } from 'b';\n";
    expect(rewritten(code, change, { parser })).toBe("import { C, D } from 'new';\n");
  });

  it("within one module", () => {
    expect(rewritten("import { B, Old } from 'old';", { drop: ["Old"], add: ["New=old#New"] }, { parser })).toBe(
      "import { B, New } from 'old';",
    );
  });
});

describe("imports added", () => {
  it("stand beside those that stay", () => {
    expect(rewritten("import { Old } from 'old';\nOld;", { beside: ["Old"], add: ["New=new#New"] }, espree)).toBe(
      "import { Old } from 'old';\nimport { New } from 'new';\nOld;",
    );
  });

  it("are not added twice", () => {
    const code = "import { Old } from 'old';\nimport { New } from 'new';\n";
    expect(rewritten(code, toNew, espree)).toBe("import { New } from 'new';\n");
  });

  it("do not take the name of something else", () => {
    expect(rewritten("import { Old } from 'old';\nconst New = 1;", toNew, espree)).toBeNull();
  });

  it("are refused where nothing in the module can be named so", () => {
    expect(rewritten("import { Old } from 'old';", { drop: ["Old"], add: ["x=new#New.create"] }, espree)).toBeNull();
  });
});

describe("imports dropped", () => {
  it.each([
    ["import { Old } from 'old';\nimport { B } from 'b';", "import { B } from 'b';"],
    ["import { B } from 'b';\nimport { Old } from 'old';\n\na;", "import { B } from 'b';\n\na;"],
    ["import { B } from 'b'; import { Old } from 'old'; a;", "import { B } from 'b'; a;"],
    ["// first\nimport { Old } from 'old';\nimport { B } from 'b';", "// first\nimport { B } from 'b';"],
    ["import B, { Old } from 'old';", "import B from 'old';"],
    ["import Old, { B } from 'old';", "import { B } from 'old';"],
  ])("%j", (code, expected) => {
    expect(rewritten(code, { drop: ["Old"] })).toBe(expected);
  });

  it.each([
    "import { Old } from 'old'; // why\nimport 'b';",
    "import { /* why */ Old } from 'old';\nimport 'b';",
    "import { B, Old /* why */, C } from 'old';",
    "import { Old } from 'old?url';\nimport 'b';",
  ])("not %j", (code) => {
    expect(rewritten(code, { drop: ["Old"] })).toBeNull();
  });

  it("not the last that makes a TypeScript file a module", () => {
    expect(rewritten("import { Old } from 'old';\na;", { drop: ["Old"] })).toBeNull();
  });

  it("the last of a JavaScript file", () => {
    expect(rewritten("import { Old } from 'old';\na;", { drop: ["Old"] }, espree)).toBe("a;");
  });
});

describe("type imports", () => {
  it.each([
    ["import type { Old } from 'old';", "import type { New } from 'new';"],
    ["import { type Old } from 'old';", "import { type New } from 'new';"],
    ["import type Old from 'old';", "import type { New } from 'new';"],
    ["import type { Old, B } from 'old';", "import type { B } from 'old';\nimport type { New } from 'new';"],
    ["import { type Old, B } from 'old';", "import { B } from 'old';\nimport { type New } from 'new';"],
    [
      "import type { Old } from 'old';\nimport { B } from 'new';",
      "import type { New } from 'new';\nimport { B } from 'new';",
    ],
    [
      "import { Old } from 'old';\nimport type { B } from 'new';",
      "import { New } from 'new';\nimport type { B } from 'new';",
    ],
    ["import type { Old } from 'old';\nimport type { B } from 'new';", "import type { B, New } from 'new';"],
  ])("%j", (code, expected) => {
    expect(rewritten(code, toNew)).toBe(expected);
  });
});

describe("re-exports", () => {
  it.each([
    ["export { Old } from 'old';", "export { New as Old } from 'new';"],
    ["export { Old as A } from 'old';", "export { New as A } from 'new';"],
    ["export { Old as New } from 'old';", "export { New } from 'new';"],
    ["export { Old, B } from 'old';", "export { B } from 'old';\nexport { New as Old } from 'new';"],
    ["export type { Old } from 'old';", "export type { New as Old } from 'new';"],
  ])("%j", (code, expected) => {
    expect(rewritten(code, toNew)).toBe(expected);
  });

  it("of everything", () => {
    expect(rewritten("export * from 'old';", { drop: ["*"], add: ["x=new#"] })).toBe("export * from 'new';");
  });

  it("are not added to what stays", () => {
    expect(rewritten("export { Old } from 'old';", { beside: ["Old"], add: ["New=new#New"] })).toBeNull();
  });
});

describe("import equals", () => {
  it("of a module", () => {
    expect(rewritten("import Old = require('old');", { drop: ["Old"], add: ["New=new#"] })).toBe(
      "import New = require('new');",
    );
  });

  it("not of a name", () => {
    expect(rewritten("import Old = require('old');", toNew)).toBeNull();
  });
});

describe("loads", () => {
  it.each([
    ["const { Old } = require('old');", "const { New } = require('new');"],
    ["const {Old} = require('old')", "const {New} = require('new')"],
    ["const { Old: A } = require('old');", "const { New } = require('new');"],
    ["const { Old, B } = require('old');", "const { B } = require('old');\nconst { New } = require('new');"],
    ["const Old = require('old').Old;", "const New = require('new').New;"],
    ["const Old = require('old');", "const { New } = require('new');"],
    ["let { Old } = require('old'), b = 1;", "let { New } = require('new'), b = 1;"],
    ["const { B } = require('new');\nconst { Old } = require('old');\n", "const { B, New } = require('new');\n"],
    [
      "const { Old } = require('old');\nconst { B } = require('new');",
      "const { New } = require('new');\nconst { B } = require('new');",
    ],
    [
      "function f() {\n  const { Old, B } = require('old')\n}",
      "function f() {\n  const { B } = require('old')\n  const { New } = require('new')\n}",
    ],
  ])("%j", (code, expected) => {
    const name = code.includes(": A") ? "A" : "Old";
    expect(rewritten(code, { ...toNew, drop: [name] }, commonjs)).toBe(expected);
  });

  it.each([
    ["const { Old } = await import('old');", "const { New } = await import('new');"],
    ["const Old = (await import('old')).Old;", "const New = (await import('new')).New;"],
    [
      "const { Old, B } = await import('old');",
      "const { B } = await import('old');\nconst { New } = await import('new');",
    ],
  ])("%j", (code, expected) => {
    expect(rewritten(code, toNew)).toBe(expected);
  });

  it("a module by another", () => {
    expect(rewritten("const old = require('old');", { drop: ["old"], add: ["now=new#"] }, commonjs)).toBe(
      "const now = require('new');",
    );
  });

  it("dropped with their line", () => {
    expect(rewritten("const { Old } = require('old');\na;", { drop: ["Old"] }, commonjs)).toBe("a;");
  });

  it("dropped from a list of variables", () => {
    expect(rewritten("const { Old } = require('old'), b = 1;", { drop: ["Old"] }, commonjs)).toBe("const b = 1;");
  });

  it.each([
    "const { Old = 1 } = require('old');",
    "const { a: { Old } } = require('old');",
    "const { ...Old } = require('old');",
    "let Old; Old = require('old');",
  ])("not %j", (code) => {
    expect(rewritten(code, toNew, commonjs)).toBeNull();
  });

  it("under the exported name", () => {
    const change = { drop: ["Old"], add: ["Old=new#New"] };
    expect(rewritten("export const { Old } = require('old');", change, { parser: "espree" })).toBe(
      "export const { New: Old } = require('new');",
    );
  });

  it("not where an exported name would change", () => {
    expect(rewritten("export const { Old } = require('old');", toNew, { parser: "espree" })).toBeNull();
  });

  it("not a default export of a module of unknown format", () => {
    expect(
      rewritten("const Old = require('old'); new Old();", { drop: ["Old"], add: ["New=new#default"] }, commonjs),
    ).toBeNull();
  });
});

describe("specifiers", () => {
  const cwd = project({
    "src/a/new.ts": "",
    "src/b/index.ts": "",
    "src/c.mts": "",
    "src/d.js": "",
    "tsconfig.json": JSON.stringify({ compilerOptions: { paths: { "@/*": ["./src/*"] } } }),
    "src/old.ts": "",
    "package.json": JSON.stringify({ name: "mine", imports: { "#inner/*": "./src/*.ts" } }),
  });

  it.each([
    ["./old", "./src/a/new", "./a/new"],
    ["./old.js", "./src/a/new", "./a/new.js"],
    ["./old.ts", "./src/a/new", "./a/new.ts"],
    ["./old.js", "./src/c", "./c.mjs"],
    ["./old.js", "./src/d", "./d.js"],
    ["./old", "./src/b", "./b"],
    ["./old.js", "./src/b", "./b/index.js"],
    ["@/old", "./src/a/new", "@/a/new"],
    ["#inner/old", "./src/a/new", "#inner/a/new"],
    ["pkg", "./src/a/new", "./a/new"],
    ["./old", "./lib/new", "../lib/new"],
    ["./old", "pkg/new", "pkg/new"],
  ])("%s becomes %s as %s", (old, module, expected) => {
    expect(rewritten(`import { Old } from '${old}';`, { drop: ["Old"], add: [`New=${module}#New`] }, { cwd })).toBe(
      `import { New } from '${expected}';`,
    );
  });

  it("with an extension where the file writes extensions", () => {
    const code = "import './old.js';\nimport { Old } from 'pkg';";
    expect(rewritten(code, { drop: ["Old"], add: ["New=./src/a/new#New"] }, { cwd })).toBe(
      "import './old.js';\nimport { New } from './a/new.js';",
    );
  });
});
