import { describe, expect, it } from 'vitest';
import { restOf } from '@/lib/views/exact-sum';
import { shareShift } from '@/lib/views/sales/overview-mix';
import { speakingTop } from '@/lib/views/sales/overview-products';
import { recognitionBridge } from '@/lib/views/sales/recognition-bridge';
import { cutOffMonth } from '@/lib/views/sales/recognition-cut-off';
import { within } from '@/lib/views/sales/sales-line';
import { hourGrid } from '@/lib/views/sales/seasons-hours';
import { sinceFirstSale, wholeMonths } from '@/lib/views/sales/seasons-index';
import { median, peakDays, weekdayOf } from '@/lib/views/sales/seasons-peaks';
import { carryingPromotions, daysOf, eventName, sameEventDay } from '@/lib/views/sales/seasons-promotions';
import { maskSmall } from '@/lib/views/sales/zones-mask';

describe('the shift of a share', () => {
  it('is in points, and its money sums to nothing over all parts', () => {
    // 60/40 of 100 became 90/110 of 200: the first lost 15 points, which is 30 of 200.
    expect(shareShift(90, 60, 200, 100)).toEqual({ share: 0.45, shareBefore: 0.6, shift: 0.45 - 0.6, effect: -30 });
    const parts: [number, number][] = [
      [90, 60],
      [80, 40],
      [30, 0],
    ];
    const effects = parts.map(([value, before]) => shareShift(value, before, 200, 100).effect ?? Number.NaN);
    expect(effects.reduce((sum, effect) => sum + effect, 0)).toBeCloseTo(0, 10);
  });

  it('is not computed without a total above zero on both sides', () => {
    expect(shareShift(10, 5, 0, 10)).toMatchObject({ share: null, shift: null, effect: null });
    expect(shareShift(10, 5, 100, -3)).toMatchObject({ share: 0.1, shareBefore: null, shift: null, effect: null });
    expect(shareShift(10, null, 100, 50)).toMatchObject({ shareBefore: 0, shift: 0.1, effect: 10 });
  });
});

describe('the sentence of concentration', () => {
  const top = [1, 5, 10, 20, 50].map((n) => ({ n, share: n / 100 }));
  it('speaks of about a fifth of the products', () => {
    expect(speakingTop(top, 115)?.n).toBe(20);
    expect(speakingTop(top, 250)?.n).toBe(50);
    expect(speakingTop(top, 3)?.n).toBe(1);
    expect(speakingTop([], 0)).toBeNull();
  });
});

describe('the bridge from booked to recognised', () => {
  const figures = {
    booked: '1000.01',
    gross: '1030.00',
    discount: '80.33',
    refund: '60.10',
    lineCancellations: '10.05',
    returns: '45.00',
    recognised: '900.02',
  };

  it('adds up to the cent', () => {
    const steps = recognitionBridge(figures);
    expect(steps).toMatchObject({ cancelled: '50.34', allowances: '5.05', waiting: '-10.45' });
    const { booked, cancelled, lineCancellations, returns, allowances, waiting } = steps;
    expect(restOf(booked, [cancelled, lineCancellations, returns, allowances, waiting])).toBe(figures.recognised);
  });

  it('has no step whose figures are not known', () => {
    expect(recognitionBridge({ ...figures, recognised: null })).toMatchObject({ cancelled: '50.34', waiting: null });
  });
});

describe('the month whose end is looked at', () => {
  const context = (from: string, to: string) =>
    ({ query: { from, to }, until: to }) as Parameters<typeof cutOffMonth>[1];

  it('is the last that is over, or the one asked for', () => {
    const found = cutOffMonth(undefined, context('2026-08-15', '2026-11-22'));
    expect(found).toMatchObject({ from: '2026-10-01', to: '2026-10-31' });
    expect(found?.months).toEqual(['2026-10-01', '2026-09-01', '2026-08-01']);
    expect(cutOffMonth('2026-09', context('2026-08-15', '2026-11-22'))).toMatchObject({ to: '2026-09-30' });
    expect(cutOffMonth('2020-01', context('2026-08-15', '2026-11-22'))).toMatchObject({ to: '2026-10-31' });
  });

  it('is the one that ends with the period, and none where no month ends in it', () => {
    expect(cutOffMonth(undefined, context('2026-10-01', '2026-10-31'))?.to).toBe('2026-10-31');
    expect(cutOffMonth(undefined, context('2026-11-02', '2026-11-22'))).toBeNull();
  });
});

it('days of a period stay within the page', () => {
  expect(within({ from: '2026-01-10', to: '2026-02-20' }, '2026-01-01', 'month')).toEqual({
    from: '2026-01-10',
    to: '2026-01-31',
  });
  expect(within({ from: '2026-01-10', to: '2026-02-20' }, '2026-02-01', 'month')).toEqual({
    from: '2026-02-01',
    to: '2026-02-20',
  });
});

describe('hours of the week', () => {
  it('are means over the days that there are, against the mean of all hours', () => {
    // Two Mondays and a Tuesday: 3 + 1 orders at 9 on Mondays, 8 at 20 on the Tuesday.
    const counts = new Map([
      ['2026-11-02', new Map([[9, 3]])],
      ['2026-11-09', new Map([[9, 1]])],
      ['2026-11-03', new Map([[20, 8]])],
    ]);
    const grid = hourGrid(['2026-11-02', '2026-11-09', '2026-11-03'], counts);
    expect(grid.orders).toBe(12);
    expect(grid.overall).toBeCloseTo(12 / 72, 12);
    expect(grid.means[0]?.[9]).toBe(2);
    expect(grid.means[0]?.[10]).toBe(0);
    expect(grid.means[2]?.[9]).toBeNull();
    expect(grid.ratios[1]?.[20]).toBeCloseTo(48, 10);
  });

  it('are unknown without days', () => {
    const grid = hourGrid([], new Map());
    expect(grid.orders).toBe(0);
    expect(grid.ratios.flat().every((ratio) => ratio === null)).toBe(true);
  });
});

describe('months of history', () => {
  it('are whole, six years at most', () => {
    expect(wholeMonths('2023-11-23', '2026-11-22')).toEqual({ from: '2023-12-01', to: '2026-10-31' });
    expect(wholeMonths('2023-11-01', '2026-10-31')).toEqual({ from: '2023-11-01', to: '2026-10-31' });
    expect(wholeMonths('2010-01-01', '2026-10-31')?.from).toBe('2020-11-01');
    expect(wholeMonths('2026-11-02', '2026-11-22')).toBeNull();
    expect(wholeMonths(null, '2026-11-22')).toBeNull();
  });

  it('begin with the first sale', () => {
    expect(sinceFirstSale([0, 0, 5, 0, 7])).toEqual({ values: [5, 0, 7], skipped: 2 });
    expect(sinceFirstSale([0, 0])).toEqual({ values: [], skipped: 2 });
  });
});

describe('peak days', () => {
  const days = daysOf({ from: '2026-10-01', to: '2026-11-30' }, { from: '2026-01-01', to: '2026-12-31' });
  const blackFriday = { code: 'BLACKFRIDAY-26', name: 'Black Friday 2026', from: '2026-11-26', to: '2026-11-30' };
  const before = { code: 'BLACKFRIDAY-25', name: 'Black Friday 2025', from: '2025-11-27', to: '2025-12-01' };
  const values = new Map<string, number>([
    ...days.map((day) => [day, weekdayOf(day) === 6 ? 200 : 100] as const),
    ['2026-11-27', 400],
    ['2026-11-10', 150],
    ['2025-11-28', 320],
    ['2025-11-11', 90],
  ]);
  const found = peakDays(
    days,
    (day) => values.get(day) ?? null,
    [before, blackFriday],
    [{ day: '2026-11-09', endDay: '2026-11-11', text: 'Reportage' }],
  );

  it('rise above what is usual for their weekday, and know why', () => {
    expect(found.map(({ day, times }) => [day, times])).toEqual([
      ['2026-11-27', 4],
      ['2026-11-10', 1.5],
    ]);
    expect(found[0]?.promotion?.code).toBe('BLACKFRIDAY-26');
    expect(found[1]).toMatchObject({ promotion: null, note: 'Reportage' });
  });

  it('meet the same day of the same event a year before, else the same weekday', () => {
    expect(found[0]?.before).toEqual({ day: '2025-11-28', value: 320, promotion: before });
    expect(found[1]?.before).toEqual({ day: '2025-11-11', value: 90, promotion: null });
  });

  it('have a median', () => {
    expect([median([]), median([3]), median([5, 1]), median([9, 1, 2])]).toEqual([null, 3, 3, 2]);
  });
});

describe('promotions', () => {
  const spring = (year: number, from: string, to: string) => ({
    code: `PRINTEMPS-${year}`,
    name: `Jours ${year}`,
    from,
    to,
  });

  it('are the same event whatever the year, within a year or so, and never beyond their last day', () => {
    expect(eventName('Fête des mères 2026')).toBe(eventName('FETE DES MERES - 2025'));
    const [old, young] = [spring(25, '2025-03-27', '2025-03-30'), spring(26, '2026-03-27', '2026-04-03')];
    expect(sameEventDay('2026-04-02', young, [old, young])).toEqual({ day: '2025-03-30', promotion: old });
    expect(sameEventDay('2026-04-02', young, [spring(24, '2024-03-27', '2024-03-30'), young])).toBeNull();
  });

  it('explain their days when they carried a tenth of them', () => {
    const promotions = [
      { code: 'big', name: 'Big', from: '2026-03-01', to: '2026-03-02' },
      { code: 'small', name: 'Small', from: '2026-03-01', to: '2026-03-02' },
    ];
    const answer = {
      rows: [
        { promotion: 'big', promotion_revenue: '20.00' },
        { promotion: 'small', promotion_revenue: '19.99' },
      ],
    };
    const sold = new Map([
      ['2026-03-01', 100],
      ['2026-03-02', 100],
    ]);
    const period = { from: '2026-01-01', to: '2026-12-31' };
    const found = carryingPromotions(
      promotions,
      answer as unknown as Parameters<typeof carryingPromotions>[1],
      sold,
      period,
    );
    expect(found.map(({ code }) => code)).toEqual(['big']);
  });
});

describe('small places', () => {
  const places = (...people: number[]) => people.map((count, i) => ({ name: String(i), people: count }));
  it('are hidden, and never a single one that the total would give away', () => {
    const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
    expect(names(maskSmall(places(50, 4, 3, 9)).shown)).toEqual(['0', '3']);
    expect(names(maskSmall(places(50, 4, 9)).hidden)).toEqual(['1', '2']);
    expect(maskSmall(places(50, 9)).hidden).toEqual([]);
    expect(names(maskSmall(places(2)).hidden)).toEqual(['0']);
  });
});
