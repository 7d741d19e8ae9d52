import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LOCALES } from '@/lib/core/locale';
import { runSql } from '@/lib/db/run-sql';
import { FACT_TABLES } from '@/lib/imports/facts/registry';
import { TEMPLATE_FORMATS } from '@/lib/imports/formats/template-registry';
import { templateFile } from '@/lib/imports/templates/template-file';
import { undoBatch } from '@/lib/imports/undo/undo-batch';
import { SALES_ROLLUPS } from '@/lib/rollups/apply';
import { type TestDatabase, testDatabase } from '../database';
import { counts, emptyShop, file, importFile, importRows, proveRollups } from './import-files';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await emptyShop();
  await runSql(`INSERT INTO shop (id, name, currency, currency_declared) VALUES (1, 'Test', 'EUR', true)`);
  await importRows([
    ['MA10000892', '2026-03-16', 'D-000430', 'AUB-FAC-001', 2, 24.9],
    ['MA10000893', '2026-03-16', 'D-000431', 'AUB-FAC-002', 1, 19.9],
  ]);
  await runSql(`INSERT INTO kpi_version (kpi_id, version, definition, checksum) VALUES ('net_revenue', 1, '{}', 'x')`);
});

const download = async (id: string, kind: 'csv' | 'xlsx', locale: 'fr' | 'en') => {
  const { name, body } = await templateFile(id, kind, locale);
  return importFile(file(name, Buffer.from(body as Uint8Array)));
};

describe('a template as it is downloaded', () => {
  for (const { id, facts } of TEMPLATE_FORMATS) {
    for (const locale of LOCALES) {
      it(`${id} (${locale}) imports, and its workbook then changes nothing`, async () => {
        const first = await download(id, 'csv', locale);
        expect([first.format, counts(first)]).toEqual([
          id,
          { rows: 1, inserted: 1, updated: 0, unchanged: 0, quarantined: 0 },
        ]);
        const again = await download(id, 'xlsx', locale);
        expect([again.format, counts(again)]).toEqual([
          id,
          { rows: 1, inserted: 0, updated: 0, unchanged: 1, quarantined: 0 },
        ]);
        expect(facts).toBeDefined();
        await proveRollups(database);
      });
    }
  }
});

/** Dimensions may know more afterwards; facts and figures are as they were. */
const DIMENSIONS = new Set(['campaign', 'promotion']);
const TABLES = [
  ...new Set([
    ...FACT_TABLES.map(({ table }) => table).filter((table) => !DIMENSIONS.has(table)),
    ...SALES_ROLLUPS.map(({ table }) => table),
    'order_line',
    'shop_order',
  ]),
];

async function dump(): Promise<Record<string, unknown[]>> {
  const entries: [string, unknown[]][] = [];
  for (const table of TABLES) {
    entries.push([table, await runSql(`SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY to_jsonb(t)::text`)]);
  }
  return Object.fromEntries(entries);
}

describe('templates that are taken back', () => {
  it('leave every fact and figure as it was, the last import first', async () => {
    const before = await dump();
    const batches: number[] = [];
    for (const { id } of TEMPLATE_FORMATS) batches.push((await download(id, 'csv', 'fr')).id);
    const after = await dump();
    for (const table of [
      'product',
      'product_cost',
      'ad_spend',
      'shipment',
      'person_profile',
      'consent',
      'rollup_campaign_day',
    ]) {
      expect([table, after[table]]).not.toEqual([table, before[table]]);
    }
    for (const batch of batches.toReversed()) await undoBatch(batch, 'test');
    expect(await dump()).toEqual(before);
    await proveRollups(database);
  });
});
