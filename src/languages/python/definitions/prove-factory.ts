import type { FactoryDraft, FactoryObstacle, QualifiedName } from "../../../facts";
import type { Module, PythonNode } from "../ast";
import type { Analysis } from "../facts/analysis";
import { isUnderTypeChecking } from "../facts/guards";
import { parse } from "../parse";
import { analyzeScopes, isUnconditional, type Binding, type Definition, type Reference, type ScopeTree } from "../scopes";
import { walk } from "../walk";
import { BUILTINS } from "./builtins";

/** What a factory has to import for itself: inside of it, so that modules which import each other still load. */
export interface LocalImports {
  readonly statements: readonly string[];
}

/** What no parameter of a class method may be called, besides the keywords. */
const RESERVED = ["cls", "__debug__"];

const WARNINGS: QualifiedName = { module: "warnings", path: [] };

/** Imports of what the module does not surely bind yet. */
export function importsOf({ imports, parameters }: FactoryDraft, analysis: Analysis): LocalImports | FactoryObstacle {
  // Python takes two spellings of one name for the same.
  const names = [...RESERVED, ...parameters.map(({ name }) => name.normalize("NFKC"))];
  const taken = new Map<string, string>(names.map((name) => [name, ""]));
  if (taken.size < names.length) return "name-taken";
  const statements: string[] = [];
  for (const wanted of [WARNINGS, ...imports]) {
    const { module, path } = wanted;
    if (analysis.modules.includes(module)) continue;
    const [name] = path;
    const local = name ?? module;
    const statement = name === undefined ? `import ${module}` : `from ${module} import ${name}`;
    const known = taken.get(local);
    if (known === statement) continue;
    if (known !== undefined) return "name-taken";
    taken.set(local, statement);
    const binding = analysis.scopes.module.bindings.get(local);
    const means = binding?.definitions.every((definition) => bringsIt(definition, wanted, analysis)) ?? true;
    if (!means) return "name-taken";
    if (!binding || !isThere(binding, analysis.scopes)) statements.push(statement);
  }
  return { statements: statements.sort((a, b) => Number(a.startsWith("from")) - Number(b.startsWith("from"))) };
}

function bringsIt(definition: Definition, { module, path }: QualifiedName, analysis: Analysis): boolean {
  if (definition.kind !== "import") return false;
  const { binds } = analysis.importedNames(definition.statement, definition.alias);
  return binds.some((name) => name.module === module && name.path.join(".") === path.slice(0, 1).join("."));
}

/** Whether the definition has run by the time that functions of the module are called. */
export function isSurelyBound(definition: Definition, { module }: ScopeTree): boolean {
  const node = definition.kind === "import" ? definition.statement : definition.node;
  return isUnconditional(definition, module.node) && definition.kind !== "delete" && !isUnderTypeChecking(node);
}

/** What keeps the new text from running: it does not parse, or the factory reads a name that nothing surely binds. */
export function obstacleIn(text: string, owner: string, factory: string, { scopes: { starImports } }: Analysis): FactoryObstacle | null {
  const result = parse(text);
  const body = result.ok ? bodyOf(result.module, owner, factory) : null;
  if (!result.ok || !body) return "unsupported-syntax";
  const scopes = analyzeScopes(result.module);
  for (const { node, binding } of referencesIn(scopes, body)) {
    const { id } = node;
    const isOwnBuiltin = id === "DeprecationWarning" || id === "ValueError";
    if (isOwnBuiltin && binding) return "name-taken";
    if (!binding && (!BUILTINS.has(id) || starImports.length > 0) && !isOwnBuiltin) return "unknown-name";
    if (binding?.scope === scopes.module && !isThere(binding, scopes)) return "unknown-name";
  }
  return null;
}

function isThere({ definitions }: Binding, scopes: ScopeTree): boolean {
  return definitions.some((definition) => isSurelyBound(definition, scopes)) && definitions.every(({ kind }) => kind !== "delete");
}

/** From the first to the last statement of the factory; null where it is no method, or awaits what it may not. */
function bodyOf(module: Module, owner: string, factory: string): { start: number; end: number } | null {
  const definition = module.body.find((statement) => statement.type === "ClassDef" && statement.name === owner);
  if (definition?.type !== "ClassDef") return null;
  const found = definition.body.filter((statement) => (statement.type === "FunctionDef" || statement.type === "AsyncFunctionDef") && statement.name === factory);
  const [method, another] = found;
  if (another || (method?.type !== "FunctionDef" && method?.type !== "AsyncFunctionDef")) return null;
  const [first, last] = [method.body[0], method.body.at(-1)];
  const illegal: PythonNode[] = [];
  walk(method, (node) => {
    if (node.type === "Yield" || node.type === "YieldFrom" || (node.type === "Await" && method.type === "FunctionDef")) illegal.push(node);
  });
  return first && last && illegal.length === 0 ? { start: first.range[0], end: last.range[1] } : null;
}

function referencesIn({ scopes, unresolved }: ScopeTree, { start, end }: { start: number; end: number }): Reference[] {
  const all = [...unresolved, ...scopes.flatMap(({ bindings }) => [...bindings.values()].flatMap(({ references }) => references))];
  return all.filter(({ node }) => node.range[0] >= start && node.range[1] <= end);
}
