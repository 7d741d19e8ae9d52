import { describe, expect, it } from 'vitest';
import { ladderSpans } from '@/components/figures/ladder';
import { amountOn } from '@/lib/views/products/product-facts';
import { monthCourse } from '@/lib/views/sales/margin-break-even';
import { type LadderRow, settledLadder } from '@/lib/views/sales/margin-ladder';
import { roundWidth } from '@/lib/views/sales/prices-distribution';
import { priceLadder } from '@/lib/views/sales/prices-ladder';
import type { Promotion } from '@/lib/views/sales/promotions-list';
import { promotionBands } from '@/lib/views/sales/promotions-strip';
import { eventWindows } from '@/lib/views/sales/promotions-windows';

const days = (...amounts: (number | null)[]) =>
  amounts.map((amount, i) => ({ day: `2026-11-${String(i + 1).padStart(2, '0')}`, amount }));

describe('the day on which a month breaks even', () => {
  it('is the first whose running sum pays the fixed costs', () => {
    const found = monthCourse(days(40, 30, null, 30, 10), 100, '2026-11-30');
    expect(found.cumulative).toEqual([40, 70, 70, 100, 110]);
    expect(found).toMatchObject({ reached: '2026-11-04', expected: null, missing: 0 });
  });

  it('is expected at the mean pace while the month is not over', () => {
    // 20 a day: 300 are reached on the 15th day.
    expect(monthCourse(days(10, 30), 300, '2026-11-30')).toMatchObject({
      reached: null,
      expected: '2026-11-15',
      missing: 260,
    });
    // 700 would need 35 days.
    expect(monthCourse(days(10, 30), 700, '2026-11-30').expected).toBeNull();
  });

  it('is not expected any more once the month is over, nor at a loss', () => {
    expect(monthCourse(days(10, 10), 100, '2026-11-02')).toMatchObject({ reached: null, expected: null, missing: 80 });
    expect(monthCourse(days(-5, -5), 100, '2026-11-30')).toMatchObject({ reached: null, expected: null, missing: 110 });
    expect(monthCourse([], 100, '2026-11-30')).toMatchObject({ cumulative: [], reached: null, expected: null });
  });
});

describe('the margin ladder', () => {
  const row = (id: string, kind: LadderRow['kind'], amount: number | null): LadderRow => ({
    id,
    kind,
    amount,
    before: null,
    coverage: null,
  });

  it('gives the cents of rounding to the largest step', () => {
    const rows = [
      row('net', 'level', 100),
      row('a', 'step', -30.01),
      row('b', 'step', -9.99),
      row('cm', 'level', 60.01),
    ];
    expect(settledLadder(rows).map(({ amount }) => amount)).toEqual([100, -30, -9.99, 60.01]);
    expect(rows[1]?.amount).toBe(-30.01);
  });

  it('does not hide steps that do not add up, nor invent unknown ones', () => {
    const wrong = [row('net', 'level', 100), row('a', 'step', -30), row('cm', 'level', 60)];
    expect(settledLadder(wrong)).toEqual(wrong);
    const unknown = [row('net', 'level', 100), row('a', 'step', null), row('cm', 'level', null)];
    expect(settledLadder(unknown)).toEqual(unknown);
  });

  it('draws every step from the level before it, and levels from zero', () => {
    const steps = [row('net', 'level', 100), row('a', 'step', -30), row('b', 'step', -90), row('cm', 'level', -20)];
    const { spans, zero } = ladderSpans(steps);
    const near = (from: number, to: number) => ({ from: expect.closeTo(from, 9), to: expect.closeTo(to, 9) });
    expect(zero).toBeCloseTo(20 / 120, 9);
    expect(spans).toEqual([near(20 / 120, 1), near(90 / 120, 1), near(0, 90 / 120), near(0, 20 / 120)]);
    expect(ladderSpans([row('net', 'level', null)]).spans).toEqual([null]);
  });
});

describe('the price ladder', () => {
  it('adds up to the cent, per unit and in all', () => {
    // 100 of list price, 10 and 5 off, over 7 units: 14.2857, 1.4286, 0.7143, 12.1429.
    const steps = priceLadder({ gross: 100, discount: 10, refund: 5, units: 7 }) ?? [];
    expect(steps.map(({ id, total, unit }) => [id, total, unit])).toEqual([
      ['list', 100, 14.29],
      ['discount', -10, -1.43],
      ['paid', 90, 12.86],
      ['refund', -5, -0.72],
      ['pocket', 85, 12.14],
    ]);
  });

  it('cannot be made without units', () => {
    expect(priceLadder({ gross: 0, discount: 0, refund: 0, units: 0 })).toBeNull();
    expect(priceLadder({ gross: null, discount: null, refund: null, units: null })).toBeNull();
  });
});

describe('the width of bins', () => {
  it('is round and gives about sixteen of them', () => {
    expect([16, 100, 139.2, 1_600, 0].map(roundWidth)).toEqual([1, 10, 10, 100, 0.01]);
  });
});

const promotion = (code: string, start: string | null, end: string | null): Promotion => ({
  code,
  name: code,
  kind: 'percentage',
  rate: null,
  start,
  end,
  channel: null,
  channelName: null,
  mediaCost: null,
});

describe('the calendar of promotions', () => {
  const period = { from: '2026-01-01', to: '2026-01-10' };

  it('puts bands that overlap into different lines, and those that follow into the same', () => {
    const bands = promotionBands(
      [
        promotion('a', '2025-12-20', '2026-01-02'),
        promotion('b', '2026-01-02', '2026-01-05'),
        promotion('c', '2026-01-04', '2026-01-20'),
      ],
      period,
    );
    expect(bands.map(({ code, from, to, lane }) => [code, from, Number(to.toFixed(3)), lane])).toEqual([
      ['a', 0, 0.2, 0],
      ['b', 0.1, 0.5, 1],
      ['c', 0.3, 1, 0],
    ]);
  });

  it('leaves out what is always on and what has no days', () => {
    expect(promotionBands([promotion('a', '2025-01-01', '2026-12-31'), promotion('b', null, null)], period)).toEqual(
      [],
    );
  });
});

describe('the days around an event', () => {
  it('are as many before and after, and the same a year earlier', () => {
    const windows = eventWindows({ from: '2026-06-10', to: '2026-06-12' }, '2024-01-01', '2026-11-22');
    expect(windows).toEqual([
      { id: 'before', from: '2026-06-07', to: '2026-06-09', days: 3 },
      { id: 'during', from: '2026-06-10', to: '2026-06-12', days: 3 },
      { id: 'after', from: '2026-06-13', to: '2026-06-15', days: 3 },
      { id: 'last_year', from: '2025-06-10', to: '2025-06-12', days: 3 },
    ]);
  });

  it('end with the data and leave out what lies before it', () => {
    const windows = eventWindows({ from: '2026-06-10', to: '2026-06-12' }, '2026-06-08', '2026-06-13');
    expect(windows.map(({ id, to, days: count }) => [id, to, count])).toEqual([
      ['during', '2026-06-12', 3],
      ['after', '2026-06-13', 1],
    ]);
  });
});

describe('a price from a day on', () => {
  it('is the last that holds', () => {
    const steps = [
      { from: '2026-01-01', amount: '10.0000' },
      { from: '2026-03-01', amount: '12.5000' },
    ];
    expect(['2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01'].map((day) => amountOn(steps, day))).toEqual([
      null,
      10,
      10,
      12.5,
    ]);
  });
});
