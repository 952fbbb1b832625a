import { collectImports, moduleExportName } from "../imports/collect";
import type { JavaScriptImport } from "../imports/import";
import { importersOf } from "../project/importers";
import { readSource } from "../project/read-source";
import type { Source } from "../source";
import { memberName, readsOf, type Node } from "../syntax";

/** Files of tests serve nobody, and scripts end by themselves. */
const BESIDE = /(?:^|[\\/])(?:tests?|__tests__|__mocks__|e2e|scripts|bin|cron)[\\/]|\.(?:test|spec|stories)\.[^.]+$/;

/** A place in a file of the project. */
export interface Place {
  readonly source: Source;
  readonly node: Node;
}

/** Where other files of the project read what `source` exports as `name`, also by way of files that hand it on. */
export function readsElsewhere(source: Source, name: string, seen: ReadonlySet<string> = new Set()): readonly Place[] {
  const { filename, place, own } = source.names;
  const key = `${filename}#${name}`;
  if (seen.has(key)) return [];
  const path = new Set(seen).add(key);
  return importersOf(filename, place, [name === "default" ? "" : name, "export *"]).flatMap((importer) => {
    const other = BESIDE.test(importer.file) ? null : readSource(importer);
    if (!other) return [];
    const isOwn = ({ names }: JavaScriptImport): boolean => names.some(({ module }) => own.includes(module));
    return collectImports(other).filter(isOwn).flatMap((imported) => {
      const { reads, handedOn } = readsThrough(imported, name);
      return [...reads.map((node) => ({ source: other, node })), ...handedOn.flatMap((alias) => readsElsewhere(other, alias, path))];
    });
  });
}

/** Where an import's own file reads `name` of what it imports, and the names by which it exports that. */
function readsThrough({ names, form, site, variable }: JavaScriptImport, name: string): { readonly reads: readonly Node[]; readonly handedOn: readonly string[] } {
  const whole = names.some(({ path }) => path.length === 0);
  if (!whole && !names.some(({ path: [first, ...rest] }) => first === name && rest.length === 0)) return { reads: [], handedOn: [] };
  if (form === "star") return { reads: [], handedOn: name === "default" ? [] : [name] };
  if (site.kind === "re-export") return { reads: [], handedOn: [moduleExportName(site.specifier.exported)] };
  const references = readsOf(variable?.references ?? []);
  if (whole) return { reads: references.flatMap(({ parent }) => (parent.type === "MemberExpression" && memberName(parent) === name ? [parent] : [])), handedOn: [] };
  return { reads: references, handedOn: references.flatMap(({ parent }) => (parent.type === "ExportSpecifier" ? [moduleExportName(parent.exported)] : [])) };
}
