import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { env } from '@/lib/core/env';
import type { KpiQueryInput } from '@/lib/kpi/query';
import { runKpiQuery } from '@/lib/kpi/run';
import { loadDemo } from '@/prisma/demo/load';
import { readScenario } from '@/prisma/demo/scenario';
import type { KpiValues } from '@/prisma/demo/truth-cell';
import { type TestDatabase, testDatabase } from '../database';

const SALES = [
  'gross_revenue',
  'discount_amount',
  'net_revenue',
  'recognised_revenue',
  'refund_amount',
  'cancelled_amount',
  'gross_margin',
  'units_sold',
  'return_rate',
];
const ORDERS = [
  'order_count',
  'average_order_value',
  'units_per_transaction',
  'active_customers',
  'new_customers',
  'repeat_purchase_rate',
  'orders_per_customer',
  'days_between_orders',
  'on_time_delivery_rate',
  'delivery_days',
];
const MARKETING = ['ad_spend', 'marketing_roi', 'sessions', 'conversion_rate'];
const PERIOD = { from: '2023-11-23', to: '2026-11-22' };

let database: TestDatabase;
let folder: string;
let truth: { totals: KpiValues; by: Record<string, Record<string, KpiValues>> };

beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'vigie-demo-'));
  env().VIGIE_DATA_DIR = folder;
  const { truthFile } = await loadDemo({ seed: 11, orders: 2_000, scenario: readScenario(), today: '2026-11-23' });
  truth = JSON.parse(readFileSync(truthFile, 'utf8'));
});

afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function ask(query: Partial<KpiQueryInput> & { kpis: string[] }): Promise<Record<string, unknown>[]> {
  const answer = await runKpiQuery({ ...PERIOD, ...query } as KpiQueryInput, { now: new Date('2026-11-23T06:00:00Z') });
  return answer.rows as Record<string, unknown>[];
}

/** A cell that the truth does not have is one in which nothing happened. */
function expectSame(
  place: string,
  row: Record<string, unknown>,
  told: KpiValues | undefined,
  kpis: readonly string[],
): void {
  for (const kpi of kpis) {
    const value = row[kpi];
    const right = told?.[kpi];
    if (typeof value === 'number' && typeof right === 'number') {
      expect(Math.abs(value - right), `${place} ${kpi}: ${value} for ${right}`).toBeLessThan(1e-9);
    } else if (right === undefined) expect(Number(value ?? 0), `${place} ${kpi}`).toBe(0);
    else expect([place, kpi, value]).toEqual([place, kpi, right]);
  }
}

describe('KPIs of the demo shop', () => {
  it('equal the truth in total', async () => {
    const kpis = [...SALES, ...ORDERS, ...MARKETING];
    const [row] = await ask({ kpis });
    expectSame('total', row ?? {}, truth.totals, kpis);
  });

  it('equal the truth in every month', async () => {
    const kpis = [...SALES, ...ORDERS, ...MARKETING];
    const rows = await ask({ kpis, grain: 'month' });
    expect(rows).toHaveLength(37);
    for (const row of rows) {
      const month = `${String(row.period).slice(0, 7)}-01`;
      expectSame(month, row, truth.by.month?.[month], kpis);
    }
  });

  it.each(['sales_channel', 'region', 'customer_status'] as const)('equal the truth by %s', async (dimension) => {
    const kpis = [...SALES, ...ORDERS];
    const rows = await ask({ kpis, dimensions: [dimension] });
    expect(rows).toHaveLength(Object.keys(truth.by[dimension] ?? {}).length);
    for (const row of rows) {
      const key = String(row[dimension]);
      expectSame(key, row, truth.by[dimension]?.[key], kpis);
    }
  });

  it('equal the truth by category', async () => {
    const rows = await ask({ kpis: SALES, dimensions: ['category'] });
    expect(rows).toHaveLength(5);
    for (const row of rows) expectSame(String(row.category), row, truth.by.category?.[String(row.category)], SALES);
  });
});
