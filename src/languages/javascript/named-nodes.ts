import type { TSESTree } from "@typescript-eslint/utils";
import type { NamedNode } from "../structure";
import { javascriptAdapter } from "./adapter";
import { calleeName, isFunction, keyName, staticString, unwrap, type Node } from "./syntax";
import { childrenOf } from "./walk";

const holdsScope = (value: Node | null): boolean => {
  const node = value && unwrap(value);
  return node !== null && (isFunction(node) || node.type === "ClassExpression");
};

/** `describe("the cart", () => …)` is named by its title. */
function titleOf(call: TSESTree.CallExpression): string | null {
  const title = staticString(call.arguments[0]);
  return title !== null && call.arguments.some((argument) => isFunction(argument)) ? `${calleeName(call) ?? "call"}(${title})` : null;
}

function nameOf(node: Node): string | null {
  switch (node.type) {
    case "FunctionDeclaration":
    case "ClassDeclaration":
      return node.id?.name ?? "default";
    case "TSModuleDeclaration":
      return node.id.type === "Identifier" ? node.id.name : null;
    case "MethodDefinition":
      return keyName(node) ?? "[computed]";
    case "PropertyDefinition":
    case "Property":
      return holdsScope(node.value) ? (keyName(node) ?? "[computed]") : null;
    case "VariableDeclarator":
      return node.id.type === "Identifier" && holdsScope(node.init) ? node.id.name : null;
    case "CallExpression":
      return titleOf(node);
    default:
      return null;
  }
}

/** The classes, functions and tests of a JavaScript or TypeScript file; null for a file of another language. */
export function findNamedNodes(sourceCode: object): NamedNode[] | null {
  if (!javascriptAdapter.reads(sourceCode)) return null;
  const found: NamedNode[] = [];
  const pending: Node[] = [sourceCode.ast];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const name = nameOf(node);
    if (name !== null) found.push({ name, range: node.range, lines: [node.loc.start.line, node.loc.end.line] });
    pending.push(...childrenOf(node, sourceCode.visitorKeys));
  }
  return found;
}
