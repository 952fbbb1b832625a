import type { Position, SourceLocation } from "./ast";

const NON_ASCII = /[\u0080-\uffff]/;

/** The index of the last item that begins at `offset` or before; -1 where none does. */
export function lastBefore<Item>(items: readonly Item[], offset: number, startOf: (item: Item) => number): number {
  let low = -1;
  let high = items.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (startOf(items[middle]!) <= offset) low = middle;
    else high = middle;
  }
  return low;
}

/** The lines of a Python text: they end with LF, CRLF or a lone CR. */
export class LineIndex {
  readonly #text: string;
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  get starts(): readonly number[] {
    return (this.#starts ??= findLineStarts(this.#text));
  }

  position(offset: number): Position {
    const starts = this.starts;
    const line = lastBefore(starts, offset, (start) => start);
    return { line: line + 1, column: offset - starts[line]! };
  }

  location(start: number, end: number): SourceLocation {
    return { start: this.position(start), end: this.position(end) };
  }
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  if (text.includes("\r")) {
    const lineEnd = /\r\n?|\n/g;
    while (lineEnd.test(text)) starts.push(lineEnd.lastIndex);
  } else {
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  }
  return starts;
}

/** Turns the parser's positions (columns in bytes of UTF-8) into offsets into the text. */
export class ByteColumns {
  readonly #text: string;
  readonly #origins: readonly number[];
  readonly ascii: boolean;
  /** By line: the offset of each byte from the line's origin; null where the line is ASCII. */
  readonly #lines: (Uint32Array | null | undefined)[] = [];

  /** `origins` holds for each line the offset at which the parser's column is 0. */
  constructor(text: string, origins: readonly number[]) {
    this.#text = text;
    this.#origins = origins;
    this.ascii = !NON_ASCII.test(text);
  }

  offset(line: number, column: number): number {
    const origin = this.#origins[line - 1] ?? this.#text.length;
    if (this.ascii) return Math.min(origin + column, this.#text.length);
    let bytes = this.#lines[line];
    if (bytes === undefined) {
      const content = this.#text.slice(origin, this.#origins[line]);
      bytes = this.#lines[line] = NON_ASCII.test(content) ? offsetsOfBytes(content) : null;
    }
    return Math.min(origin + (bytes === null ? column : (bytes[column] ?? bytes.length)), this.#text.length);
  }
}

function offsetsOfBytes(line: string): Uint32Array {
  const offsets: number[] = [];
  let offset = 0;
  for (const character of line) {
    const code = character.codePointAt(0) ?? 0;
    const length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (let byte = 0; byte < length; byte++) offsets.push(offset);
    offset += character.length;
  }
  offsets.push(offset);
  return Uint32Array.from(offsets);
}
