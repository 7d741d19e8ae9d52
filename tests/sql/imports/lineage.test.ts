import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { env } from '@/lib/core/env';
import { runSql } from '@/lib/db/run-sql';
import { queueBatch, runNextBatch } from '@/lib/imports/batch-queue';
import { inspectFile } from '@/lib/imports/inspect-file';
import { keepFile, removeOldFiles } from '@/lib/imports/kept-files';
import { factsOfLine } from '@/lib/imports/lineage/facts-of-line';
import { rowOrigin } from '@/lib/imports/lineage/row-origin';
import { bindUpload, createUpload, uploadPath } from '@/lib/imports/uploads';
import { runDrillDown } from '@/lib/kpi/run';
import { type TestDatabase, testDatabase } from '../database';
import { emptyShop, file, importFile } from './import-files';

const folder = mkdtempSync(path.join(tmpdir(), 'vigie-lineage-'));
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  env().VIGIE_DATA_DIR = folder;
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});
beforeEach(async () => {
  await emptyShop();
  rmSync(path.join(folder, 'imported'), { recursive: true, force: true });
  await runSql(`INSERT INTO shop (id, name, currency) VALUES (1, 'Vigie', 'EUR')`);
});

const HEADER = 'Commande;Date;Client;Référence;Désignation;Qté;Prix unitaire;Mode de paiement';
const LINES = [
  'Ventes',
  '',
  HEADER,
  '1;13/01/2024;C1;A;"Crème',
  'hydratante";1;12,50;Carte',
  '',
  '1;13/01/2024;C1;B;Savon;2;5,00;Carte',
  '2;14/01/2024;C2;A;Crème;x;12,50;Carte',
  '2;14/01/2024;C2;C;Huile;1;7,00;Carte',
];
const TEXT = LINES.join('\r\n');

async function queued(content: Buffer, name: string): Promise<number> {
  const body = Readable.toWeb(Readable.from([content])) as WebStream<Uint8Array>;
  const upload = await createUpload(body, { name, userId: 1 });
  const file = uploadPath(upload.id);
  const inspection = await inspectFile(file);
  const id = await queueBatch({ path: file, name, createdBy: 'test', inspection, declared: {} });
  await bindUpload(upload.id, id);
  expect(await runNextBatch()).toMatchObject({ id });
  await keepFile(id);
  return id;
}

const linesOfOrders = () =>
  runSql<{ person: bigint; order: bigint; id: bigint; sku: string; line: number }>(
    `SELECT l.person_id AS person, l.order_id AS "order", l.id, p.sku, l.file_line AS line
     FROM order_line l JOIN product p ON p.id = l.product_id ORDER BY l.file_line`,
  );

describe('where a row came from', () => {
  it.each<[string, Buffer, string]>([
    ['a text file', Buffer.from(TEXT), 'ventes.csv'],
    ['a compressed file', gzipSync(TEXT), 'ventes.csv.gz'],
    ['a file of another encoding', Buffer.from(TEXT, 'latin1'), 'ventes.csv'],
  ])('is its line of %s, and the line leads back to it', async (_, content, name) => {
    const batch = await queued(content, name);
    const rows = await linesOfOrders();
    expect(rows.map(({ sku, line }) => [sku, line])).toEqual([
      ['A', 4],
      ['B', 7],
      ['C', 9],
    ]);
    for (const { person, order, id, sku, line } of rows) {
      const text = line === 4 ? `${LINES[3]}\r\n${LINES[4]}` : LINES[line - 1];
      expect(await rowOrigin(person, order, id)).toEqual([
        {
          batch,
          file: name,
          format: 'generic-orders',
          source: expect.any(String),
          importedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}Z$/),
          line,
          entity: null,
          text,
        },
      ]);
      const facts = await factsOfLine(batch, line);
      expect(facts.text).toBe(text);
      expect(facts.lines.map((fact) => [fact.sku, fact.id, fact.orderId])).toEqual([[sku, String(id), String(order)]]);
      expect(facts.payments.map(({ method }) => method)).toEqual(['Carte']);
      expect(facts.quarantined).toBeNull();
    }
    expect(await factsOfLine(batch, 8)).toEqual({
      text: LINES[7],
      lines: [],
      refunds: [],
      payments: [],
      quarantined: { column: 'Qté', code: 'not_a_number', resolved: false },
    });
  });

  it('stands beside every row behind a figure', async () => {
    const { id } = await importFile(file('ventes.csv', TEXT));
    const { rows } = await runDrillDown(
      { kpi: 'gross_revenue', from: '2024-01-01', to: '2024-01-31' },
      {},
      { locale: 'fr' },
    );
    const origins = rows.map(({ product, origin }) => [product, origin]);
    expect(origins.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))).toEqual([
      ['A', { batch: id, file: 'ventes.csv', line: 4 }],
      ['B', { batch: id, file: 'ventes.csv', line: 7 }],
      ['C', { batch: id, file: 'ventes.csv', line: 9 }],
    ]);
  });

  it('keeps the file compressed for as long as the shop says', async () => {
    const batch = await queued(Buffer.from(TEXT), 'ventes.csv');
    const kept = path.join(folder, 'imported', String(batch));
    expect(await readdir(path.join(folder, 'uploads'))).toEqual([]);
    expect(gunzipSync(readFileSync(kept)).toString()).toBe(TEXT);
    await removeOldFiles(new Date(Date.now() + 29 * 86_400_000));
    expect(await readdir(path.join(folder, 'imported'))).toEqual([String(batch)]);
    utimesSync(kept, new Date(), new Date(Date.now() - 31 * 86_400_000));
    await removeOldFiles(new Date());
    expect(await readdir(path.join(folder, 'imported'))).toEqual([]);
    const [row] = await linesOfOrders();
    if (!row) throw new Error('no line');
    expect(await rowOrigin(row.person, row.order, row.id)).toMatchObject([{ batch, line: 4, text: null }]);
  });

  it('keeps nothing where the shop keeps no files', async () => {
    await runSql('UPDATE shop SET keep_files_days = 0');
    const batch = await queued(Buffer.from(TEXT), 'ventes.csv');
    expect(await readdir(path.join(folder, 'uploads'))).toEqual([]);
    expect((await factsOfLine(batch, 7)).text).toBeNull();
  });

  it('reads a file of one’s own while it is unchanged', async () => {
    const source = file('ventes.csv', TEXT);
    const batch = await importFile(source);
    await keepFile(batch.id);
    expect((await factsOfLine(batch.id, 7)).text).toBe(LINES[6]);
    writeFileSync(source, TEXT.replace('Savon', 'Salon'));
    expect((await factsOfLine(batch.id, 7)).text).toBeNull();
  });

  it('is every record that an order of several files was built from', async () => {
    const orders = file(
      'olist_orders_dataset.csv',
      '"order_id","customer_id","order_status","order_purchase_timestamp","order_approved_at","order_delivered_carrier_date","order_delivered_customer_date","order_estimated_delivery_date"\n"o1","c1","delivered","2018-01-02 10:00:00",,,"2018-01-05 10:00:00","2018-01-09 00:00:00"\n',
    );
    const items = file(
      'olist_order_items_dataset.csv',
      '"order_id","order_item_id","product_id","seller_id","shipping_limit_date","price","freight_value"\n"o1",1,"p1","s1","2018-01-03 00:00:00",10.00,2.00\n',
    );
    const first = await importFile(orders);
    const second = await importFile(items);
    const [row] = await linesOfOrders();
    if (!row) throw new Error('no line');
    const origins = await rowOrigin(row.person, row.order, row.id);
    expect(origins.map(({ batch, entity, line }) => [batch, entity, line])).toEqual([
      [first.id, 'orders', 2],
      [second.id, 'items', 2],
    ]);
    expect((await factsOfLine(first.id, 2)).lines).toMatchObject([{ order: 'o1', sku: 'p1', net: '100000' }]);
  });
});
