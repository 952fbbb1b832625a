import type { Edit } from "../../../facts";
import type { ImportAt } from "../imports/import";
import type { Source } from "../source";

/** Makes a value import of one for types; the other names of its statement stay types. Null where comments are in the way. */
export function importAsValue(source: Source, { site: { statement, specifier } }: ImportAt<"import">): readonly Edit[] | null {
  const [, keyword, first] = source.code.getFirstTokens(statement, 3);
  const edits: Edit[] = [];
  let before: readonly [start: number, end: number] | null = null;
  if (statement.importKind === "type") {
    if (keyword && first) before = [keyword.range[0], first.range[0]];
    for (const other of statement.specifiers) {
      const [start] = other.range;
      if (other !== specifier) edits.push({ range: [start, start], text: "type " });
    }
  } else if (specifier.type === "ImportSpecifier") before = [specifier.range[0], specifier.imported.range[0]];
  return before && !source.hasComments(...before) ? [{ range: before, text: "" }, ...edits] : null;
}
