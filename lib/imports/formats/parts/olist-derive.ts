import { type Connection, runSql } from '@/lib/db/run-sql';
import type { DeriveContext } from '../../format';

type Run = (text: string) => Promise<unknown>;

const on =
  (connection: Connection, { sourceId, currency }: DeriveContext): Run =>
  (text) =>
    runSql(text.replaceAll(':source', String(sourceId)).replaceAll(':currency', currency), connection);

const record = (entity: string, alias: string) =>
  `source_record ${alias} ON ${alias}.source_id = :source AND ${alias}.entity = '${entity}'`;

/** Builds the stage of all orders named in touched_root, from every record known about them by now. */
export async function deriveOrders(connection: Connection, context: DeriveContext): Promise<void> {
  await buildOrders(on(connection, context));
}

/** A customers file names the customer and place of orders that may be there already. */
export async function deriveCustomers(connection: Connection, context: DeriveContext): Promise<void> {
  const run = on(connection, context);
  await run(`CREATE TEMP TABLE touched_customer AS SELECT root_ref FROM touched_root`);
  await run('DELETE FROM touched_root');
  await run(
    `INSERT INTO touched_root SELECT o.key FROM source_record o JOIN touched_customer t ON t.root_ref = o.payload->>'customer_id'
     WHERE o.source_id = :source AND o.entity = 'orders'`,
  );
  await run('DROP TABLE touched_customer');
  await buildOrders(run);
}

export async function deriveProducts(connection: Connection, context: DeriveContext): Promise<void> {
  await stageProducts(on(connection, context), 'SELECT root_ref AS sku FROM touched_root');
}

/** A translation renames the category of every product that has it. */
export async function deriveCategories(connection: Connection, context: DeriveContext): Promise<void> {
  await stageProducts(
    on(connection, context),
    `SELECT r.key AS sku FROM source_record r JOIN touched_root t ON r.payload->>'product_category_name' = t.root_ref
     WHERE r.source_id = :source AND r.entity = 'products'`,
  );
}

export async function deriveSellers(connection: Connection, context: DeriveContext): Promise<void> {
  const run = on(connection, context);
  const state = `payload->>'seller_state'`;
  const place = `'Brazil', '', coalesce(${state}, ''), coalesce(payload->>'seller_city', ''), coalesce(payload->>'seller_zip_code_prefix', '')`;
  const from = `FROM touched_root t JOIN ${record('sellers', 'r')} AND r.key = t.root_ref`;
  await run(
    `INSERT INTO region (country, country_code, name) SELECT DISTINCT 'Brazil', 'BR', coalesce(${state}, '') ${from} ON CONFLICT DO NOTHING`,
  );
  await run(
    `INSERT INTO location (country, country_code, region, state, city, postcode, region_id)
     SELECT DISTINCT 'Brazil', 'BR', s.region, s.state, s.city, s.postcode, g.id
     FROM (SELECT ${place} ${from}) s (country, region, state, city, postcode)
     JOIN region g ON g.country = 'Brazil' AND g.name = s.state ON CONFLICT DO NOTHING`,
  );
  await run(
    `INSERT INTO seller (code, location_id, source_id)
     SELECT r.key, l.id, :source ${from}
     LEFT JOIN location l ON (l.country, l.region, l.state, l.city, l.postcode) = (${place})
     ON CONFLICT (code) DO UPDATE SET location_id = EXCLUDED.location_id`,
  );
}

/** The centroid of a postcode is the mean of all its points. */
export async function derivePostcodes(connection: Connection, context: DeriveContext): Promise<void> {
  await on(
    connection,
    context,
  )(
    `INSERT INTO postcode_point (country_code, postcode, latitude, longitude, points)
     SELECT 'BR', t.root_ref, avg((r.payload->>'geolocation_lat')::float), avg((r.payload->>'geolocation_lng')::float), count(*)
     FROM touched_root t JOIN ${record('geolocation', 'r')} AND r.root_ref = t.root_ref GROUP BY t.root_ref
     ON CONFLICT (country_code, postcode) DO UPDATE SET latitude = EXCLUDED.latitude, longitude = EXCLUDED.longitude, points = EXCLUDED.points`,
  );
}

async function stageProducts(run: Run, skus: string): Promise<void> {
  // The English name of a category, else the Portuguese one, else none.
  await run(
    `INSERT INTO stage_product (no, sku, name, category, subcategory)
     SELECT row_number() OVER (ORDER BY s.sku), s.sku, '',
       coalesce(c.payload->>'product_category_name_english', p.payload->>'product_category_name', ''), ''
     FROM (SELECT DISTINCT sku FROM (${skus}) x) s
     LEFT JOIN ${record('products', 'p')} AND p.key = s.sku
     LEFT JOIN ${record('categories', 'c')} AND c.key = p.payload->>'product_category_name'`,
  );
}

const STATUS = `CASE o.payload->>'order_status' WHEN 'delivered' THEN 'delivered' WHEN 'shipped' THEN 'shipped'
  WHEN 'canceled' THEN 'cancelled' WHEN 'unavailable' THEN 'cancelled' WHEN 'created' THEN 'pending'
  WHEN 'approved' THEN 'paid' ELSE 'processing' END::order_status`;

// A cancelled order may carry a delivery date; only a delivered one passed control to its customer.
const DELIVERED = `CASE WHEN o.status = 'delivered' THEN (o.payload->>'order_delivered_customer_date')::timestamptz END`;

async function buildOrders(run: Run): Promise<void> {
  await stageProducts(
    run,
    `SELECT i.payload->>'product_id' AS sku FROM touched_root t JOIN ${record('items', 'i')} AND i.root_ref = t.root_ref`,
  );
  await run(`INSERT INTO stage_channel VALUES (1, 'olist', 'Olist', 'marketplace', 'marketplace')`);
  await run(
    `CREATE TEMP TABLE olist_order AS
     SELECT o.key AS order_ref, o.payload, ${STATUS} AS status, c.payload->>'customer_unique_id' AS customer_ref,
       coalesce(c.payload->>'customer_state', '') AS state, coalesce(c.payload->>'customer_city', '') AS city,
       coalesce(c.payload->>'customer_zip_code_prefix', '') AS postcode
     FROM touched_root t JOIN ${record('orders', 'o')} AND o.key = t.root_ref
     LEFT JOIN ${record('customers', 'c')} AND c.key = o.payload->>'customer_id'`,
  );
  await run('ANALYZE olist_order');
  await run(
    `INSERT INTO stage_location (no, country, country_code, region, state, city, postcode)
     SELECT row_number() OVER (), 'Brazil', 'BR', '', state, city, postcode
     FROM (SELECT DISTINCT state, city, postcode FROM olist_order) s`,
  );
  await run(
    `INSERT INTO stage_order (row_no, order_ref, kind, status, source_status, booked_at, paid_at, shipped_at, delivered_at,
       recognised_at, currency, channel_no, location_no, customer_kind, customer_ref, is_test, is_fraud, shipping_amount, tax_amount, header_hash)
     SELECT 0, o.order_ref, 'order', o.status, o.payload->>'order_status', (o.payload->>'order_purchase_timestamp')::timestamptz,
       (o.payload->>'order_approved_at')::timestamptz, (o.payload->>'order_delivered_carrier_date')::timestamptz,
       ${DELIVERED}, ${DELIVERED}, ':currency', 1, l.no, CASE WHEN o.customer_ref IS NOT NULL THEN 'customer' END, o.customer_ref,
       false, false, f.freight, 0,
       hashtextextended(concat_ws('|', o.payload::text, o.customer_ref, o.state, o.city, o.postcode, f.freight), 0)
     FROM olist_order o JOIN stage_location l USING (state, city, postcode),
     LATERAL (SELECT coalesce(sum((i.payload->>'freight_value')::bigint), 0)::bigint AS freight FROM source_record i
       WHERE i.source_id = :source AND i.entity = 'items' AND i.root_ref = o.order_ref) f`,
  );
  await run(
    `INSERT INTO seller (code, source_id)
     SELECT DISTINCT i.payload->>'seller_id', :source FROM olist_order o JOIN ${record('items', 'i')} AND i.root_ref = o.order_ref
     WHERE i.payload ? 'seller_id' ON CONFLICT (code) DO NOTHING`,
  );
  await run(
    `INSERT INTO stage_line (row_no, order_ref, kind, line_ref, product_no, seller_code, quantity, gross, discount, net, tax, line_hash)
     SELECT 0, i.root_ref, CASE WHEN (i.payload->>'price')::bigint = 0 THEN 'free' ELSE 'sale' END, i.payload->>'order_item_id',
       p.no, i.payload->>'seller_id', 1, (i.payload->>'price')::bigint, 0, (i.payload->>'price')::bigint, 0, i.content_hash
     FROM olist_order o JOIN ${record('items', 'i')} AND i.root_ref = o.order_ref
     JOIN stage_product p ON p.sku = i.payload->>'product_id'`,
  );
  await run(
    `INSERT INTO stage_payment (row_no, order_ref, payment_ref, method, is_cash, provider, status, amount, installments, paid_at, content_hash)
     SELECT 0, p.root_ref, p.payload->>'payment_sequential', p.payload->>'payment_type', p.payload->>'payment_type' = 'boleto',
       'olist', 'captured', (p.payload->>'payment_value')::bigint, (p.payload->>'payment_installments')::int,
       (o.payload->>'order_approved_at')::timestamptz, p.content_hash
     FROM olist_order o JOIN ${record('payments', 'p')} AND p.root_ref = o.order_ref`,
  );
  await run(
    `INSERT INTO stage_shipment (row_no, order_ref, shipment_ref, shipped_at, promised_day, delivered_at, content_hash)
     SELECT 0, order_ref, 'order', (payload->>'order_delivered_carrier_date')::timestamptz,
       (payload->>'order_estimated_delivery_date')::timestamptz::date,
       CASE WHEN status = 'delivered' THEN (payload->>'order_delivered_customer_date')::timestamptz END,
       hashtextextended(payload::text, 0)
     FROM olist_order WHERE payload ? 'order_delivered_carrier_date' OR payload ? 'order_delivered_customer_date'`,
  );
  await run(
    `INSERT INTO stage_review (row_no, order_ref, review_ref, score, title, comment, reviewed_at, content_hash)
     SELECT 0, r.root_ref, r.payload->>'review_id', (r.payload->>'review_score')::int, r.payload->>'review_comment_title',
       r.payload->>'review_comment_message', coalesce(r.payload->>'review_creation_date', o.payload->>'order_purchase_timestamp')::timestamptz, r.content_hash
     FROM olist_order o JOIN ${record('reviews', 'r')} AND r.root_ref = o.order_ref`,
  );
  await run('DROP TABLE olist_order');
}
