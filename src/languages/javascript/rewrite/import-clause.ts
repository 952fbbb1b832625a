import type { ImportAddition } from "../../../facts";
import { inBraces, isIdentifier, type Style } from "./style";

/** What an import statement imports, as text. */
export interface Clause {
  readonly default: string | null;
  readonly namespace: string | null;
  readonly named: readonly string[];
}

/** An addition as a part of an import clause; null for what no import can name. */
export function clauseOf({ target, local, typeOnly }: ImportAddition, inTypeImport: boolean): Clause | null {
  const [name, ...inner] = target.path;
  if (!isIdentifier(local) || inner.length > 0 || (typeOnly !== inTypeImport && inTypeImport)) return null;
  const inlineType = typeOnly && !inTypeImport;
  if (name === undefined) return inlineType ? null : { default: null, namespace: local, named: [] };
  if (name === "default" && !inlineType) return { default: local, namespace: null, named: [] };
  if (!isIdentifier(name)) return null;
  const specifier = name === local ? name : `${name} as ${local}`;
  return { default: null, namespace: null, named: [inlineType ? `type ${specifier}` : specifier] };
}

/** Both clauses in one; null where one statement cannot import both. */
export function mergeClauses(a: Clause, b: Clause, inTypeImport: boolean): Clause | null {
  const twice = (a.default !== null && b.default !== null) || (a.namespace !== null && b.namespace !== null);
  const merged: Clause = {
    default: a.default ?? b.default,
    namespace: a.namespace ?? b.namespace,
    named: [...a.named, ...b.named.filter((specifier) => !a.named.includes(specifier))],
  };
  const mixed = merged.namespace !== null && merged.named.length > 0;
  const mixedType = inTypeImport && merged.default !== null && (merged.namespace !== null || merged.named.length > 0);
  return twice || mixed || mixedType ? null : merged;
}

export function writeClause(clause: Clause, style: Style): string {
  const parts: string[] = [];
  if (clause.default !== null) parts.push(clause.default);
  if (clause.namespace !== null) parts.push(`* as ${clause.namespace}`);
  if (clause.named.length > 0) parts.push(inBraces(clause.named, style));
  return parts.join(", ");
}
