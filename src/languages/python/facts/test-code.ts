import type { Call, ExceptHandler, Expression, PythonNode, Statement } from "../ast";
import type { Analysis } from "./analysis";
import { lastName } from "./chains";
import { contains, isInBody } from "./evaluation";
import { namedTypes } from "./guards";
import type { PythonMention } from "./mentions";

const EXPECTATIONS: ReadonlySet<string> = new Set(["raises", "assertRaises", "assertRaisesRegex"]);

/** Errors of importing, not of calling. */
const IMPORT_ERRORS: ReadonlySet<string> = new Set(["ImportError", "ModuleNotFoundError"]);

/** Whether the failure of `call` is what the code around it checks. */
export function expectsFailure(call: Call): boolean {
  for (let child: PythonNode = call, parent: PythonNode | null = call.parent; parent; child = parent, parent = parent.parent) {
    switch (parent.type) {
      case "With":
      case "AsyncWith":
        if (isInBody(parent.body, child) && parent.items.some((item) => isExpectation(item.context_expr))) return true;
        break;
      case "Call":
        // `assertRaises(TypeError, lambda: X())`
        if (child.type === "Lambda" && isExpectation(parent)) return true;
        break;
      case "Try":
      case "TryStar":
        if (isInBody(parent.body, child) && parent.handlers.some(welcomesFailure)) return true;
        break;
      case "FunctionDef":
      case "AsyncFunctionDef":
        return parent.decorator_list.some(expectsIt);
      default:
    }
  }
  return false;
}

/** `@pytest.mark.xfail`, `@unittest.expectedFailure` */
function expectsIt(decorator: Expression): boolean {
  const name = lastName(decorator.type === "Call" ? decorator.func : decorator);
  return name === "xfail" || name === "expectedFailure";
}

function isExpectation(context: Expression): boolean {
  return context.type === "Call" && EXPECTATIONS.has(lastName(context.func) ?? "");
}

/** A handler that only looks at the failure: `pass`, or assertions. */
function welcomesFailure({ type_: type, body }: ExceptHandler): boolean {
  return (type === null || namedTypes(type).some((name) => !IMPORT_ERRORS.has(name))) && body.every(isAssertion);
}

function isAssertion(statement: Statement): boolean {
  if (statement.type === "Pass" || statement.type === "Assert") return true;
  if (statement.type !== "Expr" || statement.value.type !== "Call") return false;
  return lastName(statement.value.func)?.startsWith("assert") ?? false;
}

/** Modules whose inner names a test double replaces while `call` runs. */
export function mockedModulesAt(call: Call, mentions: readonly PythonMention[], analysis: Analysis): readonly string[] {
  const modules = new Set<string>();
  for (const replacement of mentions) {
    if (replacement.purpose !== "mock" || !isActive(replacement.expression, call)) continue;
    for (const { module, path } of replacement.names) if (path.length > 0) modules.add(module);
  }
  for (const patch of patchedObjectsAround(call)) {
    for (const { module } of analysis.qualify(patch)) if (module !== "builtins") modules.add(module);
  }
  return [...modules];
}

/**
 * Whether the replacement that `expression` makes lasts while `call` runs: as a context or decorator around it, or as a
 * statement of the function that it stands in.
 */
function isActive(expression: PythonNode, call: Call): boolean {
  for (let parent = expression.parent; parent; parent = parent.parent) {
    switch (parent.type) {
      case "withitem":
        return contains(parent.parent, call) && call.range[0] >= parent.range[1];
      case "FunctionDef":
      case "AsyncFunctionDef":
      case "ClassDef":
        return contains(parent, call);
      default:
    }
  }
  return false;
}

/** The first arguments of `patch.object(…)` around a call. */
function* patchedObjectsAround(call: Call): Generator<Expression> {
  for (let parent: PythonNode | null = call.parent; parent; parent = parent.parent) {
    if (parent.type === "With" || parent.type === "AsyncWith") {
      for (const item of parent.items) yield* patchedObject(item.context_expr);
    } else if (parent.type === "FunctionDef" || parent.type === "AsyncFunctionDef" || parent.type === "ClassDef") {
      for (const decorator of parent.decorator_list) yield* patchedObject(decorator);
    }
  }
}

function* patchedObject(expression: Expression): Generator<Expression> {
  if (expression.type !== "Call" || expression.func.type !== "Attribute" || expression.func.attr !== "object") return;
  const [target] = expression.args;
  if (target && lastName(expression.func.value) === "patch") yield target;
}
