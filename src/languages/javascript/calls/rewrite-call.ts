import type { TSESTree } from "@typescript-eslint/utils";
import type { CallRewrite, Edit } from "../../../facts";
import type { Source } from "../source";
import type { Node } from "../syntax";

type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;

/** Writes a call anew; null where something would be lost or the meaning of the code around it would change. */
export function rewriteCall(
  source: Source,
  node: CallNode,
  callee: Node,
  rewrite: CallRewrite,
): readonly Edit[] | null {
  const optional = node.type === "CallExpression" && node.optional;
  if (rewrite.keywords.size > 0 || rewrite.append.some(({ keyword }) => keyword !== null)) return null;
  if (optional || node.typeArguments || isCalleeOfNew(node) || isCast(node.callee)) return null;
  const wrapping = rewrite.await ? wrapAwait(source, node) : { before: "", after: "" };
  const argumentEdits = appendArguments(
    source,
    node,
    rewrite.append.map(({ text }) => text),
  );
  const calleeEnd = node.type === "NewExpression" ? endOfCallee(source, node) : callee.range[1];
  if (!wrapping || !argumentEdits || calleeEnd === null) return null;
  const calleeStart = node.type === "NewExpression" ? node.range[0] : callee.range[0];
  if (source.hasComments(calleeStart, calleeEnd)) return null;
  const edits: Edit[] = [{ range: [calleeStart, calleeEnd], text: rewrite.callee }];
  if (calleeStart === node.range[0])
    edits[0] = { range: [calleeStart, calleeEnd], text: wrapping.before + rewrite.callee };
  else if (wrapping.before) edits.unshift({ range: [node.range[0], node.range[0]], text: wrapping.before });
  edits.push(...argumentEdits);
  if (!wrapping.after) return edits;
  const last = edits.at(-1);
  // The end of `new X` is the end of its callee as well.
  if (last?.range[1] === node.range[1])
    edits[edits.length - 1] = { range: last.range, text: last.text + wrapping.after };
  else edits.push({ range: [node.range[1], node.range[1]], text: wrapping.after });
  return edits;
}

/** A type that the code insists on is lost with what it is said of. */
function isCast({ type }: Node): boolean {
  return type === "TSAsExpression" || type === "TSTypeAssertion" || type === "TSSatisfiesExpression";
}

/** `new (new X().Y)()`: the inner `new` decides on where the outer one ends. */
function isCalleeOfNew(node: Node): boolean {
  let inner = node;
  for (let outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (outer.type === "NewExpression" && outer.callee === inner) return true;
    const continues =
      (outer.type === "MemberExpression" && outer.object === inner) ||
      (outer.type === "CallExpression" && outer.callee === inner) ||
      (outer.type === "TaggedTemplateExpression" && outer.tag === inner) ||
      outer.type === "TSNonNullExpression" ||
      outer.type === "ChainExpression";
    if (!continues) return false;
  }
  return false;
}

/** Where the callee ends of which `new` makes an object, with the parentheses around it. */
function endOfCallee(source: Source, node: TSESTree.NewExpression): number | null {
  const open = openingParenthesis(source, node);
  if (!open) return node.range[1];
  return source.code.getTokenBefore(open)?.range[1] ?? null;
}

/** The parenthesis before the arguments; null for `new X`. */
function openingParenthesis(source: Source, node: CallNode): TSESTree.Token | null {
  const last = source.code.getLastToken(node);
  if (last?.value !== ")" || last.range[0] < node.callee.range[1]) return null;
  let token = source.code.getTokenAfter(node.callee);
  // `new (X)` ends with a parenthesis that is not that of its arguments.
  while (token?.value === ")") token = source.code.getTokenAfter(token);
  return token?.value === "(" && token.range[0] < last.range[0] ? token : null;
}

export function appendArguments(source: Source, node: CallNode, texts: readonly string[]): Edit[] | null {
  const text = texts.join(", ");
  const open = openingParenthesis(source, node);
  if (!open) {
    // `new X` is all one edit, so that the callee's replacement has to be followed by its arguments.
    return node.type === "NewExpression" ? [{ range: [node.range[1], node.range[1]], text: `(${text})` }] : null;
  }
  const close = source.code.getLastToken(node);
  if (!close || texts.length === 0) return close ? [] : null;
  const before = source.code.getTokenBefore(close);
  if (!before || before === open) return [{ range: [close.range[0], close.range[0]], text }];
  const trailingComma = before.value === "," && before.type === "Punctuator";
  const last = trailingComma ? source.code.getTokenBefore(before) : before;
  const [firstOfLast] = node.arguments.slice(-1);
  if (!last || !firstOfLast) return null;
  const lineBreak = lineBreakBefore(source, firstOfLast, open);
  const layout = lineBreak !== null && last.loc.end.line !== close.loc.start.line ? lineBreak : null;
  const behind = endOfLineComments(source, before, close, layout !== null);
  if (layout !== null) {
    const added = texts.map((one) => `${layout}${one}`);
    const insertion = {
      range: [behind, behind],
      text: trailingComma ? added.map((one) => `${one},`).join("") : added.join(","),
    } as const;
    if (trailingComma) return [insertion];
    if (behind === last.range[1]) return [{ range: insertion.range, text: `,${insertion.text}` }];
    return [{ range: [last.range[1], last.range[1]], text: "," }, insertion];
  }
  const position = before.range[1];
  return [{ range: [position, position], text: trailingComma ? ` ${text},` : `, ${text}` }];
}

/** The line break and indentation before an argument that begins its line; null where it shares the line with others. */
function lineBreakBefore(source: Source, argument: Node, open: TSESTree.Token): string | null {
  const between = source.text.slice(open.range[1], argument.range[0]);
  return /(?:\r\n|\n|\r)[ \t]*$/.exec(between)?.[0] ?? null;
}

/** The end of the comments that follow an argument on its line. */
function endOfLineComments(source: Source, token: TSESTree.Token, close: TSESTree.Token, wanted: boolean): number {
  let end = token.range[1];
  if (!wanted) return end;
  for (const comment of source.code.getCommentsBefore(close)) {
    if (
      comment.range[0] >= end &&
      comment.loc.start.line === token.loc.end.line &&
      comment.loc.end.line === token.loc.end.line
    )
      end = comment.range[1];
  }
  return end;
}

interface Wrapping {
  readonly before: string;
  readonly after: string;
}

/** How `await` is put before a call; null where it may not be, or stands there already. */
function wrapAwait(source: Source, node: CallNode): Wrapping | null {
  const { parent } = node;
  if (parent.type === "AwaitExpression") return null;
  if (!bindsTighter(node, parent) || isParenthesised(source, node)) return { before: "await ", after: "" };
  return startsStatement(source, node) ? null : { before: "(await ", after: ")" };
}

/** Whether `parent` would take `await` apart from its operand. */
function bindsTighter(node: Node, parent: Node): boolean {
  switch (parent.type) {
    case "MemberExpression":
      return parent.object === node;
    case "CallExpression":
    case "NewExpression":
      return parent.callee === node;
    case "TaggedTemplateExpression":
    case "TSNonNullExpression":
    case "ChainExpression":
    case "Decorator":
      return true;
    case "BinaryExpression":
      return parent.operator === "**" && parent.left === node;
    case "ClassDeclaration":
    case "ClassExpression":
      return parent.superClass === node;
    default:
      return false;
  }
}

function isParenthesised(source: Source, node: Node): boolean {
  const before = source.code.getTokenBefore(node);
  const after = source.code.getTokenAfter(node);
  // The parentheses of a call or of `if (…)` belong to the parent and are no obstacle either.
  return before?.value === "(" && after?.value === ")";
}

/** A statement that begins with a parenthesis would go on where the one before it has no semicolon. */
function startsStatement(source: Source, node: Node): boolean {
  const before = source.code.getTokenBefore(node);
  for (let outer = node.parent; outer?.range[0] === node.range[0]; outer = outer.parent) {
    if (outer.type === "ExpressionStatement") return before !== null && before.value !== ";" && before.value !== "{";
  }
  return false;
}
