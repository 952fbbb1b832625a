import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit, ImportAddition } from "../../../facts";
import { groupBy } from "../../../group-by";
import { standsAt, type ImportAt, type JavaScriptImport } from "../imports/import";
import type { Source } from "../source";
import { statementOf, type Node } from "../syntax";
import { editList, endOfStatementLine, removeStatement, type EditList } from "./edits";
import { retarget, writeSpecifier } from "./specifier";
import { inBraces, styleOf, type Style } from "./style";

type Load = ImportAt<"load">;
type Declarator = TSESTree.VariableDeclarator;
type BesideLoad = ImportAddition & { readonly beside: Load };
/** What is added of one module. */
type Group = readonly [BesideLoad, ...BesideLoad[]];

/** Parts of a pattern, `New` or `New: local`; null for what no pattern can take out of a module. */
function writeProperties(group: Group): string[] | null {
  const texts = group.map(({ target, local, beside }) => {
    const [name, ...inner] = target.path;
    if (name === undefined || inner.length > 0 || (name === "default" && !takesDefault(beside))) return null;
    return name === local ? name : `${name}: ${local}`;
  });
  return texts.every((text) => text !== null) ? texts : null;
}

/** What a variable declaration binds of a module: its name, or a pattern. */
function writeBinding(group: Group, style: Style): string | null {
  const [first, second] = group;
  if (first.target.path.length === 0 && !second) return first.local;
  const texts = writeProperties(group);
  return texts && inBraces(texts, style);
}

/** Whether a load knows its module's default export by that name; else it depends on the format of the module. */
function takesDefault({ site, names }: Load): boolean {
  const readsDefault = names[0]?.path[0] === "default" && (site.property !== null || site.load.path.length > 0);
  return site.load.style === "import" || readsDefault;
}

/** Rewrites `const … = require("m")` and `const … = await import("m")`; false where that cannot be done without loss. */
export function rewriteLoads(
  source: Source,
  imports: readonly JavaScriptImport[],
  drop: readonly Load[],
  add: readonly BesideLoad[],
  edits: EditList,
): boolean {
  const sites = [...drop, ...add.map(({ beside }) => beside)].map(({ site }) => site);
  for (const [binding, site] of new Map(sites.map((one) => [one.binding, one]))) {
    if (binding.type !== "VariableDeclarator" || site.intricate) return false;
    const dropped = drop.filter((imported) => imported.site.binding === binding);
    const added = add.filter(({ beside }) => beside.site.binding === binding);
    if (!rewriteBinding(source, imports, { site, binding, dropped, added }, edits)) return false;
  }
  return true;
}

interface Work {
  readonly site: Load["site"];
  readonly binding: Declarator;
  readonly dropped: readonly Load[];
  readonly added: readonly BesideLoad[];
}

function rewriteBinding(source: Source, imports: readonly JavaScriptImport[], work: Work, edits: EditList): boolean {
  const { site, binding, dropped, added } = work;
  const properties = new Set<Node>(dropped.flatMap(({ site: { property } }) => property ?? []));
  const items = binding.id.type === "ObjectPattern" ? binding.id.properties : null;
  // What a rest element holds is what no other one takes.
  if (properties.size > 0 && items?.some(({ type }) => type === "RestElement")) return false;
  const emptied = items ? items.every((item) => properties.has(item)) : dropped.length > 0;
  const groups = [...groupBy(added, ({ target }) => target.module).values()];
  // Exported, or in the head of a loop: all of it goes to one module, under the names that it has.
  const isPart = statementOf(site.statement) !== site.statement;
  const isRenamed = dropped.some((imported) => !added.some(({ local }) => local === imported.local));
  if (isPart && dropped.length > 0 && (!emptied || isRenamed || groups.length > 1)) return false;
  const pending = groups.filter((group) => isPart || !mergeInto(source, imports, site, group, edits));
  const inPlace = emptied ? pending.shift() : undefined;
  let own: readonly Edit[] | null = [];
  if (inPlace) own = replaceBinding(source, work, properties, inPlace);
  else if (emptied) own = removeBinding(source, binding);
  else if (items) own = editList(source, items, properties, []);
  if (!own) return false;
  edits.add(...own);
  return pending.every((group) => insertLoad(source, site, group, edits));
}

/** Points a whole binding at another module. */
function replaceBinding(
  source: Source,
  { site, binding }: Work,
  properties: ReadonlySet<Node>,
  group: Group,
): readonly Edit[] | null {
  const { load } = site;
  const [first, second] = group;
  const { id } = binding;
  const module = retarget(source, load.source, first.target.module);
  if (!module || id.typeAnnotation || source.hasComments(...id.range)) return null;
  if (load.path.length > 0) {
    const read = second || id.type !== "Identifier" ? null : replaceRead(source, binding, first);
    return read && [{ range: id.range, text: first.local }, module, read];
  }
  const texts = id.type === "ObjectPattern" ? writeProperties(group) : null;
  if (texts && id.type === "ObjectPattern") {
    const list = editList(source, id.properties, properties, texts);
    return list && [...list, module];
  }
  const bound = writeBinding(group, styleOf(source, site.statement, load.source));
  return bound === null ? null : [{ range: id.range, text: bound }, module];
}

/** `require("old").Old` reads another attribute. */
function replaceRead(source: Source, { init }: Declarator, { target, beside }: BesideLoad): Edit | null {
  if (init?.type !== "MemberExpression" || target.path.length === 0) return null;
  let first = init;
  while (first.object.type === "MemberExpression") first = first.object;
  const dot = first.object === beside.site.load.module ? source.code.getTokenBefore(first.property) : null;
  const end = init.range[1];
  if (!dot || source.hasComments(dot.range[0], end)) return null;
  if (target.path[0] === "default" && !takesDefault(beside)) return null;
  return { range: [dot.range[0], end], text: target.path.map((name) => `.${name}`).join("") };
}

function removeBinding(source: Source, binding: Declarator): readonly Edit[] | null {
  const statement = binding.parent;
  if (statement.declarations.length > 1) return editList(source, statement.declarations, new Set([binding]), []);
  const removal = removeStatement(source, statement);
  return removal && [removal];
}

/** Whether `later` stands right behind `statement`, so that no name is used between them: what one declaration binds after another may be. */
function isNext(statement: Load["site"]["statement"], later: Load["site"]["statement"]): boolean {
  const { parent } = statement;
  if (parent.type !== "Program" && parent.type !== "BlockStatement") return false;
  const isAlone = [statement, later].every((one) => one.type === "VariableDeclaration" && one.declarations.length === 1);
  return isAlone && parent.body.some((one, index) => one === statement && parent.body[index + 1] === later);
}

/** Adds names to a binding of the same module, in the same block, that has run where they are used. */
function mergeInto(
  source: Source,
  imports: readonly JavaScriptImport[],
  { statement, load }: Load["site"],
  group: Group,
  edits: EditList,
): boolean {
  const texts = writeProperties(group);
  for (const { site: other, opaque } of texts ? imports.filter(standsAt("load")) : []) {
    if (opaque || other.binding.type !== "VariableDeclarator" || other.binding.id.type !== "ObjectPattern") continue;
    const { properties } = other.binding.id;
    const isBefore = other.statement.parent === statement.parent && other.statement.range[1] <= statement.range[0];
    const isNames = properties.every((one) => one.type === "Property" && !one.computed && one.value.type === "Identifier");
    const isThere = isBefore || (isNames && isNext(statement, other.statement));
    const isPlain = other.load.style === load.style && other.load.path.length === 0;
    if (!isThere || !isPlain || properties.some(({ type }) => type === "RestElement")) continue;
    if (!source.names.read(other.load.specifier).includes(group[0].target.module)) continue;
    edits.add(...(editList(source, properties, new Set(), texts ?? []) ?? []));
    return true;
  }
  return false;
}

/** Writes a statement of its own behind that beside which the names are added. */
function insertLoad(source: Source, { statement, load }: Load["site"], group: Group, edits: EditList): boolean {
  const outer = statementOf(statement);
  // Behind a loop, what stands in its head has run its course.
  if (statement.type !== "VariableDeclaration" || (outer !== statement && outer.type !== "ExportNamedDeclaration")) return false;
  const style = styleOf(source, outer, load.source);
  const bound = writeBinding(group, style);
  if (bound === null) return false;
  const string = style.quote + writeSpecifier(source, group[0].target.module, load.specifier) + style.quote;
  const loaded = load.style === "require" ? `require(${string})` : `await import(${string})`;
  const text = `${statement.kind} ${bound} = ${loaded}${style.semicolon}`;
  edits.insert(endOfStatementLine(source, outer), style.lineBreak + style.indentation + text);
  return true;
}
