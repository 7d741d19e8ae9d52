import { describe, expect, it } from 'vitest';
import { affinity } from '@/lib/bench/affinity';
import { columnsFor } from '@/lib/bench/bench-model';
import { clv } from '@/lib/bench/clv';
import { retention } from '@/lib/bench/retention';
import { rfm } from '@/lib/bench/rfm';

const orders = [
  ['p1', '2026-01-01', '10'],
  ['p1', '2026-01-15', '20'],
  ['p1', '2026-02-19', '30'],
  ['p2', '2026-01-03', '50'],
  ['p2', '2026-01-03', '5'],
  ['p3', '2026-02-01', '8'],
  ['p3', '2026-02-08', '12'],
].map(([person_id = '', date = '', value = '']) => ({ person_id, date, value }));

describe('customers on the bench', () => {
  it('are told by summaries or by their purchases', () => {
    const names = (header: string[]) => columnsFor(clv, header).map(({ name }) => name);
    expect(names(['person_id', 'Date', 'value', 'shop'])).toEqual(['person_id', 'date', 'value']);
    expect(names(['id', 'x', 't_x', 'T', 'zbar'])).toEqual(['id', 'x', 't_x', 't', 'zbar']);
  });

  it('have a lifetime value that counts purchases of one day once and knows nothing after the calibration', () => {
    const run = (options: object) =>
      clv.run(orders, options) as { customers: { id: string; x: number; p_alive: number; clv: number }[] };
    expect(run({ calibration_end: '2026-02-28' }).customers.map(({ id, x }) => [id, x])).toEqual([
      ['p1', 2],
      ['p2', 0],
      ['p3', 1],
    ]);
    expect(run({ calibration_end: '2026-01-31' }).customers.map(({ id, x }) => [id, x])).toEqual([
      ['p1', 1],
      ['p2', 0],
    ]);
    const [one, half] = [run({}), run({ margin: 0.5 })].map(({ customers }) => customers[0]?.clv as number);
    expect(half).toBeCloseTo((one as number) / 2, 10);
    expect(() => run({ calibration_end: 'soon' })).toThrow(/calibration_end is not a day/);
    expect(() => run({ margin: -1 })).toThrow(/margin cannot be -1/);
    expect(() => clv.run(orders.slice(3, 5), {})).toThrow(/bought again/);
  });

  it('are scored at a day, without what came after it', () => {
    const result = rfm.run(orders, { as_of: '2026-02-10' }) as {
      customers: { person_id: string; recency_days: number; orders: number }[];
    };
    expect(result.customers).toMatchObject([
      { person_id: 'p1', recency_days: 26, orders: 2 },
      { person_id: 'p2', recency_days: 38, orders: 2 },
      { person_id: 'p3', recency_days: 2, orders: 2 },
    ]);
    expect(() => rfm.run(orders, { as_of: '2025-01-01' })).toThrow(/Nobody/);
  });

  it('leave a cohort as its survivors say', () => {
    const survivors = [100, 80, 70, 64].map((count) => ({ survivors: String(count) }));
    const { survival, retention: kept } = retention.run(survivors, { periods: 5 }) as Record<string, number[]>;
    expect(survival).toHaveLength(6);
    expect(kept?.[0]).toBeCloseTo(0.8, 1);
    expect(() => retention.run(survivors, { periods: 0 })).toThrow(/whole number/);
    expect(() => retention.run([{ survivors: '5' }, { survivors: '6' }, { survivors: '4' }], {})).toThrow(
      /cannot grow/,
    );
  });

  it('buy things together', () => {
    const rows = ['1 a', '1 b', '2 a', '2 b', '3 a', '4 c', '1 b'].map((text) => {
      const [basket = '', item = ''] = text.split(' ');
      return { basket, item };
    });
    expect(affinity.run(rows, { min_support: 0.5, min_confidence: 0.6 })).toEqual({
      baskets: 4,
      frequent_itemsets: 3,
      rules: [
        { lhs: ['b'], rhs: ['a'], support: 0.5, confidence: 1, lift: 4 / 3, conviction: null, count: 2 },
        {
          lhs: ['a'],
          rhs: ['b'],
          support: 0.5,
          confidence: 2 / 3,
          lift: 4 / 3,
          conviction: expect.closeTo(1.5, 10),
          count: 2,
        },
      ].toSorted((a, b) => (a.lhs[0] === 'a' ? -1 : b.lhs[0] === 'a' ? 1 : 0)),
    });
    expect(() => affinity.run(rows, { min_support: 0 })).toThrow(/min_support/);
  });
});
