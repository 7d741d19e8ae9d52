import { removeDemoUsers } from '@/lib/auth/demo';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { lockFacts } from '@/lib/imports/merge';
import { rebuildRollups } from '@/lib/rollups/rebuild';
import { PLACES } from './places';
import { CATEGORIES } from './product-lines';

/** Tables whose rows name the batch that wrote them. */
const BATCH_TABLES = [
  'shop_order',
  'order_status_change',
  'order_line',
  'refund_line',
  'payment',
  'dispute',
  'review',
  'shipment',
  'session',
  'event',
  'touch',
  'email_event',
  'email_send',
  'experiment_assignment',
  'ad_spend',
  'stock_snapshot',
  'stock_lot',
  'labour_hours',
  'payout',
  'ledger_entry',
  'fixed_cost',
  'target',
  'rollup_delta',
];
/** Tables whose rows name the source. Persons come last: the others are found through them. */
const SOURCE_TABLES = ['order_key', 'person_identity', 'consent', 'loyalty_tier', 'source_record'];
/** Facts and roll-ups, which can be emptied at once when nothing but the demo shop stands in them. */
const EMPTIED = [
  ...BATCH_TABLES.filter((table) => table !== 'payout'),
  ...SOURCE_TABLES,
  'person_profile',
  'person',
  'payout_line',
  'rollup_channel_day',
  'rollup_category_day',
  'rollup_category_month',
  'rollup_product_month',
  'rollup_campaign_day',
  'rollup_session_day',
  'rollup_session_month',
  'rollup_customer_month',
];

/** Dimension rows of the demo shop that rows of real imports refer to stay, and become theirs. */
const SHARED: readonly [table: string, usedBy: readonly string[]][] = [
  [
    'sales_channel',
    [
      'shop_order WHERE channel_id = d.id',
      'session WHERE channel_id = d.id',
      'target WHERE channel_id = d.id',
      'tracker_site WHERE channel_id = d.id',
    ],
  ],
  ['warehouse', ['shipment WHERE warehouse_id = d.id', 'stock_snapshot WHERE warehouse_id = d.id']],
  ['carrier', ['shipment WHERE carrier_id = d.id']],
  ['promotion', ['shop_order WHERE promotion_id = d.id', 'order_line WHERE promotion_id = d.id']],
  ['campaign', ['touch WHERE campaign_id = d.id', 'ad_spend WHERE campaign_id = d.id']],
  ['product', ['order_line WHERE product_id = d.id', 'refund_line WHERE product_id = d.id']],
  ['influencer', ['campaign WHERE influencer_id = d.id']],
];

async function hasOtherData(connection: Connection, sourceId: number): Promise<boolean> {
  const [row] = await runSql<{ found: boolean }>(
    {
      text: `SELECT EXISTS (SELECT 1 FROM import_batch WHERE source_id <> $1) OR EXISTS (SELECT 1 FROM person WHERE source_id <> $1)
        OR EXISTS (SELECT 1 FROM target WHERE batch_id IS NULL) AS found`,
      values: [sourceId],
    },
    connection,
  );
  return row?.found ?? false;
}

async function deleteFacts(connection: Connection, sourceId: number): Promise<void> {
  const run = (text: string) => runSql({ text, values: [sourceId] }, connection);
  for (const table of BATCH_TABLES) {
    await run(`DELETE FROM ${table} WHERE batch_id IN (SELECT id FROM import_batch WHERE source_id = $1)`);
  }
  await run('DELETE FROM person_profile WHERE person_id IN (SELECT id FROM person WHERE source_id = $1)');
  for (const table of SOURCE_TABLES) await run(`DELETE FROM ${table} WHERE source_id = $1`);
  await run('DELETE FROM person WHERE source_id = $1');
}

async function deleteDimensions(connection: Connection, sourceId: number): Promise<void> {
  const run = (text: string, values: readonly unknown[] = []) => runSql({ text, values }, connection);
  await run(`DELETE FROM experiment WHERE details @> '{"demo": true}'`);
  for (const [table, users] of SHARED) {
    const used = users.map((user) => `EXISTS (SELECT 1 FROM ${user})`).join(' OR ');
    if (table === 'product') await deleteProductParts(connection, sourceId, used);
    if (table === 'promotion') {
      await run(
        `DELETE FROM promotion_product WHERE promotion_id IN (SELECT id FROM promotion d WHERE source_id = $1 AND NOT (${used}))`,
        [sourceId],
      );
    }
    await run(`DELETE FROM ${table} d WHERE source_id = $1 AND NOT (${used})`, [sourceId]);
    await run(
      `UPDATE ${table} SET source_id = (SELECT min(id) FROM source_system WHERE id <> $1)
       WHERE source_id = $1 AND EXISTS (SELECT 1 FROM source_system WHERE id <> $1)`,
      [sourceId],
    );
  }
  await run(
    'DELETE FROM ingredient i WHERE NOT EXISTS (SELECT 1 FROM product_ingredient p WHERE p.ingredient_id = i.id)',
  );
  const codes = CATEGORIES.map((category) => category.code);
  for (const pattern of ["code LIKE ANY (SELECT c || ' > %' FROM unnest($1::text[]) c)", 'code = ANY ($1)']) {
    await run(
      `DELETE FROM category d WHERE ${pattern} AND NOT EXISTS (SELECT 1 FROM category c WHERE c.parent_id = d.id)
       AND NOT EXISTS (SELECT 1 FROM product p WHERE p.category_id = d.id OR p.subcategory_id = d.id)`,
      [codes],
    );
  }
  await deletePlaces(connection);
}

async function deleteProductParts(connection: Connection, sourceId: number, used: string): Promise<void> {
  for (const table of [
    'product_attribute',
    'product_ingredient',
    'product_cost',
    'product_price',
    'promotion_product',
    'product_alias',
  ]) {
    await runSql(
      {
        text: `DELETE FROM ${table} WHERE product_id IN (SELECT id FROM product d WHERE source_id = $1 AND NOT (${used}))`,
        values: [sourceId],
      },
      connection,
    );
  }
}

/** Places carry no source: those of the demo shop go when nothing refers to them any more. */
async function deletePlaces(connection: Connection): Promise<void> {
  const columns = [PLACES.map((p) => p.country), PLACES.map((p) => p.city), PLACES.map((p) => p.postcode)];
  const demo = '(d.country, d.city, d.postcode) IN (SELECT * FROM unnest($1::text[], $2::text[], $3::text[]))';
  const users = ['shop_order', 'person_profile', 'sales_channel', 'warehouse', 'seller'].map(
    (table) => `NOT EXISTS (SELECT 1 FROM ${table} u WHERE u.location_id = d.id)`,
  );
  await runSql(
    {
      text: `DELETE FROM location d WHERE ${demo} AND ${users.join(' AND ')}
        AND NOT EXISTS (SELECT 1 FROM shipment s WHERE s.dest_location_id = d.id)`,
      values: columns,
    },
    connection,
  );
  const regions = [...new Set(PLACES.map((place) => `${place.country}/${place.region}`))];
  await runSql(
    {
      text: `DELETE FROM region d WHERE country || '/' || name = ANY ($1)
        AND NOT EXISTS (SELECT 1 FROM location l WHERE l.region_id = d.id)
        AND NOT EXISTS (SELECT 1 FROM session s WHERE s.region_id = d.id)
        AND NOT EXISTS (SELECT 1 FROM shop_order o WHERE o.region_id = d.id)`,
      values: [regions],
    },
    connection,
  );
  await runSql(
    {
      text: `DELETE FROM postcode_point WHERE points = 1 AND (country_code, postcode, latitude, longitude)
        IN (SELECT * FROM unnest($1::text[], $2::text[], $3::float8[], $4::float8[]))`,
      values: [
        PLACES.map((place) => place.countryCode),
        PLACES.map((place) => place.postcode),
        PLACES.map((place) => place.latitude),
        PLACES.map((place) => place.longitude),
      ],
    },
    connection,
  );
}

/** Removes the demo shop's rows on a connection that holds a transaction. Returns whether there were any. */
export async function clearDemo(connection: Connection): Promise<boolean> {
  const [source] = await runSql<{ id: number }>(`SELECT id FROM source_system WHERE code = 'demo'`, connection);
  if (!source) return false;
  const others = await hasOtherData(connection, source.id);
  if (others) await deleteFacts(connection, source.id);
  else await runSql(`TRUNCATE ${[...EMPTIED, 'payout'].join(', ')}`, connection);
  await deleteDimensions(connection, source.id);
  await runSql({ text: 'DELETE FROM import_batch WHERE source_id = $1', values: [source.id] }, connection);
  await runSql({ text: 'DELETE FROM source_system WHERE id = $1', values: [source.id] }, connection);
  if (others) await rebuildRollups(connection);
  return true;
}

/** Deletes every row of the demo shop and nothing else, in one transaction; the shop is then an empty or a real one. */
export async function removeDemo(actor = 'console'): Promise<boolean> {
  return transaction(async (connection) => {
    await lockFacts(connection);
    const found = await clearDemo(connection);
    await runSql(
      `UPDATE shop SET is_demo = false, data_version = data_version + 1,
         name = CASE WHEN name = 'Maison Aubeline' THEN 'Vigie' ELSE name END WHERE is_demo`,
      connection,
    );
    await removeDemoUsers(connection, actor);
    return found;
  });
}
