import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { ImportedName } from "../structure";
import { javascriptAdapter } from "./adapter";
import { calleeName, readsOf, unwrap } from "./syntax";

function isLoad(node: TSESTree.Node | null): boolean {
  const value = node && unwrap(node);
  if (value?.type === "AwaitExpression") return isLoad(value.argument);
  return value?.type === "ImportExpression" || (value?.type === "CallExpression" && calleeName(value) === "require");
}

/** What of an import, or of its like, is about this one name; null where something else defines it. */
function clauseOf({ type, name, node }: TSESLint.Scope.Definition): TSESTree.Node | null {
  if (type === "ImportBinding") return node;
  if (node.type !== "VariableDeclarator" || !isLoad(node.init)) return null;
  return node.id === name ? node : name.parent;
}

/** The names that the imports of a JavaScript or TypeScript file bind; null for a file of another language. */
export function findImportedNames(sourceCode: object): ImportedName[] | null {
  if (!javascriptAdapter.reads(sourceCode)) return null;
  const variables = (sourceCode.scopeManager?.scopes ?? []).flatMap((scope) => scope.variables);
  return variables.flatMap(({ defs, references }) => {
    const uses = readsOf(references).map(({ loc }) => loc.start);
    return defs.flatMap((definition) => {
      const clause = clauseOf(definition);
      return clause ? { clause: clause.loc, uses } : [];
    });
  });
}
