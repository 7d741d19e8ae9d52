import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { type Cell, workbookFile } from '../../unit/imports/reading/workbook-file';
import { type TestDatabase, testDatabase } from '../database';
import { counts, csv, emptyShop, facts, file, importFile, proveRollups } from './import-files';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(emptyShop);

const HEADER = [
  'Order ID',
  'Order Date',
  'Customer ID',
  'SKU',
  'Category',
  'Quantity',
  'Unit Price',
  'Sales Channel',
  'Country',
  'Status',
];
const day = (serial: number): Cell => ({ xml: `<v>${serial}</v>`, attributes: 's="1"' });
const row = (order: string, serial: number, sku: string, quantity: number, price: Cell): Cell[] => [
  ...[order, day(serial), 'C1', sku, `cat-${sku}`, quantity, price],
  ...['site', 'France', 'completed'],
];
const book = (rows: readonly (readonly Cell[])[]) =>
  file('orders.xlsx', workbookFile({ sheets: [{ name: 'Orders', rows: [HEADER, ...rows] }], styles: [14] }));

describe('a workbook', () => {
  it('brings the same facts as the same rows as CSV, and changes nothing after them', async () => {
    const rows = [row('N1', 46_093, 'A', 2, 9.9), row('N1', 46_093, 'B', 1, 0.1), row('N2', 46_094, 'A', 3, 1234.5)];
    const report = await importFile(book(rows));
    expect(counts(report)).toEqual({ rows: 3, inserted: 3, updated: 0, unchanged: 0, quarantined: 0 });
    await proveRollups(database);
    const before = await facts();
    const text = csv([
      ['N1', '2026-03-12', 'C1', 'A', 2, 9.9],
      ['N1', '2026-03-12', 'C1', 'B', 1, 0.1],
      ['N2', '2026-03-13', 'C1', 'A', 3, 1234.5],
    ]);
    expect(counts(await importFile(file('orders.csv', text)))).toMatchObject({ inserted: 0, updated: 0, unchanged: 3 });
    expect(await facts()).toEqual(before);
    expect(await runSql('SELECT sum(net)::text AS net FROM shop_order')).toEqual([{ net: '37234000' }]);
  });

  it('names the row and its cells in quarantine', async () => {
    const error: Cell = { xml: '<v>#N/A</v>', attributes: 't="e"' };
    const report = await importFile(
      book([row('N1', 46_093, 'A', 2, 9.9), row('N2', 46_094, 'B', 1, error), row('N3', 46_094, 'C;D', 1, 'free')]),
    );
    expect(counts(report)).toEqual({ rows: 3, inserted: 1, updated: 0, unchanged: 0, quarantined: 2 });
    expect(await runSql('SELECT line, "column", code, raw FROM quarantined_row ORDER BY line')).toEqual([
      { line: 3, column: 'line_total', code: 'missing', raw: 'N2;2026-03-13;C1;B;cat-B;1;;site;France;completed' },
      {
        line: 4,
        column: 'Unit Price',
        code: 'not_a_number',
        raw: 'N3;2026-03-13;C1;"C;D";"cat-C;D";1;free;site;France;completed',
      },
    ]);
    const [batch] = await runSql<{ warnings: unknown }>('SELECT warnings, encoding, delimiter FROM import_batch');
    expect(batch).toMatchObject({ encoding: 'utf-8', delimiter: ';' });
    expect(batch?.warnings).toContainEqual({ code: 'cell_errors', values: { count: 1 } });
  });

  it('takes amounts in the currency that they name, and none that names another', async () => {
    await importFile(book([row('N1', 46_093, 'A', 1, '9,90 €'), row('N2', 46_093, 'A', 1, 1.234)]));
    expect(await runSql('SELECT external_ref, net::text, currency FROM shop_order ORDER BY 1')).toEqual([
      { external_ref: 'N1', net: '99000', currency: 'EUR' },
      { external_ref: 'N2', net: '12340', currency: 'EUR' },
    ]);
    const [batch] = await runSql<{ warnings: { code: string }[] }>('SELECT warnings FROM import_batch');
    expect(batch?.warnings.map(({ code }) => code)).not.toContain('currency_assumed');
    await importFile(book([row('N3', 46_093, 'A', 1, '8 €'), row('N4', 46_093, 'A', 1, '8 £')]));
    expect(await runSql('SELECT line, code FROM quarantined_row')).toEqual([{ line: 3, code: 'currency_differs' }]);
  });
});
