import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideRounded } from '@/lib/stats/divide-rounded';
import { biggest } from '@/lib/stats/ranking';
import { roundToSum } from '@/lib/stats/round-to-sum';

describe('rounding to a sum', () => {
  it('gives what is missing to those that lost most', () => {
    expect(roundToSum([1.5, 2.5, 3], 7n)).toEqual([2n, 2n, 3n]);
    expect(roundToSum([-1.2, -1.9, 10.1], 7n)).toEqual([-1n, -2n, 10n]);
    expect(roundToSum([1, 2, 3], 5n)).toEqual([1n, 2n, 2n]);
    expect(roundToSum([], 0n)).toEqual([]);
  });

  it('always sums to the total, and moves no part further than the sum was off', () => {
    const parts = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(parts, fc.bigInt({ min: -1n, max: 1n }), (values, off) => {
        const total = BigInt(Math.round(values.reduce((a, b) => a + b, 0))) + off;
        const rounded = roundToSum(values, total);
        expect(rounded.reduce((a, b) => a + b, 0n)).toBe(total);
        for (const [i, part] of rounded.entries()) {
          expect(Math.abs(Number(part) - (values[i] as number))).toBeLessThanOrEqual(3);
        }
      }),
    );
  });

  it('refuses what cannot be', () => {
    expect(() => roundToSum([Number.NaN], 0n)).toThrow(RangeError);
    expect(() => roundToSum([], 1n)).toThrow(RangeError);
  });
});

describe('rounded division', () => {
  it('rounds half away from zero', () => {
    const cases = [
      [5n, 2n, 3n],
      [-5n, 2n, -3n],
      [5n, -2n, -3n],
      [4n, 3n, 1n],
      [0n, 7n, 0n],
      [-1n, 3n, 0n],
    ] as const;
    for (const [top, bottom, result] of cases) expect(divideRounded(top, bottom)).toBe(result);
    expect(() => divideRounded(1n, 0n)).toThrow(RangeError);
  });
});

describe('the biggest', () => {
  it('ranks by size without sign and hides no single item', () => {
    expect(biggest([1, -5, 3, 2], (x) => x, 2)).toEqual({ top: [-5, 3], rest: [2, 1] });
    expect(biggest([1, -5, 3], (x) => x, 2)).toEqual({ top: [-5, 3, 1], rest: [] });
    expect(biggest([], (x: number) => x, 2)).toEqual({ top: [], rest: [] });
  });
});
