import type { RankingSpec } from '@/lib/charts/spec';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { kpiDefinition } from '@/lib/kpi/catalogue';
import type { DimensionId } from '@/lib/kpi/dimensions';
import { comparedOf, numberOf } from './figures';
import { keyOf, labelOf } from './kpi-table';
import type { PageFrame } from './page-frame';
import { rowsHref } from './page-links';

const MOST = 10;

/** A KPI cut one way as lying bars, largest first; what does not fit is left to the table of the Explorer. */
export function rankingSpec(
  frame: PageFrame,
  answer: KpiAnswer,
  kpi: string,
  id: DimensionId,
  compareName: string | null,
): RankingSpec | null {
  const { format, catalogue } = frame;
  const { unit, additivity } = kpiDefinition(catalogue, kpi);
  const total = numberOf(comparedOf(answer.meta.totals, kpi).value);
  const rows = answer.rows.filter((row) => numberOf(comparedOf(row, kpi).value) !== null).slice(0, MOST);
  if (rows.length === 0) return null;
  return {
    type: 'ranking',
    unit,
    compareName: answer.meta.compare ? compareName : null,
    isColoured: id === 'sales_channel' || id === 'customer_status',
    parts: rows.map((row) => {
      const key = keyOf(row, id);
      const { value, before, change } = comparedOf(row, kpi);
      const amount = numberOf(value);
      const isShare = additivity === 'additive' && total !== null && total > 0 && amount !== null;
      return {
        key,
        label: labelOf(answer, id, key),
        value: amount,
        text: format.compact(value, unit),
        full: format.value(value, unit),
        share: isShare ? format.percent(amount / total) : null,
        before: numberOf(before),
        beforeText: format.value(before, unit),
        change: change === null ? undefined : format.change(change, unit),
        href: rowsHref(frame, kpi, [{ dimension: id, in: [key] }]),
      };
    }),
  };
}
