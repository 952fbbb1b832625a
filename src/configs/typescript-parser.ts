import { createRequire } from "node:module";
import { version } from "../../package.json";

type Parser = typeof import("@typescript-eslint/parser");

let parser: Parser | undefined;

/**
 * `@typescript-eslint/parser`, loaded with the first file that needs it: a project without TypeScript does not pay for
 * the compiler.
 */
export const typescriptParser = {
  meta: { name: "eslint-plugin-ssot/typescript-parser", version },
  parseForESLint(...parameters: Parameters<Parser["parseForESLint"]>): ReturnType<Parser["parseForESLint"]> {
    // The bundler defines `__filename` in both module formats; what `require` returns has no type of its own.
    parser ??= createRequire(__filename)("@typescript-eslint/parser") as Parser;
    try {
      return parser.parseForESLint(...parameters);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      // ESLint takes the place of a parsing error from the error itself.
      throw Object.assign(new SyntaxError("Nested too deeply to be analysed"), { lineNumber: 1, column: 1 });
    }
  },
};
