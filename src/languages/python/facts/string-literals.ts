import type { Constant, PythonNode, Range } from "../ast";

const OPENING = /^[uUrR]?("""|'''|"|')/;

/**
 * Where the content of a string stands, if it stands there as it is: one literal without escapes. Null for strings put
 * together from several literals.
 */
export function contentRange(node: Constant, text: string): Range | null {
  const literal = text.slice(node.range[0], node.range[1]);
  const opening = OPENING.exec(literal);
  const quote = opening?.[1];
  if (!opening || quote === undefined) return null;
  const start = opening[0].length;
  const end = literal.length - quote.length;
  if (end < start || literal.slice(start, end) !== node.value) return null;
  return [node.range[0] + start, node.range[0] + end];
}

/** The value of a plain string; null for everything else. */
export function stringValue(node: PythonNode | null | undefined): string | null {
  return node?.type === "Constant" && typeof node.value === "string" ? node.value : null;
}
