import type { Edit, Import, ImportAddition } from "../../../facts";
import { JavaScriptImport } from "../imports/import";
import type { Source } from "../source";
import { statementOf, type Node } from "../syntax";
import { EditList, removeStatement } from "./edits";
import { ImportDeclarations } from "./import-declarations";
import { importAsValue } from "./import-as-value";
import { rewriteLoads } from "./loads";
import { rewriteReExports } from "./re-exports";
import { specifierEdit, writeSpecifier } from "./specifier";
import { isIdentifier } from "./style";

type Addition = ImportAddition & { readonly beside: JavaScriptImport };

const isOwn = (imported: Import): imported is JavaScriptImport => imported instanceof JavaScriptImport;
const hasOwn = (addition: ImportAddition): addition is Addition => isOwn(addition.beside);

/** Drops and adds imports of all kinds together; null where that cannot be done without loss. */
export function rewriteImports(
  source: Source,
  imports: readonly JavaScriptImport[],
  drop: readonly Import[],
  add: readonly ImportAddition[],
): readonly Edit[] | null {
  const dropped = [...new Set(drop)];
  if (!dropped.every(isOwn) || !add.every(hasOwn) || dropped.some(({ opaque }) => opaque)) return null;
  const added: Addition[] = [];
  const edits = new EditList();
  const untyped = new Set<JavaScriptImport>();
  for (const addition of add) {
    const state = stateOf(addition, imports, dropped);
    if (state === "taken") return null;
    if (state === "free") added.push(addition);
    else if (state !== "present") untyped.add(state);
  }
  for (const imported of untyped) {
    const own = importAsValue(source, imported);
    if (!own) return null;
    edits.add(...own);
  }
  const kind =
    (wanted: string) =>
    ({ site }: JavaScriptImport): boolean =>
      site.kind.startsWith(wanted);
  const pick = (wanted: string): [JavaScriptImport[], Addition[]] => [
    dropped.filter(kind(wanted)),
    added.filter(({ beside }) => kind(wanted)(beside)),
  ];
  const [declarations, besideDeclarations] = pick("import");
  const beside = besideDeclarations.flatMap((addition) => {
    const { site } = addition.beside;
    return site.kind === "import" ? [{ ...addition, statement: site.statement }] : [];
  });
  const done =
    new ImportDeclarations(source, imports).rewrite(declarations, beside, edits) &&
    rewriteReExports(source, ...pick("re-export"), edits) &&
    rewriteLoads(source, imports, ...pick("load"), edits) &&
    rewriteEquals(source, ...pick("equals"), edits);
  return done && !losesModule(source, dropped, added) ? edits.finish() : null;
}

/**
 * Whether the name of an addition is free, there already for the same thing, or taken by something that stays; or the
 * import that has it as a type.
 */
function stateOf(
  { target, local, typeOnly, beside }: Addition,
  imports: readonly JavaScriptImport[],
  dropped: readonly JavaScriptImport[],
): "free" | "present" | "taken" | JavaScriptImport {
  if (beside.local === null) return "free";
  if (!isIdentifier(local)) return "taken";
  const variable = beside.variable?.scope.set.get(local);
  if (!variable || variable.defs.length === 0) return "free";
  const bound = imports.filter((imported) => imported.variable === variable);
  const gone = (name: Node): boolean => dropped.some(({ identifier }) => identifier === name);
  if (variable.identifiers.every(gone)) return "free";
  const same = bound.filter((imported) => {
    const meant = imported.names.some(
      ({ module, path }) => module === target.module && path.join(".") === target.path.join("."),
    );
    return meant && !dropped.includes(imported);
  });
  const serves = same.some((imported) => {
    if (imported.typeOnly) return typeOnly;
    // What a load binds is there only once it has run.
    return imported.site.kind === "import" || typeOnly || beside.sees(imported);
  });
  if (serves) return "present";
  const [asType] = same;
  return asType?.typeOnly && variable.identifiers.length === 1 ? asType : "taken";
}

/** `import x = require("m")` can only take a whole module. */
function rewriteEquals(
  source: Source,
  drop: readonly JavaScriptImport[],
  add: readonly Addition[],
  edits: EditList,
): boolean {
  for (const imported of drop) {
    const { site } = imported;
    if (site.kind !== "equals" || site.statement.moduleReference.type !== "TSExternalModuleReference") return false;
    // `export import x = …` hands out the name.
    if (statementOf(site.statement) !== site.statement) return false;
    const [addition, second] = add.filter(({ beside }) => beside === imported);
    if (!addition) {
      const removal = removeStatement(source, site.statement);
      if (!removal) return false;
      edits.add(removal);
      continue;
    }
    const string = site.statement.moduleReference.expression;
    const model = source.text.slice(string.range[0] + 1, string.range[1] - 1);
    const edit = specifierEdit(source, string, writeSpecifier(source, addition.target.module, model));
    if (!edit || second || addition.target.path.length > 0) return false;
    edits.add({ range: site.statement.id.range, text: addition.local }, edit);
  }
  return add.every(({ beside }) => drop.includes(beside));
}

/** A TypeScript file without imports and exports is no module any more, and its names become global. */
function losesModule(source: Source, dropped: readonly JavaScriptImport[], added: readonly Addition[]): boolean {
  if (added.length > 0 || !/\.[cm]?tsx?$/.test(source.names.filename)) return false;
  const statements = source.code.ast.body.filter(({ type }) =>
    /^(?:Import|Export|TSImportEquals|TSExportAssignment)/.test(type),
  );
  const goes = (statement: Node): boolean => {
    const held = dropped.filter(({ site }) => site.statement === statement).length;
    return held > 0 && (!("specifiers" in statement) || held === statement.specifiers.length);
  };
  return statements.length > 0 && statements.every(goes);
}
