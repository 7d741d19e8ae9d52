/** A header cell as it is compared: no accents, no punctuation, lower case, single spaces. */
export function normaliseHeader(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9#%]+/g, ' ')
    .trim();
}

/** Names of the columns as shown and mapped: empty ones are numbered, repeated ones get "(2)", "(3)". */
export function uniqueHeader(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, i) => {
    const name = cell.replace(/^\uFEFF/, '').trim() || `Column ${i + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** Key under which a confirmed mapping is found again: the set of columns, whatever their order. */
export function headerSignature(columns: readonly string[]): string {
  return columns.map(normaliseHeader).sort().join('|');
}
