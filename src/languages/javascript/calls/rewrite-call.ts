import type { TSESTree } from "@typescript-eslint/utils";
import type { CallRewrite, Edit } from "../../../facts";
import { lineBreakBefore } from "../rewrite/edits";
import type { Source } from "../source";
import { isFunction, type CallNode, type Node } from "../syntax";

/** Writes a call anew; null where something would be lost or the meaning of the code around it would change. */
export function rewriteCall(source: Source, node: CallNode, rewrite: CallRewrite): readonly Edit[] | null {
  if (rewrite.keywords.size > 0 || rewrite.append.some(({ keyword }) => keyword !== null)) return null;
  if (node.typeArguments || isConstructed(node) || isCast(node.callee)) return null;
  const wrapping = rewrite.await ? wrapAwait(source, node) : { before: "", after: "" };
  if (!wrapping) return null;
  const { after } = wrapping;
  const before = wrapping.before === "" && rewrite.callee.startsWith("(") ? guardBefore(source, node) : wrapping.before;
  const [start, end] = node.range;
  const texts = rewrite.append.map(({ text }) => text);
  const open = openingParenthesis(source, node);
  if (!open) {
    if (node.type !== "NewExpression" || source.hasComments(start, end)) return null;
    return [{ range: [start, end], text: `${before}${rewrite.callee}(${texts.join(", ")})${after}` }];
  }
  const calleeEnd = source.code.getTokenBefore(open)?.range[1] ?? end;
  const args = appendArguments(source, node, texts);
  if (!args || source.hasComments(start, calleeEnd)) return null;
  const edits: Edit[] = [{ range: [start, calleeEnd], text: before + rewrite.callee }, ...args];
  return after === "" ? edits : [...edits, { range: [end, end], text: after }];
}

/** A type that the code insists on is lost with what it is said of. */
function isCast({ type }: Node): boolean {
  return type === "TSAsExpression" || type === "TSTypeAssertion" || type === "TSSatisfiesExpression";
}

/** `new (new X().constructor)()`: what is constructed comes from the object, and may be its class. */
function isConstructed(node: Node): boolean {
  let inner = node;
  for (let outer = node.parent; outer && !isFunction(outer); inner = outer, outer = outer.parent) {
    if (outer.type === "NewExpression" && outer.callee === inner) return true;
  }
  return false;
}

/** The parenthesis before the arguments; null for `new X` and `f?.(…)`. */
function openingParenthesis(source: Source, node: CallNode): TSESTree.Token | null {
  let token = source.code.getTokenAfter(node.callee);
  // `new (X)` ends with a parenthesis that is not that of its arguments.
  while (token?.value === ")") token = source.code.getTokenAfter(token);
  return token?.value === "(" && token.range[0] < node.range[1] ? token : null;
}

/** Appends arguments to a call by position; null where that cannot be done. */
export function appendArguments(source: Source, node: CallNode, texts: readonly string[]): Edit[] | null {
  const text = texts.join(", ");
  const close = source.code.getLastToken(node);
  if (!close || !openingParenthesis(source, node)) {
    return node.type === "NewExpression" ? [{ range: [node.range[1], node.range[1]], text: `(${text})` }] : null;
  }
  if (texts.length === 0) return [];
  const lastArgument = node.arguments.at(-1);
  const before = source.code.getTokenBefore(close);
  if (!before || !lastArgument) return [{ range: [close.range[0], close.range[0]], text }];
  const trailingComma = before.value === ",";
  const last = trailingComma ? source.code.getTokenBefore(before) : before;
  const lineBreak = lineBreakBefore(source, lastArgument);
  if (!last || lineBreak === null || last.loc.end.line === close.loc.start.line) {
    return [{ range: [before.range[1], before.range[1]], text: trailingComma ? ` ${text},` : `, ${text}` }];
  }
  const line = before.loc.end.line;
  const comment = source.code.getCommentsBefore(close).findLast(({ loc }) => loc.start.line === line);
  const behind = (comment ?? before).range[1];
  const lines = texts.map((one) => lineBreak + one);
  if (trailingComma) return [{ range: [behind, behind], text: lines.map((one) => `${one},`).join("") }];
  return [
    { range: [last.range[1], last.range[1]], text: "," },
    { range: [behind, behind], text: lines.join(",") },
  ];
}

interface Wrapping {
  readonly before: string;
  readonly after: string;
}

/** How `await` is put before a call; null where it may not be, or stands there already. */
function wrapAwait(source: Source, node: CallNode): Wrapping | null {
  if (node.parent.type === "AwaitExpression") return null;
  // What takes the call apart from `await` stands right behind it, unless the call has parentheses of its own.
  const isEnclosed = source.code.getTokenAfter(node)?.value === ")";
  if (isEnclosed || !bindsTighter(node, node.parent)) return { before: "await ", after: "" };
  return { before: `${guardBefore(source, node)}(await `, after: ")" };
}

/** Whether `parent` would take `await` apart from its operand. */
function bindsTighter(node: Node, parent: Node): boolean {
  switch (parent.type) {
    case "MemberExpression":
      return parent.object === node;
    case "CallExpression":
      return parent.callee === node;
    case "TaggedTemplateExpression":
    case "TSNonNullExpression":
    case "ChainExpression":
    case "ClassDeclaration":
    case "ClassExpression":
      return true;
    case "BinaryExpression":
      return parent.operator === "**" && parent.left === node;
    default:
      return false;
  }
}

/** What statements stand one behind another in. */
const LISTS = new Set(["Program", "BlockStatement", "StaticBlock", "SwitchCase", "TSModuleBlock"]);

/** A statement that begins with a parenthesis would go on where the one before it has no semicolon. */
function guardBefore(source: Source, node: Node): ";" | "" {
  for (let outer = node.parent; outer?.range[0] === node.range[0]; outer = outer.parent) {
    if (outer.type !== "ExpressionStatement" || !LISTS.has(outer.parent.type)) continue;
    const before = source.code.getTokenBefore(node);
    return before === null || [";", "{", ":"].includes(before.value) ? "" : ";";
  }
  return "";
}
