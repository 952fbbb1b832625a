import type { ImportedName } from "../structure";
import { isPython } from "./named-nodes";
import { analyzeScopes } from "./scopes";

/** The names that the imports of a Python file bind; null for a file of another language. */
export function findImportedNames(sourceCode: object): ImportedName[] | null {
  if (!isPython(sourceCode)) return null;
  const bindings = analyzeScopes(sourceCode.ast).scopes.flatMap((scope) => [...scope.bindings.values()]);
  return bindings.flatMap(({ definitions, references }) => {
    const uses = references.map(({ node }) => node.loc.start);
    return definitions.flatMap((definition) => (definition.kind === "import" ? { clause: definition.alias.loc, uses } : []));
  });
}
