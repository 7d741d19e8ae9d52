import { runSql } from '@/lib/db/run-sql';
import { SALES_ROLLUPS } from '@/lib/rollups/apply';
import type { OnChange } from './fact-table';

const SPENT = ['spend', 'impressions', 'clicks'] as const;
const TABLE = 'rollup_campaign_day';

/** Sets what was spent in the touched cells of rollup_campaign_day from ad_spend again. */
export const refreshSpendCells: OnChange = async (connection) => {
  const run = (text: string) => runSql(text, connection);
  const key = (row: string) =>
    `(${row} ->> 'day')::date AS day, (${row} ->> 'currency')::char(3) AS currency, (${row} ->> 'campaign_id')::int AS campaign_id`;
  await run('DROP TABLE IF EXISTS pg_temp.spend_cell');
  await run(
    `CREATE TEMP TABLE spend_cell AS
     SELECT t.*, ${SPENT.map((name) => `coalesce(s.${name}, 0) AS ${name}`).join(', ')}
     FROM (SELECT ${key('old')} FROM changed_fact WHERE fact_table = 'ad_spend' AND old IS NOT NULL
       UNION SELECT ${key('new')} FROM changed_fact WHERE fact_table = 'ad_spend' AND new IS NOT NULL) t
     LEFT JOIN LATERAL (SELECT ${SPENT.map((name) => `sum(a.${name}) AS ${name}`).join(', ')} FROM ad_spend a
       WHERE a.day = t.day AND a.campaign_id = t.campaign_id AND a.currency = t.currency) s ON true`,
  );
  await run('ANALYZE spend_cell');
  const same = 'r.day = c.day AND r.currency = c.currency AND r.campaign_id = c.campaign_id';
  await run(
    `UPDATE ${TABLE} r SET ${SPENT.map((name) => `${name} = c.${name}`).join(', ')} FROM spend_cell c WHERE ${same}`,
  );
  await run(
    `INSERT INTO ${TABLE} (day, currency, campaign_id, ${SPENT.join(', ')})
     SELECT day, currency, campaign_id, ${SPENT.join(', ')} FROM spend_cell c
     WHERE NOT EXISTS (SELECT 1 FROM ${TABLE} r WHERE ${same})`,
  );
  const measures = [...SPENT, ...(SALES_ROLLUPS.find(({ table }) => table === TABLE)?.measures ?? [])];
  await run(
    `DELETE FROM ${TABLE} r USING spend_cell c WHERE ${same} AND ${measures.map((name) => `r.${name} = 0`).join(' AND ')}`,
  );
};
