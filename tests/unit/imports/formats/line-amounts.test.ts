import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormatContext, ReadingSettings } from '@/lib/imports/format';
import { FieldReader } from '@/lib/imports/formats/parts/field-reader';
import { lineAmounts } from '@/lib/imports/formats/parts/line-amounts';
import type { Stage } from '@/lib/imports/stage';

const STAGE: Stage = {
  write: () => undefined,
  writeValues: () => undefined,
  writer: () => () => undefined,
  end: () => Promise.reject(new Error('nothing is staged here')),
};

/** Amounts of one row whose columns are the keys of `row`. */
function read(row: Record<string, string>, discountIs: ReadingSettings['discountIs'] = 'amount') {
  const columns = Object.keys(row);
  const context: FormatContext = {
    stage: STAGE,
    columns,
    column: (field) => columns.indexOf(field),
    columnCurrency: () => null,
    fileName: '',
    preamble: [],
    answers: {},
    settings: { decimal: {}, dateOrder: {}, discountIs },
    currency: 'EUR',
    identityKey: 'k',
    warn: () => undefined,
  };
  const reader = new FieldReader(context);
  const amounts = lineAmounts(reader, context);
  reader.start(Object.values(row));
  const result = amounts();
  return reader.problem ?? result;
}

const line = (quantity: number, gross: number, net: number, cost: number | null = null, isAdjustment = false) => ({
  quantity,
  gross: Math.round(gross * 10_000),
  net: Math.round(net * 10_000),
  cost: cost === null ? null : Math.round(cost * 10_000),
  isAdjustment,
});

describe('lineAmounts', () => {
  it.each<[string, Record<string, string>, ReturnType<typeof line>]>([
    ['unit price x quantity', { quantity: '3', unit_price: '2.50' }, line(3, 7.5, 7.5)],
    ['one unit where there is no quantity', { line_total: '12' }, line(1, 12, 12)],
    ['a line total alone', { quantity: '3', line_total: '7.5' }, line(3, 7.5, 7.5)],
    [
      'a line total below unit price x quantity',
      { quantity: '3', unit_price: '2.50', line_total: '6' },
      line(3, 7.5, 6),
    ],
    ['a list price above the unit price', { quantity: '2', list_price: '10', unit_price: '8' }, line(2, 20, 16)],
    ['a list price and a line total', { quantity: '2', list_price: '10', line_total: '15' }, line(2, 20, 15)],
    ['a list price below what was paid', { quantity: '2', list_price: '7', unit_price: '8' }, line(2, 16, 16)],
    ['gross less discount', { quantity: '2', gross_amount: '20', discount: '3' }, line(2, 20, 17)],
    ['net plus discount', { quantity: '2', line_total: '17', discount: '3' }, line(2, 20, 17)],
    ['unit price x quantity less discount', { quantity: '2', unit_price: '10', discount: '3' }, line(2, 20, 17)],
    [
      'a discount of the unit price, beside a list price',
      { quantity: '2', list_price: '12', unit_price: '10', discount: '3' },
      line(2, 24, 17),
    ],
    ['a unit cost', { quantity: '3', unit_price: '2.50', cost: '1.2' }, line(3, 7.5, 7.5, 3.6)],
    ['a profit', { quantity: '2', line_total: '16', profit: '6' }, line(2, 16, 16, 10)],
    ['a loss', { quantity: '2', line_total: '16', profit: '-6' }, line(2, 16, 16, 22)],
    ['a free sample', { quantity: '1', unit_price: '0' }, line(1, 0, 0)],
    ['a return', { quantity: '-2', unit_price: '5' }, line(-2, -10, -10)],
    ['a return with a discount', { quantity: '-2', gross_amount: '-20', discount: '3' }, line(-2, -20, -17)],
    [
      'a return with a net amount and a discount',
      { quantity: '-2', line_total: '-17', discount: '3' },
      line(-2, -20, -17),
    ],
    ['a returned cost', { quantity: '-2', unit_price: '5', cost: '2' }, line(-2, -10, -10, -4)],
    ['a negative price', { quantity: '1', unit_price: '-53594.36' }, line(1, -53_594.36, -53_594.36, null, true)],
    ['sub-cent amounts', { quantity: '2', unit_price: '16.448' }, line(2, 32.896, 32.896)],
    ['a quantity of nothing', { quantity: '0', unit_price: '5' }, line(0, 0, 0)],
    ['money without a list value', { quantity: '1', unit_price: '0', line_total: '5' }, line(1, 5, 5)],
    ['money back without a list value', { quantity: '-1', unit_price: '0', line_total: '-5' }, line(-1, -5, -5)],
  ])('reads %s', (_, row, expected) => {
    expect(read(row)).toEqual(expected);
  });

  it.each<[string, Record<string, string>, ReturnType<typeof line>]>([
    ['list value from a net amount', { quantity: '2', line_total: '16.448', discount: '0.2' }, line(2, 20.56, 16.448)],
    ['no discount', { quantity: '2', line_total: '16', discount: '0' }, line(2, 16, 16)],
    ['a percentage', { quantity: '2', unit_price: '10', discount: '12.5%' }, line(2, 20, 17.5)],
    ['a rate of the unit price', { quantity: '2', unit_price: '10', discount: '0.25' }, line(2, 20, 15)],
    ['all of it', { quantity: '2', unit_price: '10', discount: '1' }, line(2, 20, 0)],
    ['all of it from a net amount', { quantity: '2', line_total: '0', discount: '1' }, line(2, 0, 0)],
  ])('reads a discount rate: %s', (_, row, expected) => {
    expect(read(row, 'rate')).toEqual(expected);
  });

  it.each<[string, Record<string, string>, string, string]>([
    ['an empty quantity', { quantity: '', unit_price: '1' }, 'quantity', 'missing'],
    ['half a piece', { quantity: '1.5', unit_price: '1' }, 'quantity', 'not_an_integer'],
    ['a quantity that is a bar code', { quantity: '3760000000000', unit_price: '1' }, 'quantity', 'too_large'],
    ['more than ten million pieces', { quantity: '10000001', unit_price: '1' }, 'quantity', 'too_large'],
    ['a price in words', { quantity: '1', unit_price: 'free' }, 'unit_price', 'not_a_number'],
    ['no amount', { quantity: '1', unit_price: '', line_total: '' }, 'line_total', 'missing'],
    ['five decimals', { quantity: '1', unit_price: '1.00001' }, 'unit_price', 'too_many_decimals'],
    ['an amount beyond reason', { quantity: '10000000', unit_price: '900000000' }, 'line_total', 'too_large'],
    ['a cost beyond reason', { quantity: '10000000', unit_price: '1', cost: '900000000' }, 'cost', 'too_large'],
  ])('refuses %s', (_, row, field, code) => {
    expect(read(row)).toMatchObject({ field, code });
  });

  it.each(['-0.1', '1.5'])('refuses a discount rate of %s', (discount) => {
    expect(read({ quantity: '1', unit_price: '1', discount }, 'rate')).toMatchObject({
      field: 'discount',
      code: 'not_allowed',
    });
  });

  it('never makes a negative discount, and reads a return as the sale with the sign turned', () => {
    const money = fc.integer({ min: 0, max: 10_000_000 }).map((n) => (n / 100).toFixed(2));
    const row = fc.record({ quantity: fc.integer({ min: 1, max: 500 }), unit_price: money, list_price: money });
    fc.assert(
      fc.property(row, ({ quantity, unit_price, list_price }) => {
        const sold = read({ quantity: String(quantity), unit_price, list_price }) as ReturnType<typeof line>;
        const returned = read({ quantity: String(-quantity), unit_price, list_price }) as ReturnType<typeof line>;
        expect(sold.gross).toBeGreaterThanOrEqual(sold.net);
        expect(sold.net).toBe(Math.round(Number(unit_price) * 10_000) * quantity);
        expect([returned.gross + sold.gross, returned.net + sold.net]).toEqual([0, 0]);
      }),
    );
  });
});
