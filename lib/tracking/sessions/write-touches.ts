import { type Connection, runSql } from '@/lib/db/run-sql';

/**
 * Each new visit of a person is a touch; a code that was typed is one too. A touch never changes, but for the consent under
 * which it may be joined: given later in the visit it holds for it, withdrawn it holds for none of the person's.
 */
export async function writeTouches(connection: Connection): Promise<void> {
  const run = (text: string) => runSql(text, connection);
  await run(
    `INSERT INTO touch (person_id, id, kind, at, day, campaign_id, channel_group, session_id, consented, batch_id)
     SELECT s.person_id, nextval('fact_id_seq'), CASE WHEN s.channel_group = 'email' THEN 'email_click'
         WHEN s.campaign_id IS NOT NULL OR s.utm_campaign <> '' OR s.click_id <> '' THEN 'click' ELSE 'session' END,
       s.started_at, s.day, s.campaign_id, s.channel_group, s.id, s.consented, 0
     FROM session s JOIN touched_session t ON t.person_id = s.person_id AND t.session_id = s.id AND t.is_new
     WHERE NOT s.is_bot`,
  );
  await run(
    `INSERT INTO touch (person_id, id, kind, at, day, campaign_id, channel_group, session_id, consented, batch_id)
     SELECT e.person_id, nextval('fact_id_seq'), 'code', e.at, e.at::date, c.id, 'influencer', e.session_id, e.consented, 0
     FROM taken_event e JOIN influencer i ON lower(i.code) = lower(e.payload ->> 'code')
     LEFT JOIN LATERAL (SELECT id FROM campaign c WHERE c.influencer_id = i.id
       ORDER BY (e.at::date BETWEEN c.start_day AND c.end_day) DESC NULLS LAST, c.start_day DESC NULLS LAST, c.id LIMIT 1) c ON true
     WHERE NOT e.is_bot AND e.kind IN ('code', 'page')`,
  );
  await run(
    `UPDATE touch h SET consented = true FROM session s
     JOIN touched_session t ON t.person_id = s.person_id AND t.session_id = s.id
     WHERE h.person_id = s.person_id AND h.session_id = s.id AND s.consented AND NOT h.consented`,
  );
  await run(
    `UPDATE touch h SET consented = false WHERE h.consented
       AND h.person_id IN (SELECT person_id FROM taken_event WHERE kind = 'withdraw')`,
  );
}

/** Keeps what visitors said: version, purpose, time; a withdrawal takes back every purpose that was given. */
export async function writeConsents(connection: Connection, sourceId: number): Promise<void> {
  await runSql(
    {
      text: `INSERT INTO consent (person_id, id, purpose, given, version, at, day, source_id)
        SELECT e.person_id, nextval('fact_id_seq'), p.purpose, true, coalesce(e.payload -> 'consent' ->> 'version', ''), e.at, e.at::date, $1::int
        FROM taken_event e, jsonb_array_elements_text(coalesce(e.payload -> 'consent' -> 'purposes', '[]')) AS p (purpose)
        WHERE e.kind = 'consent'`,
      values: [sourceId],
    },
    connection,
  );
  await runSql(
    {
      text: `INSERT INTO consent (person_id, id, purpose, given, version, at, day, source_id)
        SELECT e.person_id, nextval('fact_id_seq'), g.purpose, false, '', e.at, e.at::date, $1::int
        FROM taken_event e JOIN LATERAL (SELECT DISTINCT purpose FROM consent c WHERE c.person_id = e.person_id AND c.given
          AND c.source_id = $1::int) g ON true
        WHERE e.kind = 'withdraw'`,
      values: [sourceId],
    },
    connection,
  );
}
