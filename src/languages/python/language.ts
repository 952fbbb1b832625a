import type { File, Language, LanguageContext, OkParseResult, ParseResult } from "@eslint/core";
import type { Module, PythonNode } from "./ast";
import { findLostBytes, NOT_UTF8 } from "../encoding";
import { LazyModule } from "./parse";
import type { ParseMode, PythonLanguageOptions } from "./source-code";
import { PythonSourceCode } from "./source-code";
import { visitorKeys } from "./walk";

const PARSE_MODES: readonly unknown[] = ["always", "watched"] satisfies ParseMode[];

/** Files below this length are always parsed, which costs next to nothing: a syntax error in one is never missed. */
const SMALL = 256;

/** Python as a language of ESLint: `language: "ssot/python"`. */
export const pythonLanguage: Language<{
  LangOptions: PythonLanguageOptions;
  Code: PythonSourceCode;
  RootNode: Module;
  Node: PythonNode;
}> = {
  fileType: "text",
  lineStart: 1,
  columnStart: 0,
  nodeTypeKey: "type",
  visitorKeys,
  defaultLanguageOptions: { parse: "always" },

  /** Knows `parse` and leaves everything else alone: configurations for JavaScript reach Python files, too. */
  validateLanguageOptions({ parse }) {
    if (parse !== undefined && !PARSE_MODES.includes(parse)) {
      throw new TypeError(`languageOptions.parse: expected "always" or "watched", got ${JSON.stringify(parse)}.`);
    }
  },

  parse(file, { languageOptions }): ParseResult<Module> {
    const text = textOf(file);
    const module = new LazyModule(text);
    const lost = findLostBytes(file.physicalPath, text);
    if (lost !== null) {
      const { line, column } = module.lines.position(lost);
      return { ok: false, errors: [{ message: NOT_UTF8, line, column: column + 1 }] };
    }
    if (languageOptions.parse === "watched" && text.length >= SMALL) return { ok: true, ast: module };
    const tree = module.tree();
    if (tree.ok) return { ok: true, ast: module };
    const { message, line, column } = tree;
    return { ok: false, errors: [{ message, line, column: column + 1 }] };
  },

  createSourceCode(file, { ast }: OkParseResult<Module>, { languageOptions }: LanguageContext<PythonLanguageOptions>) {
    const text = textOf(file);
    const module = ast instanceof LazyModule ? ast : new LazyModule(text);
    return new PythonSourceCode(text, module, languageOptions.parse ?? "always");
  },
};

function textOf({ body }: File): string {
  return typeof body === "string" ? body : new TextDecoder().decode(body);
}
