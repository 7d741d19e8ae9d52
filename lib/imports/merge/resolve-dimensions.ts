import { type Connection, runSql } from '@/lib/db/run-sql';
import type { MergeOptions } from '../merge';
import { keepRows } from '../undo/keep-before';
import type { StageUse } from './stage-use';

/**
 * Products, places, channels and promotions of the stage get their keys; what is new is added.
 * Leaves product_key, location_key and channel_key (no -> id) and recategorised_product behind.
 */
export async function resolveDimensions(connection: Connection, options: MergeOptions, use: StageUse): Promise<void> {
  await resolveProducts(connection, options);
  await resolveLocations(connection);
  await resolveChannels(connection, options);
  await runSql(
    {
      text: `INSERT INTO promotion (code, name, source_id)
        SELECT DISTINCT promotion_code, promotion_code, $1::int FROM (
          SELECT promotion_code FROM stage_order ${use.promotions ? 'UNION SELECT promotion_code FROM stage_line' : ''}) s
        WHERE promotion_code <> '' ON CONFLICT (code) DO NOTHING`,
      values: [options.sourceId],
    },
    connection,
  );
}

async function resolveProducts(connection: Connection, options: MergeOptions): Promise<void> {
  const { keep } = precedence(options);
  const texts = [
    'DROP TABLE IF EXISTS pg_temp.product_key, pg_temp.recategorised_product, pg_temp.new_product',
    `INSERT INTO category (code, name) SELECT DISTINCT category, category FROM stage_product WHERE category <> ''
       ON CONFLICT (code) DO NOTHING`,
    // A sub-category is keyed by its path, since two categories may hold one of the same name.
    `INSERT INTO category (code, name, parent_id)
       SELECT DISTINCT s.category || ' > ' || s.subcategory, s.subcategory, c.id
       FROM stage_product s JOIN category c ON c.code = s.category WHERE s.subcategory <> ''
       ON CONFLICT (code) DO NOTHING`,
    `CREATE TEMP TABLE new_product AS
       SELECT DISTINCT ON (s.sku) s.sku, coalesce(s.name, '') AS name, c.id AS category_id, b.id AS subcategory_id
       FROM stage_product s LEFT JOIN category c ON c.code = s.category
       LEFT JOIN category b ON b.code = s.category || ' > ' || s.subcategory
       ORDER BY s.sku, (coalesce(s.name, '') = ''), s.no`,
    `CREATE TEMP TABLE recategorised_product AS
       SELECT p.id AS product_id FROM product p JOIN new_product n USING (sku)
       WHERE ${keep('category_id')} IS DISTINCT FROM p.category_id`,
  ];
  for (const text of texts) await runSql(text, connection);
  await runSql(
    {
      text: `INSERT INTO product (sku, name, category_id, subcategory_id, source_id)
        SELECT sku, name, category_id, subcategory_id, $1::int FROM new_product
        WHERE sku NOT IN (SELECT sku FROM product_alias WHERE source_id = $1::int)
        ON CONFLICT (sku) DO NOTHING`,
      values: [options.sourceId],
    },
    connection,
  );
  await runSql(
    {
      text: `CREATE TEMP TABLE product_key AS
        SELECT s.no, coalesce(a.product_id, p.id) AS product_id FROM stage_product s
        LEFT JOIN product_alias a ON a.source_id = $1::int AND a.sku = s.sku LEFT JOIN product p ON p.sku = s.sku`,
      values: [options.sourceId],
    },
    connection,
  );
  await runSql('ANALYZE product_key', connection);
}

/** Which of a known and a new value stays: that of an authoritative file, else the known one where there is one. */
function precedence({ productsAreAuthoritative }: MergeOptions) {
  const replace = productsAreAuthoritative === true;
  const keep = (column: string) =>
    replace ? `coalesce(n.${column}, p.${column})` : `coalesce(p.${column}, n.${column})`;
  return { replace, keep };
}

/** Which known products (p) the stage's (n) change. */
function productDiffers(options: MergeOptions): string {
  const { replace, keep } = precedence(options);
  return `n.sku = p.sku AND (
       (n.name <> '' AND n.name <> p.name AND (p.name = '' OR ${replace}))
       OR ${keep('category_id')} IS DISTINCT FROM p.category_id
       OR ${keep('subcategory_id')} IS DISTINCT FROM p.subcategory_id)`;
}

/** Names and categories that the stage brings for known products. Movements "before" must be recorded by then. */
export async function updateProducts(connection: Connection, options: MergeOptions): Promise<void> {
  const { replace, keep } = precedence(options);
  await keepRows(connection, {
    batchId: options.batchId,
    table: 'product',
    root: 'jsonb_build_array(t.id)::text',
    join: `WHERE t.id IN (SELECT p.id FROM product p JOIN new_product n ON ${productDiffers(options)})`,
  });
  await runSql(
    `UPDATE product p SET name = CASE WHEN p.name = '' OR (${replace} AND n.name <> '') THEN n.name ELSE p.name END,
       category_id = ${keep('category_id')}, subcategory_id = ${keep('subcategory_id')}
     FROM new_product n WHERE ${productDiffers(options)}`,
    connection,
  );
}

async function resolveLocations(connection: Connection): Promise<void> {
  const texts = [
    'DROP TABLE IF EXISTS pg_temp.location_key',
    // A place without a region of its own belongs to the region named by its state.
    `INSERT INTO region (country, country_code, name)
       SELECT DISTINCT ON (country, name) country, country_code, name FROM (
         SELECT country, country_code, coalesce(nullif(region, ''), state) AS name FROM stage_location) s
       ORDER BY country, name, country_code ON CONFLICT (country, name) DO NOTHING`,
    `INSERT INTO location (country, country_code, region, state, city, postcode, region_id)
       SELECT DISTINCT ON (s.country, s.region, s.state, s.city, s.postcode)
         s.country, s.country_code, s.region, s.state, s.city, s.postcode, coalesce(a.region_id, r.id)
       FROM stage_location s JOIN region r ON r.country = s.country AND r.name = coalesce(nullif(s.region, ''), s.state)
       LEFT JOIN region_alias a ON a.country = r.country AND a.value = r.name
       ON CONFLICT (country, region, state, city, postcode) DO NOTHING`,
    `CREATE TEMP TABLE location_key AS SELECT s.no, l.id AS location_id, l.region_id
       FROM stage_location s JOIN location l USING (country, region, state, city, postcode)`,
    'ANALYZE location_key',
  ];
  for (const text of texts) await runSql(text, connection);
}

async function resolveChannels(connection: Connection, options: MergeOptions): Promise<void> {
  await runSql('DROP TABLE IF EXISTS pg_temp.channel_key', connection);
  await runSql(
    {
      text: `INSERT INTO sales_channel (code, name, type, store_type, source_id)
        SELECT DISTINCT ON (code) code, name, type, coalesce(store_type, ''), $1::int FROM stage_channel ORDER BY code, no
        ON CONFLICT (code) DO NOTHING`,
      values: [options.sourceId],
    },
    connection,
  );
  await runSql(
    `CREATE TEMP TABLE channel_key AS SELECT s.no, c.id AS channel_id
     FROM stage_channel s JOIN sales_channel c USING (code)`,
    connection,
  );
}
