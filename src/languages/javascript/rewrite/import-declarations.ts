import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit, ImportAddition } from "../../../facts";
import { hasAttributes } from "../imports/collect";
import type { JavaScriptImport } from "../imports/import";
import type { Source } from "../source";
import type { Node } from "../syntax";
import { editList, endOfStatementLine, removeStatement, type EditList } from "./edits";
import { clauseOf, mergeClauses, writeClause, type Clause } from "./import-clause";
import { specifierEdit, writeSpecifier } from "./specifier";
import { fromToken, styleOf } from "./style";

type Declaration = TSESTree.ImportDeclaration;
type BesideDeclaration = ImportAddition & { readonly statement: Declaration };

/** What happens to one import statement. */
interface Plan {
  readonly dropped: Set<Node>;
  /** What is added to it. */
  readonly added: ImportAddition[];
  /** The module that it imports from now on. */
  module: string | null;
}

const isTypeImport = (statement: Declaration): boolean => statement.importKind === "type";

/** Rewrites `import` statements; false where that cannot be done without loss. */
export class ImportDeclarations {
  private readonly plans = new Map<Declaration, Plan>();
  private readonly statements: readonly Declaration[];

  constructor(
    private readonly source: Source,
    imports: readonly JavaScriptImport[],
  ) {
    this.statements = [...new Set(imports.flatMap(({ site }) => (site.kind === "import" ? [site.statement] : [])))];
  }

  rewrite(drop: readonly JavaScriptImport[], add: readonly BesideDeclaration[], edits: EditList): boolean {
    for (const { site } of drop) {
      if (site.kind === "import" && site.specifier) this.planFor(site.statement).dropped.add(site.specifier);
    }
    for (const group of groupByModule(add)) {
      if (!this.place(group, edits)) return false;
    }
    return [...this.plans].every(([statement, plan]) => {
      const own = this.apply(statement, plan);
      if (own) edits.add(...own);
      return own !== null;
    });
  }

  private planFor(statement: Declaration): Plan {
    const plan = this.plans.get(statement) ?? { dropped: new Set<Node>(), added: [], module: null };
    this.plans.set(statement, plan);
    return plan;
  }

  private isEmptied(statement: Declaration): boolean {
    const plan = this.plans.get(statement);
    return plan?.added.length === 0 && statement.specifiers.every((one) => plan.dropped.has(one));
  }

  /** Finds a statement for additions of one module: one that imports it, one that is free now, or a new one. */
  private place(group: readonly [BesideDeclaration, ...BesideDeclaration[]], edits: EditList): boolean {
    const [{ target, statement: beside }] = group;
    const typed = isTypeImport(beside);
    const existing = this.statements.find(
      (statement) =>
        statement.parent === beside.parent &&
        isTypeImport(statement) === typed &&
        statement.specifiers.length > 0 &&
        (this.plans.get(statement)?.module ?? null) === null &&
        !hasAttributes(statement) &&
        this.source.names.read(statement.source.value).includes(target.module) &&
        this.mergedClause(statement, group, typed) !== null,
    );
    if (existing) {
      this.planFor(existing).added.push(...group);
      return true;
    }
    const freed = group.map(({ statement }) => statement).find((statement) => this.isEmptied(statement));
    if (freed && clauseOfAll(group, typed)) {
      const plan = this.planFor(freed);
      plan.added.push(...group);
      plan.module = target.module;
      return true;
    }
    return this.insertStatements(beside, group, typed, edits);
  }

  private mergedClause(statement: Declaration, group: readonly ImportAddition[], typed: boolean): Clause | null {
    const added = clauseOfAll(group, typed);
    const plan = this.plans.get(statement);
    const earlier = plan && plan.added.length > 0 ? clauseOfAll(plan.added, typed) : empty;
    const kept = keptClause(this.source, statement, plan?.dropped ?? new Set());
    const known = earlier && mergeClauses(kept, earlier, typed);
    return added && known && mergeClauses(known, added, typed);
  }

  private insertStatements(
    beside: Declaration,
    group: readonly ImportAddition[],
    typed: boolean,
    edits: EditList,
  ): boolean {
    const style = styleOf(this.source, beside, beside.source);
    const whole = clauseOfAll(group, typed);
    const clauses = whole ? [whole] : group.map((addition) => clauseOf(addition, typed));
    const [first] = group;
    if (!first) return true;
    const specifier = writeSpecifier(this.source, first.target.module, beside.source.value);
    if (/['"\\]/.test(specifier)) return false;
    for (const clause of clauses) {
      if (!clause) return false;
      const keyword = typed ? "import type" : "import";
      const text = `${keyword} ${writeClause(clause, style)} from ${style.quote}${specifier}${style.quote}${style.semicolon}`;
      edits.insert(endOfStatementLine(this.source, beside), style.lineBreak + style.indentation + text);
    }
    return true;
  }

  private apply(statement: Declaration, { dropped, added, module }: Plan): readonly Edit[] | null {
    const { source } = this;
    const typed = isTypeImport(statement);
    if (added.length === 0 && statement.specifiers.every((one) => dropped.has(one))) {
      const removal = removeStatement(source, statement);
      return removal && [removal];
    }
    const clause = added.length === 0 ? empty : clauseOfAll(added, typed);
    const edits: Edit[] = [];
    if (module !== null) {
      const edit = specifierEdit(source, statement.source, writeSpecifier(source, module, statement.source.value));
      if (!edit) return null;
      edits.push(edit);
    }
    const changed = clause && this.changeClause(statement, dropped, clause);
    return changed && [...changed, ...edits];
  }

  /** Changes only the names where the form of the statement stays, else all between `import` and `from`. */
  private changeClause(statement: Declaration, dropped: ReadonlySet<Node>, added: Clause): readonly Edit[] | null {
    const { source } = this;
    const [first] = statement.specifiers;
    const named = statement.specifiers.filter((one) => one.type === "ImportSpecifier");
    const others = statement.specifiers.filter((one) => one.type !== "ImportSpecifier");
    const gone = others.filter((one) => dropped.has(one));
    const [only] = gone;
    if (named.length > 0 && gone.length === 0 && added.default === null && added.namespace === null) {
      const edits = editList(source, named, dropped, added.named);
      if (edits) return edits;
    }
    const successor = only?.type === "ImportDefaultSpecifier" ? added.default : added.namespace;
    const sameForm = (added.default === null) !== (added.namespace === null) && added.named.length === 0;
    if (only && gone.length === 1 && successor !== null && sameForm && !named.some((one) => dropped.has(one))) {
      return [{ range: only.local.range, text: successor }];
    }
    const clause = mergeClauses(keptClause(source, statement, dropped), added, isTypeImport(statement));
    const last = fromToken(source, statement.source);
    const open =
      first && source.code.getTokenBefore(first, { filter: ({ value }) => value === "import" || value === "type" });
    if (!clause || !last || !open) return null;
    const start = source.code.getTokenAfter(open)?.range[0];
    const end = source.code.getTokenBefore(last)?.range[1];
    if (start === undefined || end === undefined || source.hasComments(start, end)) return null;
    return [{ range: [start, end], text: writeClause(clause, styleOf(source, statement, statement.source)) }];
  }
}

const empty: Clause = { default: null, namespace: null, named: [] };

function clauseOfAll(group: readonly ImportAddition[], typed: boolean): Clause | null {
  return group.reduce<Clause | null>((merged, addition) => {
    const clause = clauseOf(addition, typed);
    return merged && clause && mergeClauses(merged, clause, typed);
  }, empty);
}

/** What a statement goes on to import. */
function keptClause(source: Source, statement: Declaration, dropped: ReadonlySet<Node>): Clause {
  const kept = statement.specifiers.filter((one) => !dropped.has(one));
  return {
    default: kept.find((one) => one.type === "ImportDefaultSpecifier")?.local.name ?? null,
    namespace: kept.find((one) => one.type === "ImportNamespaceSpecifier")?.local.name ?? null,
    named: kept.filter((one) => one.type === "ImportSpecifier").map(({ range }) => source.text.slice(...range)),
  };
}

function groupByModule(add: readonly BesideDeclaration[]): [BesideDeclaration, ...BesideDeclaration[]][] {
  const groups = new Map<string, [BesideDeclaration, ...BesideDeclaration[]]>();
  for (const addition of add) {
    const key = `${isTypeImport(addition.statement) ? "type" : "value"} ${addition.target.module}`;
    const group = groups.get(key);
    const same = group?.some(
      ({ target, local }) => local === addition.local && target.path.join(".") === addition.target.path.join("."),
    );
    if (!group) groups.set(key, [addition]);
    else if (!same) group.push(addition);
  }
  return [...groups.values()];
}
