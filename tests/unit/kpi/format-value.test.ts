import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyToDecimal } from '@/lib/core/money';
import { changeOf, formatValue, roundDecimal } from '@/lib/kpi/format-value';

describe('roundDecimal', () => {
  it.each([
    ['689950', 4, 2, '69.00'],
    ['689949.99999999', 4, 2, '68.99'],
    ['-689950', 4, 2, '-69.00'],
    ['-49', 4, 2, '0.00'],
    ['-50', 4, 2, '-0.01'],
    ['292487.50000000000000000000', 4, 2, '29.25'],
    ['10049', 4, 0, '1'],
    ['15000', 4, 0, '2'],
    ['1', 4, 4, '0.0001'],
    ['12', 0, 2, '12.00'],
    ['0.005', 0, 2, '0.01'],
    ['0.00499999999999999999', 0, 2, '0.00'],
  ])('%s / 10^%i to %i decimals is %s', (text, shift, digits, expected) => {
    expect(roundDecimal(text, shift, digits)).toBe(expected);
  });

  it('agrees with moneyToDecimal on whole amounts', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.integer({ min: 0, max: 4 }), (amount, digits) => {
        expect(roundDecimal(amount.toString(), 4, digits)).toBe(moneyToDecimal(amount, digits));
      }),
    );
  });

  it('refuses what is no number', () => {
    expect(() => roundDecimal('NaN', 4, 2)).toThrow(RangeError);
  });
});

describe('formatValue', () => {
  it('gives money in the digits of the currency, other units as numbers, null as null', () => {
    expect(formatValue('12345678', 'money', 'EUR')).toBe('1234.57');
    expect(formatValue('12345678', 'money', 'JPY')).toBe('1235');
    expect(formatValue('12345678', 'money', 'TND')).toBe('1234.568');
    expect(formatValue('0.33333333333333333333', 'ratio', 'EUR')).toBe(1 / 3);
    expect(formatValue(null, 'money', 'EUR')).toBeNull();
  });
});

describe('changeOf', () => {
  it('is relative for amounts and in points for ratios; without a base there is none', () => {
    expect(changeOf('150', '100', 'money')).toBe(0.5);
    expect(changeOf('-50', '-100', 'money')).toBe(0.5);
    expect(changeOf('0.3', '0.25', 'ratio')).toBeCloseTo(0.05, 12);
    expect(changeOf('5', '0', 'count')).toBeNull();
    expect(changeOf(null, '1', 'ratio')).toBeNull();
    expect(changeOf('1', null, 'money')).toBeNull();
  });
});
