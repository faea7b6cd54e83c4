/** Those of `items` with the lowest value, in their order; empty only when `items` is. */
export function leastBy<Item>(items: readonly Item[], valueOf: (item: Item) => number): Item[] {
  let lowest = Infinity;
  let least: Item[] = [];
  for (const item of items) {
    const value = valueOf(item);
    if (value > lowest) continue;
    if (value < lowest) least = [];
    lowest = value;
    least.push(item);
  }
  return least;
}
