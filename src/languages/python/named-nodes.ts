import type { NamedNode } from "../structure";
import type { Module } from "./ast";
import { walk } from "./walk";

/** By shape and not by class: the plugin that read the file may be another copy of this package. */
export function isPython(sourceCode: object): sourceCode is { readonly ast: Module } {
  if (!("ast" in sourceCode) || typeof sourceCode.ast !== "object" || sourceCode.ast === null) return false;
  return "type" in sourceCode.ast && sourceCode.ast.type === "Module";
}

/** The classes and functions of a Python file; null for a file of another language. */
export function findNamedNodes(sourceCode: object): NamedNode[] | null {
  if (!isPython(sourceCode)) return null;
  const found: NamedNode[] = [];
  walk(sourceCode.ast, (node) => {
    if (node.type === "FunctionDef" || node.type === "AsyncFunctionDef" || node.type === "ClassDef") {
      const { start, end } = node.loc;
      // Decorators stand before the node, and belong to it all the same.
      const first = Math.min(start.line, ...node.decorator_list.map(({ loc }) => loc.start.line));
      found.push({ name: node.name, range: node.range, lines: [first, end.line] });
    }
    return undefined;
  });
  return found;
}
