import type { SurfaceReader } from "../structure";
import { parseModule } from "./modules/module-reader";
import type { ModuleSyntax, Taken } from "./modules/module-syntax";
import { scriptExtension } from "./project/files";
import { ModuleNames } from "./project/module-names";

/** What a module exports of others. */
function* handedOn({ exports, locals, stars }: ModuleSyntax): Iterable<Taken["from"]> {
  yield* stars;
  for (const exported of exports.values()) {
    const meaning = typeof exported === "string" ? locals.get(exported) : exported;
    if (meaning && "from" in meaning) yield meaning.from;
  }
}

/** What JavaScript and TypeScript files are to each other. */
export const javascriptSurface: SurfaceReader = {
  reads: (filename) => scriptExtension(filename) !== "",
  mayHandOn: () => true,
  read(filename, text, place) {
    const module = parseModule(filename, text);
    if ("problem" in module) return null;
    const { syntax } = module;
    const names = new ModuleNames({ ...place, filename });
    return {
      names: new Set([...syntax.exports.keys(), ...syntax.stars.map((source) => `* from ${source}`)]),
      handsOn: [...handedOn(syntax)].flatMap((specifier) => names.resolve(specifier) ?? []),
    };
  },
  // An export that is gone is missed by somebody, as far as can be told.
  readers: () => null,
};
