import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit, ImportAddition } from "../../../facts";
import { moduleExportName } from "../imports/collect";
import type { JavaScriptImport } from "../imports/import";
import type { Source } from "../source";
import { editList, endOfStatementLine, removeStatement, type EditList } from "./edits";
import { specifierEdit, writeSpecifier } from "./specifier";
import { inBraces, isIdentifier, styleOf } from "./style";

type Statement = TSESTree.ExportNamedDeclaration | TSESTree.ExportAllDeclaration;
export type BesideReExport = ImportAddition & { readonly beside: JavaScriptImport };

/** Sends `export … from` elsewhere, under the names that it exports now; null where that cannot be done without loss. */
export function rewriteReExports(
  source: Source,
  drop: readonly JavaScriptImport[],
  add: readonly BesideReExport[],
  edits: EditList,
): boolean {
  const statements = new Set([...drop, ...add.map(({ beside }) => beside)].map(({ site }) => site.statement));
  for (const statement of statements) {
    const dropped = drop.filter(({ site }) => site.statement === statement);
    const added = add.filter(({ beside }) => beside.site.statement === statement);
    // A second export of a name would be an error, so that each addition takes the place of something.
    if (!added.every(({ beside }) => dropped.includes(beside))) return false;
    let done: boolean;
    if (statement.type === "ExportAllDeclaration") done = rewriteAll(source, statement, added, edits);
    else done = statement.type === "ExportNamedDeclaration" && rewriteNamed(source, statement, dropped, added, edits);
    if (!done) return false;
  }
  return true;
}

function addAll(edits: EditList, changes: readonly (Edit | null)[]): boolean {
  const made = changes.filter((edit) => edit !== null);
  edits.add(...made);
  return made.length === changes.length;
}

function retarget(source: Source, statement: Statement, module: string): Edit | null {
  if (!statement.source) return null;
  return specifierEdit(source, statement.source, writeSpecifier(source, module, statement.source.value));
}

function rewriteAll(
  source: Source,
  statement: TSESTree.ExportAllDeclaration,
  added: readonly BesideReExport[],
  edits: EditList,
): boolean {
  const [first, second] = added;
  if (!first) return addAll(edits, [removeStatement(source, statement)]);
  return !second && first.target.path.length === 0 && addAll(edits, [retarget(source, statement, first.target.module)]);
}

/** `New as Old`, so that those who import the old name from here still find it. */
function writeExport(source: Source, { target, beside }: BesideReExport): string | null {
  const [name, ...inner] = target.path;
  if (name === undefined || inner.length > 0 || !isIdentifier(name) || beside.site.kind !== "re-export") return null;
  const { exported, exportKind } = beside.site.specifier;
  const written = moduleExportName(exported) === name ? name : `${name} as ${source.text.slice(...exported.range)}`;
  return exportKind === "type" && beside.site.statement.exportKind !== "type" ? `type ${written}` : written;
}

function rewriteNamed(
  source: Source,
  statement: TSESTree.ExportNamedDeclaration,
  drop: readonly JavaScriptImport[],
  add: readonly BesideReExport[],
  edits: EditList,
): boolean {
  if (!statement.source) return false;
  const dropped = new Set(drop.flatMap(({ site }) => (site.kind === "re-export" ? [site.specifier] : [])));
  const groups = new Map<string, string[]>();
  for (const addition of add) {
    const text = writeExport(source, addition);
    if (text === null) return false;
    groups.set(addition.target.module, [...(groups.get(addition.target.module) ?? []), text]);
  }
  const all = statement.specifiers.every((specifier) => dropped.has(specifier));
  const [first] = groups;
  if (all && !first) return addAll(edits, [removeStatement(source, statement)]);
  const inPlace = all ? first : undefined;
  const list = editList(source, statement.specifiers, dropped, inPlace?.[1] ?? []);
  if (!list || !addAll(edits, list)) return false;
  if (inPlace && !addAll(edits, [retarget(source, statement, inPlace[0])])) return false;
  const style = styleOf(source, statement, statement.source);
  for (const [module, texts] of groups) {
    if (module === inPlace?.[0]) continue;
    const specifier = writeSpecifier(source, module, statement.source.value);
    const keyword = statement.exportKind === "type" ? "export type" : "export";
    const text = `${keyword} ${inBraces(texts, style)} from ${style.quote}${specifier}${style.quote}${style.semicolon}`;
    edits.insert(endOfStatementLine(source, statement), style.lineBreak + style.indentation + text);
  }
  return true;
}
