import { type Connection, runSql } from '@/lib/db/run-sql';
import { applyMovements, SALES_ROLLUPS } from './apply';
import { createMovements, recordMovements, sumLines } from './movements';

const SESSION_MEASURES = [
  'sessions',
  'engaged',
  'product_view_sessions',
  'cart_sessions',
  'checkout_sessions',
  'payment_sessions',
  'orders',
];

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
    `INSERT INTO rollup_session_day (day, channel_id, channel_group, device, campaign_id, ${SESSION_MEASURES.join(', ')})
     SELECT day, channel_id, channel_group, device, coalesce(campaign_id, 0), count(*),
       count(*) FILTER (WHERE page_views > 1 OR duration_seconds >= 10), count(*) FILTER (WHERE product_views > 0),
       count(*) FILTER (WHERE cart_adds > 0), count(*) FILTER (WHERE reached_checkout),
       count(*) FILTER (WHERE reached_payment), count(order_id)
     FROM session WHERE NOT is_bot GROUP BY 1, 2, 3, 4, 5`,
    connection,
  );
  await sumSessionMonths(connection);
}

/** Visits by month, from those by day; call it after whatever changes the days. */
export async function sumSessionMonths(connection: Connection): Promise<void> {
  const keys = 'channel_id, channel_group, device, campaign_id';
  const sums = SESSION_MEASURES.map((measure) => `sum(${measure})`).join(', ');
  await runSql('DELETE FROM rollup_session_month', connection);
  await runSql(
    `INSERT INTO rollup_session_month (month, ${keys}, ${SESSION_MEASURES.join(', ')})
     SELECT date_trunc('month', day::timestamp)::date, ${keys}, ${sums} FROM rollup_session_day GROUP BY 1, 2, 3, 4, 5`,
    connection,
  );
}
