import { scanTrivia } from "./comments";
import type { LineIndex } from "./text";

/** A text without what is in the parser's way, and where its lines begin for the parser. */
export interface MaskedText {
  readonly text: string;
  /** By line of this text: the offset in the original text of the parser's column 0. */
  readonly origins: readonly number[];
  /** What in names and strings of this text stands for something else, by what it stands for. */
  readonly substitutes?: Substitutes;
}

export type Substitutes = ReadonlyMap<string, string>;

/**
 * The parser rejects form feeds. To Python, one in the indentation starts the line anew, and elsewhere outside strings it
 * is a blank.
 */
export function maskFormFeeds(text: string, lines: LineIndex): MaskedText {
  const { strings } = scanTrivia(text);
  const origins = [...lines.starts];
  let masked = "";
  let copied = 0;
  let next = 0;
  for (let at = text.indexOf("\f"); at >= 0; at = text.indexOf("\f", at + 1)) {
    let string = strings[next];
    while (string && string[1] <= at) string = strings[++next];
    if (string && string[0] <= at) continue;
    const index = lines.position(at).line - 1;
    const origin = origins[index] ?? 0;
    if (text.slice(origin, at).trim() === "") {
      masked += text.slice(copied, origin);
      origins[index] = at + 1;
    } else {
      masked += `${text.slice(copied, at)} `;
    }
    copied = at + 1;
  }
  return { text: masked + text.slice(copied), origins };
}
