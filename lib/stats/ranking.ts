/**
 * The items of greatest absolute size, largest first, and the rest in the same order. A rest of one would hide it for
 * nothing and is shown.
 */
export function biggest<Item>(
  items: readonly Item[],
  size: (item: Item) => number,
  count: number,
): { top: Item[]; rest: Item[] } {
  const ranked = items.toSorted((a, b) => Math.abs(size(b)) - Math.abs(size(a)));
  const cut = ranked.length === count + 1 ? ranked.length : count;
  return { top: ranked.slice(0, cut), rest: ranked.slice(cut) };
}
