import type { HeatmapSpec } from '@/lib/charts/spec';
import type { KpiAnswer } from '@/lib/kpi/answer';
import type { DimensionId } from '@/lib/kpi/dimensions';
import { comparedOf, numberOf } from '../figures';
import { keyOf, labelOf } from '../kpi-table';
import type { PageFrame } from '../page-frame';
import { rowsHref } from '../page-links';

const MOST_CELLS = 12;

/** Distance of each cell's margin rate from the mean of the page: rates alone would be one shade of green. */
export function marginHeatmap(frame: PageFrame, answer: KpiAnswer): HeatmapSpec | null {
  const { format } = frame;
  const mean = numberOf(comparedOf(answer.meta.totals, 'gross_margin_rate').value);
  if (mean === null || answer.rows.length < 2) return null;
  const biggest = (id: DimensionId) => {
    const sums = new Map<string, number>();
    for (const row of answer.rows) {
      const key = keyOf(row, id);
      sums.set(key, (sums.get(key) ?? 0) + Math.abs(numberOf(comparedOf(row, 'gross_margin').value) ?? 0));
    }
    return [...sums]
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, MOST_CELLS)
      .map(([key]) => key);
  };
  const [categories, channels] = [biggest('category'), biggest('sales_channel')];
  const found = new Map(
    answer.rows.map((row) => [JSON.stringify([keyOf(row, 'category'), keyOf(row, 'sales_channel')]), row]),
  );
  const cells = categories.map((category) =>
    channels.map((channel) => {
      const row = found.get(JSON.stringify([category, channel])) ?? null;
      const rate = numberOf(comparedOf(row, 'gross_margin_rate').value);
      const filters = [
        { dimension: 'category' as const, in: [category] },
        { dimension: 'sales_channel' as const, in: [channel] },
      ];
      if (rate === null) return { value: null, text: '—', short: '', href: null };
      const amount = format.value(comparedOf(row, 'gross_margin').value, 'money');
      return {
        value: rate - mean,
        text: `${format.percent(rate)} (${format.change(rate - mean, 'ratio')}) · ${amount}`,
        short: format.percent(rate),
        href: rowsHref(frame, 'gross_margin', filters),
      };
    }),
  );
  const of = <K extends 'value' | 'text' | 'short' | 'href'>(name: K) =>
    cells.map((line) => line.map((cell) => cell[name]));
  return {
    type: 'heatmap',
    unit: 'ratio',
    rows: categories.map((key) => ({ key, label: labelOf(answer, 'category', key) })),
    columns: channels.map((key) => ({ key, label: labelOf(answer, 'sales_channel', key) })),
    values: of('value'),
    texts: of('text'),
    shorts: of('short'),
    hrefs: of('href'),
  };
}
