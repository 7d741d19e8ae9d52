import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideDateOrder, normaliseDate } from '@/lib/imports/values/parse-date';
import { DATES } from './date-cases';
import { COMMA, POINT } from './number-cases';
import { DIGIT_DATES, NAMED_DATES, WRITTEN_DATES, WRITTEN_NUMBERS } from './written-cases';

describe('normaliseDate', () => {
  it.each(DATES)('reads %j as %s: %s', (text, order, expected) => {
    expect(normaliseDate(text, order)).toBe(expected);
  });

  it.each([...NAMED_DATES, ...DIGIT_DATES])('reads %j as %s: %s', (text, order, expected) => {
    expect(normaliseDate(text, order)).toBe(expected);
  });

  it.each(WRITTEN_DATES)('reads %j in any order', (text, _, expected) => {
    for (const order of ['iso', 'dmy', 'mdy'] as const) expect(normaliseDate(text, order)).toBe(expected);
  });

  it('is tried on more than 500 writings of dates and numbers', () => {
    const cases = [DATES, NAMED_DATES, DIGIT_DATES, WRITTEN_DATES, WRITTEN_NUMBERS, COMMA, POINT];
    expect(cases.flat().length).toBeGreaterThan(1_000);
  });

  it('reads every day in every order, and none that does not exist', () => {
    const part = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2100 }), part, part, (year, month, day) => {
        const time = Date.UTC(year, month - 1, day);
        const exists = month >= 1 && month <= 12 && day >= 1 && new Date(time).getUTCDate() === day;
        const expected = exists ? new Date(time).toISOString().slice(0, 10) : null;
        const pad = (n: number) => String(n).padStart(2, '0');
        expect(normaliseDate(`${year}-${pad(month)}-${pad(day)}`, 'iso')).toBe(expected);
        expect(normaliseDate(`${day}/${month}/${year}`, 'dmy')).toBe(expected);
        expect(normaliseDate(`${pad(month)}.${pad(day)}.${year}`, 'mdy')).toBe(expected);
      }),
    );
  });

  it('gives PostgreSQL nothing but a date, a time and an offset', () => {
    const unit = fc.constantFrom(...'0123456789-/.:, TZ+hapm');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 26 }), fc.constantFrom('iso', 'dmy', 'mdy', 'serial'), (text, order) => {
        const result = normaliseDate(text, order as 'iso');
        if (result === null) return;
        expect(result).toMatch(/^\d{4}-\d{2}-\d{2}( ([01]\d|2[0-3]):[0-5]\d:[0-5]\d([+-](0\d|1[0-5])(:?[0-5]\d)?)?)?$/);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('decideDateOrder', () => {
  it.each<[string, string[], ReturnType<typeof decideDateOrder>]>([
    ['year first', ['2024-01-05', '2024-02-06'], { order: 'iso', sure: true }],
    ['compact', ['20240105'], { order: 'iso', sure: true }],
    ['day first, as a day above 12 shows', ['05/01/2024', '13/01/2024'], { order: 'dmy', sure: true }],
    ['month first, as a day above 12 shows', ['01/05/2024', '01/13/2024'], { order: 'mdy', sure: true }],
    ['two-digit years', ['03/01/19', '25/12/19'], { order: 'dmy', sure: true }],
    ['times beside', ['05/01/2024 10:00', '25/01/2024 11:00'], { order: 'dmy', sure: true }],
    ['days that could be months', ['05/01/2024', '06/02/2024'], null],
    ['the same day and month', ['05/05/2024'], null],
    ['contradictions, mostly day first', ['13/01/2024', '14/01/2024', '01/15/2024'], { order: 'dmy', sure: false }],
    ['contradictions, mostly month first', ['13/01/2024', '01/14/2024', '01/15/2024'], { order: 'mdy', sure: false }],
    ['serials', ['45296', '45297.5'], { order: 'serial', sure: true }],
    ['serials beside dates', ['45296', '45297', '13/01/2024'], { order: 'serial', sure: false }],
    ['nothing', [], { order: 'iso', sure: true }],
    ['no dates', ['N/A', '-'], { order: 'iso', sure: true }],
    ['spaces around', [' 13/01/2024 '], { order: 'dmy', sure: true }],
    ['year first beside days', ['2024-01-05', '2024-01-06', '13/01/2024'], { order: 'dmy', sure: true }],
    ['year first beside days that could be months', ['2024-01-05', '05/06/2024'], null],
    ['names of months', ['12 mars 2026', 'Mar 12, 2026'], { order: 'iso', sure: true }],
    ['names of months beside days', ['12 mars 2026', '13/03/2026'], { order: 'dmy', sure: true }],
    ['weekdays before', ['Mon 23/11/2026', 'Tue 24/11/2026'], { order: 'dmy', sure: true }],
    ['compact with a time', ['20260923 14:05'], { order: 'iso', sure: true }],
    ['seconds since 1970', ['1773324309', '1773324310', ''], { order: 'epoch', sure: true }],
    ['milliseconds since 1970', ['1773324309000'], { order: 'epoch_ms', sure: true }],
    ['both', ['1773324309000', '1773324309'], { order: 'iso', sure: true }],
    ['large numbers beside dates', ['1773324309', '2026-03-12'], { order: 'iso', sure: true }],
    ['empty cells as dashes', ['--', '13/01/2024', 'N/A'], { order: 'dmy', sure: true }],
  ])('decides %s', (_, values, decided) => {
    expect(decideDateOrder(values)).toEqual(decided);
  });
});
