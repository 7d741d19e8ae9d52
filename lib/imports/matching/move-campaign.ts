import { type Connection, runSql } from '@/lib/db/run-sql';
import { sumLines } from '@/lib/rollups/movements';
import { sumSessionMonths } from '@/lib/rollups/rebuild';
import { moveFigures } from '../facts/move-figures';
import { FACT_TABLES } from '../facts/registry';
import { refreshSpendCells } from '../facts/spend-cells';
import { lockFacts } from '../merge';
import { raiseDataVersion } from './raise-data-version';

/** Facts whose key names the campaign: rows of both that say the same are added up. */
const KEYED = FACT_TABLES.filter(({ table, key }) => key.includes('campaign_id') && table !== 'campaign_utm');
const LINKED = ['email_event', 'content_post', 'touch', 'session', 'experiment', 'campaign_utm', 'campaign_alias'];
const SESSION_KEY = ['day', 'channel_id', 'channel_group', 'device'];
const SESSION_SUMS = [
  'sessions',
  'engaged',
  'product_view_sessions',
  'cart_sessions',
  'checkout_sessions',
  'payment_sessions',
  'orders',
];

/**
 * One campaign turns out to be another: its spend, mails, touches, sessions and orders become those of `to`, the
 * roll-ups follow, and the campaign itself goes where nothing names it any more. The caller holds a transaction.
 */
export async function moveCampaign(connection: Connection, from: number, to: number): Promise<void> {
  const run = (text: string, values: readonly unknown[] = [from, to]) => runSql({ text, values }, connection);
  await lockFacts(connection);
  await run('DROP TABLE IF EXISTS pg_temp.changed_fact', []);
  await run('CREATE TEMP TABLE changed_fact (fact_table text, old jsonb, new jsonb)', []);
  await run(
    `INSERT INTO changed_fact SELECT 'ad_spend', to_jsonb(t), to_jsonb(t) || jsonb_build_object('campaign_id', $2::int)
     FROM ad_spend t WHERE campaign_id = $1`,
  );
  for (const { table, key, sums = [] } of KEYED) await moveRows(run, table, key, sums);
  for (const table of LINKED) await run(`UPDATE ${table} SET campaign_id = $2 WHERE campaign_id = $1`);
  await refreshSpendCells(connection, { batchId: 0 });
  await run(
    `INSERT INTO rollup_session_day (campaign_id, ${[...SESSION_KEY, ...SESSION_SUMS].join(', ')})
     SELECT $2, ${[...SESSION_KEY, ...SESSION_SUMS].join(', ')} FROM rollup_session_day WHERE campaign_id = $1
     ON CONFLICT (${[...SESSION_KEY, 'campaign_id'].join(', ')}) DO UPDATE SET
     ${SESSION_SUMS.map((name) => `${name} = rollup_session_day.${name} + EXCLUDED.${name}`).join(', ')}`,
  );
  await run('DELETE FROM rollup_session_day WHERE campaign_id = $1', [from]);
  await sumSessionMonths(connection);
  const orders = `SELECT person_id, id AS order_id FROM shop_order WHERE campaign_id = ${Number(from)}`;
  await moveFigures(connection, 0, orders, async () => {
    await run('UPDATE shop_order SET campaign_id = $2 WHERE campaign_id = $1');
    await sumLines(connection, 'touched');
  });
  await run('DELETE FROM rollup_campaign_day WHERE campaign_id = $1', [from]);
  await run('DELETE FROM campaign WHERE id = $1', [from]);
  await raiseDataVersion(connection);
}

type Run = (text: string, values?: readonly unknown[]) => Promise<unknown[]>;

async function moveRows(run: Run, table: string, key: readonly string[], sums: readonly string[]): Promise<void> {
  const rest = key.filter((column) => column !== 'campaign_id');
  const same = rest.map((column) => `k.${column} = t.${column}`).join(' AND ');
  if (sums.length > 0) {
    // What neither side knows stays unknown.
    const added = sums.map(
      (name) => `${name} = CASE WHEN num_nulls(k.${name}, t.${name}) = 2 THEN NULL
      ELSE coalesce(k.${name}, 0) + coalesce(t.${name}, 0) END`,
    );
    await run(
      `UPDATE ${table} k SET ${added.join(', ')} FROM ${table} t WHERE t.campaign_id = $1 AND k.campaign_id = $2 AND ${same}`,
    );
  }
  await run(`DELETE FROM ${table} t USING ${table} k WHERE t.campaign_id = $1 AND k.campaign_id = $2 AND ${same}`);
  await run(`UPDATE ${table} SET campaign_id = $2 WHERE campaign_id = $1`);
  // Images that an undo would put back belong to the other campaign as well, and are found by their key.
  await run(
    `UPDATE batch_before b SET row = b.row || jsonb_build_object('campaign_id', $2::int),
       root = jsonb_build_array(${key.map((column) => (column === 'campaign_id' ? '$2::int' : `b.row -> '${column}'`)).join(', ')})::text
     WHERE b.fact_table = '${table}' AND b.row ->> 'campaign_id' = $1::text`,
  );
}
