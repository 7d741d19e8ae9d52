import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { type TestDatabase, testDatabase } from '../../database';
import { counts, emptyShop, importFile, proveRollups } from '../import-files';
import { value } from '../truth';
import { fixture, money } from './format-files';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(emptyShop);

const ORDERS = fixture('shopify-orders/orders_export.csv');
const CUSTOMERS = fixture('shopify-customers/customers_export.csv');
const PRODUCTS = fixture('shopify-products/products_export_2026-06-30.csv');
const BY_LOCATION = fixture('shopify-inventory/inventory_export_by_location.csv');
const BY_COLUMN = fixture('shopify-inventory/inventory_export_old_2026-06-30.csv');
const answers = { snapshot_day: '2026-06-30' };

describe('Shopify customers', () => {
  const profiles = () =>
    runSql(`SELECT f.given_name, f.phone, l.city, l.postcode, l.country_code country,
        (SELECT string_agg(c.purpose || '=' || c.given, ' ' ORDER BY c.at, c.purpose) FROM consent c WHERE c.person_id = f.person_id) consents,
        (SELECT count(*)::int FROM shop_order o WHERE o.person_id = f.person_id) orders
      FROM person_profile f LEFT JOIN location l ON l.id = f.location_id ORDER BY 1`);

  it('are the persons of the orders, with what they agreed to', async () => {
    await importFile(ORDERS);
    const report = await importFile(CUSTOMERS);
    expect(counts(report)).toEqual({ rows: 5, inserted: 4, updated: 0, unchanged: 0, quarantined: 1 });
    expect(await profiles()).toEqual([
      {
        given_name: 'Camille',
        phone: '+33600000001',
        city: 'Lyon',
        postcode: '69002',
        country: 'FR',
        consents: 'email_marketing=true sms_marketing=false',
        orders: 2,
      },
      {
        given_name: 'Léa',
        phone: null,
        city: 'Bruxelles',
        postcode: '1000',
        country: 'BE',
        consents: 'email_marketing=false',
        orders: 1,
      },
      {
        given_name: 'Nur',
        phone: null,
        city: null,
        postcode: null,
        country: null,
        consents: 'email_marketing=false sms_marketing=false',
        orders: 0,
      },
      // Found by phone, as the till knew them.
      {
        given_name: 'Sans',
        phone: '+33 6 12 34 56 78',
        city: null,
        postcode: null,
        country: null,
        consents: 'email_marketing=false sms_marketing=false',
        orders: 1,
      },
    ]);
    expect(await runSql('SELECT line, "column", code FROM quarantined_row')).toEqual([
      { line: 6, column: 'Accepts Email Marketing', code: 'not_allowed' },
    ]);
    expect(counts(await importFile(CUSTOMERS))).toMatchObject({ inserted: 0, updated: 0, unchanged: 4 });
    await proveRollups(database);
  });

  it('may come before their orders, and in the older layout', async () => {
    await importFile(fixture('shopify-customers/customers_export_old.csv'));
    await importFile(ORDERS);
    expect(await profiles()).toMatchObject([{ given_name: 'Camille', consents: 'email_marketing=false', orders: 2 }]);
  });
});

describe('Shopify products', () => {
  const catalogue = () =>
    runSql(`SELECT p.sku, p.name, p.brand, c.code category, p.parent_sku parent, p.barcode, p.weight_grams grams, p.status,
        (SELECT ${money('x.list_price')} FROM product_price x WHERE x.product_id = p.id) price,
        (SELECT ${money('x.unit_cost')} FROM product_cost x WHERE x.product_id = p.id) AS unit_cost
      FROM product p LEFT JOIN category c ON c.id = p.category_id ORDER BY p.sku COLLATE "C"`);

  it('reads variants and their costs, and takes nothing from image rows', async () => {
    const report = await importFile(PRODUCTS, { answers });
    expect(counts(report)).toEqual({ rows: 5, inserted: 4, updated: 0, unchanged: 1, quarantined: 0 });
    const brand = 'Maison Vigne';
    expect(await catalogue()).toEqual([
      // Without a SKU the article has the name that orders give it.
      {
        sku: 'Bougie "Figuier", 200 g',
        name: 'Bougie "Figuier", 200 g',
        brand,
        category: 'Maison',
        parent: null,
        barcode: null,
        grams: null,
        status: 'draft',
        price: '19.99',
        unit_cost: '4.00',
      },
      {
        sku: 'CRE-50',
        name: 'Crème de jour',
        brand,
        category: 'Skin Care',
        parent: null,
        barcode: null,
        grams: 150,
        status: 'ended',
        price: '30.00',
        unit_cost: null,
      },
      {
        sku: 'SER-30',
        name: 'Sérum visage - 30 ml',
        brand,
        category: 'Soin',
        parent: 'serum',
        barcode: '3760000000017',
        grams: 80,
        status: 'active',
        price: '25.00',
        unit_cost: '6.50',
      },
      // A price before reduction that is lower than the price is out of date.
      {
        sku: 'SER-50',
        name: 'Sérum visage - 50 ml',
        brand,
        category: 'Soin',
        parent: 'serum',
        barcode: null,
        grams: 120,
        status: 'active',
        price: '30.00',
        unit_cost: '9.00',
      },
    ]);
    expect(
      await runSql(
        `SELECT p.sku, a.name, a.value FROM product_attribute a JOIN product p ON p.id = a.product_id ORDER BY 1`,
      ),
    ).toEqual([
      { sku: 'SER-30', name: 'Contenance', value: '30 ml' },
      { sku: 'SER-50', name: 'Contenance', value: '50 ml' },
    ]);
    expect(counts(await importFile(PRODUCTS, { answers }))).toMatchObject({ inserted: 0, updated: 0, unchanged: 5 });
  });

  it('gives the orders before it no cost, and those from that day on', async () => {
    await importFile(ORDERS);
    await importFile(PRODUCTS, { answers: { snapshot_day: '2026-06-05' } });
    // Only the candle was sold on or after that day: 3 x 19.99 - 3 x 4.00.
    expect(await value('gross_margin', { from: '2026-06-05', to: '2026-06-30' })).toBe('47.97');
    expect(await value('gross_margin', { from: '2026-06-01', to: '2026-06-04' })).toBe(null);
    await proveRollups(database);
  });
});

describe('Shopify inventory', () => {
  const stock = () =>
    runSql(`SELECT w.code place, p.sku, s.day, s.on_hand, s.committed, s.unavailable, s.incoming FROM stock_snapshot s
      JOIN warehouse w ON w.id = s.warehouse_id JOIN product p ON p.id = s.product_id ORDER BY 1, 2`);
  const COUNTED = [
    { place: 'Entrepôt Lyon', sku: 'SER-30', day: '2026-06-30', on_hand: 40 },
    { place: 'Entrepôt Lyon', sku: 'SER-50', day: '2026-06-30', on_hand: 7 },
    { place: 'Lyon Bellecour', sku: 'SER-30', day: '2026-06-30', on_hand: -1 },
  ];

  it('reads what is there by place, never what somebody wants to set', async () => {
    await importFile(PRODUCTS, { answers });
    const report = await importFile(BY_LOCATION, { answers });
    expect(counts(report)).toEqual({ rows: 5, inserted: 3, updated: 0, unchanged: 1, quarantined: 1 });
    const [first, ...others] = COUNTED;
    expect(await stock()).toMatchObject([{ ...first, committed: 3, unavailable: 2, incoming: 20 }, ...others]);
    expect(await runSql('SELECT line, code FROM quarantined_row')).toEqual([{ line: 6, code: 'unknown_sku' }]);
    expect(counts(await importFile(BY_LOCATION, { answers }))).toMatchObject({ inserted: 0, updated: 0, unchanged: 4 });
  });

  it('reads one column per place, on the day that the name of the file tells', async () => {
    await importFile(PRODUCTS);
    const report = await importFile(BY_COLUMN);
    expect(counts(report)).toEqual({ rows: 2, inserted: 2, updated: 0, unchanged: 0, quarantined: 0 });
    expect(await stock()).toMatchObject(COUNTED);
  });
});
