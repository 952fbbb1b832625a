import type { TSESTree } from "@typescript-eslint/utils";
import type { Role } from "../../../facts";
import type { Source } from "../source";
import { isGlobal } from "../imports/load";
import { calleeName, memberName, unwrap, type Node } from "../syntax";
import { followChain, readsPrototype } from "./chain";

export interface Purpose {
  readonly role: Role;
  readonly typeOnly: boolean;
}

const value: Purpose = { role: "value", typeOnly: false };
const as = (role: Role): Purpose => ({ role, typeOnly: false });
const annotation: Purpose = { role: "annotation", typeOnly: true };

/** What the code does with the value at `end`. */
export function purposeOf(source: Source, end: Node): Purpose {
  const { parent } = end;
  if (!parent) return value;
  switch (parent.type) {
    case "NewExpression":
      return parent.callee === end ? as("call") : value;
    case "CallExpression":
      if (parent.callee === end) return as("call");
      return isIdentityCheck(parent) ? as("identity") : value;
    case "MemberExpression":
      return readsPrototype(parent) && comparesPrototype(parent) ? as("identity") : value;
    case "TSTypeReference":
      return isEmitted(parent) ? value : annotation;
    case "TSClassImplements":
    case "TSInterfaceHeritage":
      return annotation;
    case "TSTypeQuery":
      return { role: "value", typeOnly: true };
    case "ClassDeclaration":
    case "ClassExpression":
      return parent.superClass === end ? as("base") : value;
    case "BinaryExpression":
      if (isIdentityTest(parent.operator, parent.left, parent.right, end)) return as("identity");
      return isCompared(parent.operator, parent.left === end ? parent.right : parent.left, end) ? as("keep") : value;
    case "SwitchCase":
      return parent.test === end && readsConstructor(parent.parent.discriminant) ? as("identity") : value;
    case "ExportSpecifier": {
      const typeOnly = parent.exportKind === "type" || parent.parent.exportKind === "type";
      return { role: "export", typeOnly };
    }
    case "ExportDefaultDeclaration":
    case "TSExportAssignment":
      return as("export");
    case "VariableDeclarator":
      return parent.init === end ? purposeOfAlias(source, parent) : value;
    case "ConditionalExpression":
    case "LogicalExpression":
      return purposeOfChoice(source, parent);
    case "AssignmentExpression":
      if (parent.left === end) return as("write");
      return isModuleExports(source, parent.left) ? as("export") : value;
    case "Property":
      if (parent.value !== end) return value;
      if (parent.parent.type === "ObjectPattern") return as("write");
      return isExportedObject(source, parent.parent) ? as("export") : value;
    case "UpdateExpression":
    case "ArrayPattern":
    case "RestElement":
      return as("write");
    case "AssignmentPattern":
      return parent.left === end ? as("write") : value;
    case "ForInStatement":
    case "ForOfStatement":
      return parent.left === end ? as("write") : value;
    case "UnaryExpression":
      return parent.operator === "delete" ? as("write") : value;
    default:
      return value;
  }
}

/**
 * The type of a parameter or property that has a decorator, or whose method or class has one: compilers may write it down for
 * run time, and containers inject by it.
 */
function isEmitted(reference: Node): boolean {
  let child = reference;
  for (let outer = reference.parent; outer; child = outer, outer = outer.parent) {
    switch (outer.type) {
      case "PropertyDefinition":
      case "AccessorProperty":
        return outer.decorators.length > 0 && outer.typeAnnotation === child;
      case "MethodDefinition":
        return outer.decorators.length > 0 || (outer.kind === "constructor" && outer.parent.parent.decorators.length > 0);
      case "BlockStatement":
      case "ClassBody":
        return false;
      case "Identifier":
      case "TSParameterProperty":
        if (outer.decorators.length > 0) return true;
        break;
      default:
    }
  }
  return false;
}

/** `const K = C`: what tells objects apart by `K` tells them apart by `C`. Where `K` does more, nothing can follow. */
function purposeOfAlias(source: Source, { id }: TSESTree.VariableDeclarator): Purpose {
  if (id.type !== "Identifier") return value;
  const reads = source.variableOf(id)?.references.filter((reference) => reference.isRead()) ?? [];
  const roles = reads.map(({ identifier }) => purposeOf(source, followChain(identifier).end).role);
  if (!roles.includes("identity")) return value;
  return as(roles.every((role) => role === "identity") ? "identity" : "write");
}

/** `found ? C : null`: where the value may be the class, what is done with it is done with the class. */
function purposeOfChoice(source: Source, choice: Node): Purpose {
  const { role } = purposeOf(source, choice);
  return role === "identity" || role === "write" ? as("write") : value;
}

function isIdentityTest(operator: string, left: Node, right: Node, end: Node): boolean {
  if (operator === "instanceof") return right === end;
  if (!/^[!=]==?$/.test(operator)) return false;
  return readsConstructor(left === end ? right : left);
}

/** What may be a class, by its name alone; a default export may be one. */
export const CLASS_NAME = /^(?:\p{Lu}[^_]*|default)$/u;

/** `kind === C`: another class is not the same, whatever it does. */
function isCompared(operator: string, other: Node, end: Node): boolean {
  const read = unwrap(end);
  const name = read.type === "Identifier" ? read.name : read.type === "MemberExpression" ? memberName(read) : null;
  const isLiteral = other.type === "Literal" || other.type === "UnaryExpression" || other.type === "TemplateLiteral";
  return /^[!=]==?$/.test(operator) && !isLiteral && CLASS_NAME.test(name ?? "");
}

const INSTANCE_CHECKS = /^(?:toBeInstanceOf|(?:is|not|isNot)?instanceof|toThrow(?:Error)?)$/i;
const EQUALITY_CHECKS = /^(?:toBe|toEqual|toStrictEqual|equal|strictEqual)$/;
const CLASS_MATCHERS = new Set(["expect", "jasmine"]);

/** `expect(x).toBeInstanceOf(C)`, `expect.any(C)`, `assert.instanceOf(x, C)`, `expect(x.constructor).toBe(C)`. */
function isIdentityCheck(call: TSESTree.CallExpression): boolean {
  const name = calleeName(call) ?? "";
  if (INSTANCE_CHECKS.test(name)) return true;
  const callee = unwrap(call.callee);
  const object = callee.type === "MemberExpression" ? unwrap(callee.object) : null;
  if (name === "any") return object?.type === "Identifier" && CLASS_MATCHERS.has(object.name);
  if (!EQUALITY_CHECKS.test(name)) return false;
  const compared = object?.type === "CallExpression" ? [...call.arguments, ...object.arguments] : call.arguments;
  return compared.some((one) => readsConstructor(one) || readsPrototypeOf(one));
}

/** `C.prototype.isPrototypeOf(x)`, `Object.getPrototypeOf(x) === C.prototype`. */
function comparesPrototype(prototype: Node): boolean {
  const { parent } = prototype;
  if (parent?.type === "MemberExpression") return memberName(parent) === "isPrototypeOf";
  if (parent?.type === "CallExpression") return isIdentityCheck(parent);
  return parent?.type === "BinaryExpression" && /^[!=]==?$/.test(parent.operator);
}

function readsPrototypeOf(node: Node): boolean {
  const read = unwrap(node);
  return read.type === "CallExpression" && calleeName(read) === "getPrototypeOf";
}

function readsConstructor(node: Node): boolean {
  const read = unwrap(node);
  return read.type === "MemberExpression" && memberName(read) === "constructor";
}

/** `module.exports`, `exports.x`, `module.exports.x`. */
function isModuleExports(source: Source, target: Node): boolean {
  if (target.type !== "MemberExpression") return false;
  const { object } = target;
  if (isGlobal(source, object, "module")) return memberName(target) === "exports";
  return isGlobal(source, object, "exports") || isModuleExports(source, object);
}

function isExportedObject(source: Source, node: Node): boolean {
  const { parent } = node;
  if (node.type !== "ObjectExpression" || !parent) return false;
  if (parent.type === "AssignmentExpression") return parent.right === node && isModuleExports(source, parent.left);
  return parent.type === "ExportDefaultDeclaration" || parent.type === "TSExportAssignment";
}
