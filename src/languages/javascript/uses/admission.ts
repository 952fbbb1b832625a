import type { TSESLint } from "@typescript-eslint/utils";
import type { Source } from "../source";
import { contains, type Node } from "../syntax";

type Scope = TSESLint.Scope.Scope;

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Words that nothing can bind in a module or a class. */
const RESERVED = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends false " +
    "finally for function if implements import in instanceof interface let new null package private protected public " +
    "return static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);

/** Whether a variable of a module or a class may be called so. */
export const isBindable = (name: string): boolean => IDENTIFIER.test(name) && !RESERVED.has(name);

/**
 * Whether `name` could be bound in `scope` so that the code at `places` would see it and no other reference would change
 * its meaning.
 */
export function admitsName(
  source: Source,
  scope: Scope,
  name: string,
  places: readonly Node[],
  elementNames: readonly Node[],
): boolean {
  if (!isBindable(name) || isTaken(scope, name)) return false;
  const captured = elementNames.some(
    (element) =>
      element.type === "JSXIdentifier" &&
      element.name === name &&
      contains(scope.block, element) &&
      !isDeclaredBelow(source.scopeOf(element), scope, name),
  );
  return !captured && places.every((place) => !isDeclaredBelow(source.scopeOf(place), scope, name));
}

function isTaken(scope: Scope, name: string): boolean {
  const known = scope.set.get(name);
  // A global that only the configuration declares is no obstacle as long as nothing refers to it.
  if (known && (known.defs.length > 0 || known.references.length > 0)) return true;
  if (scope.through.some(({ identifier }) => identifier.name === name)) return true;
  for (let outer = scope.upper; outer; outer = outer.upper) {
    // `var` in an inner block belongs to an outer scope, and must not meet a binding on its way there.
    const hoisted = outer.set.get(name)?.identifiers.some((identifier) => contains(scope.block, identifier));
    if (hoisted && scope.block !== outer.block) return true;
  }
  return false;
}

function isDeclaredBelow(from: Scope | null, scope: Scope, name: string): boolean {
  for (let inner = from; inner && inner !== scope; inner = inner.upper) {
    if ((inner.set.get(name)?.defs.length ?? 0) > 0 || isMergedMember(inner, name)) return true;
  }
  return false;
}

/** Every part of a namespace or enum sees the names that the others export. */
function isMergedMember({ block, upper }: Scope, name: string): boolean {
  if ((block.type !== "TSModuleDeclaration" && block.type !== "TSEnumDeclaration") || block.id.type !== "Identifier")
    return false;
  const parts = new Set<Node>(upper?.set.get(block.id.name)?.defs.map(({ node }) => node));
  return upper?.childScopes.some((part) => parts.has(part.block) && part.set.has(name)) ?? false;
}
