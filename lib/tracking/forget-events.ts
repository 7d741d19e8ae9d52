import { runSql } from '@/lib/db/run-sql';

/** What a session was made of is kept a week longer, to be looked at; then the session holds all that is needed. */
const RAW_DAYS = 7;
/** Measurement without consent keeps nothing about single visits for longer (CNIL). */
const UNCONSENTED_MONTHS = 25;

/**
 * Deletes what may not or need not be kept: raw events a week after they became a part of a session, and all that is known of
 * single visits without consent after 25 months; the sums by day and month stay.
 */
export async function forgetEvents(): Promise<{ raw: number; visits: number }> {
  const raw = await runSql(
    `DELETE FROM collected_event WHERE processed_at < now() - interval '${RAW_DAYS} days' RETURNING 1`,
  );
  const old = `day < (now() - interval '${UNCONSENTED_MONTHS} months')::date`;
  const ofTracker = `batch_id = 0 AND ${old}`;
  await runSql(
    `DELETE FROM event e USING session s WHERE e.person_id = s.person_id AND e.session_id = s.id AND NOT s.consented
       AND s.batch_id = 0 AND s.day < (now() - interval '${UNCONSENTED_MONTHS} months')::date`,
  );
  await runSql(`DELETE FROM touch WHERE ${ofTracker} AND NOT consented`);
  const visits = await runSql(`DELETE FROM session WHERE ${ofTracker} AND NOT consented RETURNING 1`);
  await runSql(
    `DELETE FROM person_identity i USING person p WHERE i.kind = 'visitor' AND p.id = i.person_id AND p.kind = 'visitor'
       AND i.created_at < now() - interval '${UNCONSENTED_MONTHS} months'
       AND NOT EXISTS (SELECT 1 FROM session s WHERE s.person_id = p.id)`,
  );
  return { raw: raw.length, visits: visits.length };
}
