/** What belongs to a dotted name. */
export type Index = Map<string, Set<string>>;

export function addTo(index: Index, dotted: string, value: string): void {
  const values = index.get(dotted);
  if (values) values.add(value);
  else index.set(dotted, new Set([value]));
}

/** Adds `a`, `a.b` and `a.b.c` for `a.b.c`. */
export function addPrefixes(names: Set<string>, dotted: string): void {
  for (let end = dotted.indexOf(".", 1); end > 0; end = dotted.indexOf(".", end + 1)) names.add(dotted.slice(0, end));
  names.add(dotted);
}
