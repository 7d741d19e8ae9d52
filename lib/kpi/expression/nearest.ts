/** Edits (insert, delete, replace, swap of neighbours) between two words: optimal string alignment distance. */
export function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const [above, left, diagonal] = [rows[i - 1]?.[j] ?? 0, row[j - 1] ?? 0, rows[i - 1]?.[j - 1] ?? 0];
      let least = Math.min(above + 1, left + 1, diagonal + cost);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}

/**
 * The known name that was probably meant: one that differs by a typing error, else one that holds all the words of what
 * was typed. Null when nothing is near.
 */
export function nearest(typed: string, known: Iterable<string>): string | null {
  const reach = Math.max(1, Math.floor(typed.length / 4));
  let best: { name: string; distance: number } | null = null;
  const names = [...known];
  for (const name of names) {
    if (Math.abs(name.length - typed.length) > reach) continue;
    const distance = editDistance(typed, name);
    if (distance <= reach && (best === null || distance < best.distance)) best = { name, distance };
  }
  if (best) return best.name;
  const words = typed.split('_').filter((word) => word.length > 2);
  if (words.length === 0) return null;
  const holding = names.filter((name) => words.every((word) => name.split('_').includes(word)));
  return holding.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))[0] ?? null;
}
