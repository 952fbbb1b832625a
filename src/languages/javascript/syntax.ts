import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

export type Node = TSESTree.Node;
export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** The names by which code reads a variable. */
export const readsOf = (references: readonly TSESLint.Scope.Reference[]): (TSESTree.Identifier | TSESTree.JSXIdentifier)[] =>
  references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier);

export function isFunction(node: Node): node is FunctionNode {
  return (
    node.type === "FunctionDeclaration" || node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression"
  );
}

/** The text of a string that stands there as it is: a literal, or a template without holes. */
export function staticString(node: Node | null | undefined): string | null {
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  if (node?.type === "TemplateLiteral" && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? null;
  return null;
}

/** The attribute that a member expression reads; null where only the running program knows. */
export function memberName(node: TSESTree.MemberExpression): string | null {
  if (node.computed) return staticString(node.property);
  return node.property.type === "Identifier" ? node.property.name : null;
}

/** The key of a property, method or field; null where only the running program knows. */
export function keyName(node: { readonly key: Node; readonly computed: boolean }): string | null {
  if (!node.computed && node.key.type === "Identifier") return node.key.name;
  return staticString(node.key);
}

/** Takes off what changes the type of an expression and not its value. */
export function unwrap(node: Node): Node {
  let inner = node;
  while (isTransparent(inner)) inner = inner.expression;
  return inner;
}

type Transparent =
  | TSESTree.TSAsExpression
  | TSESTree.TSSatisfiesExpression
  | TSESTree.TSNonNullExpression
  | TSESTree.TSTypeAssertion
  | TSESTree.ChainExpression;

export function isTransparent(node: Node): node is Transparent {
  return (
    node.type === "TSAsExpression" ||
    node.type === "TSSatisfiesExpression" ||
    node.type === "TSNonNullExpression" ||
    node.type === "TSTypeAssertion" ||
    node.type === "ChainExpression"
  );
}

/** The call that runs a function where it is written: `(() => …)()`, `(function () {…}).call(this)`. */
export function immediateCall(node: FunctionNode): TSESTree.CallExpression | null {
  const { parent } = node;
  if (parent.type === "CallExpression") return parent.callee === node ? parent : null;
  if (parent.type !== "MemberExpression" || parent.object !== node) return null;
  const name = memberName(parent);
  const call = parent.parent;
  return (name === "call" || name === "apply") && call.type === "CallExpression" && call.callee === parent
    ? call
    : null;
}

/** The innermost function around `node`, also one that runs where it is written. */
export function enclosingFunction(node: Node): FunctionNode | null {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (isFunction(outer)) return outer;
  }
  return null;
}

/** The innermost function around `node` that does not run where it is written. */
export function laterFunction(node: Node): FunctionNode | null {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (isFunction(outer) && !immediateCall(outer)) return outer;
  }
  return null;
}

export function contains(outer: Node, inner: Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

/** The statement that a node belongs to, with an `export` before it. */
export function statementOf(node: Node): Node {
  let statement = node;
  while (statement.parent && !isBlock(statement.parent)) statement = statement.parent;
  return statement;
}

function isBlock({ type }: Node): boolean {
  return (
    type === "Program" ||
    type === "BlockStatement" ||
    type === "StaticBlock" ||
    type === "SwitchCase" ||
    type === "TSModuleBlock"
  );
}

/** `if (c) var x = 1;`, `while (c) var x = 1;`: whether what stands in it runs at all is not known. */
function isConditional({ type }: Node): boolean {
  return type === "IfStatement" || type === "LabeledStatement" || /^(?:Do)?While|^For/.test(type);
}

/**
 * Whether the code of `declaration` has surely run when the code at `place` does. What runs later is trusted to run after
 * the top level of the module.
 */
export function hasRun(declaration: Node, place: Node): boolean {
  const statement = statementOf(declaration);
  const block = statement.parent;
  if (!block || !contains(block, place) || (isConditional(statement) && !contains(statement, place))) return false;
  return declaration.range[1] <= place.range[0] || (block.type === "Program" && laterFunction(place) !== null);
}

/** The simple name by which a function is called: `f(…)`, `a.f(…)`. */
export function calleeName(call: CallNode): string | null {
  const callee = unwrap(call.callee);
  if (callee.type === "Identifier") return callee.name;
  return callee.type === "MemberExpression" ? memberName(callee) : null;
}
