import type { DateOrder } from '@/lib/imports/values/parse-date';
import type { DateCase } from './date-cases';

/** How people and programs of five languages write dates and numbers: by the rules of Unicode's CLDR, not by ours. */
const LOCALES = ['fr-FR', 'en-US', 'en-GB', 'de-DE', 'es-ES', 'it-IT'] as const;

const STYLES: readonly Intl.DateTimeFormatOptions[] = [
  { day: 'numeric', month: 'long', year: 'numeric' },
  { day: 'numeric', month: 'short', year: 'numeric' },
  { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  { weekday: 'short', day: '2-digit', month: 'short', year: 'numeric' },
];

/** One day of every month, some above 12 and some not. */
const DAYS = Array.from({ length: 12 }, (_, i) => ({ year: 2026, month: i + 1, day: ((i * 7) % 28) + 1 }));

const iso = ({ year, month, day }: (typeof DAYS)[number]) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

export const WRITTEN_DATES: readonly DateCase[] = LOCALES.flatMap((locale) =>
  STYLES.flatMap((style) =>
    DAYS.map((at): DateCase => {
      const text = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).format(
        Date.UTC(at.year, at.month - 1, at.day),
      );
      return [text, 'iso', iso(at)];
    }),
  ),
);

/** The same with digits only, in the order of the country. */
export const DIGIT_DATES: readonly DateCase[] = LOCALES.flatMap((locale) =>
  DAYS.map((at): DateCase => {
    const order: DateOrder = locale === 'en-US' ? 'mdy' : 'dmy';
    const text = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short', timeZone: 'UTC' }).format(
      Date.UTC(at.year, at.month - 1, at.day, 14, 5),
    );
    return [text, order, `${iso(at)} 14:05:00`];
  }),
);

/** By hand: what Intl does not write. */
export const NAMED_DATES: readonly DateCase[] = [
  ['12 mars 2026', 'dmy', '2026-03-12'],
  ['12 MARS 2026', 'iso', '2026-03-12'],
  ['1er mars 2026', 'iso', '2026-03-01'],
  ['12 août 2026', 'iso', '2026-08-12'],
  ['12 aout 2026', 'iso', '2026-08-12'],
  ['12 févr. 2026', 'mdy', '2026-02-12'],
  ['12 déc. 2026 à 14:05', 'iso', '2026-12-12 14:05:00'],
  ['12 décembre 2026 à 14h05', 'iso', '2026-12-12 14:05:00'],
  ['jeudi 12 mars 2026', 'iso', '2026-03-12'],
  ['jeu. 12 mars 2026', 'iso', '2026-03-12'],
  ['mar. 10 mars 2026', 'iso', '2026-03-10'],
  ['mar. 12 2026', 'iso', '2026-03-12'],
  ['Mar 12, 2026', 'iso', '2026-03-12'],
  ['Mar 12 2026', 'dmy', '2026-03-12'],
  ['March 12th, 2026', 'iso', '2026-03-12'],
  ['1st of March 2026', 'iso', '2026-03-01'],
  ['2nd March 2026', 'iso', '2026-03-02'],
  ['3rd March, 2026', 'iso', '2026-03-03'],
  ['12-Mar-26', 'iso', '2026-03-12'],
  ['12-Mar-2026', 'iso', '2026-03-12'],
  ['12MAR2026', 'iso', '2026-03-12'],
  ['12/Mar/2026', 'iso', '2026-03-12'],
  ['12.Mär.2026', 'iso', '2026-03-12'],
  ['12. März 2026', 'iso', '2026-03-12'],
  ['12. März 2026 um 14:05 Uhr', 'iso', '2026-03-12 14:05:00'],
  ['Do., 12. März 2026', 'iso', '2026-03-12'],
  ['12. Dezember 2026', 'iso', '2026-12-12'],
  ['12 de marzo de 2026', 'iso', '2026-03-12'],
  ['12 de septiembre del 2026', 'iso', '2026-09-12'],
  ['12 gennaio 2026', 'iso', '2026-01-12'],
  ['12 gen 2026 alle 14:05', 'iso', '2026-01-12 14:05:00'],
  ['2026 March 12', 'iso', '2026-03-12'],
  ['2026-Mar-12', 'iso', '2026-03-12'],
  ['Mar 12, 2026 2:05 PM', 'iso', '2026-03-12 14:05:00'],
  ['Mar 12, 2026, 2:05:09 p.m.', 'iso', '2026-03-12 14:05:09'],
  ['Mar 12, 2026 at 2:05 PM', 'iso', '2026-03-12 14:05:00'],
  ['Thu, 12 Mar 2026 14:05:09 +0100', 'iso', '2026-03-12 14:05:09+0100'],
  ['Thu, 12 Mar 2026 14:05:09 GMT', 'iso', '2026-03-12 14:05:09+00:00'],
  ['Thu Mar 12 2026 14:05:09 GMT+0100 (Central European Standard Time)', 'iso', '2026-03-12 14:05:09+0100'],
  ['2 Jul 2026 12:34:56 UTC', 'iso', '2026-07-02 12:34:56+00:00'],
  ['31 février 2026', 'iso', null],
  ['30 feb 2026', 'iso', null],
  ['29 février 2028', 'iso', '2028-02-29'],
  ['32 mars 2026', 'iso', null],
  ['12 marsh 2026', 'iso', null],
  ['12 foo 2026', 'iso', null],
  ['mars 2026', 'iso', null],
  ['mars', 'iso', null],
  ['12 mars', 'iso', null],
  ['12 mars 226', 'iso', null],
  ['Someday, 12 Mar 2026', 'iso', null],
  ['lundi', 'iso', null],
  // Digits with a time beside, as systems write them.
  ['02.07.2026 12:34:56 UTC', 'dmy', '2026-07-02 12:34:56+00:00'],
  ['20260923 14:05', 'iso', '2026-09-23 14:05:00'],
  ['20260923 14:05:09', 'dmy', '2026-09-23 14:05:09'],
  ['20260923T140509Z', 'iso', '2026-09-23 14:05:09+00:00'],
  ['20260923T140509', 'iso', '2026-09-23 14:05:09'],
  ['20260923140509', 'iso', '2026-09-23 14:05:09'],
  ['20260923246060', 'iso', null],
  ['20261323', 'iso', null],
  ['Mon 23/11/2026', 'dmy', '2026-11-23'],
  ['lundi 23/11/2026 14h05', 'dmy', '2026-11-23 14:05:00'],
  ['lun. 23/11/2026', 'mdy', null],
  ['Mon, 2026-11-23', 'iso', '2026-11-23'],
  ['23/11/2026 14 h 05', 'dmy', '2026-11-23 14:05:00'],
  ['11/23/2026 12:00 a.m.', 'mdy', '2026-11-23 00:00:00'],
  // Seconds and milliseconds since 1970, in UTC.
  ['1773324309', 'epoch', '2026-03-12 14:05:09+00:00'],
  ['1773324309.75', 'epoch', '2026-03-12 14:05:09+00:00'],
  ['1773324309000', 'epoch_ms', '2026-03-12 14:05:09+00:00'],
  ['1773324309999', 'epoch_ms', '2026-03-12 14:05:09+00:00'],
  ['1773324309', 'epoch_ms', null],
  ['1773324309000', 'epoch', null],
  ['1773324309', 'iso', null],
  ['2026-03-12', 'epoch', null],
];

interface Written {
  text: string;
  decimal: '.' | ',';
  /** ten-thousandths */
  value: number;
}

const AMOUNTS = [0, 0.05, 7, 12.5, 999.99, 1_234.5, 12_345.67, 123_456.78, 1_234_567.89, 98_765_432.1];
const DECIMALS: Readonly<Record<string, '.' | ','>> = {
  'fr-FR': ',',
  'en-US': '.',
  'en-IN': '.',
  'de-DE': ',',
  'de-CH': '.',
  'es-ES': ',',
  'it-IT': ',',
  'pl-PL': ',',
  'sv-SE': ',',
};

/** Amounts as each locale writes them: plain, negative, and with its currency before or behind. */
export const WRITTEN_NUMBERS: readonly Written[] = Object.entries(DECIMALS).flatMap(([locale, decimal]) =>
  AMOUNTS.flatMap((amount) =>
    [1, -1].flatMap((sign) => {
      const value = Math.round(sign * amount * 10_000) + 0;
      const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
      const euro = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' });
      return [plain, euro].map((format) => ({ text: format.format(sign * amount), decimal, value }));
    }),
  ),
);
