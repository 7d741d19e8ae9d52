import { gradeParts } from '@/lib/charts/pareto';
import type { ChartSpec, Part } from '@/lib/charts/spec';
import type { KpiRow } from '@/lib/kpi/answer';
import type { KpiDefinition } from '@/lib/kpi/definition';
import { compareKeys, isOrderedDimension } from './dimension-order';
import { restOf } from './exact-sum';
import type { ChartContext } from './explorer-chart';
import { histogramOf } from './explorer-chart-periods';
import { timeSpec } from './explorer-chart-time';
import { memberOf } from './explorer-members';
import { comparedOf, numberOf } from './figures';

const RANKED = 20;
const MOST_PARTS = 5_000;
const COLOURED = new Set(['sales_channel', 'platform', 'customer_status', 'store_type', 'channel_group', 'device']);

/** One value of a dimension with its share and what it is compared with. */
export function partOf(context: ChartContext, row: KpiRow, kpi: KpiDefinition, total: number | null): Part {
  const { query, data, format, drill } = context;
  const { key, keys, label } = memberOf(row, query.dimensions, data.table.meta.labels);
  const known = memberOf(row, query.dimensions, data.ranking?.meta.labels ?? {});
  const { value, before, change } = comparedOf(row, kpi.id);
  const amount = numberOf(value);
  const hasShare = data.question.isAdditive && total !== null && total > 0 && amount !== null;
  return {
    key,
    label: known.label || label,
    value: amount,
    text: format.compact(value, kpi.unit),
    full: format.value(value, kpi.unit),
    share: hasShare ? format.percent(amount / total) : null,
    ...(query.compare === 'none'
      ? {}
      : {
          before: numberOf(before),
          beforeText: format.value(before, kpi.unit),
          change: change === null ? undefined : format.change(change, kpi.unit),
        }),
    href: drill(kpi.id, keys, null),
  };
}

/** Charts of one dimension, or of combinations, without time. */
export function partsSpec(context: ChartContext): ChartSpec {
  const { data, query, definitions, format, t, compareName } = context;
  if (query.grain !== 'none') return timeSpec(context);
  const [kpi] = definitions as [KpiDefinition, ...KpiDefinition[]];
  const rows = data.ranking?.rows ?? [];
  const total = comparedOf(data.ranking?.meta.totals, kpi.id);
  const sum = numberOf(total.value);
  const [only] = query.dimensions;
  const isOrdered = query.dimensions.length === 1 && only !== undefined && isOrderedDimension(only);
  const parts = (shown: readonly KpiRow[]) => shown.map((row) => partOf(context, row, kpi, sum));
  const ordered = isOrdered ? rows.toSorted((a, b) => compareKeys(String(a[only]), String(b[only]))) : rows;
  switch (data.type) {
    case 'donut':
      return { type: 'donut', parts: parts(rows), total: format.compact(total.value, kpi.unit) };
    case 'map':
      return {
        type: 'map',
        region: only === 'country' ? 'world' : 'france',
        unit: kpi.unit,
        areas: parts(rows),
        words: { unmatched: t('unmatched') },
      };
    case 'pareto': {
      const graded = gradeParts(rows.slice(0, MOST_PARTS), (row) => numberOf(comparedOf(row, kpi.id).value) ?? 0);
      return {
        type: 'pareto',
        unit: kpi.unit,
        words: { cumulative: t('cumulative'), grade: t('grade') },
        parts: graded.map(({ part, cumulative, grade }) => ({ ...partOf(context, part, kpi, sum), cumulative, grade })),
      };
    }
    case 'histogram':
      return only === 'basket_lines' && query.dimensions.length === 1
        ? basketHistogram(context, parts(ordered))
        : histogramOf(context, valuesOf(rows, kpi.id), t('counted.members'));
    default: {
      const shown = ordered.slice(0, ordered.length === RANKED + 1 ? RANKED + 1 : RANKED);
      const hidden = data.question.members - shown.length;
      const rest =
        data.question.isAdditive && hidden > 0
          ? restOf(
              total.value,
              shown.map((row) => comparedOf(row, kpi.id).value),
            )
          : null;
      const folded: Part[] =
        rest === null
          ? []
          : [
              {
                key: 'rest',
                label: t('rest', { count: hidden }),
                value: numberOf(rest),
                text: format.compact(rest, kpi.unit),
                full: format.value(rest, kpi.unit),
                share: sum !== null && sum > 0 ? format.percent(Number(rest) / sum) : null,
                isRest: true,
              },
            ];
      return {
        type: 'ranking',
        unit: kpi.unit,
        parts: [...parts(shown), ...folded],
        compareName,
        isColoured: query.dimensions.length === 1 && COLOURED.has(only ?? ''),
      };
    }
  }
}

export function valuesOf(rows: readonly KpiRow[], kpi: string): number[] {
  return rows.flatMap((row) => numberOf(comparedOf(row, kpi).value) ?? []);
}

/** Baskets by their number of lines: the bins are given, and the median is the bin that half of them reach. */
function basketHistogram({ t, definitions, locale }: ChartContext, parts: readonly Part[]): ChartSpec {
  const total = parts.reduce((sum, { value }) => sum + (value ?? 0), 0);
  let reached = 0;
  const middle = parts.findIndex(({ value }) => {
    reached += value ?? 0;
    return reached * 2 >= total;
  });
  const median = parts[middle];
  return {
    type: 'histogram',
    valueName: definitions[0]?.label[locale] ?? '',
    bins: parts.map(({ label, value, full, share, href }) => ({
      label,
      title: label,
      value: value ?? 0,
      text: share ? `${full} · ${share}` : full,
      href,
    })),
    marks: median && total > 0 ? [{ at: middle + 0.5, label: t('median'), text: median.label }] : [],
  };
}
