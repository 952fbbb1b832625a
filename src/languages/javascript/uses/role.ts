import type { Role } from "../../../facts";
import type { Source } from "../source";
import { isGlobal } from "../imports/load";
import { memberName, unwrap, type Node } from "../syntax";

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
    case "CallExpression":
      return parent.callee === end ? as("call") : value;
    case "TSTypeReference":
    case "TSClassImplements":
    case "TSInterfaceHeritage":
      return annotation;
    case "TSTypeQuery":
      return { role: "value", typeOnly: true };
    case "ClassDeclaration":
    case "ClassExpression":
      return parent.superClass === end ? as("base") : value;
    case "BinaryExpression":
      return isIdentityTest(parent.operator, parent.left, parent.right, end) ? as("identity") : value;
    case "SwitchCase":
      return parent.test === end && readsConstructor(parent.parent.discriminant) ? as("identity") : value;
    case "ExportSpecifier": {
      const typeOnly = parent.exportKind === "type" || parent.parent.exportKind === "type";
      return { role: "export", typeOnly };
    }
    case "ExportDefaultDeclaration":
    case "TSExportAssignment":
      return as("export");
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

function isIdentityTest(operator: string, left: Node, right: Node, end: Node): boolean {
  if (operator === "instanceof") return right === end;
  if (!/^[!=]==?$/.test(operator)) return false;
  return readsConstructor(left === end ? right : left);
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
