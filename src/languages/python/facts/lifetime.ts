import type { Lifetime } from "../../../facts";
import type { Call, Expression, FunctionDef, AsyncFunctionDef, PythonNode } from "../ast";
import type { Analysis } from "./analysis";
import { chainFrom, lastName } from "./chains";
import { isInBody } from "./evaluation";

type Function = FunctionDef | AsyncFunctionDef;

const MEMOIZERS: ReadonlySet<string> = new Set([
  "functools.lru_cache",
  "functools.cache",
  "async_lru.alru_cache",
  "asyncstdlib.lru_cache",
  "asyncstdlib.cache",
  "cachetools.cached",
  "cachetools.func.lru_cache",
  "cachetools.func.ttl_cache",
  "aiocache.cached",
]);

/** Methods that keep what they are given. */
const COLLECTING: ReadonlySet<string> = new Set(["append", "add", "insert", "setdefault", "appendleft", "put", "put_nowait"]);

/**
 * The code that evaluates an expression: once per module or class, or once per call of a function. `unshared` is a lambda,
 * the main part of a script, or a class that a function makes anew.
 */
interface Frame {
  readonly owner: "module" | "class" | "unshared" | Function;
  /** A default or decorator argument of a definition on the way there. */
  readonly through: "default-argument" | "decorator" | null;
}

/** How long the object lives that `call` makes. */
export function lifetimeOf(call: Call, analysis: Analysis): Lifetime {
  return judge(call, analysis, new Set());
}

/** The calls of what `call` returns: `call()()`, `f = call(); f()`. */
export function callsOfResult(call: Call, analysis: Analysis): readonly Call[] {
  const { parent } = call;
  if (parent.type === "Call" && parent.func === call) return [parent];
  return targetsOf(call).flatMap((target) => {
    const binding = target.type === "Name" ? analysis.bindingOf(target) : null;
    if (binding?.definitions.length !== 1) return [];
    return binding.references.flatMap(({ node }) => (node.parent.type === "Call" && node.parent.func === node ? [node.parent] : []));
  });
}

function judge(call: Call, analysis: Analysis, seen: Set<PythonNode>): Lifetime {
  const { owner, through } = frameOf(call);
  if (owner === "unshared" || isSetOfContextVariable(call, analysis)) return "local";
  if (owner === "module" || owner === "class") return through ?? owner;
  if (through !== null) return "local";
  if (owner.decorator_list.some((decorator) => isMemoizer(decorator, analysis))) return "memoized";
  const carriers = carriersOf(call, owner, analysis);
  if (carriers.some((carrier) => isKeptOutside(carrier, owner, analysis))) return "lazy-singleton";
  if (seen.has(owner)) return "local";
  seen.add(owner);
  const makers = [
    ...(carriers.some(isReturned) ? callsOf(owner, analysis) : []),
    ...(carriers.some((carrier) => isKeptInObject(carrier, owner)) ? callsOf(owner.parent, analysis) : []),
  ];
  return makers.some((outer) => judge(outer, analysis, seen) !== "local") ? "shared-factory" : "local";
}

function isReturned(carrier: Expression): boolean {
  return carrier.parent.type === "Return" && carrier.parent.value === carrier;
}

/** `self.x = X()`: it lives as long as the object. */
function isKeptInObject(carrier: Expression, owner: Function): boolean {
  const first = owner.args.posonlyargs[0] ?? owner.args.args[0];
  if (owner.parent.type !== "ClassDef" || !first || isClassParameter(first.arg, owner)) return false;
  return targetsOf(carrier).some((target) => {
    return target.type === "Attribute" && target.value.type === "Name" && target.value.id === first.arg;
  });
}

function frameOf(node: PythonNode): Frame {
  let through: Frame["through"] = null;
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    switch (parent.type) {
      case "Lambda":
        if (child === parent.body) return { owner: "unshared", through };
        break;
      case "arguments":
        if (child.type !== "arg" && parent.parent.type !== "Lambda") through ??= "default-argument";
        break;
      case "FunctionDef":
      case "AsyncFunctionDef":
        if (isInBody(parent.body, child)) return { owner: parent, through };
        if (holds(parent.decorator_list, child)) through ??= "decorator";
        break;
      case "ClassDef":
        if (isInBody(parent.body, child)) return classFrame(parent, through);
        if (holds(parent.decorator_list, child)) through ??= "decorator";
        break;
      case "withitem":
        // It ends with its block.
        if (child === parent.context_expr) return { owner: "unshared", through };
        break;
      case "If":
        if (isMainTest(parent.test) && isInBody(parent.body, child)) return { owner: "unshared", through };
        break;
      default:
    }
  }
  return { owner: "module", through };
}

function classFrame(node: PythonNode, through: Frame["through"]): Frame {
  const { owner } = frameOf(node);
  return { owner: owner === "module" || owner === "class" ? "class" : "unshared", through };
}

function holds(expressions: readonly Expression[], child: PythonNode): boolean {
  return expressions.some((expression) => expression === child);
}

function isMainTest(test: Expression): boolean {
  if (test.type !== "Compare" || test.ops[0]?.type !== "Eq") return false;
  return [test.left, ...test.comparators].some((side) => side.type === "Name" && side.id === "__name__");
}

function isMemoizer(decorator: Expression, analysis: Analysis): boolean {
  return analysis.isOneOf(decorator.type === "Call" ? decorator.func : decorator, MEMOIZERS);
}

/** `variable.set(X())`: a context variable holds one value per task. */
function isSetOfContextVariable({ parent }: Call, analysis: Analysis): boolean {
  if (parent.type !== "Call" || parent.func.type !== "Attribute" || parent.func.attr !== "set") return false;
  const holder = parent.func.value;
  const binding = holder.type === "Name" ? analysis.bindingOf(holder) : null;
  return (binding?.definitions ?? []).some((definition) => {
    const assignment = definition.kind === "assignment" ? definition.node.parent : null;
    if (assignment?.type !== "Assign" && assignment?.type !== "AnnAssign") return false;
    return assignment.value?.type === "Call" && lastName(assignment.value.func) === "ContextVar";
  });
}

/** The expressions of `owner` whose value is the object: the call itself, and reads of a local variable that holds it. */
function carriersOf(call: Call, owner: Function, analysis: Analysis): readonly Expression[] {
  const value = wholeValue(call);
  const carriers = [value];
  for (const target of targetsOf(value)) {
    if (target.type !== "Name") continue;
    const binding = analysis.bindingOf(target);
    if (binding?.scope.node !== owner) continue;
    for (const { node, scope } of binding.references) if (scope === binding.scope) carriers.push(wholeValue(node));
  }
  return carriers;
}

/** The outermost expression with the same value: `await x`, `x or y`, `x if c else y`, `(y := x)`. */
function wholeValue(expression: Expression): Expression {
  let value = expression;
  for (;;) {
    const { parent } = value;
    const passes =
      parent.type === "Await" ||
      parent.type === "BoolOp" ||
      (parent.type === "IfExp" && parent.test !== value) ||
      (parent.type === "NamedExpr" && parent.value === value);
    if (!passes) return value;
    value = parent;
  }
}

/** What the value is assigned to. */
function targetsOf(value: Expression): readonly Expression[] {
  const targets: Expression[] = [];
  if (value.type === "NamedExpr") targets.push(value.target);
  const { parent } = value;
  if (parent.type === "Assign" && parent.value === value) targets.push(...parent.targets);
  if (parent.type === "AnnAssign" && parent.value === value) targets.push(parent.target);
  return targets;
}

/** Calls that give something that outlives the function: `type(self).x = …`, `globals()["x"] = …`. */
const OUTER_CALLS: ReadonlySet<string> = new Set(["type", "globals"]);

/** The name of a key that stands for one user, session or request: what is kept under it is not shared by others. */
const OWNER = /(?:session|user|tenant|client|connection|request|account|token|id)(?:\(\))?$/i;

function isOwnedBy(key: Expression | null, { text }: Analysis): boolean {
  return key !== null && key.type !== "Constant" && OWNER.test(text.slice(...key.range));
}

function firstArgument(call: PythonNode): Expression | null {
  return call.type === "Call" && call.args.length > 1 ? (call.args[0] ?? null) : null;
}

/** What the value is added to: `instances.append(value)`, `cache.setdefault(key, value)`. */
function collectionOf(value: Expression): Expression | null {
  const { parent } = value;
  if (parent.type !== "Call" || parent.func === value || parent.func.type !== "Attribute") return null;
  return COLLECTING.has(parent.func.attr) ? parent.func.value : null;
}

/** Whether the value is assigned or added to something that outlives the call of `owner`. */
function isKeptOutside(value: Expression, owner: Function, analysis: Analysis): boolean {
  const collection = collectionOf(value);
  return [...targetsOf(value), ...(collection ? [collection] : [])].some((target) => {
    let root = target;
    if (root === collection && isOwnedBy(firstArgument(value.parent), analysis)) return false;
    while (root.type === "Subscript" || root.type === "Attribute") {
      if (root.type === "Subscript" && isOwnedBy(root.slice, analysis)) return false;
      if (root.type === "Attribute" && root.attr === "__class__") return true;
      root = root.value;
    }
    if (root.type === "Call") return OUTER_CALLS.has(lastName(root.func) ?? "");
    if (root.type !== "Name") return false;
    const scope = analysis.bindingOf(root)?.scope;
    if (!scope) return false;
    const isHolder = root !== target || root === collection;
    if (scope.node === owner) return isHolder && isClassParameter(root.id, owner);
    return (root === target && root !== collection) || scope.kind === "module" || scope.kind === "class";
  });
}

/** `cls` of a class method or of `__new__`. */
function isClassParameter(name: string, owner: Function): boolean {
  const first = owner.args.posonlyargs[0] ?? owner.args.args[0];
  if (first?.arg !== name || owner.parent.type !== "ClassDef") return false;
  return (
    owner.name === "__new__" ||
    owner.name === "__init_subclass__" ||
    owner.decorator_list.some((decorator) => lastName(decorator) === "classmethod")
  );
}

/** The calls of a function or class of this file by its name. */
function callsOf(owner: PythonNode, analysis: Analysis): readonly Call[] {
  if (owner.type !== "FunctionDef" && owner.type !== "AsyncFunctionDef" && owner.type !== "ClassDef") return [];
  const scope = analysis.scopes.scopeAt(owner);
  const binding = analysis.scopes.resolve(owner.name, scope);
  if (binding?.scope !== scope) return [];
  return binding.references.flatMap(({ node }) => {
    const { top, path } = chainFrom(node);
    return path.length === 0 && top.parent.type === "Call" && top.parent.func === top ? [top.parent] : [];
  });
}
