import { parseModule } from "py-ast";
import type { Module, Range, SourceLocation, Statement } from "./ast";
import { maskFormFeeds, type MaskedText } from "./form-feed";
import { bridgeGaps } from "./parser-gaps";
import { ByteColumns, LineIndex } from "./text";
import { buildBody, TOO_DEEP, TreeError } from "./tree";

/** A module, or why and where it is none: one-based line, zero-based column in UTF-16 units. */
export type ParseResult =
  | { readonly ok: true; readonly module: Module }
  | { readonly ok: false; readonly message: string; readonly line: number; readonly column: number };

/** Parses a text without byte order mark. Never throws. */
export function parse(text: string): ParseResult {
  return new LazyModule(text).tree();
}

/** The root of a tree that is built when somebody asks for it; without statements if the text cannot be parsed. */
export class LazyModule implements Module {
  readonly type = "Module";
  readonly parent = null;
  readonly range: Range;
  readonly lines: LineIndex;
  readonly #text: string;
  readonly #source: MaskedText | undefined;
  #body: readonly Statement[] = [];
  #result: ParseResult | undefined;

  /** `source` is what the parser gets to see of the text, where that is not all of it. */
  constructor(text: string, lines = new LineIndex(text), source?: MaskedText) {
    this.#text = text;
    this.#source = source;
    this.range = [0, text.length];
    this.lines = lines;
  }

  get isParsed(): boolean {
    return this.#result !== undefined;
  }

  get loc(): SourceLocation {
    return this.lines.location(0, this.#text.length);
  }

  get body(): readonly Statement[] {
    this.tree();
    return this.#body;
  }

  tree(): ParseResult {
    return (this.#result ??= this.#parse());
  }

  #parse(): ParseResult {
    const text = this.#text;
    const nul = text.indexOf("\0");
    if (nul >= 0) return { ok: false, message: "source code cannot contain null bytes", ...this.lines.position(nul) };
    const source = this.#source ?? this.#wholeSource();
    const columns = new ByteColumns(text, source.origins);
    // An unterminated string shows by its end behind the last line end.
    const complete = source.text.endsWith("\n") || source.text.endsWith("\r") ? source.text : `${source.text}\n`;
    try {
      this.#build(complete, columns, false);
    } catch (error) {
      if (!this.#bridge(complete, columns)) return this.#failure(error, columns);
    }
    return { ok: true, module: this };
  }

  #wholeSource(): MaskedText {
    return this.#text.includes("\f") ? maskFormFeeds(this.#text, this.lines) : { text: this.#text, origins: this.lines.starts };
  }

  #build(source: string, columns: ByteColumns, bridged: boolean): void {
    this.#body = buildBody(parseModule(source), this, { text: this.#text, columns, bridged });
  }

  /** Tries once more without what only this parser rejects. */
  #bridge(source: string, columns: ByteColumns): boolean {
    const bridged = bridgeGaps(source);
    if (bridged === null) return false;
    try {
      this.#build(bridged, columns, true);
      return true;
    } catch {
      return false;
    }
  }

  #failure(error: unknown, columns: ByteColumns): ParseResult {
    if (error instanceof TreeError) {
      return { ok: false, message: error.message, ...this.lines.position(error.offset) };
    }
    if (error instanceof RangeError) {
      return { ok: false, message: TOO_DEEP, ...this.lines.position(deepestBracket(this.#text)) };
    }
    const { message, line, column } = describeError(error);
    return { ok: false, message, ...this.lines.position(columns.offset(line, column)) };
  }
}

/** Takes the place out of the parser's message, where its lexer leaves it. */
function describeError(error: unknown): { message: string; line: number; column: number } {
  const text = error instanceof Error ? error.message : String(error);
  const place = / at line (\d+)(?:, column (\d+))?$/.exec(text);
  if (!place) return { message: text, line: 1, column: 0 };
  return { message: text.slice(0, place.index), line: Number(place[1]), column: Number(place[2] ?? 0) };
}

/** Where brackets nest deepest, or 0; strings are not told from code here, as this only helps to find the place. */
function deepestBracket(text: string): number {
  let depth = 0;
  let deepest = 0;
  let offset = 0;
  for (const { 0: bracket, index } of text.matchAll(/[()[\]{}]/g)) {
    depth += "([{".includes(bracket) ? 1 : -1;
    if (depth > deepest) {
      deepest = depth;
      offset = index;
    }
  }
  return offset;
}
