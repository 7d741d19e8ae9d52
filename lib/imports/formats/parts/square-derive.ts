import { type Connection, runSql } from '@/lib/db/run-sql';
import type { DeriveContext } from '../../format';

const TABLES = 'square_event, square_order, square_line';

/**
 * Builds the stage of all transactions named in touched_root from the records of both files, whichever came first.
 * Lines come from the items file; where it has not come, one line "(not itemised)" holds what the transactions file
 * says. Lines are numbered, so that the items take the place of that line later. Payments come from the transactions
 * file; where it has not come, from the amounts of the items. Service charges and tips are in payments, not in sales.
 */
export async function deriveSquareOrders(connection: Connection, { sourceId, currency }: DeriveContext): Promise<void> {
  // A temporary table is believed small until the planner is told.
  const steps = [
    'ANALYZE record_plan',
    EVENTS,
    'ANALYZE square_event (ref, key, entity, is_refund)',
    ORDERS,
    'ANALYZE square_order (ref)',
    LINES,
    'ANALYZE square_line (ref, sku)',
    ...STAGE,
    ...PAYMENTS,
  ];
  await runSql(`DROP TABLE IF EXISTS pg_temp.${TABLES.replaceAll(', ', ', pg_temp.')}`, connection);
  for (const step of steps) {
    await runSql(step.replaceAll(':source', String(sourceId)).replaceAll(':currency', currency), connection);
  }
  await runSql(`DROP TABLE ${TABLES}`, connection);
}

const money = (name: string) => `coalesce((e.payload->>'${name}')::bigint, 0)`;
const text = (name: string) => `coalesce(e.payload->>'${name}', '')`;

// record_plan knows the line of the file where this import brought the record.
const EVENTS = `CREATE TEMP TABLE square_event AS
  SELECT r.entity, r.key, r.root_ref AS ref, r.payload, r.payload->>'at' AS at, r.payload->>'event' = 'refund' AS is_refund,
    CASE WHEN p.outcome <> 'unchanged' THEN p.row_no ELSE 0 END AS row_no
  FROM touched_root t JOIN source_record r ON r.source_id = :source AND r.root_ref = t.root_ref
    AND r.entity IN ('items', 'transactions')
  LEFT JOIN record_plan p ON p.entity = r.entity AND p.key = r.key`;

const ORDERS = `CREATE TEMP TABLE square_order AS
  SELECT e.ref, coalesce(min(e.at) FILTER (WHERE NOT e.is_refund), min(e.at)) AS at,
    bool_and(e.is_refund) AS is_credit, bool_or(e.entity = 'items') AS is_itemised,
    coalesce(bool_and(${text('status')} ~* 'void|cancel') FILTER (WHERE e.entity = 'transactions' AND NOT e.is_refund), false) AS is_void,
    max(${text('location')}) AS location, max(${text('channel')}) AS channel,
    coalesce(nullif(max(${text('customer')}), ''), nullif(max(${text('customer_id')}), '')) AS customer
  FROM square_event e GROUP BY e.ref`;

/** What is sold: gift cards are money received for later, not sales. */
const LINES = `CREATE TEMP TABLE square_line AS
  SELECT l.*, CASE WHEN is_refund THEN 'r' ELSE 's' END || row_number() OVER (PARTITION BY ref, is_refund ORDER BY at, key) AS line_ref
  FROM (
    SELECT e.ref, e.at, e.key, e.is_refund, e.row_no, left(coalesce(nullif(${text('sku')}, ''), nullif(concat_ws(' - ', nullif(${text('item')}, ''),
        nullif(nullif(${text('variation')}, ''), 'Regular')), ''), 'Custom Amount'), 130) AS sku,
      ${text('item')} AS name, ${text('category')} AS category,
      -- Goods sold by weight are one piece.
      CASE WHEN ${money('quantity')} % 10000 = 0 THEN abs(${money('quantity')} / 10000) ELSE 1 END AS quantity,
      abs(${money('gross')}) AS gross, abs(${money('net')}) AS net, abs(${money('tax')}) AS tax, true AS is_item
    FROM square_event e WHERE e.entity = 'items' AND ${text('kind')} !~* 'gift.?card'
    UNION ALL
    SELECT e.ref, e.at, e.key, e.is_refund, e.row_no, '(not itemised)', '', '', 1,
      abs(${money('gross')}), abs(${money('gross')} + ${money('discount')}), abs(${money('tax')}), false
    FROM square_event e JOIN square_order o ON o.ref = e.ref AND NOT o.is_itemised
    WHERE e.entity = 'transactions' AND ${money('gross')} <> 0) l`;

const CHANNEL = `CASE WHEN o.channel ~* 'online|website|site web' THEN 'square-online' WHEN o.location <> '' THEN o.location ELSE 'square' END`;

const STAGE = [
  `INSERT INTO stage_product (no, sku, name, category, subcategory)
   SELECT row_number() OVER (ORDER BY sku), sku, name, category, '' FROM (
     SELECT sku, max(name) AS name, max(category) AS category FROM square_line GROUP BY sku) s`,
  `INSERT INTO stage_channel (no, code, name, type, store_type)
   SELECT row_number() OVER (ORDER BY code), code, CASE code WHEN 'square-online' THEN 'Square Online' WHEN 'square' THEN 'Square' ELSE code END,
     CASE code WHEN 'square-online' THEN 'site' ELSE 'store' END::channel_type, CASE code WHEN 'square-online' THEN 'site' ELSE 'store' END
   FROM (SELECT DISTINCT ${CHANNEL} AS code FROM square_order o) s`,
  `INSERT INTO stage_location (no, country, country_code, region, state, city, postcode) VALUES (1, '', NULL, '', '', '', '')`,
  `INSERT INTO stage_order (row_no, order_ref, kind, status, source_status, booked_at, paid_at, delivered_at, cancelled_at, recognised_at,
     currency, channel_no, location_no, customer_kind, customer_ref, is_test, is_fraud, shipping_amount, tax_amount, header_hash)
   SELECT 0, o.ref, CASE WHEN o.is_credit THEN 'credit_note' ELSE 'order' END::document_kind,
     CASE WHEN o.is_void THEN 'cancelled' ELSE 'completed' END::order_status, CASE WHEN o.is_void THEN 'Voided' ELSE '' END,
     o.at::timestamptz, o.at::timestamptz, CASE WHEN NOT o.is_void THEN o.at::timestamptz END,
     CASE WHEN o.is_void THEN o.at::timestamptz END, CASE WHEN NOT o.is_void THEN o.at::timestamptz END,
     ':currency', c.no, 1, CASE WHEN o.customer IS NOT NULL THEN 'customer' END, o.customer, false, false, 0, coalesce(l.tax, 0),
     hashtextextended(concat_ws('|', o.at, o.is_credit, o.is_void, c.code, o.customer, coalesce(l.tax, 0)), 0)
   FROM (SELECT o.*, ${CHANNEL} AS channel_code FROM square_order o) o JOIN stage_channel c ON c.code = o.channel_code
   LEFT JOIN (SELECT ref, sum(tax)::bigint AS tax FROM square_line WHERE NOT is_refund GROUP BY ref) l USING (ref)`,
  `INSERT INTO stage_line (row_no, order_ref, kind, line_ref, product_no, quantity, gross, discount, net, tax, refunded_at, line_hash)
   SELECT l.row_no, l.ref, CASE WHEN l.is_refund THEN CASE WHEN l.is_item THEN 'return' ELSE 'allowance' END
       WHEN l.gross = 0 THEN 'free' ELSE 'sale' END,
     l.line_ref, p.no, CASE WHEN l.is_refund AND NOT l.is_item THEN 0 ELSE l.quantity END,
     CASE WHEN l.is_refund THEN l.net ELSE l.gross END, CASE WHEN l.is_refund THEN 0 ELSE l.gross - l.net END, l.net, l.tax,
     CASE WHEN l.is_refund THEN l.at::timestamptz END,
     hashtextextended(concat_ws('|', l.is_refund, l.is_item, l.sku, l.quantity, l.gross, l.net, l.tax, l.at), 0)
   FROM square_line l JOIN stage_product p ON p.sku = l.sku`,
];

/** Tender columns of the transactions file, the main one first: it has the payment's own id, the others add their name. */
const TENDERS = [
  ['card', `'card'`],
  ['cash', `'cash'`],
  ['gift_card', `'gift card'`],
  ['cash_app', `'cash app'`],
  ['other', `coalesce(nullif(lower(${text('other_type')}), ''), 'other')`],
] as const;

const tenders = TENDERS.map(
  ([name, method], i) => `SELECT e.key, ${i} AS rank, ${method} AS method, '${name}' AS tender, ${money(name)} AS amount
    FROM square_event e WHERE e.entity = 'transactions'`,
).join(' UNION ALL ');

const PAYMENTS = [
  `INSERT INTO stage_payment (row_no, order_ref, payment_ref, method, is_cash, provider, status, amount, fee, paid_at, content_hash)
   SELECT 0, e.ref, coalesce(nullif(${text('payment')}, ''), e.key) || CASE WHEN t.n = 1 THEN '' ELSE '/' || t.tender END
       || CASE WHEN e.is_refund THEN '/refund' ELSE '' END,
     t.method, t.tender = 'cash', 'square',
     CASE WHEN e.is_refund THEN 'refunded' WHEN ${text('status')} ~* 'void|cancel' THEN 'failed' ELSE 'captured' END,
     abs(t.amount), CASE WHEN t.n = 1 THEN nullif(-${money('fees')}, 0) END, e.at::timestamptz,
     hashtextextended(concat_ws('|', t.method, e.is_refund, e.payload->>'status', t.amount, e.payload->>'fees', e.at), 0)
   FROM square_event e JOIN (
     SELECT *, row_number() OVER (PARTITION BY key ORDER BY rank) AS n FROM (${tenders}) x WHERE amount <> 0) t USING (key)
   WHERE e.entity = 'transactions'`,
  // Without the transactions file: what the lines of a payment add up to, where they say that it was a card.
  `INSERT INTO stage_payment (row_no, order_ref, payment_ref, method, is_cash, provider, status, amount, paid_at, content_hash)
   SELECT 0, s.ref, s.payment || CASE WHEN s.is_refund THEN '/refund' ELSE '' END, 'card',
     false, 'square', CASE WHEN s.is_refund THEN 'refunded' ELSE 'captured' END, s.amount, s.at::timestamptz,
     hashtextextended(concat_ws('|', s.is_refund, s.brand, s.amount, s.at), 0)
   FROM (
     SELECT e.ref, e.is_refund, ${text('payment')} AS payment, max(lower(${text('brand')})) AS brand,
       abs(sum(${money('net')} + ${money('tax')}))::bigint AS amount, min(e.at) AS at
     FROM square_event e WHERE e.entity = 'items' AND ${text('payment')} <> ''
       AND NOT EXISTS (SELECT 1 FROM square_event x WHERE x.ref = e.ref AND x.entity = 'transactions')
     GROUP BY 1, 2, 3) s WHERE s.brand <> ''`,
];
