import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import type { File, Language, LanguageContext, OkParseResult, ParseResult } from "@eslint/core";
import type { Module, PythonNode } from "./ast";
import { LazyModule } from "./parse";
import type { ParseMode, PythonLanguageOptions } from "./source-code";
import { PythonSourceCode } from "./source-code";
import { visitorKeys } from "./walk";

const PARSE_MODES: readonly unknown[] = ["always", "watched"] satisfies ParseMode[];

/** Files below this length (1 KiB) are always parsed: that costs less than finding out whether they need be. */
const SMALL = 1024;

const REPLACEMENT_CHARACTER = "\uFFFD";

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
    if (isBrokenUtf8(file, text)) {
      const { line, column } = module.lines.position(text.indexOf(REPLACEMENT_CHARACTER));
      return { ok: false, errors: [{ message: "The file is not valid UTF-8.", line, column: column + 1 }] };
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

/** Whether ESLint lost bytes when it read the file, so that writing it back would spoil it. */
function isBrokenUtf8({ physicalPath }: File, text: string): boolean {
  if (!text.includes(REPLACEMENT_CHARACTER)) return false;
  try {
    return !isUtf8(readFileSync(physicalPath));
  } catch {
    // Not a file on disk: the text is all there is.
    return false;
  }
}
