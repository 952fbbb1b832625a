import type { Source } from "../source";
import { keyName, type ClassNode } from "../syntax";

/** Where a member goes, and how its lines begin. */
interface MemberSite {
  readonly offset: number;
  readonly before: string;
  readonly after: string;
  readonly indentation: string;
  readonly unit: string;
  readonly lineBreak: string;
}

/** How a file writes its code. */
export interface CodeStyle {
  readonly unit: string;
  readonly semicolon: string;
  readonly quote: (text: string) => string;
}

export function codeStyle(source: Source, unit: string): CodeStyle {
  const { ast } = source.code;
  const string = ast.tokens.find(({ type }) => type === "String");
  const mark = string?.value.startsWith("'") ? "'" : '"';
  const statement = ast.body.find(({ type }) => /^(?:Import|Variable)Declaration$|^ExpressionStatement$/.test(type));
  const ends = statement ? source.code.getLastToken(statement)?.value === ";" : ast.tokens.some(({ value }) => value === ";");
  const quote = (text: string): string => mark + text.replaceAll("\\", "\\\\").replaceAll(mark, `\\${mark}`) + mark;
  return { unit, semicolon: ends || !statement ? ";" : "", quote };
}

/** Behind the constructor, or else behind the last member. */
export function siteIn(source: Source, { body, range }: ClassNode): MemberSite {
  const { text } = source;
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const [first] = body.body;
  const outside = indentationAt(text, range[0]);
  const own = first && first.loc.start.line > body.loc.start.line ? indentationAt(text, first.range[0]) : null;
  const unit = own?.startsWith(outside) && own.length > outside.length ? own.slice(outside.length) : "  ";
  const common = { indentation: outside + unit, unit, lineBreak };
  const constructor = body.body.find((member) => "static" in member && !member.static && "key" in member && keyName(member) === "constructor");
  const last = constructor ?? body.body.at(-1);
  const end = last ? endOfLine(text, last.range[1]) : body.range[0] + 1;
  const closes = /^\s*\}/.test(text.slice(end));
  const sharesLine = !/^[ \t]*(?:\r?\n|\r)/.test(text.slice(end));
  return {
    ...common,
    offset: end,
    before: last ? lineBreak + lineBreak : lineBreak,
    after: !sharesLine ? "" : closes ? lineBreak + outside : lineBreak,
  };
}

/** The blanks that the line of `offset` begins with. */
function indentationAt(text: string, offset: number): string {
  const line = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  return /^[ \t]*/.exec(text.slice(line))?.[0] ?? "";
}

/** Behind a semicolon and the comments that follow on the line. */
function endOfLine(text: string, offset: number): number {
  const rest = /^[ \t]*;?(?:[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/))*(?=[ \t]*(?:[\r\n]|$))/.exec(text.slice(offset));
  return offset + (rest?.[0].length ?? 0);
}
