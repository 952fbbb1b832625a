import type { Edit, Import, ImportAddition } from "../../../facts";
import { JavaScriptImport, standsAt, type ImportAt, type Site } from "../imports/import";
import type { Source } from "../source";
import { statementOf, type Node } from "../syntax";
import { EditList, removeStatement } from "./edits";
import { ImportDeclarations } from "./import-declarations";
import { importAsValue } from "./import-as-value";
import { rewriteLoads } from "./loads";
import { rewriteReExport } from "./re-exports";
import { isPlain, retarget } from "./specifier";
import { isIdentifier } from "./style";

type Addition = ImportAddition & { readonly beside: JavaScriptImport };
type AdditionAt<Kind extends Site["kind"]> = ImportAddition & { readonly beside: ImportAt<Kind> };

const isOwn = (imported: Import): imported is JavaScriptImport => imported instanceof JavaScriptImport;
const hasOwn = (addition: ImportAddition): addition is Addition => isOwn(addition.beside);

/** What no statement can be written with as it is. */
function isWritable({ target, local }: ImportAddition): boolean {
  return isPlain(target.module) && isIdentifier(local) && target.path.every(isIdentifier);
}

/** Drops and adds imports of all kinds together; null where that cannot be done without loss. */
export function rewriteImports(
  source: Source,
  imports: readonly JavaScriptImport[],
  drop: readonly Import[],
  add: readonly ImportAddition[],
): readonly Edit[] | null {
  const dropped = [...new Set(drop)];
  if (!dropped.every(isOwn) || !add.every(hasOwn) || !add.every(isWritable)) return null;
  if (dropped.some(({ opaque, site }) => opaque || site.kind === "re-export-all")) return null;
  const added: Addition[] = [];
  const edits = new EditList();
  const untyped = new Set<ImportAt<"import">>();
  for (const asked of add) {
    const addition = placed(asked, imports);
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
  const pick = <Kind extends Site["kind"]>(kind: Kind): [ImportAt<Kind>[], AdditionAt<Kind>[]] => {
    const stands = standsAt(kind);
    return [dropped.filter(stands), added.filter((one): one is Addition & AdditionAt<Kind> => stands(one.beside))];
  };
  const done =
    new ImportDeclarations(source, imports).rewrite(...pick("import"), edits) &&
    rewriteEach(...pick("re-export"), edits, (imported, addition) => addition && rewriteReExport(source, imported, addition)) &&
    rewriteLoads(source, imports, ...pick("load"), edits) &&
    rewriteEach(...pick("equals"), edits, (imported, addition) => rewriteEquals(source, imported, addition));
  return done && !losesModule(source, dropped, added) ? edits.finish() : null;
}

/** `import x = require("m")` takes whole modules: a name stands beside an import declaration, where the file has one. */
function placed(addition: Addition, imports: readonly JavaScriptImport[]): Addition {
  const { beside, target } = addition;
  if (beside.site.kind !== "equals" || target.path.length === 0) return addition;
  const host = imports.filter(standsAt("import")).find(({ opaque, typeOnly, site }) => {
    return !opaque && typeOnly === beside.typeOnly && (site.statement.importKind === "type") === typeOnly;
  });
  return host ? { ...addition, beside: host } : addition;
}

/**
 * Whether the name of an addition is free, there already for the same thing, or taken by something that stays; or the
 * import that has it as a type.
 */
function stateOf(
  { target, local, typeOnly, beside }: Addition,
  imports: readonly JavaScriptImport[],
  dropped: readonly JavaScriptImport[],
): "free" | "present" | "taken" | ImportAt<"import"> {
  const variable = beside.variable?.scope.set.get(local);
  if (!variable || variable.defs.length === 0) return "free";
  const gone = (name: Node): boolean => dropped.some(({ identifier }) => identifier === name);
  if (variable.identifiers.every(gone)) return "free";
  const same = imports.filter((imported) => {
    const means = imported.names.some(({ module, path }) => module === target.module && path.join(".") === target.path.join("."));
    return imported.variable === variable && means && !imported.opaque && !dropped.includes(imported);
  });
  // What a load binds is there only once it has run, unless it is a type that is asked for.
  if (same.some((imported) => typeOnly || beside.sees(imported))) return "present";
  const asType = same.filter(standsAt("import")).find((imported) => imported.typeOnly);
  return asType && variable.identifiers.length === 1 ? asType : "taken";
}

/** Rewrites statements that each import one thing, or hand it on: what is added takes the place of what is dropped. */
function rewriteEach<Kind extends Site["kind"]>(
  drop: readonly ImportAt<Kind>[],
  add: readonly AdditionAt<Kind>[],
  edits: EditList,
  rewrite: (imported: ImportAt<Kind>, addition: AdditionAt<Kind> | undefined) => readonly Edit[] | null | undefined,
): boolean {
  for (const imported of drop) {
    const [addition, another] = add.filter(({ beside }) => beside === imported);
    const own = another ? null : rewrite(imported, addition);
    if (!own) return false;
    edits.add(...own);
  }
  return add.every(({ beside }) => drop.includes(beside));
}

/** `import x = require("m")` can only take a whole module. */
function rewriteEquals(source: Source, { site }: ImportAt<"equals">, addition: ImportAddition | undefined): readonly Edit[] | null {
  const { statement } = site;
  // `export import x = …` hands out the name.
  if (statement.moduleReference.type !== "TSExternalModuleReference" || statementOf(statement) !== statement) return null;
  if (!addition) {
    const removal = removeStatement(source, statement);
    return removal && [removal];
  }
  const module = retarget(source, statement.moduleReference.expression, addition.target.module);
  return module && addition.target.path.length === 0 ? [{ range: statement.id.range, text: addition.local }, module] : null;
}

/** A TypeScript file without imports and exports is no module any more, unless its extension says so, and its names become global. */
function losesModule(source: Source, dropped: readonly JavaScriptImport[], added: readonly Addition[]): boolean {
  if (added.length > 0 || !/\.tsx?$/.test(source.names.filename)) return false;
  const statements = source.code.ast.body.filter(({ type }) => /Import|Export/.test(type));
  const goes = (statement: Node): boolean => {
    const held = dropped.filter(({ site }) => site.statement === statement).length;
    return held > 0 && (!("specifiers" in statement) || held === statement.specifiers.length);
  };
  return statements.length > 0 && statements.every(goes);
}
