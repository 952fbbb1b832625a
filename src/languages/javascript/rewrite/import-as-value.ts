import type { Edit } from "../../../facts";
import type { JavaScriptImport } from "../imports/import";
import type { Source } from "../source";

/** Makes a value import of one for types; the other names of its statement stay types. Null where comments are in the way. */
export function importAsValue(source: Source, { site }: JavaScriptImport): readonly Edit[] | null {
  if (site.kind !== "import" || !site.specifier) return null;
  const { statement, specifier } = site;
  if (statement.importKind === "type") {
    const keyword = source.code.getFirstToken(statement, { filter: ({ value }) => value === "type" });
    const next = keyword && source.code.getTokenAfter(keyword);
    if (!next || source.hasComments(keyword.range[0], next.range[0])) return null;
    const others = statement.specifiers.filter((other) => other !== specifier && other.type === "ImportSpecifier");
    const typed = others.map(({ range: [start] }): Edit => ({ range: [start, start], text: "type " }));
    return [{ range: [keyword.range[0], next.range[0]], text: "" }, ...typed];
  }
  if (specifier.type !== "ImportSpecifier" || specifier.importKind !== "type") return null;
  const { range, imported } = specifier;
  return source.hasComments(range[0], imported.range[0]) ? null : [{ range: [range[0], imported.range[0]], text: "" }];
}
