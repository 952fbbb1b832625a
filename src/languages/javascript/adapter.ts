import type { TSESLint } from "@typescript-eslint/utils";
import type { LanguageAdapter } from "../../facts";
import { findLostBytes, NOT_UTF8 } from "../encoding";
import { JavaScriptFacts } from "./facts";
import { ModuleNames } from "./project/module-names";
import { Source } from "./source";
import { isWatched } from "./watch";

/** What CommonJS calls a default export. */
const EXPORTS_WHOLE = /\bexport\s*=|\bmodule\s*\.\s*exports\b/;

/** JavaScript and TypeScript over any ESTree that ESLint's own scope managers understand. */
export const javascriptAdapter: LanguageAdapter<TSESLint.SourceCode> = {
  root: "Program",

  reads(sourceCode): sourceCode is TSESLint.SourceCode {
    if (!("ast" in sourceCode) || typeof sourceCode.ast !== "object" || sourceCode.ast === null) return false;
    return "type" in sourceCode.ast && sourceCode.ast.type === "Program";
  },

  read(sourceCode, surroundings) {
    const { scopeManager, text } = sourceCode;
    if (!scopeManager) return { kind: "irrelevant" };
    const { definitions, watch } = surroundings;
    const names = new ModuleNames(surroundings);
    const isRead = definitions
      ? definitions.some((name) => text.includes(name) || (name === "default" && EXPORTS_WHOLE.test(text)))
      : isWatched(text, watch, (specifier) => names.read(specifier));
    if (!isRead) return { kind: "irrelevant" };
    const lost = findLostBytes(surroundings.filename, text);
    if (lost !== null) {
      const place = sourceCode.getLocFromIndex(lost);
      return { kind: "failed", failure: { message: NOT_UTF8, location: { start: place, end: place } } };
    }
    return { kind: "facts", facts: new JavaScriptFacts(new Source(sourceCode, scopeManager, names), surroundings) };
  },
};
