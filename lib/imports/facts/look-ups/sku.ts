import { runSql } from '@/lib/db/run-sql';
import { type Finder, type LookUp, plain } from '../look-up';

// Spreadsheets keep a code's leading zeros behind an apostrophe.
const clean = (expression: string) => `ltrim(${plain(expression)}, '''')`;

/** A product by SKU: what an administrator said the source means, the SKU itself, the only variant of a parent. */
const lookUp = (sku: string, makes: boolean): LookUp => ({
  kind: 'sku',
  asks: { asked: clean(sku), makes: String(makes) },
  join: `LEFT JOIN found_sku sku ON sku.asked = ${clean(sku)}`,
});

export const productOf = (sku = 's.sku', field = 'sku'): LookUp => ({
  ...lookUp(sku, false),
  refuse: { when: 'sku.product_id IS NULL', field, code: 'unknown_sku', value: clean(sku) },
});

/** A product that the file may do without. */
export const productIfAny = (sku = 's.sku'): LookUp => ({
  ...lookUp(sku, false),
  refuse: {
    when: `${clean(sku)} <> '' AND sku.product_id IS NULL`,
    field: 'sku',
    code: 'unknown_sku',
    value: clean(sku),
  },
});

/** For files that say which products there are: an unknown SKU makes one. */
export const productOrNew = (sku = 's.sku'): LookUp => ({
  ...lookUp(sku, true),
  refuse: { when: 'sku.product_id IS NULL', field: 'sku', code: 'missing', value: `''` },
});

export const findSkus: Finder = async (connection, { sourceId }, asked) => {
  await runSql(
    `CREATE TEMP TABLE found_sku AS
     SELECT a.asked, a.makes, coalesce(al.product_id, p.id, CASE WHEN NOT a.makes THEN v.product_id END) AS product_id
     FROM (SELECT asked, bool_or(makes) AS makes FROM (${asked}) q GROUP BY 1) a
     LEFT JOIN product_alias al ON al.source_id = ${sourceId} AND al.sku = a.asked
     LEFT JOIN product p ON p.sku = a.asked
     LEFT JOIN (SELECT parent_sku, min(id) AS product_id FROM product WHERE parent_sku <> ''
       GROUP BY 1 HAVING count(*) = 1) v ON v.parent_sku = a.asked`,
    connection,
  );
  await runSql(
    `WITH made AS (
       INSERT INTO product (sku, source_id)
       SELECT asked, ${sourceId} FROM found_sku WHERE product_id IS NULL AND makes AND asked <> '' ORDER BY asked
       RETURNING id, sku),
     noted AS (INSERT INTO made_row SELECT 'sku', id FROM made)
     UPDATE found_sku f SET product_id = made.id FROM made WHERE made.sku = f.asked`,
    connection,
  );
};
