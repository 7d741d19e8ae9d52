import type { CartesianSpec } from '@/lib/charts/spec';
import { addDays, type Day, type Grain, nextStart } from '@/lib/core/calendar';
import type { Formatter, Unit } from '@/lib/i18n/format';
import type { KpiRow } from '@/lib/kpi/answer';
import { comparedOf, numberOf } from './figures';
import type { PageQuery } from './page-query';

export interface TimelinePoint {
  period: Day;
  label: string;
  value: number | null;
  valueText: string;
  compare: number | null;
  compareText: string;
  compareLabel: string;
  change: number | null;
  isPartial: boolean;
}

/** Days beside each other need their year only where the comparison is another one. */
const compareName = (start: Day, grain: Grain, format: Formatter) =>
  grain === 'day' ? format.day(start) : format.period(start, grain);

/** A KPI over time. Periods after the last day with data have no value; those that it or the range cuts are partial. */
export function timeline(
  rows: readonly KpiRow[],
  kpi: { id: string; unit: Unit },
  query: PageQuery,
  anchor: Day,
  format: Formatter,
): TimelinePoint[] {
  const until = query.to < anchor ? query.to : anchor;
  return rows.map((row) => {
    const { value, before, change } = comparedOf(row, kpi.id);
    const start = row.period;
    const end = addDays(nextStart(query.grain, start), -1);
    const isAhead = start > anchor;
    const compareStart = (row.compare as { period: Day | null } | undefined)?.period ?? null;
    return {
      period: start,
      label: format.period(start, query.grain),
      value: isAhead ? null : numberOf(value),
      valueText: format.value(isAhead ? null : value, kpi.unit),
      compare: numberOf(before),
      compareText: format.value(before, kpi.unit),
      compareLabel: compareStart ? compareName(compareStart, query.grain, format) : '',
      change: isAhead ? null : change,
      isPartial: !isAhead && (end > until || start < query.from),
    };
  });
}

/** A line over time as it is drawn: with its comparison, and what happened. */
export function timelineSpec(
  points: readonly TimelinePoint[],
  kpi: { id: string; unit: Unit },
  names: { value: string; compare: string | null; partial: string },
  mentions: CartesianSpec['mentions'] = [],
): CartesianSpec {
  return {
    type: 'line',
    unit: kpi.unit,
    categories: points.map(({ period, label, isPartial }) => ({ key: period, label, title: label, isPartial })),
    series: [
      {
        key: kpi.id,
        label: names.value,
        values: points.map(({ value }) => value),
        texts: points.map(({ valueText }) => valueText),
        compare: {
          values: points.map(({ compare }) => compare),
          texts: points.map(({ compareText }) => compareText),
          labels: points.map(({ compareLabel }) => compareLabel || (names.compare ?? '')),
        },
      },
    ],
    compareName: names.compare,
    partialName: names.partial,
    mentions,
  };
}

/** Highest and lowest whole period, for the sentence under the chart; null with fewer than three. */
export function extremes(points: readonly TimelinePoint[]): { best: TimelinePoint; worst: TimelinePoint } | null {
  const whole = points.filter((point) => point.value !== null && !point.isPartial);
  const [first, ...rest] = whole.toSorted((a, b) => (b.value as number) - (a.value as number));
  const last = rest.at(-1);
  if (!first || !last || rest.length < 2 || first.value === last.value) return null;
  return { best: first, worst: last };
}
