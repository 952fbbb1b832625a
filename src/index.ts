import type { ESLint, Linter } from "eslint";
import { name, version } from "../package.json";
import { createConfigs, type Configs } from "./configs";
import { requestScopeConfig, type RequestScopeOptions } from "./configs/request-scope";
import { pythonLanguage } from "./languages/python/language";
import { rules as ssotRules } from "./rules";

export { executionEngineManifest } from "./configs/execution-engine";
export type { ExecutionEngineModules } from "./configs/execution-engine";
export type { RequestScopeOptions } from "./configs/request-scope";
export { defineManifest, ManifestError } from "./manifest";
export type * from "./manifest/types";
export { defineMigration } from "./migrate/define-migration";
export type * from "./migrate/define-migration";
export type * from "./probe/spec";

type CoreRule = NonNullable<ESLint.Plugin["rules"]>[string];

/** A rule as ESLint takes it, of whichever version: what a rule here asks of its context, each of them has. */
interface PluginRule extends Omit<CoreRule, "create"> {
  create(context: never): ReturnType<CoreRule["create"]>;
}

// A cast, because typescript-eslint's listeners take `never` where ESLint's take `any`.
const rules = ssotRules as Record<keyof typeof ssotRules, PluginRule>;

/** The plugin, with what it always has. */
interface SsotPlugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: typeof rules;
  readonly languages: { readonly python: NonNullable<ESLint.Plugin["languages"]>[string] };
  readonly configs: Configs;
}

const parts = {
  meta: { name, version, namespace: "ssot" },
  rules,
  languages: { python: pythonLanguage },
};

// One object, for ESLint refuses two plugins under one name: its configs must hold what users hold.
const plugin: SsotPlugin = Object.assign(parts, { configs: createConfigs(parts) });

/** The preset `request-scope` for a project that says which of its files render for many users. */
export function requestScope(options: RequestScopeOptions): Linter.Config[] {
  return requestScopeConfig([...plugin.configs.javascript, plugin.configs.python], options);
}

export default plugin;
