import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit, Import, Location, QualifiedName } from "../../../facts";
import type { ScopeVariable, Source } from "../source";
import { contains, hasRun, isFunction, statementOf, type Node } from "../syntax";
import type { Load } from "./load";

/** Where in the syntax an import stands. */
export type Site =
  | {
      readonly kind: "import";
      readonly statement: TSESTree.ImportDeclaration;
      readonly specifier: TSESTree.ImportClause;
    }
  | { readonly kind: "side-effect"; readonly statement: TSESTree.ImportDeclaration }
  | {
      readonly kind: "re-export";
      readonly statement: TSESTree.ExportNamedDeclaration;
      readonly specifier: TSESTree.ExportSpecifier;
    }
  | { readonly kind: "re-export-all"; readonly statement: TSESTree.ExportAllDeclaration }
  | { readonly kind: "equals"; readonly statement: TSESTree.TSImportEqualsDeclaration }
  | {
      readonly kind: "load";
      readonly statement: TSESTree.VariableDeclaration | TSESTree.ExpressionStatement;
      /** The declarator or assignment. */
      readonly binding: TSESTree.VariableDeclarator | TSESTree.AssignmentExpression;
      readonly property: TSESTree.Property | null;
      readonly load: Load;
      /** What is bound is more than a name for a part of the module: a rest element, a nested pattern, a default. */
      readonly intricate: boolean;
    };

export interface ImportDescription {
  readonly site: Site;
  readonly names: readonly QualifiedName[];
  readonly local: TSESTree.Identifier | null;
  readonly variable: ScopeVariable | null;
  readonly form: Import["form"];
  readonly typeOnly: boolean;
  readonly opaque: boolean;
  readonly narrowest: Node;
}

export class JavaScriptImport implements Import {
  readonly names: readonly QualifiedName[];
  readonly binds: readonly QualifiedName[];
  readonly local: string | null;
  readonly form: Import["form"];
  readonly typeOnly: boolean;
  readonly opaque: boolean;
  readonly site: Site;
  readonly variable: ScopeVariable | null;
  /** Where the local name is written; uses are all its other mentions. */
  readonly identifier: TSESTree.Identifier | null;

  constructor(
    private readonly source: Source,
    private readonly description: ImportDescription,
  ) {
    this.site = description.site;
    this.names = description.names;
    this.binds = description.names;
    this.identifier = description.local;
    this.local = description.local?.name ?? null;
    this.variable = description.variable;
    this.form = description.form;
    this.typeOnly = description.typeOnly;
    this.opaque = description.opaque;
  }

  get location(): Location {
    return this.source.location(this.description.narrowest);
  }

  get guarded(): boolean {
    return findAttempt(this.site.statement).guarded;
  }

  get fallback(): boolean {
    return findAttempt(this.site.statement).fallback;
  }

  sees(binding: Import): boolean {
    return isVisible(this.source, binding, this.site.statement, this.typeOnly);
  }

  accompanies(other: Import): boolean {
    if (!(other instanceof JavaScriptImport)) return false;
    const [own, others] = [statementOf(this.site.statement), statementOf(other.site.statement)];
    // Unlike an import declaration, a load binds its name only when it runs.
    const bound = this.site.kind === "import" || own.range[0] <= others.range[0];
    return own.parent === others.parent && bound;
  }

  keep(): Edit {
    const start = this.source.lineStart(statementOf(this.site.statement));
    return { range: [start, start], text: "" };
  }
}

function findAttempt(statement: Node): { guarded: boolean; fallback: boolean } {
  let guarded = false;
  let fallback = false;
  for (let outer = statement.parent; outer && !isFunction(outer); outer = outer.parent) {
    if (outer.type === "CatchClause") fallback = true;
    if (outer.type === "TryStatement" && outer.handler && contains(outer.block, statement)) guarded = true;
  }
  return { guarded, fallback };
}

/** An import that stands in one kind of syntax. */
export type ImportAt<Kind extends Site["kind"]> = JavaScriptImport & { readonly site: Extract<Site, { kind: Kind }> };

export const standsAt =
  <Kind extends Site["kind"]>(kind: Kind) =>
  (imported: JavaScriptImport): imported is ImportAt<Kind> =>
    imported.site.kind === kind;

/** Whether the name of `binding` means it at `place`. */
export function isReachable(
  source: Source,
  binding: Import,
  place: Node,
  asType: boolean,
): binding is JavaScriptImport {
  if (!(binding instanceof JavaScriptImport) || binding.local === null || binding.variable === null) return false;
  if (binding.typeOnly && !asType) return false;
  return source.variableAt(place, binding.local) === binding.variable;
}

/** Whether the name of `binding` means it at `place`, and the code that binds it has run by then. */
export function isVisible(source: Source, binding: Import, place: Node, asType: boolean): boolean {
  if (!isReachable(source, binding, place, asType)) return false;
  switch (binding.site.kind) {
    case "import":
      return true;
    case "equals":
      return asType || hasRun(binding.site.statement, place);
    case "load":
      return hasRun(binding.site.binding, place) || isExportName(place);
    default:
      return false;
  }
}

/** `export { X }` hands out the variable itself, wherever it stands. */
function isExportName(place: Node): boolean {
  return place.parent?.type === "ExportSpecifier";
}
