import type { TSESTree } from "@typescript-eslint/utils";
import { moduleExportName } from "../imports/collect";
import { keyName, memberName, staticString, unwrap, type Node } from "../syntax";

/** Something that a module takes from another; a null name stands for the whole module. */
export interface Taken {
  readonly from: string;
  readonly name: string | null;
}

/** What a name of a module stands for: its declarations (several where a function is overloaded), or what is taken. */
export type Meaning = { readonly nodes: readonly Node[] } | Taken;

/** The names of a module as its text declares them. */
export interface ModuleSyntax {
  readonly locals: ReadonlyMap<string, Meaning>;
  /** What is exported under each name; a string points to a local. */
  readonly exports: ReadonlyMap<string, Meaning | string>;
  /** Modules whose exports are exported as well. */
  readonly stars: readonly string[];
  /** What is given to a local as its member behind its declaration: `C.f = g`, `Object.assign(C, { f: g })`, a namespace. */
  readonly given: ReadonlyMap<string, ReadonlyMap<string, Node>>;
}

class SyntaxCollector implements ModuleSyntax {
  readonly locals = new Map<string, Meaning>();
  readonly exports = new Map<string, Meaning | string>();
  readonly stars: string[] = [];
  readonly given = new Map<string, Map<string, Node>>();

  read(statement: Node): void {
    switch (statement.type) {
      case "ImportDeclaration":
        for (const clause of statement.specifiers)
          this.locals.set(clause.local.name, takenBy(clause, statement.source.value));
        break;
      case "TSImportEqualsDeclaration":
        if (statement.moduleReference.type === "TSExternalModuleReference") {
          const from = staticString(statement.moduleReference.expression);
          if (from !== null) this.locals.set(statement.id.name, { from, name: null });
        }
        break;
      case "ExportNamedDeclaration":
        this.readExport(statement);
        break;
      case "ExportAllDeclaration":
        if (statement.exported)
          this.exports.set(moduleExportName(statement.exported), { from: statement.source.value, name: null });
        else this.stars.push(statement.source.value);
        break;
      case "ExportDefaultDeclaration":
        this.exportValue("default", statement.declaration);
        this.declare(statement.declaration);
        break;
      case "TSExportAssignment":
        this.exportModule(statement.expression);
        break;
      case "ExpressionStatement":
        if (statement.expression.type === "AssignmentExpression") this.readAssignment(statement.expression);
        if (statement.expression.type === "CallExpression") this.readGiving(statement.expression);
        break;
      default:
        this.declare(statement);
    }
  }

  private readExport(statement: TSESTree.ExportNamedDeclaration): void {
    for (const { local, exported } of statement.specifiers) {
      const name = moduleExportName(local);
      this.exports.set(moduleExportName(exported), statement.source ? { from: statement.source.value, name } : name);
    }
    if (!statement.declaration) return;
    if (statement.declaration.type === "TSImportEqualsDeclaration") this.read(statement.declaration);
    for (const name of this.declare(statement.declaration)) this.exports.set(name, name);
  }

  /** Records what a statement declares and returns the names. */
  private declare(statement: Node): string[] {
    switch (statement.type) {
      case "FunctionDeclaration":
      case "TSDeclareFunction":
      case "ClassDeclaration":
      case "TSInterfaceDeclaration":
      case "TSTypeAliasDeclaration":
      case "TSEnumDeclaration":
        return statement.id ? [this.addNode(statement.id.name, statement)] : [];
      case "TSModuleDeclaration": {
        if (statement.id.type !== "Identifier") return [];
        const { name } = statement.id;
        const inner = new SyntaxCollector();
        for (const one of statement.body?.type === "TSModuleBlock" ? statement.body.body : []) inner.read(one);
        for (const exported of inner.exports.keys()) this.give(name, exported, statement);
        return [this.addNode(name, statement)];
      }
      case "VariableDeclaration":
        return statement.declarations.flatMap((declarator) => this.declareVariable(declarator));
      default:
        return [];
    }
  }

  private declareVariable({ id, init }: TSESTree.VariableDeclarator): string[] {
    const from = init && requiredModule(init);
    if (id.type === "Identifier") {
      if (from) this.locals.set(id.name, from);
      else this.addNode(id.name, init ?? id);
      return [id.name];
    }
    if (id.type !== "ObjectPattern") return [];
    return id.properties.flatMap((property) => {
      if (property.type !== "Property" || property.value.type !== "Identifier") return [];
      const name = keyName(property);
      const { value } = property;
      if (from?.name === null && name !== null) this.locals.set(value.name, { from: from.from, name });
      else this.addNode(value.name, value);
      return [value.name];
    });
  }

  private addNode(name: string, node: Node): string {
    const known = this.locals.get(name);
    this.locals.set(name, { nodes: known && "nodes" in known ? [...known.nodes, node] : [node] });
    return name;
  }

  private exportValue(name: string, value: Node): void {
    const node = unwrap(value);
    const required = requiredModule(node);
    if (node.type === "Identifier") this.exports.set(name, node.name);
    else this.exports.set(name, required ?? { nodes: [node] });
  }

  /** `module.exports = …` and `export = …`: the value itself, and every name in it. */
  private exportModule(value: Node): void {
    const node = unwrap(value);
    const required = requiredModule(node);
    if (required?.name === null) this.stars.push(required.from);
    this.exportValue("default", node);
    if (node.type !== "ObjectExpression") return;
    for (const property of node.properties) {
      if (property.type === "SpreadElement") {
        const spread = requiredModule(property.argument);
        if (spread?.name === null) this.stars.push(spread.from);
      } else {
        const name = keyName(property);
        if (name !== null) this.exportValue(name, property.value);
      }
    }
  }

  private readAssignment({ left, right }: TSESTree.AssignmentExpression): void {
    if (right.type === "AssignmentExpression") this.readAssignment(right);
    if (left.type !== "MemberExpression") return;
    const value = lastValue(right);
    const name = memberName(left);
    if (isModuleExports(left)) this.exportModule(value);
    else if (name !== null && (isModuleExports(left.object) || isNamed(left.object, "exports")))
      this.exportValue(name, value);
    else if (name !== null && left.object.type === "Identifier") this.give(left.object.name, name, value);
  }

  private give(owner: string, name: string, value: Node): void {
    const members = this.given.get(owner) ?? new Map<string, Node>();
    this.given.set(owner, members.set(name, value));
  }

  /** `Object.assign(C, { f })`, `Object.defineProperty(C, "f", { value: g })`. */
  private readGiving({ callee, arguments: [owner, second, third] }: TSESTree.CallExpression): void {
    if (callee.type !== "MemberExpression" || !isNamed(callee.object, "Object") || owner?.type !== "Identifier") return;
    const method = memberName(callee);
    const name = staticString(second);
    if (method === "defineProperty" && name !== null) this.give(owner.name, name, valuesIn(third).get("value") ?? callee);
    if (method !== "assign") return;
    for (const [member, value] of valuesIn(second)) this.give(owner.name, member, value);
  }
}

/** What an object that is written out holds. */
function valuesIn(object: Node | undefined): ReadonlyMap<string, Node> {
  const values = new Map<string, Node>();
  for (const property of object?.type === "ObjectExpression" ? object.properties : []) {
    const name = property.type === "Property" ? keyName(property) : null;
    if (name !== null && property.type === "Property") values.set(name, property.value);
  }
  return values;
}

const isNamed = (node: Node, name: string): boolean => node.type === "Identifier" && node.name === name;

function isModuleExports(node: Node): boolean {
  return node.type === "MemberExpression" && isNamed(node.object, "module") && memberName(node) === "exports";
}

/** The value of `a = b = value`. */
function lastValue(node: Node): Node {
  return node.type === "AssignmentExpression" ? lastValue(node.right) : node;
}

function takenBy(clause: TSESTree.ImportClause, from: string): Taken {
  if (clause.type === "ImportNamespaceSpecifier") return { from, name: null };
  return { from, name: clause.type === "ImportSpecifier" ? moduleExportName(clause.imported) : "default" };
}

/** `require("m")`, `require("m").X`. */
function requiredModule(node: Node): Taken | null {
  if (node.type === "MemberExpression") {
    const module = requiredModule(node.object);
    const name = memberName(node);
    return module?.name === null && name !== null ? { from: module.from, name } : null;
  }
  if (node.type !== "CallExpression" || !isNamed(node.callee, "require")) return null;
  const from = staticString(node.arguments[0]);
  return from === null ? null : { from, name: null };
}

/** Reads the names that a module declares, takes and exports. */
export function readModuleSyntax(program: TSESTree.Program): ModuleSyntax {
  const collector = new SyntaxCollector();
  for (const statement of program.body) collector.read(statement);
  return collector;
}
