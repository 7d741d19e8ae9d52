import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { env } from '@/lib/core/env';
import { runSql } from '@/lib/db/run-sql';
import {
  importCorrections,
  retryQuarantined,
  type WaitingRows,
  waitingRows,
} from '@/lib/imports/corrections/import-corrections';
import { undoBatch } from '@/lib/imports/undo/undo-batch';
import { type TestDatabase, testDatabase } from '../database';
import { counts, csv, emptyShop, facts, file, importFile, proveRollups } from './import-files';
import { factsOf, state } from './state';

const folder = mkdtempSync(path.join(tmpdir(), 'vigie-corrections-'));
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  env().VIGIE_DATA_DIR = folder;
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});
beforeEach(emptyShop);

const by = { createdBy: 'test' };
const RIGHT = [
  ['N1', '2024-01-05', 'C1', 'A', 1, 10],
  ['N1', '2024-01-05', 'C1', 'B', 2, 7.5],
  ['N2', '2024-01-06', 'C2', 'A', 3, 10],
  ['N3', '2024-02-01', 'C1', 'C', 1, 4],
];
const WRONG = RIGHT.map((row, i) => (i === 1 ? row.with(4, 'two') : i === 3 ? row.with(1, '2024-02-31') : row));
/** The cells of a waiting line, some of them corrected. */
function edited({ columns, rows }: WaitingRows, line: number, changes: Record<string, string>) {
  const row = rows.find((one) => one.line === line);
  if (!row) throw new Error(`line ${line} does not wait`);
  return { line, cells: row.cells.map((cell, i) => changes[columns[i] as string] ?? cell) };
}
const quarantine = () =>
  runSql(`SELECT batch_id, line, code, resolved_at IS NOT NULL AS resolved FROM quarantined_row ORDER BY 1, 2`);

describe('rows corrected in the quarantine', () => {
  it('make the same shop as a file without faults, and are resolved', async () => {
    await importFile(file('orders.csv', csv(RIGHT)));
    const right = await facts();
    await emptyShop();
    const batch = await importFile(file('orders.csv', csv(WRONG)));
    expect(counts(batch)).toEqual({ rows: 4, inserted: 2, updated: 0, unchanged: 0, quarantined: 2 });
    expect(batch.reasons).toEqual([
      { code: 'not_a_date', rows: 1 },
      { code: 'not_a_number', rows: 1 },
    ]);
    const waiting = await waitingRows(batch.id);
    expect(waiting.rows.map(({ line, column, value }) => [line, column, value])).toEqual([
      [3, 'Quantity', 'two'],
      [5, 'Order Date', '2024-02-31'],
    ]);
    const first = edited(waiting, 3, { Quantity: '2' });
    const child = await importCorrections(batch.id, [edited(waiting, 5, { 'Order Date': '2024-02-01' }), first], by);
    expect(counts(child)).toEqual({ rows: 2, inserted: 2, updated: 0, unchanged: 0, quarantined: 0 });
    expect(await facts()).toEqual(right);
    expect(await runSql(`SELECT parent_id, file_name, created_by FROM import_batch WHERE id = ${child.id}`)).toEqual([
      { parent_id: batch.id, file_name: 'orders.csv', created_by: 'test' },
    ]);
    // They keep the line of the file that they came from.
    expect(await runSql(`SELECT file_line FROM order_line WHERE batch_id = ${child.id} ORDER BY 1`)).toEqual([
      { file_line: 3 },
      { file_line: 5 },
    ]);
    expect(await quarantine()).toEqual([
      { batch_id: batch.id, line: 3, code: 'not_a_number', resolved: true },
      { batch_id: batch.id, line: 5, code: 'not_a_date', resolved: true },
    ]);
    await proveRollups(database);
    await expect(importCorrections(batch.id, [first], by)).rejects.toMatchObject({
      key: 'imports.notWaiting',
    });
    // The corrected file is known already.
    expect(counts(await importFile(file('orders.csv', csv(RIGHT))))).toMatchObject({
      inserted: 0,
      updated: 0,
      unchanged: 4,
    });
  });

  it('stay with their new text and reason while they are wrong', async () => {
    const batch = await importFile(file('orders.csv', csv(WRONG)));
    const wrong = edited(await waitingRows(batch.id), 3, { Quantity: '2', 'Unit Price': 'free, perhaps' });
    const child = await importCorrections(batch.id, [wrong], by);
    expect(counts(child)).toEqual({ rows: 1, inserted: 0, updated: 0, unchanged: 0, quarantined: 1 });
    const still = await waitingRows(batch.id);
    expect(still.rows[0]).toMatchObject({
      line: 3,
      column: 'Unit Price',
      code: 'not_a_number',
      value: 'free, perhaps',
      cells: wrong.cells,
    });
    expect((await quarantine()).filter((row) => !(row as { resolved: boolean }).resolved)).toHaveLength(2);
    const done = await importCorrections(batch.id, [edited(still, 3, { 'Unit Price': '7.5' })], by);
    expect(counts(done)).toMatchObject({ inserted: 1, quarantined: 0 });
    await proveRollups(database);
  });

  it('are lines of their own even where they equal one that was taken', async () => {
    const row = ['N1', '2024-01-05', 'C1', 'A', 1, 10];
    const batch = await importFile(
      file('orders.csv', csv([row, row.with(4, 'x'), row.with(4, 'y'), row.with(3, 'B')])),
    );
    for (const line of [3, 4]) {
      const right = edited(await waitingRows(batch.id), line, { Quantity: '1' });
      expect(counts(await importCorrections(batch.id, [right], by))).toMatchObject({ inserted: 1 });
    }
    expect(await runSql('SELECT line_count, units, net::text FROM shop_order')).toEqual([
      { line_count: 4, units: 4, net: '400000' },
    ]);
    expect(counts(await importFile(file('orders.csv', csv([row, row, row, row.with(3, 'B')]))))).toMatchObject({
      inserted: 0,
      unchanged: 4,
    });
    await proveRollups(database);
  });

  it('wait again when the correction is undone, and keep their import from being undone before', async () => {
    const batch = await importFile(file('orders.csv', csv(WRONG)));
    const before = await state();
    const right = edited(await waitingRows(batch.id), 3, { Quantity: '2' });
    const child = await importCorrections(batch.id, [right], by);
    await expect(undoBatch(batch.id, 'test')).rejects.toMatchObject({ key: 'imports.undoLaterFirst' });
    await undoBatch(child.id, 'test');
    expect(factsOf(await state())).toEqual(factsOf(before));
    expect((await waitingRows(batch.id)).rows.map(({ line }) => line)).toEqual([3, 5]);
    await undoBatch(batch.id, 'test');
    expect(factsOf(await state())).toEqual({});
    await expect(importCorrections(batch.id, [right], by)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('are read as the file was: separator, comma, order of day and month, title lines', async () => {
    const header = 'Commande;Date;Client;Référence;Qté;Prix unitaire;Remise';
    const text = [
      'Ventes de janvier',
      '',
      header,
      '1;13/01/2024;C1;A;1;12,50;0',
      '2;05/02/2024;C1;A;"1 ""pièce""";12,50;0',
      '3;06/02/2024;C1;"B;b";1;1,20;0',
    ];
    const batch = await importFile(file('ventes.csv', text.join('\r\n')));
    expect(counts(batch)).toMatchObject({ inserted: 2, quarantined: 1 });
    const waiting = await waitingRows(batch.id);
    expect(waiting.rows[0]).toMatchObject({
      line: 5,
      cells: ['2', '05/02/2024', 'C1', 'A', '1 "pièce"', '12,50', '0'],
    });
    const right = edited(waiting, 5, { Qté: '3' });
    expect(counts(await importCorrections(batch.id, [right], by))).toMatchObject({ inserted: 1 });
    expect(await runSql(`SELECT day, net::text FROM shop_order WHERE external_ref = '2'`)).toEqual([
      { day: '2024-02-05', net: '375000' },
    ]);
  });

  it('are run again as they are once what was unknown is known', async () => {
    const batch = await importFile(file('orders.csv', csv(WRONG)));
    expect(await retryQuarantined(batch.id, ['unknown_sku'], by)).toBeNull();
    const again = await retryQuarantined(batch.id, ['not_a_date', 'not_a_number'], by);
    expect(again && counts(again)).toEqual({ rows: 2, inserted: 0, updated: 0, unchanged: 0, quarantined: 2 });
    expect((await waitingRows(batch.id)).rows.map(({ line }) => line)).toEqual([3, 5]);
    await proveRollups(database);
  });
});
