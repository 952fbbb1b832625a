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
    ["import { B, C, Old } from 'old';", "import { B, C } from 'old';\nimport { New } from 'new';"],
    ["import { Old, B } from 'old'; // why\n", "import { B } from 'old'; // why\nimport { New } from 'new';\n"],
    ["import { Old, B } from 'old'; /* a */ // b\nc;", "import { B } from 'old'; /* a */ // b\nimport { New } from 'new';\nc;"],
    ["import { Old, B } from 'old';// a\nc;", "import { B } from 'old';// a\nimport { New } from 'new';\nc;"],
    ["import { Old, B } from 'old'; /* a */\nc;", "import { B } from 'old'; /* a */\nimport { New } from 'new';\nc;"],
    ["import { Old, B } from 'old';/* a */ b;", "import { B } from 'old';\nimport { New } from 'new';/* a */ b;"],
    ["import { Old, B } from 'old';\nb; // why\n", "import { B } from 'old';\nimport { New } from 'new';\nb; // why\n"],
    ["import {A} from 'a';\nimport { Old, B } from 'old';", "import {A} from 'a';\nimport { B } from 'old';\nimport { New } from 'new';"],
    ["import{A, B} from 'a';\nimport * as Old from 'old';", "import{A, B} from 'a';\nimport {New} from 'new';"],
    ["import {A, B} from 'a';\nimport Old from 'old';", "import {A, B} from 'a';\nimport {New} from 'new';"],
    ["const B = require('new');\nimport { Old } from 'old';", "const B = require('new');\nimport { New } from 'new';"],
    ["import 'new';\nimport { Old } from 'old';", "import 'new';\nimport { New } from 'new';"],
    ["import { B } from 'new?url';\nimport { Old } from 'old';", "import { B } from 'new?url';\nimport { New } from 'new';"],
    ["import { B } from 'new' with { type: 'json' };\nimport { Old } from 'old';", "import { B } from 'new' with { type: 'json' };\nimport { New } from 'new';"],
  ])("%j", (code, expected) => {
    const name = code.includes("as A") ? "A" : "Old";
    expect(rewritten(code, { ...toNew, drop: [name] }, { parser })).toBe(expected);
  });

  it.each([
    ["import Old from 'old';", "import New from 'new';"],
    ["import Old, { B } from 'old';", "import { B } from 'old';\nimport New from 'new';"],
    ["import { default as Old } from 'old';", "import New from 'new';"],
    ["import { Old } from 'old';\nimport { B } from 'new';", "import New, { B } from 'new';"],
    ["import { Old } from 'old';\nimport B from 'new';", "import New from 'new';\nimport B from 'new';"],
    ["import Old, {\n  B,\n} from 'old';", "import { B } from 'old';\nimport New from 'new';"],
  ])("%j by a default export", (code, expected) => {
    expect(rewritten(code, { drop: ["Old"], add: ["New=new#default"] }, { parser })).toBe(expected);
  });

  it("a default import by a name", () => {
    expect(rewritten("import Old from 'old';", toNew, { parser })).toBe("import { New } from 'new';");
  });

  it.each([
    ["import * as old from 'old';\nimport B from 'new';", "import B, * as now from 'new';"],
    ["import * as old from 'old';\nimport { B } from 'new';", "import * as now from 'new';\nimport { B } from 'new';"],
    ["import * as old from 'old';\nimport * as b from 'new';", "import * as now from 'new';\nimport * as b from 'new';"],
  ])("%j by another namespace", (code, expected) => {
    expect(rewritten(code, { drop: ["old"], add: ["now=new#"] }, { parser })).toBe(expected);
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

  it("several names of one that stays", () => {
    const change = { drop: ["A", "B"], add: ["C=new#C", "D=new#D"] };
    expect(rewritten("import { A, E, B } from 'old';", change, { parser })).toBe(
      "import { E } from 'old';\nimport { C, D } from 'new';",
    );
    expect(rewritten("import { E, A, B } from 'old';", change, { parser })).toBe(
      "import { E } from 'old';\nimport { C, D } from 'new';",
    );
  });

  it("several names with several homes, beside one that stays", () => {
    const change = { drop: ["A", "B"], add: ["C=one#C", "D=two#D"] };
    expect(rewritten("import { A, B, E } from 'old';", change, { parser })).toBe(
      "import { E } from 'old';\nimport { C } from 'one';\nimport { D } from 'two';",
    );
  });

  it("several names that join another", () => {
    const change = { drop: ["A", "B"], add: ["C=new#C", "D=new#D"] };
    expect(rewritten("import { A, B } from 'old';\nimport { E } from 'new';", change, { parser })).toBe(
      "import { E, C, D } from 'new';",
    );
    expect(rewritten("import { A, B } from 'old';\nimport {\n  E,\n} from 'new';", change, { parser })).toBe(
      "import {\n  E,\n  C,\n  D,\n} from 'new';",
    );
  });

  it("more names than there were", () => {
    const change = { drop: ["A", "B"], add: ["C=new#C", "D=new#D"] };
    expect(rewritten("import { A } from 'a';\nimport { B } from 'b';", change, { parser })).toBe("import { C, D } from 'new';\n");
  });

  it("one default export by two names", () => {
    const change = { drop: ["A", "B"], add: ["C=new#default", "D=new#default"] };
    expect(rewritten("import { A, B, E } from 'old';", change, { parser })).toBe(
      "import { E } from 'old';\nimport C from 'new';\nimport D from 'new';",
    );
    expect(rewritten("import { A, B } from 'old';\n", change, { parser })).toBeNull();
  });

  it("one module by two names", () => {
    const change = { drop: ["A", "B"], add: ["c=new#", "d=new#"] };
    expect(rewritten("import { A, B, E } from 'old';", change, { parser })).toBe(
      "import { E } from 'old';\nimport * as c from 'new';\nimport * as d from 'new';",
    );
  });

  it("one of a module that takes the place of another", () => {
    const change = { drop: ["Old", "Older"], add: ["New=new#New", "Newer=old#Newer"] };
    expect(rewritten("import { Old } from 'old';\nimport { Older } from 'older';", change, { parser })).toBe(
      "import { New } from 'new';\nimport { Newer } from 'old';",
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

  it("are not added behind a load of them", () => {
    const code = "const { New } = require('new');\nconst { Old } = require('old');\n";
    expect(rewritten(code, toNew, commonjs)).toBe("const { New } = require('new');\n");
  });

  it("are not added to a namespace that is constructed", () => {
    const code = "import { Old } from 'old';\nimport * as New from 'new';\nnew New();\n";
    expect(rewritten(code, { drop: ["Old"], add: ["New=new#default"] }, espree)).toBe("import * as New from 'new';\nnew New();\n");
  });

  it.each([
    "import { Old } from 'old';\nconst New = 1;",
    "import { Old } from 'old';\nimport { New } from 'other';",
    "import { Old } from 'old';\nimport { Other as New } from 'new';",
    "import { Old } from 'old';\nimport { New } from 'new?url';",
    "import { Old } from 'old';\nimport { New as N } from 'new';\nconst New = 1;",
    "const { Old } = require('old');\nconst { New } = require('new');",
  ])("do not take the name of something else in %j", (code) => {
    expect(rewritten(code, toNew, espree)).toBeNull();
  });

  it("do not take the name of a variable that gets its value elsewhere, too", () => {
    const change = { drop: ["Old"], add: ["Old=new#New"] };
    expect(rewritten("var { Old } = require('old');\nvar Old = 1;", change, commonjs)).toBeNull();
    expect(rewritten("import { Old as A } from 'old';\nimport type now = require('new');", { drop: ["A"], add: ["now=new#"] })).toBeNull();
  });

  it.each(["x=new#New.create", "x=new#some-name", "x=new#1a", "a-b=new#New", "New=it's#New", 'New=a"b#New', "New=a\\b#New"])("%s is refused", (added) => {
    expect(rewritten("import { Old } from 'old';", { drop: ["Old"], add: [added] }, espree)).toBeNull();
    expect(rewritten("import { Old } from 'old';", { beside: ["Old"], add: [added] }, espree)).toBeNull();
    expect(rewritten("const { Old } = require('old');", { drop: ["Old"], add: [added] }, commonjs)).toBeNull();
    expect(rewritten("export { Old } from 'old';", { drop: ["Old"], add: [added] }, espree)).toBeNull();
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
    ["import { B } from 'b'; import { Old } from 'old';\na;", "import { B } from 'b'; \na;"],
    ["import { B } from 'b';\nimport { Old } from 'old'", "import { B } from 'b';\n"],
    ["import { B } from 'b';\nimport { Old } from 'old';  a; // why", "import { B } from 'b';\na; // why"],
    ["import { B } from 'b';\nimport { Old } from\n  'old'\na;", "import { B } from 'b';\na;"],
    ["import B, { Old, /* why */ } from 'old';", null],
  ])("%j", (code, expected) => {
    expect(rewritten(code, { drop: ["Old"] })).toBe(expected);
  });

  it.each([
    ["a()\nconst { Old } = require('old')\nb()", "a()\nb()"],
    ["a()\nconst { Old } = require('old')\ninit()", "a()\ninit()"],
    ["a()\nconst { Old } = require('old')\n'b-c'.at(0)", "a()\n'b-c'.at(0)"],
    ["a();\nconst { Old } = require('old');\n[1].map(a)", "a();\n[1].map(a)"],
    ["{\n  const { Old } = require('old');\n  [1].map(a)\n}", "{\n  [1].map(a)\n}"],
    ["a()\nconst { Old } = require('old')\n;[1].map(a)", "a()\n;[1].map(a)"],
    ["a()\nconst { Old } = require('old');\n[1].map(a)", null],
    ["a = ';'\nconst { Old } = require('old');\n(b)", null],
    ["a\nconst { Old } = require('old');\n`b`.at(0)", null],
    ["a\nconst { Old } = require('old');\n/b/.test(a)", null],
    ["a\nconst { Old } = require('old');\n+b", null],
    ["a\nconst { Old } = require('old');\n-b", null],
  ])("from between statements: %j", (code, expected) => {
    expect(rewritten(code, { drop: ["Old"] }, commonjs)).toBe(expected);
  });

  it.each([
    "import { Old } from 'old'; // why\nimport 'b';",
    "import { /* why */ Old } from 'old';\nimport 'b';",
    "import { B, Old /* why */, C } from 'old';",
    "import { B, C, /* why */ Old } from 'old';",
    "import { Old } from 'old';// why\nimport 'b';",
    "import { Old } from 'old';  /* why */ a;\nimport 'b';",
    "import Old, /* why */ { B } from 'old';",
    "import { Old } from 'old?url';\nimport 'b';",
  ])("not %j", (code) => {
    expect(rewritten(code, { drop: ["Old"] })).toBeNull();
  });

  it("not the last that makes a TypeScript file a module", () => {
    expect(rewritten("import { Old } from 'old';\na;", { drop: ["Old"] })).toBeNull();
  });

  it("the last of a file that is JavaScript, or a module by its extension", () => {
    expect(rewritten("import { Old } from 'old';\na;", { drop: ["Old"] }, espree)).toBe("a;");
    expect(rewritten("import { Old } from 'old';\na;", { drop: ["Old"] }, { filename: "src/file.mts" })).toBe("a;");
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
    ["import type { Old } from 'old';\nimport type B from 'new';", "import type { New } from 'new';\nimport type B from 'new';"],
    ["import type { Old } from 'old';\nimport type * as b from 'new';", "import type { New } from 'new';\nimport type * as b from 'new';"],
    ["import type * as Old from 'old';\nimport type B from 'new';", "import type { New } from 'new';\nimport type B from 'new';"],
    ["import { Old } from 'old';\nimport type { New } from 'new';", "import { New } from 'new';"],
    ["import { Old } from 'old';\nimport type { A, New, B } from 'new';", "import { type A, New, type B } from 'new';"],
    ["import { Old } from 'old';\nimport { A, type New } from 'new';", "import { A, New } from 'new';"],
  ])("%j", (code, expected) => {
    expect(rewritten(code, toNew)).toBe(expected);
  });
});

describe("type imports that are needed for values", () => {
  it.each(["import { Old } from 'old';\nimport type /* why */ { New } from 'new';", "import { Old } from 'old';\nimport { type /* why */ New } from 'new';"])("not %j", (code) => {
    expect(rewritten(code, toNew)).toBeNull();
  });

  it.each([
    ["import type Old from 'old';", "New=new#default", "import type New from 'new';"],
    ["import type Old from 'old';\nimport type B from 'new';", "now=new#", "import type * as now from 'new';\nimport type B from 'new';"],
  ])("stay types where types are wanted: %j", (code, added, expected) => {
    expect(rewritten(code, { drop: ["Old"], add: [added] })).toBe(expected);
  });

  it("a default export and a namespace", () => {
    const old = "import { Old } from 'old';\n";
    expect(rewritten(`${old}import type New from 'new';`, { drop: ["Old"], add: ["New=new#default"] })).toBe("import New from 'new';");
    expect(rewritten(`${old}import type * as now from 'new';`, { drop: ["Old"], add: ["now=new#"] })).toBe("import * as now from 'new';");
  });

  it("not of a type among other names, by a default export", () => {
    expect(rewritten("import { type Old, B } from 'old';", { drop: ["Old"], add: ["New=new#default"] })).toBe(
      "import { B } from 'old';\nimport { type default as New } from 'new';",
    );
    expect(rewritten("import { type Old, B } from 'old';", { drop: ["Old"], add: ["now=new#"] })).toBeNull();
  });
});

describe("imports of ambient modules", () => {
  it("stay in their own", () => {
    const code = "declare module 'x' {\n  import { B } from 'new';\n}\nimport { Old } from 'old';\n";
    expect(rewritten(code, toNew)).toBe("declare module 'x' {\n  import { B } from 'new';\n}\nimport { New } from 'new';\n");
  });

  it("move in each", () => {
    const code = "declare module 'x' {\n  import { A } from 'old';\n}\ndeclare module 'y' {\n  import { B } from 'old';\n}\n";
    expect(rewritten(code, { drop: ["A", "B"], add: ["C=new#C", "D=new#D"] })).toBe(
      "declare module 'x' {\n  import { C } from 'new';\n}\ndeclare module 'y' {\n  import { D } from 'new';\n}\n",
    );
  });
});

describe("re-exports", () => {
  it.each([
    ["export { Old } from 'old';", "export { New as Old } from 'new';"],
    ["export { Old as A } from 'old';", "export { New as A } from 'new';"],
    ["export { Old as New } from 'old';", "export { New } from 'new';"],
    ["export { Old, B } from 'old';", "export { B } from 'old';\nexport { New as Old } from 'new';"],
    ["export type { Old } from 'old';", "export type { New as Old } from 'new';"],
    ["export type { Old, B } from 'old';", "export type { B } from 'old';\nexport type { New as Old } from 'new';"],
    ["export { type Old, B } from 'old';", "export { B } from 'old';\nexport { type New as Old } from 'new';"],
    ["export { B } from 'b';\nexport { Old } from 'old';", "export { B } from 'b';\nexport { New as Old } from 'new';"],
    ["if (a) {\n}\nexport {Old, B} from \"old\"", "if (a) {\n}\nexport {B} from \"old\"\nexport {New as Old} from \"new\""],
  ])("%j", (code, expected) => {
    expect(rewritten(code, toNew)).toBe(expected);
  });

  it.each([
    ["everything", "export * from 'old';", { drop: ["*"], add: ["x=new#"] }],
    ["a name by a module", "export { Old } from 'old';", { drop: ["Old"], add: ["now=new#"] }],
    ["a name by a part of another", "export { Old } from 'old';", { drop: ["Old"], add: ["New=new#Outer.New"] }],
    ["a name by nothing", "export { Old, B } from 'old';", { drop: ["Old"] }],
    ["a name by two", "export { Old, B } from 'old';", { drop: ["Old"], add: ["New=new#New", "Newer=new#Newer"] }],
    ["a name that goes with a comment", "export { B, Old /* why */, C } from 'old';", toNew],
    ["what stays", "export { Old } from 'old';", { beside: ["Old"], add: ["New=new#New"] }],
  ])("not of %s", (_, code, change) => {
    expect(rewritten(code, change)).toBeNull();
  });
});

describe("import equals", () => {
  it("of a module", () => {
    expect(rewritten("import Old = require('old');", { drop: ["Old"], add: ["New=new#"] })).toBe(
      "import New = require('new');",
    );
  });

  it("of one module among others", () => {
    const code = "import A = require('a');\nimport B = require('b');";
    expect(rewritten(code, { drop: ["A", "B"], add: ["C=c#", "D=d#"] })).toBe("import C = require('c');\nimport D = require('d');");
  });

  it("dropped", () => {
    expect(rewritten("import Old = require('old');\nimport B = require('b');", { drop: ["Old"] })).toBe("import B = require('b');");
  });

  it.each([
    ["a name", "import Old = require('old');", toNew],
    ["two modules", "import Old = require('old');", { drop: ["Old"], add: ["a=a#", "b=b#"] }],
    ["what is exported", "export import Old = require('old');", { drop: ["Old"], add: ["New=new#"] }],
    ["what a comment explains", "import Old = require('old'); // why\nimport B = require('b');", { drop: ["Old"] }],
  ])("not of %s", (_, code, change) => {
    expect(rewritten(code, change)).toBeNull();
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
    ["const { Old } = require('old');\nconst { B } = require('new');", "const { B, New } = require('new');"],
    ["const { Old } = require('old');\nB;\nconst { B } = require('new');", "const { New } = require('new');\nB;\nconst { B } = require('new');"],
    [
      "function f() {\n  const { Old, B } = require('old')\n}",
      "function f() {\n  const { B } = require('old')\n  const { New } = require('new')\n}",
    ],
    ["const {\n  Old\n} = require('old');", "const {\n  New\n} = require('new');"],
    ["const Old = require('old').a.Old;", "const New = require('new').New;"],
    ["for (const { Old } = require('old');;) a;", null],
    ["let b;\nb = require('new');\nconst { Old } = require('old');", "let b;\nb = require('new');\nconst { New } = require('new');"],
    ["const b = require('new');\nconst { Old } = require('old');", "const b = require('new');\nconst { New } = require('new');"],
    ["const { B } = require('b');\nconst { Old } = require('old');", "const { B } = require('b');\nconst { New } = require('new');"],
    ["const { B } = require('new?url');\nconst { Old } = require('old');", "const { B } = require('new?url');\nconst { New } = require('new');"],
    ["const { B } = require('new').b;\nconst { Old } = require('old');", "const { B } = require('new').b;\nconst { New } = require('new');"],
    ["const { B, ...rest } = require('new');\nconst { Old } = require('old');", "const { B, ...rest } = require('new');\nconst { New } = require('new');"],
    ["const { B = 1 } = require('new');\nconst { Old } = require('old');\n", "const { B = 1, New } = require('new');\n"],
    ["const { a: { B } } = require('new');\nconst { Old } = require('old');\n", "const { a: { B }, New } = require('new');\n"],
    [
      "function f() { const { B } = require('new'); }\nconst { Old } = require('old');",
      "function f() { const { B } = require('new'); }\nconst { New } = require('new');",
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
    [
      "const { B } = require('new');\nconst { Old } = await import('old');",
      "const { B } = require('new');\nconst { New } = await import('new');",
    ],
    ["export const { B } = await import('new');\nconst { Old } = await import('old');", "export const { B } = await import('new');\nconst { New } = await import('new');"],
  ])("%j", (code, expected) => {
    expect(rewritten(code, toNew)).toBe(expected);
  });

  it("a module by another", () => {
    expect(rewritten("const old = require('old');", { drop: ["old"], add: ["now=new#"] }, commonjs)).toBe(
      "const now = require('new');",
    );
  });

  it("a name by a part of another", () => {
    const change = { drop: ["Old"], add: ["New=new#Outer.New"] };
    expect(rewritten("const Old = require('old').Old;", change, commonjs)).toBe("const New = require('new').Outer.New;");
    expect(rewritten("const { Old } = require('old');", change, commonjs)).toBeNull();
  });

  it("a name by a module", () => {
    const change = { drop: ["Old"], add: ["now=new#"] };
    expect(rewritten("const { Old } = require('old');", change, commonjs)).toBe("const now = require('new');");
    expect(rewritten("const Old = require('old').Old;", change, commonjs)).toBeNull();
    expect(rewritten("const { Old, B } = require('old');", change, commonjs)).toBe("const { B } = require('old');\nconst now = require('new');");
  });

  it("a module and a name of it are not one pattern", () => {
    const change = { drop: ["A", "B"], add: ["now=new#", "New=new#New"] };
    expect(rewritten("const { A, B } = require('old');", change, commonjs)).toBeNull();
    expect(rewritten("const { A, B, C } = require('old');", change, commonjs)).toBeNull();
  });

  it("several names", () => {
    const change = { drop: ["A", "B"], add: ["C=new#C", "D=new#D"] };
    expect(rewritten("const { A, B } = require('old');", change, commonjs)).toBe("const { C, D } = require('new');");
    expect(rewritten("const { A, B, E } = require('old');", change, commonjs)).toBe("const { E } = require('old');\nconst { C, D } = require('new');");
    expect(rewritten("const { A } = require('a');\nconst { B } = require('b');", change, commonjs)).toBe("const { C } = require('new');\nconst { D } = require('new');");
    expect(rewritten("const { A } = require('a'), { B } = require('b');", change, commonjs)).toBe("const { C } = require('new'), { D } = require('new');");
  });

  it("several names with several homes", () => {
    const change = { drop: ["A", "B"], add: ["C=c#C", "D=d#D"] };
    expect(rewritten("const { A, B } = require('old');", change, commonjs)).toBe("const { C } = require('c');\nconst { D } = require('d');");
    expect(rewritten("export const { A, B } = require('old');", { drop: ["A", "B"], add: ["A=c#C", "B=d#D"] }, { parser: "espree" })).toBeNull();
  });

  it("a default export, where the code reads it by that name", () => {
    const change = { drop: ["Old"], add: ["New=new#default"] };
    expect(rewritten("const { default: Old } = require('old');", change, commonjs)).toBe("const { default: New } = require('new');");
    expect(rewritten("const Old = require('old').default;", change, commonjs)).toBe("const New = require('new').default;");
    expect(rewritten("const { Old } = await import('old');", change)).toBe("const { default: New } = await import('new');");
    expect(rewritten("const { Old } = require('old');", change, commonjs)).toBeNull();
    expect(rewritten("const Old = require('old').Old;", change, commonjs)).toBeNull();
  });

  it("added beside what stays", () => {
    const change = { beside: ["Old"], add: ["New=new#New"] };
    expect(rewritten("const { Old, ...rest } = require('old');", change, commonjs)).toBe("const { Old, ...rest } = require('old');\nconst { New } = require('new');");
    expect(rewritten("const Old = require('old');", change, commonjs)).toBe("const Old = require('old');\nconst { New } = require('new');");
    expect(rewritten("export const { Old } = require('old');", change, { parser: "espree" })).toBe(
      "export const { Old } = require('old');\nconst { New } = require('new');",
    );
  });

  it("added beside one load while another goes", () => {
    const code = "const b = require('b');\nconst Old = require('old');\n";
    expect(rewritten(code, { ...toNew, beside: ["b"] }, commonjs)).toBe("const b = require('b');\nconst { New } = require('new');\n");
  });

  it("not added behind a loop or a condition", () => {
    const change = { beside: ["Old"], add: ["New=new#New"] };
    expect(rewritten("for (const { Old } = require('old');;) Old;", change, commonjs)).toBeNull();
    expect(rewritten("if (a) var { Old } = require('old');", change, commonjs)).toBeNull();
  });

  it("not dropped where a loop or a condition needs a statement", () => {
    expect(rewritten("if (a) var { Old } = require('old');\nb;", { drop: ["Old"] }, commonjs)).toBeNull();
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
    "const { Old, ...b } = require('old');",
    "let Old; Old = require('old');",
    "const { Old /* why */ } = require('old');",
    "const { B, Old /* why */, C } = require('old');",
    "const { Old } = require('old').a;",
    "const Old = require('old'). /* why */ Old;",
  ])("not %j", (code) => {
    expect(rewritten(code, toNew, commonjs)).toBeNull();
  });

  it.each([
    "const Old: any = require('old').Old;",
    "const { Old }: any = require('old');",
    "const Old = require('old').Old as any;",
    "const Old = (require('old').a as any).Old;",
  ])("not in TypeScript %j", (code) => {
    expect(rewritten(code, toNew)).toBeNull();
  });

  it("under the exported name", () => {
    const change = { drop: ["Old"], add: ["Old=new#New"] };
    expect(rewritten("export const { Old } = require('old');", change, { parser: "espree" })).toBe(
      "export const { New: Old } = require('new');",
    );
  });

  it("not where an exported name would change", () => {
    expect(rewritten("export const { Old } = require('old');", toNew, { parser: "espree" })).toBeNull();
    expect(rewritten("export const { Old, B } = require('old');", { drop: ["Old"], add: ["Old=new#New"] }, { parser: "espree" })).toBeNull();
    expect(rewritten("export const { A, B } = require('old');", { drop: ["A", "B"], add: ["A=new#A", "C=new#C"] }, { parser: "espree" })).toBeNull();
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

  it.each(["import './old.js';\n", "export * from './old.js';\n", "a;\nimport 'b';\nexport { a } from './old.js';\n"])("with an extension behind %j, which has one", (code) => {
    expect(rewritten(`${code}import { Old } from 'pkg';`, { drop: ["Old"], add: ["New=./src/a/new#New"] }, { cwd })).toBe(
      `${code}import { New } from './a/new.js';`,
    );
  });

  it("without one behind a package's file", () => {
    const code = "import 'b/c.js';\nimport './old';\n";
    expect(rewritten(`${code}import { Old } from 'pkg';`, { drop: ["Old"], add: ["New=./src/a/new#New"] }, { cwd })).toBe(
      `${code}import { New } from './a/new';`,
    );
  });
});
