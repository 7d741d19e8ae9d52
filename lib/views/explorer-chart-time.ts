import type { CartesianSpec, Category, ChartSpec, Series } from '@/lib/charts/spec';
import { addDays, type Day, type Grain, nextStart, periodStarts } from '@/lib/core/calendar';
import type { KpiRow } from '@/lib/kpi/answer';
import type { KpiDefinition } from '@/lib/kpi/definition';
import type { KpiValue } from '@/lib/kpi/format-value';
import { restOf } from './exact-sum';
import type { ChartContext } from './explorer-chart';
import { heatmapOverTime, histogramOverTime } from './explorer-chart-periods';
import { type Member, memberKey } from './explorer-members';
import { comparedOf, numberOf } from './figures';
import { mentionsOn } from './mentions';

export interface TimeAxis {
  starts: readonly Day[];
  categories: readonly Category[];
  isAhead: readonly boolean[];
}

/** Periods of a question: what is ahead of the data has no value, what it or the range cuts is not whole. */
export function timeAxis({ query, anchor, format }: ChartContext): TimeAxis {
  const grain = query.grain as Grain;
  const until = query.to < anchor ? query.to : anchor;
  const starts = periodStarts(grain, query);
  return {
    starts,
    isAhead: starts.map((start) => start > anchor),
    categories: starts.map((start): Category => {
      const end = addDays(nextStart(grain, start), -1);
      const title = grain === 'day' ? format.day(start) : format.period(start, grain);
      const name = format.period(start, grain);
      return { key: start, label: name, title, isPartial: start <= anchor && (end > until || start < query.from) };
    }),
  };
}

/** One KPI of one member, period by period. A member without a row brought nothing, where figures add up. */
export function timeSeries(
  { format, drill, query }: ChartContext,
  axis: TimeAxis,
  kpi: KpiDefinition,
  rows: ReadonlyMap<Day, KpiRow>,
  own: { key: string; label: string; keys: Member['keys']; isAdditive: boolean },
): Series {
  const { id, unit } = kpi;
  const cells = axis.starts.map((start, i) => {
    if (axis.isAhead[i]) return { value: null, before: null };
    const row = rows.get(start);
    if (!row) return { value: own.isAdditive ? 0 : null, before: null };
    return comparedOf(row, id);
  });
  const compareStart = (start: Day) => (rows.get(start)?.compare as { period: Day | null } | undefined)?.period ?? null;
  const hasCompare = query.compare !== 'none';
  return {
    key: own.key,
    label: own.label,
    values: cells.map(({ value }) => numberOf(value)),
    texts: cells.map(({ value }) => format.value(value, unit)),
    hrefs: axis.starts.map((start, i) => (axis.isAhead[i] ? null : drill(id, own.keys, start))),
    ...(hasCompare
      ? {
          compare: {
            values: axis.starts.map((start) => numberOf(comparedOf(rows.get(start), id).before)),
            texts: axis.starts.map((start) => format.value(comparedOf(rows.get(start), id).before, unit)),
            labels: axis.starts.map((start) => {
              const before = compareStart(start);
              return before ? (query.grain === 'day' ? format.day(before) : format.period(before, query.grain)) : '';
            }),
          },
        }
      : {}),
  };
}

const byPeriod = (rows: readonly KpiRow[]) => new Map(rows.map((row) => [row.period, row]));

/** What all members together leave when the shown ones are taken away, period by period. */
function restSeries(
  context: ChartContext,
  axis: TimeAxis,
  kpi: KpiDefinition,
  groups: Map<string, Map<Day, KpiRow>>,
): Series | null {
  const { data, format, t } = context;
  if (!data.whole) return null;
  const whole = byPeriod(data.whole.rows);
  const values = axis.starts.map((start, i): KpiValue => {
    if (axis.isAhead[i]) return null;
    const taken = [...groups.values()].flatMap((rows) => {
      const row = rows.get(start);
      return row ? [comparedOf(row, kpi.id).value] : [];
    });
    return restOf(comparedOf(whole.get(start), kpi.id).value, taken);
  });
  return {
    key: 'rest',
    label: t('rest', { count: data.question.members - data.members.length }),
    values: values.map(numberOf),
    texts: values.map((value) => format.value(value, kpi.unit)),
    isRest: true,
  };
}

/** Lines, areas, bars and small multiples over time. */
export function timeSpec(context: ChartContext): ChartSpec {
  const { data, query, definitions, locale, compareName, t } = context;
  const axis = timeAxis(context);
  const [first] = definitions as [KpiDefinition, ...KpiDefinition[]];
  const base = {
    categories: axis.categories,
    compareName: compareName ?? null,
    partialName: t('partial'),
    mentions: mentionsOn(axis.starts, query, context.happenings),
  };
  const isCut = query.dimensions.length > 0;
  const groups = new Map<string, Map<Day, KpiRow>>(data.members.map(({ key }) => [key, new Map()]));
  if (isCut)
    for (const row of data.course?.rows ?? []) groups.get(memberKey(row, query.dimensions))?.set(row.period, row);
  const whole = byPeriod(data.course?.rows ?? []);
  const series: { series: Series; kpi: KpiDefinition }[] = isCut
    ? data.members.map(({ key, label, keys }) => ({
        kpi: first,
        series: timeSeries(context, axis, first, groups.get(key) ?? new Map(), {
          key,
          label,
          keys,
          isAdditive: data.question.isAdditive,
        }),
      }))
    : definitions.map((kpi) => ({
        kpi,
        series: timeSeries(context, axis, kpi, whole, {
          key: kpi.id,
          label: kpi.label[locale],
          keys: {},
          isAdditive: false,
        }),
      }));
  if (data.type === 'histogram') return histogramOverTime(context, axis, series[0]?.series);
  if (data.type === 'heatmap')
    return heatmapOverTime(
      context,
      axis,
      series.map((each) => each.series),
    );
  const rest = isCut && data.type !== 'multiples' ? restSeries(context, axis, first, groups) : null;
  if (data.type !== 'multiples') {
    const type = data.type === 'area' || data.type === 'bars' ? data.type : 'line';
    return { ...base, type, unit: first.unit, series: [...series.map((each) => each.series), ...(rest ? [rest] : [])] };
  }
  return {
    type: 'multiples',
    panels: series.map(({ series: each, kpi }) => ({
      key: each.key,
      title: each.label,
      text: panelText(context, each.key, kpi),
      spec: {
        ...base,
        mentions: [],
        type: 'line',
        unit: kpi.unit,
        series: [{ ...each, key: 'value' }],
      } satisfies CartesianSpec,
    })),
  };
}

/** The figure of a whole panel: of a KPI its total, of a member its place in the ranking. */
function panelText({ data, query, format }: ChartContext, key: string, { id, unit }: KpiDefinition): string {
  const isCut = query.dimensions.length > 0;
  const row = isCut
    ? data.ranking?.rows.find((each) => memberKey(each, query.dimensions) === key)
    : data.table.meta.totals;
  const { value, change } = comparedOf(row, id);
  const moved = query.compare === 'none' || change === null ? '' : `\u2002${format.change(change, unit)}`;
  return `${format.compact(value, unit)}${moved}`;
}
