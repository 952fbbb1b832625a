import type { ImportAddition } from "../../../facts";
import { inBraces, type Style } from "./style";

/** What an import statement imports, as text. */
export interface Clause {
  readonly default: string | null;
  readonly namespace: string | null;
  readonly named: readonly string[];
}

const empty: Clause = { default: null, namespace: null, named: [] };

/** Additions as one import clause; null for what no import can name, or not together. */
export function clauseOf(additions: readonly ImportAddition[], inTypeImport: boolean): Clause | null {
  return additions.reduce<Clause | null>((merged, addition) => {
    const clause = partOf(addition, inTypeImport);
    return merged && clause && mergeClauses(merged, clause, inTypeImport);
  }, empty);
}

function partOf({ target, local, typeOnly }: ImportAddition, inTypeImport: boolean): Clause | null {
  const [name, ...inner] = target.path;
  if (inner.length > 0) return null;
  const inlineType = typeOnly && !inTypeImport;
  if (name === undefined) return inlineType ? null : { ...empty, namespace: local };
  if (name === "default" && !inlineType) return { ...empty, default: local };
  const specifier = name === local ? name : `${name} as ${local}`;
  return { ...empty, named: [inlineType ? `type ${specifier}` : specifier] };
}

/** Both clauses in one; null where one statement cannot import both. */
export function mergeClauses(a: Clause, b: Clause, inTypeImport: boolean): Clause | null {
  const twice = (a.default !== null && b.default !== null) || (a.namespace !== null && b.namespace !== null);
  const merged: Clause = {
    default: a.default ?? b.default,
    namespace: a.namespace ?? b.namespace,
    named: [...a.named, ...b.named],
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
