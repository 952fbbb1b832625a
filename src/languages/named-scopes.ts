import { findNamedNodes as inJavaScript } from "./javascript/named-nodes";
import { findNamedNodes as inPython } from "./python/named-nodes";

/** A named scope, by its own name behind those of the scopes around it. */
export interface NamedScope {
  readonly path: string;
  readonly lines: readonly [first: number, last: number];
}

/** The named scopes of a file that ESLint has read, outer ones first; `sourceCode` may be another copy's. */
export function namedScopes(sourceCode: object): NamedScope[] {
  const nodes = [...(inPython(sourceCode) ?? inJavaScript(sourceCode) ?? [])];
  nodes.sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
  const open: { readonly path: string; readonly end: number }[] = [];
  return nodes.map(({ name, range, lines }) => {
    while ((open.at(-1)?.end ?? Infinity) <= range[0]) open.pop();
    const outer = open.at(-1);
    const path = outer ? `${outer.path}.${name}` : name;
    open.push({ path, end: range[1] });
    return { path, lines };
  });
}
