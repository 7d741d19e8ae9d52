import { getTranslations } from 'next-intl/server';
import type { Day } from '@/lib/core/calendar';
import type { Locale } from '@/lib/core/locale';

const TAGS: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };
const DAY = 24;

export type SourceWords = Awaited<ReturnType<typeof sourceWords>>;

/** How the matrix writes systems, days, instants and delays. */
export async function sourceWords(locale: Locale, timeZone: string) {
  const [t, dictionary] = await Promise.all([getTranslations('sources'), getTranslations('dictionary')]);
  const date = (options: Intl.DateTimeFormatOptions, zone = 'UTC') => {
    const format = new Intl.DateTimeFormat(TAGS[locale], { timeZone: zone, ...options });
    return (value: Date) => format.format(value);
  };
  const long = date({ day: 'numeric', month: 'short', year: 'numeric' });
  const short = date({ day: 'numeric', month: 'short' });
  const instant = date(
    { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
    timeZone,
  );
  const known = (group: string, key: string) => {
    const path = `${group}.${key}`;
    return dictionary.has(path) ? dictionary(path) : t.has(path) ? t(path) : key;
  };
  /** Hours as a person says them: in days and years once there are many. */
  const duration = (hours: number) => {
    if (hours < 2 * DAY) return t('duration.hours', { count: hours });
    const days = Math.round(hours / DAY);
    if (days < 90) return t('duration.days', { count: days });
    const months = Math.round(days / 30.44);
    return months < 24
      ? t('duration.months', { count: months })
      : t('duration.years', { count: Math.round(months / 12) });
  };
  return {
    system: (kind: string) => known('systems', kind),
    granularity: (id: string) => known('granularities', id),
    owner: (name: string) => known('owners', name),
    day: (day: Day) => long(new Date(`${day}T00:00:00Z`)),
    shortDay: (day: Day) => short(new Date(`${day}T00:00:00Z`)),
    instant,
    duration,
    late: (hours: number) => t('lateBy', { delay: duration(hours) }),
  };
}
