import { runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { rebuildRollups } from '@/lib/rollups/rebuild';
import { loadTinyShop } from './tiny-shop';

// A number from 0 to n - 1 that depends on the row and a salt only.
const pick = (n: number, salt: string, row = 'i') =>
  `(abs(hashint8extended(${row}::bigint, ${salt.length * 7919 + salt.charCodeAt(0)})) % ${n})`;

/** The tiny shop and six hundred orders more, of every kind, spread over 2024 by hashes: the same at every run. */
const ORDERS = `
INSERT INTO person (id, kind, identified, source_id)
SELECT i, CASE WHEN i % 5 = 0 THEN 'anonymous' ELSE 'customer' END::person_kind, i % 5 <> 0, 1 FROM generate_series(100, 240) i;
INSERT INTO shop_order (person_id, id, source_id, external_ref, kind, status, booked_at, day, month, currency, channel_id,
  location_id, region_id, is_test, is_fraud, is_identified, cancelled_day, recognised_day, campaign_id, shipping_amount, tax_amount,
  device, header_hash, batch_id)
SELECT 100 + ${pick(141, 'person')}, 1000 + i, 1, 'R' || i,
  CASE WHEN ${pick(20, 'kind')} = 0 THEN 'credit_note' WHEN ${pick(20, 'kind')} = 1 THEN 'adjustment' ELSE 'order' END::document_kind,
  CASE WHEN ${pick(9, 'status')} = 0 THEN 'cancelled' ELSE 'paid' END::order_status, (d.day + ${pick(1440, 'minute')}::int * interval '1 minute') AT TIME ZONE 'Europe/Paris', d.day,
  date_trunc('month', d.day)::date, CASE WHEN ${pick(8, 'currency')} = 0 THEN 'USD' ELSE 'EUR' END, 1 + ${pick(3, 'channel')},
  1 + ${pick(3, 'place')}, 1 + ${pick(3, 'place')}, ${pick(30, 'test')} = 0, ${pick(25, 'fraud')} = 0, false,
  CASE WHEN ${pick(2, 'cancelled')} = 0 THEN d.day + 3 END,
  CASE WHEN ${pick(4, 'recognised')} > 0 THEN d.day + ${pick(40, 'lag')}::int END,
  nullif(${pick(3, 'campaign')}::int, 0), ${pick(90000, 'shipping')}, ${pick(90000, 'tax')},
  (ARRAY['mobile', 'desktop', ''])[1 + ${pick(3, 'device')}], 0, 1
FROM generate_series(1, 600) i, LATERAL (SELECT '2024-01-01'::date + ${pick(366, 'day')}::int AS day) d;
INSERT INTO order_line (person_id, order_id, id, product_id, day, month, quantity, gross, discount, net, cost, is_free,
  line_hash, batch_id, file_line)
SELECT person_id, id, id * 10 + n, 1 + ${pick(4, 'product', '(id * 10 + n)')}, day, month, 1 + ${pick(5, 'quantity', '(id * 10 + n)')},
  g.gross, g.gross / 7, g.gross - g.gross / 7, CASE WHEN ${pick(3, 'cost', '(id * 10 + n)')} > 0 THEN g.gross / 3 END,
  g.gross = 0, 0, 1, 1
FROM shop_order, generate_series(1, 3) n,
  LATERAL (SELECT CASE WHEN ${pick(9, 'free', '(id * 10 + n)')} = 0 THEN 0 ELSE ${pick(999999, 'gross', '(id * 10 + n)')} END AS gross) g
WHERE id > 1000 AND kind = 'order' AND n <= 1 + ${pick(3, 'lines', 'id')};
INSERT INTO refund_line (person_id, order_id, id, kind, product_id, refunded_at, day, month, sale_day, quantity, amount, cost,
  line_hash, batch_id, file_line)
SELECT o.person_id, o.id, o.id * 10 + 9, (ARRAY['return', 'cancellation', 'allowance', 'adjustment'])[1 + ${pick(4, 'refund', 'o.id')}]::refund_kind,
  1 + ${pick(4, 'back', 'o.id')}, o.booked_at, r.day, date_trunc('month', r.day)::date,
  CASE WHEN ${pick(3, 'sale', 'o.id')} > 0 THEN o.day END, 1 + ${pick(2, 'units', 'o.id')}, ${pick(200000, 'amount', 'o.id')},
  CASE WHEN ${pick(2, 'known', 'o.id')} = 0 THEN ${pick(90000, 'worth', 'o.id')} END, 0, 1, 1
FROM shop_order o, LATERAL (SELECT o.day + ${pick(50, 'delay', 'o.id')}::int AS day) r
WHERE o.id > 1000 AND (o.kind <> 'order' OR ${pick(4, 'any', 'o.id')} = 0);
UPDATE shop_order SET paid_at = booked_at + ${pick(60, 'paid', 'id')} * interval '1 hour',
  shipped_at = CASE WHEN ${pick(5, 'sent', 'id')} > 0 THEN booked_at + ${pick(200, 'sent', 'id')} * interval '1 hour' END,
  promotion_id = nullif(${pick(6, 'promotion', 'id')}::int % 3, 0) WHERE id > 1000;
UPDATE order_line SET promotion_id = CASE WHEN ${pick(4, 'promoted', 'id')} = 0 THEN 1 + ${pick(2, 'which', 'id')} END,
  discount = d.discount, net = gross - d.discount
FROM (SELECT id AS line, CASE WHEN ${pick(3, 'full', 'id')} = 0 THEN 0 ELSE discount END AS discount FROM order_line) d
WHERE order_id > 1000 AND d.line = id;
UPDATE refund_line SET reason = (ARRAY['', 'texture', 'late'])[1 + ${pick(3, 'reason', 'id')}], tax = amount / 5,
  shipping = ${pick(3, 'post', 'id')} * 10000 WHERE order_id > 1000;
`;

/** What surrounds the orders: times, promotions, reasons, costs, disputes. */
const AROUND = `
INSERT INTO ad_spend (day, campaign_id, source_id, currency, spend, impressions, clicks, batch_id)
SELECT '2024-01-02'::date + i * 3, 1 + i % 2, 1, CASE WHEN i % 9 = 0 THEN 'USD' ELSE 'EUR' END, ${pick(300000, 'spend')},
  ${pick(900, 'seen')}, ${pick(90, 'clicked')}, 1 FROM generate_series(20, 110) i;
INSERT INTO payment (person_id, order_id, id, method, status, amount, currency, day, month, external_ref, content_hash, batch_id)
SELECT person_id, id, id, (ARRAY['card', 'voucher', 'boleto'])[1 + ${pick(3, 'method', 'id')}], 'captured', net, currency, day, month, 'Q' || id, 0, 1
FROM shop_order WHERE id > 1000 AND net > 0;
INSERT INTO shipment (person_id, order_id, id, external_ref, carrier_id, booked_at, promised_day, delivered_day, delivery_seconds,
  currency, content_hash, batch_id)
SELECT person_id, id, id, 'T' || id, CASE WHEN id % 3 > 0 THEN 1 END, booked_at, day + 4, day + ${pick(8, 'late', 'id')}::int, 86400 * 3 + id,
  currency, 0, 1 FROM shop_order WHERE id > 1000 AND is_valid AND id % 2 = 0;
INSERT INTO session (person_id, id, started_at, day, month, channel_group, campaign_id, channel_id, region_id, device,
  product_views, cart_adds, reached_checkout, is_bot, order_id, batch_id)
SELECT person_id, 5000 + id, booked_at, day, month, CASE WHEN campaign_id IS NULL THEN 'direct' ELSE 'paid' END, campaign_id, channel_id,
  region_id, device, 1, ${pick(2, 'cart', 'id')}, ${pick(3, 'checkout', 'id')} = 0, id % 11 = 0, CASE WHEN is_valid THEN id END, 1
FROM shop_order WHERE id > 1000;
UPDATE payment SET fee = CASE WHEN ${pick(4, 'fee', 'id')} > 0 THEN amount / 40 END, is_cash = ${pick(6, 'cash', 'id')} = 0,
  provider = (ARRAY['bank', 'wallet'])[1 + ${pick(2, 'provider', 'id')}], paid_at = day + time '10:00' WHERE id > 1000;
UPDATE shipment SET freight_cost = CASE WHEN ${pick(5, 'freight', 'id')} > 0 THEN 30000 + id END, packaging_cost = 4000,
  warehouse_id = 1, service = (ARRAY['express', 'post'])[1 + ${pick(2, 'service', 'id')}], shipped_day = delivered_day - 2 WHERE id > 1000;
INSERT INTO dispute (person_id, order_id, id, reason, status, amount, fee, currency, opened_at, day, won, external_ref, batch_id)
SELECT person_id, id, id, (ARRAY['fraud', 'duplicate'])[1 + ${pick(2, 'dispute', 'id')}], 'closed', net, 150000, currency,
  booked_at + interval '20 days', ((booked_at + interval '20 days') AT TIME ZONE 'Europe/Paris')::date,
  (ARRAY[true, false, NULL])[1 + ${pick(3, 'won', 'id')}], 'D' || id, 1 FROM shop_order WHERE id > 1000 AND net > 0 AND id % 17 = 0;
`;

/** Totals and validity of orders, and the place of each in its customer’s history. */
const TOTALS = `
UPDATE shop_order o SET gross = l.gross, discount = l.discount, net = l.net, cost = l.cost, costed_net = l.costed_net, units = l.units, line_count = l.lines,
  is_valid = o.status <> 'cancelled' AND NOT o.is_test AND NOT o.is_fraud AND l.net + o.shipping_amount > 0,
  is_identified = (SELECT identified FROM person p WHERE p.id = o.person_id)
FROM (SELECT order_id, sum(gross) gross, sum(discount) discount, sum(net) net, coalesce(sum(cost), 0) cost,
    coalesce(sum(net) FILTER (WHERE cost IS NOT NULL), 0) costed_net,
    coalesce(sum(quantity) FILTER (WHERE NOT is_free), 0) units, count(*) FILTER (WHERE NOT is_free) lines
  FROM order_line GROUP BY order_id) l
WHERE l.order_id = o.id AND o.id > 1000;
UPDATE shop_order o SET order_seq = s.seq, days_since_previous = s.gap,
  customer_status = CASE WHEN s.seq = 1 THEN 'new' ELSE 'returning' END::customer_status
FROM (SELECT id, row_number() OVER w AS seq, day - lag(day) OVER w AS gap FROM shop_order
  WHERE id > 1000 AND is_valid AND is_identified WINDOW w AS (PARTITION BY person_id ORDER BY booked_at, id)) s WHERE s.id = o.id;
UPDATE person p SET first_order_day = f.day FROM (SELECT person_id, min(day) AS day FROM shop_order WHERE is_valid GROUP BY 1) f
WHERE p.id = f.person_id;
`;

export async function loadRandomShop(): Promise<void> {
  await loadTinyShop();
  await transaction(async (connection) => {
    await runSql(ORDERS, connection);
    await runSql(TOTALS, connection);
    await runSql(AROUND, connection);
    await rebuildRollups(connection);
  });
}
