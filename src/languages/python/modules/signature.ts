import type { Parameter } from "../../../facts";
import type { Arguments, AsyncFunctionDef, Call, Expression, FunctionDef, PythonNode } from "../ast";
import { walk } from "../walk";

/** How a function is called. */
export interface Signature {
  /** Calling it returns something to be awaited; null where it returns what another call does. */
  readonly async: boolean | null;
  /** Null where a decorator may have changed them, or where they depend on the types of what is passed. */
  readonly parameters: readonly Parameter[] | null;
}

/** Decorators that leave parameters and result as they are; compared by their last segment. */
const TRANSPARENT = new Set([
  "abstractmethod", "cache", "classmethod", "deprecated", "final", "lru_cache", "override", "staticmethod",
]);
/** Decorators after which an attribute is a value, not a function. */
const VALUES = new Set(["property", "cached_property", "abstractproperty", "setter", "getter", "deleter"]);

/** Methods that Python calls with their receiver. */
const SPECIAL = /^__\w+__$/;

/**
 * The signature of a function, or of a method as it is called on its class: a plain method is given its instance there.
 * Null for a property.
 */
export function signatureOf(node: FunctionDef | AsyncFunctionDef, isMethod: boolean): Signature | null {
  const decorators = node.decorator_list.map(lastSegment);
  if (decorators.some((name) => name !== null && VALUES.has(name))) return null;
  const isKnown = decorators.every((name) => name !== null && TRANSPARENT.has(name));
  const takesReceiver = decorators.includes("classmethod") || SPECIAL.test(node.name);
  const isBound = isMethod && takesReceiver && !decorators.includes("staticmethod");
  return {
    async: node.type === "FunctionDef" ? returnsAwaitable(node) : !decorators.includes("asynccontextmanager") && !isGenerator(node),
    parameters: isKnown ? parametersOf(node.args, isBound) : null,
  };
}

/** `c` of a decorator `a.b.c` or `a.b.c(…)`. */
export function lastSegment(decorator: Expression): string | null {
  const callee = decorator.type === "Call" ? decorator.func : decorator;
  if (callee.type === "Attribute") return callee.attr;
  return callee.type === "Name" ? callee.id : null;
}

function parametersOf(node: Arguments, isBound: boolean): Parameter[] {
  const positional = [
    ...node.posonlyargs.map(({ arg }) => ({ name: arg, kind: "positional" as const })),
    ...node.args.map(({ arg }) => ({ name: arg, kind: "either" as const })),
  ];
  const firstDefault = positional.length - node.defaults.length;
  const parameters: Parameter[] = positional.map((parameter, index) => ({ ...parameter, required: index < firstDefault }));
  // `def f(*args)` takes its receiver as one of them.
  if (isBound) parameters.shift();
  if (node.vararg) parameters.push({ name: node.vararg.arg, kind: "rest", required: false });
  node.kwonlyargs.forEach(({ arg }, index) => {
    parameters.push({ name: arg, kind: "keyword", required: (node.kw_defaults[index] ?? null) === null });
  });
  if (node.kwarg) parameters.push({ name: node.kwarg.arg, kind: "keyword-rest", required: false });
  return parameters;
}

const AWAITABLE = /(?:^|\.)(?:Awaitable|Coroutine|Future|Task)\b/;

/** What a plain function says of its result: by its annotation, or else by what it returns. */
function returnsAwaitable(node: FunctionDef): boolean | null {
  const { returns } = node;
  if (returns?.type === "Constant") return typeof returns.value === "string" && AWAITABLE.test(returns.value);
  if (returns) return AWAITABLE.test(lastSegment(returns.type === "Subscript" ? returns.value : returns) ?? "");
  return holds(node, (child) => child.type === "Return" && child.value?.type === "Call" && !constructs(child.value)) ? null : false;
}

/** `cls(…)`, `Engine(…)`. */
function constructs({ func }: Call): boolean {
  const name = lastSegment(func) ?? "";
  return name === "cls" || /^_*\p{Lu}/u.test(name);
}

/** An `async def` with `yield` returns an iterator, which nobody awaits. */
const isGenerator = (node: AsyncFunctionDef): boolean => holds(node, ({ type }) => type === "Yield");

/** Whether the function has such a node, and none within it. */
function holds(node: FunctionDef | AsyncFunctionDef, isWanted: (node: PythonNode) => boolean): boolean {
  let found = false;
  const visit = (child: PythonNode): boolean => {
    found ||= isWanted(child);
    const opensFunction = child.type === "FunctionDef" || child.type === "AsyncFunctionDef" || child.type === "Lambda";
    return !found && !opensFunction && child.type !== "ClassDef";
  };
  for (const statement of node.body) walk(statement, visit);
  return found;
}
