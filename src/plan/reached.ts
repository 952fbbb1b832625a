import { sameName, type Call, type Import, type Location, type Mention, type QualifiedName, type Use, type Variable } from "../facts";
import type { CompiledConstruct } from "../manifest";

/** A symbol or module of the manifest that a file reaches. */
export interface Reached {
  readonly kind: "deprecated" | "removed" | "canonical";
  /** What is reached: for a deprecated name the old one. */
  readonly name: QualifiedName;
  /** Where it lives now; null where it has no successor. */
  readonly home: QualifiedName | null;
  readonly reason: string | null;
  readonly url: string | null;
  readonly construct: CompiledConstruct | null;
  /** The name came along with its module: only its namesake can take its place. */
  readonly namesake: boolean;
  /** Simple names that a canonical symbol was known by. */
  readonly formerNames: readonly string[];
}

export interface ReachedImport {
  readonly import: Import;
  /** Null where the import binds nothing. */
  readonly variable: Variable | null;
  readonly reached: Reached;
  /** It brings the whole module that holds the symbol. */
  readonly withModule: boolean;
}

export interface ReachedUse {
  readonly variable: Variable;
  readonly use: Use;
  readonly reached: Reached;
  /** How many attributes of the use belong to the reached name. */
  readonly length: number;
  /** The attributes read beyond it. */
  readonly rest: readonly string[];
  /** Every binding of the variable means this. */
  readonly certain: boolean;
}

export interface ReachedMention {
  readonly mention: Mention;
  /** What is done with the value; null where that is not known. */
  readonly use: Use | null;
  readonly location: Location;
  /** The string alone tells of the module that holds the symbol, not of the symbol. */
  readonly withModule: boolean;
  readonly reached: Reached;
  readonly length: number;
  readonly rest: readonly string[];
}

export const sameHome = (a: Reached, b: Reached): boolean =>
  a.home !== null && b.home !== null && sameName(a.home, b.home);

/** The call by which a use or mention constructs what it reaches; null where it does something else with it. */
export function constructionOf({ reached, rest }: ReachedUse | ReachedMention, use: Use | null): Call | null {
  const { construct } = reached;
  if (use?.role !== "call" || !construct || rest.length > 1) return null;
  const [member] = rest;
  if (member === undefined) return use.call;
  const constructs =
    reached.kind === "deprecated"
      ? construct.constructors.includes(member)
      : construct.factory?.kind === "member" && construct.factory.name === member;
  return constructs ? use.call : null;
}

/** A compatibility alias: the canonical symbol under the name of the deprecated one. */
export function isAlias({ import: imported, reached }: ReachedImport): boolean {
  const { kind, home, formerNames } = reached;
  const own = home?.path.at(-1);
  const { local } = imported;
  // A default export has no name of its own that another could hide.
  return kind === "canonical" && local !== null && own !== "default" && local !== own && formerNames.includes(local);
}

/** The class or function itself is kept for later. */
export const isKept = ({ use, rest }: ReachedUse): boolean => use.role === "keep" && rest.length === 0;
