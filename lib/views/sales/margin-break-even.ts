import type { CartesianSpec } from '@/lib/charts/spec';
import { addDays, type Day, daysInPeriod, nextStart, startOf } from '@/lib/core/calendar';
import { comparedOf, numberOf } from '../figures';
import type { PageFrame } from '../page-frame';
import { exploreHref } from '../page-links';

export interface MonthCourse {
  /** What was earned up to each day, after costs that vary. */
  cumulative: number[];
  /** First day on which that pays the fixed costs of the whole month. */
  reached: Day | null;
  /** The same at the mean pace of the days so far, where it lies in this month and has not been reached. */
  expected: Day | null;
  /** What is missing at the end of the days so far; 0 once reached. */
  missing: number;
}

/**
 * When a month pays its fixed costs: the first day on which the running sum of the contribution (unit: money) is not
 * below them. Hand-checked in tests/unit/views/sales-two.test.ts. A day without a figure brings nothing.
 */
export function monthCourse(
  days: readonly { day: Day; amount: number | null }[],
  fixed: number,
  monthEnd: Day,
): MonthCourse {
  let sum = 0;
  const cumulative = days.map(({ amount }) => {
    sum += amount ?? 0;
    return sum;
  });
  const at = cumulative.findIndex((amount) => amount >= fixed);
  const reached = at < 0 ? null : (days[at]?.day ?? null);
  const last = days.at(-1)?.day;
  const pace = days.length > 0 ? sum / days.length : 0;
  const needed = pace > 0 ? Math.ceil(fixed / pace - 1e-9) : Number.POSITIVE_INFINITY;
  const first = days[0]?.day;
  const isOver = last === undefined || last >= monthEnd;
  const expected =
    reached === null && !isOver && first && needed <= daysInPeriod({ from: first, to: monthEnd })
      ? addDays(first, needed - 1)
      : null;
  return { cumulative, reached, expected, missing: Math.max(0, fixed - sum) };
}

/** The month in which the page's period ends: contribution day by day against the fixed costs of the month. */
export async function breakEvenMonth(frame: PageFrame) {
  const { query, reach, format, catalogue, locale, ui } = frame;
  const [last = query.to] = [query.to, reach.anchor].toSorted();
  const from = startOf('month', last);
  const monthEnd = addDays(nextStart('month', from), -1);
  const [to = monthEnd] = [reach.anchor, monthEnd].toSorted();
  const alone = { from, compare: undefined };
  const [course, fixedCosts] = await Promise.all([
    frame.tryAsk({ ...alone, to, kpis: ['contribution_margin_3'], grain: 'day', order: [{ by: 'period' }] }),
    frame.tryAsk({ ...alone, to: monthEnd, kpis: ['fixed_costs'] }),
  ]);
  const fixed = numberOf(comparedOf(fixedCosts?.meta.totals, 'fixed_costs').value);
  const days = (course?.rows ?? []).map((row) => ({
    day: row.period,
    amount: numberOf(comparedOf(row, 'contribution_margin_3').value),
  }));
  const month = format.period(from, 'month');
  if (fixed === null || days.length === 0 || days.every(({ amount }) => amount === null)) return { month, found: null };
  const found = monthCourse(days, fixed, monthEnd);
  const label = catalogue.get('contribution_margin_3')?.label[locale] ?? '';
  const fixedLabel = catalogue.get('fixed_costs')?.label[locale] ?? '';
  const round = (value: number) => format.value(value.toFixed(2), 'money');
  const spec: CartesianSpec = {
    type: 'line',
    unit: 'money',
    categories: days.map(({ day }) => ({ key: day, label: format.period(day, 'day'), title: format.day(day) })),
    series: [
      { key: 'returning', label, values: found.cumulative, texts: found.cumulative.map(round) },
      { key: 'store', label: fixedLabel, values: days.map(() => fixed), texts: days.map(() => round(fixed)) },
    ],
    compareName: null,
    partialName: ui('chart.partial'),
    mentions: [],
  };
  return {
    month,
    found: {
      ...found,
      spec,
      explore: exploreHref(frame, { kpis: ['contribution_margin_3'], from, to, grain: 'day', chart: 'line' }),
      fixed,
      isOver: to === monthEnd,
      until: format.day(to),
      reachedText: found.reached && format.day(found.reached),
      expectedText: found.expected && format.day(found.expected),
      missingText: format.compact(found.missing, 'money'),
      fixedText: format.compact(fixed, 'money'),
    },
  };
}
