import type { Role } from "../../../facts";
import type { ClassDef, Expression, PythonNode } from "../ast";
import type { Analysis } from "./analysis";
import { lastName } from "./chains";

/** Decorators that leave the types of what they decorate alone. */
const INDIFFERENT: ReadonlySet<string> = new Set([
  ...["staticmethod", "classmethod", "property", "cached_property", "setter", "getter", "deleter"],
  ...["abstractmethod", "overload", "override", "final", "no_type_check", "deprecated"],
  ...["cache", "lru_cache", "wraps", "contextmanager", "asynccontextmanager"],
  ...["fixture", "parametrize", "asyncio", "skip", "skipif", "xfail", "usefixtures", "patch", "object", "timeout"],
]);

/** Bases that do not look at the types of a class. */
const PLAIN_BASES: ReadonlySet<string> = new Set(["object", "ABC", "Protocol", "Generic", "Exception", "TestCase", "Enum"]);

/**
 * What is done with an annotation that other code reads when the program runs; null where it only says a type. Decorators
 * dispatch by it, inject it, or validate with it; so do dataclasses, models and metadata such as `Depends()`, and code of the
 * same file that asks for annotations.
 */
export function roleOfRunning(annotation: PythonNode, { readsAnnotations }: Analysis): Extract<Role, "identity" | "value"> | null {
  return roleOfReader(annotation) ?? (readsAnnotations ? "identity" : null);
}

function roleOfReader(annotation: PythonNode): Extract<Role, "identity" | "value"> | null {
  for (let child = annotation, parent = annotation.parent; parent; child = parent, parent = parent.parent) {
    switch (parent.type) {
      case "Subscript":
        if (lastName(parent.value) === "Annotated" && parent.slice.type === "Tuple" && parent.slice.elts.some(isCall)) return "value";
        break;
      case "arg": {
        const list = parent.parent;
        if (list.type !== "arguments") return null;
        const ordered = [...list.posonlyargs, ...list.args];
        const index = ordered.indexOf(parent);
        const given = index < 0 ? list.kw_defaults[list.kwonlyargs.indexOf(parent)] : list.defaults[index - ordered.length + list.defaults.length];
        // `engine: Engine = Depends()`
        if (isCall(given)) return "value";
        break;
      }
      case "FunctionDef":
      case "AsyncFunctionDef":
        return roleForDecorators(parent.decorator_list);
      case "AnnAssign":
        return parent.annotation === child && parent.parent.type === "ClassDef" && readsFields(parent.parent) ? "identity" : null;
      default:
    }
  }
  return null;
}

function roleForDecorators(decorators: readonly Expression[]): "identity" | "value" | null {
  const names = decorators.map((decorator) => lastName(decorator.type === "Call" ? decorator.func : decorator) ?? "");
  if (names.includes("register")) return "identity";
  return names.every((name) => INDIFFERENT.has(name)) ? null : "value";
}

function readsFields({ decorator_list: decorators, bases }: ClassDef): boolean {
  const plain = bases.every((base) => PLAIN_BASES.has(lastName(base.type === "Subscript" ? base.value : base) ?? ""));
  return decorators.length > 0 || !plain;
}

function isCall(node: PythonNode | null | undefined): boolean {
  return node?.type === "Call";
}
