import { type Connection, runSql } from '@/lib/db/run-sql';
import type { MergeOptions } from '../merge';
import type { StageUse } from './stage-use';

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
  own_cost: 's.cost IS NOT NULL',
  is_free: `s.kind = 'free'`,
  promotion_id: 's.promotion_id',
  external_ref: 's.line_ref',
  line_hash: 's.line_hash',
  file_line: 'abs(s.row_no)',
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
  shipping: 'coalesce(s.shipping, 0)',
  // Goods that came back take their cost with them; an allowance gives money back for goods that stay sold.
  cost: `coalesce(s.cost, CASE WHEN s.kind IN ('return', 'cancellation') THEN s.unit_cost * s.quantity
           WHEN s.unit_cost IS NOT NULL THEN 0 END)`,
  own_cost: 's.cost IS NOT NULL',
  reason: `coalesce(s.reason, '')`,
  external_ref: 's.line_ref',
  line_hash: 's.line_hash',
  file_line: 'abs(s.row_no)',
};

/** Writes the lines that line_plan calls new or changed, and removes those that are gone. */
export async function applyLines(
  connection: Connection,
  { batchId, sourceId }: MergeOptions,
  use: StageUse,
): Promise<void> {
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
    const planned = lineSource(sourceId, use, isSale, PLANNED);
    const fresh = lineSource(sourceId, use, isSale, FRESH);
    await run(
      `UPDATE ${table} l SET ${names.map((name) => `${name} = ${columns[name]}`).join(', ')}, batch_id = $1::int
       FROM ${planned} s WHERE s.outcome = 'updated' AND l.person_id = s.person_id AND l.order_id = s.order_id AND l.id = s.known_id`,
      [batchId],
    );
    for (const source of [planned, fresh]) {
      // In the order of the key: its index then grows at one end instead of everywhere.
      await run(
        `INSERT INTO ${table} (person_id, order_id, id, batch_id, ${names.join(', ')})
         SELECT s.person_id, s.order_id, nextval('fact_id_seq'), $1::int, ${Object.values(columns).join(', ')}
         FROM ${source} s WHERE s.outcome = 'inserted' ORDER BY s.person_id, s.order_id`,
        [batchId],
      );
    }
  }
}

const OF_ORDER = 'r.order_id, r.person_id, r.booked_at, r.day, r.month, r.currency, r.kind AS order_kind';
const OF_LINE = [
  'kind',
  'line_ref',
  'seller_code',
  'quantity',
  'gross',
  'discount',
  'net',
  'tax',
  'cost',
  'promotion_code',
  'shipping',
  'refunded_at',
  'original_ref',
  'reason',
  'line_hash',
  'row_no',
]
  .map((column) => `l.${column}`)
  .join(', ');
/** Lines of orders that have a plan, and lines of new orders, which are all new. */
const PLANNED = `SELECT ${OF_ORDER}, ${OF_LINE}, l.product_id, l.known_id, l.outcome
  FROM line_plan l JOIN resolved_order r ON r.order_id = l.order_id`;
const FRESH = `SELECT ${OF_ORDER}, ${OF_LINE}, k.product_id, NULL::bigint AS known_id, 'inserted' AS outcome
  FROM stage_line l JOIN resolved_order r ON r.order_ref = l.order_ref AND NOT r.is_planned JOIN product_key k ON k.no = l.product_no`;

/** The lines with everything looked up; joins that nothing in this import needs are left out. */
function lineSource(sourceId: number, use: StageUse, isSale: boolean, lines: string): string {
  const sellers = isSale && use.sellers;
  const promotions = isSale && use.promotions;
  const originals = !isSale && use.originals;
  const refund = `, coalesce(p.refunded_at, p.booked_at) AS refund_time, ${originals ? 'ok.order_id' : 'NULL::bigint'} AS original_order_id,
    coalesce(${originals ? 'x.day, n.day' : 'NULL::date'}, CASE WHEN p.order_kind = 'order' THEN p.day END) AS sale_day`;
  return `(SELECT p.*, ${sellers ? 'se.id' : 'NULL::int'} AS seller_id, ${promotions ? 'pr.id' : 'NULL::int'} AS promotion_id,
      ${use.costs ? 'pc.unit_cost' : 'NULL::bigint'} AS unit_cost ${isSale ? '' : refund}
    FROM (${lines} WHERE l.kind ${isSale ? 'IN' : 'NOT IN'} ('sale', 'free')) p
    ${sellers ? 'LEFT JOIN seller se ON se.code = p.seller_code' : ''}
    ${promotions ? 'LEFT JOIN promotion pr ON pr.code = p.promotion_code' : ''}
    ${originals ? originalJoin(sourceId) : ''}
    ${use.costs ? COST_JOIN : ''})`;
}

/** The sale that a refund gives back: an order known before, or one of this import, not inserted yet. */
const originalJoin = (
  sourceId: number,
) => `LEFT JOIN order_key ok ON ok.source_id = ${sourceId} AND ok.external_ref = p.original_ref
  LEFT JOIN shop_order x ON x.person_id = ok.person_id AND x.id = ok.order_id
  LEFT JOIN resolved_order n ON n.order_id = ok.order_id AND n.is_new`;

/** The unit cost valid on the sale's day, in the order's currency. */
const COST_JOIN = `LEFT JOIN (
  SELECT product_id, currency, unit_cost, valid_from,
    lead(valid_from, 1, 'infinity') OVER (PARTITION BY product_id, currency ORDER BY valid_from) AS valid_to
  FROM product_cost) pc ON pc.product_id = p.product_id AND pc.currency = p.currency
    AND p.day >= pc.valid_from AND p.day < pc.valid_to`;
