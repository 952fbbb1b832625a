import type { TSESTree } from "@typescript-eslint/utils";
import { moduleExportName } from "../imports/collect";
import type { Source } from "../source";
import type { CallNode, ClassNode, FunctionNode, Node } from "../syntax";

/** Where the file names a function or class that it declares, or assigns to a variable once. */
export function referencesTo(
  source: Source,
  node: FunctionNode | ClassNode,
): readonly (TSESTree.Identifier | TSESTree.JSXIdentifier)[] {
  const isDeclaration = node.type === "FunctionDeclaration" || node.type === "ClassDeclaration";
  const declaring = isDeclaration ? node : node.parent;
  if (!isDeclaration && declaring.type !== "VariableDeclarator") return [];
  return source.declaredBy(declaring).flatMap((variable) => {
    // A function declares its parameters, too.
    const named = variable.defs.some(({ type }) => type === "FunctionName" || type === "ClassName" || type === "Variable");
    return named ? variable.references.filter((reference) => !reference.init).map(({ identifier }) => identifier) : [];
  });
}

/** The names by which other files import a function or class of this one. */
export function exportedNames(source: Source, node: FunctionNode | ClassNode): readonly string[] {
  const { parent } = node;
  if (parent.type === "ExportDefaultDeclaration") return ["default"];
  const declared = parent.type === "VariableDeclarator" ? parent.id : node.id;
  const statement = parent.type === "VariableDeclarator" ? parent.parent : node;
  const own = declared?.type === "Identifier" && statement.parent.type === "ExportNamedDeclaration" ? [declared.name] : [];
  const others = referencesTo(source, node).flatMap(({ parent: use }) => {
    if (use.type === "ExportSpecifier") return [moduleExportName(use.exported)];
    return use.type === "ExportDefaultDeclaration" ? ["default"] : [];
  });
  return [...own, ...others];
}

/** The call or construction by which `callee` is called. */
export function callBy(callee: Node): CallNode | null {
  const { parent } = callee;
  const calls = parent?.type === "CallExpression" || parent?.type === "NewExpression";
  return calls && parent.callee === callee ? parent : null;
}
