import type { Module } from "../ast";
import { Collector, type PendingDefinition } from "./collect";
import { scopeAt } from "./locate";
import type { CollectedBinding, CollectedReference, CollectedScope, Definition, Scope, ScopeTree } from "./model";

export { isUnconditional } from "./class-body";
export type { Binding, Definition, Reference, Scope, ScopeKind, ScopeTree } from "./model";

/** The scopes of a module as CPython's `symtable` sees them. */
export function analyzeScopes(module: Module): ScopeTree {
  const collected = new Collector(module);
  attachDefinitions(collected.definitions, collected.module);
  const unresolved = linkReferences(collected.references, collected.module);
  const own = new Map<Scope, CollectedScope>(collected.scopes.map((scope) => [scope, scope]));
  return {
    module: collected.module,
    scopes: collected.scopes,
    unresolved,
    starImports: collected.starImports,
    scopeAt: (node) => scopeAt(node, collected),
    resolve(name, from) {
      const scope = own.get(from);
      if (!scope) throw new Error(`The scope does not belong to this module.`);
      return lookUp(scope.mangle(name), scope, collected.module);
    },
  };
}

function attachDefinitions(pending: readonly PendingDefinition[], module: CollectedScope): void {
  const nonlocal: PendingDefinition[] = [];
  for (const item of pending) {
    const mangled = item.host.mangle(item.name);
    if (item.host.nonlocals?.has(mangled)) nonlocal.push(item);
    else (item.host.globals?.has(mangled) ? module : item.host).define(mangled, item.name, item.definition);
  }
  const touched = new Set<CollectedBinding>();
  for (const { name, host, definition } of nonlocal) {
    const mangled = host.mangle(name);
    // Without an outer binding, Python rejects the module; the name then stays where it stands.
    const owner = host.parent && lookUpUncached(mangled, host.parent, false, module);
    touched.add((owner ? owner.scope : host).define(mangled, name, definition));
  }
  for (const binding of touched) binding.definitions.sort((a, b) => positionOf(a) - positionOf(b));
}

function positionOf(definition: Definition): number {
  return (definition.kind === "import" ? definition.alias : definition.node).range[0];
}

function linkReferences(references: readonly CollectedReference[], module: CollectedScope): CollectedReference[] {
  const unresolved: CollectedReference[] = [];
  for (const reference of references) {
    const { scope } = reference;
    const mangled = scope.mangle(reference.node.id);
    const binding = lookUp(mangled, scope, module);
    if (binding?.scope.kind === "class") {
      const lazy = binding.scope !== scope;
      const outer =
        lazy || reference.classRead !== "bound" ? lookUpUncached(mangled, binding.scope, false, module) : null;
      if (!lazy && reference.classRead === "unbound") {
        reference.binding = outer;
      } else {
        reference.binding = binding;
        reference.fallback = outer;
      }
    } else {
      reference.binding = binding;
    }
    if (reference.binding) reference.binding.references.push(reference);
    else unresolved.push(reference);
    reference.fallback?.references.push(reference);
  }
  return unresolved;
}

function lookUp(mangled: string, from: CollectedScope, module: CollectedScope): CollectedBinding | null {
  let found = from.resolved.get(mangled);
  if (found === undefined) {
    found = lookUpUncached(mangled, from, true, module);
    from.resolved.set(mangled, found);
  }
  return found;
}

/** `seesClass`: whether a class scope at `from` is visible; it is from its own body and its annotation scopes alone. */
function lookUpUncached(
  mangled: string, from: CollectedScope, seesClass: boolean, module: CollectedScope,
): CollectedBinding | null {
  let classVisible = seesClass;
  for (let scope: CollectedScope | null = from; scope; scope = scope.parent) {
    if (scope.kind !== "class" || classVisible) {
      if (scope.globals?.has(mangled)) return module.bindings.get(mangled) ?? null;
      const binding = scope.bindings.get(mangled);
      if (binding) return binding;
    } else if (mangled === "__class__") {
      // The cell that `super()` reads: no variable of the source.
      return null;
    }
    if (scope.kind !== "annotation") classVisible = false;
  }
  return null;
}
