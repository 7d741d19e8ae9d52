import type { TableData } from '@/components/ui/data-table';

interface Part {
  id?: string;
  key?: string;
  label: string;
  amount: number;
  full: string;
  note: string | null;
  href: string | null;
}

/** Parts of a change as a table; the total row is the change. */
export function partsTable(
  parts: readonly Part[],
  words: { part: string; amount: string; sides: string },
  total: string,
): TableData {
  const hasSides = parts.some(({ note }) => note !== null);
  return {
    columns: [
      { id: 'part', label: words.part },
      ...(hasSides ? [{ id: 'sides', label: words.sides, isNumber: true }] : []),
      { id: 'amount', label: words.amount, isNumber: true },
    ],
    rows: parts.map((part) => ({
      id: part.id ?? part.key ?? part.label,
      cells: {
        part: { text: part.label, raw: part.label, ...(part.href ? { href: part.href } : {}) },
        sides: { text: part.note ?? '', raw: part.note },
        amount: { text: part.full, raw: part.amount },
      },
    })),
    totals: { part: { text: 'Σ', raw: 'Σ' }, amount: { text: total, raw: null } },
  };
}
