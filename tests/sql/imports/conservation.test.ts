import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core/errors';
import { runSql } from '@/lib/db/run-sql';
import { type TestDatabase, testDatabase } from '../database';
import { counts, csv, emptyShop, facts, file, importFile, proveRollups } from './import-files';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(emptyShop);

const HEADER =
  'Order ID;Order Date;Customer ID;SKU;Category;Quantity;Unit Price;Discount;Country;Status;Delivered At;Notes';
const mostly = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: odd });
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll(/[;"\r\n\0]/g, ' ')),
  fc.constantFrom(
    '',
    '__proto__',
    'constructor',
    '\\N',
    '\\.',
    "'",
    '😀',
    '=1+1',
    '-',
    'null',
    '0',
    '-1',
    '1e400',
    'x'.repeat(5_000),
    '9999-12-31',
    '0000-00-00',
    '1900-01-01',
    '2024-01-05 10:00+99:00',
    `x${'😀'.repeat(150)}`,
    '2147483648',
    '99999999999999999',
  ),
);
const cell = (usual: fc.Arbitrary<string>) => mostly(usual, anything);
const row = fc
  .tuple(
    cell(fc.constantFrom('N1', 'N2', 'N3', 'C4', 'C5', 'A6', 'n7')),
    cell(fc.integer({ min: 1, max: 28 }).map((day) => `2024-01-${String(day).padStart(2, '0')} 10:00`)),
    cell(fc.constantFrom('', 'P1', 'P2', 'P3')),
    cell(fc.constantFrom('A', 'B', 'C')),
    cell(fc.constantFrom('face', 'body', '')),
    cell(fc.integer({ min: -3, max: 9 }).map(String)),
    cell(fc.integer({ min: 0, max: 999_999 }).map((n) => (n / 100).toFixed(2).replace('.', ','))),
    cell(fc.constantFrom('0', '1,50', '2,25', '')),
    cell(fc.constantFrom('France', 'BE', 'Suisse')),
    cell(fc.constantFrom('Payée', 'Annulée', 'Livrée', '')),
    cell(fc.constantFrom('', '2024-02-01', '2024-02-02')),
    cell(fc.constantFrom('', 'note', '"a quoted; note"', '"two\nlines"', 'L"Oréal')),
  )
  .map((cells) => cells.join(';'));
const spoiled = fc.constantFrom(
  '',
  ';;;;;;;;;;;',
  'N1;2024-01-01',
  `${'x;'.repeat(20)}y`,
  '"never closed;1',
  'Total;;;;;42',
);
const text = fc
  .array(mostly(row, spoiled), { maxLength: 25 })
  .chain((rows) => fc.constantFrom('\n', '\r\n').map((end) => [HEADER, ...rows].join(end)));

describe('conservation', () => {
  it('accounts for every row of every file, and never stops', async () => {
    let files = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(text, async (content) => {
        files += 1;
        let report: Awaited<ReturnType<typeof importFile>>;
        try {
          report = await importFile(file('fuzz.csv', content));
        } catch (error) {
          // A column that cannot be decided is asked about; nothing else may stop an import.
          if (!(error instanceof AppError) || error.code !== 'unsupported_file') throw error;
          refused += 1;
          return;
        }
        const { rows, inserted, updated, unchanged, quarantined } = report;
        expect(rows).toBe(inserted + updated + unchanged + quarantined);
        const again = await importFile(file('again.csv', content));
        expect(counts(again)).toMatchObject({ rows, inserted: 0, updated: 0, quarantined });
      }),
      { numRuns: 40 },
    );
    expect(refused).toBeLessThan(files / 4);
    await proveRollups(database);
    const [broken] = await runSql<{ n: bigint }>(`SELECT count(*) n FROM import_batch WHERE status <> 'done'`);
    expect(broken?.n).toBe(0n);
  }, 300_000);

  it('is held by the database itself', async () => {
    await importFile(file('a.csv', csv([['N1', '2024-01-05', 'C1', 'A', 1, 10]])));
    await expect(runSql('UPDATE import_batch SET rows = rows + 1')).rejects.toThrow(/import_batch/);
    await expect(runSql('UPDATE import_batch SET inserted = -1, unchanged = 2')).rejects.toThrow(/import_batch/);
  });

  it('takes a file with a header only, and refuses an empty one', async () => {
    expect(counts(await importFile(file('a.csv', csv([]))))).toEqual({
      rows: 0,
      inserted: 0,
      updated: 0,
      unchanged: 0,
      quarantined: 0,
    });
    await expect(importFile(file('b.csv', ''))).rejects.toMatchObject({ key: 'imports.empty' });
    await expect(importFile(file('c.csv', '\n\n'))).rejects.toMatchObject({ key: 'imports.noHeader' });
  });
});

describe('quarantine', () => {
  it('holds line, column, reason and text of what could not be taken, and the corrected row loads', async () => {
    const good = Array.from({ length: 500 }, (_, i) => `N${i};05/01/2024;A;1;2,50`);
    const bad = [
      'N900;31/02/2024;A;1;2,50',
      'N901;05/13/2024;A;1;2,50',
      'N902;25/01/2024;A;x;2,50',
      'N903;25/01/2024;A;1;2.50',
      ';25/01/2024;A;1;2,50',
      'N904;25/01/2024;"A;1;2,50',
      'N905;25/01/2024;A;1;2,50;6',
      'N906;25/01/2024;A;1;0,123456',
    ];
    const header = 'N° de commande;Date de commande;Référence;Qté;Prix';
    const report = await importFile(file('v.csv', [header, ...good, ...bad, 'N999;31/01/2024;B;1;3,00'].join('\r\n')));
    expect(counts(report)).toEqual({ rows: 509, inserted: 501, updated: 0, unchanged: 0, quarantined: 8 });
    expect(await runSql('SELECT line, "column", code, raw FROM quarantined_row ORDER BY line')).toEqual([
      { line: 502, column: 'Date de commande', code: 'not_a_date', raw: bad[0] },
      { line: 503, column: 'Date de commande', code: 'not_a_date', raw: bad[1] },
      { line: 504, column: 'Qté', code: 'not_a_number', raw: bad[2] },
      { line: 505, column: 'Prix', code: 'not_a_number', raw: bad[3] },
      { line: 506, column: 'N° de commande', code: 'missing', raw: bad[4] },
      { line: 507, column: '', code: 'unclosed_quote', raw: bad[5] },
      { line: 508, column: '', code: 'too_many_cells', raw: bad[6] },
      { line: 509, column: 'Prix', code: 'too_many_decimals', raw: bad[7] },
    ]);
    const corrected = await importFile(file('v2.csv', [header, 'N900;28/02/2024;A;1;2,50'].join('\n')));
    expect(counts(corrected)).toMatchObject({ inserted: 1, quarantined: 0 });
    await proveRollups(database);
  });

  it('takes 99,999 rows of 100,000 when one is wrong', async () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, i) => `N${i >> 2},2024-01-${10 + (i % 20)},A${i % 50},${i === 70_000 ? 'many' : 1},2.50`,
    );
    const report = await importFile(file('big.csv', ['order,date,sku,qty,price', ...rows].join('\n')));
    expect(counts(report)).toEqual({ rows: 100_000, inserted: 99_999, updated: 0, unchanged: 0, quarantined: 1 });
    expect(await runSql('SELECT line, "column", raw FROM quarantined_row')).toEqual([
      { line: 70_002, column: 'qty', raw: rows[70_000] },
    ]);
    await proveRollups(database);
  }, 120_000);
});

describe('an import that fails', () => {
  it('leaves nothing behind but a batch that says so', async () => {
    await importFile(file('a.csv', csv([['N1', '2024-01-05', 'C1', 'A', 1, 10]])));
    const before = await facts();
    const [version] = await runSql('SELECT data_version FROM shop');
    await runSql('ALTER TABLE rollup_product_month ADD CONSTRAINT too_much CHECK (gross < 10000000)');
    try {
      await expect(
        importFile(
          file(
            'b.csv',
            csv([
              ['N1', '2024-01-05', 'C1', 'A', 2, 10],
              ['N2', '2024-01-06', 'C2', 'B', 1, 5_000],
            ]),
          ),
        ),
      ).rejects.toThrow('too_much');
      expect(await facts()).toEqual(before);
      expect(await runSql('SELECT data_version FROM shop')).toEqual([version]);
      const batches = await runSql('SELECT status, rows, error FROM import_batch ORDER BY id');
      expect(batches).toMatchObject([
        { status: 'done' },
        { status: 'failed', rows: 0, error: { message: expect.stringContaining('too_much') } },
      ]);
      await proveRollups(database);
    } finally {
      await runSql('ALTER TABLE rollup_product_month DROP CONSTRAINT too_much');
    }
    expect(counts(await importFile(file('b.csv', csv([['N2', '2024-01-06', 'C2', 'B', 1, 5_000]]))))).toMatchObject({
      inserted: 1,
    });
    await proveRollups(database);
  });

  it.each<[string, () => string, string]>([
    ['a gzip bomb', () => file('bomb.csv.gz', gzipSync(Buffer.alloc(100 * 2 ** 20, 'a,b\n'))), 'imports.bomb'],
    [
      'a gzip bomb that lies about its size',
      () => {
        const rows = `order,date,sku,price\n${`1,2024-01-05,${'A'.repeat(1_000_000)},2.50\n`.repeat(80)}`;
        return file('lies.csv.gz', Buffer.concat([gzipSync(rows), gzipSync('1,2024-01-05,A,2.50\n')]));
      },
      'imports.bomb',
    ],
    [
      'a gzip file that was cut',
      () =>
        file(
          'cut.csv.gz',
          gzipSync(
            csv(Array.from({ length: 2_000 }, (_, i) => [`N${i}`, '2024-01-05', 'C1', `A${i * 7}`, 1, i])),
          ).subarray(0, 4_000),
        ),
      'imports.unreadable',
    ],
    [
      'a zip or XLSX file that was cut',
      () => file('a.csv', Buffer.from('504b030414000600', 'hex')),
      'imports.unreadable',
    ],
    ['an unknown export', () => file('a.csv', 'foo,bar\n1,2\n'), 'imports.unknownFormat'],
    [
      'days that could be months',
      () => file('a.csv', 'order,date,sku,price\n1,05/01/2024,A,2.50\n2,06/02/2024,A,2.50\n'),
      'imports.ambiguousDate',
    ],
    [
      'thousands that could be decimals',
      () => file('a.csv', 'order,date,sku,price\n1,2024-01-05,A,"1,250"\n'),
      'imports.ambiguousNumber',
    ],
  ])('refuses %s before anything is written', async (_, make, key) => {
    const source = make();
    const started = performance.now();
    await expect(importFile(source)).rejects.toMatchObject({ key });
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(await runSql('SELECT 1 FROM shop_order')).toEqual([]);
  });

  it('reads a packed file again whose accents come late and are not UTF-8', async () => {
    const rows = Array.from({ length: 12_000 }, (_, i) => [`N${i}`, '2024-01-05', 'C1', `A${i}`, 1, 2]);
    const late = csv([...rows, ['N12000', '2024-01-06', 'Été', 'Crème', 1, 3]]);
    const source = file('late.csv.gz', gzipSync(Buffer.from(late, 'latin1')));
    expect(counts(await importFile(source))).toMatchObject({ inserted: 12_001, quarantined: 0 });
    expect(await runSql(`SELECT sku FROM product WHERE sku LIKE 'Cr%'`)).toEqual([{ sku: 'Crème' }]);
    expect(await runSql('SELECT encoding FROM import_batch')).toEqual([{ encoding: 'windows-1252' }]);
    await proveRollups(database);
  });

  it('reads what a person declares about it', async () => {
    const dates = file('a.csv', 'order,date,sku,price\n1,05/01/2024,A,"1,250"\n');
    await importFile(dates, {
      settings: { dateOrder: { booked_at: 'dmy' }, decimal: { unit_price: ',' } },
      currency: 'CHF',
    });
    expect(await runSql('SELECT day, net::text, currency FROM shop_order')).toEqual([
      { day: '2024-01-05', net: '12500', currency: 'CHF' },
    ]);
  });
});
