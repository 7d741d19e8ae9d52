import { dimension } from '@/lib/kpi/dimensions';
import type { SalesContext } from './sales-context';
import { type Peak, weekdayOf } from './seasons-peaks';

/** Peak days as they are shown: share of the period, times the usual, cause, and the same event a year before. */
export function peaksView(context: SalesContext, peaks: readonly Peak[], total: number | null) {
  const { format, t, locale, change, rowsHref, whyHref } = context;
  const weekdays = dimension('weekday').labels;
  return peaks.map(({ day, value, times, promotion, note, before }) => {
    const moved = before.value === null || before.value === 0 ? null : (value - before.value) / Math.abs(before.value);
    const only = { from: day, to: day, grain: 'day' as const };
    return {
      id: day,
      day: format.day(day),
      weekday: weekdays?.[String(weekdayOf(day))]?.[locale] ?? '',
      value,
      valueText: format.compact(value, 'money'),
      full: format.value(value, 'money'),
      share: total !== null && total > 0 ? value / total : null,
      shareText: total !== null && total > 0 ? format.percent(value / total) : '—',
      times,
      timesText: t('seasons.times', { times: format.value(Number(times.toFixed(1)), 'number') }),
      cause: promotion?.name ?? note,
      beforeDay: format.day(before.day),
      rawBeforeDay: before.day,
      beforeEvent: before.promotion?.name ?? null,
      before: before.value,
      beforeText: format.value(before.value, 'money'),
      change: change(moved, 'net_revenue'),
      changeRaw: moved,
      href: rowsHref('net_revenue', only),
      beforeHref: before.value === null ? null : rowsHref('net_revenue', { ...only, from: before.day, to: before.day }),
      whyHref: whyHref('net_revenue', { ...only, compare: 'previous_year' }),
    };
  });
}
