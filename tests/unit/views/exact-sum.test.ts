import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MONEY_UNIT, moneyToDecimal } from '@/lib/core/money';
import { restOf } from '@/lib/views/exact-sum';

it('takes money from money without floating numbers', () => {
  expect(restOf('0.30', ['0.10', '0.20'])).toBe('0.00');
  expect(restOf('100.00', ['33.33', '33.33'])).toBe('33.34');
  expect(restOf('-1.00', ['2.50'])).toBe('-3.50');
  expect(restOf('1234', ['4'])).toBe('1230');
  expect(restOf(10, [3, 4])).toBe(3);
});

it('says nothing about what is not known', () => {
  expect(restOf(null, ['1.00'])).toBeNull();
  expect(restOf('1.00', [null])).toBeNull();
});

it('leaves exactly what integers leave', () => {
  const cents = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
  fc.assert(
    fc.property(cents, fc.array(cents, { maxLength: 20 }), (total, taken) => {
      const text = (value: bigint) => moneyToDecimal((value * MONEY_UNIT) / 100n, 2);
      const rest = taken.reduce((sum, value) => sum - value, total);
      expect(restOf(text(total), taken.map(text))).toBe(text(rest));
    }),
  );
});
