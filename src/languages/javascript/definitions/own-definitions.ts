import type { TSESTree } from "@typescript-eslint/utils";
import type { OwnDefinition, Use } from "../../../facts";
import { moduleExportName } from "../imports/collect";
import type { Source } from "../source";
import { enclosingFunction, isFunction, keyName, memberName, readsOf, unwrap, type ClassNode, type Node } from "../syntax";
import { JavaScriptClass, type OwnText } from "./own-class";

/** `x.test.ts`, `x.spec.ts`, `__tests__/x.ts`: what test runners collect. */
export const isTestFile = (filename: string): boolean =>
  /(?:^|[\\/])__tests__[\\/]|\.(?:test|spec)\.[cm]?[jt]sx?$/.test(filename);

/** Classes and functions of the top level, and names that are given to others there. */
export function findDefinitions(source: Source, own: OwnText): readonly OwnDefinition[] {
  const { body } = source.code.ast;
  const reader = new Statement(source, own);
  const found = body.flatMap((statement) => reader.read(statement)).filter(isNoPart);
  return [...found, ...body.flatMap((statement) => reader.readDefault(statement, found))];
}

/** What a namespace adds to something else of its name is part of that. */
function isNoPart({ kind, name }: OwnDefinition, _index: number, all: readonly OwnDefinition[]): boolean {
  return kind !== "namespace" || all.every((other) => other.name !== name || other.kind === "namespace");
}

/** Classes by one of the names that functions define. */
export function findLocalClasses(source: Source, names: readonly string[]): readonly OwnDefinition[] {
  return source.variablesNamed(names).flatMap(({ name, scope, defs }) =>
    defs.flatMap((definition): OwnDefinition[] => {
      const { node } = definition;
      const value = definition.type === "Variable" ? definition.node.init && unwrap(definition.node.init) : node;
      // A class knows itself by a variable of its own, which is the only one of an expression.
      const isOwn = scope.type === "class" && (node.type !== "ClassExpression" || node.parent.type === "VariableDeclarator");
      if (!value || !isClass(value) || isOwn || !enclosingFunction(node)) return [];
      return [{ name, kind: "class", location: source.location(definition.name), class: null, isHandedOut: () => true, uses: () => [] }];
    }),
  );
}

class Statement {
  constructor(
    private readonly source: Source,
    private readonly own: OwnText,
  ) {}

  read(statement: Node): OwnDefinition[] {
    switch (statement.type) {
      case "ClassDeclaration":
      case "FunctionDeclaration":
        return statement.id && !statement.declare ? this.define(statement.id, statement.id.name, statement) : [];
      case "VariableDeclaration":
        return statement.declare ? [] : statement.declarations.flatMap((declarator) => this.readDeclarator(declarator));
      case "TSEnumDeclaration":
        return statement.declare ? [] : [this.definition(statement.id, statement.id.name, "enum", null)];
      case "TSModuleDeclaration":
        return statement.id.type === "Identifier" && !statement.declare && hasCode(statement) ? [this.definition(statement.id, statement.id.name, "namespace", null)] : [];
      case "ImportDeclaration":
        return statement.specifiers.flatMap((specifier) => this.readImport(specifier));
      case "ExportDefaultDeclaration":
        return isDeclaration(statement.declaration) ? this.read(statement.declaration) : this.readNamed(statement.declaration);
      case "ExportNamedDeclaration":
        if (statement.declaration) return this.read(statement.declaration);
        return statement.specifiers.flatMap(({ local, exported }) => {
          const [name, old] = [moduleExportName(exported), moduleExportName(local)];
          const meant = local.type === "Identifier" && !statement.source ? (this.importedName(local) ?? old) : old;
          // Where a name is handed on as it is, what gave it to something else is the import.
          return name === meant || name === old ? [] : [this.alias(exported, name)];
        });
      case "ExportAllDeclaration":
        return statement.exported ? [this.alias(statement.exported, moduleExportName(statement.exported))] : [];
      case "TSExportAssignment":
        return this.readNamed(statement.expression);
      case "ExpressionStatement":
        return statement.expression.type === "AssignmentExpression" ? this.readAssignment(statement.expression) : [];
      default:
        return blocksOf(statement).flatMap((inner) => (isLocalToBlock(inner) ? [] : this.read(inner)));
    }
  }

  private readDeclarator(declarator: TSESTree.VariableDeclarator): OwnDefinition[] {
    const { id, init } = declarator;
    if (!init) return [];
    const isExported = declarator.parent.parent.type === "ExportNamedDeclaration";
    if (id.type === "Identifier") return [...this.define(id, id.name, init), ...(isExported ? this.handOn(id, init, []) : [])];
    if (id.type !== "ObjectPattern") return [];
    const isLoad = this.own.imports.some(({ site }) => site.kind === "load" && site.binding === declarator);
    return id.properties.flatMap((property) => {
      const key = property.type === "Property" ? keyName(property) : null;
      const target = property.value?.type === "AssignmentPattern" ? property.value.left : property.value;
      if (key === null || target?.type !== "Identifier") return [];
      const { name } = target;
      if (key === name) return isExported ? this.handOn(target, init, [key]) : [];
      return [isLoad ? { ...this.alias(target, name), isHandedOut: () => this.isPublic(name) } : this.alias(target, name)];
    });
  }

  /** An export that has its name already where it comes from. */
  private handOn(place: TSESTree.Identifier, value: Node, path: readonly string[]): OwnDefinition[] {
    const namesakes = this.own.means(value).map((name) => ({ ...name, path: [...name.path, ...path] }));
    const isNamesake = namesakes.length > 0 && namesakes.every((name) => name.path.at(-1) === place.name);
    return isNamesake ? [{ ...this.alias(place, place.name), namesakes }] : [];
  }

  private isPublic(name: string): boolean {
    return this.own.variables().some((variable) => variable.name === name && variable.audience() === "public");
  }

  /** A class or function that is handed out as a whole, and has a name. */
  private readNamed(value: Node): OwnDefinition[] {
    const node = unwrap(value);
    return (isClass(node) || isFunction(node)) && node.id ? this.define(node.id, node.id.name, node) : [];
  }

  /** A class that is exported without a name of its own, or by another name. */
  readDefault(statement: Node, found: readonly OwnDefinition[]): OwnDefinition[] {
    const exported = defaultOf(statement);
    if (!exported) return [];
    const name = exported.type === "Identifier" ? exported.name : isClass(exported) ? exported.id?.name : undefined;
    const named = found.filter((definition) => definition.name === name && definition.class).map((definition) => ({ ...definition, name: "default" }));
    if (named.length > 0 || !isClass(exported)) return named;
    const location = { start: exported.loc.start, end: exported.body.loc.start };
    return this.define(exported, exported.id?.name ?? "default", exported).map((definition) => ({ ...definition, name: "default", location }));
  }

  /** What `value` is under the name that it is given. */
  private define(place: Node, name: string, value: Node): OwnDefinition[] {
    const node = unwrap(value);
    if (isClass(node)) return [this.definition(place, name, "class", new JavaScriptClass(name, node, this.source, this.own))];
    if (isFunction(node)) return [this.definition(place, name, "function", null)];
    const meant = node.type === "MemberExpression" ? memberName(node) : node.type === "Identifier" ? this.nameOf(node) : null;
    return meant === null || meant === name ? [] : [this.alias(place, name)];
  }

  /** The name of the class, function or import that an identifier means. */
  private nameOf(identifier: TSESTree.Identifier): string | null {
    const definition = this.source.variableOf(identifier)?.defs[0];
    if (definition?.type === "ImportBinding") return this.importedName(identifier);
    return definition?.type === "ClassName" || definition?.type === "FunctionName" ? identifier.name : null;
  }

  private importedName(identifier: TSESTree.Identifier): string | null {
    const node = this.source.variableOf(identifier)?.defs[0]?.node;
    return node?.type === "ImportSpecifier" ? moduleExportName(node.imported) : null;
  }

  private readImport(specifier: TSESTree.ImportClause): OwnDefinition[] {
    if (specifier.type !== "ImportSpecifier") return [];
    const { name } = specifier.local;
    if (moduleExportName(specifier.imported) === name) return [];
    return [{ ...this.alias(specifier, name), isHandedOut: () => this.isPublic(name) }];
  }

  /** `X = …`, `exports.X = …`, `module.exports.X = …`, `module.exports = { X: … }`. */
  private readAssignment({ left, right }: TSESTree.AssignmentExpression): OwnDefinition[] {
    // `exports.X = module.exports.X = …`
    const value = right.type === "AssignmentExpression" ? right.right : right;
    if (left.type === "Identifier") return this.define(left, left.name, value);
    if (left.type !== "MemberExpression") return [];
    const name = memberName(left);
    if (isExports(left.object) && !isExports(left)) return name === null ? [] : this.define(left.property, name, value);
    if (!isExports(left)) return [];
    if (value.type !== "ObjectExpression") return this.readNamed(value);
    return value.properties.flatMap((property) => {
      const key = property.type === "Property" ? keyName(property) : null;
      return key === null || property.type !== "Property" ? [] : this.define(property.key, key, property.value);
    });
  }

  private alias(place: Node, name: string): OwnDefinition {
    return this.definition(place, name, "alias", null);
  }

  private definition(place: Node, name: string, kind: OwnDefinition["kind"], owner: JavaScriptClass | null): OwnDefinition {
    const uses = (): readonly Use[] => (kind === "alias" || place.type !== "Identifier" ? [] : this.usesOf(place));
    return { name, kind, location: this.source.location(place), class: owner, isHandedOut: () => true, uses };
  }

  /** A class knows itself by a variable of its own. */
  private usesOf(place: TSESTree.Identifier): readonly Use[] {
    const variables = this.source.declaredBy(place.parent).filter(({ defs }) => defs.length === 1 && defs[0]?.name === place);
    const references = variables.flatMap((variable) => variable.references);
    if (references.some((reference) => reference.isWrite() && !reference.init)) return [];
    return readsOf(references).map((name) => this.own.read(name));
  }
}

/** The statements that run with a statement of the top level. */
function blocksOf(statement: Node): readonly Node[] {
  switch (statement.type) {
    case "BlockStatement":
      return statement.body;
    case "IfStatement":
      return [statement.consequent, ...(statement.alternate ? [statement.alternate] : [])];
    case "TryStatement":
      return [statement.block, ...(statement.handler ? [statement.handler.body] : []), ...(statement.finalizer ? [statement.finalizer] : [])];
    default:
      return [];
  }
}

/** Whether a namespace holds more than types. */
function hasCode({ body }: TSESTree.TSModuleDeclaration): boolean {
  return body?.type === "TSModuleBlock" && body.body.some((statement) => {
    const declared = statement.type === "ExportNamedDeclaration" && statement.declaration ? statement.declaration : statement;
    return declared.type !== "TSInterfaceDeclaration" && declared.type !== "TSTypeAliasDeclaration";
  });
}

const isDeclaration = ({ type }: Node): boolean => type === "ClassDeclaration" || type === "FunctionDeclaration";

const isLocalToBlock = (statement: Node): boolean =>
  isDeclaration(statement) || (statement.type === "VariableDeclaration" && statement.kind !== "var");

/** What a module stands for as a whole: `export default X`, `export = X`, `module.exports = X`. */
function defaultOf(statement: Node): Node | null {
  if (statement.type === "ExportDefaultDeclaration") return unwrap(statement.declaration);
  if (statement.type === "TSExportAssignment") return unwrap(statement.expression);
  if (statement.type !== "ExpressionStatement" || statement.expression.type !== "AssignmentExpression") return null;
  const { left, right } = statement.expression;
  return left.type === "MemberExpression" && isExports(left) ? unwrap(right) : null;
}

const isClass = (node: Node): node is ClassNode =>
  (node.type === "ClassDeclaration" && !node.declare) || node.type === "ClassExpression";

/** `exports` or `module.exports`. */
function isExports(node: Node): boolean {
  if (node.type === "Identifier") return node.name === "exports";
  return (
    node.type === "MemberExpression" &&
    node.object.type === "Identifier" &&
    node.object.name === "module" &&
    memberName(node) === "exports"
  );
}
