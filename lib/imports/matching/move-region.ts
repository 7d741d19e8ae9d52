import { type Connection, runSql } from '@/lib/db/run-sql';
import { sumLines } from '@/lib/rollups/movements';
import { moveFigures } from '../facts/move-figures';
import { lockFacts } from '../merge';
import { raiseDataVersion } from './raise-data-version';

/**
 * One region turns out to be another: places, orders and sessions of `from` are those of `to`, now and in every later
 * import. The row itself stays, so that the name keeps meaning the other region. The caller holds a transaction.
 */
export async function moveRegion(connection: Connection, from: number, to: number): Promise<void> {
  const run = (text: string) => runSql({ text, values: [from, to] }, connection);
  await lockFacts(connection);
  await run(
    `INSERT INTO region_alias (country, value, region_id) SELECT country, name, $2 FROM region WHERE id = $1
     ON CONFLICT (country, value) DO UPDATE SET region_id = EXCLUDED.region_id`,
  );
  await run('UPDATE region_alias SET region_id = $2 WHERE region_id = $1');
  const orders = `SELECT person_id, id AS order_id FROM shop_order WHERE region_id = ${Number(from)}`;
  await moveFigures(connection, 0, orders, async () => {
    for (const table of ['location', 'session', 'shop_order']) {
      await run(`UPDATE ${table} SET region_id = $2 WHERE region_id = $1`);
    }
    await sumLines(connection, 'touched');
  });
  await run(
    `UPDATE batch_before SET row = row || jsonb_build_object('region_id', $2::int)
     WHERE fact_table = 'shop_order' AND row ->> 'region_id' = $1::text`,
  );
  await raiseDataVersion(connection);
}
