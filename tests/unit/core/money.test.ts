import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, minorDigits, moneyToDecimal, parseMoney } from '@/lib/core/money';

describe('parseMoney', () => {
  it.each([
    ['12.3456', 123_456n],
    ['-0.5', -5_000n],
    ['+7', 70_000n],
    ['1.20000', 12_000n],
    ['9007199254740993.01', 90_071_992_547_409_930_100n],
  ])('reads %s', (text, amount) => {
    expect(parseMoney(text)).toBe(amount);
  });

  it.each(['', '1,5', '1.23456', '1e3', ' 1', '1.', '.5', 'NaN'])('refuses %j', (text) => {
    expect(parseMoney(text)).toBeNull();
  });
});

describe('moneyToDecimal', () => {
  it.each([
    [1_234_567n, 2, '123.46'],
    [1_234_550n, 2, '123.46'],
    [-1_234_550n, 2, '-123.46'],
    [-49n, 2, '0.00'],
    [-50n, 2, '-0.01'],
    [15_000n, 0, '2'],
    [12_345n, 4, '1.2345'],
  ])('prints %s with %s decimals as %s, half away from zero', (amount, digits, text) => {
    expect(moneyToDecimal(amount, digits)).toBe(text);
  });

  it('prints what parseMoney reads', () => {
    fc.assert(fc.property(fc.bigInt(), (amount) => parseMoney(moneyToDecimal(amount, 4)) === amount));
  });
});

describe('minorDigits', () => {
  it('knows currencies without cents and with thousandths', () => {
    expect(['EUR', 'JPY', 'TND', 'XXX'].map(minorDigits)).toEqual([2, 0, 3, 2]);
  });
});

describe('allocate', () => {
  it('gives the rest to the largest remainders, the earlier one first', () => {
    expect(allocate(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(allocate(-100n, [1n, 1n, 1n])).toEqual([-34n, -33n, -33n]);
    expect(allocate(10n, [0n, 3n, 1n])).toEqual([0n, 8n, 2n]);
    expect(allocate(10n, [0n, 0n])).toEqual([10n, 0n]);
    expect(allocate(10n, [])).toEqual([]);
  });

  it('always sums to the total, and no part is off by one unit or more', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), weights, (total, each) => {
        const parts = allocate(total, each);
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
        const sum = each.reduce((a, b) => a + b, 0n);
        if (sum === 0n) return;
        for (const [i, part] of parts.entries()) {
          const off = part * sum - total * (each[i] as bigint);
          expect(off < 0n ? -off : off).toBeLessThan(sum);
        }
      }),
    );
  });
});
