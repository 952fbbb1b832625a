import js from "@eslint/js";
import eslintPlugin from "eslint-plugin-eslint-plugin";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";
import { visitorKeys } from "@typescript-eslint/visitor-keys";

/** CPython's node names, but for its few lower-case ones, which are ordinary words; ESTree's are read from their package. */
const PYTHON_NODES = [
  ...["Module", "Import", "ImportFrom", "Global", "Nonlocal", "Delete", "Assign", "AnnAssign", "AugAssign", "TypeAlias"],
  ...["FunctionDef", "AsyncFunctionDef", "ClassDef", "Lambda", "Arguments", "Arg", "Keyword", "Alias", "Return", "Yield"],
  ...["Call", "Name", "Attribute", "Subscript", "Starred", "Constant", "JoinedStr", "NamedExpr", "Await", "IfExp"],
  ...["ListComp", "SetComp", "DictComp", "GeneratorExp", "Tuple", "List", "Dict", "BoolOp", "BinOp", "Compare"],
  ...["If", "For", "AsyncFor", "While", "With", "AsyncWith", "Try", "TryStar", "ExceptHandler", "Match", "MatchClass"],
];
const nodes = [...new Set([...Object.keys(visitorKeys), ...PYTHON_NODES])].join("|");

const noSyntax = [
  {
    selector: `Literal[value=/^(?:${nodes})(?:$|:exit|\\[| >)/]`,
    message: "Nothing outside of src/languages/<language>/ names a syntax node: ask a fact for it (src/facts).",
  },
  {
    selector: ":matches(MemberExpression > Identifier.property, Property > Identifier.key)[name=/^(?:range|loc|parent)$/]",
    message: "Nothing outside of src/languages/<language>/ handles an offset or a tree: facts carry locations and edits.",
  },
];

/** The languages are known to their own folders; everybody else goes through the adapters of src/languages/index.ts. */
const languageInternals = {
  regex: String.raw`(?:^|/)languages/\w+`,
  message: "Language folders are private: use the facts (src/facts) or the adapters (src/languages).",
};
const treePackages = {
  regex: "^(?:@typescript-eslint/|@eslint/|@eslint-community/|eslint$|eslint/|estree$|espree$|typescript$|py-ast$)",
  message: "Rules, plans and the manifest know neither ESLint nor a syntax tree; src/rules/create-rule.ts talks to ESLint.",
};
const policies = {
  regex: String.raw`(?:^|/)(?:manifest|plan|rules|configs)(?:/|$)`,
  message: "A language reads and writes code; what the manifest says of it is none of its business.",
};

const restrictImports = (...patterns) => ["error", { patterns }];

export default defineConfig([
  globalIgnores(["dist", "coverage", "examples/multi-tenant", "tests/fixtures"]),
  { linterOptions: { reportUnusedDisableDirectives: "error", reportUnusedInlineConfigs: "error" } },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      // `SymbolId | ModuleId` tells the reader more than `string`, and node types compare as the strings they are.
      "@typescript-eslint/no-duplicate-type-constituents": "off",
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
    },
  },
  { files: ["**/*.cjs"], languageOptions: { sourceType: "commonjs", globals: { module: "writable", require: "readonly" } } },
  { files: ["src/**/*.ts"], rules: { "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }] } },
  // Where every byte or node of a tree is looked at, an index within bounds needs no second look.
  { files: ["src/languages/python/**/*.ts"], rules: { "@typescript-eslint/no-non-null-assertion": "off" } },
  // A list of node types is one list.
  { files: ["src/languages/*/ast.ts"], rules: { "max-lines": "off" } },
  {
    files: ["src/rules/**/*.ts"],
    extends: [eslintPlugin.configs.recommended],
    rules: { "max-lines": ["error", { max: 100, skipBlankLines: true, skipComments: true }] },
  },
  {
    name: "boundary: no language outside of its folder",
    files: ["src/index.ts", "src/{facts,rules,plan,manifest,configs}/**/*.ts"],
    rules: { "no-restricted-syntax": ["error", ...noSyntax] },
  },
  {
    name: "boundary: policies",
    files: ["src/{facts,rules,plan}/**/*.ts"],
    rules: { "no-restricted-imports": restrictImports(languageInternals, treePackages) },
  },
  {
    name: "boundary: the manifest is a leaf",
    files: ["src/manifest/**/*.ts"],
    rules: {
      "no-restricted-imports": restrictImports({
        regex: String.raw`^(?!\./|\.\./facts$)`,
        message: "The manifest imports nothing but the types of src/facts.",
      }),
    },
  },
  {
    name: "boundary: languages know facts only",
    files: ["src/languages/**/*.ts"],
    rules: { "no-restricted-imports": restrictImports(policies) },
  },
  ...["javascript", "python"].map((language) => ({
    name: `boundary: ${language} knows no other language`,
    files: [`src/languages/${language}/**/*.ts`],
    rules: {
      "no-restricted-imports": restrictImports(policies, {
        regex: String.raw`(?:^|/)(?:${language === "python" ? "javascript" : "python"})/`,
        message: "A language knows no other language.",
      }),
    },
  })),
  {
    name: "boundary: the one place that talks to ESLint",
    files: ["src/rules/create-rule.ts"],
    rules: { "no-restricted-imports": restrictImports(languageInternals), "no-restricted-syntax": "off" },
  },
  {
    files: ["tests/**/*.ts"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      // What python3 prints is JSON of any shape.
      "@typescript-eslint/no-base-to-string": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
]);
