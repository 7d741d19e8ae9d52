import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { env } from '@/lib/core/env';
import { moneyToDecimal } from '@/lib/core/money';
import { runSql } from '@/lib/db/run-sql';
import { verifyRollups } from '@/lib/rollups/verify';
import { loadDemo } from '@/prisma/demo/load';
import { removeDemo } from '@/prisma/demo/remove';
import { readScenario } from '@/prisma/demo/scenario';
import type { KpiValues } from '@/prisma/demo/truth-cell';
import { type TestDatabase, testDatabase } from '../database';
import { type Dimension, figures } from './demo-figures';

interface TruthFile {
  documents: number;
  lines: number;
  totals: KpiValues;
  by: Record<string, Record<string, KpiValues>>;
  causes: { kind: string; measured: Record<string, string | number> }[];
}

const SETTINGS = { seed: 7, orders: 2_000, scenario: readScenario(), today: '2026-11-23' };
const DIMENSIONS: Dimension[] = ['total', 'month', 'sales_channel', 'region', 'customer_status'];
const money = (amount: number) => moneyToDecimal(BigInt(amount), 2);
const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);

let database: TestDatabase;
let folder: string;
let truth: TruthFile;

beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'vigie-demo-'));
  env().VIGIE_DATA_DIR = folder;
  const loaded = await loadDemo(SETTINGS);
  truth = JSON.parse(readFileSync(loaded.truthFile, 'utf8')) as TruthFile;
});

afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** The KPIs of the truth, from the sums that plain SQL gives. */
function expected(sums: Record<string, number>): Record<string, unknown> {
  const of = (name: string) => sums[name] ?? 0;
  const net = of('gross_revenue') - of('discount_amount') - of('refund_amount');
  return {
    gross_revenue: money(of('gross_revenue')),
    discount_amount: money(of('discount_amount')),
    refund_amount: money(of('refund_amount')),
    net_revenue: money(net),
    recognised_revenue: money(of('recognised_revenue')),
    cancelled_amount: money(of('cancelled_amount')),
    gross_margin: money(of('costed_net') - of('cost')),
    order_count: of('order_count'),
    units_sold: of('units') - of('returned_units'),
    active_customers: of('active_customers'),
    new_customers: of('new_customers'),
    repeat_purchase_rate: ratio(of('repeat_customers'), of('active_customers')),
    return_rate: ratio(of('returned_by_sale'), of('units')),
    on_time_delivery_rate: ratio(of('on_time'), of('promised')),
  };
}

describe('the demo shop in the database', () => {
  it.each(DIMENSIONS)('equals its truth to the cent: %s', async (dimension) => {
    const cells = await figures(database.connection, dimension);
    const told = dimension === 'total' ? { '': truth.totals } : (truth.by[dimension] ?? {});
    expect(Object.keys(told).length).toBeGreaterThan(0);
    for (const [key, values] of Object.entries(told)) {
      const sums = cells.get(key) ?? {};
      const same = expected(sums);
      expect({ key, ...Object.fromEntries(Object.keys(same).map((name) => [name, values[name] ?? '0.00'])) }).toEqual({
        key,
        ...Object.fromEntries(Object.entries(same).map(([name, value]) => [name, value ?? '0.00'])),
      });
      for (const name of ['days_between_orders', 'delivery_days']) {
        if (sums[name] === undefined) expect(values[name]).toBeNull();
        else expect(values[name]).toBeCloseTo(sums[name], 9);
      }
      if (sums.paid)
        expect((values.payment_mix as Record<string, number>).card ?? 0).toBeCloseTo(
          (sums.paid_card ?? 0) / sums.paid,
          12,
        );
    }
  });

  it('has the truth of each category', async () => {
    const rows = await runSql<{ code: string; gross: bigint; discount: bigint; units: bigint }>(
      `SELECT c.code, sum(l.gross)::bigint gross, sum(l.discount)::bigint discount,
         sum(l.quantity) FILTER (WHERE NOT l.is_free) units
       FROM shop_order o JOIN order_line l ON l.person_id = o.person_id AND l.order_id = o.id
       JOIN product p ON p.id = l.product_id JOIN category c ON c.id = p.category_id WHERE o.is_valid GROUP BY 1`,
      database.connection,
    );
    expect(rows).toHaveLength(5);
    for (const row of rows) {
      const values = truth.by.category?.[row.code];
      expect([row.code, values?.gross_revenue, values?.discount_amount]).toEqual([
        row.code,
        moneyToDecimal(row.gross, 2),
        moneyToDecimal(row.discount, 2),
      ]);
    }
  });

  it('gives every campaign the orders of its last touch, and its spend', async () => {
    const rows = await runSql<{ code: string; orders: bigint; spend: string }>(
      `SELECT c.code, (SELECT count(*) FROM shop_order o WHERE o.campaign_id = c.id AND o.is_valid) AS orders,
         (SELECT coalesce(sum(s.spend), 0)::text FROM ad_spend s WHERE s.campaign_id = c.id) AS spend FROM campaign c`,
      database.connection,
    );
    expect(rows.length).toBeGreaterThan(50);
    for (const row of rows) {
      const values = truth.by.campaign?.[row.code];
      expect([row.code, Number(row.orders), money(Number(row.spend))]).toEqual([
        row.code,
        values?.order_count ?? 0,
        values?.ad_spend ?? '0.00',
      ]);
    }
    const [roi] = await runSql<{ roi: number }>(
      `SELECT ((SELECT sum(l.net - l.cost) FROM shop_order o JOIN order_line l ON l.person_id = o.person_id AND l.order_id = o.id
           WHERE o.is_valid AND o.campaign_id IS NOT NULL AND l.cost IS NOT NULL)
         - (SELECT coalesce(sum(r.amount - r.cost), 0) FROM shop_order o JOIN refund_line r ON r.person_id = o.person_id AND r.order_id = o.id
           WHERE o.is_valid AND o.campaign_id IS NOT NULL AND r.cost IS NOT NULL AND r.kind <> 'adjustment')
         - s.spend)::float8 / s.spend::float8 AS roi FROM (SELECT sum(spend) AS spend FROM ad_spend) s`,
      database.connection,
    );
    expect(truth.totals.marketing_roi).toBeCloseTo(roi?.roi ?? Number.NaN, 9);
  });

  it('has the sessions of its truth, bots left out', async () => {
    const [row] = await runSql<{ sessions: bigint; orders: bigint; orphans: bigint }>(
      `SELECT count(*) sessions, count(s.order_id) orders,
         count(*) FILTER (WHERE s.order_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM shop_order o
           WHERE o.person_id = s.person_id AND o.id = s.order_id AND o.is_valid)) orphans
       FROM session s WHERE NOT is_bot`,
      database.connection,
    );
    expect(Number(row?.sessions)).toBe(truth.totals.sessions);
    expect(truth.totals.conversion_rate).toBeCloseTo(Number(row?.orders) / Number(row?.sessions), 12);
    expect(row?.orphans).toBe(0n);
  });

  it('keeps the laws of the data', async () => {
    const [row] = await runSql<Record<string, bigint>>(
      `SELECT (SELECT count(*) FROM shop_order) documents,
         (SELECT count(*) FROM order_line) + (SELECT count(*) FROM refund_line) lines,
         (SELECT count(*) FROM refund_line r JOIN (SELECT person_id, order_id, sum(net) net FROM order_line GROUP BY 1, 2) l
           USING (person_id, order_id) WHERE r.amount > l.net OR r.amount < 0) too_much,
         (SELECT count(*) FROM shop_order o WHERE o.kind = 'order' AND o.paid_at IS NOT NULL AND (SELECT sum(p.amount) FROM payment p
           WHERE p.person_id = o.person_id AND p.order_id = o.id AND p.status = 'captured')
           <> o.net + o.shipping_amount + o.tax_amount) unpaid,
         (SELECT count(*) FROM payout p WHERE p.amount <> (SELECT sum(net) FROM payout_line l WHERE l.payout_id = p.id)) unbalanced,
         (SELECT count(*) FROM shop_order WHERE booked_at >= '2026-11-23 00:00 Europe/Paris'
           OR delivered_at >= '2026-11-23 00:00 Europe/Paris') future`,
      database.connection,
    );
    expect(row).toEqual({
      documents: BigInt(truth.documents),
      lines: BigInt(truth.lines),
      too_much: 0n,
      unpaid: 0n,
      unbalanced: 0n,
      future: 0n,
    });
    expect(await verifyRollups(database.connection)).toEqual([]);
  });

  it('measures every planted cause', () => {
    expect(truth.causes.map((cause) => cause.kind).sort()).toEqual(
      SETTINGS.scenario.causes.map((cause) => cause.kind).sort(),
    );
    for (const cause of truth.causes)
      expect([cause.kind, Object.keys(cause.measured).length > 0]).toEqual([cause.kind, true]);
  });
});

describe('removing the demo shop', () => {
  const countRows = async () => {
    const tables = await runSql<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'shop')`,
      database.connection,
    );
    const counts: Record<string, number> = {};
    for (const { name } of tables) {
      const [row] = await runSql<{ n: bigint }>(`SELECT count(*) n FROM ${name}`, database.connection);
      if (row && row.n > 0n) counts[name] = Number(row.n);
    }
    return counts;
  };

  it('leaves an empty shop when there is nothing else', async () => {
    expect(await removeDemo()).toBe(true);
    expect(await countRows()).toEqual({});
    const [shop] = await runSql<{ is_demo: boolean }>('SELECT is_demo FROM shop', database.connection);
    expect(shop?.is_demo).toBe(false);
    expect(await removeDemo()).toBe(false);
  });

  it('leaves the rows of another source as they were, those in shared dimensions too', async () => {
    await database.connection.query(OTHER_SHOP);
    const before = await countRows();
    await loadDemo({ ...SETTINGS, orders: 400 });
    await database.connection.query(LATER_SALE);
    const [sum] = await runSql<{ net: string }>(
      `SELECT sum(net)::text net FROM order_line WHERE batch_id < 0`,
      database.connection,
    );
    expect(sum?.net).toBe('500000');
    expect(await removeDemo()).toBe(true);
    const after = await countRows();
    // The later sale names the demo's site, which stays for it, and stands in the rebuilt roll-ups.
    const isRollup = (name: string) => name.startsWith('rollup_');
    const rest = Object.entries(after).filter(([name]) => !isRollup(name));
    expect(Object.fromEntries(rest)).toEqual({
      ...before,
      shop_order: 2,
      order_line: 2,
      sales_channel: (before.sales_channel ?? 0) + 1,
    });
    expect(Object.fromEntries(Object.entries(after).filter(([name]) => isRollup(name)))).toEqual({
      rollup_category_day: 2,
      rollup_category_month: 2,
      rollup_channel_day: 2,
      rollup_product_month: 2,
      rollup_campaign_day: 2,
      // Each of the two orders stands within the shop, its channel and its category.
      rollup_customer_month: 6,
    });
    expect(await verifyRollups(database.connection)).toEqual([]);
  });
});

const OTHER_SHOP = `
  INSERT INTO source_system (code, name, kind) VALUES ('real', 'Real shop', 'ecommerce');
  INSERT INTO import_batch (id, source_id, format, file_name, file_sha256, file_size, status)
    SELECT -1, id, 'generic-orders', 'real.csv', 'x', 1, 'done' FROM source_system WHERE code = 'real';
  INSERT INTO region (id, country, country_code, name) VALUES (-1, 'Espagne', 'ES', 'Madrid');
  INSERT INTO location (id, country, country_code, region, city, postcode, region_id) VALUES (-1, 'Espagne', 'ES', 'Madrid', 'Madrid', '28001', -1);
  INSERT INTO category (id, code, name) VALUES (-1, 'tea', 'Tea');
  INSERT INTO product (id, sku, name, category_id, source_id) SELECT -1, 'REAL-1', 'Tea', -1, id FROM source_system WHERE code = 'real';
  INSERT INTO sales_channel (id, code, name, type, source_id) SELECT -1, 'real-site', 'Real', 'site', id FROM source_system WHERE code = 'real';
  INSERT INTO person (id, kind, identified, source_id) SELECT -1, 'customer', true, id FROM source_system WHERE code = 'real';
  INSERT INTO shop_order (person_id, id, source_id, external_ref, kind, status, booked_at, day, month, currency, channel_id, location_id,
      region_id, is_valid, is_identified, gross, net, units, line_count, order_seq, customer_status, header_hash, batch_id)
    SELECT -1, -1, id, 'R1', 'order', 'delivered', '2026-01-05 10:00', '2026-01-05', '2026-01-01', 'EUR', -1, -1, -1, true, true,
      250000, 250000, 1, 1, 1, 'new', 1, -1 FROM source_system WHERE code = 'real';
  INSERT INTO order_line (person_id, order_id, id, product_id, day, month, quantity, gross, net, line_hash, batch_id, file_line)
    VALUES (-1, -1, -1, -1, '2026-01-05', '2026-01-01', 1, 250000, 250000, 1, -1, 1);`;

const LATER_SALE = `
  INSERT INTO shop_order (person_id, id, source_id, external_ref, kind, status, booked_at, day, month, currency, channel_id, location_id,
      region_id, is_valid, is_identified, gross, net, units, line_count, order_seq, customer_status, header_hash, batch_id)
    SELECT -1, -2, s.id, 'R2', 'order', 'delivered', '2026-02-05 10:00', '2026-02-05', '2026-02-01', 'EUR', c.id, -1, -1, true, true,
      250000, 250000, 1, 1, 2, 'returning', 1, -1 FROM source_system s, sales_channel c WHERE s.code = 'real' AND c.code = 'site';
  INSERT INTO order_line (person_id, order_id, id, product_id, day, month, quantity, gross, net, line_hash, batch_id, file_line)
    VALUES (-1, -2, -2, -1, '2026-02-05', '2026-02-01', 1, 250000, 250000, 1, -1, 1);`;
