import type { Import as ImportFact, ImportAddition } from "../../../facts";
import type { Alias, Import, ImportFrom } from "../ast";
import type { Analysis } from "./analysis";
import { placeOf, type Block } from "./evaluation";
import { PythonImport } from "./imports";

/** One name of an import statement that is to be written: `name as local`. */
export interface NewName {
  readonly name: string;
  /** Null where the name binds itself, or its first segment. */
  readonly as: string | null;
}

/** An import statement that is to be written; `module` is null for `import a.b`. */
export interface NewStatement {
  readonly module: string | null;
  readonly names: NewName[];
}

/** What becomes of one import statement. */
export class StatementPlan {
  readonly dropped = new Set<Alias>();
  /** What is written in place of a dropped name. */
  readonly replaced = new Map<Alias, NewName[]>();
  readonly appended: NewName[] = [];
  /** Statements behind this one, or in its place where nothing of it is left. */
  readonly following: NewStatement[] = [];
  /** The absolute module that a statement without old names takes its new ones from. */
  module: string | null = null;

  constructor(readonly statement: Import | ImportFrom, readonly block: Block) {}

  get isEmptied(): boolean {
    return this.statement.names.every((alias) => this.dropped.has(alias));
  }

  /** Nothing is left of the statement, and nothing takes its place. */
  get isRemoved(): boolean {
    return this.isVacant && this.following.length === 0;
  }

  /** Nothing is left of the statement itself. */
  get isVacant(): boolean {
    return this.isEmptied && this.replaced.size === 0;
  }

  /** Puts a name where the dropped one stood, or behind the others. */
  take(name: NewName, beside: Alias): void {
    if (!this.dropped.has(beside)) {
      this.appended.push(name);
      return;
    }
    const names = this.replaced.get(beside);
    if (names) names.push(name);
    else this.replaced.set(beside, [name]);
  }

  /** Whether the statement brings the name already. */
  brings(name: NewName): boolean {
    const kept = this.statement.names.filter((alias) => !this.dropped.has(alias));
    const written = [...this.replaced.values(), this.appended].flat();
    return (
      kept.some((alias) => alias.name === name.name && (alias.asname ?? alias.name) === (name.as ?? name.name)) ||
      written.some((other) => isSame(other, name))
    );
  }
}

function isSame(a: NewName, b: NewName): boolean {
  return a.name === b.name && a.as === b.as;
}

/** Decides which statement loses and gains what; null where an import cannot be written. */
export function planImports(
  drop: readonly ImportFact[], add: readonly ImportAddition[], analysis: Analysis,
): readonly StatementPlan[] | null {
  const plans = new Plans(analysis);
  for (const imported of drop) {
    const plan = imported instanceof PythonImport ? plans.of(imported.statement) : null;
    if (!plan || !(imported instanceof PythonImport)) return null;
    plan.dropped.add(imported.alias);
  }
  const inOrder = [...add].sort((a, b) => startOf(a) - startOf(b));
  for (const addition of inOrder) if (!plans.add(addition)) return null;
  return plans.all;
}

function startOf({ beside }: ImportAddition): number {
  return beside instanceof PythonImport ? beside.statement.range[0] : 0;
}

class Plans {
  readonly #byStatement = new Map<Import | ImportFrom, StatementPlan>();
  readonly #analysis: Analysis;

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
  }

  get all(): readonly StatementPlan[] {
    return [...this.#byStatement.values()];
  }

  of(statement: Import | ImportFrom): StatementPlan | null {
    const known = this.#byStatement.get(statement);
    const place = known ? null : placeOf(statement);
    if (known || !place) return known ?? null;
    const plan = new StatementPlan(statement, place.block);
    this.#byStatement.set(statement, plan);
    return plan;
  }

  add({ target, local, beside }: ImportAddition): boolean {
    if (!(beside instanceof PythonImport)) return false;
    const plan = this.of(beside.statement);
    if (!plan || target.path.length > 1 || plan.statement.names.some(({ name }) => name === "*")) return false;
    const parent = target.module.lastIndexOf(".");
    const [name] = target.path;
    const named = name ?? target.module.slice(parent + 1);
    if (name !== undefined || (local !== target.module && parent > 0 && plan.statement.type === "ImportFrom")) {
      const module = name === undefined ? target.module.slice(0, parent) : target.module;
      this.#addName(plan, module, { name: named, as: local === named ? null : local }, beside.alias);
    } else {
      const bindsItself = local === target.module;
      this.#addModule(plan, { name: target.module, as: bindsItself ? null : local }, beside.alias);
    }
    return true;
  }

  #addModule(plan: StatementPlan, name: NewName, beside: Alias): void {
    const earlier = plan.block.slice(0, plan.block.indexOf(plan.statement) + 1);
    if (earlier.some((statement) => statement.type === "Import" && this.#brings(statement, name))) return;
    if (plan.statement.type === "Import" && plan.dropped.has(beside)) plan.take(name, beside);
    else plan.following.push({ module: null, names: [name] });
  }

  #addName(plan: StatementPlan, module: string, name: NewName, beside: Alias): void {
    const host = this.#hostBefore(plan, module);
    if (host) {
      if (!this.#brings(host, name)) this.of(host)?.take(name, beside);
      return;
    }
    const statement = this.#newStatement(plan, module);
    if (statement) {
      if (!statement.names.some((other) => isSame(other, name))) statement.names.push(name);
    } else if (plan.statement.type === "ImportFrom" && plan.isVacant && plan.following.length === 0) {
      plan.module = module;
      plan.take(name, beside);
    } else {
      plan.following.push({ module, names: [name] });
    }
  }

  /** A statement of the block that takes names from `module` already: this one, an earlier one, or the very next. */
  #hostBefore(plan: StatementPlan, module: string): ImportFrom | null {
    const index = plan.block.indexOf(plan.statement);
    const candidates = [plan.statement, ...plan.block.slice(0, index).reverse(), plan.block[index + 1]];
    for (const candidate of candidates) {
      if (candidate?.type !== "ImportFrom" || candidate.names.some(({ name }) => name === "*")) continue;
      const own = this.#byStatement.get(candidate);
      if (own?.module != null ? own.module === module : this.#takesFrom(candidate, own, module)) return candidate;
    }
    return null;
  }

  #takesFrom(statement: ImportFrom, plan: StatementPlan | undefined, module: string): boolean {
    return !plan?.isEmptied && this.#analysis.importedModules(statement).includes(module);
  }

  /** A statement that is to be written in the block already, and so before anything that is added now. */
  #newStatement({ block }: StatementPlan, module: string): NewStatement | undefined {
    const inBlock = this.all.filter((plan) => plan.block === block);
    return inBlock.flatMap(({ following }) => following).find((other) => other.module === module);
  }

  #brings(statement: Import | ImportFrom, name: NewName): boolean {
    const plan = this.#byStatement.get(statement);
    return (plan ?? this.#unplanned(statement)).brings(name);
  }

  #unplanned(statement: Import | ImportFrom): StatementPlan {
    return new StatementPlan(statement, []);
  }
}
