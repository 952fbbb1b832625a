/** What belongs to a dotted name. */
export type Index = Map<string, Set<string>>;

export function addTo(index: Index, dotted: string, value: string): void {
  const values = index.get(dotted);
  if (values) values.add(value);
  else index.set(dotted, new Set([value]));
}

/** Adds `a`, `a.b` and `a.b.c` for `a.b.c`. */
export function addPrefixes(index: Index, dotted: string, value: string): void {
  for (let end = dotted.indexOf("."); end > 0; end = dotted.indexOf(".", end + 1)) addTo(index, dotted.slice(0, end), value);
  addTo(index, dotted, value);
}
