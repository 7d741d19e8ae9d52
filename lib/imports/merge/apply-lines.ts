import { type Connection, runSql } from '@/lib/db/run-sql';
import type { MergeOptions } from '../merge';

const SALE: Record<string, string> = {
  product_id: 's.product_id',
  seller_id: 's.seller_id',
  day: 's.day',
  month: 's.month',
  quantity: 's.quantity',
  gross: 's.gross',
  discount: 's.discount',
  net: 's.net',
  tax: 'coalesce(s.tax, 0)',
  cost: 'coalesce(s.cost, s.unit_cost * s.quantity)',
  is_free: `s.kind = 'free'`,
  promotion_id: 's.promotion_id',
  external_ref: 's.line_ref',
  line_hash: 's.line_hash',
  file_line: 's.row_no',
};

const REFUND: Record<string, string> = {
  original_order_id: 's.original_order_id',
  kind: 's.kind::refund_kind',
  product_id: 's.product_id',
  refunded_at: 's.refund_time',
  day: 's.refund_time::date',
  month: `date_trunc('month', s.refund_time::date)::date`,
  sale_day: 's.sale_day',
  quantity: 's.quantity',
  amount: 's.net',
  tax: 'coalesce(s.tax, 0)',
  // Goods that came back take their cost with them; an allowance gives money back for goods that stay sold.
  cost: `coalesce(s.cost, CASE WHEN s.kind IN ('return', 'cancellation') THEN s.unit_cost * s.quantity
           WHEN s.unit_cost IS NOT NULL THEN 0 END)`,
  reason: `coalesce(s.reason, '')`,
  external_ref: 's.line_ref',
  line_hash: 's.line_hash',
  file_line: 's.row_no',
};

/** Writes the lines that line_plan calls new or changed, and removes those that are gone. */
export async function applyLines(connection: Connection, { batchId }: MergeOptions): Promise<void> {
  const run = (text: string, values: readonly unknown[] = []) => runSql({ text, values }, connection);
  for (const [table, isSale] of [
    ['order_line', true],
    ['refund_line', false],
  ] as const) {
    await run(
      `DELETE FROM ${table} l USING removed_line r
       WHERE r.is_sale = ${isSale} AND l.person_id = (SELECT person_id FROM order_key k WHERE k.order_id = r.order_id)
         AND l.order_id = r.order_id AND l.id = r.id`,
    );
    const columns = isSale ? SALE : REFUND;
    const names = Object.keys(columns);
    const source = await lineSource(run, isSale);
    await run(
      `UPDATE ${table} l SET ${names.map((name) => `${name} = ${columns[name]}`).join(', ')}, batch_id = $1::int
       FROM ${source} s WHERE s.outcome = 'updated' AND l.person_id = s.person_id AND l.order_id = s.order_id AND l.id = s.known_id`,
      [batchId],
    );
    await run(
      `INSERT INTO ${table} (person_id, order_id, id, batch_id, ${names.join(', ')})
       SELECT s.person_id, s.order_id, nextval('fact_id_seq'), $1::int, ${Object.values(columns).join(', ')}
       FROM ${source} s WHERE s.outcome = 'inserted'`,
      [batchId],
    );
  }
}

type Run = (text: string, values?: readonly unknown[]) => Promise<unknown[]>;

/** The planned lines with everything looked up; joins that nothing in this import needs are left out. */
async function lineSource(run: Run, isSale: boolean): Promise<string> {
  const needs = async (text: string) => (await run(`${text} LIMIT 1`)).length > 0;
  const hasSellers = isSale && (await needs('SELECT 1 FROM line_plan WHERE seller_code IS NOT NULL'));
  const hasPromotions = isSale && (await needs(`SELECT 1 FROM line_plan WHERE promotion_code <> ''`));
  const hasOriginals = !isSale && (await needs('SELECT 1 FROM line_plan WHERE original_ref IS NOT NULL'));
  const hasCosts = await needs('SELECT 1 FROM product_cost');
  const originalDay = hasOriginals ? 'x.day' : 'NULL::date';
  return `(SELECT p.*, o.day, o.month, ${hasSellers ? 'se.id' : 'NULL::int'} AS seller_id,
      ${hasPromotions ? 'pr.id' : 'NULL::int'} AS promotion_id, ${hasCosts ? 'pc.unit_cost' : 'NULL::bigint'} AS unit_cost
      ${isSale ? '' : `, coalesce(p.refunded_at, o.booked_at) AS refund_time, coalesce(${originalDay}, CASE WHEN o.kind = 'order' THEN o.day END) AS sale_day, ${hasOriginals ? 'x.id' : 'NULL::bigint'} AS original_order_id`}
    FROM (SELECT * FROM line_plan WHERE is_sale = ${isSale} AND outcome IN ('inserted', 'updated')) p
    JOIN shop_order o ON o.person_id = p.person_id AND o.id = p.order_id
    ${hasSellers ? 'LEFT JOIN seller se ON se.code = p.seller_code' : ''}
    ${hasPromotions ? 'LEFT JOIN promotion pr ON pr.code = p.promotion_code' : ''}
    ${hasOriginals ? 'LEFT JOIN order_key ok ON ok.source_id = o.source_id AND ok.external_ref = p.original_ref LEFT JOIN shop_order x ON x.person_id = ok.person_id AND x.id = ok.order_id' : ''}
    ${hasCosts ? COST_JOIN : ''})`;
}

/** The unit cost valid on the sale's day, in the order's currency. */
const COST_JOIN = `LEFT JOIN (
  SELECT product_id, currency, unit_cost, valid_from,
    lead(valid_from, 1, 'infinity') OVER (PARTITION BY product_id, currency ORDER BY valid_from) AS valid_to
  FROM product_cost) pc ON pc.product_id = p.product_id AND pc.currency = o.currency
    AND o.day >= pc.valid_from AND o.day < pc.valid_to`;
