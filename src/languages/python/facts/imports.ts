import type { Import as ImportFact, Location, QualifiedName } from "../../../facts";
import type { Alias, Import, ImportFrom } from "../ast";
import type { Analysis } from "./analysis";
import { guardsOf, type ImportGuards } from "./guards";

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

  get #guardsOfStatement(): ImportGuards {
    return (this.#guards ??= guardsOf(this.statement));
  }
}

function rootOf(module: string): string {
  return module.split(".", 1)[0] ?? module;
}
