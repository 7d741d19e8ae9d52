import { runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { rebuildRollups } from '@/lib/rollups/rebuild';

/**
 * A shop of ten documents, small enough for every figure to be worked out by hand (kpis.test.ts). It holds what is
 * easily counted wrong: a free sample, a line without cost, a discount below one cent, a credit note, a cancelled line,
 * a cancelled order, a test order, an adjustment, a refund of an invalid order, an order in another currency, a
 * customer without identity, an order that is not yet recognised.
 */
const DIMENSIONS = `
INSERT INTO source_system (id, code, name, kind) VALUES (1, 'tiny', 'Tiny', 'manual');
INSERT INTO shop (id, name, currency, time_zone, data_version) VALUES (1, 'Tiny', 'EUR', 'Europe/Paris', 7);
INSERT INTO sales_channel (id, code, name, type, store_type, source_id) VALUES
  (1, 'site', 'Site', 'site', '', 1), (2, 'market', 'Marché', 'marketplace', '', 1), (3, 'lyon', 'Lyon', 'store', 'flagship', 1);
INSERT INTO region (id, country, name) VALUES (1, 'France', 'Île-de-France'), (2, 'France', 'Bretagne'), (3, 'Belgique', 'Wallonie');
INSERT INTO location (id, country, region, state, region_id) VALUES
  (1, 'France', 'Île-de-France', '75', 1), (2, 'France', 'Bretagne', '35', 2), (3, 'Belgique', 'Wallonie', 'LG', 3);
INSERT INTO category (id, code, name, name_fr, parent_id) VALUES
  (1, 'face', 'Face', 'Visage', NULL), (2, 'body', 'Body', 'Corps', NULL), (3, 'face-cream', 'Cream', 'Crème', 1);
INSERT INTO product (id, sku, name, category_id, subcategory_id, source_id) VALUES
  (1, 'CRM', 'Cream', 1, 3, 1), (2, 'SAV', 'Soap', 2, NULL, 1), (3, 'ECH', 'Sample', 1, NULL, 1), (4, 'NOC', '', NULL, NULL, 1);
INSERT INTO campaign (id, code, name, platform, source_id) VALUES
  (1, 'ig-spring', 'Spring', 'instagram', 1), (2, 'gg-brand', 'Brand', 'google', 1);
INSERT INTO carrier (id, code, name, source_id) VALUES (1, 'post', 'La Poste', 1);
INSERT INTO person (id, kind, identified, source_id) VALUES
  (1, 'customer', true, 1), (2, 'customer', true, 1), (3, 'anonymous', false, 1), (4, 'customer', true, 1);
`;

// person, id, kind, status, day, currency, channel, place, test, valid, identified, seq, customer status, gap, campaign,
// cancelled day, recognised day, shipping, tax, device
const ORDERS = `
(1,  1, 'order', 'delivered', '2024-01-10', 'EUR', 1, 1, false, true,  true,  1, 'new', NULL, 1, NULL, '2024-01-12', 4.9, 7.2, 'mobile'),
(1,  2, 'order', 'delivered', '2024-01-31', 'EUR', 2, 1, false, true,  true,  2, 'returning', 21, NULL, NULL, '2024-02-02', 0, 6, ''),
(2,  3, 'order', 'completed', '2024-02-10', 'EUR', 3, 2, false, true,  true,  1, 'new', NULL, 2, NULL, '2024-02-10', 0, 5, ''),
(2,  4, 'order', 'cancelled', '2024-02-20', 'EUR', 1, 2, false, false, true,  NULL, 'unidentified', NULL, NULL, '2024-03-01', NULL, 3, 2, 'mobile'),
(3,  5, 'order', 'paid',      '2024-03-05', 'EUR', 1, 3, false, true,  false, NULL, 'unidentified', NULL, 1, NULL, NULL, 4.9, 8, 'desktop'),
(2,  6, 'order', 'paid',      '2024-03-06', 'EUR', 1, 2, true,  false, true,  NULL, 'unidentified', NULL, NULL, NULL, NULL, 0, 0, ''),
(2,  7, 'order', 'delivered', '2024-03-07', 'USD', 1, 2, false, true,  true,  2, 'returning', 26, NULL, NULL, '2024-03-08', 0, 0, ''),
(1,  8, 'credit_note', 'completed', '2024-02-15', 'EUR', 1, 1, false, false, true, NULL, 'unidentified', NULL, NULL, NULL, NULL, 0, 0, ''),
(3,  9, 'adjustment', 'completed', '2024-02-16', 'EUR', 1, 3, false, false, false, NULL, 'unidentified', NULL, NULL, NULL, NULL, 0, 0, ''),
(4, 10, 'order', 'delivered', '2023-01-15', 'EUR', 1, 1, false, true,  true,  1, 'new', NULL, NULL, NULL, '2023-01-17', 0, 3, 'mobile')`;

// order, id, product, quantity, gross, discount, cost, free
const LINES = `
(1, 101, 1, 2, 40, 4, 10, false), (1, 102, 3, 1, 0, 0, 0.5, true),
(2, 103, 2, 3, 15, 0, NULL, false), (2, 104, 1, 1, 20, 2.005, 5, false),
(3, 105, 1, 1, 20, 0, 5, false), (3, 106, 4, 1, 8, 0, 3, false),
(4, 107, 2, 2, 10, 0, 4, false),
(5, 108, 2, 10, 50, 5, 20, false),
(6, 109, 1, 1, 20, 0, 5, false),
(7, 110, 1, 5, 100, 0, 40, false),
(10, 111, 1, 1, 20, 0, 5, false)`;

// document, id, original order, kind, product, day, sale day, quantity, amount, cost
const REFUNDS = `
(8, 201, 1, 'return', 1, '2024-02-15', '2024-01-10', 1, 18, 5),
(2, 202, 2, 'cancellation', 2, '2024-02-05', '2024-01-31', 1, 5, NULL),
(3, 203, 3, 'allowance', 1, '2024-03-10', '2024-02-10', 1, 2, NULL),
(9, 204, NULL, 'adjustment', 2, '2024-02-16', NULL, 1, 11, NULL),
(4, 205, 4, 'return', 2, '2024-03-02', '2024-02-20', 1, 10, 2)`;

const FACTS = `
INSERT INTO shop_order (person_id, id, source_id, external_ref, kind, status, booked_at, day, month, currency, channel_id,
  location_id, region_id, is_test, is_valid, is_identified, order_seq, customer_status, days_since_previous, campaign_id,
  cancelled_day, recognised_day, shipping_amount, tax_amount, device, header_hash, batch_id)
SELECT person, id, 1, 'N' || id, kind::document_kind, status::order_status, day::date + time '12:00', day::date,
  date_trunc('month', day::date)::date, currency, channel, place, place, test, valid, identified, seq,
  customer_status::customer_status, gap, campaign, cancelled::date, recognised::date, shipping * 10000, tax * 10000, device, 0, 1
FROM (VALUES ${ORDERS}) AS v (person, id, kind, status, day, currency, channel, place, test, valid, identified, seq,
  customer_status, gap, campaign, cancelled, recognised, shipping, tax, device);

INSERT INTO order_line (person_id, order_id, id, product_id, day, month, quantity, gross, discount, net, cost, is_free,
  line_hash, batch_id, file_line)
SELECT o.person_id, o.id, v.id, product, o.day, o.month, quantity, v.gross * 10000, v.discount * 10000,
  (v.gross - v.discount) * 10000, v.cost * 10000, free, 0, 1, 1
FROM (VALUES ${LINES}) AS v (order_id, id, product, quantity, gross, discount, cost, free) JOIN shop_order o ON o.id = v.order_id;

INSERT INTO refund_line (person_id, order_id, id, original_order_id, kind, product_id, refunded_at, day, month, sale_day,
  quantity, amount, cost, line_hash, batch_id, file_line)
SELECT o.person_id, o.id, v.id, original, v.kind::refund_kind, product, v.day::date + time '12:00', v.day::date,
  date_trunc('month', v.day::date)::date, sale_day::date, quantity, amount * 10000, v.cost * 10000, 0, 1, 1
FROM (VALUES ${REFUNDS}) AS v (document, id, original, kind, product, day, sale_day, quantity, amount, cost)
JOIN shop_order o ON o.id = v.document;

UPDATE shop_order o SET gross = l.gross, discount = l.discount, net = l.net, cost = l.cost, costed_net = l.costed_net,
  units = l.units, line_count = l.lines
FROM (SELECT order_id, sum(gross) gross, sum(discount) discount, sum(net) net, coalesce(sum(cost), 0) cost,
    coalesce(sum(net) FILTER (WHERE cost IS NOT NULL), 0) costed_net,
    coalesce(sum(quantity) FILTER (WHERE NOT is_free), 0) units, count(*) lines
  FROM order_line GROUP BY order_id) l WHERE l.order_id = o.id;

INSERT INTO ad_spend (day, campaign_id, source_id, currency, spend, impressions, clicks, batch_id) VALUES
  ('2024-01-05', 1, 1, 'EUR', 100000, 1000, 50, 1), ('2024-02-01', 2, 1, 'EUR', 85000, 500, 10, 1),
  ('2024-03-01', 1, 1, 'EUR', 200000, 1000, 40, 1);

INSERT INTO session (person_id, id, started_at, day, month, channel_group, campaign_id, channel_id, region_id, device,
  product_views, cart_adds, reached_checkout, is_bot, order_id, batch_id)
SELECT person, id, day::date + time '12:00', day::date, date_trunc('month', day::date)::date, source, campaign, 1, 1, device,
  views, carts, checkout, bot, ordered, 1
FROM (VALUES (1, 301, '2024-01-10', 'paid_social', 1, 'mobile', 3, 1, true, false, 1),
  (2, 302, '2024-01-11', 'direct', NULL, 'desktop', 2, 1, false, false, NULL),
  (2, 303, '2024-02-11', 'direct', NULL, 'desktop', 1, 1, true, false, NULL),
  (3, 304, '2024-03-05', 'paid_social', 1, 'desktop', 2, 1, true, false, 5),
  (4, 305, '2024-03-06', 'direct', NULL, 'mobile', 0, 0, false, false, NULL),
  (4, 306, '2024-03-06', 'direct', NULL, 'mobile', 9, 9, true, true, NULL))
  AS v (person, id, day, source, campaign, device, views, carts, checkout, bot, ordered);

INSERT INTO shipment (person_id, order_id, id, external_ref, carrier_id, booked_at, promised_day, delivered_at, delivered_day,
  delivery_seconds, currency, content_hash, batch_id)
SELECT person, order_id, id, 'S' || id, carrier, '2024-01-10', promised::date, delivered::date, delivered::date, seconds, 'EUR', 0, 1
FROM (VALUES (1, 1, 401, 1, '2024-01-12', '2024-01-12', 172800), (1, 2, 402, 1, '2024-02-01', '2024-02-02', 216000),
  (2, 7, 403, NULL, NULL, '2024-03-08', NULL), (3, 5, 404, 1, '2024-03-09', NULL, NULL))
  AS v (person, order_id, id, carrier, promised, delivered, seconds);

INSERT INTO payment (person_id, order_id, id, method, status, amount, currency, day, month, external_ref, content_hash, batch_id)
SELECT person, order_id, id, method, status, amount * 10000, currency, day::date, date_trunc('month', day::date)::date, 'P' || id, 0, 1
FROM (VALUES (1, 1, 501, 'card', 'captured', 40.9, 'EUR', '2024-01-10'), (1, 2, 502, 'card', 'captured', 20, 'EUR', '2024-01-31'),
  (1, 2, 503, 'voucher', 'captured', 12.995, 'EUR', '2024-01-31'), (2, 4, 504, 'card', 'captured', 10, 'EUR', '2024-02-20'),
  (3, 5, 505, 'card', 'failed', 99, 'EUR', '2024-03-05'), (2, 7, 506, 'card', 'captured', 100, 'USD', '2024-03-07'))
  AS v (person, order_id, id, method, status, amount, currency, day);
`;

export async function loadTinyShop(): Promise<void> {
  await transaction(async (connection) => {
    await runSql(DIMENSIONS, connection);
    await runSql(FACTS, connection);
    await rebuildRollups(connection);
  });
}
