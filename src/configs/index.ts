import type { ESLint, Linter } from "eslint";
import { executionEngineManifest } from "./execution-engine";
import { INSTALLED } from "./installed";
import { requestScopeConfig } from "./request-scope";
import { typescriptParser } from "./typescript-parser";

/** The configs by name. */
export type Configs = Record<"recommended" | "python", Linter.Config> &
  Record<"javascript" | "execution-engine" | "request-scope", Linter.Config[]> &
  Record<"legacy-recommended", Linter.LegacyConfig>;

/** The configs of a plugin that has everything else, computed from the meta data of its rules. */
export function createConfigs(plugin: ESLint.Plugin): Configs {
  const recommendedNames = Object.entries(plugin.rules ?? {}).flatMap(([name, { meta }]) =>
    meta?.docs?.recommended === true ? [name] : [],
  );
  const rules: Linter.RulesRecord = Object.fromEntries(recommendedNames.map((name) => [`ssot/${name}`, "error"]));
  const plugins = { ssot: plugin };
  const recommended: Linter.Config = { name: "ssot/recommended", plugins, rules };
  const javascript: Linter.Config[] = [
    {
      name: "ssot/javascript",
      files: ["**/*.{js,mjs,cjs,jsx}"],
      plugins,
      languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
      rules,
    },
    {
      name: "ssot/typescript",
      files: ["**/*.{ts,mts,cts,tsx}"],
      plugins,
      languageOptions: { parser: typescriptParser },
      rules,
    },
  ];
  const python: Linter.Config = {
    name: "ssot/python",
    files: ["**/*.{py,pyi}"],
    ignores: [INSTALLED],
    plugins,
    language: "ssot/python",
    // Files that hold no word of the manifest are not parsed; rules of other plugins need `parse: "always"`.
    languageOptions: { parse: "watched" },
    rules,
  };
  const executionEngine: Linter.Config[] = [
    ...javascript,
    python,
    { name: "ssot/execution-engine", settings: { ssot: executionEngineManifest() } },
  ];
  const legacyRecommended: Linter.LegacyConfig = { plugins: ["ssot"], rules };
  return {
    recommended,
    javascript,
    python,
    "execution-engine": executionEngine,
    "request-scope": requestScopeConfig([...javascript, python]),
    "legacy-recommended": legacyRecommended,
  };
}
