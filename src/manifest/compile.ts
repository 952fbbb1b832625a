import type { Watch } from "../facts";
import type {
  CompiledConstruct,
  CompiledContext,
  CompiledFactory,
  CompiledParameter,
  Explanation,
  ModuleEntry,
  RemovedEntry,
  SymbolEntry,
} from "./entries";
import { parseId } from "./id";
import { createInventory, createLookup } from "./lookup";
import type { Inventory, Knows, Lookup } from "./lookup";
import type { ConstructSpec, Manifest, ModuleId, ParameterSpec, SymbolId, SymbolSpec } from "./types";
import { validateManifest } from "./validate";
import { createWatch, definedNames } from "./watch";

/** The manifest as rules ask it: every id parsed, every default filled in. */
export interface CompiledManifest {
  readonly roots: readonly string[];
  readonly strings: NonNullable<Manifest["strings"]>;
  readonly localName: NonNullable<Manifest["localName"]>;
  readonly symbols: readonly SymbolEntry[];
  readonly modules: readonly ModuleEntry[];
  readonly removed: readonly RemovedEntry[];
  /** Words of which at least one stands in every file that the manifest has a say in. */
  readonly watch: Watch;
  /** Names that nothing but their home may define, new and old. */
  readonly definitions: readonly string[];
  readonly lookup: Lookup;
  readonly knows: Knows;
  readonly inventory: Inventory;
  /**
   * Which home of the entry a file is that answers to the names `modules`: homes are not reported for what they hold.
   */
  ownModules(modules: readonly ModuleId[], entry: SymbolEntry | ModuleEntry): "canonical" | "deprecated" | null;
}

const compiled = new WeakMap<object, CompiledManifest>();

const MISSING =
  "settings.ssot is missing: without a manifest nothing is enforced. Add `{ settings: { ssot: defineManifest({ … }) } }` to the " +
  'ESLint configuration, or the preset `ssot.configs["execution-engine"]`.';

const EMPTY =
  "settings.ssot names no symbols and no modules: nothing is enforced. Name the first one, such as " +
  '`symbols: { "app.new#NewName": { deprecated: ["app.old#OldName"] } }`; see https://unpkg.com/eslint-plugin-ssot/docs/manifest.md';

/** An error for whoever configures ESLint, who has no use for the place in this package where it was noticed. */
function setupError(problem: string): Error {
  const error = new Error(`eslint-plugin-ssot: ${problem}`);
  // ESLint says before it in which file.
  Object.defineProperty(error, "stack", { get: () => error.message });
  return error;
}

/**
 * Validates and compiles `settings.ssot`, once per object: ESLint hands the same settings to every file of a config. A
 * manifest that is missing, broken or says nothing is an error, for a gate that enforces nothing must not pass.
 */
export function compileManifest(manifest: unknown): CompiledManifest {
  if (manifest === undefined) throw setupError(MISSING);
  const known = typeof manifest === "object" && manifest !== null ? compiled.get(manifest) : undefined;
  if (known !== undefined) return known;
  const valid = validateManifest(manifest);
  const result = compile(valid);
  if (result.symbols.length + result.modules.length + result.removed.length === 0) throw setupError(EMPTY);
  compiled.set(valid, result);
  return result;
}

function compile(manifest: Manifest): CompiledManifest {
  const symbols = Object.entries(manifest.symbols ?? {}).map(([id, spec]) => compileSymbol(id, spec));
  const modules = Object.entries(manifest.modules ?? {}).map(([id, spec]) => ({
    id,
    deprecated: spec.deprecated,
    ...explanation(spec),
  }));
  const removed = Object.entries(manifest.removed ?? {}).map(([id, spec]) => ({
    id,
    name: parseId(id),
    ...explanation(spec),
  }));
  return {
    roots: manifest.roots ?? ["."],
    strings: manifest.strings ?? "fix",
    localName: manifest.localName ?? "canonical",
    symbols,
    modules,
    removed,
    watch: createWatch(symbols, modules, removed),
    definitions: definedNames(symbols),
    ...createLookup(symbols, modules, removed),
    inventory: createInventory(symbols, removed),
    ownModules,
  };
}

function compileSymbol(id: SymbolId, spec: SymbolSpec): SymbolEntry {
  return {
    id,
    home: parseId(id),
    deprecated: (spec.deprecated ?? []).map(parseId),
    namesakes: (spec.namesakes ?? []).map(parseId),
    ...explanation(spec),
    construct: spec.construct === undefined ? null : compileConstruct(spec.construct),
  };
}

function compileConstruct(spec: ConstructSpec): CompiledConstruct {
  return {
    scope: spec.scope,
    constructors: spec.constructors ?? [],
    parameters: spec.parameters?.map(compileParameter) ?? null,
    factory: spec.factory === undefined ? null : compileFactory(spec.factory),
    async: spec.async,
    context: spec.context === undefined ? null : compileContext(spec.context),
    onlyWith: spec.onlyWith?.map(parseId) ?? [],
    onlyIn: spec.onlyIn ?? [],
    returnsConstructor: spec.returnsConstructor ?? false,
    compat: spec.compat ?? null,
  };
}

function compileParameter(spec: ParameterSpec): CompiledParameter {
  const from = typeof spec === "string" ? spec : spec.from;
  const optional = from.endsWith("?");
  const name = optional ? from.slice(0, -1) : from;
  return { name, to: typeof spec === "string" ? name : spec.to, optional };
}

function compileFactory(factory: string): CompiledFactory {
  return factory.includes("#") ? { kind: "function", name: parseId(factory) } : { kind: "member", name: factory };
}

function compileContext(spec: NonNullable<ConstructSpec["context"]>): CompiledContext {
  return {
    parameter: spec.parameter,
    type: spec.type === undefined ? null : parseId(spec.type),
    names: spec.names ?? [spec.parameter],
    required: spec.required ?? true,
  };
}

function explanation(spec: { reason?: string; url?: string }): Explanation {
  return { reason: spec.reason ?? null, url: spec.url ?? null };
}

function ownModules(
  modules: readonly ModuleId[],
  entry: SymbolEntry | ModuleEntry,
): "canonical" | "deprecated" | null {
  if (modules.includes("home" in entry ? entry.home.module : entry.id)) return "canonical";
  const deprecated = entry.deprecated.map((name) => (typeof name === "string" ? name : name.module));
  return deprecated.some((module) => modules.includes(module)) ? "deprecated" : null;
}
