/** One-based lines and zero-based columns, as ESLint reports them. */
export interface Location {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** Replaces the characters (UTF-16) of `range` by `text`. */
export interface Edit {
  readonly range: readonly [start: number, end: number];
  readonly text: string;
}

/** What a name means: something inside a module, or the module itself where `path` is empty. */
export interface QualifiedName {
  /** Python: dotted, absolute. JavaScript: a package specifier, or `./path` from a root, without extension. */
  readonly module: string;
  readonly path: readonly string[];
}

export function sameName(a: QualifiedName, b: QualifiedName): boolean {
  return a.module === b.module && a.path.length === b.path.length && a.path.every((name, index) => name === b.path[index]);
}
