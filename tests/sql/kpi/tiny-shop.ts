import { runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { rebuildRollups } from '@/lib/rollups/rebuild';

/**
 * A shop of twelve documents, small enough for every figure to be worked out by hand (kpis.test.ts). It holds what is
 * easily counted wrong: a free sample, a line without cost, a discount below one cent, a credit note, a cancelled line,
 * a cancelled order, a test order, a fraud, an order without amount, an adjustment, a refund of an invalid order, an order in another currency, a
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
(4, 10, 'order', 'delivered', '2023-01-15', 'EUR', 1, 1, false, true,  true,  1, 'new', NULL, NULL, NULL, '2023-01-17', 0, 3, 'mobile'),
(2, 11, 'order', 'paid',      '2024-03-08', 'EUR', 1, 2, false, false, true,  NULL, 'unidentified', NULL, NULL, NULL, NULL, 0, 0, ''),
(1, 12, 'order', 'completed', '2024-03-09', 'EUR', 1, 1, false, false, true,  NULL, 'unidentified', NULL, NULL, NULL, NULL, 0, 0, '')`;

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

INSERT INTO order_line (person_id, order_id, id, product_id, day, month, quantity, gross, net, line_hash, batch_id, file_line)
SELECT person_id, id, 112, 1, day, month, 1, 300000, 300000, 0, 1, 1 FROM shop_order WHERE id = 11;

UPDATE shop_order o SET gross = l.gross, discount = l.discount, net = l.net, cost = l.cost, costed_net = l.costed_net,
  units = l.units, line_count = l.lines
FROM (SELECT order_id, sum(gross) gross, sum(discount) discount, sum(net) net, coalesce(sum(cost), 0) cost,
    coalesce(sum(net) FILTER (WHERE cost IS NOT NULL), 0) costed_net,
    coalesce(sum(quantity) FILTER (WHERE NOT is_free), 0) units, count(*) FILTER (WHERE NOT is_free) lines
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

/** Promotions, what selling costs, disputes, payouts, and what products and places say of themselves. */
const AROUND = `
UPDATE shop_order SET is_fraud = true WHERE id = 11;
UPDATE shop_order SET paid_at = booked_at + interval '13 hours', shipped_at = booked_at + interval '2 days'
WHERE id IN (1, 2, 3, 5, 7, 10);
UPDATE person SET first_order_day = v.day FROM (VALUES (1, '2024-01-10'::date), (2, '2024-02-10'), (4, '2023-01-15')) AS v (id, day)
WHERE person.id = v.id;
INSERT INTO promotion (id, code, name, source_id) VALUES (1, 'SPRING', 'Spring', 1), (2, 'WELCOME', 'Welcome', 1);
UPDATE order_line SET promotion_id = 1 WHERE id = 108;
UPDATE shop_order SET promotion_id = 2 WHERE id = 1;
UPDATE product SET brand = 'Aube', supplier = 'Labo', launch_day = CASE id WHEN 1 THEN '2023-12-01'::date ELSE '2020-01-01' END
WHERE id IN (1, 2);
INSERT INTO ingredient (id, inci_name, name, name_fr) VALUES (1, 'ALOE', 'Aloe', 'Aloès'), (2, 'SQUALANE', 'Squalane', '');
INSERT INTO product_ingredient (product_id, ingredient_id) VALUES (1, 1), (1, 2), (2, 1);
UPDATE location SET country_code = v.code, postcode = v.postcode
FROM (VALUES (1, 'FR', '75001'), (2, 'FR', '35000'), (3, 'BE', '4000')) AS v (id, code, postcode) WHERE location.id = v.id;
UPDATE refund_line SET reason = v.reason, tax = v.tax * 10000, shipping = v.shipping * 10000
FROM (VALUES (201, 'texture', 3.6, 4.9), (202, 'out_of_stock', 0, 0), (203, 'goodwill', 0, 0)) AS v (id, reason, tax, shipping)
WHERE refund_line.id = v.id;
INSERT INTO warehouse (id, code, name, source_id) VALUES (1, 'lille', 'Lille', 1);
UPDATE shipment SET freight_cost = v.freight * 10000, packaging_cost = v.packaging * 10000, warehouse_id = 1, service = 'express'
FROM (VALUES (401, 5.5, 0.5), (402, 6, NULL)) AS v (id, freight, packaging) WHERE shipment.id = v.id;
UPDATE sales_channel SET fee_rate = 0.15 WHERE id = 2;
UPDATE payment SET fee = 8000, provider = 'bank' WHERE id = 501;
UPDATE payment SET is_cash = true WHERE id = 504;
INSERT INTO dispute (person_id, order_id, id, reason, status, amount, fee, currency, opened_at, day, won, external_ref, batch_id)
SELECT person, order_id, id, reason, status, amount * 10000, fee * 10000, 'EUR', day::date + time '12:00', day::date, won, 'D' || id, 1
FROM (VALUES (1, 1, 601, 'fraudulent', 'lost', 40.9, 15, '2024-02-01', false), (1, 2, 602, 'duplicate', 'won', 20, 15, '2024-02-20', true),
  (3, 5, 603, 'duplicate', 'open', 49.9, 0, '2024-03-20', NULL)) AS v (person, order_id, id, reason, status, amount, fee, day, won);
INSERT INTO fixed_cost (month, category, channel_id, amount, currency, batch_id) VALUES ('2024-01-01', 'rent', 0, 310000, 'EUR', 1),
  ('2024-02-01', 'rent', 0, 290000, 'EUR', 1), ('2024-03-01', 'rent', 0, 310000, 'EUR', 1), ('2024-03-01', 'salaries', 3, 620000, 'EUR', 1);
INSERT INTO payout (id, provider, external_ref, paid_day, amount, currency, batch_id) VALUES
  (1, 'bank', 'S1', '2024-01-15', 401000, 'EUR', 1), (2, 'market', 'S2', '2024-02-10', 280457, 'EUR', 1);
INSERT INTO payout_line (payout_id, external_ref, category, order_ref, day, gross, fee, net, currency) VALUES
  (1, 'C1', 'charge', 'N1', '2024-01-10', 409000, 8000, 401000, 'EUR'), (2, 'C2', 'charge', 'N2', '2024-01-31', 329950, 49493, 280457, 'EUR');
`;

export async function loadTinyShop(): Promise<void> {
  await transaction(async (connection) => {
    await runSql(DIMENSIONS, connection);
    await runSql(FACTS, connection);
    await runSql(AROUND, connection);
    await rebuildRollups(connection);
  });
}
