import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { type TestDatabase, testDatabase } from '../database';
import { importLines, openShop, quarantined } from './facts-shop';
import { counts, importRows, proveRollups } from './import-files';
import { series } from './truth';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(openShop);

const HEADER = 'SKU,Product name,Brand,Category,Sub-category,Barcode,Weight (g),Status,Ingredients (INCI)';
const catalogue = (rows: readonly string[]) => importLines('template-catalogue', HEADER, rows);

describe('a catalogue', () => {
  it('fills known articles, makes new ones, and moves the figures with the category', async () => {
    await importRows([
      ['N1', '2026-03-16', 'C1', 'A1', 2, 10],
      ['N2', '2026-03-17', 'C2', 'B1', 1, 5],
    ]);
    expect(await series('net_revenue', 'category')).toEqual({ 'cat-A': '20.00', 'cat-B': '5.00' });
    const report = await catalogue([
      'A1,Cream,Aubeline,Face,Creams,376,50,actif,"Aqua, Glycerin"',
      'Z9,Soap,,Body,,,,,',
      'B1,,,,,,,,',
    ]);
    expect(counts(report)).toEqual({ rows: 3, inserted: 2, updated: 0, unchanged: 0, quarantined: 1 });
    expect(await quarantined()).toEqual([{ line: 4, column: 'Product name', code: 'missing' }]);
    expect(await series('net_revenue', 'category')).toEqual({ Face: '20.00', 'cat-B': '5.00' });
    await proveRollups(database);
    expect(await runSql('SELECT sku, name, brand, barcode, weight_grams, status FROM product ORDER BY sku')).toEqual([
      { sku: 'A1', name: 'Cream', brand: 'Aubeline', barcode: '376', weight_grams: 50, status: 'active' },
      { sku: 'B1', name: '', brand: null, barcode: null, weight_grams: null, status: 'active' },
      { sku: 'Z9', name: 'Soap', brand: null, barcode: null, weight_grams: null, status: 'active' },
    ]);
    const again = await catalogue(['A1,Cream,,Face,Creams,,,,', 'Z9,Soap,,Body,,,,,']);
    expect(counts(again)).toMatchObject({ inserted: 0, updated: 0, unchanged: 2 });
    const changed = await catalogue(['A1,Day cream,,Hands,,,,,']);
    expect(counts(changed)).toMatchObject({ updated: 1 });
    expect(await series('net_revenue', 'category')).toEqual({ Hands: '20.00', 'cat-B': '5.00' });
    expect(await runSql(`SELECT brand FROM product WHERE sku = 'A1'`)).toEqual([{ brand: 'Aubeline' }]);
    await proveRollups(database);
  });

  it('knows an article by the alias of its source', async () => {
    await catalogue(['A1,Cream,,,,,,,']);
    await runSql(
      `INSERT INTO product_alias (source_id, sku, product_id) SELECT source_id, 'old-1', id FROM product WHERE sku = 'A1'`,
    );
    await catalogue(['old-1,Day cream,,,,,,,']);
    expect(await runSql('SELECT sku, name FROM product')).toEqual([{ sku: 'A1', name: 'Day cream' }]);
  });
});

describe('promotions', () => {
  const promotions = (rows: readonly string[]) =>
    importLines(
      'template-promotions',
      'Promotion code,Promotion name,Kind,Discount rate,Start date,End date,Media cost,Sales channel,SKUs',
      rows,
    );

  it('name their articles and channel, or the row is refused', async () => {
    await importRows([['N1', '2026-03-16', 'C1', 'A1', 2, 10]]);
    const report = await promotions([
      'SPRING,Spring,percentage,15 %,2026-03-16,2026-03-29,450,site,"A1"',
      'HALF,Half,percentage,50,2026-03-16,2026-03-29,,,',
      'LOST,Lost,percentage,0.1,2026-03-16,2026-03-29,,,"A1, NOPE"',
      'FAR,Far,percentage,0.1,2026-03-16,2026-03-29,,moon,',
    ]);
    expect(counts(report)).toEqual({ rows: 4, inserted: 2, updated: 0, unchanged: 0, quarantined: 2 });
    expect(await quarantined()).toEqual([
      { line: 4, column: 'SKUs', code: 'unknown_sku' },
      { line: 5, column: 'Sales channel', code: 'unknown_channel' },
    ]);
    expect(
      await runSql(
        `SELECT code, discount_rate::text, media_cost::text, currency, channel_id IS NOT NULL AS channel,
           (SELECT count(*)::int FROM promotion_product x WHERE x.promotion_id = p.id) AS products
         FROM promotion p WHERE code IN ('SPRING', 'HALF') ORDER BY code`,
      ),
    ).toEqual([
      { code: 'HALF', discount_rate: '0.500000', media_cost: null, currency: null, channel: false, products: 0 },
      { code: 'SPRING', discount_rate: '0.150000', media_cost: '4500000', currency: 'EUR', channel: true, products: 1 },
    ]);
  });
});
