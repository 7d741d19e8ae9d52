import type { ChangeFigure } from './change';
import type { TableData } from './data-table';

export interface CutFigure {
  key: string;
  label: string;
  value: number | null;
  before: number | null;
  full: string;
  beforeText: string;
  share: number | null;
  shareText: string | null;
  change: ChangeFigure | null;
  changeRaw: number | null;
  length: number;
  href?: string;
}

interface Words {
  value: string;
  compare: string;
  share: string;
  change: string;
  total: string;
}

/** A cut of a figure as a table: value with its bar, what it is compared with, share, change, total. */
export function cutTable(
  rows: readonly CutFigure[],
  heading: string,
  words: Words,
  options: { isCompared: boolean; total: { text: string; before: string | null } | null },
): TableData {
  const hasShare = rows.some(({ share }) => share !== null);
  const number = (id: string, label: string) => ({ id, label, isNumber: true });
  return {
    columns: [
      { id: 'label', label: heading },
      number('value', words.value),
      ...(hasShare ? [number('share', words.share)] : []),
      ...(options.isCompared ? [number('before', words.compare), number('change', words.change)] : []),
    ],
    rows: rows.map((row) => ({
      id: row.key,
      cells: {
        label: { text: row.label, raw: row.label, href: row.href },
        value: { text: row.full, raw: row.value, bar: row.length },
        share: { text: row.shareText ?? '—', raw: row.share },
        before: { text: row.beforeText, raw: row.before },
        change: { text: row.change?.text ?? '—', raw: row.changeRaw, change: row.change ?? undefined },
      },
    })),
    totals: options.total
      ? {
          label: { text: words.total, raw: words.total },
          value: { text: options.total.text, raw: null },
          ...(options.total.before ? { before: { text: options.total.before, raw: null } } : {}),
        }
      : undefined,
  };
}
