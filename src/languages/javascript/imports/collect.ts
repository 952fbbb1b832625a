import type { TSESTree } from "@typescript-eslint/utils";
import type { Import, QualifiedName } from "../../../facts";
import type { ScopeVariable, Source } from "../source";
import { keyName, staticString, type Node } from "../syntax";
import { findNodes, type Findings } from "../walk";
import { JavaScriptImport, type ImportDescription } from "./import";
import { readLoad, type Load } from "./load";

/** The name on the far side of a specifier: `X`, `default`, or a string. */
export const moduleExportName = (node: TSESTree.Identifier | TSESTree.StringLiteral): string =>
  node.type === "Identifier" ? node.name : node.value;

function hasAttributes(statement: { readonly attributes?: readonly TSESTree.ImportAttribute[] }): boolean {
  // Parsers before import attributes leave the field out.
  return (statement.attributes?.length ?? 0) > 0;
}

export const isQuery = (specifier: string): boolean => /[?!]/.test(specifier);

export class ImportCollector {
  readonly imports: JavaScriptImport[] = [];
  /** Strings of loads that bind variables: whatever else loads a module is a mention. */
  readonly bound = new Set<Node>();

  constructor(private readonly source: Source) {}

  collect(findings: Findings): void {
    for (const statement of findings.declarations) {
      if (statement.type === "ImportDeclaration") this.readImport(statement);
      else if (statement.type === "TSImportEqualsDeclaration") this.readImportEquals(statement);
      else if (statement.type === "ExportAllDeclaration") this.readExportAll(statement);
      else this.readReExport(statement);
    }
    for (const call of findings.calls) this.readBinding(call);
    this.imports.sort((a, b) => a.site.statement.range[0] - b.site.statement.range[0]);
  }

  private add(description: ImportDescription): void {
    this.imports.push(new JavaScriptImport(this.source, description));
  }

  private name(specifier: string, path: readonly string[]): QualifiedName[] {
    return this.source.names.read(specifier).map((module) => ({ module, path }));
  }

  private readImport(statement: TSESTree.ImportDeclaration): void {
    const specifier = statement.source.value;
    const opaque = isQuery(specifier) || hasAttributes(statement);
    const common = { variable: null, local: null, typeOnly: statement.importKind === "type" };
    if (statement.specifiers.length === 0) {
      const site = { kind: "side-effect", statement } as const;
      const names = this.name(specifier, []);
      this.add({ ...common, site, names, form: "side-effect", opaque: true, narrowest: statement.source });
    }
    for (const clause of statement.specifiers) {
      const typeOnly = common.typeOnly || (clause.type === "ImportSpecifier" && clause.importKind === "type");
      const site = { kind: "import", statement, specifier: clause } as const;
      const binding = { site, local: clause.local, variable: this.declared(clause, clause.local), typeOnly, opaque };
      if (clause.type === "ImportNamespaceSpecifier") {
        const names = this.readNamespace(specifier, binding.variable);
        this.add({ ...binding, names, form: "module", narrowest: statement.source });
      } else {
        const imported = clause.type === "ImportSpecifier" ? clause.imported : null;
        const path = [imported ? moduleExportName(imported) : "default"];
        this.add({ ...binding, names: this.name(specifier, path), form: "name", narrowest: imported ?? clause.local });
      }
    }
  }

  /** Code that constructs or calls a module as such takes it for the module's default export. */
  private readNamespace(specifier: string, variable: ScopeVariable | null): QualifiedName[] {
    const constructs = variable?.references.some(({ identifier }) => {
      const { parent } = identifier;
      if (parent.type === "NewExpression" || parent.type === "CallExpression") return parent.callee === identifier;
      return (
        (parent.type === "ClassDeclaration" || parent.type === "ClassExpression") && parent.superClass === identifier
      );
    });
    const module = this.name(specifier, []);
    return constructs ? [...this.name(specifier, ["default"]), ...module] : module;
  }

  private readImportEquals(statement: TSESTree.TSImportEqualsDeclaration): void {
    if (statement.moduleReference.type !== "TSExternalModuleReference") return;
    const { expression } = statement.moduleReference;
    const specifier = staticString(expression);
    if (specifier === null) return;
    const variable = this.declared(statement, statement.id);
    this.add({
      site: { kind: "equals", statement },
      names: this.readNamespace(specifier, variable),
      local: statement.id,
      variable,
      form: "module",
      typeOnly: statement.importKind === "type",
      opaque: isQuery(specifier),
      narrowest: expression,
    });
  }

  private readExportAll(statement: TSESTree.ExportAllDeclaration): void {
    const specifier = statement.source.value;
    this.add({
      site: { kind: "re-export-all", statement },
      names: this.name(specifier, []),
      local: null,
      variable: null,
      form: statement.exported ? "re-export" : "star",
      typeOnly: statement.exportKind === "type",
      opaque: isQuery(specifier) || hasAttributes(statement),
      narrowest: statement.source,
    });
  }

  private readReExport(statement: TSESTree.ExportNamedDeclaration): void {
    if (!statement.source) return;
    const specifier = statement.source.value;
    for (const clause of statement.specifiers) {
      this.add({
        site: { kind: "re-export", statement, specifier: clause },
        names: this.name(specifier, [moduleExportName(clause.local)]),
        local: null,
        variable: null,
        form: "re-export",
        typeOnly: statement.exportKind === "type" || clause.exportKind === "type",
        opaque: isQuery(specifier) || hasAttributes(statement),
        narrowest: clause.local,
      });
    }
  }

  /** Finds the variable that takes the value of a load, where there is one. */
  private readBinding(call: Node): void {
    let top = call;
    while (top.parent && loadsThrough(top, top.parent)) top = top.parent;
    const binding = top.parent;
    if (binding?.type === "VariableDeclarator" && binding.init === top) {
      const load = readLoad(this.source, top);
      if (load) this.readDeclarator(binding, load);
    } else if (binding?.type === "AssignmentExpression" && binding.right === top && binding.operator === "=") {
      const load = readLoad(this.source, top);
      if (load) this.readAssignment(binding, load);
    }
  }

  private describeLoad({ specifier, attributes }: Load): Pick<ImportDescription, "typeOnly" | "opaque"> {
    return { typeOnly: false, opaque: isQuery(specifier) || attributes };
  }

  private readDeclarator(binding: TSESTree.VariableDeclarator, load: Load): void {
    const statement = binding.parent;
    const common = { kind: "load", statement, binding, load } as const;
    if (binding.id.type === "Identifier") {
      this.bindName(load, { ...common, property: null, intricate: false }, binding.id);
    } else if (binding.id.type === "ObjectPattern") {
      for (const property of binding.id.properties) this.readProperty(common, property, load.path, load);
    }
  }

  private bindName(
    load: Load,
    site: Extract<ImportDescription["site"], { kind: "load" }>,
    local: TSESTree.Identifier,
  ): void {
    const variable =
      site.binding.type === "VariableDeclarator" ? this.declared(site.binding, local) : this.source.variableOf(local);
    const whole = load.path.length === 0;
    this.add({
      ...this.describeLoad(load),
      site,
      names: whole ? this.readNamespace(load.specifier, variable) : this.name(load.specifier, load.path),
      local,
      variable,
      form: whole ? "module" : "name",
      narrowest: whole ? load.source : local,
    });
    this.bound.add(load.source);
  }

  private readProperty(
    common: Omit<Extract<ImportDescription["site"], { kind: "load" }>, "property" | "intricate">,
    property: TSESTree.Property | TSESTree.RestElement,
    path: readonly string[],
    load: Load,
    nested = false,
  ): void {
    this.bound.add(load.source);
    if (property.type === "RestElement") {
      if (property.argument.type !== "Identifier") return;
      const site = { ...common, property: null, intricate: true };
      this.addProperty(load, site, path, property.argument, load.source);
      return;
    }
    const key = keyName(property);
    if (key === null) {
      this.bound.delete(load.source);
      return;
    }
    const value = property.value.type === "AssignmentPattern" ? property.value.left : property.value;
    const intricate = nested || property.computed || value !== property.value;
    const inner = [...path, key];
    if (value.type === "Identifier")
      this.addProperty(load, { ...common, property, intricate }, inner, value, property.key);
    else if (value.type === "ObjectPattern") {
      for (const child of value.properties) this.readProperty(common, child, inner, load, true);
    }
  }

  private addProperty(
    load: Load,
    site: Extract<ImportDescription["site"], { kind: "load" }>,
    path: readonly string[],
    local: TSESTree.Identifier,
    narrowest: Node,
  ): void {
    const form: Import["form"] = path.length === 0 ? "module" : "name";
    const variable = this.declared(site.binding, local);
    this.add({
      ...this.describeLoad(load),
      site,
      names: this.name(load.specifier, path),
      local,
      variable,
      form,
      narrowest,
    });
  }

  private readAssignment(binding: TSESTree.AssignmentExpression, load: Load): void {
    const statement = binding.parent;
    if (statement.type !== "ExpressionStatement" || binding.left.type !== "Identifier") return;
    if (!this.source.variableOf(binding.left)) return;
    this.bindName(load, { kind: "load", statement, binding, property: null, load, intricate: true }, binding.left);
  }

  private declared(node: Node, local: TSESTree.Identifier): ScopeVariable | null {
    return this.source.declaredBy(node).find((variable) => variable.identifiers.includes(local)) ?? null;
  }
}

/** Whether the value of `child` goes on through `parent` to where a variable may take it. */
function loadsThrough(child: Node, parent: Node): boolean {
  if (parent.type === "MemberExpression") return parent.object === child;
  return (
    parent.type === "AwaitExpression" ||
    parent.type === "TSAsExpression" ||
    parent.type === "TSNonNullExpression" ||
    parent.type === "TSSatisfiesExpression"
  );
}

/** What a file imports, hands on and loads into variables. */
export function collectImports(source: Source): readonly JavaScriptImport[] {
  const collector = new ImportCollector(source);
  collector.collect(findNodes(source.code));
  return collector.imports;
}
