import type { TSESTree } from "@typescript-eslint/utils";
import type { Source } from "../source";
import type { Node } from "../syntax";

/** How a file writes its statements, taken from the one beside which a new one stands. */
export interface Style {
  readonly quote: string;
  readonly semicolon: string;
  readonly lineBreak: string;
  readonly indentation: string;
  /** What stands inside of braces at both ends. */
  readonly padding: string;
}

export function styleOf(source: Source, statement: Node, string: Node): Style {
  const quote = source.text.charAt(string.range[0]);
  const start = source.lineStart(statement);
  const braces =
    /[{][^{}\r\n]*[}]/.exec(source.text.slice(...statement.range)) ?? /\bimport\s*[{][^{}\r\n]*[}]/.exec(source.text);
  const last = source.code.getLastToken(statement);
  // A semicolon at the start of the next line guards that line.
  const ends = last?.value === ";" && source.code.getTokenBefore(last)?.loc.end.line === last.loc.start.line;
  return {
    quote: quote === "'" ? "'" : '"',
    semicolon: ends ? ";" : "",
    lineBreak: source.text.includes("\r\n") ? "\r\n" : "\n",
    indentation: source.text.slice(start, statement.range[0]),
    padding: braces && /[{]\S/.test(braces[0]) ? "" : " ",
  };
}

export const inBraces = (items: readonly string[], { padding }: Style): string =>
  `{${padding}${items.join(", ")}${padding}}`;

export const isIdentifier = (name: string): boolean => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);

/** The token before the module's name in an import or export, which ends what is imported. */
export function fromToken(source: Source, string: Node): TSESTree.Token | null {
  return source.code.getTokenBefore(string);
}
