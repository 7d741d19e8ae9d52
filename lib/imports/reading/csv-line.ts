/** Cells as one line of a file: quoted where the delimiter, a quote or a line break asks for it. */
export const csvLine = (cells: readonly string[], delimiter: string): string =>
  cells
    .map((cell) => (/["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(delimiter);
