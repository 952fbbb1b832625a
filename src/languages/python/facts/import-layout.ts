import type { Import, ImportFrom, Range } from "../ast";
import { skipTrivia } from "./trivia";

/** Where the parts of an import statement stand. */
export interface ImportLayout {
  /** The module of a `from` import, dots included. */
  readonly module: Range | null;
  /** Whether parentheses hold the names. */
  readonly parenthesized: boolean;
  /** By name: the comma behind it. */
  readonly commas: readonly (number | null)[];
}

const WORD = /[\w\u0080-\uffff]+/y;

export function layoutOfImport(statement: Import | ImportFrom, text: string): ImportLayout {
  const commas = statement.names.map(({ range }) => {
    const behind = skipTrivia(text, range[1]);
    return behind < statement.range[1] && text.charAt(behind) === "," ? behind : null;
  });
  if (statement.type === "Import") return { module: null, parenthesized: false, commas };
  const start = skipTrivia(text, statement.range[0] + "from".length);
  let end = start;
  for (let position = start; ; position = skipTrivia(text, end)) {
    if (text.charAt(position) === ".") {
      end = position + 1;
      continue;
    }
    WORD.lastIndex = position;
    const word = WORD.exec(text)?.[0];
    if (word === undefined || word === "import") {
      const behind = skipTrivia(text, position + "import".length);
      return { module: [start, end], parenthesized: text.charAt(behind) === "(", commas };
    }
    end = WORD.lastIndex;
  }
}
