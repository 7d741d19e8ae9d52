import type { CartesianSpec, Mention } from '@/lib/charts/spec';
import { addDays, type Day, nextStart } from '@/lib/core/calendar';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { kpiDefinition } from '@/lib/kpi/catalogue';
import type { Happening } from '../explorer-chart';
import type { PageQuery } from '../page-query';
import { extremes, timeline } from '../timeline';
import type { SalesContext } from './sales-context';

/** Links on more points than this would outweigh the page; the table and the Explorer lead on then. */
const MOST_LINKS = 100;

/** One KPI over time against its comparison, with what happened meanwhile; points open their rows. */
export function salesLine(
  context: SalesContext,
  answer: KpiAnswer,
  kpi: string,
  grain: PageQuery['grain'],
  happenings: readonly Happening[],
  isLinked?: (start: Day) => boolean,
) {
  const { query, reach, format, catalogue, locale, t, ui, rowsHref } = context;
  const definition = kpiDefinition(catalogue, kpi);
  const points = timeline(answer.rows, definition, { ...query, grain }, reach.anchor, format);
  const { compare } = answer.meta;
  const compareName = compare
    ? t('line.compare', { compare: query.compare, range: format.range(compare.from, compare.to) })
    : null;
  const most = extremes(points);
  const spec: CartesianSpec = {
    type: 'line',
    unit: definition.unit,
    categories: points.map(({ period, label, isPartial }) => ({ key: period, label, title: label, isPartial })),
    series: [
      {
        key: kpi,
        label: definition.label[locale],
        values: points.map(({ value }) => value),
        texts: points.map(({ valueText }) => valueText),
        hrefs: points.map(({ period, value }) =>
          value === null || !(isLinked?.(period) ?? points.length <= MOST_LINKS)
            ? null
            : rowsHref(kpi, { ...within(query, period, grain), grain: 'day' }),
        ),
        ...(compareName
          ? {
              compare: {
                values: points.map((point) => point.compare),
                texts: points.map(({ compareText }) => compareText),
                labels: points.map(({ compareLabel }) => compareLabel),
              },
            }
          : {}),
      },
    ],
    compareName,
    partialName: ui('chart.partial'),
    mentions: happenings.flatMap(({ day, endDay, text }): Mention[] => {
      const end = endDay ?? day;
      if (end < query.from || day > query.to) return [];
      const at = (each: Day) =>
        Math.max(
          0,
          points.findLastIndex(({ period }) => period <= each),
        );
      return [{ from: at(day), to: at(end), text }];
    }),
  };
  return {
    spec,
    summary: most
      ? t('line.summary', {
          best: most.best.label,
          bestValue: format.compact(most.best.value, definition.unit),
          worst: most.worst.label,
          worstValue: format.compact(most.worst.value, definition.unit),
        })
      : null,
  };
}

/** The days of one period of the page. */
export function within(query: Pick<PageQuery, 'from' | 'to'>, start: Day, grain: PageQuery['grain']) {
  const end = addDays(nextStart(grain, start), -1);
  return { from: [start, query.from].toSorted()[1] as Day, to: [end, query.to].toSorted()[0] as Day };
}
