import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit, ImportAddition } from "../../../facts";
import { groupBy } from "../../../group-by";
import { standsAt, type ImportAt, type JavaScriptImport } from "../imports/import";
import type { Source } from "../source";
import type { Node } from "../syntax";
import { editList, endOfStatementLine, removeStatement, type EditList } from "./edits";
import { clauseOf, mergeClauses, writeClause, type Clause } from "./import-clause";
import { retarget, writeSpecifier } from "./specifier";
import { styleOf } from "./style";

type Declaration = TSESTree.ImportDeclaration;
type BesideDeclaration = ImportAddition & { readonly beside: ImportAt<"import"> };
type Group = readonly [BesideDeclaration, ...BesideDeclaration[]];

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
  /** Where names can be added. */
  private readonly statements: ReadonlySet<Declaration>;

  constructor(
    private readonly source: Source,
    imports: readonly JavaScriptImport[],
  ) {
    const plain = imports.filter(standsAt("import")).filter(({ opaque }) => !opaque);
    this.statements = new Set(plain.map(({ site }) => site.statement));
  }

  rewrite(drop: readonly ImportAt<"import">[], add: readonly BesideDeclaration[], edits: EditList): boolean {
    for (const { site } of drop) this.planFor(site.statement).dropped.add(site.specifier);
    const groups = groupBy(add, ({ beside: { site }, target }) => {
      return [site.statement.importKind, site.statement.parent.range[0], target.module].join(" ");
    });
    for (const group of groups.values()) {
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
  private place(group: Group, edits: EditList): boolean {
    const [{ target, beside }] = group;
    const { statement: own } = beside.site;
    const existing = [...this.statements].find(
      (statement) =>
        statement.parent === own.parent &&
        isTypeImport(statement) === isTypeImport(own) &&
        (this.plans.get(statement)?.module ?? null) === null &&
        this.source.names.read(statement.source.value).includes(target.module) &&
        this.canTake(statement, group),
    );
    if (existing) {
      this.planFor(existing).added.push(...group);
      return true;
    }
    const freed = group.map(({ beside: { site } }) => site.statement).find((statement) => this.isEmptied(statement));
    if (freed && clauseOf(group, isTypeImport(freed))) {
      const plan = this.planFor(freed);
      plan.added.push(...group);
      plan.module = target.module;
      return true;
    }
    return this.insertStatements(own, group, edits);
  }

  private canTake(statement: Declaration, group: Group): boolean {
    const plan = this.plans.get(statement);
    const added = clauseOf([...(plan?.added ?? []), ...group], isTypeImport(statement));
    const kept = keptClause(this.source, statement, plan?.dropped ?? new Set());
    return added !== null && mergeClauses(kept, added, isTypeImport(statement)) !== null;
  }

  private insertStatements(beside: Declaration, group: Group, edits: EditList): boolean {
    const [{ target }] = group;
    const typed = isTypeImport(beside);
    const whole = clauseOf(group, typed);
    const clauses = whole ? [whole] : group.map((addition) => clauseOf([addition], typed));
    const style = styleOf(this.source, beside, beside.source);
    const keyword = typed ? "import type" : "import";
    const module = style.quote + writeSpecifier(this.source, target.module, beside.source.value) + style.quote;
    for (const clause of clauses) {
      if (!clause) return false;
      const text = `${keyword} ${writeClause(clause, style)} from ${module}${style.semicolon}`;
      edits.insert(endOfStatementLine(this.source, beside), style.lineBreak + style.indentation + text);
    }
    return true;
  }

  private apply(statement: Declaration, { dropped, added, module }: Plan): readonly Edit[] | null {
    const { source } = this;
    if (this.isEmptied(statement)) {
      const removal = removeStatement(source, statement);
      return removal && [removal];
    }
    const clause = clauseOf(added, isTypeImport(statement));
    const names = clause && this.changeClause(statement, dropped, clause);
    if (!names || module === null) return names;
    const edit = retarget(source, statement.source, module);
    return edit && [...names, edit];
  }

  /** Changes only the names where the form of the statement stays, else all between `import` and `from`. */
  private changeClause(statement: Declaration, dropped: ReadonlySet<Node>, added: Clause): readonly Edit[] | null {
    const { source } = this;
    const { code } = source;
    const named = statement.specifiers.filter((one) => one.type === "ImportSpecifier");
    const staysAlike = statement.specifiers.every((one) => one.type === "ImportSpecifier" || !dropped.has(one));
    if (staysAlike && added.default === null) {
      const edits = editList(source, named, dropped, added.named);
      if (edits) return edits;
    }
    const clause = mergeClauses(keptClause(source, statement, dropped), added, isTypeImport(statement));
    const first = code.getFirstToken(statement, { skip: isTypeImport(statement) ? 2 : 1 });
    const last = code.getTokenBefore(statement.source, { skip: 1 });
    if (!clause || !first || !last || source.hasComments(first.range[0], last.range[1])) return null;
    const text = writeClause(clause, styleOf(source, statement, statement.source));
    return [{ range: [first.range[0], last.range[1]], text }];
  }
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
