import type { TSESTree } from "@typescript-eslint/utils";
import type { Source } from "../source";
import { memberName, staticString, unwrap, type Node } from "../syntax";

/** An expression whose value is a module, or something read from it. */
export interface Load {
  readonly style: "require" | "import";
  /** The string that names the module. */
  readonly source: Node;
  readonly specifier: string;
  /** The expression whose value is the module itself. */
  readonly module: Node;
  /** What is read from it before it is bound. */
  readonly path: readonly string[];
  /** More than the module's name decides on what is loaded. */
  readonly attributes: boolean;
}

export function isGlobal(source: Source, node: Node, name: string): boolean {
  return node.type === "Identifier" && node.name === name && source.variableOf(node) === null;
}

/** `require("m")` by the global function. */
export function readRequire(source: Source, node: Node): Load | null {
  if (node.type !== "CallExpression" || node.optional || !isGlobal(source, node.callee, "require")) return null;
  const [argument, ...others] = node.arguments;
  const specifier = staticString(argument);
  if (!argument || specifier === null || others.length > 0) return null;
  return { style: "require", source: argument, specifier, module: node, path: [], attributes: false };
}

/** `import("m")`: the module is what awaiting it gives. */
export function readDynamicImport(node: TSESTree.ImportExpression): Load | null {
  const specifier = staticString(node.source);
  if (specifier === null) return null;
  const awaited = node.parent.type === "AwaitExpression" ? node.parent : node;
  // Older parsers call the options by another name, or leave them out.
  const attributes = Boolean(node.options ?? Reflect.get(node, "attributes"));
  return { style: "import", source: node.source, specifier, module: awaited, path: [], attributes };
}

/** Reads the initialiser of a variable: `require("m")`, `require("m").X`, `await import("m")`, `(await import("m")).X`. */
export function readLoad(source: Source, expression: Node): Load | null {
  const path: string[] = [];
  let node = unwrap(expression);
  while (node.type === "MemberExpression" && !node.optional) {
    const name = memberName(node);
    if (name === null) return null;
    path.unshift(name);
    node = unwrap(node.object);
  }
  const awaited = node.type === "AwaitExpression" ? unwrap(node.argument) : null;
  const load = awaited?.type === "ImportExpression" ? readDynamicImport(awaited) : readRequire(source, node);
  return load && { ...load, path };
}
