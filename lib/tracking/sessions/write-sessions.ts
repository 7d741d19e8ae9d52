import { type Connection, runSql } from '@/lib/db/run-sql';
import { channelGroup, channelRules, keepFactoryRules, type Landing } from '../channel-rules';

const KIND = `CASE e.kind WHEN 'page' THEN 'page_view' WHEN 'product' THEN 'product_view' WHEN 'cart' THEN 'add_to_cart'
  WHEN 'remove' THEN 'remove_from_cart' ELSE e.kind END`;
/** What stands in columns of its own is not kept twice; order and customer stay for the join. */
const IN_COLUMNS = `'{path,sku,price,quantity,ms,consent}'::text[]`;

/** The taken events become rows of `event`. Articles are found by SKU; one that is not known stays in the details. */
export async function writeEvents(connection: Connection): Promise<void> {
  await runSql(
    `INSERT INTO event (person_id, session_id, id, kind, at, day, product_id, path, visible_ms, quantity, value, details, batch_id)
     SELECT e.person_id, e.session_id, nextval('fact_id_seq'), ${KIND}, e.at, e.at::date, p.id, coalesce(e.payload ->> 'path', ''),
       (e.payload ->> 'ms')::int, (e.payload ->> 'quantity')::int,
       round((e.payload ->> 'price')::numeric * 10000 * coalesce((e.payload ->> 'quantity')::int, 1))::bigint,
       nullif((e.payload - ${IN_COLUMNS}) || CASE WHEN p.id IS NULL AND e.payload ? 'sku'
         THEN jsonb_build_object('sku', e.payload ->> 'sku') ELSE '{}' END, '{}'), 0
     FROM taken_event e LEFT JOIN product p ON p.sku = e.payload ->> 'sku'
     ORDER BY e.person_id, e.session_id, e.at, e.id`,
    connection,
  );
}

interface NewSession extends Landing {
  person_id: string;
  session_id: string;
}

/** What a landing says, empty where it says nothing. */
const LANDING = [
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_content',
  'utm_term',
  'referrer',
  'click_id',
] as const;

/** Inserts the sessions that are new, with where they came from: their first page tells. Their figures follow. */
export async function insertSessions(connection: Connection): Promise<void> {
  await runSql('DROP TABLE IF EXISTS pg_temp.landing', connection);
  await runSql(
    `CREATE TEMP TABLE landing AS
     SELECT DISTINCT ON (e.person_id, e.session_id) e.person_id, e.session_id, e.at, e.device, e.is_bot, e.channel_id,
       coalesce(e.payload ->> 'path', '') AS path, ${LANDING.map((name) => `coalesce(e.payload ->> '${name}', '') AS ${name}`).join(', ')}
     FROM taken_event e JOIN touched_session t ON t.person_id = e.person_id AND t.session_id = e.session_id AND t.is_new
     ORDER BY e.person_id, e.session_id, (e.kind <> 'page'), e.at, e.id`,
    connection,
  );
  const landings = await runSql<NewSession>(
    `SELECT person_id::text, session_id::text, ${LANDING.join(', ')} FROM landing`,
    connection,
  );
  if (landings.length === 0) return;
  await keepFactoryRules(connection);
  const { version, rules } = await channelRules(connection);
  const groups = landings.map((landing) => ({
    person_id: landing.person_id,
    session_id: landing.session_id,
    channel_group: channelGroup(rules, landing),
  }));
  await runSql(`INSERT INTO region (country, name) VALUES ('', '') ON CONFLICT (country, name) DO NOTHING`, connection);
  await runSql(
    {
      text: `INSERT INTO session (person_id, id, started_at, last_seen_at, day, month, channel_group, ${LANDING.join(', ')},
          rule_version, campaign_id, channel_id, region_id, device, landing_path, is_bot, consented, batch_id)
        SELECT f.person_id, f.session_id, f.at, f.at, f.at::date, date_trunc('month', f.at::date)::date, g.channel_group,
          ${LANDING.map((name) => `f.${name}`).join(', ')}, $2::int, u.campaign_id, f.channel_id,
          (SELECT id FROM region WHERE country = '' AND name = ''), f.device, f.path, f.is_bot, false, 0
        FROM landing f
        JOIN jsonb_to_recordset($1::jsonb) g (person_id int8, session_id int8, channel_group text)
          ON g.person_id = f.person_id AND g.session_id = f.session_id
        LEFT JOIN campaign_utm u ON lower(u.utm_source) = lower(f.utm_source) AND lower(u.utm_medium) = lower(f.utm_medium)
          AND lower(u.utm_campaign) = lower(f.utm_campaign) AND f.utm_campaign <> ''`,
      values: [JSON.stringify(groups), version],
    },
    connection,
  );
}

/**
 * Figures of the touched sessions, from all their events: however often it runs, the same comes out. Consent holds from
 * the event that gave it until one that takes it back.
 */
export async function refreshSessions(connection: Connection): Promise<void> {
  await runSql(
    `UPDATE session s SET started_at = f.first_at, last_seen_at = f.last_at, day = f.first_at::date,
       month = date_trunc('month', f.first_at::date)::date,
       duration_seconds = extract(epoch FROM f.last_at - f.first_at)::int, page_views = f.pages, product_views = f.products,
       cart_adds = f.adds, reached_checkout = f.checkout, reached_payment = f.payment, ordered = f.ordered,
       cart_value = greatest(f.left_in_cart, 0)
     FROM (
       SELECT e.person_id, e.session_id, min(e.at) AS first_at, max(e.at) AS last_at,
         count(*) FILTER (WHERE e.kind = 'page_view')::int AS pages,
         count(*) FILTER (WHERE e.kind = 'product_view')::int AS products,
         count(*) FILTER (WHERE e.kind = 'add_to_cart')::int AS adds,
         -- A step that was reached says that those before it were, whatever a page forgot to tell.
         bool_or(e.kind IN ('checkout', 'payment', 'purchase')) AS checkout,
         bool_or(e.kind IN ('payment', 'purchase')) AS payment, bool_or(e.kind = 'purchase') AS ordered,
         coalesce(sum(CASE e.kind WHEN 'add_to_cart' THEN e.value WHEN 'remove_from_cart' THEN -e.value END)
           FILTER (WHERE e.at > coalesce(o.at, '-infinity')), 0)::bigint AS left_in_cart
       FROM touched_session t JOIN event e ON e.person_id = t.person_id AND e.session_id = t.session_id
       LEFT JOIN LATERAL (SELECT max(at) AS at FROM event p WHERE p.person_id = t.person_id AND p.session_id = t.session_id
         AND p.kind = 'purchase') o ON true
       GROUP BY e.person_id, e.session_id) f
     WHERE s.person_id = f.person_id AND s.id = f.session_id`,
    connection,
  );
  await runSql(
    `UPDATE session s SET consented = c.consented, is_bot = s.is_bot OR c.is_bot FROM (
       SELECT person_id, session_id, (array_agg(consented ORDER BY at DESC, id DESC))[1] AS consented, bool_or(is_bot) AS is_bot
       FROM taken_event GROUP BY person_id, session_id) c
     WHERE s.person_id = c.person_id AND s.id = c.session_id AND (s.consented, s.is_bot) IS DISTINCT FROM (c.consented, s.is_bot OR c.is_bot)`,
    connection,
  );
}
