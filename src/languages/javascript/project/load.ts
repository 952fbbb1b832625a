import { createRequire } from "node:module";
import { join } from "node:path";

/**
 * TypeScript is large and most files need none of it, so that it is loaded on first use. The build defines `__filename`
 * in both formats of the package; sources that run as they are fall back to the working directory. What `require`
 * returns has no type, hence the assertions below.
 */
const load = createRequire(typeof __filename === "string" ? __filename : join(process.cwd(), "index.js"));

function once<Value>(make: () => Value): () => Value | null {
  let made: { readonly value: Value | null } | null = null;
  return () => {
    if (!made) {
      try {
        made = { value: make() };
      } catch {
        made = { value: null };
      }
    }
    return made.value;
  };
}

/** The compiler, for its module resolution; null where it is not installed. */
export const loadTypeScript = once(() => load("typescript") as typeof import("typescript"));

/** The parser that reads other files of the project; null where it is not installed. */
export const loadParser = once(() => load("@typescript-eslint/parser") as typeof import("@typescript-eslint/parser"));

/** ESLint's own text with its tree; null where another linter runs the rules. */
export const loadESLint = once(() => load("@typescript-eslint/utils/ts-eslint") as typeof import("@typescript-eslint/utils/ts-eslint"));
