import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapleyOfProduct, shapleyValues } from '@/lib/stats/shapley';
import { oracleFile } from '../oracle-file';

const ORACLE = oracleFile('pvm.json');
interface Case {
  before: Record<string, number>;
  after: Record<string, number>;
  shapley: Record<string, number>;
  change: number;
}

const product = (factors: readonly number[]) => factors.reduce((a, b) => a * b, 1);

describe('the Shapley split of a product', () => {
  it.skipIf(!ORACLE)('agrees with the reference figures', () => {
    const cases = JSON.parse(readFileSync(ORACLE ?? '', 'utf8')).multiplicative as Case[];
    expect(cases.length).toBeGreaterThan(0);
    for (const { before, after, shapley, change } of cases) {
      const names = Object.keys(before);
      const values = shapleyOfProduct(
        names.map((name) => before[name] as number),
        names.map((name) => after[name] as number),
      );
      for (const [i, name] of names.entries()) expect(values[i]).toBeCloseTo(shapley[name] as number, 6);
      expect(values.reduce((a, b) => a + b, 0)).toBeCloseTo(change, 6);
    }
  });

  it('is the mid-point formula for two factors', () => {
    // (q1 - q0)(p0 + p1)/2 and (p1 - p0)(q0 + q1)/2
    expect(shapleyOfProduct([10, 4], [13, 5])).toEqual([(3 * 9) / 2, (1 * 23) / 2]);
  });

  it('takes factors that are zero or negative', () => {
    expect(shapleyOfProduct([0, 5], [4, 5])).toEqual([20, 0]);
    expect(shapleyOfProduct([2, -1], [2, 0])).toEqual([0, 2]);
  });

  it('gives all of the change, nothing to a factor that stays, the same to factors alike', () => {
    const factor = fc.double({ min: -100, max: 100, noNaN: true });
    const sides = fc
      .integer({ min: 1, max: 8 })
      .chain((n) =>
        fc.tuple(fc.array(factor, { minLength: n, maxLength: n }), fc.array(factor, { minLength: n, maxLength: n })),
      );
    fc.assert(
      fc.property(sides, ([before, after]) => {
        const values = shapleyOfProduct(before, after);
        const change = product(after) - product(before);
        const size = Math.max(1, ...before.map(Math.abs), ...after.map(Math.abs)) ** before.length;
        expect(Math.abs(values.reduce((a, b) => a + b, 0) - change)).toBeLessThanOrEqual(1e-9 * size);
        const kept = shapleyOfProduct([...before.slice(0, 7), 3], [...after.slice(0, 7), 3]);
        expect(kept.at(-1)).toBeCloseTo(0, 9);
      }),
      { numRuns: 200 },
    );
    const [a, b] = shapleyOfProduct([2, 2, 3], [5, 5, 4]);
    expect(a).toBeCloseTo(b as number, 12);
  });

  it('refuses more than eight factors', () => {
    expect(() => shapleyValues(9, () => 0)).toThrow(RangeError);
  });
});
