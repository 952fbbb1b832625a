import type { PythonNode } from "../ast";
import type { Collector } from "./collect";
import type { Scope } from "./model";

type Scopes = Pick<Collector, "module" | "scopeOf" | "typeScopeOf">;

/** The innermost scope in which `node` is evaluated. */
export function scopeAt(node: PythonNode, scopes: Scopes): Scope {
  let child = node;
  for (let parent = node.parent; parent !== null; child = parent, parent = parent.parent) {
    // The bound, default or value of a type parameter or alias is a scope by itself.
    const own = scopes.scopeOf.get(child);
    if (own?.kind === "annotation") return own;
    const scope = enteredBetween(parent, child, node, scopes);
    if (scope) return scope;
  }
  return scopes.module;
}

/** The scope that `child` stands in because of its place in `parent`; null where that place opens none. */
function enteredBetween(parent: PythonNode, child: PythonNode, node: PythonNode, scopes: Scopes): Scope | null {
  switch (parent.type) {
    case "FunctionDef":
    case "AsyncFunctionDef":
    case "ClassDef": {
      // Everything else of a definition stands before its body.
      const body = parent.body[0];
      if (body && child.range[0] >= body.range[0]) return scopes.scopeOf.get(parent) ?? null;
      const typeScope = scopes.typeScopeOf.get(parent);
      if (!typeScope || includes(parent.decorator_list, child)) return null;
      return child.type === "arguments" && standsInDefault(node, child) ? null : typeScope;
    }
    case "TypeAlias":
      return child === parent.name ? null : scopes.typeScopeOf.get(parent) ?? null;
    case "Lambda":
      return child === parent.body ? scopes.scopeOf.get(parent) ?? null : null;
    case "ListComp":
    case "SetComp":
    case "DictComp":
    case "GeneratorExp": {
      const first = parent.generators[0];
      const outside = child === first && node !== first && contains(first.iter, node);
      return outside ? null : scopes.scopeOf.get(parent) ?? null;
    }
    default:
      return null;
  }
}

function standsInDefault(node: PythonNode, list: PythonNode & { type: "arguments" }): boolean {
  for (const value of list.defaults) if (contains(value, node)) return true;
  for (const value of list.kw_defaults) if (value && contains(value, node)) return true;
  return false;
}

function contains(outer: PythonNode, node: PythonNode): boolean {
  return outer.range[0] <= node.range[0] && node.range[1] <= outer.range[1];
}

function includes(nodes: readonly PythonNode[], node: PythonNode): boolean {
  return nodes.includes(node);
}
