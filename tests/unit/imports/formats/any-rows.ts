import fc from 'fast-check';
import type { FieldSpec, Format } from '@/lib/imports/format';
import { FORMATS } from '@/lib/imports/formats/registry';

/** Formats of marketplaces, tills and payment providers. */
export const PAY_FORMATS = FORMATS.filter(({ source }) =>
  ['amazon', 'etsy', 'stripe', 'square', 'lightspeed'].includes(source.code),
);

const GOOD: Record<FieldSpec['type'], readonly string[]> = {
  text: [
    'A1',
    'A2',
    'B7',
    'EUR',
    'Refund',
    'Shipped',
    'Cancelled',
    'Void',
    'charge',
    'payout',
    'po_1',
    'Sale',
    'Deposit',
    'paid',
  ],
  amount: ['0.00', '1.50', '12.00', '4.00', '-4.00', '1,234.50', '30.00'],
  discount: ['0.00', '1.50'],
  number: ['0', '1', '2.5'],
  integer: ['0', '1', '2', '3'],
  date: ['2026-06-01', '2026-06-02 22:30:00', '2026-06-30T22:30:00+00:00'],
};
/** Cells that are almost right, and far from it. */
const ODD = [
  ...['', '--', 'n/a', '0', '-1', '0.35', '-0.35', '-4', '(12.00)', '12 %'],
  ...['9007199254740991', '99999999999999999999', '2147483647', '10000001', '900719925474', '1e999', 'NaN', '0.000001'],
  ...['06/31/26', '31.02.2026', '10:15:00', '25:00', '9:05 PM', '9999-12-31', '0000-00-00'],
  ...[
    'euro',
    'order 17',
    '#1001',
    'S02-1',
    '__proto__',
    "'001",
    '=1+1',
    'é'.repeat(40),
    'x'.repeat(300),
    '\u{1F600}',
    'a"b;c',
  ],
];

/** Rows of a format, most of whose cells are good; the currency is always one. */
export const anyRows = (format: Format, minLength = 1, maxLength = 8) => {
  const good = ({ name, type }: FieldSpec) => (name === 'time' ? ['10:15:00', '9:05 PM'] : GOOD[type]);
  const cells = format.fields.map((field) =>
    field.name === 'currency'
      ? fc.constant('EUR')
      : fc.oneof(
          { weight: 24, arbitrary: fc.constantFrom(...good(field)) },
          { weight: 1, arbitrary: fc.constantFrom(...ODD) },
        ),
  );
  return fc.array(fc.tuple(...cells), { minLength, maxLength }) as fc.Arbitrary<string[][]>;
};
