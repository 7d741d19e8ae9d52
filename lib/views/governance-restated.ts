import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import { addMonths, type Day, dayInZone, isDay } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import { formatter } from '@/lib/i18n/format';
import type { KpiDefinition } from '@/lib/kpi/definition';
import { asReported, dayBeforeLastChange } from '@/lib/kpi/governance/as-reported';
import { numberOf } from './figures';
import { maySeeFigures } from './governance-reading';
import { lastWholeMonth } from './kpi-page';
import { shopReach } from './shop-reach';

export type RestatedView = NonNullable<Awaited<ReturnType<typeof loadRestated>>>;

/** A KPI as it was reported at the end of a day beside what it is today; null where it cannot be asked at all. */
export async function loadRestated(
  definition: KpiDefinition,
  wanted: string | undefined,
  viewer: Viewer,
  now: Date,
  locale: Locale,
) {
  if (!maySeeFigures(definition, viewer)) return null;
  const [t, reach] = await Promise.all([getTranslations('governance.restated'), shopReach(now)]);
  if (reach.last === null) return null;
  const today = dayInZone(now, reach.shop.timeZone);
  const asked = wanted && isDay(wanted) && wanted <= today ? wanted : null;
  const day: Day = asked ?? (await dayBeforeLastChange(reach.shop.timeZone)) ?? today;
  const month = lastWholeMonth(reach);
  const period = { from: addMonths(month.from, -5), to: month.to };
  const { id, unit } = definition;
  let found: Awaited<ReturnType<typeof asReported>>;
  try {
    found = await asReported(id, period, day, now);
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid_input') return null;
    throw error;
  }
  if (!found) return null;
  const format = formatter(locale, reach.shop.currency);
  const { before, today: current, months, problem } = found;
  const name = format.day(day);
  return {
    day,
    today,
    reported:
      problem === null
        ? t('reported', { day: name, version: before.version ?? 0, data: before.dataVersion ?? 0 })
        : t(`problem.${problem}`, { day: name }),
    restated: t('restated', { version: current.version, data: current.dataVersion }),
    hasReported: problem === null,
    rows: months.map((row) => {
      const [old, fresh] = [numberOf(row.reported), numberOf(row.restated)];
      const difference = old === null || fresh === null ? null : fresh - old;
      return {
        id: row.period,
        label: format.period(row.period, 'month'),
        old: format.value(row.reported, unit),
        new: format.value(row.restated, unit),
        change:
          difference === null
            ? '—'
            : unit === 'ratio'
              ? format.change(difference, unit)
              : `${difference > 0 ? '+' : difference < 0 ? '−' : ''}${format.value(Math.abs(difference), unit)}`,
        isChanged: difference !== null && difference !== 0,
      };
    }),
  };
}
