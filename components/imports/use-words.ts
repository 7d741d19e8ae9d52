import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Locale } from '@/lib/core/locale';

const TAGS: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };
const TYPED_DATE = /^(\d{4})-(\d{2})-(\d{2})(?: (\d{2}:\d{2})(?::(\d{2}))?)?/;

/** How this reader writes sizes, counts, instants, and the values of a file. */
export function useWords(timeZone: string) {
  const locale = useLocale() as Locale;
  const t = useTranslations('imports');
  return useMemo(() => {
    const tag = TAGS[locale];
    const integer = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
    const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
    const decimal = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
    const exact = new Intl.NumberFormat(tag, { maximumFractionDigits: 4 });
    const day = new Intl.DateTimeFormat(tag, { timeZone, day: 'numeric', month: 'short', year: 'numeric' });
    const time = new Intl.DateTimeFormat(tag, { timeZone, hour: '2-digit', minute: '2-digit' });
    const plainDay = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });

    const typedDate = (text: string) => {
      const [, year, month, date, clock, seconds] = TYPED_DATE.exec(text) ?? [];
      if (!year) return text;
      const written = plainDay.format(new Date(`${year}-${month}-${date}T00:00:00Z`));
      return clock ? `${written} ${clock}${seconds && seconds !== '00' ? `:${seconds}` : ''}` : written;
    };
    return {
      locale,
      count: (value: number) => integer.format(value).replace('-', '−'),
      percent: (share: number) => percent.format(share),
      bytes(bytes: number) {
        if (bytes < 1_000) return t('size.b', { size: integer.format(bytes) });
        if (bytes < 1_000_000) return t('size.kb', { size: integer.format(bytes / 1_000) });
        if (bytes < 1_000_000_000) return t('size.mb', { size: decimal.format(bytes / 1_000_000) });
        return t('size.gb', { size: decimal.format(bytes / 1_000_000_000) });
      },
      duration(seconds: number) {
        if (seconds < 60) return t('time.seconds', { seconds: decimal.format(seconds) });
        return t('time.minutes', { minutes: Math.floor(seconds / 60), seconds: Math.round(seconds % 60) });
      },
      instant(iso: string) {
        const at = new Date(iso);
        return `${day.format(at)} ${time.format(at)}`;
      },
      /** 2026-11-22 in words */
      day: (text: string) => typedDate(text.slice(0, 10)),
      /** A plain decimal text with its currency; `isChange` shows the sign of a rise as well. */
      money(text: string, currency: string, isChange = false) {
        const sign = isChange ? 'exceptZero' : 'auto';
        return new Intl.NumberFormat(tag, { style: 'currency', currency, signDisplay: sign })
          .format(Number(text))
          .replace('-', '−');
      },
      change: (value: number) =>
        new Intl.NumberFormat(tag, { maximumFractionDigits: 0, signDisplay: 'exceptZero' })
          .format(value)
          .replace('-', '−'),
      /** A value as it was read, in the reader's own notation. */
      typed(text: string, type: string, isRate = false) {
        if (text === '') return '';
        if (type === 'date') return typedDate(text);
        if (type === 'discount' && isRate) return `${exact.format(Number(text) * 100)}\u00a0%`;
        if (type === 'text' || type === 'number') return text;
        return exact.format(Number(text)).replace('-', '−');
      },
    };
  }, [locale, timeZone, t]);
}

export type Words = ReturnType<typeof useWords>;
