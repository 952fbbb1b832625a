import type { Edit } from "../../../facts";
import { isRelative } from "../project/module-names";
import { scriptExtension } from "../project/files";
import type { Source } from "../source";
import { staticString, type Node } from "../syntax";

/** The first relative specifier among the imports and exports of the file; null where it has none. */
export function firstRelative(source: Source): string | null {
  for (const statement of source.code.ast.body) {
    const specifier = "source" in statement ? statement.source?.value : undefined;
    if (specifier !== undefined && isRelative(specifier)) return specifier;
  }
  return null;
}

/** The specifier of `module` in the style of `model`, which it takes the place of, and of the extensions that the file writes. */
export function writeSpecifier(source: Source, module: string, model: string): string {
  return source.names.write(module, model, scriptExtension(firstRelative(source) ?? ""));
}

/** Whether a text means itself in a string, whatever its quotes. */
export const isPlain = (text: string): boolean => !/[\\'"`\r\n]|\$\{/.test(text);

/** Points the string that names a module at another one; null for a module that would have to be escaped. */
export function retarget(source: Source, string: Node, module: string): Edit | null {
  const text = writeSpecifier(source, module, staticString(string) ?? "");
  const [start, end] = string.range;
  return isPlain(text) ? { range: [start + 1, end - 1], text } : null;
}
