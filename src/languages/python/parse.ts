import { parseModule } from "py-ast";
import type { Module, Range, SourceLocation, Statement } from "./ast";
import { maskFormFeeds, type MaskedText } from "./form-feed";
import { alignIndentation, InconsistentIndentation, mixesIndentation } from "./indentation";
import { bridgeGaps } from "./parser-gaps";
import { foreignEncoding } from "./source-encoding";
import { isMisread } from "./string-gaps";
import { ByteColumns, LineIndex } from "./text";
import { buildBody, TOO_DEEP } from "./tree";
import { TreeError } from "./tree-error";

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
    const encoding = foreignEncoding(text);
    if (encoding) {
      return { ok: false, message: `the file declares the encoding ${encoding.name}, not UTF-8`, ...this.lines.position(encoding.offset) };
    }
    let source = this.#source ?? { text, origins: this.lines.starts };
    try {
      source = this.#mask(source);
      if (!isMisread(text) || !this.#bridge(source)) this.#build(source, false);
    } catch (error) {
      const isFinal = error instanceof InconsistentIndentation || error instanceof RangeError;
      if (isFinal || !this.#bridge(source)) return this.#failure(error, source);
    }
    return { ok: true, module: this };
  }

  #mask(source: MaskedText): MaskedText {
    let masked = this.#source === undefined && source.text.includes("\f") ? maskFormFeeds(source.text, this.lines) : source;
    if (mixesIndentation(masked.text)) masked = alignIndentation(masked);
    return { ...masked, text: withLineEnd(masked.text) };
  }

  #build({ text: source, origins, substitutes }: MaskedText, bridged: boolean): void {
    const columns = new ByteColumns(this.#text, origins);
    this.#body = buildBody(parseModule(source), this, { text: this.#text, columns, bridged, substitutes });
  }

  /** Tries once more without what only this parser rejects. */
  #bridge(source: MaskedText): boolean {
    const bridged = bridgeGaps(source);
    if (!bridged) return false;
    try {
      this.#build(bridged, true);
      return true;
    } catch {
      return false;
    }
  }

  #failure(error: unknown, { origins }: MaskedText): ParseResult {
    if (error instanceof TreeError) {
      return { ok: false, message: error.message, ...this.lines.position(error.offset) };
    }
    if (error instanceof RangeError) {
      return { ok: false, message: TOO_DEEP, ...this.lines.position(deepestBracket(this.#text)) };
    }
    const { message, line, column } = describeError(error);
    return { ok: false, message, ...this.lines.position(new ByteColumns(this.#text, origins).offset(line, column)) };
  }
}

/** An unterminated string shows by its end behind the last line end. */
function withLineEnd(text: string): string {
  return text.endsWith("\n") || text.endsWith("\r") ? text : `${text}\n`;
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
