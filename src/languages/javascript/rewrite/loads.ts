import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit, ImportAddition } from "../../../facts";
import type { JavaScriptImport, Site } from "../imports/import";
import type { Source } from "../source";
import { statementOf, type Node } from "../syntax";
import { editList, endOfStatementLine, removeStatement, type EditList } from "./edits";
import { specifierEdit, writeSpecifier } from "./specifier";
import { inBraces, isIdentifier, styleOf } from "./style";

type LoadSite = Extract<Site, { kind: "load" }>;
type Declarator = TSESTree.VariableDeclarator;
export type BesideLoad = ImportAddition & { readonly beside: JavaScriptImport };

/** A part of a pattern, `New` or `New: local`, or null for what no pattern can take out of a module. */
function writeProperty({ target, local, beside }: BesideLoad): string | null {
  const [name, ...inner] = target.path;
  if (name === undefined || inner.length > 0 || !isIdentifier(name)) return null;
  if (name === "default" && !takesDefault(beside)) return null;
  return name === local ? name : `${name}: ${local}`;
}

/** Whether a load knows its module's default export by that name; else it depends on the format of the module. */
function takesDefault({ site, names }: JavaScriptImport): boolean {
  if (site.kind !== "load") return false;
  return (
    site.load.style === "import" ||
    (names[0]?.path[0] === "default" && (site.property !== null || site.load.path.length > 0))
  );
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, [Item, ...Item[]]> {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** Rewrites `const … = require("m")` and `const … = await import("m")`; false where that cannot be done without loss. */
export function rewriteLoads(
  source: Source,
  imports: readonly JavaScriptImport[],
  drop: readonly JavaScriptImport[],
  add: readonly BesideLoad[],
  edits: EditList,
): boolean {
  const sites = [...drop, ...add.map(({ beside }) => beside)].flatMap(({ site }) =>
    site.kind === "load" ? [site] : [],
  );
  const bindings = new Map(sites.map((site) => [site.binding, site]));
  for (const [binding, site] of bindings) {
    if (binding.type !== "VariableDeclarator" || site.intricate) return false;
    const dropped = drop.filter((imported) => imported.site.kind === "load" && imported.site.binding === binding);
    const added = add.filter(({ beside }) => beside.site.kind === "load" && beside.site.binding === binding);
    const exported = statementOf(site.statement) !== site.statement;
    const lost = dropped.some((imported) => !added.some(({ local }) => local === imported.local));
    if ((exported && lost) || !rewriteBinding(source, imports, { site, binding, dropped, added }, edits)) return false;
  }
  return true;
}

interface Work {
  readonly site: LoadSite;
  readonly binding: Declarator;
  readonly dropped: readonly JavaScriptImport[];
  readonly added: readonly BesideLoad[];
}

function rewriteBinding(source: Source, imports: readonly JavaScriptImport[], work: Work, edits: EditList): boolean {
  const { binding, dropped, added } = work;
  const properties = new Set<Node>(dropped.flatMap(({ site }) => (site.kind === "load" ? (site.property ?? []) : [])));
  const items = binding.id.type === "ObjectPattern" ? binding.id.properties : [];
  // What a rest element holds is what no other one takes.
  if (properties.size > 0 && items.some(({ type }) => type === "RestElement")) return false;
  const emptied =
    binding.id.type === "ObjectPattern" ? items.every((item) => properties.has(item)) : dropped.length > 0;
  const groups = [...groupBy(added, ({ target }) => target.module).values()];
  const exported = statementOf(work.site.statement) !== work.site.statement;
  if (exported && dropped.length > 0 && (!emptied || groups.length > 1)) return false;
  const pending = groups.filter((group) => exported || !mergeInto(source, imports, work, group, edits));
  const [inPlace, ...others] = emptied ? pending : [undefined, ...pending];
  if (inPlace) {
    const own = replaceBinding(source, work, properties, inPlace);
    if (!own) return false;
    edits.add(...own);
  } else if (emptied) {
    const removal = removeBinding(source, binding);
    if (!removal) return false;
    edits.add(...removal);
  } else if (properties.size > 0) {
    const list = editList(source, items, properties, []);
    if (!list) return false;
    edits.add(...list);
  }
  return others.every((group) => group === undefined || insertLoad(source, work, group, edits));
}

/** Points a whole binding at another module. */
function replaceBinding(
  source: Source,
  { site, binding }: Work,
  properties: ReadonlySet<Node>,
  group: readonly [BesideLoad, ...BesideLoad[]],
): readonly Edit[] | null {
  const { load } = site;
  const [first, second] = group;
  const { id, init } = binding;
  const string = specifierEdit(source, load.source, writeSpecifier(source, first.target.module, load.specifier));
  if (!string || !init || ("typeAnnotation" in id && id.typeAnnotation) || source.hasComments(...id.range)) return null;
  if (load.path.length > 0) {
    const read =
      second || first.target.path.length === 0 || id.type !== "Identifier" ? null : replaceRead(source, site, first);
    return read && [{ range: id.range, text: first.local }, string, read];
  }
  if (first.target.path.length === 0) return second ? null : [{ range: id.range, text: first.local }, string];
  const texts = group.map(writeProperty);
  if (!texts.every((text) => text !== null)) return null;
  if (id.type !== "ObjectPattern") {
    return [{ range: id.range, text: inBraces(texts, styleOf(source, site.statement, load.source)) }, string];
  }
  const list = editList(source, id.properties, properties, texts);
  return list && [...list, string];
}

/** `require("old").Old` reads another attribute. */
function replaceRead(source: Source, { binding, load }: LoadSite, { target, beside }: BesideLoad): Edit | null {
  if (binding.type !== "VariableDeclarator" || binding.init?.type !== "MemberExpression") return null;
  let first = binding.init;
  while (first.object.type === "MemberExpression") first = first.object;
  const dot = first.object === load.module ? source.code.getTokenBefore(first.property) : null;
  const end = binding.init.range[1];
  if (!dot || source.hasComments(dot.range[0], end) || !target.path.every(isIdentifier)) return null;
  if (target.path[0] === "default" && !takesDefault(beside)) return null;
  return { range: [dot.range[0], end], text: target.path.map((name) => `.${name}`).join("") };
}

function removeBinding(source: Source, binding: Declarator): readonly Edit[] | null {
  const statement = binding.parent;
  if (statement.declarations.length > 1) return editList(source, statement.declarations, new Set([binding]), []);
  const removal = removeStatement(source, statement);
  return removal && [removal];
}

/** Adds names to a binding of the same module that has run before, in the same block. */
function mergeInto(
  source: Source,
  imports: readonly JavaScriptImport[],
  { site }: Work,
  group: readonly BesideLoad[],
  edits: EditList,
): boolean {
  const [first] = group;
  const texts = group.map(writeProperty);
  if (!first || !texts.every((text) => text !== null)) return false;
  for (const { site: other } of imports) {
    if (
      other.kind !== "load" ||
      other.binding.type !== "VariableDeclarator" ||
      other.binding.id.type !== "ObjectPattern"
    )
      continue;
    const { id } = other.binding;
    const before =
      other.statement.parent === site.statement.parent && other.statement.range[1] <= site.statement.range[0];
    const plain = other.load.style === site.load.style && other.load.path.length === 0 && !other.intricate;
    if (
      !before ||
      !plain ||
      other.statement.type !== site.statement.type ||
      id.properties.some(({ type }) => type === "RestElement")
    )
      continue;
    if (!source.names.read(other.load.specifier).includes(first.target.module)) continue;
    const list = editList(source, id.properties, new Set(), texts);
    if (!list) return false;
    edits.add(...list);
    return true;
  }
  return false;
}

/** Writes a statement of its own behind that beside which the names are added. */
function insertLoad(source: Source, { site, binding }: Work, group: readonly BesideLoad[], edits: EditList): boolean {
  const statement = statementOf(site.statement);
  const [first, second] = group;
  if (
    site.statement.type !== "VariableDeclaration" ||
    !first ||
    statement.parent?.type.startsWith("For") ||
    binding.parent !== site.statement
  )
    return false;
  const { load } = site;
  const style = styleOf(source, statement, load.source);
  const specifier = writeSpecifier(source, first.target.module, load.specifier);
  if (/['"\\]/.test(specifier)) return false;
  const texts = group.map(writeProperty);
  const whole = first.target.path.length === 0 && !second ? first.local : null;
  if (whole === null && !texts.every((text) => text !== null)) return false;
  const bound =
    whole ??
    inBraces(
      texts.filter((text) => text !== null),
      style,
    );
  const string = style.quote + specifier + style.quote;
  const loaded = load.style === "require" ? `require(${string})` : `await import(${string})`;
  const text = `${site.statement.kind} ${bound} = ${loaded}${style.semicolon}`;
  edits.insert(endOfStatementLine(source, statement), style.lineBreak + style.indentation + text);
  return true;
}
