import { gradeParts } from '@/lib/charts/pareto';
import type { ParetoSpec } from '@/lib/charts/spec';
import type { KpiAnswer, KpiRow } from '@/lib/kpi/answer';
import type { DimensionId } from '@/lib/kpi/dimensions';
import { comparedOf, numberOf } from '../figures';
import { keyOf, kpiTable, labelOf, type TableView } from '../kpi-table';
import type { PageFrame } from '../page-frame';
import { memberHref, rowsHref } from '../page-links';

/** A rate of fewer units sold than this is chance. */
export const MIN_UNITS = 20;
const SHOWN = 15;

const figure = (row: KpiRow, id: string) => numberOf(comparedOf(row, id).value) ?? 0;

/** Why money was given back, the reasons that cost most first. */
export async function reasonsPareto(frame: PageFrame, words: ParetoSpec['words']) {
  const { format } = frame;
  const answer = await frame.ask({
    kpis: ['refund_amount', 'returned_units'],
    dimensions: ['return_reason'],
    order: [{ by: 'refund_amount', direction: 'desc' }],
    compare: undefined,
    limit: 100,
  });
  const known = answer.rows.filter((row) => figure(row, 'refund_amount') > 0);
  const graded = gradeParts(known, (row) => figure(row, 'refund_amount'));
  const all = known.reduce((sum, row) => sum + figure(row, 'refund_amount'), 0);
  const parts = graded.map(({ part: row, cumulative, grade }) => {
    const key = keyOf(row, 'return_reason');
    const value = figure(row, 'refund_amount');
    const { value: amount } = comparedOf(row, 'refund_amount');
    return {
      key: key || 'none',
      label: labelOf(answer, 'return_reason', key),
      value,
      text: format.compact(amount, 'money'),
      full: `${format.value(amount, 'money')} · ${format.value(comparedOf(row, 'returned_units').value, 'count')}`,
      share: all > 0 ? format.percent(value / all) : null,
      href: rowsHref(frame, 'refund_amount', [{ dimension: 'return_reason', in: [key] }]),
      cumulative,
      grade,
    };
  });
  const spec: ParetoSpec | null = parts.length > 0 ? { type: 'pareto', unit: 'money', parts, words } : null;
  const [first] = parts;
  return { spec, first: first?.share ? { label: first.label, share: first.share } : null };
}

/** Products with the highest return rate, of those that sold enough units for a rate to mean something. */
export async function worstProducts(frame: PageFrame) {
  const answer = await frame.ask({
    kpis: ['gross_units', 'returned_units', 'return_rate', 'return_rate_value', 'refund_amount'],
    dimensions: ['product'],
    order: [{ by: 'return_rate', direction: 'desc' }],
    limit: 100_000,
  });
  const enough = answer.rows.filter((row) => figure(row, 'gross_units') >= MIN_UNITS && figure(row, 'return_rate') > 0);
  return {
    minUnits: MIN_UNITS,
    count: enough.length,
    table: kpiTable(frame, answer, 'product', {
      rows: enough.slice(0, SHOWN),
      columns: [
        { kpi: 'gross_units' },
        { kpi: 'return_rate', bar: true, change: true },
        { kpi: 'return_rate_value' },
        { kpi: 'refund_amount' },
      ],
      href: (key) => memberHref(frame, 'product', key),
    }),
  };
}

/** The table with the rate of those sales beside it that are old enough for their returns to have come in. */
export function withMature(
  { format }: PageFrame,
  table: TableView,
  mature: KpiAnswer | null,
  by: DimensionId,
  label: string,
): TableView {
  const rates = new Map(mature?.rows.map((row) => [keyOf(row, by), comparedOf(row, 'return_rate').value]));
  const cell = (value: string | number | null) => ({ text: format.value(value, 'ratio'), raw: numberOf(value) });
  const at = table.columns.findIndex(({ id }) => id === 'return_rate');
  return {
    columns: table.columns.toSpliced(at, 0, { id: 'mature', label, isNumber: true }),
    rows: table.rows.map(({ id, cells }) => ({ id, cells: { ...cells, mature: cell(rates.get(id) ?? null) } })),
    ...(table.totals
      ? { totals: { ...table.totals, mature: cell(comparedOf(mature?.meta.totals, 'return_rate').value) } }
      : {}),
  };
}
