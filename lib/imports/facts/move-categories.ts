import { runSql } from '@/lib/db/run-sql';
import { sumLines } from '@/lib/rollups/movements';
import type { OnChange } from './fact-table';
import { moveFigures } from './move-figures';

/**
 * The figures of an article follow it into another category. What they were before is measured with the category that it
 * had, for a moment.
 */
export const moveCategories: OnChange = async (connection, { batchId }) => {
  const category = (row: string) => `(${row} ->> 'category_id')::int`;
  await runSql('DROP TABLE IF EXISTS pg_temp.moved_product', connection);
  await runSql(
    `CREATE TEMP TABLE moved_product AS
     SELECT (new ->> 'id')::int AS product_id, ${category('old')} AS category_before, ${category('new')} AS category_after
     FROM changed_fact WHERE fact_table = 'product' AND old IS NOT NULL AND new IS NOT NULL
       AND ${category('old')} IS DISTINCT FROM ${category('new')}`,
    connection,
  );
  const [any] = await runSql('SELECT 1 FROM moved_product LIMIT 1', connection);
  if (!any) return;
  const put = (when: 'before' | 'after') =>
    runSql(
      `UPDATE product p SET category_id = m.category_${when} FROM moved_product m WHERE m.product_id = p.id`,
      connection,
    );
  const ordersOf = (table: string) =>
    `SELECT person_id, order_id FROM ${table} WHERE product_id IN (SELECT product_id FROM moved_product)`;
  await put('before');
  await moveFigures(connection, batchId, `${ordersOf('order_line')} UNION ${ordersOf('refund_line')}`, async () => {
    await put('after');
    await sumLines(connection, 'touched');
  });
};
