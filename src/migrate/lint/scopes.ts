import { relative, sep } from "node:path";
import type { ESLint } from "eslint";
import type { Location } from "../../facts";
import { importedNames } from "../../languages/imported-names";
import { namedScopes, type NamedScope } from "../../languages/named-scopes";
import type { ImportedName } from "../../languages/structure";
import type { Finding } from "./findings";

/** A place in a file, with columns from 1 on, as a finding has it. */
type Place = Pick<Finding, "file" | "line" | "column">;

interface Note {
  readonly scopes: readonly NamedScope[];
  readonly imports: readonly ImportedName[];
}

/** A rule that reports nothing and notes the named scopes and the imports of every file that ESLint reads. */
export class ScopeNotes {
  readonly #notes = new Map<string, Note>();

  constructor(private readonly cwd: string) {}

  /** The rule, as a plugin for a configuration. */
  get plugin(): ESLint.Plugin {
    return {
      rules: {
        note: {
          meta: { languages: ["*"], schema: [] },
          create: ({ filename, sourceCode }) => {
            this.#notes.set(relative(this.cwd, filename).replaceAll(sep, "/"), { scopes: namedScopes(sourceCode), imports: importedNames(sourceCode) });
            return {};
          },
        },
      },
    };
  }

  /** The innermost named scope in which something stands; empty for the module itself. */
  scopeOf({ file, line }: Pick<Place, "file" | "line">): string {
    const around = (this.#notes.get(file)?.scopes ?? []).filter(({ lines: [first, last] }) => first <= line && line <= last);
    // Outer scopes come first, so that the last one of the smallest is the innermost.
    let innermost = around[0];
    for (const scope of around) {
      if (innermost && scope.lines[1] - scope.lines[0] <= innermost.lines[1] - innermost.lines[0]) innermost = scope;
    }
    return innermost?.path ?? "";
  }

  /** Where the name is read whose import a finding is about; nowhere for a finding about anything else. */
  usesOf({ file, line, column }: Place): Place[] {
    const imported = this.#notes.get(file)?.imports.find(({ clause }) => holds(clause, line, column - 1));
    return (imported?.uses ?? []).map((use) => ({ file, line: use.line, column: use.column + 1 }));
  }
}

/** Whether a place, with its column from 0 on, stands in a piece of text. */
function holds({ start, end }: Location, line: number, column: number): boolean {
  const isBehindStart = line > start.line || (line === start.line && column >= start.column);
  return isBehindStart && (line < end.line || (line === end.line && column < end.column));
}
