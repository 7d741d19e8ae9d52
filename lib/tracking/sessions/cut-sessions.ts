import { type Connection, runSql } from '@/lib/db/run-sql';

/** A visit ends after this much silence: the customary rule of web analytics. */
export const SILENCE = `interval '30 minutes'`;

/**
 * Gives every taken event its session: events and known sessions of a person that lie within half an hour of each other are
 * one visit. A late event joins the visit that it belongs to. Leaves touched_session behind (person_id, session_id, is_new).
 */
export async function cutSessions(connection: Connection): Promise<void> {
  const run = (text: string) => runSql(text, connection);
  await run('DROP TABLE IF EXISTS pg_temp.known_visit, pg_temp.visit_item, pg_temp.touched_session');
  await run(
    `CREATE TEMP TABLE known_visit AS
     SELECT s.person_id, s.id AS session_id, s.started_at AS first_at,
       coalesce(s.last_seen_at, s.started_at + make_interval(secs => s.duration_seconds)) AS last_at
     FROM (SELECT person_id, min(at) AS first_at, max(at) AS last_at FROM taken_event GROUP BY person_id) e
     JOIN session s ON s.person_id = e.person_id AND s.started_at <= e.last_at + ${SILENCE}
       AND coalesce(s.last_seen_at, s.started_at + make_interval(secs => s.duration_seconds)) >= e.first_at - ${SILENCE}`,
  );
  // Visits are numbered per person: a new one begins where nothing before reaches to within half an hour.
  await run(
    `CREATE TEMP TABLE visit_item AS
     SELECT person_id, event_id, session_id, sum(is_first) OVER (PARTITION BY person_id ORDER BY first_at, event_id NULLS FIRST) AS visit
     FROM (SELECT *, (coalesce(max(last_at) OVER (PARTITION BY person_id ORDER BY first_at, event_id NULLS FIRST
         ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), '-infinity') < first_at - ${SILENCE})::int AS is_first
       FROM (SELECT person_id, id AS event_id, NULL::bigint AS session_id, at AS first_at, at AS last_at FROM taken_event
         UNION ALL SELECT person_id, NULL, session_id, first_at, last_at FROM known_visit) i) m`,
  );
  await run(
    `CREATE TEMP TABLE touched_session AS
     SELECT person_id, visit, coalesce(min(session_id), nextval('fact_id_seq')) AS session_id, min(session_id) IS NULL AS is_new
     FROM visit_item GROUP BY person_id, visit HAVING count(event_id) > 0`,
  );
  await run('ANALYZE touched_session');
  await run(
    `UPDATE taken_event e SET session_id = t.session_id FROM visit_item i
     JOIN touched_session t ON t.person_id = i.person_id AND t.visit = i.visit WHERE i.event_id = e.id`,
  );
}
