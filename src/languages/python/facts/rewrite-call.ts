import type { CallRewrite, Edit } from "../../../facts";
import type { Call } from "../ast";
import { layoutOf, type CallLayout } from "./call-layout";
import { printsItsSource } from "./printed-source";
import { combineEdits, indentationBefore, lineEnd, newlineAt } from "./trivia";

/** The edits that write a call anew; null where they would lose something or change what is evaluated. */
export function rewriteCall(call: Call, text: string, rewrite: CallRewrite): readonly Edit[] | null {
  const layout = layoutOf(call, text);
  // What an `await` around it expects, only the old callee is known to give.
  if (!layout || !isLegal(layout, rewrite) || call.parent.type === "Await") return null;
  if (printsItsSource(call, text)) return null;
  const [start, end] = call.func.range;
  // A comment inside of the callee would be lost.
  if (text.slice(start, end).includes("#")) return null;
  const edits: Edit[] = [{ range: [start, end], text: rewrite.callee }];
  for (const [index, keyword] of rewrite.keywords) {
    const argument = layout.arguments[index];
    if (!argument || argument.node.type === "Starred") return null;
    if (argument.node.type !== "keyword") edits.push({ range: [argument.range[0], argument.range[0]], text: `${keyword}=` });
    else if (argument.node.arg === null) return null;
    else {
      const [name] = argument.node.range;
      edits.push({ range: [name, name + argument.node.arg.length], text: keyword });
    }
  }
  edits.push(...appendArguments(layout, text, rewrite));
  if (rewrite.await) {
    const [open, close] = needsParentheses(call) ? ["(await ", ")"] : ["await ", ""];
    edits.unshift({ range: [call.range[0], call.range[0]], text: open });
    edits.push({ range: [call.range[1], call.range[1]], text: close });
  }
  return combineEdits(edits);
}

/** Whether the arguments stand in an order that Python accepts, each keyword once. */
function isLegal(layout: CallLayout, { keywords, append }: CallRewrite): boolean {
  const order = layout.arguments.map(({ node }, index) => {
    if (node.type === "Starred") return { keyword: null, unpacked: true };
    const keyword = keywords.get(index) ?? (node.type === "keyword" ? node.arg : null);
    return { keyword, unpacked: node.type === "keyword" && node.arg === null };
  });
  const names = new Set<string>();
  let keywordSeen = false;
  for (const { keyword, unpacked } of [...order, ...append.map((added) => ({ ...added, unpacked: false }))]) {
    if (keyword === null && !unpacked && keywordSeen) return false;
    if (keyword !== null) {
      if (names.has(keyword)) return false;
      names.add(keyword);
    }
    keywordSeen ||= keyword !== null || unpacked;
  }
  return true;
}

export function appendArguments(layout: CallLayout, text: string, { append }: Pick<CallRewrite, "append">): readonly Edit[] {
  const added = append.map((argument) => (argument.keyword === null ? argument.text : `${argument.keyword}=${argument.text}`));
  if (added.length === 0) return [];
  const last = layout.arguments.at(-1);
  const { close, trailingComma } = layout;
  if (!last) return [{ range: [close, close], text: added.join(", ") }];
  const behind = trailingComma === null ? last.range[1] : trailingComma + 1;
  const indentation = indentationBefore(text, last.range[0]);
  const closesBelow = lineEnd(text, behind).next <= close;
  if (indentation === null || !closesBelow) {
    const separated = trailingComma === null ? `, ${added.join(", ")}` : ` ${added.join(", ")},`;
    return [{ range: [behind, behind], text: separated }];
  }
  // One line each, below the last argument and the comment behind it.
  const { end } = lineEnd(text, behind);
  const lines = added.map((argument) => `${newlineAt(text, last.range[0])}${indentation}${argument}`);
  const below: Edit = { range: [end, end], text: lines.join(",") + (trailingComma === null ? "" : ",") };
  return trailingComma === null ? [{ range: [behind, behind], text: "," }, below] : [below];
}

/** Whether `await` binds less tightly than what stands around the call. */
function needsParentheses({ parent, range }: Call): boolean {
  switch (parent.type) {
    case "Attribute":
      return true;
    case "Call":
      return parent.func.range[0] === range[0];
    case "Subscript":
      return parent.value.range[0] === range[0];
    case "BinOp":
      return parent.op.type === "Pow" && parent.left.range[0] === range[0];
    default:
      return false;
  }
}
