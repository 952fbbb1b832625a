import type { Edit, Import as ImportFact, Location, QualifiedName } from "../../../facts";
import type { Alias, Import, ImportFrom, PythonNode } from "../ast";
import type { Binding, Definition, Scope } from "../scopes";
import type { Analysis } from "./analysis";
import { hasRun, placeOf } from "./evaluation";
import { guardsOf, isUnderTypeChecking, type ImportGuards } from "./guards";

/** One name of an import statement, with the statement that it stands in. */
export class PythonImport implements ImportFact {
  readonly names: readonly QualifiedName[];
  readonly binds: readonly QualifiedName[];
  readonly local: string | null;
  readonly form: "name" | "module" | "star";
  readonly opaque = false;
  readonly #analysis: Analysis;
  #guards: ImportGuards | undefined;

  constructor(
    analysis: Analysis,
    readonly statement: Import | ImportFrom,
    readonly alias: Alias,
  ) {
    this.#analysis = analysis;
    ({ names: this.names, binds: this.binds } = analysis.importedNames(statement, alias));
    const star = alias.name === "*";
    this.form = star ? "star" : statement.type === "Import" ? "module" : "name";
    this.local = star ? null : (alias.asname ?? (statement.type === "Import" ? rootOf(alias.name) : alias.name));
  }

  get typeOnly(): boolean {
    return this.#guardsOfStatement.typeOnly;
  }

  get guarded(): boolean {
    return this.#guardsOfStatement.guarded;
  }

  get fallback(): boolean {
    return this.#guardsOfStatement.fallback;
  }

  get location(): Location {
    return this.#analysis.location(...this.alias.range);
  }

  sees(binding: ImportFact): boolean {
    const viewer = { node: this.statement, scope: this.#analysis.scopes.scopeAt(this.statement), asType: this.typeOnly };
    return sees(this.#analysis, viewer, binding);
  }

  accompanies(other: ImportFact): boolean {
    const { scopes } = this.#analysis;
    if (!(other instanceof PythonImport) || scopes.scopeAt(other.statement) !== scopes.scopeAt(this.statement)) return false;
    const [own, others] = [placeOf(this.statement), placeOf(other.statement)];
    if (own?.block !== others?.block || !own || !others) return false;
    // What stands between the two would not find this one bound yet.
    return own.block.slice(others.index, own.index).every(({ type }) => type === "Import" || type === "ImportFrom");
  }

  keep(): Edit {
    const [start] = this.statement.range;
    return { range: [start, start], text: "" };
  }

  get #guardsOfStatement(): ImportGuards {
    return (this.#guards ??= guardsOf(this.statement));
  }
}

function rootOf(module: string): string {
  return module.split(".", 1)[0] ?? module;
}

/** Code that looks at an import from where it stands. */
export interface Viewer {
  readonly node: PythonNode;
  readonly scope: Scope;
  /** It only names a type that the program does not evaluate. */
  readonly asType: boolean;
}

/** Whether nothing else goes by the import's name for the viewer. */
export function reaches(analysis: Analysis, viewer: Viewer, binding: ImportFact): binding is PythonImport {
  if (!(binding instanceof PythonImport) || binding.local === null) return false;
  const found = analysis.scopes.resolve(binding.local, viewer.scope);
  return found !== null && bindsOnly(found, binding);
}

/** Whether the import has surely run for the viewer, and nothing else goes by its name there. */
export function sees(analysis: Analysis, viewer: Viewer, binding: ImportFact): boolean {
  if (!reaches(analysis, viewer, binding)) return false;
  return hasRun(binding.statement, viewer.node) || (viewer.asType && isUnderTypeChecking(binding.statement));
}

/** Whether the import is among the definitions of `found`, and every other one imports the same thing. */
function bindsOnly(found: Binding, binding: PythonImport): boolean {
  const sameThing = (definition: Definition): boolean =>
    definition.kind === "import" &&
    definition.scope === found.scope &&
    definition.alias.name === binding.alias.name &&
    sourceOf(definition.statement) === sourceOf(binding.statement);
  return (
    found.definitions.every(sameThing) &&
    found.definitions.some((definition) => definition.kind === "import" && definition.alias === binding.alias) &&
    found.references.every((reference) => reference.fallback === null)
  );
}

function sourceOf(statement: Import | ImportFrom): string {
  return statement.type === "ImportFrom" ? `from ${".".repeat(statement.level)}${statement.module ?? ""}` : "";
}
