import type { ASTNodeUnion } from "py-ast";
import type { ByteColumns } from "./text";

/** The text of a tree, and where the parser's places lie in it. */
export interface ParsedText {
  readonly text: string;
  readonly columns: ByteColumns;
}

/** Builds a node as Python does; returns it as it is where the parser has done so. */
export type Correction = (parsed: ASTNodeUnion, source: ParsedText) => ASTNodeUnion;

/** By the types of node that the parser sometimes builds in another way. */
export const CORRECTIONS: ReadonlyMap<string, Correction> = new Map<string, Correction>([
  ["Await", bindAwait],
  ["Subscript", indexByTuple],
  ["JoinedStr", dropEmptyText],
  ["TemplateStr", dropEmptyText],
]);

/** `await a ** b` is the power of what was awaited. */
function bindAwait(parsed: ASTNodeUnion, { text, columns }: ParsedText): ASTNodeUnion {
  if (parsed.nodeType !== "Await" || parsed.value.nodeType !== "BinOp" || parsed.value.op.nodeType !== "Pow") return parsed;
  const { value: power } = parsed;
  const { left, right } = power;
  const keyword = startOf(parsed, columns);
  if (text.slice(keyword, startOf(power, columns)).includes("(")) return parsed;
  const leftEnd = columns.offset(left.end_lineno ?? 1, left.end_col_offset ?? 0);
  const [closing] = /^(?:[ \t]*\))*/.exec(text.slice(leftEnd, startOf(right, columns))) ?? [""];
  const { lineno, col_offset } = parsed;
  const { end_lineno = lineno, end_col_offset = col_offset } = left;
  const awaited = { ...parsed, end_lineno, end_col_offset: end_col_offset + closing.length, value: left };
  return { ...power, lineno, col_offset, left: awaited };
}

/** `a[*b]` is indexed by a tuple of one. */
function indexByTuple(parsed: ASTNodeUnion): ASTNodeUnion {
  if (parsed.nodeType !== "Subscript" || parsed.slice.nodeType !== "Starred") return parsed;
  const { slice } = parsed;
  return { ...parsed, slice: { ...slice, nodeType: "Tuple", elts: [slice] } };
}

/** Empty strings beside an interpolated one add nothing to it. */
function dropEmptyText(parsed: ASTNodeUnion): ASTNodeUnion {
  if (parsed.nodeType !== "JoinedStr" && parsed.nodeType !== "TemplateStr") return parsed;
  const values = parsed.values.filter((value) => value.nodeType !== "Constant" || value.value !== "");
  return values.length === parsed.values.length ? parsed : { ...parsed, values };
}

function startOf({ lineno, col_offset }: ASTNodeUnion, columns: ByteColumns): number {
  return columns.offset(lineno ?? 1, col_offset ?? 0);
}
