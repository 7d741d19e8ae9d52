import { createHash } from 'node:crypto';
import { runSql } from '@/lib/db/run-sql';
import { withConnection } from '@/lib/db/transaction';
import { headlineFigures } from '@/lib/jobs/headline-figures';
import { verifyRollups } from '@/lib/rollups/verify';

const ORDER = 'JOIN shop_order o ON o.person_id = f.person_id AND o.id = f.order_id';
const OF_ORDER = `'person_id', 'order_id', 'id', 'product_id', 'carrier_id', 'warehouse_id', 'dest_location_id', 'seen_at'`;
const plain = (alias: string, without: string) => `(to_jsonb(${alias}) - ARRAY[${without}])::text`;
const IDS = `'channel_id', 'region_id', 'category_id', 'product_id'`;

/** Every fact and figure by names instead of ids, which an interrupted import leaves gaps in. */
const PARTS: Readonly<Record<string, string>> = {
  shop: `SELECT data_version::text FROM shop`,
  batches: `SELECT id || ' ' || status || ' ' || concat_ws(' ', rows, inserted, updated, unchanged, quarantined, warnings, effect) FROM import_batch`,
  quarantine: `SELECT ${plain('f', `'resolved_at'`)} FROM quarantined_row f`,
  images: `SELECT concat_ws(' ', batch_id, fact_table, count(*)) FROM batch_before GROUP BY batch_id, fact_table`,
  persons: `SELECT concat_ws(' ', p.kind, p.identified, p.order_count, p.first_order_day, p.last_order_day,
      (SELECT string_agg(i.kind || ':' || i.value, ',' ORDER BY i.value) FROM person_identity i WHERE i.person_id = p.id)) FROM person p`,
  products: `SELECT concat_ws(' ', p.sku, p.name, c.code) FROM product p LEFT JOIN category c ON c.id = p.category_id`,
  orders: `SELECT ${plain('o', `'person_id', 'id', 'channel_id', 'location_id', 'region_id', 'promotion_id'`)} || c.code || l.country ||
      coalesce((SELECT string_agg(i.value, ',' ORDER BY i.value) FROM person_identity i WHERE i.person_id = o.person_id), '-')
    FROM shop_order o JOIN sales_channel c ON c.id = o.channel_id JOIN location l ON l.id = o.location_id`,
  keys: `SELECT k.external_ref FROM order_key k JOIN shop_order o ON o.person_id = k.person_id AND o.id = k.order_id`,
  lines: `SELECT o.external_ref || p.sku || ${plain('f', OF_ORDER)} FROM order_line f ${ORDER} JOIN product p ON p.id = f.product_id`,
  refunds: `SELECT o.external_ref || p.sku || ${plain('f', OF_ORDER)} FROM refund_line f ${ORDER} JOIN product p ON p.id = f.product_id`,
  payments: `SELECT o.external_ref || ${plain('f', OF_ORDER)} FROM payment f ${ORDER}`,
  shipments: `SELECT o.external_ref || ${plain('f', OF_ORDER)} FROM shipment f ${ORDER}`,
  history: `SELECT o.external_ref || ${plain('f', OF_ORDER)} FROM order_status_change f ${ORDER}`,
  channelDays: `SELECT c.code || ${plain('f', IDS)} FROM rollup_channel_day f JOIN sales_channel c ON c.id = f.channel_id`,
  categoryDays: `SELECT concat_ws(' ', c.code, r.country, r.name, g.code) || ${plain('f', IDS)} FROM rollup_category_day f
    JOIN sales_channel c ON c.id = f.channel_id JOIN region r ON r.id = f.region_id LEFT JOIN category g ON g.id = f.category_id`,
  productMonths: `SELECT concat_ws(' ', c.code, p.sku) || ${plain('f', IDS)} FROM rollup_product_month f
    JOIN sales_channel c ON c.id = f.channel_id JOIN product p ON p.id = f.product_id`,
  campaignDays: `SELECT ${plain('f', IDS)} FROM rollup_campaign_day f`,
  deltas: `SELECT concat_ws(' ', c.code, g.code) || ${plain('f', IDS)} FROM rollup_delta f
    JOIN sales_channel c ON c.id = f.channel_id LEFT JOIN category g ON g.id = f.category_id`,
};

/** Number of rows and hash of every part, the headline KPIs, and the proof of the roll-ups. */
export async function shopDigest(): Promise<Record<string, string>> {
  const digest: Record<string, string> = {};
  await withConnection(async (connection) => {
    for (const [part, text] of Object.entries(PARTS)) {
      const rows = await runSql<Record<string, string>>(`SELECT s.* FROM (${text}) s (v)`, connection);
      const texts = rows.map(({ v }) => String(v)).sort();
      digest[part] = `${texts.length} ${createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 16)}`;
    }
    for (const { kpi, value } of await headlineFigures(connection)) digest[kpi] = String(value);
    const different = await verifyRollups(connection);
    digest.rollups = different.map(({ table, cells }) => `${table}: ${cells}`).join(', ') || 'equal the facts';
  });
  return digest;
}

/** Parts in which two digests differ. */
export function differing(a: Record<string, string>, b: Record<string, string>): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((part) => a[part] !== b[part]);
}
