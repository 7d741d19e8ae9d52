import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchReport } from '@/lib/imports/batch';
import { type TestDatabase, testDatabase } from '../database';
import { counts, importFile, proveRollups } from './import-files';
import { cents, dataFolder, readTruth, series, top, value, withoutZeros } from './truth';

interface Truth {
  rows: number;
  gross_sales: number;
  cancellations: number;
  orders: number;
  aov: number;
  units: number;
  customers: number;
  repeat_customers: number;
  repeat_rate: number;
  gross_by_month: Record<string, number>;
  orders_by_month: Record<string, number>;
  top10_countries: Record<string, number>;
  top10_products: Record<string, number>;
  return_rate_value: number;
}

const folder = dataFolder('online-retail-2009-2010');
const truth = readTruth<Truth>(folder);
const source = path.join(folder ?? '', 'online_retail_2009_2010.csv.gz');

describe.skipIf(!folder)('Online Retail, 525,461 lines, as it was exported', () => {
  let database: TestDatabase;
  let report: BatchReport;
  beforeAll(async () => {
    database = await testDatabase();
    report = await importFile(source, { currency: 'GBP' });
  }, 300_000);
  afterAll(() => database?.drop());

  it('takes every row', () => {
    expect(report.format).toBe('generic-orders');
    expect(counts(report)).toEqual({
      rows: truth.rows,
      inserted: truth.rows,
      updated: 0,
      unchanged: 0,
      quarantined: 0,
    });
  });

  it('has the gross sales and orders of the truth, in all and by month', async () => {
    expect(await value('gross_revenue')).toBe(truth.gross_sales.toFixed(2));
    expect(await value('order_count')).toBe(truth.orders);
    expect(withoutZeros(await series('gross_revenue', 'month'))).toEqual(cents(truth.gross_by_month));
    expect(withoutZeros(await series('order_count', 'month'))).toEqual(truth.orders_by_month);
  });

  it('has the cancellations of the truth, and takes them from net revenue', async () => {
    expect(await value('cancelled_amount')).toBe((-truth.cancellations).toFixed(2));
    const [gross, discount, refunds, net] = await Promise.all(
      ['gross_revenue', 'discount_amount', 'refund_amount', 'net_revenue'].map((kpi) => value(kpi)),
    );
    expect(Number(net)).toBeCloseTo(Number(gross) - Number(discount) - Number(refunds), 2);
    expect(await value('return_rate_value')).toBeCloseTo(truth.return_rate_value, 5);
  });

  // The truth divides gross sales by orders, 491.90; the dictionary divides net revenue, returns taken off.
  it('has an average order value of net revenue, on purpose below that of gross sales', async () => {
    const net = Number(await value('net_revenue'));
    expect(await value('average_order_value')).toBe((net / truth.orders).toFixed(2));
    expect(truth.gross_sales / truth.orders).toBeCloseTo(truth.aov, 2);
    expect(net / truth.orders).toBeLessThan(truth.aov);
  });

  it('has the units, customers and repeat rate of the truth', async () => {
    expect(await value('gross_units')).toBe(truth.units);
    expect(await value('active_customers')).toBe(truth.customers);
    expect(await value('repeat_customers')).toBe(truth.repeat_customers);
    expect(await value('repeat_purchase_rate')).toBeCloseTo(truth.repeat_rate, 5);
    expect(await value('new_customers')).toBe(truth.customers);
  });

  it('has the top countries and products of the truth, in their order', async () => {
    const countries = await series('gross_revenue', 'country', top('gross_revenue', 10));
    expect(Object.entries(countries)).toEqual(Object.entries(cents(truth.top10_countries)));
    const products = await series('gross_revenue', 'product', top('gross_revenue', 10));
    // Keys that look like numbers come first in a JavaScript object, here and in the truth.
    expect(products).toEqual(cents(truth.top10_products));
  });

  it('has roll-ups equal to the facts', () => proveRollups(database));

  it('changes nothing when it comes again', async () => {
    const again = await importFile(source, { currency: 'GBP' });
    expect(counts(again)).toMatchObject({ inserted: 0, updated: 0, unchanged: truth.rows, quarantined: 0 });
    expect(await value('gross_revenue')).toBe(truth.gross_sales.toFixed(2));
    await proveRollups(database);
  }, 300_000);
});
