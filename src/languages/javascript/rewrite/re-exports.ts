import type { Edit, ImportAddition } from "../../../facts";
import { moduleExportName } from "../imports/collect";
import type { ImportAt } from "../imports/import";
import type { Source } from "../source";
import { editList, endOfStatementLine } from "./edits";
import { retarget, writeSpecifier } from "./specifier";
import { inBraces, styleOf } from "./style";

/**
 * Sends one name of `export { … } from "m"` elsewhere, under the name that it is exported by now; null where that cannot be
 * done without loss.
 */
export function rewriteReExport(source: Source, { site }: ImportAt<"re-export">, { target }: ImportAddition): readonly Edit[] | null {
  const { statement, specifier } = site;
  const [name, ...inner] = target.path;
  if (!statement.source || name === undefined || inner.length > 0) return null;
  const { exported, exportKind } = specifier;
  // `New as Old`, so that those who import the old name from here still find it.
  const written = moduleExportName(exported) === name ? name : `${name} as ${source.text.slice(...exported.range)}`;
  const text = exportKind === "type" ? `type ${written}` : written;
  if (statement.specifiers.length === 1) {
    const module = retarget(source, statement.source, target.module);
    const own = editList(source, statement.specifiers, new Set([specifier]), [text]);
    return module && own && [...own, module];
  }
  const list = editList(source, statement.specifiers, new Set([specifier]), []);
  const style = styleOf(source, statement, statement.source);
  const module = style.quote + writeSpecifier(source, target.module, statement.source.value) + style.quote;
  const keyword = statement.exportKind === "type" ? "export type" : "export";
  const end = endOfStatementLine(source, statement);
  const added = `${keyword} ${inBraces([text], style)} from ${module}${style.semicolon}`;
  return list && [...list, { range: [end, end], text: style.lineBreak + style.indentation + added }];
}
