import type { CartesianSpec, Category, Series } from '@/lib/charts/spec';
import { addDays, type Day, type Grain, nextStart, type Period } from '@/lib/core/calendar';
import type { Formatter } from '@/lib/i18n/format';
import type { KpiAnswer, KpiRow } from '@/lib/kpi/answer';
import { kpiDefinition } from '@/lib/kpi/catalogue';
import { comparedOf, numberOf } from './figures';
import type { PageFrame } from './page-frame';
import { rowsHref } from './page-links';

/** Periods of an answer as places on a time line. `until` is the last day whose figures are whole. */
export function periodCategories(
  starts: readonly Day[],
  grain: Grain,
  { from, to }: Period,
  until: Day,
  format: Formatter,
): Category[] {
  const last = to < until ? to : until;
  return starts.map((start) => {
    const end = addDays(nextStart(grain, start), -1);
    const name = format.period(start, grain);
    const isPartial = start <= until && (end > last || start < from);
    return { key: start, label: name, title: grain === 'day' ? format.day(start) : name, isPartial };
  });
}

/** The days of a period of a chart, as far as they lie in the page's range. */
export function daysOf(start: Day, grain: Grain, { from, to }: Period): Period {
  const end = addDays(nextStart(grain, start), -1);
  return { from: start > from ? start : from, to: end < to ? end : to };
}

const compareStart = (row: KpiRow) => (row.compare as { period: Day | null } | undefined)?.period ?? null;

interface Options {
  type?: CartesianSpec['type'];
  /** Names of the lines where they are not those of the KPIs. */
  labels?: Record<string, string>;
  /** Last day whose figures are settled: what ends later is dotted. By default what is not whole is. */
  settledUntil?: Day;
  partialName?: string;
  compareName?: string | null;
}

/** KPIs of one unit over time. A single one bears its comparison. */
export function courseSpec(
  frame: PageFrame,
  answer: KpiAnswer,
  kpis: readonly string[],
  options: Options = {},
): CartesianSpec {
  const { format, reach, locale, catalogue } = frame;
  const { type = 'line', labels = {}, settledUntil, compareName = null } = options;
  const grain = answer.meta.grain as Grain;
  const { rows, meta } = answer;
  const ahead = rows.map(({ period }) => period > reach.anchor);
  const definitions = kpis.map((id) => kpiDefinition(catalogue, id));
  const unit = definitions[0]?.unit ?? 'number';
  const series = definitions.map(({ id, label }): Series => {
    const cells = rows.map((row, i) => (ahead[i] ? { value: null, before: null } : comparedOf(row, id)));
    const isCompared = kpis.length === 1 && compareName !== null && meta.compare !== null;
    return {
      key: id,
      label: labels[id] ?? label[locale],
      values: cells.map(({ value }) => numberOf(value)),
      texts: cells.map(({ value }) => format.value(value, unit)),
      hrefs: rows.map(({ period }, i) => (ahead[i] ? null : rowsHref(frame, id, [], daysOf(period, grain, meta)))),
      ...(isCompared
        ? {
            compare: {
              values: rows.map((row) => numberOf(comparedOf(row, id).before)),
              texts: rows.map((row) => format.value(comparedOf(row, id).before, unit)),
              labels: rows.map((row) => {
                const start = compareStart(row);
                return start ? (grain === 'day' ? format.day(start) : format.period(start, grain)) : '';
              }),
            },
          }
        : {}),
    };
  });
  const starts = rows.map(({ period }) => period);
  const categories = periodCategories(starts, grain, meta, reach.anchor, format);
  return {
    type,
    unit,
    categories: settledUntil
      ? categories.map((category) => ({
          ...category,
          isPartial: addDays(nextStart(grain, category.key), -1) > settledUntil,
        }))
      : categories,
    series,
    compareName,
    partialName: options.partialName ?? frame.ui('chart.partial'),
    mentions: [],
  };
}

/** Highest and lowest whole period of a line, for the sentence under it; null with fewer than three. */
export function extremesOf({ categories, series }: CartesianSpec): { best: string; worst: string } | null {
  const [line] = series;
  const whole = categories.flatMap(({ title, isPartial }, i) => {
    const value = line?.values[i] ?? null;
    return value === null || isPartial ? [] : [{ value, said: `${title} (${line?.texts[i] ?? ''})` }];
  });
  const [best, ...rest] = whole.toSorted((a, b) => b.value - a.value);
  const worst = rest.at(-1);
  return best && worst && rest.length >= 2 && best.value !== worst.value
    ? { best: best.said, worst: worst.said }
    : null;
}
