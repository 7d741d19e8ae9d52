import { describe, expect, it } from 'vitest';
import { inspectFile } from '@/lib/imports/inspect-file';
import { fieldsOf, fileOf, recordsOf } from './records-of';
import { type Cell, workbookFile } from './workbook-file';

const raw = (xml: string, attributes = ''): Cell => ({ xml, attributes });
const number = (text: string, style = 0): Cell => raw(`<v>${text}</v>`, `s="${style}"`);
const one = async (cell: Cell, styles: readonly (number | string)[] = []) =>
  (await fieldsOf({ sheets: [{ name: 'S', rows: [[cell, 'end']] }], styles }))[0]?.[0];

describe('cells of a workbook', () => {
  it.each<[string, Cell, string]>([
    ['a shared text', 'Crème & <soin> "25"', 'Crème & <soin> "25"'],
    ['an emoji', 'Rouge 😀', 'Rouge 😀'],
    ['a text in the cell', raw('<is><t>ici</t></is>', 't="inlineStr"'), 'ici'],
    ['a text in runs', raw('<is><r><t>Cr</t></r><r><rPr><b/></rPr><t>ème</t></r></is>', 't="inlineStr"'), 'Crème'],
    [
      'a text without its reading aid',
      raw('<is><t>東京</t><rPh sb="0" eb="1"><t>トウキョウ</t></rPh></is>', 't="inlineStr"'),
      '東京',
    ],
    ['an escaped line break', raw('<is><t>a_x000D_b</t></is>', 't="inlineStr"'), 'a\rb'],
    ['an escaped NUL', raw('<is><t>a_x0000_b</t></is>', 't="inlineStr"'), 'ab'],
    ['the result of a formula', raw('<f>A1*2</f><v>42.5</v>'), '42.5'],
    ['the text of a formula', raw('<f>A1&amp;B1</f><v>AB</v>', 't="str"'), 'AB'],
    ['a formula without result', raw('<f>A1*2</f>'), ''],
    ['true', true, 'TRUE'],
    ['false', false, 'FALSE'],
    ['an error', raw('<v>#N/A</v>', 't="e"'), ''],
    ['an ISO date', raw('<v>2026-03-12T00:00:00</v>', 't="d"'), '2026-03-12'],
    ['an ISO date with time', raw('<v>2026-03-12T10:20:30</v>', 't="d"'), '2026-03-12T10:20:30'],
    ['a whole number', number('1234'), '1234'],
    ['a decimal number', number('1234.5'), '1234.5'],
    ['a number of 17 digits that is a shorter one', number('0.10000000000000001'), '0.1'],
    ['a sum of binary fractions', number('12.299999999999999'), '12.299999999999999'],
    ['a negative number', number('-0.05'), '-0.05'],
    ['an exponent', number('1.5E3'), '1500'],
    ['a small exponent', number('1E-3'), '0.001'],
    ['a long article code', number('4006381333931'), '4006381333931'],
    ['a code too long for a floating point number', number('12345678901234567890'), '12345678901234567890'],
  ])('reads %s', async (_, cell, text) => {
    expect(await one(cell)).toBe(text);
  });

  // Day numbers and what Excel shows for them; 60 is the day that never was.
  it.each<[number | string, string, string]>([
    [14, '46093', '2026-03-12'],
    [14, '1', '1900-01-01'],
    [14, '59', '1900-02-28'],
    [14, '61', '1900-03-01'],
    [14, '36585', '2000-02-29'],
    [22, '46093.430902777778', '2026-03-12 10:20:30'],
    [22, '46093.999999999', '2026-03-13'],
    [21, '0.5', '12:00:00'],
    [20, '0.430902777778', '10:20:30'],
    [46, '1.25', '30:00:00'],
    ['yyyy-mm-dd', '46093', '2026-03-12'],
    ['dd/mm/yyyy hh:mm', '46093.75', '2026-03-12 18:00:00'],
    ['[$-40C]d mmmm yyyy;@', '46093', '2026-03-12'],
    ['mmm-yy', '46082', '2026-03-01'],
    ['[h]:mm', '0.3125', '07:30:00'],
    ['0.00', '46093.5', '46093.5'],
    ['#,##0.00 "days"', '12.5', '12.5'],
    ['_-* #,##0.00\\ [$€-40C]_-', '12.5', '12.5'],
    ['[Red]0.00', '12.5', '12.5'],
    ['0%', '0.12', '0.12'],
    ['General', '46093', '46093'],
    ['yyyy-mm-dd', '-5', '-5'],
    ['yyyy-mm-dd', '99999999', '99999999'],
  ])('reads format %s of %s as %s', async (format, value, text) => {
    expect(await one(number(value, 1), [format])).toBe(text);
  });

  it('counts days from 1904 where the workbook does', async () => {
    const rows = [[number('44631', 1)]];
    expect(await fieldsOf({ sheets: [{ name: 'S', rows }], styles: [14], is1904: true })).toEqual([['2026-03-12']]);
  });

  it('keeps the places of cells, rows and line numbers, and leaves out what is empty', async () => {
    const { records } = await recordsOf({
      sheets: [{ name: 'S', rows: [['a', null, 'c'], [], [null, 'b'], [raw('', 's="0"')], ['x;y', 'q"r', 'l1\nl2']] }],
    });
    expect(records.map(({ line, fields, raw: text }) => [line, fields, text])).toEqual([
      [1, ['a', '', 'c'], 'a;;c'],
      [3, ['', 'b'], ';b'],
      [5, ['x;y', 'q"r', 'l1\nl2'], '"x;y";"q""r";"l1\nl2"'],
    ]);
  });

  it('reads parts that carry a namespace prefix', async () => {
    const rows: Cell[][] = [
      ['a', raw('<x:is><x:t>b</x:t></x:is>', 't="inlineStr"'), raw('<x:v>46093</x:v>', 's="1"')],
      ['c'],
    ];
    const book = { sheets: [{ name: 'S', rows, merged: ['A1:A2'] }], styles: [14], prefix: 'x' };
    const { records, notes } = await recordsOf(book);
    expect(records.map(({ fields }) => fields)).toEqual([['a', 'b', '2026-03-12'], ['c']]);
    expect(notes.merged).toBe(1);
  });

  it('counts errors and formulas without result', async () => {
    const error = raw('<v>#REF!</v>', 't="e"');
    const { notes } = await recordsOf({
      sheets: [
        {
          name: 'S',
          rows: [
            ['a', error, error],
            [raw('<f>A1</f>'), 'b'],
          ],
        },
      ],
    });
    expect(notes).toEqual({ errors: 2, uncomputed: 1, merged: 0 });
  });

  it('gives a merged cell to every row that it covers, but not where an amount would be counted twice', async () => {
    const rows: Cell[][] = [
      ['Order', 'Date', 'SKU', 'Shipping'],
      ['N1', number('46093', 1), 'A', 5],
      [null, null, 'B'],
      [null, null, 'C'],
      ['N2', number('46094', 1), 'A', 5],
    ];
    const book = { sheets: [{ name: 'S', rows, merged: ['A2:A4', 'B2:B4', 'D2:D4', 'A1:A1', 'E1:F1'] }], styles: [14] };
    const { records, notes } = await recordsOf(book, { notFilled: [3] });
    expect(records.map(({ fields }) => fields)).toEqual([
      ['Order', 'Date', 'SKU', 'Shipping'],
      ['N1', '2026-03-12', 'A', '5'],
      ['N1', '2026-03-12', 'B'],
      ['N1', '2026-03-12', 'C'],
      ['N2', '2026-03-13', 'A', '5'],
    ]);
    expect(records[2]?.raw).toBe('N1;2026-03-12;B');
    expect(notes.merged).toBe(3);
  });
});

const HEADER = ['Order ID', 'Order Date', 'SKU', 'Quantity', 'Unit Price'];

describe('a workbook as an export', () => {
  it('is recognised by its content, whatever its name', async () => {
    const book = workbookFile({ sheets: [{ name: 'Sales', rows: [HEADER, ['N1', '2026-03-12', 'A', 2, 9.9]] }] });
    for (const name of ['orders.csv', 'orders.xlsm', 'orders']) {
      const found = await inspectFile(fileOf(name, book));
      expect(found).toMatchObject({ kind: 'xlsx', sheet: 'Sales', format: { id: 'generic-orders' }, questions: [] });
      expect(found.sample[0]).toMatchObject({ line: 2, fields: ['N1', '2026-03-12', 'A', '2', '9.9'] });
    }
  });

  it('reads the sheet that a format knows best, unless a person names another', async () => {
    const sheets = [
      { name: 'Read me', rows: [['Exported on 12 March']] },
      {
        name: 'Old',
        state: 'hidden' as const,
        rows: [
          [...HEADER, 'Currency'],
          ['N0', '2026-03-11', 'A', 1, 1, 'EUR'],
        ],
      },
      { name: 'Orders', rows: [['Sales report'], [], HEADER, ['N1', '2026-03-12', 'A', 2, 9.9]] },
    ];
    const file = fileOf('book.xlsx', workbookFile({ sheets }));
    const found = await inspectFile(file);
    expect(found).toMatchObject({ sheet: 'Orders', headerIndex: 1, preamble: [['Sales report']] });
    expect(found.sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['Read me', false],
      ['Old', true],
      ['Orders', false],
    ]);
    expect(found.sample.map(({ line }) => line)).toEqual([4]);
    expect((await inspectFile(file, { sheet: 'Old' })).sample[0]?.fields[0]).toBe('N0');
    await expect(inspectFile(file, { sheet: 'Nope' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('takes its numbers as they are, beside texts with a decimal comma', async () => {
    const rows: Cell[][] = [HEADER, ['N1', '2026-03-12', 'A', 1, 1.234], ['N2', '2026-03-12', 'A', 1, '12,50 €']];
    const found = await inspectFile(fileOf('book.xlsx', workbookFile({ sheets: [{ name: 'S', rows }] })));
    expect(found.settings.decimal.unit_price).toBe(',');
    expect(found.questions).toEqual([]);
    expect(found.sample.map(({ fields }) => fields[4])).toEqual(['1,234', '12,50 €']);
    // What goes to quarantine reads the same when it is corrected.
    expect(found.sample[0]?.raw).toBe('N1;2026-03-12;A;1;1,234');
    expect(found.currency).toBe('EUR');
  });

  it('never asks how its own numbers read', async () => {
    const rows: Cell[][] = [HEADER, ['N1', '2026-03-12', 'A', 1, 1.234], ['N2', '2026-03-12', 'A', 1, 1234]];
    const found = await inspectFile(fileOf('book.xlsx', workbookFile({ sheets: [{ name: 'S', rows }] })));
    expect(found.questions).toEqual([]);
    expect(found.settings.decimal.unit_price).toBe('.');
  });

  it('says when it holds nothing', async () => {
    const file = fileOf('book.xlsx', workbookFile({ sheets: [{ name: 'S', rows: [] }] }));
    await expect(inspectFile(file)).rejects.toMatchObject({ key: 'imports.empty' });
  });
});
