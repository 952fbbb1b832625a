import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { memberName, type Node } from "./syntax";

/** The nodes of a file that name a module or may, in the order of the text. */
export interface Findings {
  readonly declarations: readonly (
    | TSESTree.ImportDeclaration
    | TSESTree.ExportNamedDeclaration
    | TSESTree.ExportAllDeclaration
    | TSESTree.TSImportEqualsDeclaration
  )[];
  readonly calls: readonly (TSESTree.CallExpression | TSESTree.ImportExpression)[];
  /** `eval("…")`: by any other name than its own, it knows none of the names around it. */
  readonly evals: readonly TSESTree.CallExpression[];
  readonly types: readonly TSESTree.TSImportType[];
  readonly ambient: readonly TSESTree.TSModuleDeclaration[];
  readonly elements: readonly TSESTree.JSXElement[];
  /** What attributes are assigned to: `a.b` of `a.b.c = 1`. */
  readonly patched: readonly Node[];
  readonly awaits: readonly (TSESTree.AwaitExpression | TSESTree.ForOfStatement)[];
  readonly strings: readonly TSESTree.StringLiteral[];
  /** Where an object is asked for its class: `x.constructor`. */
  readonly classesRead: readonly TSESTree.MemberExpression[];
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

export function childrenOf(node: Node, keys: TSESLint.SourceCode.VisitorKeys): Node[] {
  const children: Node[] = [];
  for (const key of keys[node.type] ?? []) {
    const value: unknown = Reflect.get(node, key);
    // A list may be longer than a call's arguments can be.
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) children.push(child);
    }
  }
  return children;
}

/** Walks the whole tree once. A stack of its own: code may nest deeper than the engine's. */
export function findNodes(code: TSESLint.SourceCode): Findings {
  const declarations: Findings["declarations"][number][] = [];
  const calls: Findings["calls"][number][] = [];
  const evals: TSESTree.CallExpression[] = [];
  const types: TSESTree.TSImportType[] = [];
  const ambient: TSESTree.TSModuleDeclaration[] = [];
  const elements: TSESTree.JSXElement[] = [];
  const patched: Node[] = [];
  const awaits: Findings["awaits"][number][] = [];
  const strings: TSESTree.StringLiteral[] = [];
  const classesRead: TSESTree.MemberExpression[] = [];
  const stack: Node[] = [code.ast];
  for (let node = stack.pop(); node; node = stack.pop()) {
    switch (node.type) {
      case "ImportDeclaration":
      case "ExportNamedDeclaration":
      case "ExportAllDeclaration":
      case "TSImportEqualsDeclaration":
        declarations.push(node);
        break;
      case "CallExpression":
        if (node.callee.type === "Identifier" && node.callee.name === "eval" && !node.optional) evals.push(node);
        calls.push(node);
        break;
      case "ImportExpression":
        calls.push(node);
        break;
      case "TSImportType":
        types.push(node);
        break;
      case "TSModuleDeclaration":
        ambient.push(node);
        break;
      case "JSXElement":
        elements.push(node);
        break;
      case "AssignmentExpression":
        if (node.left.type === "MemberExpression") patched.push(node.left.object);
        break;
      case "Literal":
        if (typeof node.value === "string") strings.push(node);
        break;
      case "MemberExpression":
        if (memberName(node) === "constructor") classesRead.push(node);
        break;
      case "AwaitExpression":
        awaits.push(node);
        break;
      case "ForOfStatement":
        if (node.await) awaits.push(node);
        break;
      default:
    }
    const children = childrenOf(node, code.visitorKeys);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child) stack.push(child);
    }
  }
  return { declarations, calls, evals, types, ambient, elements, patched, awaits, strings, classesRead };
}
