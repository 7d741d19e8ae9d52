import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import type { BatchReport } from '@/lib/imports/batch';
import { type TestDatabase, testDatabase } from '../database';
import { counts, importFile, proveRollups } from './import-files';
import { cents, dataFolder, readTruth, series, top, value, withoutZeros } from './truth';

interface Truth {
  lines: number;
  orders: number;
  customers: number;
  sales: number;
  profit: number;
  margin: number;
  units: number;
  aov: number;
  units_per_order: number;
  orders_per_customer: number;
  repeat_rate: number;
  mean_days_between_orders: number;
  sales_by_category: Record<string, number>;
  profit_by_category: Record<string, number>;
  sales_by_region: Record<string, number>;
  top5_states_profit: Record<string, number>;
  bottom5_states_profit: Record<string, number>;
  sales_by_month: Record<string, number>;
  list_sales: number;
}

const folder = dataFolder('superstore');
const truth = readTruth<Truth>(folder);
const source = path.join(folder ?? '', 'superstore_a.csv.gz');

describe.skipIf(!folder)('Superstore, 4,925 lines with discount rates and sub-cent amounts', () => {
  let database: TestDatabase;
  let report: BatchReport;
  beforeAll(async () => {
    database = await testDatabase();
    report = await importFile(source, { currency: 'USD' });
  });
  afterAll(() => database?.drop());

  it('takes every row, and reads dates and discounts as they are meant', async () => {
    expect(report.format).toBe('generic-orders');
    expect(counts(report)).toEqual({
      rows: truth.lines,
      inserted: truth.lines,
      updated: 0,
      unchanged: 0,
      quarantined: 0,
    });
    const [batch] = await runSql<{ settings: { dateOrder: object; discountIs: string } }>(
      'SELECT settings FROM import_batch',
    );
    expect(batch?.settings).toMatchObject({ dateOrder: { booked_at: 'dmy', shipped_at: 'dmy' }, discountIs: 'rate' });
  });

  it('has sales, list sales, profit and margin of the truth', async () => {
    expect(await value('net_revenue')).toBe(truth.sales.toFixed(2));
    expect(await value('gross_revenue')).toBe(truth.list_sales.toFixed(2));
    expect(await value('gross_margin')).toBe(truth.profit.toFixed(2));
    expect(await value('gross_margin_rate')).toBeCloseTo(truth.margin, 4);
  });

  it('has orders, customers, units and what follows from them', async () => {
    expect(await value('order_count')).toBe(truth.orders);
    expect(await value('active_customers')).toBe(truth.customers);
    expect(await value('units_sold')).toBe(truth.units);
    expect(await value('average_order_value')).toBe(truth.aov.toFixed(2));
    expect(await value('units_per_transaction')).toBeCloseTo(truth.units_per_order, 4);
    expect(await value('orders_per_customer')).toBeCloseTo(truth.orders_per_customer, 4);
    expect(await value('repeat_purchase_rate')).toBeCloseTo(truth.repeat_rate, 5);
    expect(await value('days_between_orders')).toBeCloseTo(truth.mean_days_between_orders, 3);
  });

  it('has sales and profit by category and region', async () => {
    expect(await series('net_revenue', 'category')).toEqual(cents(truth.sales_by_category));
    expect(await series('gross_margin', 'category')).toEqual(cents(truth.profit_by_category));
    expect(await series('net_revenue', 'region')).toEqual(cents(truth.sales_by_region));
  });

  it('has the states with the highest profit and the deepest loss, in their order', async () => {
    const best = await series('gross_margin', 'state', top('gross_margin', 5));
    expect(Object.entries(best)).toEqual(Object.entries(cents(truth.top5_states_profit)));
    const worst = await series('gross_margin', 'state', top('gross_margin', 5, 'asc'));
    expect(Object.entries(worst)).toEqual(Object.entries(cents(truth.bottom5_states_profit)));
  });

  // February 2020 is 6,131.165 exactly. Amounts are rounded half away from zero; the truth's binary fraction fell below.
  it('has sales by month', async () => {
    const expected = { ...cents(truth.sales_by_month), '2020-02': '6131.17' };
    expect(withoutZeros(await series('net_revenue', 'month'))).toEqual(expected);
  });

  it('has roll-ups equal to the facts, and changes nothing when it comes again', async () => {
    await proveRollups(database);
    expect(await importFile(source, { currency: 'USD' })).toMatchObject({
      inserted: 0,
      updated: 0,
      unchanged: truth.lines,
    });
    await proveRollups(database);
  });
});
