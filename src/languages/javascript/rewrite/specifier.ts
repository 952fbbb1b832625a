import type { Edit } from "../../../facts";
import { isRelative } from "../project/module-names";
import { scriptExtension } from "../project/files";
import type { Source } from "../source";
import type { Node } from "../syntax";

/** The extension that the file writes behind its relative specifiers; empty where it writes none. */
function extensionHabit(source: Source): string {
  for (const statement of source.code.ast.body) {
    const specifier =
      statement.type === "ImportDeclaration" || statement.type === "ExportAllDeclaration"
        ? statement.source.value
        : null;
    if (specifier !== null && isRelative(specifier)) return scriptExtension(specifier);
  }
  return "";
}

/** The specifier of `module` in the style of `model`, which it takes the place of. */
export function writeSpecifier(source: Source, module: string, model: string): string {
  return source.names.write(module, model, extensionHabit(source));
}

/** Puts another text into a string and keeps its quotes. */
export function specifierEdit(source: Source, node: Node, text: string): Edit | null {
  if (/[\\'"`\r\n]|\$\{/.test(text)) return null;
  const [start, end] = node.range;
  return /^['"`]/.test(source.text.slice(start, end)) ? { range: [start + 1, end - 1], text } : null;
}
