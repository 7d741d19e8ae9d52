import { type Connection, runSql } from '@/lib/db/run-sql';

/** Who our own tracker is among the source systems. */
export async function trackerSource(connection: Connection): Promise<number> {
  const [row] = await runSql<{ id: number }>(
    `INSERT INTO source_system (code, name, kind) VALUES ('vigie-tracker', 'Vigie', 'web_analytics')
     ON CONFLICT (code) DO UPDATE SET last_loaded_at = now() RETURNING id`,
    connection,
  );
  if (!row) throw new Error('source_system returned no row');
  return row.id;
}

/**
 * Takes the oldest events that are no part of a session yet. Leaves taken_event (with its person) behind; visitors seen for
 * the first time become persons of their own. Returns how many events there are.
 */
export async function takeEvents(connection: Connection, sourceId: number, most: number): Promise<number> {
  const run = (text: string, values: readonly unknown[] = []) => runSql({ text, values }, connection);
  await run('DROP TABLE IF EXISTS pg_temp.taken_event, pg_temp.new_visitor');
  await run(
    `CREATE TEMP TABLE taken_event AS
     SELECT e.id, e.visitor, e.kind, e.at, e.consented, e.device, e.is_bot, e.payload, s.channel_id,
       NULL::bigint AS person_id, NULL::bigint AS session_id
     FROM (SELECT * FROM collected_event WHERE processed_at IS NULL ORDER BY id LIMIT ${most}) e
     JOIN tracker_site s ON s.key = e.site_key`,
  );
  await run('ANALYZE taken_event');
  await run(
    `CREATE TEMP TABLE new_visitor AS
     SELECT v.visitor, nextval('person_id_seq') AS person_id FROM (
       SELECT DISTINCT visitor FROM taken_event
       EXCEPT SELECT value FROM person_identity WHERE kind = 'visitor' AND source_id = $1::int) v`,
    [sourceId],
  );
  await run(
    `INSERT INTO person (id, kind, identified, source_id) SELECT person_id, 'visitor', false, $1::int FROM new_visitor`,
    [sourceId],
  );
  await run(
    `INSERT INTO person_identity (kind, source_id, value, person_id)
     SELECT 'visitor', $1::int, visitor, person_id FROM new_visitor`,
    [sourceId],
  );
  await run(
    `UPDATE taken_event e SET person_id = i.person_id FROM person_identity i
     WHERE i.kind = 'visitor' AND i.source_id = $1::int AND i.value = e.visitor`,
    [sourceId],
  );
  const [row] = await runSql<{ n: bigint }>('SELECT count(*) AS n FROM taken_event', connection);
  return Number(row?.n ?? 0);
}
