import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  comparisonPeriod,
  dayInZone,
  daysInPeriod,
  GRAINS,
  isDay,
  isoWeek,
  nextStart,
  periodStarts,
  startOf,
} from '@/lib/core/calendar';

const days = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('isDay', () => {
  it.each(['2024-02-29', '2026-12-31'])('accepts %s', (day) => expect(isDay(day)).toBe(true));
  it.each(['2023-02-29', '2026-02-31', '2026-13-01', '2026-1-1', '26-01-01', '', '2026-01-01T00:00'])(
    'refuses %j',
    (day) => expect(isDay(day)).toBe(false),
  );
});

describe('arithmetic of days', () => {
  it('crosses months, years and leap days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-02-29', -12)).toBe('2023-02-28');
    expect(daysInPeriod({ from: '2024-01-01', to: '2024-12-31' })).toBe(366);
  });

  it('has days of one length, also where clocks change', () => {
    expect(addDays('2026-03-28', 1)).toBe('2026-03-29');
    expect(addDays('2026-10-25', 1)).toBe('2026-10-26');
  });
});

describe('periods of a grain', () => {
  it('begin on Mondays, on the first of months and quarters', () => {
    expect(GRAINS.map((grain) => startOf(grain, '2026-11-22'))).toEqual([
      '2026-11-22',
      '2026-11-16',
      '2026-11-01',
      '2026-10-01',
      '2026-01-01',
    ]);
  });

  it('cover every day once', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...GRAINS), (day, grain) => {
        const start = startOf(grain, day);
        expect(start <= day && day < nextStart(grain, start)).toBe(true);
        expect(startOf(grain, start)).toBe(start);
        expect(startOf(grain, nextStart(grain, start))).toBe(nextStart(grain, start));
      }),
    );
  });

  it('are listed for all that a period touches', () => {
    expect(periodStarts('month', { from: '2026-01-31', to: '2026-03-01' })).toEqual([
      '2026-01-01',
      '2026-02-01',
      '2026-03-01',
    ]);
  });
});

describe('comparisonPeriod', () => {
  it.each([
    ['2026-03-01', '2026-03-31', 'previous_period', '2026-02-01', '2026-02-28'],
    ['2026-01-01', '2026-03-31', 'previous_period', '2025-10-01', '2025-12-31'],
    ['2026-03-10', '2026-03-19', 'previous_period', '2026-02-28', '2026-03-09'],
    ['2025-02-01', '2025-02-28', 'previous_year', '2024-02-01', '2024-02-29'],
    ['2024-02-01', '2024-02-29', 'previous_year', '2023-02-01', '2023-02-28'],
    ['2026-01-01', '2026-11-22', 'previous_year', '2025-01-01', '2025-11-22'],
  ] as const)('%s to %s, %s: %s to %s', (from, to, compare, otherFrom, otherTo) => {
    expect(comparisonPeriod({ from, to }, compare)).toEqual({ from: otherFrom, to: otherTo });
  });

  it('is as long as the period, and ends just before it', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 800 }), (from, length) => {
        const period = { from, to: addDays(from, length) };
        const before = comparisonPeriod(period, 'previous_period');
        expect(addDays(before.to, 1)).toBe(from);
        const wholeMonths = from.endsWith('-01') && addDays(period.to, 1).endsWith('-01');
        if (!wholeMonths) expect(daysInPeriod(before)).toBe(daysInPeriod(period));
      }),
    );
  });
});

describe('dayInZone', () => {
  it('follows the clock of the shop, with 23 and 25 hours a day', () => {
    expect(dayInZone(new Date('2026-03-28T22:59:59Z'), 'Europe/Paris')).toBe('2026-03-28');
    expect(dayInZone(new Date('2026-03-28T23:00:00Z'), 'Europe/Paris')).toBe('2026-03-29');
    expect(dayInZone(new Date('2026-03-29T21:59:59Z'), 'Europe/Paris')).toBe('2026-03-29');
    expect(dayInZone(new Date('2026-03-29T22:00:00Z'), 'Europe/Paris')).toBe('2026-03-30');
    expect(dayInZone(new Date('2017-01-01T01:30:00Z'), 'America/Sao_Paulo')).toBe('2016-12-31');
  });
});

describe('isoWeek', () => {
  it.each([
    ['2021-01-03', 2020, 53],
    ['2021-01-04', 2021, 1],
    ['2024-12-30', 2025, 1],
    ['2026-11-22', 2026, 47],
    ['2027-01-01', 2026, 53],
  ])('%s is in %s, week %s', (day, year, week) => {
    expect(isoWeek(day)).toEqual({ year, week });
  });
});
