import type { ArgumentPlace, Edit } from "../../../facts";
import type { Call } from "../ast";
import { layoutOf } from "./call-layout";
import { printsItsSource } from "./printed-source";
import { appendArguments } from "./rewrite-call";
import { combineEdits } from "./trivia";

/** Puts an argument into a call, in place of another or behind all; null where a comment would be lost. */
export function passArgument(call: Call, text: string, written: string, place: ArgumentPlace): readonly Edit[] | null {
  const layout = layoutOf(call, text);
  if (!layout || printsItsSource(call, text)) return null;
  if (!("index" in place)) return combineEdits(appendArguments(layout, text, { append: [{ keyword: place.keyword, text: written }] }));
  const argument = layout.arguments[place.index];
  if (!argument || argument.node.type === "Starred") return null;
  const range = argument.node.type === "keyword" ? argument.node.value.range : argument.range;
  return text.slice(...range).includes("#") ? null : [{ range, text: written }];
}
