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
  const taken = new Set<string>();
  return cells.map((cell, i) => {
    const name = cell.replace(/^\uFEFF/, '').trim() || `Column ${i + 1}`;
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${name} (${n})`;
    taken.add(unique);
    return unique;
  });
}

/** Key under which a confirmed mapping is found again: the set of columns, whatever their order. */
export function headerSignature(columns: readonly string[]): string {
  return columns.map(normaliseHeader).sort().join('|');
}

/** The currency that a column's name ends with, as in "Amount spent (EUR)"; null = none. */
export function headerCurrency(name: string): string | null {
  return /[([]([A-Z]{3})[)\]](?: \(\d+\))?$/.exec(name.trim())?.[1] ?? null;
}
