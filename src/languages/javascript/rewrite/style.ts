import type { Source } from "../source";
import type { Node } from "../syntax";
import { endOfStatement } from "./edits";

/** How a file writes its statements, taken from the one beside which a new one stands. */
export interface Style {
  readonly quote: string;
  readonly semicolon: string;
  readonly lineBreak: string;
  readonly indentation: string;
  /** What stands inside of braces at both ends. */
  readonly padding: string;
}

/** The style of `statement`, in which `string` names the module. */
export function styleOf(source: Source, statement: Node, string: Node): Style {
  const { text } = source;
  const [start] = statement.range;
  const braces = /[{][^{}\r\n]*[}]/.exec(text.slice(...statement.range)) ?? /\bimport\s*[{][^{}\r\n]*[}]/.exec(text);
  return {
    quote: text.charAt(string.range[0]) === "'" ? "'" : '"',
    semicolon: text.charAt(endOfStatement(source, statement) - 1) === ";" ? ";" : "",
    lineBreak: text.includes("\r\n") ? "\r\n" : "\n",
    indentation: text.slice(source.lineStart(statement), start),
    padding: braces && /[{]\S/.test(braces[0]) ? "" : " ",
  };
}

export const inBraces = (items: readonly string[], { padding }: Style): string =>
  `{${padding}${items.join(", ")}${padding}}`;

export const isIdentifier = (name: string): boolean => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);
