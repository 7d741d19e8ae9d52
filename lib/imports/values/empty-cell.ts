// Spreadsheets write their errors, databases their null, people their dashes.
const NULLS = new Set(
  `-- - — – null NULL Null N/A n/a #N/A n.a. N.A. N/D n/d NaN nan NaT #REF! #VALUE! #DIV/0! #NAME? #NUM! #NULL! #N/D`.split(
    ' ',
  ),
);
const LONGEST = 8;
const MASKED = /^[<>≤≥]\s*=?\s*\d+(?:[.,]\d+)?\s*%?$/;

/** Texts that stand for an empty cell: never 0. */
export const isEmptyText = (text: string): boolean => text === '' || (text.length <= LONGEST && NULLS.has(text));

/** "<5", "< 10": a figure that its source hides because it is small. It is not known, and not 0. */
export const isMasked = (text: string): boolean => {
  const first = text.charCodeAt(0);
  return (first === 60 || first === 62 || first === 0x2264 || first === 0x2265) && MASKED.test(text);
};

/** The text of a cell without what spreadsheets and shops put around codes to keep them texts: '02134 and ="02134". */
export function cellText(cell: string): string {
  const text = cell.trim();
  const first = text.charCodeAt(0);
  if (first === 39) return /^'[\d+=@-]/.test(text) ? text.slice(1) : text;
  if (first === 61 && /^="[^"]*"$/.test(text)) return text.slice(2, -1).trim();
  return text;
}
