import { relative, sep } from "node:path";
import type { ESLint } from "eslint";
import { namedScopes, type NamedScope } from "../../languages/named-scopes";
import type { Finding } from "./findings";

/** A rule that reports nothing and notes the named scopes of every file that ESLint reads. */
export class ScopeNotes {
  readonly #notes = new Map<string, readonly NamedScope[]>();

  constructor(private readonly cwd: string) {}

  /** The rule, as a plugin for a configuration. */
  get plugin(): ESLint.Plugin {
    return {
      rules: {
        note: {
          meta: { languages: ["*"], schema: [] },
          create: ({ filename, sourceCode }) => {
            this.#notes.set(relative(this.cwd, filename).replaceAll(sep, "/"), namedScopes(sourceCode));
            return {};
          },
        },
      },
    };
  }

  /** The innermost named scope in which a finding stands; empty for the module itself. */
  scopeOf({ file, line }: Pick<Finding, "file" | "line">): string {
    const around = (this.#notes.get(file) ?? []).filter(({ lines: [first, last] }) => first <= line && line <= last);
    // Outer scopes come first, so that the last one of the smallest is the innermost.
    let innermost = around[0];
    for (const scope of around) {
      if (innermost && scope.lines[1] - scope.lines[0] <= innermost.lines[1] - innermost.lines[0]) innermost = scope;
    }
    return innermost?.path ?? "";
  }
}
