import { type Day, type Grain, isoWeek } from '@/lib/core/calendar';
import type { Locale } from '@/lib/core/locale';
import { minorDigits } from '@/lib/core/money';

export type Unit = 'money' | 'count' | 'ratio' | 'days' | 'number';
export type Value = string | number | null;

/** What stands where a figure cannot be computed. */
export const NOT_COMPUTABLE = '—';

export interface Formatter {
  /** A figure in full: `1 234,50 €`. */
  value(value: Value, unit: Unit): string;
  /** An amount with every decimal that it has. */
  exact(amount: string): string;
  /** A figure at a glance: `1,2 M€`. */
  compact(value: Value, unit: Unit): string;
  /** A round figure for the scale of a chart; `scale` is the largest of them, so that all are written alike. */
  axis(value: number, unit: Unit, scale?: number): string;
  percent(share: number | null): string;
  /** `+4,2 %`, and for ratios `+1,2 pt`. */
  change(change: number | null, unit: Unit): string;
  /** A signed amount at a glance: `+12 k€`. */
  difference(value: number, unit: Unit): string;
  count(value: number): string;
  day(day: Day): string;
  range(from: Day, to: Day): string;
  /** Name of the period of a grain: `22 nov.`, `S47`, `nov. 2026`. */
  period(start: Day, grain: Grain | 'none'): string;
  instant(iso: string, timeZone: string): string;
}

const TAGS: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };
const toDate = (day: Day) => new Date(`${day}T00:00:00Z`);

/** Every number and date on a screen is written here. Numbers use the true minus sign. */
export function formatter(locale: Locale, currency: string): Formatter {
  const tag = TAGS[locale];
  const number = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(tag, options);
    return (value: string | number) => format.format(value as number).replace('-', '−');
  };
  const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...options });
  const money = { style: 'currency', currency } as const;
  const compact = { notation: 'compact', maximumFractionDigits: 1 } as const;
  const signed = { signDisplay: 'exceptZero' } as const;
  const digits = minorDigits(currency);
  const full: Record<Unit, (value: string | number) => string> = {
    money: number({ ...money, minimumFractionDigits: digits, maximumFractionDigits: digits }),
    count: number({ maximumFractionDigits: 0 }),
    ratio: number({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    days: number({ maximumFractionDigits: 1, style: 'unit', unit: 'day', unitDisplay: 'long' }),
    number: number({ maximumFractionDigits: 2 }),
  };
  const exactMoney = number({ ...money, minimumFractionDigits: digits, maximumFractionDigits: 4 });
  const wholeMoney = number({ ...money, maximumFractionDigits: 0 });
  const compactMoney = number({ ...money, ...compact });
  const roundMoney = number({ ...money, ...compact, minimumFractionDigits: 0 });
  const shortMoney = number({ ...money, minimumFractionDigits: 0, maximumFractionDigits: digits });
  const compactCount = number(compact);
  const relative = number({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1, ...signed });
  const points = number({ minimumFractionDigits: 1, maximumFractionDigits: 1, ...signed });
  const signedMoney = number({ ...money, ...compact, ...signed });
  const signedCount = number({ ...compact, ...signed });
  const tight = (text: string) => text.replace(/([kMm]|Md)[\u00a0\u202f]€/u, '$1€');
  const day = dates({ day: 'numeric', month: 'short', year: 'numeric' });
  const shortDay = dates({ day: 'numeric', month: 'short' });
  const month = dates({ month: 'short', year: 'numeric' });

  const value = (given: Value, unit: Unit) => (given === null ? NOT_COMPUTABLE : full[unit](given));
  return {
    value,
    exact: exactMoney,
    compact(given, unit) {
      if (given === null) return NOT_COMPUTABLE;
      const size = Math.abs(Number(given));
      if (unit === 'money' && size >= 100_000) return tight(compactMoney(given));
      if (unit === 'money' && size >= 1_000) return wholeMoney(given);
      if (unit === 'count' && size >= 1_000_000) return compactCount(given);
      return value(given, unit);
    },
    axis(given, unit, scale = given) {
      const size = Math.max(Math.abs(given), Math.abs(scale));
      if (given === 0 && unit === 'money') return wholeMoney(given);
      if (unit === 'money')
        return size >= 10_000 ? tight(roundMoney(given)) : size < 10 ? shortMoney(given) : wholeMoney(given);
      if (unit === 'ratio') return number({ style: 'percent', maximumFractionDigits: 1 })(given);
      return size >= 10_000 ? compactCount(given) : full.number(given);
    },
    percent: (share) => value(share, 'ratio'),
    change(change, unit) {
      if (change === null) return NOT_COMPUTABLE;
      return unit === 'ratio' ? `${points(change * 100)}\u00a0pt` : relative(change);
    },
    difference(difference, unit) {
      if (unit === 'ratio') return `${points(difference * 100)}\u00a0pt`;
      return unit === 'money' ? tight(signedMoney(difference)) : signedCount(difference);
    },
    count: full.count,
    day: (given) => day.format(toDate(given)),
    range: (from, to) => (from === to ? day.format(toDate(from)) : day.formatRange(toDate(from), toDate(to))),
    period(start, grain) {
      switch (grain) {
        case 'day':
          return shortDay.format(toDate(start));
        case 'week': {
          const { year, week } = isoWeek(start);
          return `${locale === 'fr' ? 'S' : 'W'}${week} ${year}`;
        }
        case 'month':
          return month.format(toDate(start));
        case 'quarter':
          return `${locale === 'fr' ? 'T' : 'Q'}${Math.ceil(Number(start.slice(5, 7)) / 3)} ${start.slice(0, 4)}`;
        case 'year':
          return start.slice(0, 4);
        case 'none':
          return day.format(toDate(start));
      }
    },
    instant: (iso, timeZone) =>
      new Intl.DateTimeFormat(tag, {
        timeZone,
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
      }).format(new Date(iso)),
  };
}
