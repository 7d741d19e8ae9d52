import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { type TestDatabase, testDatabase } from '../database';
import { counts, emptyShop, file, importFile, importRows, proveRollups } from './import-files';
import { value } from './truth';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await emptyShop();
  await runSql(`INSERT INTO shop (id, name, currency, currency_declared) VALUES (1, 'Test', 'EUR', true)`);
});

const costs = (rows: readonly string[], header = 'SKU;Valable à partir du;Coût unitaire') =>
  importFile(file('couts.csv', `\uFEFF${[header, ...rows].join('\r\n')}\r\n`), { format: 'template-costs' });

/** 2 x A at 10, 1 x B at 5 in January; 3 x A at 10 in March, one of which comes back. */
const ORDERS = [
  ['N1', '2026-01-20', 'C1', 'A', 2, 10],
  ['N1', '2026-01-20', 'C1', 'B', 1, 5],
  ['N2', '2026-03-20', 'C2', 'A', 3, 10],
  ['N2', '2026-03-20', 'C2', 'A', -1, 10],
] as const;

describe('costs that come after the orders', () => {
  it('give the margin to the cent, by the cost that was valid on the day', async () => {
    await importRows(ORDERS);
    expect(await value('gross_margin')).toBeNull();
    const report = await costs(['A;15/01/2026;4,00', 'A;01/03/2026;4,25']);
    expect(counts(report)).toEqual({ rows: 2, inserted: 2, updated: 0, unchanged: 0, quarantined: 0 });
    // N1: 2 x (10 - 4.00) = 12.00; B has no cost. N2: (3 - 1) x (10 - 4.25) = 11.50.
    expect(await value('gross_margin')).toBe('23.50');
    expect(await runSql('SELECT external_ref, cost::text, costed_net::text FROM shop_order ORDER BY 1')).toEqual([
      { external_ref: 'N1', cost: '80000', costed_net: '200000' },
      { external_ref: 'N2', cost: '127500', costed_net: '300000' },
    ]);
    await proveRollups(database);
    await costs(['B;15/01/2026;1,50']);
    // B: 5 - 1.50 = 3.50.
    expect(await value('gross_margin')).toBe('27.00');
    await proveRollups(database);
  });

  it('take effect again when they are corrected, and change nothing when they come again', async () => {
    await importRows(ORDERS);
    await costs(['A;15/01/2026;4,00']);
    expect(counts(await costs(['A;15/01/2026;4,00']))).toMatchObject({ inserted: 0, updated: 0, unchanged: 1 });
    expect(await value('gross_margin')).toBe('24.00');
    expect(counts(await costs(['A;15/01/2026;5,00']))).toMatchObject({ updated: 1 });
    expect(await value('gross_margin')).toBe('20.00');
    const images = await runSql(`SELECT row->>'unit_cost' AS cost, root FROM batch_before ORDER BY id`);
    expect(images).toMatchObject([{ cost: null }, { cost: '40000' }]);
    await proveRollups(database);
  });

  it('leave lines alone whose own file states their cost, and take effect for later orders', async () => {
    const header = 'Order ID,Order Date,Customer ID,SKU,Quantity,Unit Price,Unit cost';
    await importFile(file('own.csv', `${header}\nN1,2026-02-20,C1,A,1,10,3\nN2,2026-02-21,C1,A,1,10,\n`));
    await costs(['A;15/01/2026;4,00']);
    expect(await runSql('SELECT cost::text, own_cost FROM order_line ORDER BY day')).toEqual([
      { cost: '30000', own_cost: true },
      { cost: '40000', own_cost: false },
    ]);
    await importRows([['N3', '2026-02-22', 'C3', 'A', 1, 10]]);
    expect(await value('gross_margin')).toBe('19.00');
    await proveRollups(database);
  });

  it('make the article when it is not known, and take the last of two rows of one day', async () => {
    const report = await costs(['NEW;15/01/2026;4,00', 'NEW;15/01/2026;4,50']);
    expect(counts(report)).toEqual({ rows: 2, inserted: 1, updated: 0, unchanged: 1, quarantined: 0 });
    expect(
      await runSql('SELECT p.sku, c.unit_cost::text FROM product_cost c JOIN product p ON p.id = c.product_id'),
    ).toEqual([{ sku: 'NEW', unit_cost: '45000' }]);
  });
});
