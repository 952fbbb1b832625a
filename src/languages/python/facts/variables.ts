import type { Use, Variable } from "../../../facts";
import type { Constant, Module } from "../ast";
import type { Binding, Definition, Reference, Scope } from "../scopes";
import { walk } from "../walk";
import type { Analysis } from "./analysis";
import { PythonCall } from "./calls";
import { chainFrom } from "./chains";
import type { ModuleExports } from "./exports";
import { PythonImport } from "./imports";
import { indirectCalls } from "./indirect-calls";
import type { PythonMention } from "./mentions";
import { roleOf } from "./roles";
import type { StringReference } from "./string-annotations";
import { PythonUse } from "./uses";

/** What the variables of one file share. */
export interface FileNames {
  readonly analysis: Analysis;
  readonly exports: ModuleExports;
  readonly stringReferences: readonly StringReference[];
  readonly mentions: () => readonly PythonMention[];
  /** Whether another file of the project reads the module-level name. */
  readonly isReadElsewhere: (name: string) => boolean;
  /** Whether the file itself may look the name up in a string: `globals()["name"]`, `eval("name")`. */
  readonly isReadByName: (name: string) => boolean;
  /** Whether the file reads the module-level name from itself as a module. */
  readonly isReadFromItself: (name: string) => boolean;
  /** Strings that are compared with the names of classes. */
  readonly comparedNames: ReadonlyMap<string, readonly Constant[]>;
}

type ImportDefinition = Extract<Definition, { kind: "import" }>;

export class PythonVariable implements Variable {
  readonly name: string;
  readonly scope: Scope;
  readonly imports: readonly PythonImport[];
  readonly rebound: boolean;
  readonly #binding: Binding;
  readonly #file: FileNames;
  #uses: readonly PythonUse[] | undefined;

  constructor(binding: Binding, definitions: readonly ImportDefinition[], file: FileNames) {
    this.#binding = binding;
    this.#file = file;
    this.name = binding.name;
    this.scope = binding.scope;
    this.imports = definitions.map(({ statement, alias }) => new PythonImport(file.analysis, statement, alias));
    const mayMeanAnother = binding.references.some(({ fallback }) => fallback !== null);
    this.rebound = definitions.length < binding.definitions.length || mayMeanAnother;
  }

  get uses(): readonly PythonUse[] {
    return (this.#uses ??= [
      ...this.#binding.references.map((reference) => useOfReference(reference, this.#file)),
      ...this.#file.stringReferences
        .filter(({ binding }) => binding === this.#binding)
        .map((reference) => useInString(reference, this.#file)),
      ...this.#exportEntries(),
      ...this.#comparisons(),
    ].sort((a, b) => a.start - b.start));
  }

  audience(): "private" | "project" | "public" {
    const { exports, isReadElsewhere, isReadByName, analysis } = this.#file;
    // Whatever a class body binds is an attribute of the class.
    if (this.scope.kind === "class") return "public";
    if (isReadByName(this.name)) return "project";
    if (this.scope !== analysis.scopes.module) return "private";
    const handedOn = this.imports.some(({ alias }) => alias.asname !== null && alias.asname === alias.name);
    // What a package imports and does not use itself is there for others.
    if (handedOn || exports.names.has(this.name) || (exports.isPackage && this.uses.length === 0)) return "public";
    return isReadElsewhere(this.name) ? "project" : "private";
  }

  admits(name: string, uses: readonly Use[]): boolean {
    const { scopes, module } = this.#file.analysis;
    if (name === this.name) return !this.rebound && this.uses.every((use) => uses.includes(use));
    if (name.startsWith("__") || this.#file.isReadByName(name) || this.#binding.definitions.some(({ scope }) => scope !== this.scope)) return false;
    if (this.scope.bindings.has(name) || (this.scope === scopes.module && scopes.starImports.length > 0)) return false;
    if (declaresElsewhere(module, name) || (this.scope === scopes.module && this.#file.isReadFromItself(name))) return false;
    // From each use, the look-up must arrive where the new binding would be.
    const arrives = uses.every((use) => {
      if (!(use instanceof PythonUse)) return false;
      const found = scopes.resolve(name, use.scope);
      return found === null || !isWithin(found.scope, this.scope);
    });
    return arrives && !this.#captures(name);
  }

  /** Whether a read of `name` that now looks past this scope would find it here. */
  #captures(name: string): boolean {
    const { analysis: { scopes }, stringReferences } = this.#file;
    const outside = (binding: Binding | null): boolean => binding === null || !isWithin(binding.scope, this.scope);
    const reads: { readonly scope: Scope; readonly binding: Binding | null }[] = [
      ...scopes.unresolved.filter(({ node }) => node.id === name),
      ...stringReferences.filter((reference) => reference.name === name),
    ];
    // What stands in this scope and resolves beyond it does so to one of the scopes around.
    for (let outer = this.scope.parent; outer; outer = outer.parent) {
      const binding = outer.bindings.get(name);
      if (binding) reads.push(...binding.references.map(({ scope, fallback }) => ({ scope, binding: fallback ?? binding })));
    }
    return reads.some(({ scope, binding }) => isWithin(scope, this.scope) && outside(binding));
  }

  #exportEntries(): readonly PythonUse[] {
    const { analysis, exports } = this.#file;
    if (this.scope !== analysis.scopes.module) return [];
    return exports.entries
      .filter((entry) => entry.name === this.name)
      .map(({ literal, range }) => {
        const [start, end] = range ?? literal.range;
        const chain = { path: [], start, ends: [end], exact: range !== null };
        const context = { role: "export", typeOnly: false, call: () => null, node: literal, scope: this.scope } as const;
        return new PythonUse(analysis, chain, context);
      });
  }

  /** Strings that tell objects apart by the name of a class that is imported here, or read from the module that is. */
  #comparisons(): readonly PythonUse[] {
    const { analysis, comparedNames, exports } = this.#file;
    if (comparedNames.size === 0) return [];
    const read = this.#binding.references.map(({ node }) => chainFrom(node).path);
    const paths = [...this.imports.flatMap(({ names }) => names.map(({ path }) => ({ path: [], name: path.at(-1) ?? "" }))), ...read.map((path) => ({ path, name: path.at(-1) ?? "" }))];
    const entries = new Set(exports.entries.map(({ literal }) => literal));
    return paths.flatMap(({ path, name }) =>
      (comparedNames.get(name) ?? []).filter((literal) => !entries.has(literal)).map((literal) => {
        const [start, end] = literal.range;
        const chain = { path, start, ends: new Array<number>(path.length + 1).fill(end), exact: false };
        const context = { role: "identity", typeOnly: false, call: () => null, node: literal, scope: this.scope } as const;
        return new PythonUse(analysis, chain, context);
      }),
    );
  }
}

function isWithin(scope: Scope, outer: Scope): boolean {
  for (let inner: Scope | null = scope; inner; inner = inner.parent) if (inner === outer) return true;
  return false;
}

const declaredNames = new WeakMap<Module, ReadonlySet<string>>();

/** Whether the name is declared `global` or `nonlocal` anywhere. */
function declaresElsewhere(module: Module, name: string): boolean {
  let declared = declaredNames.get(module);
  if (!declared) {
    const names = new Set<string>();
    walk(module, (node) => {
      if (node.type === "Global" || node.type === "Nonlocal") node.names.forEach((other) => names.add(other));
    });
    declaredNames.set(module, (declared = names));
  }
  return declared.has(name);
}

export function useOfReference({ node, scope }: Reference, { analysis, mentions }: Pick<FileNames, "analysis" | "mentions">): PythonUse {
  const found = chainFrom(node);
  const { links, path, top } = found;
  const chain = {
    path,
    start: node.range[0],
    ends: [node, ...links].map((link) => link.range[1]),
    exact: true,
  };
  const { role, typeOnly } = roleOf(top, analysis);
  const call = (): PythonCall | null =>
    role === "call" && top.parent.type === "Call" ? new PythonCall(top.parent, analysis, mentions) : null;
  return new PythonUse(analysis, chain, { role, typeOnly, node, scope, call, indirectCalls: () => indirectCalls(found, path, analysis, mentions) });
}

function useInString(reference: StringReference, { analysis }: FileNames): PythonUse {
  const { path, node, running, scope, offsets } = reference;
  const [start, end] = node.range;
  const chain = offsets
    ? { path, ...offsets, exact: true }
    : { path, start, ends: new Array<number>(path.length + 1).fill(end), exact: false };
  const context = { role: running ?? "annotation", typeOnly: running === null, call: () => null, node, scope } as const;
  return new PythonUse(analysis, chain, context);
}
