import { sameName, type Edit, type FileFacts, type Import, type ImportAddition, type ModuleReading, type OwnDefinition, type QualifiedName } from "../../../facts";
import type { Call, Constant } from "../ast";
import { findDefinitions, findLocalClasses } from "../definitions/own-definitions";
import type { OwnText } from "../definitions/own-text";
import { mayDefineWithin } from "../definitions/watch";
import type { Definition, Reference } from "../scopes";
import { walk } from "../walk";
import type { Analysis } from "./analysis";
import type { ModuleExports } from "./exports";
import { partsAt, sightingsAt } from "./find-mentions";
import { PythonImport } from "./imports";
import { LoadedModules } from "./loaded-modules";
import { PythonMention, type Sighting } from "./mentions";
import { comparedNames, namesEvaluatedLate, readsByName } from "./names-in-strings";
import { OWN_NAMES } from "./roles";
import { rewriteImports } from "./rewrite-imports";
import { findStringReferences } from "./string-annotations";
import type { PythonUse } from "./uses";
import { PythonVariable, useOfReference, type FileNames } from "./variables";

/** What the project around a file knows. */
export interface Project {
  module(name: string): ModuleReading;
  /** Whether another file reads the module-level name from this one. */
  isReadElsewhere(name: string): boolean;
  readonly isTest: boolean;
  /** It only says what another file defines. */
  readonly isStub: boolean;
  readonly own: Omit<OwnText, "isHandedOn" | "read">;
}

/** What a file reads of itself as a module: some names, or the whole, of which anything may be read. */
interface OwnReads {
  readonly names: ReadonlySet<string>;
  readonly whole: boolean;
}

export class PythonFacts implements FileFacts {
  readonly modules: readonly string[];
  readonly variables: readonly PythonVariable[];
  readonly unbound: readonly PythonImport[];
  readonly mentions: readonly PythonMention[];
  readonly #analysis: Analysis;
  readonly #project: Project;
  #definitions: readonly OwnDefinition[] | undefined;
  #ownReads: OwnReads | undefined;

  constructor(analysis: Analysis, exports: ModuleExports, project: Project) {
    this.#analysis = analysis;
    this.#project = project;
    this.modules = analysis.modules;
    const { literals, sightings, loaded, readsNames } = survey(analysis);
    const stringReferences = findStringReferences(literals, analysis);
    const [readByName, evaluatedLate] = [readsByName(analysis, literals), namesEvaluatedLate(analysis, stringReferences)];
    const names: FileNames = {
      analysis,
      exports,
      stringReferences,
      mentions: () => this.mentions,
      isReadElsewhere: (name) => this.#importsItself() || project.isReadElsewhere(name),
      isReadByName: (name) => readByName(name) || evaluatedLate.has(name),
      isReadFromItself: (name) => this.#readsFromItself(name),
      comparedNames: comparedNames(analysis, literals, readsNames),
    };
    this.variables = importedVariables(names);
    this.unbound = analysis.scopes.starImports.flatMap((statement) =>
      statement.names.map((alias) => new PythonImport(analysis, statement, alias)),
    );
    this.mentions = sightings.map((sighting) => new PythonMention(sighting, loaded, analysis, names.mentions));
  }

  get isTest(): boolean {
    return this.#project.isTest;
  }

  get definitions(): readonly OwnDefinition[] {
    const { module } = this.#analysis.scopes;
    const isHandedOn = (name: string): boolean => {
      const variable = this.variables.find((candidate) => candidate.scope === module && candidate.name === name);
      // Who may read it is found by words alone; what the file has no use of itself is there for others.
      const enough = variable?.uses.length === 0 ? ["public", "project"] : ["public"];
      return variable !== undefined && enough.includes(variable.audience());
    };
    const read = (reference: Reference, analysis: Analysis): PythonUse => useOfReference(reference, { analysis, mentions: () => this.mentions });
    const own = { ...this.#project.own, isHandedOn, read };
    return (this.#definitions ??= this.#project.isStub ? [] : findDefinitions(this.#analysis, own));
  }

  localClasses(names: readonly string[]): readonly OwnDefinition[] {
    const whole = this.#project.isStub || !mayDefineWithin(this.#analysis.text, names) ? null : this.#project.own.whole();
    return whole ? findLocalClasses(names, whole) : [];
  }

  module(name: string): ModuleReading {
    return this.#project.module(name);
  }

  meets(names: readonly QualifiedName[]): boolean {
    const own = [...this.variables.flatMap(({ imports }) => imports), ...this.unbound].flatMap((imported) => imported.names);
    return own.some((name) => names.some((other) => sameName(name, other)));
  }

  /** Python's packages say it in too many ways to tell. */
  dependsOn(): boolean {
    return false;
  }

  /** The file is a reader of its own names: `from . import this`. */
  #importsItself(): boolean {
    const imported = this.variables.flatMap(({ imports }) => imports.flatMap(({ names }) => names));
    return imported.some(({ module }) => this.modules.includes(module));
  }

  /** The file reads the name from itself, as `this.name` behind `from . import this`, or lets others do so. */
  #readsFromItself(name: string): boolean {
    const { names, whole } = (this.#ownReads ??= this.#findOwnReads());
    return whole || names.has(name);
  }

  #findOwnReads(): OwnReads {
    const names = new Set<string>();
    let whole = false;
    for (const { imports, uses } of this.variables) {
      const binds = new Set(imports.flatMap((imported) => imported.binds.map(({ module, path }) => [module, ...path].join("."))));
      for (const own of this.modules) {
        for (const bound of binds) {
          if (!`${own}.`.startsWith(`${bound}.`) && !bound.startsWith(`${own}.`)) continue;
          for (const { path, role } of uses) {
            const read = [bound, ...path].join(".");
            if (read.startsWith(`${own}.`)) names.add(read.slice(own.length + 1).split(".", 1).join(""));
            whole ||= read === own && role !== "annotation";
          }
        }
      }
    }
    return { names, whole };
  }

  rewriteImports(drop: readonly Import[], add: readonly ImportAddition[]): readonly Edit[] | null {
    return rewriteImports(drop, add, this.#analysis);
  }
}

interface Survey {
  readonly literals: readonly Constant[];
  readonly sightings: readonly Sighting[];
  readonly loaded: LoadedModules;
  /** Some class or function is asked for its name. */
  readonly readsNames: boolean;
}

/** One walk over the tree for everything that scopes do not list. */
function survey(analysis: Analysis): Survey {
  const literals: Constant[] = [];
  const sightings: Sighting[] = [];
  const calls: Call[] = [];
  let readsNames = false;
  walk(analysis.module, (node) => {
    if (node.type === "Constant" && typeof node.value === "string") literals.push(node);
    else sightings.push(...sightingsAt(node, analysis));
    if (node.type === "Call") calls.push(node);
    readsNames ||= node.type === "Attribute" && OWN_NAMES.has(node.attr);
  });
  const loaded = new LoadedModules(sightings, analysis);
  sightings.push(...calls.flatMap((call) => partsAt(call, loaded, analysis)));
  return { literals, sightings, loaded, readsNames };
}

function importedVariables(names: FileNames): readonly PythonVariable[] {
  return names.analysis.scopes.scopes.flatMap((scope) =>
    [...scope.bindings.values()].flatMap((binding) => {
      const imports = binding.definitions.filter(isImport);
      return imports.length > 0 ? [new PythonVariable(binding, imports, names)] : [];
    }),
  );
}

function isImport(definition: Definition): definition is Extract<Definition, { kind: "import" }> {
  return definition.kind === "import";
}
