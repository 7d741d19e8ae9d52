import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import type { BatchReport } from '@/lib/imports/batch';
import { type ImportRequest, runImport } from '@/lib/imports/run-import';
import { ROLLUP_MEASURES } from '@/lib/rollups/movements';
import { verifyRollups } from '@/lib/rollups/verify';
import type { TestDatabase } from '../database';

const folder = mkdtempSync(path.join(tmpdir(), 'vigie-imports-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Writes a file of its own folder, so that two may have the same name. */
export function file(name: string, content: string | Buffer): string {
  const target = path.join(mkdtempSync(path.join(folder, 'f')), name);
  writeFileSync(target, content);
  return target;
}

export const readText = (source: string): string => {
  const bytes = readFileSync(source);
  return (source.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
};

export type Options = Partial<Omit<ImportRequest, 'path'>>;

export function importFile(source: string, options: Options = {}): Promise<BatchReport> {
  return runImport({ path: source, createdBy: 'test', ...options });
}

const HEADER = 'Order ID,Order Date,Customer ID,SKU,Category,Quantity,Unit Price,Sales Channel,Country,Status';

/** A file of order lines: each row "order, day, customer, sku, quantity, price[, status]". */
export function csv(rows: readonly (readonly (string | number)[])[], header = HEADER): string {
  const lines = rows.map(([order, day, customer, sku, quantity, price, status = 'completed', channel = 'site']) =>
    [order, day, customer, sku, `cat-${String(sku)[0]}`, quantity, price, channel, 'France', status].join(','),
  );
  return `${[header, ...lines].join('\n')}\n`;
}

export const importRows = (rows: readonly (readonly (string | number)[])[], options?: Options) =>
  importFile(file('orders.csv', csv(rows)), options);

export const counts = ({ rows, inserted, updated, unchanged, quarantined }: BatchReport) => ({
  rows,
  inserted,
  updated,
  unchanged,
  quarantined,
});

const FACTS: Record<string, string> = {
  orders: `SELECT o.external_ref ref, o.kind, o.status, o.booked_at, o.day, o.paid_at, o.shipped_at, o.delivered_at, o.recognised_day,
      o.currency, c.code channel, l.country, l.region, o.is_valid, o.is_identified, o.gross, o.discount, o.net, o.cost, o.units,
      o.line_count, o.shipping_amount, o.order_seq, o.customer_status, o.days_since_previous,
      (SELECT array_agg(i.kind || ':' || i.value) FROM person_identity i WHERE i.person_id = o.person_id) person
    FROM shop_order o JOIN sales_channel c ON c.id = o.channel_id JOIN location l ON l.id = o.location_id ORDER BY 1`,
  lines: `SELECT o.external_ref ref, p.sku, l.external_ref line, l.day, l.quantity, l.gross, l.discount, l.net, l.tax, l.cost, l.is_free, count(*) times
    FROM order_line l JOIN shop_order o ON o.person_id = l.person_id AND o.id = l.order_id JOIN product p ON p.id = l.product_id
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 ORDER BY 1, 2, 3, 5, 6, 8`,
  refunds: `SELECT o.external_ref ref, p.sku, r.kind, r.day, r.sale_day, r.quantity, r.amount, r.cost, count(*) times
    FROM refund_line r JOIN shop_order o ON o.person_id = r.person_id AND o.id = r.order_id JOIN product p ON p.id = r.product_id
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 ORDER BY 1, 2, 6, 7`,
  payments: `SELECT o.external_ref ref, p.external_ref, p.method, p.is_cash, p.amount, p.day FROM payment p
    JOIN shop_order o ON o.person_id = p.person_id AND o.id = p.order_id ORDER BY 1, 2`,
  shipments: `SELECT o.external_ref ref, s.shipped_at, s.promised_day, s.delivered_at, s.delivery_seconds, s.lines, s.units FROM shipment s
    JOIN shop_order o ON o.person_id = s.person_id AND o.id = s.order_id ORDER BY 1`,
  products: `SELECT p.sku, p.name, c.code category FROM product p LEFT JOIN category c ON c.id = p.category_id ORDER BY 1`,
};

/** All facts by names instead of ids, so that two databases, or two moments, can be compared. */
export async function facts(): Promise<Record<string, object[]>> {
  const entries = await Promise.all(
    Object.entries(FACTS).map(async ([name, text]) => [name, await runSql(text)] as const),
  );
  return Object.fromEntries(entries);
}

/** What must be true after every import: roll-ups equal the facts, and the batches' deltas add up to them. */
export async function proveRollups(database: TestDatabase): Promise<void> {
  expect(await verifyRollups(database.connection)).toEqual([]);
  const measures = ROLLUP_MEASURES.filter((measure) => measure !== 'shipping' && measure !== 'tax');
  const sums = measures.map((measure) => `sum(${measure}) AS ${measure}`).join(', ');
  const keys = 'day, currency, channel_id, customer_status';
  const unequal = measures.map((m) => `coalesce(a.${m}, 0) <> coalesce(b.${m}, 0)`).join(' OR ');
  const sumsOf = (table: string) => `(SELECT ${keys}, ${sums} FROM ${table} GROUP BY ${keys})`;
  const different = await runSql(
    `SELECT * FROM ${sumsOf('rollup_channel_day')} a FULL JOIN ${sumsOf('rollup_delta')} b USING (${keys}) WHERE ${unequal}`,
  );
  expect(different).toEqual([]);
  const unaccounted = await runSql(
    `SELECT id FROM import_batch WHERE status = 'done' AND rows <> inserted + updated + unchanged + quarantined`,
  );
  expect(unaccounted).toEqual([]);
  const quarantined = await runSql(
    `SELECT b.id FROM import_batch b WHERE b.quarantined <> (SELECT count(*) FROM quarantined_row q WHERE q.batch_id = b.id)`,
  );
  expect(quarantined).toEqual([]);
}

/** Removes everything that imports write, in a database that a test made for itself. */
export async function emptyShop(): Promise<void> {
  const tables = await runSql<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_prisma%'`,
  );
  await runSql(`TRUNCATE ${tables.map(({ name }) => name).join(', ')} RESTART IDENTITY CASCADE`);
}
