import type { TableData } from './data-table';

interface Point {
  period: string;
  label: string;
  value: number | null;
  valueText: string;
  compare: number | null;
  compareText: string;
}

/** A line over time as a table. */
export function timelineTable(
  points: readonly Point[],
  words: { period: string; value: string; compare: string | null },
): TableData {
  return {
    columns: [
      { id: 'period', label: words.period },
      { id: 'value', label: words.value, isNumber: true },
      ...(words.compare ? [{ id: 'compare', label: words.compare, isNumber: true }] : []),
    ],
    rows: points.map((point) => ({
      id: point.period,
      cells: {
        period: { text: point.label, raw: point.period },
        value: { text: point.valueText, raw: point.value },
        compare: { text: point.compareText, raw: point.compare },
      },
    })),
  };
}
