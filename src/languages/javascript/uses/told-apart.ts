import { calleeName, memberName, unwrap, type Node } from "../syntax";
import type { Findings } from "../walk";

/** By what else than `instanceof` a file tells objects apart. */
export class ToldApart {
  /** The class of an object goes on to where it may be looked up: `handlers.get(x.constructor)`. */
  readonly byLookup: boolean;
  private readonly asksClasses: boolean;
  private readonly strings: Findings["strings"];

  constructor({ strings, classesRead }: Findings) {
    this.strings = strings;
    this.asksClasses = classesRead.some(({ parent }) => parent.type === "MemberExpression" && memberName(parent) === "name");
    this.byLookup = classesRead.some(isHandedOn);
  }

  /** Strings that may be compared with what a class of that name calls itself. */
  byName(name: string): readonly Node[] {
    return this.strings.filter((string) => string.value === name && (this.asksClasses || isComparedWithName(string)));
  }
}

const readsName = (node: Node): boolean => {
  const read = unwrap(node);
  return read.type === "MemberExpression" && memberName(read) === "name";
};

/** `error.name === "C"`, `switch (error.name) { case "C": … }`, `expect(error.name).toBe("C")`. */
function isComparedWithName(string: Node): boolean {
  const { parent } = string;
  switch (parent?.type) {
    case "BinaryExpression":
      return readsName(parent.left) || readsName(parent.right);
    case "SwitchCase":
      return readsName(parent.parent.discriminant);
    case "CallExpression": {
      const callee = unwrap(parent.callee);
      const asked = callee.type === "MemberExpression" ? unwrap(callee.object) : null;
      return parent.arguments.some(readsName) || (asked?.type === "CallExpression" && asked.arguments.some(readsName));
    }
    default:
      return false;
  }
}

const CHECKS = new Set(["toBe", "toEqual", "toStrictEqual", "equal", "strictEqual", "expect"]);

/** Whether the value is more than compared or read from on the spot. */
function isHandedOn(read: Node): boolean {
  let value = read;
  while (value.parent && unwrap(value.parent) === unwrap(value)) value = value.parent;
  const { parent } = value;
  switch (parent?.type) {
    case "BinaryExpression":
      return parent.operator === "in";
    case "MemberExpression":
      return parent.object !== value;
    case "SwitchStatement":
    case "ExpressionStatement":
    case "NewExpression":
      return false;
    case "CallExpression":
      return parent.callee !== value && !CHECKS.has(calleeName(parent) ?? "");
    default:
      return true;
  }
}
