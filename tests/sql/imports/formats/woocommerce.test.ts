import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { type TestDatabase, testDatabase } from '../../database';
import { counts, emptyShop, file, importFile, proveRollups, readText } from '../import-files';
import { dataFolder, readTruth, value } from '../truth';
import {
  factsAsText,
  fixture,
  linesOf,
  money,
  ordersOf,
  paymentsOf,
  refundsOf,
  shuffled,
  warnings,
} from './format-files';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(emptyShop);

const EXPORT = fixture('woocommerce-orders/order_export.csv');
const ROW_PER_LINE = fixture('woocommerce-orders/order_export_row_per_line.csv');

describe('WooCommerce orders (WebToffee)', () => {
  it('reads several lines from one row, fees, coupons and dated refunds', async () => {
    const report = await importFile(EXPORT);
    expect(counts(report)).toEqual({ rows: 7, inserted: 6, updated: 0, unchanged: 0, quarantined: 1 });
    expect(await ordersOf()).toMatchObject([
      {
        ref: '501',
        status: 'completed',
        gross: '32.00',
        discount: '3.00',
        net: '29.00',
        shipping: '5.00',
        tax: '6.80',
        units: 3,
        recognised: '2026-06-10',
        channel: 'woocommerce',
        postcode: '44000',
      },
      { ref: '502', status: 'completed', day: '2026-06-11', gross: '30.00', net: '30.00', tax: '6.00', units: 3 },
      { ref: '503', status: 'returned', net: '10.00', shipping: '5.00', tax: '3.00' },
      { ref: '504', status: 'cancelled', valid: false },
      // No lines in the file: the order is there with its amount, without units.
      { ref: '505', status: 'processing', net: '12.00', units: 0, recognised: null, country: 'BE' },
      { ref: '506', status: 'cancelled', valid: false },
    ]);
    expect(await linesOf('501', '505')).toEqual([
      { ref: '501', sku: '(fee)', quantity: 0, gross: '2.00', discount: '0.00', net: '2.00', tax: '0.40', line: 2 },
      { ref: '501', sku: 'MUG', quantity: 2, gross: '20.00', discount: '2.00', net: '18.00', tax: '3.60', line: 2 },
      { ref: '501', sku: 'Savon', quantity: 1, gross: '10.00', discount: '1.00', net: '9.00', tax: '1.80', line: 2 },
      {
        ref: '505',
        sku: '(not itemised)',
        quantity: 0,
        gross: '12.00',
        discount: '0.00',
        net: '12.00',
        tax: '0.00',
        line: 6,
      },
    ]);
    // 6.00 of 36.00 is 5.00 and a tax of 1.00; a semicolon in the reason parts nothing.
    expect(await refundsOf()).toEqual([
      {
        ref: '502',
        sku: 'MUG',
        kind: 'allowance',
        day: '2026-06-15',
        quantity: 0,
        amount: '5.00',
        tax: '1.00',
        shipping: '0.00',
        reason: 'Cassé; colis ouvert',
      },
      {
        ref: '502',
        sku: 'MUG',
        kind: 'allowance',
        day: '2026-06-20',
        quantity: 0,
        amount: '3.00',
        tax: '0.60',
        shipping: '0.00',
        reason: '',
      },
      {
        ref: '503',
        sku: 'MUG',
        kind: 'return',
        day: '2026-06-18',
        quantity: 1,
        amount: '10.00',
        tax: '3.00',
        shipping: '5.00',
        reason: 'Rétractation',
      },
    ]);
    expect(await paymentsOf()).toMatchObject([
      { ref: '501', method: 'Carte bancaire', cash: false, status: 'captured', amount: '40.80' },
      { ref: '502', amount: '36.00' },
      { ref: '503', method: 'PayPal', amount: '18.00' },
      { ref: '504', method: 'Virement bancaire', status: 'pending' },
      { ref: '505', method: 'Paiement à la livraison', cash: true, status: 'pending', amount: '12.00' },
      { ref: '506', status: 'failed' },
    ]);
    expect(await runSql('SELECT line, "column", code FROM quarantined_row')).toEqual([
      { line: 8, column: 'line_item_1', code: 'not_an_integer' },
    ]);
    expect(await warnings()).toEqual(
      expect.arrayContaining([
        { code: 'not_itemised', values: { count: 1, order: '505' } },
        { code: 'recognised_at_booking', values: { count: 3, order: '501' } },
      ]),
    );
    await proveRollups(database);
  });

  it('gives the figures of the shop', async () => {
    await importFile(EXPORT);
    expect(await value('gross_revenue')).toBe('84.00');
    expect(await value('discount_amount')).toBe('3.00');
    expect(await value('refund_amount')).toBe('18.00');
    expect(await value('net_revenue')).toBe('63.00');
    expect(await value('order_count')).toBe(4);
    expect(await value('active_customers')).toBe(3);
    expect(await value('refund_amount', { from: '2026-06-15', to: '2026-06-15' })).toBe('5.00');
    expect(await value('refund_amount', { from: '2026-06-20', to: '2026-06-20' })).toBe('3.00');
    // What was paid less what was paid back: 40.80 + 36.00 - 9.60 + 18.00 - 18.00 + 12.00.
    expect(await value('total_sales')).toBe('79.20');
  });

  it('is the same with its rows in any order, and changes nothing the second time', async () => {
    for (const source of [EXPORT, ROW_PER_LINE]) {
      await emptyShop();
      await importFile(source);
      const first = await factsAsText();
      expect(counts(await importFile(source))).toMatchObject({ inserted: 0, updated: 0 });
      expect(await factsAsText()).toEqual(first);
      for (const seed of [1, 2]) {
        await emptyShop();
        await importFile(file('orders.csv', shuffled(readText(source), seed)));
        expect(await factsAsText()).toEqual(first);
      }
    }
  });

  it('takes a later cancellation and a later refund, and counts the row once', async () => {
    await importFile(EXPORT);
    const later = readText(EXPORT)
      .replace('wc-processing', 'cancelled')
      .replace(
        '"code:ete10|amount:3.00",""',
        '"code:ete10|amount:3.00","amount:40.80|reason:|date:2026-06-30 10:00:00"',
      );
    const report = await importFile(file('later.csv', later));
    expect(counts(report)).toEqual({ rows: 7, inserted: 0, updated: 2, unchanged: 4, quarantined: 1 });
    expect(await value('order_count')).toBe(3);
    expect(await value('net_revenue')).toBe('22.00');
    expect((await refundsOf()).filter(({ ref }) => ref === '501')).toMatchObject([
      { sku: '(fee)', day: '2026-06-30', quantity: 0, amount: '2.00' },
      { sku: 'MUG', day: '2026-06-30', quantity: 2, amount: '18.00' },
      { sku: 'Savon', day: '2026-06-30', quantity: 1, amount: '9.00' },
    ]);
    await proveRollups(database);
  });

  it('reads one row per line, with what came back of each', async () => {
    const report = await importFile(ROW_PER_LINE);
    expect(counts(report)).toMatchObject({ rows: 2, inserted: 2 });
    expect(await linesOf('601')).toMatchObject([
      { sku: 'MUG', quantity: 2, gross: '20.00', discount: '2.00', tax: '3.60', line: 2 },
      { sku: 'SAV', quantity: 1, gross: '10.00', discount: '0.00', tax: '2.00', line: 3 },
    ]);
    expect(await refundsOf()).toMatchObject([
      { sku: 'MUG', kind: 'return', day: '2026-06-22', quantity: 1, amount: '9.00', tax: '1.80' },
    ]);
    expect(await value('units_sold')).toBe(2);
    await proveRollups(database);
  });
});

describe('WooCommerce products', () => {
  const answers = { snapshot_day: '2026-06-30' };

  it('reads French headers, decimal commas, variations before their parent, and costs', async () => {
    const report = await importFile(fixture('woocommerce-products/wc-product-export-30-6-2026.csv'), { answers });
    expect(counts(report)).toEqual({ rows: 4, inserted: 4, updated: 0, unchanged: 0, quarantined: 0 });
    const products =
      await runSql(`SELECT p.sku, p.name, p.brand, c.code category, s.name subcategory, p.parent_sku parent, p.barcode, p.weight_grams grams, p.status
      FROM product p LEFT JOIN category c ON c.id = p.category_id LEFT JOIN category s ON s.id = p.subcategory_id ORDER BY 1`);
    expect(products).toEqual([
      {
        sku: 'MUG',
        name: 'Mug',
        brand: 'Atelier Vigne',
        category: 'Maison',
        subcategory: 'Tasses',
        parent: null,
        barcode: null,
        grams: 350,
        status: 'active',
      },
      {
        sku: 'MUG-B',
        name: 'Mug - Bleu',
        brand: 'Atelier Vigne',
        category: 'Maison',
        subcategory: 'Tasses',
        parent: 'MUG',
        barcode: null,
        grams: 350,
        status: 'active',
      },
      {
        sku: 'MUG-R',
        name: 'Mug - Rouge',
        brand: 'Atelier Vigne',
        category: 'Maison',
        subcategory: 'Tasses',
        parent: 'MUG',
        barcode: '3760000000024',
        grams: 400,
        status: 'active',
      },
      {
        sku: 'id:47',
        name: 'Savon, doux',
        brand: null,
        category: 'Bain, douche',
        subcategory: null,
        parent: null,
        barcode: null,
        grams: 100,
        status: 'draft',
      },
    ]);
    expect(
      await runSql(
        `SELECT p.sku, ${money('x.list_price')} price, x.valid_from FROM product_price x JOIN product p ON p.id = x.product_id ORDER BY 1`,
      ),
    ).toEqual([
      { sku: 'MUG-B', price: '10.50', valid_from: '2026-06-30' },
      { sku: 'MUG-R', price: '10.50', valid_from: '2026-06-30' },
      { sku: 'id:47', price: '4.90', valid_from: '2026-06-30' },
    ]);
    expect(
      await runSql(
        `SELECT p.sku, ${money('x.unit_cost')} cost FROM product_cost x JOIN product p ON p.id = x.product_id`,
      ),
    ).toEqual([{ sku: 'MUG-B', cost: '3.20' }]);
    expect(
      await runSql(
        `SELECT p.sku, a.name, a.value FROM product_attribute a JOIN product p ON p.id = a.product_id ORDER BY 1`,
      ),
    ).toEqual([
      { sku: 'MUG-B', name: 'Couleur', value: 'Bleu' },
      { sku: 'MUG-R', name: 'Couleur', value: 'Rouge' },
    ]);
    const again = await importFile(fixture('woocommerce-products/wc-product-export-30-6-2026.csv'), { answers });
    expect(counts(again)).toMatchObject({ inserted: 0, updated: 0, unchanged: 4 });
  });

  const folder = dataFolder('export-samples');
  const truth = readTruth<Record<string, { rows: number; types: Record<string, number> }>>(folder);

  it.skipIf(!folder)('reads the sample that WooCommerce ships', async () => {
    const name = 'woocommerce_sample_products.csv';
    const report = await importFile(path.join(folder as string, name), { answers });
    const { rows, types } = truth[name] as { rows: number; types: Record<string, number> };
    expect(counts(report)).toEqual({ rows, inserted: rows, updated: 0, unchanged: 0, quarantined: 0 });
    const [told] = await runSql(
      `SELECT count(*)::int rows, count(parent_sku)::int variations, count(category_id)::int placed FROM product`,
    );
    // Every variation is in its parent's category.
    expect(told).toEqual({ rows, variations: types.variation, placed: rows });
    const [hoodie] =
      await runSql(`SELECT p.name, c.code category, s.name subcategory, p.weight_grams grams, ${money('x.list_price')} price
      FROM product p JOIN category c ON c.id = p.category_id JOIN category s ON s.id = p.subcategory_id JOIN product_price x ON x.product_id = p.id WHERE sku = 'woo-hoodie-red'`);
    // 1.5 lbs of the parent; the sale price of 42 is not the list price.
    expect(hoodie).toEqual({
      name: 'Hoodie - Red, No',
      category: 'Clothing',
      subcategory: 'Hoodies',
      grams: 680,
      price: '45.00',
    });
  });
});

describe('WooCommerce Analytics', () => {
  const totals = () =>
    runSql<Record<string, unknown>>(
      `SELECT measure, start_day, end_day, c.code channel, round(value, 2)::text AS value, currency FROM control_total t JOIN sales_channel c ON c.id = t.channel_id ORDER BY 2, 1`,
    );

  it('keeps the sums of each day as control totals, and adds nothing to the sales', async () => {
    const report = await importFile(fixture('woocommerce-analytics-revenue/revenue_fr.csv'));
    expect(counts(report)).toMatchObject({ rows: 2, inserted: 2, quarantined: 0 });
    const all = await totals();
    expect(all).toHaveLength(16);
    expect(all.filter(({ start_day }) => start_day === '2026-06-11')).toMatchObject([
      { measure: 'discount_amount', value: '0.00' },
      { measure: 'gross_revenue', value: '30.00', channel: 'woocommerce', currency: 'EUR' },
      { measure: 'net_revenue', value: '20.40' },
      { measure: 'order_count', value: '1.00' },
      { measure: 'refund_amount', value: '9.60' },
      { measure: 'shipping_revenue', value: '0.00' },
      { measure: 'tax_amount', value: '6.00' },
      { measure: 'total_sales', value: '26.40' },
    ]);
    expect(await runSql('SELECT 1 FROM shop_order')).toEqual([]);
    const again = await importFile(fixture('woocommerce-analytics-revenue/revenue_fr.csv'));
    expect(counts(again)).toMatchObject({ inserted: 0, updated: 0, unchanged: 2 });
    // The English report of one of the days says the same.
    expect(counts(await importFile(fixture('woocommerce-analytics-revenue/revenue.csv')))).toMatchObject({
      unchanged: 1,
    });
  });

  it('agrees with the orders of the same day', async () => {
    await importFile(EXPORT);
    await importFile(fixture('woocommerce-analytics-revenue/revenue.csv'));
    const day = { from: '2026-06-10', to: '2026-06-10' };
    for (const { measure, value: stated } of (await totals()) as { measure: string; value: string }[]) {
      expect(Number(await value(measure, day)), measure).toBe(Number(stated));
    }
  });

  it('counts orders and pieces per day, without those that were cancelled', async () => {
    const report = await importFile(fixture('woocommerce-analytics-orders/orders.csv'));
    expect(counts(report)).toMatchObject({ rows: 3, quarantined: 0 });
    expect(await totals()).toMatchObject([
      { measure: 'net_revenue', start_day: '2026-06-10', value: '29.00' },
      { measure: 'order_count', value: '1.00' },
      { measure: 'units_sold', value: '3.00' },
      { measure: 'net_revenue', start_day: '2026-06-11', value: '30.00' },
      { measure: 'order_count', value: '1.00' },
      { measure: 'units_sold', value: '3.00' },
    ]);
  });

  it('keeps what a period sold as totals of the period', async () => {
    const answers = { start_day: '2026-06-01', end_day: '2026-06-30' };
    await importFile(fixture('woocommerce-analytics-products/products_2026-06-01_2026-06-30.csv'), { answers });
    expect(await totals()).toMatchObject([
      { measure: 'net_revenue', start_day: '2026-06-01', end_day: '2026-06-30', value: '67.00' },
      { measure: 'units_sold', start_day: '2026-06-01', end_day: '2026-06-30', value: '7.00' },
    ]);
  });
});
