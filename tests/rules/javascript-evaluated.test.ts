import { verdict } from "./verdict";

/** A file that imports two names and does something, and what `--fix` makes of it; unchanged where that is null. */
interface Row {
  readonly it: string;
  readonly code: string;
  readonly fixed: string | null;
  readonly left: readonly string[];
}

const engine = 'import { ExecutionEngine } from "./engine/legacy";\n\n';
const reader = 'import { OldReader } from "./old-parsing";\n\n';

/** Code that reads names where no reference to them stands. */
const rows: readonly Row[] = [
  { it: "an import that only a direct eval reads", code: `${reader}export const R = eval("OldReader");\n`, fixed: null, left: ["1 deprecatedBlocked: re-exported"] },
  {
    it: "a construction beside a direct eval of the name",
    code: `${engine}export const f = (r, b, userContext) => [new ExecutionEngine(r, b, userContext), eval("ExecutionEngine")];\n`,
    fixed: null,
    left: ["1 deprecatedBlocked: in-use", "3 deprecatedConstructorBlocked: re-exported"],
  },
  { it: "a use beside an eval of a text that is not known", code: `${reader}export const f = (code) => [new OldReader(), eval(code)];\n`, fixed: null, left: ["1 deprecatedBlocked: re-exported", "3 deprecatedUseBlocked: re-exported"] },
  { it: "an eval of a template with the name in a hole", code: `${reader}export const f = (code) => [new OldReader(), eval(\`new \${code}()\`)];\n`, fixed: null, left: ["1 deprecatedBlocked: re-exported", "3 deprecatedUseBlocked: re-exported"] },
  { it: "an annotation beside an eval", code: `${reader}export const f = (reader: OldReader, code) => eval(code);\n`, fixed: 'import { OldReader } from "./old-parsing";\nimport { Reader } from "./parsing";\n\nexport const f = (reader: Reader, code) => eval(code);\n', left: ["1 deprecatedBlocked: re-exported"] },
  {
    it: "a name that stays the same for the eval",
    code: 'import { helper } from "./engine/legacy";\n\nexport const f = (code) => [helper(), eval(code)];\n',
    fixed: 'import { helper } from "./engine/user";\n\nexport const f = (code) => [helper(), eval(code)];\n',
    left: [],
  },
  { it: "an eval of other names", code: `${reader}export const f = () => [new OldReader(), eval("1 + 1")];\n`, fixed: 'import { Reader } from "./parsing";\n\nexport const f = () => [new Reader(), eval("1 + 1")];\n', left: [] },
  { it: "an eval by another name, which knows globals alone", code: `${reader}export const f = (code) => [new OldReader(), (0, eval)(code), eval?.(code)];\n`, fixed: 'import { Reader } from "./parsing";\n\nexport const f = (code) => [new Reader(), (0, eval)(code), eval?.(code)];\n', left: [] },
  { it: "a function of the file that is called eval", code: `${reader}const eval = (code) => code;\nexport const f = (code) => [new OldReader(), eval(code)];\n`, fixed: 'import { Reader } from "./parsing";\n\nconst eval = (code) => code;\nexport const f = (code) => [new Reader(), eval(code)];\n', left: [] },
  { it: "an eval where another variable hides the name", code: `${reader}export const f = (code, OldReader) => eval(code);\nexport const g = () => new OldReader();\n`, fixed: 'import { Reader } from "./parsing";\n\nexport const f = (code, OldReader) => eval(code);\nexport const g = () => new Reader();\n', left: [] },
  { it: "a use in a with, which may mean an attribute", code: `${reader}export const f = (o) => { with (o) { return new OldReader(); } };\n`, fixed: null, left: ["1 deprecatedBlocked: unsupported-syntax", "3 deprecatedUseBlocked: unsupported-syntax"] },
  { it: "a construction in a with", code: `${engine}export const f = (o, r, b, userContext) => { with (o) { return new ExecutionEngine(r, b, userContext); } };\n`, fixed: null, left: ["1 deprecatedBlocked: in-use", "3 deprecatedConstructorBlocked: unsupported-syntax"] },
  { it: "the object of a with", code: `${reader}export const f = () => { with (new OldReader()) { return limit; } };\n`, fixed: 'import { Reader } from "./parsing";\n\nexport const f = () => { with (new Reader()) { return limit; } };\n', left: [] },
];

test.each(rows)("$it", ({ code, fixed, left }) => {
  expect(verdict(code, { file: "src/caller.ts" })).toEqual({ text: fixed ?? code, left });
});
