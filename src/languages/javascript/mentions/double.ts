import type { TSESTree } from "@typescript-eslint/utils";
import type { Double, Edit, Location } from "../../../facts";
import { isIdentifier } from "../rewrite/style";
import { retarget } from "../rewrite/specifier";
import type { Source } from "../source";
import { calleeName, isFunction, keyName, staticString, unwrap, type FunctionNode, type Node } from "../syntax";

/** What puts the real module back takes no name of it away. */
const UNDOING = new Set(["unmock", "dontMock", "doUnmock"]);
const ACTUAL = new Set(["requireActual", "importActual"]);

/** A test double that writes down what the module holds: `jest.mock("m", () => ({ helper: jest.fn() }))`. */
export class ModuleDouble implements Double {
  readonly members: readonly { readonly name: string; readonly location: Location }[];

  private constructor(
    private readonly source: Source,
    private readonly string: Node,
    private readonly properties: readonly TSESTree.Property[],
  ) {
    this.members = properties.map((property) => ({ name: keyName(property) ?? "", location: source.location(property.key) }));
  }

  /** Null where what the double holds is not written down. */
  static read(source: Source, call: TSESTree.CallExpression, string: Node): ModuleDouble | null {
    const [, factory, ...others] = call.arguments;
    if (!factory) return UNDOING.has(calleeName(call) ?? "") ? new ModuleDouble(source, string, []) : null;
    // Further options are such as `virtual`.
    const held = others.length > 0 ? null : isFunction(factory) ? returnedBy(factory) : namedExports(factory);
    const list = held && readMembers(source, held, staticString(string), isFunction(factory) ? factory : null);
    // What stands for nothing in particular was not made for what this file takes.
    return list && list.length > 0 ? new ModuleDouble(source, string, list) : null;
  }

  move(module: string, names: ReadonlyMap<string, string>): readonly Edit[] | null {
    const edit = retarget(this.source, this.string, module);
    const edits: (Edit | null)[] = [edit];
    for (const property of this.properties) {
      const old = keyName(property);
      const name = names.get(old ?? "") ?? old;
      if (name === null || name === old) continue;
      const plain = isIdentifier(name) && !property.computed;
      const text = property.shorthand ? `${name}: ${old ?? ""}` : name;
      edits.push(plain ? { range: property.shorthand ? property.range : property.key.range, text } : null);
    }
    return edits.every((one) => one !== null) ? edits : null;
  }
}

/** The object that a factory makes. */
function returnedBy({ body }: FunctionNode): TSESTree.ObjectExpression | null {
  const last = body.type === "BlockStatement" ? body.body.at(-1) : null;
  const value = body.type === "BlockStatement" ? (last?.type === "ReturnStatement" ? last.argument : null) : body;
  const made = value && unwrap(value);
  // Above the last statement, only declarations: no other way out.
  const straight = body.type !== "BlockStatement" || body.body.slice(0, -1).every(({ type }) => type === "VariableDeclaration");
  return straight && made?.type === "ObjectExpression" ? made : null;
}

/** `mock.module("m", { namedExports: { … } })` of `node:test`. */
function namedExports(options: Node): TSESTree.ObjectExpression | null {
  if (options.type !== "ObjectExpression") return null;
  const entries = options.properties.map((property) => (property.type === "Property" ? ([keyName(property), unwrap(property.value)] as const) : null));
  if (!entries.every((entry) => entry?.[0] === "namedExports" || entry?.[0] === "cache")) return null;
  const named = entries.find((entry) => entry?.[0] === "namedExports")?.[1];
  return named?.type === "ObjectExpression" ? named : null;
}

/** The names that an object gives the module, beside what it takes over from the real one. */
function readMembers(
  source: Source,
  held: TSESTree.ObjectExpression,
  specifier: string | null,
  factory: FunctionNode | null,
): readonly TSESTree.Property[] | null {
  const members: TSESTree.Property[] = [];
  for (const property of held.properties) {
    if (property.type === "SpreadElement") {
      if (!isActual(source, property.argument, specifier, factory)) return null;
      continue;
    }
    const name = keyName(property);
    if (name === null) return null;
    if (name !== "__esModule") members.push(property);
  }
  const [original, ...others] = factory?.params ?? [];
  if (others.length > 0 || (original && original.type !== "Identifier")) return null;
  return members;
}

/** The real module as a whole: `jest.requireActual("m")`, `await importOriginal()`, or a constant that holds it for this alone. */
function isActual(source: Source, value: Node, specifier: string | null, factory: FunctionNode | null): boolean {
  const whole = unwrap(value);
  if (whole.type === "AwaitExpression") return isActual(source, whole.argument, specifier, factory);
  if (whole.type === "CallExpression") {
    const callee = unwrap(whole.callee);
    if (callee.type !== "Identifier") return ACTUAL.has(calleeName(whole) ?? "") && staticString(whole.arguments[0]) === specifier;
    const [original] = factory?.params ?? [];
    const variable = source.variableOf(callee);
    // Used for more than this, it may be read from.
    return original !== undefined && variable?.identifiers[0] === original && variable.references.length === 1;
  }
  const declarator = whole.type === "Identifier" ? source.variableOf(whole)?.defs[0]?.node : null;
  if (declarator?.type !== "VariableDeclarator" || !declarator.init) return false;
  return isSpreadAlone(source, declarator.init) && isActual(source, declarator.init, specifier, factory);
}

/** Whether all that is done with the value is to spread it, on the spot or by way of one constant. */
export function isSpreadAlone(source: Source, value: Node): boolean {
  const { parent } = value;
  if (parent?.type === "SpreadElement") return true;
  if (parent?.type !== "VariableDeclarator" || parent.init !== value || parent.parent.kind !== "const" || parent.id.type !== "Identifier") return false;
  const [read, ...others] = source.variableOf(parent.id)?.references.filter((reference) => reference.isRead()) ?? [];
  return read?.identifier.parent.type === "SpreadElement" && others.length === 0;
}
