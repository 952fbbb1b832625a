import type { ArgumentPlace, Edit } from "../../../facts";
import type { Source } from "../source";
import { appendArguments } from "./rewrite-call";
import type { CallNode } from "../syntax";

/** Puts an argument into a call, in place of another or behind all; null where a comment would be lost. */
export function passArgument(source: Source, node: CallNode, text: string, place: ArgumentPlace): readonly Edit[] | null {
  if (!("index" in place)) return place.keyword === null ? appendArguments(source, node, [text]) : null;
  const argument = node.arguments[place.index];
  if (!argument || argument.type === "SpreadElement" || source.hasComments(...argument.range)) return null;
  return [{ range: argument.range, text }];
}
