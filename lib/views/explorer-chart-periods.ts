import { histogramBins, placeInBins } from '@/lib/charts/histogram';
import type { ChartSpec, Series } from '@/lib/charts/spec';
import type { KpiDefinition } from '@/lib/kpi/definition';
import { percentile } from '@/lib/stats/percentile';
import type { ChartContext } from './explorer-chart';
import type { TimeAxis } from './explorer-chart-time';
import { shortFigure } from './figures';

/** Members by periods as shades. */
export function heatmapOverTime(
  { definitions, format }: ChartContext,
  axis: TimeAxis,
  series: readonly Series[],
): ChartSpec {
  const { unit } = definitions[0] as KpiDefinition;
  return {
    type: 'heatmap',
    unit,
    rows: series.map(({ key, label }) => ({ key, label })),
    columns: axis.categories.map(({ key, label }) => ({ key, label })),
    values: series.map(({ values }) => values),
    texts: series.map(({ texts }) => texts),
    shorts: series.map(({ values }) => values.map((value) => (value === null ? '' : shortFigure(format, value, unit)))),
    hrefs: series.map(({ hrefs }) => hrefs ?? []),
  };
}

/** How often which size occurred, period by period. */
export function histogramOverTime(context: ChartContext, axis: TimeAxis, series: Series | undefined): ChartSpec {
  const whole = axis.categories.flatMap(({ isPartial }, i) => {
    const value = series?.values[i] ?? null;
    return isPartial || value === null ? [] : [value];
  });
  return histogramOf(context, whole, context.t(`counted.${context.query.grain}`));
}

/** A histogram of plain values with median, quartiles and the ninth decile. */
export function histogramOf(
  { definitions, format, t }: ChartContext,
  values: readonly number[],
  valueName: string,
): ChartSpec {
  const { unit } = definitions[0] as KpiDefinition;
  const bins = histogramBins(values);
  const marks = [
    { share: 0.5, label: t('median') },
    { share: 0.25, label: 'P25' },
    { share: 0.75, label: 'P75' },
    { share: 0.9, label: 'P90' },
  ];
  return {
    type: 'histogram',
    valueName,
    bins: bins.map(({ from, to, count }) => ({
      label: format.axis(from, unit),
      title: t('bin', { from: format.compact(from, unit), to: format.compact(to, unit) }),
      value: count,
      text: format.count(count),
    })),
    marks: marks.flatMap(({ share, label }) => {
      const value = percentile(values, share);
      return value === null ? [] : [{ at: placeInBins(bins, value), label, text: format.compact(value, unit) }];
    }),
  };
}
