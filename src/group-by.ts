/** Puts items with the same key together, in the order in which they come; no group is empty. */
export function groupBy<Key, Item>(items: readonly Item[], key: (item: Item) => Key): Map<Key, [Item, ...Item[]]> {
  const groups = new Map<Key, [Item, ...Item[]]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
