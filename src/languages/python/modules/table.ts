import type { AsyncFunctionDef, ClassDef, Expression, FunctionDef, Keyword, Module, PythonNode, Statement } from "../ast";
import { PLAIN_VALUES } from "../plain-values";
import { analyzeScopes, isUnconditional, type Binding, type Definition, type Scope, type ScopeTree } from "../scopes";
import { lastSegment, signatureOf, type Signature } from "./signature";

/** What a name of a module or class may be, without the tree that it was read from. */
export type Entry =
  | { readonly kind: "class"; readonly class: ClassTable }
  | { readonly kind: "function"; readonly signature: Signature }
  /** `import module`, or `from module import name`. */
  | { readonly kind: "import"; readonly level: number; readonly module: string | null; readonly name: string | null }
  /** `name = other.name`: what the chain means in the module. */
  | { readonly kind: "alias"; readonly chain: readonly string[] }
  /** Nothing that could be called. */
  | { readonly kind: "value" }
  | { readonly kind: "unknown" };

/** All entries that a name may stand for when the module has run. */
export type Entries = readonly Entry[];

/** A class. */
export interface ClassTable {
  readonly members: ReadonlyMap<string, Entries>;
  /** Attribute chains that begin with a name of the module; null for any other expression. */
  readonly bases: readonly (readonly string[] | null)[];
  /** A decorator or a metaclass may add members. */
  readonly isOpen: boolean;
  /** Methods that a subclass has to write before there can be objects. */
  readonly abstract: ReadonlySet<string>;
}

/** The names that a module defines. */
export interface ModuleTable {
  readonly names: ReadonlyMap<string, Entries>;
  /** The modules of its star imports. */
  readonly stars: readonly { readonly level: number; readonly module: string | null }[];
  /** What `__all__` surely lists; null where there is none. */
  readonly all: ReadonlySet<string> | null;
}

/** Reads the definitions of a module that stand outside functions. */
export function tableOf(module: Module): ModuleTable {
  const tree = analyzeScopes(module);
  return {
    names: entriesOf(tree.module, tree),
    stars: tree.starImports
      .filter((statement) => tree.scopeAt(statement) === tree.module)
      .map(({ level, module: name }) => ({ level, module: name })),
    all: exportsOf(tree.module),
  };
}

function entriesOf(scope: Scope, tree: ScopeTree): Map<string, Entries> {
  const names = new Map<string, Entries>();
  const classScopes = new Map(scope.children.map((child) => [child.node, child]));
  for (const binding of scope.bindings.values()) {
    const entries = lasting(binding.definitions, scope).map((definition) => entryOf(definition, classScopes, tree));
    const given = scope === tree.module ? givenMembers(binding, tree) : [];
    if (entries.length > 0) names.set(binding.name, entries.map((entry) => withMembers(entry, given)));
  }
  return names;
}

/** The definitions that may hold at the end: from the last unconditional one on. */
function lasting(definitions: readonly Definition[], scope: Scope): Definition[] {
  let kept: Definition[] = [];
  for (const definition of definitions) {
    const { kind } = definition;
    if (kind === "annotation-only" || kind === "except") continue;
    // What a function binds through `global` is there once somebody has called it.
    if (outsideComprehensions(definition.scope) !== scope || isForTypesOnly(definition)) continue;
    if (isUnconditional(definition, scope.node)) kept = [];
    if (kind !== "delete") kept.push(definition);
  }
  return kept;
}

/** In the body of `if TYPE_CHECKING:`, which does not run. */
function isForTypesOnly(definition: Definition): boolean {
  let child: PythonNode = definition.kind === "import" ? definition.statement : definition.node;
  for (let node = child.parent; node; child = node, node = node.parent) {
    if (node.type !== "If" || child.range[0] > (node.body.at(-1)?.range[0] ?? 0) || child === node.test) continue;
    const { test } = node;
    if ((test.type === "Name" ? test.id : test.type === "Attribute" ? test.attr : "") === "TYPE_CHECKING") return true;
  }
  return false;
}

function outsideComprehensions(scope: Scope): Scope {
  return scope.kind === "comprehension" && scope.parent ? outsideComprehensions(scope.parent) : scope;
}

function entryOf(definition: Definition, classScopes: ReadonlyMap<Scope["node"], Scope>, tree: ScopeTree): Entry {
  switch (definition.kind) {
    case "import": {
      const { statement, alias } = definition;
      if (statement.type === "ImportFrom") {
        return { kind: "import", level: statement.level, module: statement.module, name: alias.name };
      }
      const module = alias.asname === null ? alias.name.split(".", 1)[0] ?? null : alias.name;
      return { kind: "import", level: 0, module, name: null };
    }
    case "function": {
      const signature = signatureOf(definition.node, definition.scope.kind === "class");
      return signature ? { kind: "function", signature } : { kind: "value" };
    }
    case "class":
      return { kind: "class", class: classTableOf(definition.node, classScopes.get(definition.node), tree) };
    case "assignment": {
      const statement = definition.node.parent;
      if (statement?.type !== "Assign" && statement?.type !== "AnnAssign") return { kind: "unknown" };
      // A function that a class body takes over becomes a method: its parameters change.
      const chain = definition.scope === tree.module && statement.value ? chainOf(statement.value, tree) : null;
      if (chain) return { kind: "alias", chain };
      return entryOfValue(statement.value);
    }
    default:
      return { kind: "unknown" };
  }
}

function classTableOf(node: ClassDef, scope: Scope | undefined, tree: ScopeTree): ClassTable {
  // The scope of type parameters stands between.
  const body = scope?.kind === "annotation" ? scope.children.find((child) => child.kind === "class") : scope;
  return {
    members: body ? entriesOf(body, tree) : new Map<string, Entries>(),
    bases: node.bases.map((base) => chainOf(base.type === "Subscript" ? base.value : base, tree)),
    isOpen: mayAddMembers(node),
    abstract: new Set(node.body.flatMap((statement) => (isAbstract(statement) ? [statement.name] : []))),
  };
}

/** Class decorators and metaclasses that add no member which is called on the class; compared by their last segment. */
const PLAIN_DECORATORS = new Set(["dataclass", "define", "deprecated", "final", "frozen", "runtime_checkable", "total_ordering"]);
const PLAIN_METACLASSES = new Set(["ABCMeta", "EnumMeta", "EnumType", "type"]);

function mayAddMembers({ decorator_list: decorators, keywords }: ClassDef): boolean {
  const isMeta = ({ arg, value }: Keyword): boolean => arg === null || (arg === "metaclass" && !PLAIN_METACLASSES.has(lastSegment(value) ?? ""));
  return keywords.some(isMeta) || decorators.some((decorator) => !PLAIN_DECORATORS.has(lastSegment(decorator) ?? ""));
}

function isAbstract(statement: Statement): statement is FunctionDef | AsyncFunctionDef {
  const isMethod = statement.type === "FunctionDef" || statement.type === "AsyncFunctionDef";
  return isMethod && statement.decorator_list.some((decorator) => lastSegment(decorator)?.startsWith("abstract"));
}

/** What the module gives to a class behind its body: `C.f = classmethod(g)`, `setattr(C, "f", g)`. */
function givenMembers(binding: Binding, tree: ScopeTree): (readonly [name: string, entry: Entry])[] {
  return binding.references.flatMap(({ node, scope }) => {
    const { parent } = node;
    if (scope !== tree.module) return [];
    if (parent.type === "Attribute" && parent.ctx.type === "Store" && (parent.parent.type === "Assign" || parent.parent.type === "AnnAssign")) {
      return [[parent.attr, entryOfValue(parent.parent.value)] as const];
    }
    if (parent.type !== "Call" || parent.args[0] !== node || parent.func.type !== "Name" || parent.func.id !== "setattr") return [];
    const [, name, value] = parent.args;
    return name?.type === "Constant" && typeof name.value === "string" && value ? [[name.value, entryOfValue(value)] as const] : [];
  });
}

function withMembers(entry: Entry, given: readonly (readonly [name: string, entry: Entry])[]): Entry {
  if (entry.kind !== "class" || given.length === 0) return entry;
  const members = new Map(entry.class.members);
  for (const [name, value] of given) members.set(name, [...(members.get(name) ?? []), value]);
  return { kind: "class", class: { ...entry.class, members } };
}

const entryOfValue = (value: Expression | null): Entry => ({ kind: value && PLAIN_VALUES.has(value.type) ? "value" : "unknown" });

/** An attribute chain that begins with a name of the module. */
function chainOf(expression: Expression, tree: ScopeTree): string[] | null {
  const path: string[] = [];
  let node = expression;
  for (; node.type === "Attribute"; node = node.value) path.unshift(node.attr);
  if (node.type !== "Name") return null;
  const binding = tree.resolve(node.id, tree.scopeAt(node));
  // An unbound name may come from a star import.
  return binding === null || binding.scope === tree.module ? [node.id, ...path] : null;
}

function exportsOf(module: Scope): Set<string> | null {
  const binding = module.bindings.get("__all__");
  if (!binding) return null;
  const names = new Set<string>();
  for (const definition of binding.definitions) {
    if (definition.kind !== "assignment") continue;
    const statement = definition.node.parent;
    if (statement?.type !== "Assign" && statement?.type !== "AnnAssign" && statement?.type !== "AugAssign") continue;
    if (statement.value) addStrings(statement.value, names);
  }
  for (const { node } of binding.references) {
    const method = node.parent;
    if (method.type !== "Attribute" || (method.attr !== "append" && method.attr !== "extend")) continue;
    if (method.parent.type === "Call" && method.parent.func === method) for (const added of method.parent.args) addStrings(added, names);
  }
  return names;
}

function addStrings(expression: Expression, names: Set<string>): void {
  const pending = [expression];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === "List" || node.type === "Tuple") pending.push(...node.elts);
    else if (node.type === "BinOp") pending.push(node.left, node.right);
    else if (node.type === "Constant" && typeof node.value === "string") names.add(node.value);
  }
}
