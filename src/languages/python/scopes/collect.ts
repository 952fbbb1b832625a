import type {
  Arguments, AsyncFunctionDef, ClassDef, DictComp, Expression, FunctionDef, GeneratorExp, Import, ImportFrom, Lambda,
  ListComp, Module, Name, PythonNode, SetComp, TypeAlias, TypeParam,
} from "../ast";
import { childrenOf } from "../walk";
import { CollectedReference, CollectedScope, type Definition } from "./model";
import { ownName, parametersOf } from "./own-names";

/** What a stored `Name` below a node does, or that the node's own name is to be bound now. */
type Purpose = "assignment" | "loop" | "with" | "walrus" | "annotation-only" | "own-name";

interface Step {
  readonly node: PythonNode;
  readonly scope: CollectedScope;
  readonly purpose: Purpose;
}

/** A definition whose binding is known once all `global` and `nonlocal` declarations are. */
export interface PendingDefinition {
  readonly name: string;
  /** The scope that would hold the binding without declarations. */
  readonly host: CollectedScope;
  readonly definition: Definition;
}

/** One pass over the tree, in the order of evaluation: opens scopes, notes what is bound and what is read. */
export class Collector {
  readonly module: CollectedScope;
  readonly scopes: CollectedScope[] = [];
  readonly definitions: PendingDefinition[] = [];
  readonly references: CollectedReference[] = [];
  readonly starImports: ImportFrom[] = [];
  /** Scopes by the node that opens them; of a generic function or class, the one of its type parameters stands apart. */
  readonly scopeOf = new Map<PythonNode, CollectedScope>();
  readonly typeScopeOf = new Map<PythonNode, CollectedScope>();
  private next: Step[] = [];

  constructor(module: Module) {
    this.module = CollectedScope.ofModule(module);
    this.register(this.module);
    // A stack of its own: generated code nests deeper than calls may.
    const stack: Step[] = [{ node: module, scope: this.module, purpose: "assignment" }];
    for (let step = stack.pop(); step; step = stack.pop()) {
      this.expand(step.node, step.scope, step.purpose);
      for (let index = this.next.length - 1; index >= 0; index--) stack.push(this.next[index]!);
      this.next.length = 0;
    }
  }

  private register(scope: CollectedScope): CollectedScope {
    this.scopes.push(scope);
    return scope;
  }

  private open(scope: CollectedScope): CollectedScope {
    this.scopeOf.set(scope.node, scope);
    return this.register(scope);
  }

  private then(node: PythonNode | null, scope: CollectedScope, purpose: Purpose = "assignment"): void {
    if (node !== null) this.next.push({ node, scope, purpose });
  }

  private thenAll(nodes: readonly (PythonNode | null)[], scope: CollectedScope): void {
    for (const node of nodes) this.then(node, scope);
  }

  private expand(node: PythonNode, scope: CollectedScope, purpose: Purpose): void {
    if (purpose === "own-name") return this.bindOwnName(node, scope);
    switch (node.type) {
      case "Name":
        return this.name(node, scope, purpose);
      case "FunctionDef":
      case "AsyncFunctionDef":
        return this.functionDefinition(node, scope);
      case "Lambda":
        return this.lambda(node, scope);
      case "ClassDef":
        return this.classDefinition(node, scope);
      case "ListComp":
      case "SetComp":
      case "DictComp":
      case "GeneratorExp":
        return this.comprehension(node, scope);
      case "NamedExpr":
        this.then(node.value, scope);
        return this.then(node.target, scope, "walrus");
      case "Assign":
        this.then(node.value, scope);
        return this.thenAll(node.targets, scope);
      case "AugAssign":
        this.then(node.value, scope);
        if (node.target.type === "Name" && scope.kind === "class") this.read(node.target, scope);
        return this.then(node.target, scope);
      case "AnnAssign":
        this.then(node.value, scope);
        if (node.target.type !== "Name" || node.value) this.then(node.target, scope);
        // `(x): int` declares nothing; its parenthesis stands before the name.
        else if (node.target.range[0] === node.range[0]) this.then(node.target, scope, "annotation-only");
        return this.then(node.annotation, scope);
      case "For":
      case "AsyncFor":
        scope.classBody?.enterLoop();
        this.then(node.iter, scope);
        this.then(node.target, scope, "loop");
        this.thenAll(node.body, scope);
        return this.thenAll(node.orelse, scope);
      case "While":
        scope.classBody?.enterLoop();
        return this.thenAll(childrenOf(node), scope);
      case "withitem":
        this.then(node.context_expr, scope);
        return this.then(node.optional_vars, scope, "with");
      case "ExceptHandler":
        this.then(node.type_, scope);
        this.then(node, scope, "own-name");
        return this.thenAll(node.body, scope);
      case "MatchAs":
      case "MatchStar":
      case "MatchMapping":
        this.thenAll(childrenOf(node), scope);
        return this.then(node, scope, "own-name");
      case "Import":
      case "ImportFrom":
        return this.imports(node, scope);
      case "Global":
        for (const name of node.names) (scope.globals ??= new Set()).add(scope.mangle(name));
        return;
      case "Nonlocal":
        for (const name of node.names) (scope.nonlocals ??= new Set()).add(scope.mangle(name));
        return;
      case "TypeAlias":
        return this.typeAlias(node, scope);
      case "TypeVar":
        this.bindOwnName(node, scope);
        this.lazily(node.bound, scope);
        return this.lazily(node.default_value, scope);
      case "ParamSpec":
      case "TypeVarTuple":
        this.bindOwnName(node, scope);
        return this.lazily(node.default_value, scope);
      case "Constant":
        return;
      // The bulk of every tree, without the general look at the fields.
      case "Attribute":
      case "Expr":
      case "keyword":
        return this.then(node.value, scope);
      case "Call":
        this.then(node.func, scope);
        this.thenAll(node.args, scope);
        return this.thenAll(node.keywords, scope);
      default:
        for (const child of childrenOf(node)) this.then(child, scope, purpose);
    }
  }

  private name(node: Name, scope: CollectedScope, purpose: Exclude<Purpose, "own-name">): void {
    if (node.ctx.type === "Load") return this.read(node, scope);
    const kind = node.ctx.type === "Del" ? "delete" : purpose;
    let host = scope;
    // A walrus reaches through comprehensions.
    if (kind === "walrus") while (host.kind === "comprehension" && host.parent) host = host.parent;
    this.bind(node.id, host, { kind, node, scope });
  }

  private read(node: Name, scope: CollectedScope): void {
    const classRead = scope.classBody?.read(scope.mangle(node.id)) ?? "bound";
    this.references.push(new CollectedReference(node, scope, classRead));
  }

  private bind(name: string, host: CollectedScope, definition: Definition): void {
    this.definitions.push({ name, host, definition });
    host.classBody?.define(host.mangle(name), definition);
  }

  private bindOwnName(node: PythonNode, scope: CollectedScope): void {
    const own = ownName(node, scope);
    if (own) this.bind(own.name, scope, own.definition);
  }

  private functionDefinition(node: FunctionDef | AsyncFunctionDef, scope: CollectedScope): void {
    this.thenAll(node.decorator_list, scope);
    this.defaults(node.args, scope);
    const outer = this.typeParameters(node, node.type_params, scope);
    for (const parameter of parametersOf(node.args)) this.then(parameter.annotation, outer);
    this.then(node.returns, outer);
    this.then(node, scope, "own-name");
    const inner = this.open(outer.open("function", node));
    this.parameters(node.args, inner);
    this.thenAll(node.body, inner);
  }

  private lambda(node: Lambda, scope: CollectedScope): void {
    this.defaults(node.args, scope);
    const inner = this.open(scope.open("lambda", node));
    this.parameters(node.args, inner);
    this.then(node.body, inner);
  }

  private classDefinition(node: ClassDef, scope: CollectedScope): void {
    this.thenAll(node.decorator_list, scope);
    const outer = this.typeParameters(node, node.type_params, scope, node.name);
    this.thenAll(node.bases, outer);
    this.thenAll(node.keywords, outer);
    this.then(node, scope, "own-name");
    this.thenAll(node.body, this.open(outer.open("class", node, node.name)));
  }

  private comprehension(node: ListComp | SetComp | GeneratorExp | DictComp, scope: CollectedScope): void {
    const inner = this.open(scope.open("comprehension", node));
    node.generators.forEach((generator, index) => {
      this.then(generator.iter, index === 0 ? scope : inner);
      this.then(generator.target, inner, "loop");
      this.thenAll(generator.ifs, inner);
    });
    this.thenAll(node.type === "DictComp" ? [node.key, node.value] : [node.elt], inner);
  }

  private imports(node: Import | ImportFrom, scope: CollectedScope): void {
    for (const alias of node.names) {
      if (alias.name === "*" && node.type === "ImportFrom") {
        this.starImports.push(node);
        continue;
      }
      const root = node.type === "Import" ? alias.name.split(".", 1)[0] : alias.name;
      this.bind(alias.asname ?? root ?? alias.name, scope, { kind: "import", statement: node, alias, scope });
    }
  }

  private typeAlias(node: TypeAlias, scope: CollectedScope): void {
    this.then(node.name, scope);
    this.lazily(node.value, this.typeParameters(node, node.type_params, scope));
  }

  /** The scope in which annotations and bases of a definition are evaluated. */
  private typeParameters(
    owner: PythonNode, parameters: readonly TypeParam[], scope: CollectedScope, className?: string,
  ): CollectedScope {
    if (parameters.length === 0) return scope;
    const ownNames = className === undefined ? undefined : new Set(parameters.map(({ name }) => name));
    const inner = this.register(scope.open("annotation", owner, className, ownNames));
    this.typeScopeOf.set(owner, inner);
    this.thenAll(parameters, inner);
    return inner;
  }

  /** Bounds, defaults and values of type parameters and aliases are functions of their own. */
  private lazily(expression: Expression | null, scope: CollectedScope): void {
    if (expression !== null) this.then(expression, this.open(scope.open("annotation", expression)));
  }

  private defaults(node: Arguments, scope: CollectedScope): void {
    this.thenAll(node.defaults, scope);
    this.thenAll(node.kw_defaults, scope);
  }

  private parameters(node: Arguments, scope: CollectedScope): void {
    for (const parameter of parametersOf(node)) {
      this.bind(parameter.arg, scope, { kind: "parameter", node: parameter, scope });
    }
  }
}
