import { scanTrivia } from "./comments";
import type { MaskedText } from "./form-feed";
import { logicalLines } from "./logical-lines";
import { LineIndex } from "./text";
import { TreeError } from "./tree-error";

/** Thrown where the depth of a block depends on the width of a tab. */
export class InconsistentIndentation extends TreeError {
  constructor(offset: number) {
    super("inconsistent use of tabs and spaces in indentation", offset);
  }
}

/** The width of a block's indentation, with tabs that reach to the next multiple of eight, and with narrow ones. */
interface Block {
  readonly width: number;
  readonly narrow: number;
}

/** Whether some lines are indented by tabs and some by spaces, or one by both. */
export function mixesIndentation(text: string): boolean {
  return text.includes("\t") && /^ *\t/m.test(text) && /^\t* /m.test(text);
}

/**
 * Indents each block by one blank more than the one around it, as the parser takes every tab for eight columns. Throws
 * where Python rejects the mixture.
 */
export function alignIndentation(source: MaskedText): MaskedText {
  const { text } = source;
  const lines = logicalLines(text, scanTrivia(text));
  // Brackets or quotes are amiss: the parser says where.
  if (!lines) return source;
  const index = new LineIndex(text);
  const origins = [...source.origins];
  const blocks: Block[] = [{ width: 0, narrow: 0 }];
  let aligned = "";
  let copied = 0;
  for (const { start, code } of lines) {
    const block = blockOf(text.slice(start, code));
    const line = index.position(start).line - 1;
    const origin = origins[line] ?? 0;
    const isDedent = blocks.at(-1)!.width > block.width;
    while (blocks.at(-1)!.width > block.width) blocks.pop();
    const around = blocks.at(-1)!;
    const isDeeper = block.width > around.width;
    // A dedent to the column of no block is for the parser to reject.
    if (isDeeper && isDedent) return source;
    if (isDeeper ? block.narrow <= around.narrow : block.narrow !== around.narrow) {
      throw new InconsistentIndentation(origin);
    }
    if (isDeeper) blocks.push(block);
    const depth = blocks.length - 1;
    aligned += text.slice(copied, start) + " ".repeat(depth);
    copied = code;
    origins[line] = origin + (code - start - depth);
  }
  return { ...source, text: aligned + text.slice(copied), origins };
}

function blockOf(indentation: string): Block {
  let width = 0;
  for (const character of indentation) width = character === "\t" ? (Math.floor(width / 8) + 1) * 8 : width + 1;
  return { width, narrow: indentation.length };
}
