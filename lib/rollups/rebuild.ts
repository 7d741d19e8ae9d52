import { type Connection, runSql } from '@/lib/db/run-sql';
import { applyMovements, SALES_ROLLUPS } from './apply';
import { createMovements, recordMovements, sumLines } from './movements';
import { SESSION_KEYS, SESSION_MEASURES } from './session-movements';

const MEASURES = Object.keys(SESSION_MEASURES);

/** Recomputes every roll-up from the facts. Run it in a transaction: readers then never see half of it. */
export async function rebuildRollups(connection: Connection): Promise<void> {
  for (const { table } of SALES_ROLLUPS) await runSql(`DELETE FROM ${table}`, connection);
  await createMovements(connection);
  await sumLines(connection, 'all');
  await recordMovements(connection, 1, 'all');
  await applyMovements(connection);
  await addAdSpend(connection);
  await rebuildSessions(connection);
}

async function addAdSpend(connection: Connection): Promise<void> {
  await runSql(
    `INSERT INTO rollup_campaign_day (day, currency, campaign_id, spend, impressions, clicks)
     SELECT day, currency, campaign_id, sum(spend), sum(impressions), sum(clicks) FROM ad_spend GROUP BY 1, 2, 3
     ON CONFLICT (day, currency, campaign_id) DO UPDATE SET spend = rollup_campaign_day.spend + EXCLUDED.spend,
       impressions = rollup_campaign_day.impressions + EXCLUDED.impressions,
       clicks = rollup_campaign_day.clicks + EXCLUDED.clicks`,
    connection,
  );
}

/** Visits by day and by month, from the sessions. */
export async function rebuildSessions(connection: Connection): Promise<void> {
  await runSql('DELETE FROM rollup_session_day', connection);
  await runSql(
    `INSERT INTO rollup_session_day (day, ${SESSION_KEYS.join(', ')}, ${MEASURES.join(', ')})
     SELECT s.day, s.channel_id, s.channel_group, s.device, coalesce(s.campaign_id, 0), ${Object.values(SESSION_MEASURES).join(', ')}
     FROM session s WHERE NOT s.is_bot GROUP BY 1, 2, 3, 4, 5`,
    connection,
  );
  await sumSessionMonths(connection);
}

/** Visits by month, from those by day; call it after whatever changes the days. */
export async function sumSessionMonths(connection: Connection): Promise<void> {
  const keys = SESSION_KEYS.join(', ');
  const sums = MEASURES.map((measure) => `sum(${measure})`).join(', ');
  await runSql('DELETE FROM rollup_session_month', connection);
  await runSql(
    `INSERT INTO rollup_session_month (month, ${keys}, ${MEASURES.join(', ')})
     SELECT date_trunc('month', day::timestamp)::date, ${keys}, ${sums} FROM rollup_session_day GROUP BY 1, 2, 3, 4, 5`,
    connection,
  );
}
