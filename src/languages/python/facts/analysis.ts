import type { Location, QualifiedName } from "../../../facts";
import type { Alias, Expression, Import, ImportFrom, Module, Name, PythonNode } from "../ast";
import type { Comment } from "../comments";
import type { Binding, ScopeTree } from "../scopes";
import { analyzeScopes } from "../scopes";
import type { PythonSourceCode } from "../source-code";
import { chainOf } from "./chains";

/** Turns the module of a relative import into absolute ones: one per name that the file itself is known by. */
type ResolveRelative = (level: number, module: string | null) => readonly string[];

/** What an import statement says of one of its names. */
interface ImportedNames {
  readonly names: readonly QualifiedName[];
  readonly binds: readonly QualifiedName[];
}

const READS_ANNOTATIONS = /__annotations__|get_(?:type_hints|annotations)|\.(?:return_)?annotation\b/;

/** One parsed file, and what its names mean. */
export class Analysis {
  readonly text: string;
  readonly scopes: ScopeTree;
  readonly #source: PythonSourceCode;
  #readsAnnotations: boolean | undefined;

  constructor(
    source: PythonSourceCode,
    readonly module: Module,
    /** Every name by which other files import this one. */
    readonly modules: readonly string[],
    readonly resolveRelative: ResolveRelative,
  ) {
    this.#source = source;
    this.text = source.text;
    this.scopes = analyzeScopes(module);
  }

  /** Whether code of the file asks for annotations, of whatever function or class. */
  get readsAnnotations(): boolean {
    return (this.#readsAnnotations ??= READS_ANNOTATIONS.test(this.text));
  }

  comments(): readonly Comment[] {
    return this.#source.getAllComments();
  }

  location(start: number, end: number): Location {
    return { start: this.#source.getLocFromIndex(start), end: this.#source.getLocFromIndex(end) };
  }

  /** The absolute names of the module that a `from` import names; with its dots where there are none. */
  importedModules(statement: ImportFrom): readonly string[] {
    if (statement.level === 0) return [statement.module ?? ""];
    const resolved = this.resolveRelative(statement.level, statement.module);
    return resolved.length > 0 ? resolved : [".".repeat(statement.level) + (statement.module ?? "")];
  }

  /** Writes a module as `beside` does: relative where that is relative and the module lies in the same package. */
  spellModule(module: string, beside: Import | ImportFrom): string {
    if (beside.type === "Import" || beside.level === 0) return module;
    const dots = ".".repeat(beside.level);
    for (const base of this.resolveRelative(beside.level, null)) {
      if (module === base) return dots;
      if (module.startsWith(`${base}.`)) return dots + module.slice(base.length + 1);
    }
    return module;
  }

  importedNames(statement: Import | ImportFrom, alias: Alias): ImportedNames {
    if (statement.type === "Import") {
      const names = [{ module: alias.name, path: [] }];
      const root = alias.name.split(".", 1)[0] ?? alias.name;
      return { names, binds: alias.asname === null ? [{ module: root, path: [] }] : names };
    }
    const modules = this.importedModules(statement);
    if (alias.name === "*") return { names: modules.map((module) => ({ module, path: [] })), binds: [] };
    const names = modules.flatMap((module) => [
      { module, path: [alias.name] },
      { module: module.endsWith(".") ? module + alias.name : `${module}.${alias.name}`, path: [] },
    ]);
    return { names, binds: names };
  }

  bindingOf(name: Name): Binding | null {
    return this.scopes.resolve(name.id, this.scopes.scopeAt(name));
  }

  /** Every reading of an expression that is a name or an attribute chain. */
  qualify(expression: Expression): readonly QualifiedName[] {
    const chain = chainOf(expression);
    return chain ? this.qualifyName(chain.root, chain.path) : [];
  }

  qualifyName(root: Name, path: readonly string[]): readonly QualifiedName[] {
    return this.qualifyBinding(root.id, this.bindingOf(root), path);
  }

  /** Without a binding, a name is taken for a builtin. */
  qualifyBinding(name: string, binding: Binding | null, path: readonly string[]): readonly QualifiedName[] {
    if (binding === null) return [{ module: "builtins", path: [name, ...path] }];
    const readings: QualifiedName[] = [];
    for (const definition of binding.definitions) {
      if (definition.kind === "import") {
        for (const { module, path: inner } of this.importedNames(definition.statement, definition.alias).binds) {
          readings.push({ module, path: [...inner, ...path] });
        }
      } else if ((definition.kind === "class" || definition.kind === "function") && binding.scope === this.scopes.module) {
        for (const module of this.modules) readings.push({ module, path: [binding.name, ...path] });
      }
    }
    return readings;
  }

  /** Every reading of an expression as a dotted name. */
  dottedNames(expression: PythonNode): readonly string[] {
    if (expression.type !== "Name" && expression.type !== "Attribute") return [];
    return this.qualify(expression).map(({ module, path }) => [module, ...path].join("."));
  }

  /** Whether one reading of the expression is one of the dotted names. */
  isOneOf(expression: PythonNode, dotted: ReadonlySet<string>): boolean {
    return this.dottedNames(expression).some((name) => dotted.has(name));
  }
}
