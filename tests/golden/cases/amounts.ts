import { type GoldenCase, lines, type RowOutcome, refused, taken } from '../golden-case';

/** A file with one column of amounts of a line, in euros unless said otherwise. */
const amounts = (
  file: string,
  about: string,
  cells: readonly string[],
  outcomes: readonly (string | [code: string])[],
  more: Partial<GoldenCase> = {},
): GoldenCase => ({
  file,
  about,
  bytes: lines(
    'N° de commande;Date de commande;Référence;Montant',
    ...cells.map((cell, i) => `N${i + 1};2026-03-12;A;${cell}`),
  ),
  rows: outcomes.map(
    (outcome, i): RowOutcome =>
      typeof outcome === 'string'
        ? taken(i + 2, `N${i + 1}`, '2026-03-12', 'A', 1, outcome)
        : refused(i + 2, outcome[0], 'line_total'),
  ),
  ...more,
});

export const AMOUNT_CASES: readonly GoldenCase[] = [
  amounts(
    'french-amounts.csv',
    'spaces of three kinds, decimal commas, euro signs',
    ['1 234,50 €', '1\u00a0234,50', '1\u202f234\u202f567,89\u00a0€', '0,05'],
    ['1234.5', '1234.5', '1234567.89', '0.05'],
  ),
  amounts(
    'german-amounts.csv',
    'points for thousands',
    ['1.234,50', '12,00', '1.234.567,89'],
    ['1234.5', '12', '1234567.89'],
  ),
  amounts(
    'english-amounts.csv',
    'commas for thousands, dollars declared',
    ['"$1,234.50"', '$8.00', '1,234,567.89'],
    ['1234.5', '8', '1234567.89'],
    { choices: { currency: 'USD' } },
  ),
  amounts(
    'swiss-amounts.csv',
    'apostrophes for thousands',
    ["1'234.50", '1’234’567.05', '9.90'],
    ['1234.5', '1234567.05', '9.9'],
  ),
  amounts(
    'indian-amounts.csv',
    'groups of two',
    ['1,23,456.78', '12,34,567.00', '999.50'],
    ['123456.78', '1234567', '999.5'],
  ),
  amounts(
    'scientific.csv',
    'exponents, as spreadsheets write large numbers',
    ['1,23E+05', '5E-2', '1,5e3'],
    ['123000', '0.05', '1500'],
  ),
  amounts(
    'floating-point.csv',
    'traces of binary floating point',
    ['16.448000000000001', '0.30000000000000004', '12.299999999999999'],
    ['16.448', '0.3', '12.3'],
  ),
  amounts(
    'many-decimals.csv',
    'more than four decimals are not rounded',
    ['0,12345', '9,9000', '1,0001'],
    [['too_many_decimals'], '9.9', '1.0001'],
  ),
  amounts(
    'no-numbers.csv',
    'texts among numbers',
    ['9,90', 'abc', '12€50', '1,2,3', '05/01/2024'],
    ['9.9', ['not_a_number'], ['not_a_number'], ['not_a_number'], ['not_a_number']],
  ),
  amounts(
    'null-amounts.csv',
    'what stands for nothing is missing, not 0',
    ['9,90', '', '--', 'N/A', '#N/A', '<5', '0'],
    ['9.9', ['missing'], ['missing'], ['missing'], ['missing'], ['missing'], '0'],
    { warnings: ['masked_values'] },
  ),
  amounts(
    'too-large.csv',
    'more than a safe whole number of ten-thousandths',
    ['1,00', '99999999999999'],
    ['1', ['too_large']],
  ),
  amounts('ambiguous-amounts.csv', '1,234 may be a thousand or not', ['1,234', '5,678'], [], {
    rows: undefined,
    questions: ['line_total: decimal'],
  }),
  amounts('answered-amounts.csv', 'the same, answered', ['1,234', '5,678'], ['1.234', '5.678'], {
    choices: { settings: { decimal: { line_total: ',' } } },
  }),
  amounts(
    'contradicting-amounts.csv',
    'points and commas in one column: the commoner notation is kept',
    ['12,50', '1,5', '12.75', '8'],
    ['12.5', '1.5', ['not_a_number'], '8'],
    { warnings: ['mixed_notation'] },
  ),
  amounts(
    'other-currency.csv',
    'an amount in another currency than the rest',
    ['9,90 €', '8,00 £', '7,00 EUR', '6,00'],
    ['9.9', ['currency_differs'], '7', '6'],
  ),
  {
    file: 'currency-in-header.csv',
    about: 'the currency stands in the name of the column',
    bytes: lines(
      'N° de commande;Date de commande;Référence;Montant (GBP)',
      'N1;2026-03-12;A;£9.90',
      'N2;2026-03-12;A;9.90 €',
    ),
    rows: [taken(2, 'N1', '2026-03-12', 'A', 1, '9.9'), refused(3, 'currency_differs', 'line_total')],
  },
  {
    file: 'negative-amounts.csv',
    about: 'brackets, and the minus before, behind and after the sign of the currency',
    bytes: lines(
      'N° de commande;Date de commande;Référence;Qté;Montant',
      'N1;2026-03-12;A;-1;(12,00)',
      'N2;2026-03-12;A;-1;-€5',
      'N3;2026-03-12;A;-1;5,00-',
      'N4;2026-03-12;A;-1;−5,50 €',
    ),
    rows: [
      taken(2, 'N1', '2026-03-12', 'A', -1, '-12'),
      taken(3, 'N2', '2026-03-12', 'A', -1, '-5'),
      taken(4, 'N3', '2026-03-12', 'A', -1, '-5'),
      taken(5, 'N4', '2026-03-12', 'A', -1, '-5.5'),
    ],
  },
  {
    file: 'discount-rates.csv',
    about: 'discounts as percentages',
    bytes: lines(
      'N° de commande;Date de commande;Référence;Qté;Prix;Remise',
      'N1;2026-03-12;A;2;10,00;12 %',
      'N2;2026-03-12;A;1;10,00;0 %',
      'N3;2026-03-12;A;1;10,00;12,5%',
    ),
    warnings: ['discount_is_rate'],
    rows: [
      taken(2, 'N1', '2026-03-12', 'A', 2, '17.6'),
      taken(3, 'N2', '2026-03-12', 'A', 1, '10'),
      taken(4, 'N3', '2026-03-12', 'A', 1, '8.75'),
    ],
  },
  {
    file: 'quantities.csv',
    about: 'quantities that are no whole numbers',
    bytes: lines(
      'Order ID,Order Date,SKU,Quantity,Unit Price',
      'N1,2026-03-12,A,2.0,5',
      'N2,2026-03-12,A,2.5,5',
      'N3,2026-03-12,A,<5,5',
      'N4,2026-03-12,A,99999999999,5',
    ),
    warnings: ['masked_values'],
    rows: [
      taken(2, 'N1', '2026-03-12', 'A', 2, '10'),
      refused(3, 'not_an_integer', 'quantity'),
      refused(4, 'missing', 'quantity'),
      refused(5, 'not_an_integer', 'quantity'),
    ],
  },
];
