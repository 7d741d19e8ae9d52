import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { env } from '@/lib/core/env';
import { runSql } from '@/lib/db/run-sql';
import importCommand from '@/scripts/commands/import';
import { zipFile } from '../../unit/imports/reading/zip-file';
import { type TestDatabase, testDatabase } from '../database';
import { csv, emptyShop, file } from './import-files';

const folder = mkdtempSync(path.join(tmpdir(), 'vigie-command-'));
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  env().VIGIE_DATA_DIR = folder;
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

let out = '';
let err = '';
beforeEach(async () => {
  await emptyShop();
  out = '';
  err = '';
  vi.spyOn(console, 'log').mockImplementation((text) => {
    out += `${text}\n`;
  });
  vi.spyOn(console, 'error').mockImplementation((text) => {
    err += `${text}\n`;
  });
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

const vigie = (...args: string[]) => importCommand.run(args);
const first = () =>
  file(
    'first.csv',
    csv([
      ['N1', '2024-01-05', 'C1', 'A', 1, 10],
      ['N2', '2024-01-06', 'C1', '=B', 'two', 5],
    ]),
  );
const second = () => file('second.csv', csv([['N3', '2024-01-07', 'C2', 'A', 2, 10]]));

describe('the command line of imports', () => {
  it('takes several files in order, and lists them, newest first', async () => {
    expect(await vigie(first(), second(), '--json')).toBe(0);
    const { batches } = JSON.parse(out) as { batches: { id: number }[] };
    expect(batches).toMatchObject([
      { id: 1, file: 'first.csv', rows: 2, inserted: 1, quarantined: 1, reasons: [{ code: 'not_a_number', rows: 1 }] },
      { id: 2, file: 'second.csv', rows: 1, inserted: 1, quarantined: 0, effect: [] },
    ]);
    out = '';
    expect(await vigie('list', '--json')).toBe(0);
    expect(JSON.parse(out).batches.map((one: { id: number; status: string }) => [one.id, one.status])).toEqual([
      [2, 'done'],
      [1, 'done'],
    ]);
    out = '';
    expect(await vigie('list')).toBe(0);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => line.split('\t').toSpliced(1, 1)),
    ).toEqual([
      ['2', 'done', 'generic-orders', 'second.csv', '1 = 1 + 0 + 0 + 0'],
      ['1', 'done', 'generic-orders', 'first.csv', '2 = 1 + 0 + 0 + 1'],
    ]);
  });

  it('takes the files of a zip file, each as a file of its own', async () => {
    const zip = zipFile([
      { name: 'january/first.csv', content: readFileSync(first()) },
      { name: '__MACOSX/._first.csv', content: 'noise' },
      { name: 'second.csv', content: readFileSync(second()) },
    ]);
    expect(await vigie(file('month.zip', zip), '--json')).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      batches: [
        { file: 'first.csv', inserted: 1, quarantined: 1 },
        { file: 'second.csv', inserted: 1 },
      ],
    });
  });

  it('asks for what a file does not say, instead of refusing its rows', async () => {
    const stock = file(
      'inventory.csv',
      'Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Location,Incoming,Unavailable,Committed,Available,On hand\ncreme,Crème,Title,Default Title,A,,,Paris,0,0,0,5,5\n',
    );
    expect(await vigie(stock)).toBe(1);
    expect(err).toContain('snapshot_day');
    expect(await runSql('SELECT count(*)::int AS n FROM quarantined_row')).toEqual([{ n: 0 }]);
  });

  it('tries without storing', async () => {
    expect(await vigie('--dry-run', '--json', first())).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      dryRun: true,
      batches: [
        {
          rows: 2,
          inserted: 1,
          quarantined: 1,
          effect: [
            { kpi: 'gross_revenue', before: '0.00', after: '10.00', difference: '10.00' },
            { kpi: 'net_revenue' },
            { kpi: 'order_count', difference: '1' },
            { kpi: 'units_sold' },
            { kpi: 'active_customers' },
            { kpi: 'ad_spend' },
          ],
        },
      ],
    });
    expect(err).toContain('tried, nothing stored');
    expect(await runSql('SELECT id FROM import_batch')).toEqual([]);
    expect(await runSql('SELECT id FROM shop_order')).toEqual([]);
  });

  it('shows what waits, runs it again, and undoes with an entry in the audit log', async () => {
    await vigie(first());
    expect(err).toContain('batch 1, generic-orders, 2 rows = 1 inserted + 0 updated + 0 unchanged + 1 quarantined');
    expect(await vigie('quarantine', '1', '--csv')).toBe(0);
    expect(out).toMatch(/^\ufeffLine,Column,Reason,Value,Text of the row\r\n3,Quantity,[^,]+,two,"N2,/);
    out = '';
    expect(await vigie('quarantine', '1', '--csv', '--locale', 'fr')).toBe(0);
    expect(out).toMatch(/^\ufeffLigne;Colonne;Raison;Valeur;Texte de la ligne\r\n3;Quantity;/);
    out = '';
    expect(await vigie('quarantine', '1', '--json')).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ batch: 1, rows: [{ line: 3, column: 'Quantity', code: 'not_a_number' }] });
    err = '';
    expect(await vigie('retry', '1')).toBe(0);
    expect(err).toBe('Import 1: 0 of 1 waiting rows taken, as batch 2\n');
    await expect(vigie('undo', '1')).rejects.toMatchObject({ key: 'imports.undoLaterFirst' });
    out = '';
    expect(await vigie('undo', '2')).toBe(0);
    expect(await vigie('undo', '1', '--json')).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ id: 1, orders: { removed: 1, restored: 0 } });
    expect(await runSql('SELECT id FROM shop_order')).toEqual([]);
    expect(
      await runSql(`SELECT action, target, details->>'orders_removed' AS removed FROM audit_entry ORDER BY id`),
    ).toEqual([
      { action: 'import_undone', target: 'import:2', removed: '0' },
      { action: 'import_undone', target: 'import:1', removed: '1' },
    ]);
  });

  it('says what it did not understand or could not read', async () => {
    expect(await vigie()).toBe(2);
    expect(err).toContain('import undo BATCH');
    expect(await vigie('undo')).toBe(2);
    expect(await vigie('list', '1')).toBe(2);
    await expect(vigie('undo', 'x')).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(vigie('quarantine', '7')).rejects.toMatchObject({ code: 'not_found' });
    await expect(vigie('--colour', 'a.csv')).rejects.toMatchObject({ code: 'invalid_input' });
    err = '';
    expect(await vigie(second(), file('empty.csv', ''), first(), '--json')).toBe(1);
    expect(JSON.parse(out).batches).toHaveLength(1);
    expect(err).toContain('empty.csv: The file is empty.');
    expect(err).toContain('1 more file was not read.');
  });
});
