import type { Formatter, Unit } from '@/lib/i18n/format';
import type { KpiAnswer } from '@/lib/kpi/answer';
import type { DimensionId } from '@/lib/kpi/dimensions';
import { type ChangeView, comparedOf, numberOf } from './figures';

export interface CutRow {
  key: string;
  label: string;
  value: number | null;
  before: number | null;
  text: string;
  full: string;
  beforeText: string;
  /** Share of the total; null for figures that do not add up. */
  share: number | null;
  shareText: string | null;
  change: ChangeView | null;
  changeRaw: number | null;
  /** Part of the longest bar. */
  length: number;
}

/** A KPI cut by a dimension, largest first, with shares of the total that was computed on its own. */
export function cutRows(
  answer: KpiAnswer,
  kpi: { id: string; unit: Unit; isAdditive: boolean },
  dimension: DimensionId,
  format: Formatter,
  view: (change: number | null) => ChangeView | null,
): CutRow[] {
  const total = numberOf(comparedOf(answer.meta.totals, kpi.id).value);
  const figures = answer.rows.map((row) => ({ key: String(row[dimension] ?? ''), ...comparedOf(row, kpi.id) }));
  const longest = Math.max(0, ...figures.map(({ value }) => numberOf(value) ?? 0));
  return figures.map(({ key, value, before, change }) => {
    const amount = numberOf(value);
    const share = kpi.isAdditive && total !== null && total > 0 && amount !== null ? amount / total : null;
    return {
      key,
      label: answer.meta.labels[dimension]?.[key] ?? key,
      value: amount,
      before: numberOf(before),
      text: format.compact(value, kpi.unit),
      full: format.value(value, kpi.unit),
      beforeText: format.value(before, kpi.unit),
      share,
      shareText: share === null ? null : format.percent(share),
      change: view(change),
      changeRaw: change,
      length: amount === null || longest <= 0 ? 0 : Math.max(0, amount / longest),
    };
  });
}

/** Who moved the total most, in its direction and against it. */
export function movers(rows: readonly CutRow[]): { with: CutRow | null; against: CutRow | null; total: number } {
  const moves = rows
    .filter((row) => row.value !== null && row.before !== null)
    .map((row) => ({ row, by: (row.value as number) - (row.before as number) }));
  const total = moves.reduce((sum, { by }) => sum + by, 0);
  const sign = Math.sign(total);
  const best = moves.toSorted((a, b) => sign * (b.by - a.by));
  const first = best[0];
  const last = best.at(-1);
  // A counter-mover that is small beside the whole would only distract.
  const counts = last && sign * last.by < 0 && Math.abs(last.by) >= Math.abs(total) * 0.1;
  return { with: first && sign * first.by > 0 ? first.row : null, against: counts ? last.row : null, total };
}
