import type {
  Alias, Arg, AsyncFunctionDef, ClassDef, FunctionDef, Import, ImportFrom, Module, Name, PythonNode,
} from "../ast";
import { ClassBody, type ClassRead } from "./class-body";

/** `annotation` holds type parameters, or is the lazily evaluated bound, default or value of one. */
export type ScopeKind = "module" | "function" | "lambda" | "comprehension" | "class" | "annotation";

/** A region of the source with names of its own. */
export interface Scope {
  readonly kind: ScopeKind;
  /** What opens the scope; of the bound, default or value of a type parameter or alias, that expression. */
  readonly node: PythonNode;
  readonly parent: Scope | null;
  readonly children: readonly Scope[];
  /** By mangled name (`_C__x` for `__x` in class `C`), without the names declared global or nonlocal here. */
  readonly bindings: ReadonlyMap<string, Binding>;
}

interface Place {
  /** Where the code stands: under `global` and `nonlocal`, and for a walrus in a comprehension, not the binding's. */
  readonly scope: Scope;
}

/** One place that binds, declares or deletes a name. */
export type Definition =
  | (Place & { readonly kind: "import"; readonly statement: Import | ImportFrom; readonly alias: Alias })
  | (Place & { readonly kind: "parameter"; readonly node: Arg })
  | (Place & { readonly kind: "function"; readonly node: FunctionDef | AsyncFunctionDef })
  | (Place & { readonly kind: "class"; readonly node: ClassDef })
  | (Place & {
      readonly kind:
        | "assignment" | "delete" | "loop" | "with" | "except" | "match" | "walrus" | "type-parameter"
        | "annotation-only";
      /** The target `Name`; of `except` the handler, of `match` the pattern, of `type-parameter` the parameter. */
      readonly node: PythonNode;
    });

/** A name of a scope with all that defines it and all that reads it. */
export interface Binding {
  /** As spelled, before mangling. */
  readonly name: string;
  readonly scope: Scope;
  /** In the order of the source. */
  readonly definitions: readonly Definition[];
  /** Every read of it from any scope, those included that only may reach it: see `Reference.fallback`. */
  readonly references: readonly Reference[];
}

/** A read of a name. */
export interface Reference {
  readonly node: Name;
  readonly scope: Scope;
  /** Null for a builtin or an unknown name. */
  readonly binding: Binding | null;
  /**
   * A class body reads its own name once it is bound and the outer one before. Where that cannot be told, `binding` is
   * the class's and this is the outer one. Such a reference is listed with both bindings.
   */
  readonly fallback: Binding | null;
}

/** The scopes of a module. */
export interface ScopeTree {
  readonly module: Scope;
  readonly scopes: readonly Scope[];
  /** References without a binding: builtins, names from star imports, mistakes. */
  readonly unresolved: readonly Reference[];
  readonly starImports: readonly ImportFrom[];
  /**
   * The innermost scope in which the node is evaluated: of decorators, defaults, bases, annotations and the first
   * iterable of a comprehension the enclosing one.
   */
  scopeAt(node: PythonNode): Scope;
  /** Python's lookup: class scopes are skipped from nested functions. */
  resolve(name: string, from: Scope): Binding | null;
}

/** A binding while it is being collected. */
export class CollectedBinding implements Binding {
  readonly definitions: Definition[] = [];
  readonly references: CollectedReference[] = [];
  constructor(readonly name: string, readonly scope: CollectedScope) {}
}

/** A reference; linked once all bindings are known. */
export class CollectedReference implements Reference {
  binding: CollectedBinding | null = null;
  fallback: CollectedBinding | null = null;
  constructor(readonly node: Name, readonly scope: CollectedScope, readonly classRead: ClassRead) {}
}

/** A scope while it is being collected. */
export class CollectedScope implements Scope {
  readonly children: CollectedScope[] = [];
  readonly bindings = new Map<string, CollectedBinding>();
  /** Mangled names that the scope declares `global` or `nonlocal`. */
  globals: Set<string> | null = null;
  nonlocals: Set<string> | null = null;
  readonly classBody: ClassBody | null;
  /** Results of lookups from this scope. */
  readonly resolved = new Map<string, CollectedBinding | null>();

  constructor(
    readonly kind: ScopeKind,
    readonly node: PythonNode,
    readonly parent: CollectedScope | null,
    /** The class whose name mangles private names here, without its leading underscores. */
    private readonly mangler: string | null,
    /** Beside a generic class, whose bases stand outside of it: the private names of its type parameters. */
    private readonly mangled: ReadonlySet<string> | null = null,
  ) {
    this.classBody = kind === "class" ? new ClassBody(node) : null;
  }

  static ofModule(node: Module): CollectedScope {
    return new CollectedScope("module", node, null, null);
  }

  open(kind: ScopeKind, node: PythonNode, className?: string, onlyMangled?: ReadonlySet<string>): CollectedScope {
    const mangler = className === undefined ? this.mangler : className.replace(/^_+/, "") || null;
    const mangled = onlyMangled ?? (kind === "class" ? null : this.mangled);
    const scope = new CollectedScope(kind, node, this, mangler, mangled);
    this.children.push(scope);
    return scope;
  }

  mangle(name: string): string {
    if (this.mangler === null || !name.startsWith("__") || name.endsWith("__") || name.includes(".")) return name;
    return this.mangled?.has(name) === false ? name : `_${this.mangler}${name}`;
  }

  define(mangled: string, name: string, definition: Definition): CollectedBinding {
    let binding = this.bindings.get(mangled);
    if (!binding) this.bindings.set(mangled, (binding = new CollectedBinding(name, this)));
    binding.definitions.push(definition);
    return binding;
  }
}
