import process from "node:process";

/** ESLint's own price for a file: a language whose trees are empty; with FLOOR_RULES=n, n rules that do nothing. */
const emptyLanguage = {
  fileType: "text",
  lineStart: 1,
  columnStart: 0,
  nodeTypeKey: "type",
  validateLanguageOptions() {},
  parse: () => ({ ok: true, ast: { type: "Module", range: [0, 0] } }),
  createSourceCode: (file, { ast }) => ({
    ast,
    text: file.body,
    getLoc: () => ({ start: { line: 1, column: 0 }, end: { line: 1, column: 0 } }),
    getRange: () => [0, 0],
    traverse: () => [],
  }),
};

const names = Array.from({ length: Number(process.env.FLOOR_RULES ?? 0) }, (_, index) => `nothing-${index}`);
const nothing = { meta: { type: "problem", schema: [], messages: {} }, create: () => ({}) };

export default [
  {
    files: ["**/*.py"],
    plugins: { floor: { languages: { empty: emptyLanguage }, rules: Object.fromEntries(names.map((name) => [name, nothing])) } },
    language: "floor/empty",
    rules: Object.fromEntries(names.map((name) => [`floor/${name}`, "error"])),
  },
];
