import { type Connection, runSql } from '@/lib/db/run-sql';

/** Measures of visits, with their SQL over a session s; one meaning for rebuilding and for what moves. */
export const SESSION_MEASURES: Readonly<Record<string, string>> = {
  sessions: 'count(*)',
  engaged: 'count(*) FILTER (WHERE s.page_views > 1 OR s.duration_seconds >= 10)',
  product_view_sessions: 'count(*) FILTER (WHERE s.product_views > 0)',
  cart_sessions: 'count(*) FILTER (WHERE s.cart_adds > 0)',
  checkout_sessions: 'count(*) FILTER (WHERE s.reached_checkout)',
  payment_sessions: 'count(*) FILTER (WHERE s.reached_payment)',
  orders: 'count(s.order_id)',
};
export const SESSION_KEYS = ['channel_id', 'channel_group', 'device', 'campaign_id'] as const;

const NAMES = Object.keys(SESSION_MEASURES);

/** Creates the empty temporary table that collects what visits add and take away. */
export async function createSessionMovements(connection: Connection): Promise<void> {
  await runSql('DROP TABLE IF EXISTS pg_temp.session_movement', connection);
  await runSql(
    `CREATE TEMP TABLE session_movement (day date, channel_id int, channel_group text, device text, campaign_id int,
       ${NAMES.map((name) => `${name} bigint NOT NULL`).join(', ')})`,
    connection,
  );
}

/** Adds what the sessions of `touched_session (person_id, session_id)` contribute, times `sign`. */
export async function recordSessions(connection: Connection, sign: 1 | -1): Promise<void> {
  await runSql(
    `INSERT INTO session_movement (day, ${SESSION_KEYS.join(', ')}, ${NAMES.join(', ')})
     SELECT s.day, s.channel_id, s.channel_group, s.device, coalesce(s.campaign_id, 0),
       ${Object.values(SESSION_MEASURES)
         .map((sql) => `${sign} * ${sql}`)
         .join(', ')}
     FROM session s JOIN touched_session t ON t.person_id = s.person_id AND t.session_id = s.id
     WHERE NOT s.is_bot GROUP BY 1, 2, 3, 4, 5`,
    connection,
  );
}

/** Adds the recorded movements to the visits by day and by month; cells that come to nothing go. */
export async function applySessionMovements(connection: Connection): Promise<void> {
  for (const [table, period, key] of [
    ['rollup_session_day', 'day', 'day'],
    ['rollup_session_month', `date_trunc('month', day::timestamp)::date`, 'month'],
  ] as const) {
    const keys = [key, ...SESSION_KEYS].join(', ');
    await runSql(
      `INSERT INTO ${table} (${keys}, ${NAMES.join(', ')})
       SELECT ${period}, ${SESSION_KEYS.join(', ')}, ${NAMES.map((name) => `sum(${name})`).join(', ')}
       FROM session_movement GROUP BY 1, 2, 3, 4, 5 HAVING ${NAMES.map((name) => `sum(${name}) <> 0`).join(' OR ')}
       ON CONFLICT (${keys}) DO UPDATE SET ${NAMES.map((name) => `${name} = ${table}.${name} + EXCLUDED.${name}`).join(', ')}`,
      connection,
    );
    await runSql(`DELETE FROM ${table} WHERE ${NAMES.map((name) => `${name} = 0`).join(' AND ')}`, connection);
  }
}
