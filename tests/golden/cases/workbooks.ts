import { type Cell, workbookFile } from '@/tests/unit/imports/reading/workbook-file';
import { type GoldenCase, refused, taken } from '../golden-case';

const HEADER = ['Order ID', 'Order Date', 'SKU', 'Quantity', 'Unit Price'];
const raw = (xml: string, attributes = ''): Cell => ({ xml, attributes });
const day = (serial: number): Cell => raw(`<v>${serial}</v>`, 's="1"');
const book = (rows: readonly (readonly Cell[])[], more: { merged?: string[]; is1904?: boolean } = {}) =>
  workbookFile({ sheets: [{ name: 'Orders', rows, merged: more.merged }], styles: [14], is1904: more.is1904 });
const ROWS: Cell[][] = [
  ['N1', day(46093), 'A', 2, 9.9],
  ['N2', day(46094), 'B', 1, 5],
];
const BOTH = [taken(2, 'N1', '2026-03-12', 'A', 2, '19.8'), taken(3, 'N2', '2026-03-13', 'B', 1, '5')];

export const WORKBOOK_CASES: readonly GoldenCase[] = [
  {
    file: 'book.xlsx',
    about: 'a workbook with dates by their format',
    bytes: book([HEADER, ...ROWS]),
    sheet: 'Orders',
    delimiter: ';',
    columns: HEADER,
    rows: BOTH,
  },
  {
    file: 'renamed.csv',
    about: 'a workbook that was renamed',
    bytes: book([HEADER, ...ROWS]),
    sheet: 'Orders',
    rows: BOTH,
  },
  {
    file: 'macros.xlsm',
    about: 'a workbook with the name of one with macros',
    bytes: book([HEADER, ...ROWS]),
    rows: BOTH,
  },
  {
    file: 'from-1904.xlsx',
    about: 'days counted from 1904',
    bytes: book([HEADER, ['N1', day(44631), 'A', 2, 9.9]], { is1904: true }),
    rows: BOTH.slice(0, 1),
  },
  {
    file: 'several-sheets.xlsx',
    about: 'the sheet that is an export, below its title; hidden ones are left out',
    bytes: workbookFile({
      sheets: [
        { name: 'Read me', rows: [['Exported on 12 March']] },
        { name: 'Archive', state: 'hidden', rows: [HEADER, ['OLD', '2020-01-01', 'A', 1, 1]] },
        { name: 'Sales', rows: [['Sales report'], ['1 to 31 March'], [], HEADER, ...ROWS] },
      ],
      styles: [14],
    }),
    sheet: 'Sales',
    preamble: 2,
    rows: [taken(5, 'N1', '2026-03-12', 'A', 2, '19.8'), taken(6, 'N2', '2026-03-13', 'B', 1, '5')],
  },
  {
    file: 'chosen-sheet.xlsx',
    about: 'a person chooses another sheet',
    bytes: workbookFile({
      sheets: [
        { name: 'A', rows: [HEADER, ['N1', '2026-03-12', 'A', 2, 9.9]] },
        { name: 'B', rows: [HEADER, ['N2', '2026-03-13', 'B', 1, 5]] },
      ],
    }),
    choices: { sheet: 'B' },
    sheet: 'B',
    rows: [taken(2, 'N2', '2026-03-13', 'B', 1, '5')],
  },
  {
    file: 'merged.xlsx',
    about: 'order and date merged over the lines of the order; a merged price counts once',
    bytes: book([HEADER, ['N1', day(46093), 'A', 2, 9.9], [null, null, 'B', 1], [null, null, 'C', 1, 5]], {
      merged: ['A2:A4', 'B2:B4', 'E2:E3'],
    }),
    warnings: ['merged_cells'],
    rows: [
      taken(2, 'N1', '2026-03-12', 'A', 2, '19.8'),
      refused(3, 'missing', 'line_total'),
      taken(4, 'N1', '2026-03-12', 'C', 1, '5'),
    ],
  },
  {
    file: 'errors.xlsx',
    about: 'errors and formulas without a result are empty; results are taken',
    bytes: book([
      HEADER,
      ['N1', day(46093), 'A', 2, raw('<f>1+8.9</f><v>9.9</v>')],
      ['N2', day(46094), 'B', 1, raw('<v>#N/A</v>', 't="e"')],
      ['N3', day(46094), 'C', 1, raw('<f>D4*2</f>')],
    ]),
    warnings: ['cell_errors', 'uncomputed_formulas'],
    rows: [
      taken(2, 'N1', '2026-03-12', 'A', 2, '19.8'),
      refused(3, 'missing', 'line_total'),
      refused(4, 'missing', 'line_total'),
    ],
  },
  {
    file: 'numbers-and-texts.xlsx',
    about: 'numbers beside texts with a decimal comma, and codes that are numbers',
    bytes: book([
      HEADER,
      [1001, day(46093), 4006381333931, 1, 1.234],
      [1002, day(46093), raw('<is><t>0042</t></is>', 't="inlineStr"'), 1, '12,50 €'],
    ]),
    rows: [
      taken(2, '1001', '2026-03-12', '4006381333931', 1, '1.234'),
      taken(3, '1002', '2026-03-12', '0042', 1, '12.5'),
    ],
  },
  {
    file: 'dates-as-texts.xlsx',
    about: 'real dates beside texts that are dates',
    bytes: book([
      HEADER,
      ['N1', day(46093), 'A', 2, 9.9],
      ['N2', '31/03/2026', 'B', 1, 5],
      ['N3', '02/04/2026', 'B', 1, 5],
    ]),
    rows: [
      taken(2, 'N1', '2026-03-12', 'A', 2, '19.8'),
      taken(3, 'N2', '2026-03-31', 'B', 1, '5'),
      taken(4, 'N3', '2026-04-02', 'B', 1, '5'),
    ],
  },
  {
    file: 'floating-point.xlsx',
    about: 'numbers of 17 digits',
    bytes: book([
      HEADER,
      ['N1', day(46093), 'A', 1, raw('<v>0.10000000000000001</v>')],
      ['N2', day(46093), 'A', 1, raw('<v>12.299999999999999</v>')],
      ['N3', day(46093), 'A', 1, raw('<v>0.12345</v>')],
    ]),
    rows: [
      taken(2, 'N1', '2026-03-12', 'A', 1, '0.1'),
      taken(3, 'N2', '2026-03-12', 'A', 1, '12.3'),
      refused(4, 'too_many_decimals', 'unit_price'),
    ],
  },
  { file: 'empty-book.xlsx', about: 'a workbook without cells', bytes: book([]), refused: 'imports.empty' },
  {
    file: 'old-excel.xls',
    about: 'a workbook of an old Excel',
    bytes: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504)]),
    refused: 'imports.oldExcel',
  },
  {
    file: 'web-page.xls',
    about: 'a web page with the name of a workbook',
    bytes: '<html><table><tr><td>Order ID</td></tr></table></html>',
    refused: 'imports.notTable',
  },
];
