import { type Connection, runSql } from '@/lib/db/run-sql';
import { keepRows } from './undo/keep-before';

export interface LandingCounts {
  inserted: number;
  updated: number;
  unchanged: number;
}

/**
 * Keeps the staged records of one file by natural key and counts what changed. The last row of a file wins where a key
 * repeats; the rows before it count as unchanged. Leaves touched_root (root_ref) behind: the orders (or other roots)
 * whose facts must be built anew.
 */
export async function landRecords(connection: Connection, sourceId: number, batchId: number): Promise<LandingCounts> {
  const run = <Row extends object>(text: string) => runSql<Row>(text, connection);
  await run('ANALYZE stage_record');
  await run('DROP TABLE IF EXISTS pg_temp.record_plan, pg_temp.touched_root');
  await run(
    `CREATE TEMP TABLE record_plan AS
     SELECT s.*, CASE WHEN r.key IS NULL THEN 'inserted' WHEN r.content_hash <> s.content_hash THEN 'updated' ELSE 'unchanged' END AS outcome
     FROM (SELECT DISTINCT ON (entity, key) * FROM stage_record ORDER BY entity, key, row_no DESC) s
     LEFT JOIN source_record r ON r.source_id = ${sourceId} AND r.entity = s.entity AND r.key = s.key`,
  );
  await run(
    `INSERT INTO source_record (source_id, entity, key, root_ref, payload, content_hash, batch_id, file_line)
     SELECT ${sourceId}, entity, key, root_ref, payload, content_hash, ${batchId}, row_no FROM record_plan WHERE outcome = 'inserted'`,
  );
  await keepRows(connection, {
    batchId,
    table: 'source_record',
    root: 'jsonb_build_array(t.source_id, t.entity, t.key)::text',
    join: `JOIN record_plan p ON p.outcome = 'updated' AND t.source_id = ${sourceId} AND t.entity = p.entity AND t.key = p.key`,
  });
  await run(
    `UPDATE source_record r SET root_ref = p.root_ref, payload = p.payload, content_hash = p.content_hash,
       batch_id = ${batchId}, file_line = p.row_no
     FROM record_plan p WHERE p.outcome = 'updated' AND r.source_id = ${sourceId} AND r.entity = p.entity AND r.key = p.key`,
  );
  await run(`CREATE TEMP TABLE touched_root AS SELECT DISTINCT root_ref FROM record_plan WHERE outcome <> 'unchanged'`);
  await run('ANALYZE touched_root');
  await run('ANALYZE source_record');
  const [counts] = await run<Record<'inserted' | 'updated' | 'total', bigint>>(
    `SELECT count(*) FILTER (WHERE outcome = 'inserted') inserted, count(*) FILTER (WHERE outcome = 'updated') updated,
       (SELECT count(*) FROM stage_record) total FROM record_plan`,
  );
  const inserted = Number(counts?.inserted ?? 0);
  const updated = Number(counts?.updated ?? 0);
  return { inserted, updated, unchanged: Number(counts?.total ?? 0) - inserted - updated };
}
