import type { Module, PythonNode } from "../../../../src/languages/python/ast";
import { analyzeScopes, type Scope, type ScopeTree } from "../../../../src/languages/python/scopes";

/** A scope as `dump.py` writes it. */
export interface DumpedScope {
  kind: string;
  name: string;
  line: number;
  names: Record<string, string>;
  children: DumpedScope[];
}

/** A comparison of CPython's scopes of a text with ours. */
export interface ScopeComparison {
  readonly scopes: number;
  readonly names: number;
  /** As `line:0 scope: difference`. */
  readonly differences: readonly string[];
}

/**
 * Compares every scope, and every name that one binds or reads. `minor` is CPython's version: annotations that are
 * evaluated later or never, as all are since 3.14, are no part of the scope that they stand in.
 */
export function compareScopes(expected: DumpedScope, module: Module, minor: number): ScopeComparison {
  const tree = analyzeScopes(module);
  const actual = describeTree(tree, minor < 14 && !postponesAnnotations(module));
  const differences = misplaced(tree);
  // A name by name comparison is slow; it is for the message.
  if (canonical(expected) !== canonical(actual)) differences.push(...scopeDifferences(expected, actual, "module"));
  return { ...countOf(expected), differences };
}

function countOf({ names, children }: DumpedScope): { scopes: number; names: number } {
  const count = { scopes: 1, names: Object.keys(names).length };
  for (const child of children) {
    const below = countOf(child);
    count.scopes += below.scopes;
    count.names += below.names;
  }
  return count;
}

const COMPREHENSION_NAMES: Partial<Record<string, string>> = {
  ListComp: "listcomp", SetComp: "setcomp", DictComp: "dictcomp", GeneratorExp: "genexpr",
};

function nameOf(scope: Scope): string {
  if (scope.kind === "module" || scope.kind === "annotation") return "";
  if (scope.kind === "lambda") return "lambda";
  return "name" in scope.node ? String(scope.node.name) : (COMPREHENSION_NAMES[scope.node.type] ?? "?");
}

function postponesAnnotations({ body }: Module): boolean {
  return body.some((statement) => {
    return statement.type === "ImportFrom" && statement.module === "__future__" && statement.names.some(({ name }) => name === "annotations");
  });
}

function standsInAnnotation(node: PythonNode): boolean {
  let child = node;
  for (let { parent } = node; parent; child = parent, parent = parent.parent) {
    if ((parent.type === "AnnAssign" || parent.type === "arg") && parent.annotation === child) return true;
    if ((parent.type === "FunctionDef" || parent.type === "AsyncFunctionDef") && parent.returns === child) return true;
  }
  return false;
}

function describeTree(tree: ScopeTree, annotations: boolean): DumpedScope {
  const mentioned = new Map<Scope, Set<string>>(tree.scopes.map((scope) => [scope, new Set()]));
  const references = [...tree.unresolved];
  for (const scope of tree.scopes) {
    for (const binding of scope.bindings.values()) {
      references.push(...binding.references);
      for (const definition of binding.definitions) {
        mentioned.get(definition.scope)?.add(mangled(binding.name, definition.scope));
        // A walrus in a comprehension also counts for the function around it.
        if (definition.kind === "walrus") mentioned.get(hostOf(definition.scope))?.add(binding.name);
      }
    }
  }
  for (const { node, scope } of references) {
    if (annotations || !standsInAnnotation(node)) mentioned.get(scope)?.add(mangled(node.id, scope));
  }
  const isCounted = (scope: Scope): boolean => annotations || !standsInAnnotation(scope.node);
  return describeScope(tree.module, tree, mentioned, isCounted);
}

function hostOf(scope: Scope): Scope {
  return scope.kind === "comprehension" && scope.parent ? hostOf(scope.parent) : scope;
}

/** Written anew, so that a mistake of the source does not cancel itself out. */
function mangled(name: string, from: Scope): string {
  if (!name.startsWith("__") || name.endsWith("__")) return name;
  for (let scope: Scope | null = from, inBody = false; scope; inBody ||= scope.kind === "class", scope = scope.parent) {
    if (scope.node.type !== "ClassDef") continue;
    // Beside the body of a generic class, its type parameters alone are its own.
    if (scope.kind === "annotation" && !inBody && !scope.node.type_params.some((parameter) => parameter.name === name)) continue;
    const prefix = scope.node.name.replace(/^_+/, "");
    return prefix ? `_${prefix}${name}` : name;
  }
  return name;
}

function describeScope(
  scope: Scope, tree: ScopeTree, mentioned: ReadonlyMap<Scope, ReadonlySet<string>>, isCounted: (scope: Scope) => boolean,
): DumpedScope {
  // Without a prototype, for names such as `__proto__`.
  const names: Record<string, string> = Object.create(null);
  if (scope.kind === "module") {
    for (const [name, binding] of scope.bindings) {
      if (binding.definitions.some((definition) => definition.scope === scope)) names[name] = "local";
    }
  } else {
    for (const name of [...scope.bindings.keys(), ...(mentioned.get(scope) ?? [])]) {
      if (name !== "__class__") names[name] = meaningOf(name, scope, tree);
    }
  }
  return {
    kind: scope.kind,
    name: nameOf(scope),
    line: scope.kind === "module" || scope.kind === "annotation" ? 0 : scope.node.loc.start.line,
    names,
    children: scope.children.filter(isCounted).map((child) => describeScope(child, tree, mentioned, isCounted)),
  };
}

function meaningOf(name: string, scope: Scope, tree: ScopeTree): string {
  const binding = tree.resolve(name, scope);
  if (binding?.scope === scope) return "local";
  // What an annotation reads from the class around it, symtable calls global.
  return binding === null || binding.scope.kind === "module" || binding.scope.kind === "class" ? "global" : "free";
}

/** One text for scopes that are the same, whatever the order of names and of scopes within. */
function canonical({ kind, name, line, names, children }: DumpedScope): string {
  const own = Object.entries(names).map((entry) => entry.join(" ")).sort().join();
  return `${kind} ${name}:${line} {${own}} [${children.map(canonical).sort().join()}]`;
}

function scopeDifferences(expected: DumpedScope, actual: DumpedScope, path: string): string[] {
  const place = `${expected.line || 1}:0 ${path}`;
  const differences: string[] = [];
  for (const name of new Set([...Object.keys(expected.names), ...Object.keys(actual.names)])) {
    const [meant, found] = [expected.names[name] ?? "no name", actual.names[name] ?? "no name"];
    if (meant !== found) differences.push(`${place}: ${name}: ${meant} became ${found}`);
  }
  const label = ({ kind, name, line }: DumpedScope): string => `${kind} ${name}:${line}`;
  const unmatched = [...actual.children];
  const take = (isMatch: (candidate: DumpedScope) => boolean): DumpedScope | undefined => {
    const index = unmatched.findIndex(isMatch);
    return index < 0 ? undefined : unmatched.splice(index, 1)[0];
  };
  const others = expected.children.filter((child) => !take((candidate) => canonical(candidate) === canonical(child)));
  for (const child of others) {
    const match = take((candidate) => label(candidate) === label(child));
    if (match) differences.push(...scopeDifferences(child, match, `${path} > ${label(child)}`));
    else differences.push(`${child.line || 1}:0 ${path}: no scope for ${label(child)}`);
  }
  return [...differences, ...unmatched.map((child) => `${child.line || 1}:0 ${path}: an additional ${label(child)}`)];
}

/** References of which `scopeAt` names another scope than the one they were collected in. */
function misplaced(tree: ScopeTree): string[] {
  const references = [...tree.unresolved];
  for (const scope of tree.scopes) for (const binding of scope.bindings.values()) references.push(...binding.references);
  return references
    .filter((reference) => tree.scopeAt(reference.node) !== reference.scope)
    .map(({ node }) => `${node.loc.start.line}:${node.loc.start.column} ${node.id}: scopeAt names another scope`);
}
