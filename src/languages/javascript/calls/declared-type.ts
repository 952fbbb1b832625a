import type { TSESTree } from "@typescript-eslint/utils";
import type { Symbol as TypeSymbol } from "typescript";
import type { QualifiedName } from "../../../facts";
import { loadTypeScript } from "../project/load";
import type { Source } from "../source";

/**
 * What the type checker knows of the type of a variable, through re-exports and aliases; nothing where typed linting is off.
 * Null for a type that admits nothing, or that is no object's.
 */
export function declaredTypes(source: Source, name: TSESTree.Identifier): readonly QualifiedName[] | null {
  const services = source.code.parserServices;
  if (!services?.program || !services.getTypeAtLocation) return [];
  const flags = loadTypeScript()?.TypeFlags;
  const type = services.getTypeAtLocation(name);
  if (!flags) return [];
  const isNoObject = flags.Null | flags.Undefined | flags.Void | flags.Never | flags.StringLike | flags.NumberLike | flags.BooleanLike;
  const parts = type.isUnion() ? type.types : [type];
  if (parts.some((part) => (part.flags & isNoObject) !== 0)) return null;
  return [type.aliasSymbol, type.getSymbol()].flatMap((symbol) => (symbol ? placesOf(source, symbol) : []));
}

/** The modules of the project that define a type, with its name in them. */
function placesOf(source: Source, symbol: TypeSymbol): QualifiedName[] {
  return (symbol.declarations ?? []).flatMap((declaration) => {
    const { fileName } = declaration.getSourceFile();
    return source.names.nameFile(fileName).map((module) => ({ module, path: [symbol.getName()] }));
  });
}
