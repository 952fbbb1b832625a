import type { TSESTree } from "@typescript-eslint/utils";
import type { Source } from "../source";
import { calleeName, laterFunction, memberName, staticString, unwrap, type Node } from "../syntax";

/** Where a condition that holds shows the code to run. */
type Side = "browser" | "server";

/** Names of conditions: `server` alone is rather a server. */
const SERVER_NAME = /^_*(?:(?:is|in|on)_?(?:server|ssr)(?:_?side)?|ssr)$/i;
const BROWSER_NAME = /^_*(?:is|in|on)_?(?:browser|client)(?:_?side)?$/i;
/** `process.browser`, `import.meta.client`, `import.meta.env.SSR`. */
const ENVIRONMENT = /^(?:process|import\.meta|import\.meta\.env)\.(?:(browser|client)|server|SSR)$/;
const SELECTOR = /^[#.[]/;
const BROWSER_GLOBALS = new Set(["window", "document"]);

const other = (side: Side | null): Side | null => side && (side === "browser" ? "server" : "browser");

const named = (name: string | null): Side | null => {
  if (name === null) return null;
  return SERVER_NAME.test(name) ? "server" : BROWSER_NAME.test(name) ? "browser" : null;
};

/** A constant may be the value of another one: more than this is a circle. */
const DEEPEST = 5;

/** Where code runs that runs only if `test` comes out as `expected`; null where the test does not tell. */
function sideOf(source: Source, test: Node, expected: boolean, depth = 0): Side | null {
  const node = unwrap(test);
  if (depth > DEEPEST) return null;
  switch (node.type) {
    case "UnaryExpression":
      return node.operator === "!" ? sideOf(source, node.argument, !expected, depth) : null;
    case "LogicalExpression":
      // Both sides of `a && b` hold where it holds, and neither side of `a || b` where it does not.
      if (node.operator !== (expected ? "&&" : "||")) return null;
      return sideOf(source, node.left, expected, depth) ?? sideOf(source, node.right, expected, depth);
    default: {
      const side = sideWhereTrue(source, node, depth);
      return expected ? side : other(side);
    }
  }
}

function sideWhereTrue(source: Source, node: Node, depth: number): Side | null {
  switch (node.type) {
    case "BinaryExpression":
      return comparedSide(node);
    case "Identifier": {
      const definition = source.variableOf(node)?.defs[0]?.node;
      const init = definition?.type === "VariableDeclarator" && definition.id.type === "Identifier" ? definition.init : null;
      return (init && sideOf(source, init, true, depth + 1)) ?? named(node.name);
    }
    case "MemberExpression": {
      const flag = ENVIRONMENT.exec(source.text.slice(...node.range));
      return flag ? (flag[1] === undefined ? "server" : "browser") : named(memberName(node));
    }
    case "CallExpression":
      return named(calleeName(node));
    default:
      return null;
  }
}

/** `typeof window === "undefined"` and its like. */
function comparedSide({ operator, left, right }: TSESTree.BinaryExpression): Side | null {
  if (!/^[!=]==?$/.test(operator)) return null;
  const [typeOf, text] = left.type === "UnaryExpression" ? [left, staticString(right)] : [right, staticString(left)];
  if (typeOf.type !== "UnaryExpression" || typeOf.operator !== "typeof" || text === null) return null;
  const { argument } = typeOf;
  const name = argument.type === "Identifier" ? argument.name : argument.type === "MemberExpression" ? memberName(argument) : null;
  if (name === null || !BROWSER_GLOBALS.has(name)) return null;
  const absent = text === "undefined";
  return absent === operator.startsWith("=") ? "server" : "browser";
}

/** Whether a statement never comes to its end. */
function leaves(statement: Node | null): boolean {
  if (statement?.type === "BlockStatement") return leaves(statement.body.at(-1) ?? null);
  return statement?.type === "ReturnStatement" || statement?.type === "ThrowStatement";
}

/** What the statements before `child` in its block tell: `if (isServer) return …;`. */
function leftBefore(source: Source, child: Node, block: Node): Side | null {
  if (block.type !== "BlockStatement" && block.type !== "Program") return null;
  for (const statement of block.body) {
    if (statement === child) return null;
    if (statement.type !== "IfStatement") continue;
    if (leaves(statement.consequent) && sideOf(source, statement.test, false) === "browser") return "browser";
  }
  return null;
}

/** Whether the code at `node` runs in browsers only: its own function says so, or its file. */
export function runsInBrowser(source: Source, node: Node): boolean {
  let child = node;
  for (let outer = node.parent; outer; child = outer, outer = outer.parent) {
    let side: Side | null = null;
    if (outer.type === "IfStatement" || outer.type === "ConditionalExpression") {
      if (child !== outer.test) side = sideOf(source, outer.test, child === outer.consequent);
    } else if (outer.type === "LogicalExpression" && child === outer.right && outer.operator !== "??") {
      side = sideOf(source, outer.left, outer.operator === "&&");
    } else side = leftBefore(source, child, outer);
    if (side === "browser") return true;
  }
  return isClientFile(source);
}

const clientFiles = new WeakMap<Source, boolean>();

function isClientFile(source: Source): boolean {
  let known = clientFiles.get(source);
  if (known === undefined) clientFiles.set(source, (known = hasClientDirective(source) || needsPage(source) || mounts(source)));
  return known;
}

function hasClientDirective({ code }: Source): boolean {
  return code.ast.body.some((statement) => "directive" in statement && statement.directive === "use client");
}

/** Code that runs when the file is loaded uses a page, without asking whether there is one. */
function needsPage(source: Source): boolean {
  return source.globalReferences("document").some((identifier) => {
    const { parent } = identifier;
    if (parent.type !== "MemberExpression" || parent.object !== identifier) return false;
    return laterFunction(identifier) === null && !isConditional(identifier);
  });
}

function isConditional(node: Node): boolean {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.type === "IfStatement" || outer.type === "ConditionalExpression" || outer.type === "LogicalExpression") return true;
    if (outer.type === "TryStatement") return true;
  }
  return false;
}

/** `app.mount("#app")` when the file is loaded: servers render, and mount nothing. */
function mounts({ code }: Source): boolean {
  return code.ast.body.some((statement) => {
    const call = statement.type === "ExpressionStatement" ? unwrap(statement.expression) : null;
    return call?.type === "CallExpression" && calleeName(call) === "mount" && SELECTOR.test(staticString(call.arguments[0]) ?? "");
  });
}
