export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const SAMPLE_LINES = 60;

/** `sep=;` on the first line, as Excel writes it: the delimiter it declares, or null. */
export function declaredDelimiter(head: string): Delimiter | null {
  const match = /^\uFEFF?sep=(.)\r?\n/i.exec(head);
  const found = DELIMITERS.find((delimiter) => delimiter === match?.[1]);
  return found ?? null;
}

/**
 * The delimiter of a text: the candidate, counted outside quotes, that most lines hold equally often; one that all
 * lines hold equally often, and more columns, weigh more. A comma where nothing separates (one column).
 */
export function detectDelimiter(head: string): Delimiter {
  const declared = declaredDelimiter(head);
  if (declared) return declared;
  const lines = logicalLines(head).slice(0, SAMPLE_LINES);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => countOutsideQuotes(line, delimiter));
    const frequency = new Map<number, number>();
    for (const count of counts) if (count > 0) frequency.set(count, (frequency.get(count) ?? 0) + 1);
    for (const [count, times] of frequency) {
      // A separator is also in the header line; a decimal comma is not, however many a row has.
      const everywhere = times === lines.length ? 1 : 0;
      const score = (times / lines.length) * (1 + Math.log(count + 1)) + everywhere;
      if (score > best.score) best = { delimiter, score };
    }
  }
  return best.delimiter;
}

function logicalLines(text: string): string[] {
  const lines: string[] = [];
  let quoted = false;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) quoted = !quoted;
    else if ((code === 10 || code === 13) && !quoted) {
      if (i > start) lines.push(text.slice(start, i));
      start = i + 1;
      if (lines.length > SAMPLE_LINES) return lines;
    }
  }
  return lines.length > 0 ? lines : text.split(/\r?\n|\r/).filter(Boolean);
}

function countOutsideQuotes(line: string, delimiter: string): number {
  let quoted = false;
  let count = 0;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) count += 1;
  }
  return count;
}
