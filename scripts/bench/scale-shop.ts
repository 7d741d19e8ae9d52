import type pg from 'pg';
import { transaction } from '@/lib/db/transaction';
import { rebuildRollups } from '@/lib/rollups/rebuild';

/** Of scale 1: 200,000 orders have some 460,000 lines. */
const ORDERS = 200_000;
const SESSIONS = 740_000;
const CUSTOMERS = 80_000;
const PRODUCTS = 3_000;
const CAMPAIGNS = 60;
export const FIRST_DAY = '2023-07-01';
export const LAST_DAY = '2026-06-30';
const DAYS = 1_096;

// A number from 0 to 1 that depends on nothing but its two arguments: the same shop every time.
const RANDOM = `CREATE FUNCTION u(i bigint, seed bigint) RETURNS float8 IMMUTABLE PARALLEL SAFE LANGUAGE sql
  AS $$ SELECT (hashint8extended(i, seed) & 2147483647)::float8 / 2147483648 $$`;

const DIMENSIONS = `
INSERT INTO source_system (id, code, name, kind) VALUES (1, 'bench', 'Bench', 'manual');
INSERT INTO shop (id, name, currency, time_zone, data_version) VALUES (1, 'Bench', 'EUR', 'Europe/Paris', 1);
INSERT INTO import_batch (id, source_id, format, file_name, file_sha256, file_size, status, finished_at)
  VALUES (1, 1, 'bench', 'bench', '', 0, 'done', now());
INSERT INTO sales_channel (id, code, name, type, source_id) VALUES (1, 'site', 'Site', 'site', 1),
  (2, 'market-a', 'Market A', 'marketplace', 1), (3, 'market-b', 'Market B', 'marketplace', 1), (4, 'store', 'Store', 'store', 1);
INSERT INTO region (id, country, name) SELECT i, 'France', 'Region ' || i FROM generate_series(1, 18) i;
INSERT INTO location (id, country, region, region_id) SELECT i, 'France', 'Region ' || i, i FROM generate_series(1, 18) i;
INSERT INTO category (id, code, name) SELECT i, 'category-' || i, 'Category ' || i FROM generate_series(1, 12) i;
INSERT INTO product (id, sku, name, category_id, source_id)
  SELECT i, 'P' || i, 'Product ' || i, 1 + i % 12, 1 FROM generate_series(1, ${PRODUCTS}) i;
INSERT INTO campaign (id, code, name, platform, source_id)
  SELECT i, 'c' || i, 'Campaign ' || i, (ARRAY['google', 'instagram', 'facebook', 'tiktok', 'email'])[1 + i % 5], 1
  FROM generate_series(1, ${CAMPAIGNS}) i;
INSERT INTO ad_spend (day, campaign_id, source_id, currency, spend, impressions, clicks, batch_id)
  SELECT d::date, c, 1, 'EUR', (200000 * u(c * 10000 + n, 41))::bigint, (5000 * u(c * 10000 + n, 42))::int,
    (100 * u(c * 10000 + n, 43))::int, 1
  FROM generate_series(date '${FIRST_DAY}', date '${LAST_DAY}', interval '1 day') WITH ORDINALITY AS t (d, n),
    generate_series(1, ${CAMPAIGNS}) c`;

const orders = (scale: number) => `CREATE TEMP TABLE o AS
  SELECT i AS id, CASE WHEN u(i, 1) < 0.12 THEN ${CUSTOMERS * scale} + i
      ELSE 1 + floor(${CUSTOMERS * scale} * power(u(i, 2), 1.5))::bigint END AS person_id,
    u(i, 1) >= 0.12 AS is_identified,
    date '${FIRST_DAY}' + floor(${DAYS} * power(u(i, 3), 0.85))::int AS day,
    CASE WHEN u(i, 4) < 0.62 THEN 1 WHEN u(i, 4) < 0.78 THEN 2 WHEN u(i, 4) < 0.88 THEN 3 ELSE 4 END AS channel_id,
    1 + floor(18 * power(u(i, 5), 1.7))::int AS region_id,
    CASE WHEN u(i, 6) < 0.3 THEN 1 + floor(${CAMPAIGNS} * u(i, 7))::int END AS campaign_id,
    CASE WHEN u(i, 8) < 0.03 THEN 'cancelled' ELSE 'delivered' END::order_status AS status,
    (ARRAY['mobile', 'desktop', 'tablet'])[1 + floor(3 * power(u(i, 9), 1.6))::int] AS device,
    1 + floor(3.6 * u(i, 10))::int AS lines
  FROM generate_series(1, ${ORDERS * scale}) i`;

const LINES = `INSERT INTO order_line (person_id, order_id, id, product_id, day, month, quantity, gross, discount, net, cost,
    line_hash, batch_id, file_line)
  SELECT person_id, order_id, id, product_id, day, date_trunc('month', day)::date, quantity, gross, discount,
    gross - discount, CASE WHEN product_id % 20 <> 0 THEN gross * (35 + product_id % 20) / 100 END, 0, 1, 1
  FROM (SELECT p.*, price * quantity AS gross, CASE WHEN u(id, 14) < 0.25 THEN price * quantity * 15 / 100 ELSE 0 END AS discount
    FROM (SELECT n.*, (50000 + (product_id * 7919) % 950000)::bigint AS price
      FROM (SELECT o.person_id, o.id AS order_id, o.id * 8 + k AS id, o.day,
          1 + floor(${PRODUCTS} * power(u(o.id * 8 + k, 11), 2))::int AS product_id,
          1 + floor(3 * power(u(o.id * 8 + k, 12), 3))::int AS quantity
        FROM o, generate_series(1, o.lines) k) n) p) l`;

const DOCUMENTS = `INSERT INTO shop_order (person_id, id, source_id, external_ref, kind, status, booked_at, day, month, currency,
    channel_id, location_id, region_id, is_valid, is_identified, order_seq, customer_status, days_since_previous, campaign_id,
    cancelled_day, recognised_day, gross, discount, net, cost, costed_net, units, line_count, device, header_hash, batch_id)
  SELECT o.person_id, o.id, 1, 'N' || o.id, 'order', o.status, o.day + interval '12 hours', o.day,
    date_trunc('month', o.day)::date, 'EUR', o.channel_id, o.region_id, o.region_id, v.id IS NOT NULL, o.is_identified, v.seq,
    (CASE WHEN v.seq IS NULL THEN 'unidentified' WHEN v.seq = 1 THEN 'new' ELSE 'returning' END)::customer_status,
    o.day - v.previous, o.campaign_id, CASE WHEN o.status = 'cancelled' THEN o.day + 1 END,
    CASE WHEN o.status <> 'cancelled' THEN o.day + 2 END, s.gross, s.discount, s.net, s.cost, s.costed_net, s.units, s.lines,
    o.device, 0, 1
  FROM o
  JOIN (SELECT order_id, sum(gross) gross, sum(discount) discount, sum(net) net, coalesce(sum(cost), 0) cost,
      coalesce(sum(net) FILTER (WHERE cost IS NOT NULL), 0) costed_net, sum(quantity) units, count(*) lines
    FROM order_line GROUP BY 1) s ON s.order_id = o.id
  LEFT JOIN (SELECT id, CASE WHEN is_identified THEN row_number() OVER w END AS seq,
      CASE WHEN is_identified THEN lag(day) OVER w END AS previous
    FROM o WHERE status <> 'cancelled' WINDOW w AS (PARTITION BY person_id ORDER BY day, id)) v ON v.id = o.id`;

const PEOPLE = `INSERT INTO person (id, kind, identified, source_id, first_order_day, last_order_day, order_count)
  SELECT person_id, 'customer', bool_or(is_identified), 1, min(day) FILTER (WHERE is_valid), max(day) FILTER (WHERE is_valid),
    count(*) FILTER (WHERE is_valid) FROM shop_order GROUP BY 1`;

const REFUNDS = `INSERT INTO refund_line (person_id, order_id, id, original_order_id, kind, product_id, refunded_at, day, month,
    sale_day, quantity, amount, cost, line_hash, batch_id, file_line)
  SELECT person_id, order_id, id, order_id, 'return', product_id, back + interval '12 hours', back,
    date_trunc('month', back)::date, day, quantity, net, cost, 0, 1, 1
  FROM (SELECT l.*, least(l.day + 7 + floor(20 * u(l.id, 22))::int, date '${LAST_DAY}') AS back FROM order_line l
    JOIN o ON o.id = l.order_id AND o.status <> 'cancelled' WHERE u(l.id, 21) < 0.06) r`;

const sessions = (
  scale: number,
) => `INSERT INTO session (person_id, id, started_at, day, month, channel_group, campaign_id,
    channel_id, region_id, device, page_views, product_views, cart_adds, reached_checkout, reached_payment, is_bot, order_id, batch_id)
  SELECT 1000000000 + i / 2, i, day + interval '12 hours', day, date_trunc('month', day)::date,
    (ARRAY['direct', 'organic_search', 'paid_search', 'paid_social', 'email', 'referral', 'organic_social', 'influencer'])
      [1 + floor(8 * power(u(i, 32), 1.5))::int],
    CASE WHEN u(i, 33) < 0.3 THEN 1 + floor(${CAMPAIGNS} * u(i, 34))::int END, 1, 1 + floor(18 * u(i, 35))::int,
    (ARRAY['mobile', 'desktop', 'tablet'])[1 + floor(3 * power(u(i, 36), 1.6))::int], 1 + floor(6 * u(i, 37))::int,
    floor(4 * u(i, 38))::int, (u(i, 39) < 0.09)::int, u(i, 39) < 0.05, u(i, 39) < 0.035, u(i, 40) < 0.04,
    CASE WHEN u(i, 39) < 0.027 THEN i END, 1
  FROM (SELECT i, date '${FIRST_DAY}' + floor(${DAYS} * power(u(i, 31), 0.85))::int AS day
    FROM generate_series(1, ${SESSIONS * scale}) i) s`;

/**
 * Fills an empty database with a shop of this scale (1: 0.46 million order lines and 0.74 million sessions over three
 * years), the same one every time, and makes its roll-ups. Returns the rows of its facts.
 */
export async function scaleShop(client: pg.Client, scale: number): Promise<{ lines: number; sessions: number }> {
  await client.query(`SET synchronous_commit = off; SET work_mem = '128MB'; SET jit = off; SET timezone = 'UTC'`);
  const whole = Math.max(0.01, scale);
  const rows = [RANDOM, DIMENSIONS, orders(whole), 'ANALYZE o', LINES, DOCUMENTS, PEOPLE, REFUNDS, sessions(whole)];
  for (const text of rows) await client.query(text);
  await client.query('DROP TABLE o');
  await client.query('ANALYZE');
  await transaction(rebuildRollups);
  await client.query('VACUUM ANALYZE');
  const { rows: counted } = await client.query<{ lines: string; sessions: string }>(
    'SELECT (SELECT count(*) FROM order_line)::text AS lines, (SELECT count(*) FROM session)::text AS sessions',
  );
  return { lines: Number(counted[0]?.lines), sessions: Number(counted[0]?.sessions) };
}
