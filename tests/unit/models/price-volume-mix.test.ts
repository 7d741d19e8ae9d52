import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pvm } from '@/lib/bench/pvm';
import { basketChange } from '@/lib/models/basket-change';
import { priceVolumeMix, SALES_EFFECTS, type SalesItem } from '@/lib/models/price-volume-mix';
import { ratioChange } from '@/lib/models/ratio-change';
import { oracleFile } from '../oracle-file';

const ORACLE = oracleFile('pvm.json');
interface Published {
  items: { name: string; q0: number; q1: number; p0: number; p1?: number }[];
  expected_items: { name: string; quantity: number; mix: number; price: number }[];
  expected_total: { quantity: number; mix: number; price: number };
  total_change: number;
}

const amount = fc.bigInt({ min: 0n, max: 10n ** 10n });
const sales = fc
  .tuple(fc.bigInt({ min: 0n, max: 5_000n }), amount, fc.bigInt({ min: 0n, max: 100n }))
  .map(([units, list, rate]) =>
    units === 0n ? { units, list: 0n, net: 0n } : { units, list, net: list - (list * rate) / 100n },
  );
const items = fc
  .array(fc.tuple(sales, sales), { maxLength: 30 })
  .map((pairs) => pairs.map(([before, after], i): SalesItem => ({ key: `item ${i}`, before, after })));
const sum = (list: readonly SalesItem[], value: (item: SalesItem) => bigint) =>
  list.reduce((total, item) => total + value(item), 0n);

describe('price-volume-mix', () => {
  it.skipIf(!ORACLE)('agrees with the published case', () => {
    const cases = JSON.parse(readFileSync(ORACLE ?? '', 'utf8')).cases as Published[];
    expect(cases.length).toBeGreaterThan(0);
    for (const each of cases) {
      const rows = each.items.map(({ name, q0, q1, p0, p1 = p0 }) => ({
        name,
        q0: String(q0),
        p0: String(p0),
        q1: String(q1),
        p1: String(p1),
      }));
      const result = pvm.run(rows, {}) as Published['expected_total'] & Record<string, unknown>;
      expect(result.items).toEqual(each.expected_items);
      expect(result.total).toEqual({ ...each.expected_total, new: 0, ended: 0, change: each.total_change });
    }
  });

  it('tells list price and discount apart, and new and ended items', () => {
    // A: 10 x 20, 10 % off -> 12 x 22, 20 % off. B ends with 30, C begins with 50.
    const side = (units: bigint, list: bigint, net: bigint) => ({ units, list, net });
    const none = side(0n, 0n, 0n);
    const { total, items: each } = priceVolumeMix([
      { key: 'A', before: side(10n, 200n, 180n), after: side(12n, 264n, 211n) },
      { key: 'B', before: side(3n, 30n, 30n), after: none },
      { key: 'C', before: none, after: side(1n, 50n, 50n) },
    ]);
    // 180 -> 216 (two units more at 18) -> 238 (264 less 10 %) -> 211
    expect(total).toEqual({ quantity: 36n, mix: 0n, price: 22n, discount: -27n, new: 50n, ended: -30n });
    expect(each.map(({ kind }) => kind)).toEqual(['continuing', 'ended', 'new']);
  });

  it('gives parts that sum to the change exactly, for every item and in all', () => {
    fc.assert(
      fc.property(items, (list) => {
        const { items: each, total } = priceVolumeMix(list);
        const change = sum(list, ({ after }) => after.net) - sum(list, ({ before }) => before.net);
        expect(SALES_EFFECTS.reduce((all, effect) => all + total[effect], 0n)).toBe(change);
        for (const [i, item] of each.entries()) {
          const { before, after } = list[i] as SalesItem;
          expect(SALES_EFFECTS.reduce((all, effect) => all + item[effect], 0n)).toBe(after.net - before.net);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('finds no mix among items that all grow alike, and no volume where units stay', () => {
    const item = (key: string, units: bigint, net: bigint, times: bigint) => ({
      key,
      before: { units, list: net, net },
      after: { units: units * times, list: net * times, net: net * times },
    });
    const grown = priceVolumeMix([item('A', 5n, 1_000n, 3n), item('B', 7n, 4_000n, 3n)]).total;
    expect([grown.quantity, grown.mix, grown.price]).toEqual([10_000n, 0n, 0n]);
    const same = priceVolumeMix([item('A', 5n, 1_000n, 1n)]).total;
    expect(SALES_EFFECTS.every((effect) => same[effect] === 0n)).toBe(true);
  });

  it('calls a price from nothing a price', () => {
    const item = {
      key: 'gift',
      before: { units: 2n, list: 0n, net: 0n },
      after: { units: 2n, list: 10n, net: 8n },
    };
    expect(priceVolumeMix([item]).total).toMatchObject({ price: 8n, discount: 0n, new: 0n });
  });
});

describe('the change of a basket', () => {
  it('sums to the change of the average, whatever is sold', () => {
    const side = fc.record({ orders: fc.integer({ min: 1, max: 900 }), deducted: amount });
    fc.assert(
      fc.property(items, side, side, (list, before, after) => {
        const effects = basketChange(list, before, after);
        const [q0, q1] = [sum(list, (i) => i.before.units), sum(list, (i) => i.after.units)];
        if (q0 === 0n || q1 === 0n) {
          expect(effects).toBeNull();
          return;
        }
        const average = (net: bigint, { orders, deducted }: typeof before) => Number(net - deducted) / orders;
        const change =
          average(
            sum(list, (i) => i.after.net),
            after,
          ) -
          average(
            sum(list, (i) => i.before.net),
            before,
          );
        const parts = Object.values(effects as object).reduce((a: number, b: number) => a + b, 0);
        expect(Math.abs(parts - change)).toBeLessThan(0.01);
      }),
    );
  });

  it('names more units per order, and nothing else, when baskets are the same but larger', () => {
    const item = {
      key: 'A',
      before: { units: 10n, list: 1_000n, net: 900n },
      after: { units: 30n, list: 3_000n, net: 2_700n },
    };
    const effects = basketChange([item], { orders: 10, deducted: 0n }, { orders: 15, deducted: 0n });
    expect(effects).toEqual({ units: 90, mix: 0, price: 0, discount: 0, deducted: 0 });
    expect(basketChange([item], { orders: 0, deducted: 0n }, { orders: 15, deducted: 0n })).toBeNull();
  });
});

describe('the change of a ratio', () => {
  const member = fc.record({
    numerator: fc.integer({ min: 0, max: 500 }),
    denominator: fc.integer({ min: 0, max: 500 }),
  });

  it('sums over its members to the change', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(member, member), { minLength: 1, maxLength: 12 }), (pairs) => {
        const members = pairs.map(([before, after], i) => ({ key: `${i}`, before, after }));
        const of = (side: 'before' | 'after', part: 'numerator' | 'denominator') =>
          members.reduce((total, each) => total + each[side][part], 0);
        const effects = ratioChange(members);
        if (of('before', 'denominator') === 0 || of('after', 'denominator') === 0) {
          expect(effects).toBeNull();
          return;
        }
        const change =
          of('after', 'numerator') / of('after', 'denominator') -
          of('before', 'numerator') / of('before', 'denominator');
        const parts = (effects ?? []).reduce((all, { rate, mix }) => all + rate + mix, 0);
        expect(Math.abs(parts - change)).toBeLessThan(1e-9);
      }),
    );
  });

  it('calls it mix when only the weights move (the ratio of each stays)', () => {
    const effects = ratioChange([
      { key: 'phone', before: { numerator: 10, denominator: 1_000 }, after: { numerator: 20, denominator: 2_000 } },
      { key: 'desk', before: { numerator: 40, denominator: 1_000 }, after: { numerator: 40, denominator: 1_000 } },
    ]);
    expect(effects?.every(({ rate }) => rate === 0)).toBe(true);
    expect(effects?.reduce((all, { mix }) => all + mix, 0)).toBeCloseTo(60 / 3_000 - 50 / 2_000, 12);
    expect(effects?.[0]?.mix).toBeLessThan(0);
  });
});
