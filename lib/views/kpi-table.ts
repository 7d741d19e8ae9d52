import type { KpiAnswer, KpiRow } from '@/lib/kpi/answer';
import { kpiDefinition } from '@/lib/kpi/catalogue';
import { type DimensionId, dimension } from '@/lib/kpi/dimensions';
import { changeOf } from './figure-cards';
import { type ChangeView, comparedOf, numberOf } from './figures';
import type { PageFrame } from './page-frame';

export interface TableCellView {
  text: string;
  raw: string | number | null;
  href?: string;
  bar?: number;
  colour?: string;
  change?: ChangeView;
}

export interface TableView {
  columns: { id: string; label: string; isNumber?: boolean }[];
  rows: { id: string; cells: Record<string, TableCellView> }[];
  totals?: Record<string, TableCellView>;
}

export interface KpiColumn {
  kpi: string;
  label?: string;
  /** Its length beside the figure. */
  bar?: boolean;
  /** A column with the change follows. */
  change?: boolean;
}

interface Options {
  columns: readonly KpiColumn[];
  /** Where a row leads. */
  href?(key: string): string | null;
  heading?: string;
  /** A row with the figures of the whole, computed and not added up. */
  total?: boolean;
  rows?: readonly KpiRow[];
}

export const keyOf = (row: KpiRow, id: DimensionId) => String(row[id] ?? '');

export function labelOf(answer: KpiAnswer, id: DimensionId, key: string): string {
  return answer.meta.labels[id]?.[key] ?? key;
}

/** Several KPIs by one dimension, as a table whose totals the engine computed. */
export function kpiTable(frame: PageFrame, answer: KpiAnswer, id: DimensionId, options: Options): TableView {
  const { catalogue, locale, format, ui, query } = frame;
  const rows = options.rows ?? answer.rows;
  const columns = options.columns.map((column) => ({
    ...column,
    definition: kpiDefinition(catalogue, column.kpi),
    hasChange: (column.change ?? false) && query.compare !== 'none',
    longest: Math.max(0, ...rows.map((row) => numberOf(comparedOf(row, column.kpi).value) ?? 0)),
  }));
  const cellsOf = (row: KpiRow | null) =>
    Object.fromEntries(
      columns.flatMap(({ kpi, definition: { unit }, bar, hasChange, longest }) => {
        const { value, change } = comparedOf(row, kpi);
        const amount = numberOf(value);
        const cell: TableCellView = { text: format.value(value, unit), raw: amount };
        if (bar && amount !== null && longest > 0 && row !== answer.meta.totals) cell.bar = amount / longest;
        const view = changeOf(frame, kpi, change);
        const moved: TableCellView = { text: view?.text ?? '—', raw: change, ...(view ? { change: view } : {}) };
        return [[kpi, cell], ...(hasChange ? [[`${kpi} change`, moved] as const] : [])] as [string, TableCellView][];
      }),
    );
  return {
    columns: [
      { id: 'label', label: options.heading ?? dimension(id).label[locale] },
      ...columns.flatMap(({ kpi, label, definition, hasChange }) => [
        { id: kpi, label: label ?? definition.label[locale], isNumber: true },
        ...(hasChange ? [{ id: `${kpi} change`, label: ui('table.change'), isNumber: true }] : []),
      ]),
    ],
    rows: rows.map((row) => {
      const key = keyOf(row, id);
      const label = labelOf(answer, id, key);
      const href = options.href?.(key) ?? undefined;
      return { id: key, cells: { label: { text: label, raw: label, ...(href ? { href } : {}) }, ...cellsOf(row) } };
    }),
    ...(options.total && answer.meta.totals
      ? { totals: { label: { text: ui('table.total'), raw: ui('table.total') }, ...cellsOf(answer.meta.totals) } }
      : {}),
  };
}
