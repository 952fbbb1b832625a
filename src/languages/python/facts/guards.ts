import type { ExceptHandler, Expression, PythonNode, Statement, With, AsyncWith } from "../ast";
import { walk } from "../walk";
import { lastName } from "./chains";
import { isInBody, isTry } from "./evaluation";

const IMPORT_FAILURES: ReadonlySet<string> = new Set(["ImportError", "ModuleNotFoundError", "Exception", "BaseException"]);

/** Contexts that let the failure of their body pass, or expect it. */
const FAILURE_CONTEXTS: ReadonlySet<string> = new Set(["suppress", "raises", "assertRaises", "assertRaisesRegex"]);

export interface ImportGuards {
  readonly guarded: boolean;
  readonly fallback: boolean;
  readonly typeOnly: boolean;
}

/** Under which conditions an import statement stands. */
export function guardsOf(statement: Statement): ImportGuards {
  let guarded = false;
  let fallback = false;
  for (let child: PythonNode = statement, parent: PythonNode | null = statement.parent; parent; child = parent, parent = parent.parent) {
    if (parent.type === "FunctionDef" || parent.type === "AsyncFunctionDef") break;
    if (isTry(parent)) {
      const handler = parent.handlers.find((candidate) => candidate === child);
      if (handler) fallback ||= catchesImportFailure(handler) && parent.body.some(holdsImport);
      else if (isInBody(parent.body, child)) guarded ||= parent.handlers.some(catchesImportFailure);
    } else if (parent.type === "With" || parent.type === "AsyncWith") {
      guarded ||= isInBody(parent.body, child) && toleratesImportFailure(parent);
    }
  }
  return { guarded, fallback, typeOnly: isUnderTypeChecking(statement) };
}

/** Whether `node` stands under `if TYPE_CHECKING:`, which no run of the program enters. */
export function isUnderTypeChecking(node: PythonNode): boolean {
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (parent.type === "If" && lastName(parent.test) === "TYPE_CHECKING" && isInBody(parent.body, child)) return true;
  }
  return false;
}

/** The types that an `except` clause or a context names: one, or a tuple of them. */
export function namedTypes(expression: Expression): readonly string[] {
  const types = expression.type === "Tuple" ? expression.elts : [expression];
  return types.map((type) => lastName(type) ?? "");
}

function catchesImportFailure(handler: ExceptHandler): boolean {
  return handler.type_ === null || namedTypes(handler.type_).some((name) => IMPORT_FAILURES.has(name));
}

function toleratesImportFailure(statement: With | AsyncWith): boolean {
  return statement.items.some(
    ({ context_expr: context }) =>
      context.type === "Call" &&
      FAILURE_CONTEXTS.has(lastName(context.func) ?? "") &&
      context.args.some((argument) => namedTypes(argument).some((name) => IMPORT_FAILURES.has(name))),
  );
}

function holdsImport(statement: Statement): boolean {
  let found = false;
  walk(statement, (node) => {
    found ||= node.type === "Import" || node.type === "ImportFrom";
    return !found;
  });
  return found;
}
