import type { Constant } from "../ast";
import type { Analysis } from "./analysis";
import { roleOfRunning } from "./running-annotations";
import type { StringReference } from "./string-annotations";
import { stringValue } from "./string-literals";
import { annotationsAreLazy, typePositionOf } from "./type-positions";

/** Builtins that look names up in what they are given. */
const READERS: ReadonlySet<string> = new Set(["eval", "exec", "globals", "locals", "vars"]);

/** Tells which names the file may look up in its own strings: `globals()["name"]`, `sys.modules[__name__]`, `eval("name")`. */
export function readsByName({ scopes }: Analysis, literals: readonly Constant[]): (name: string) => boolean {
  const looks = scopes.unresolved.some(({ node }) => {
    const { parent } = node;
    if (parent.type === "Call") return parent.func === node && READERS.has(node.id);
    // `patch(__name__ + ".X")`, `patch(f"{__name__}.X")`, `sys.modules[__name__]`
    if (node.id !== "__name__") return false;
    return parent.type === "BinOp" || parent.type === "FormattedValue" || (parent.type === "Subscript" && parent.slice === node);
  });
  if (!looks) return () => false;
  const words = new Set(literals.flatMap((literal) => stringValue(literal)?.match(/[\p{L}\p{N}_]+/gu) ?? []));
  return (name) => words.has(name);
}

/**
 * Names of functions and classes in annotations that other code evaluates later, when all that it finds are the names of the
 * module: by `from __future__ import annotations`, or in quotes.
 */
export function namesEvaluatedLate(analysis: Analysis, quoted: readonly StringReference[]): ReadonlySet<string> {
  const { scopes, module } = analysis.scopes;
  const names = new Set<string>();
  for (const { name, binding, running } of quoted) if (binding && binding.scope !== module && running) names.add(name);
  for (const scope of annotationsAreLazy(analysis) ? scopes : []) {
    for (const { name, definitions, references } of scope === module ? [] : scope.bindings.values()) {
      if (!module.bindings.has(name) && !definitions.some(({ kind }) => kind === "import")) continue;
      if (references.some(({ node }) => typePositionOf(node, analysis) && roleOfRunning(node, analysis))) names.add(name);
    }
  }
  return names;
}

/**
 * Strings that may be compared with what classes call themselves, `type(x).__name__ == "C"`, by their text. `readsNames`:
 * the file asks some class for its name.
 */
export function comparedNames(analysis: Analysis, literals: readonly Constant[], readsNames: boolean): ReadonlyMap<string, readonly Constant[]> {
  const found = new Map<string, Constant[]>();
  for (const literal of readsNames ? literals : []) {
    const text = stringValue(literal) ?? "";
    // `module.C` is how `__module__` and `__qualname__` are put together.
    const name = text.slice(text.lastIndexOf(".") + 1);
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) || typePositionOf(literal, analysis)) continue;
    found.set(name, [...(found.get(name) ?? []), literal]);
  }
  return found;
}
