import { runSql } from '@/lib/db/run-sql';
import { lineTexts } from './line-text';

/** A line of a file that a row of facts came from. */
export interface Origin {
  batch: number;
  file: string;
  format: string;
  source: string;
  importedAt: string | null;
  line: number;
  /** of systems that export several files: which of them */
  entity: string | null;
  /** the line as it stands in the file; null when the file is not kept any more. Personal data: for imports:manage only. */
  text: string | null;
}

const BATCH = `b.id AS batch, b.file_name AS file, b.format, s.name AS source,
  to_char(b.finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "importedAt"`;
const OF_BATCH = 'JOIN import_batch b ON b.id = f.batch_id JOIN source_system s ON s.id = b.source_id';

/**
 * The line that an order line or refund came from; several where it was built from several files of one system. Empty
 * when there is no such row, or when no file brought it (demo shop).
 */
export async function rowOrigin(personId: bigint, orderId: bigint, lineId: bigint): Promise<Origin[]> {
  const values = [personId, orderId, lineId];
  const origins = await runSql<Origin>({
    text: `SELECT ${BATCH}, f.file_line AS line, NULL::text AS entity, NULL::text AS text FROM (
        SELECT batch_id, file_line FROM order_line WHERE (person_id, order_id, id) = ($1, $2, $3)
        UNION ALL SELECT batch_id, file_line FROM refund_line WHERE (person_id, order_id, id) = ($1, $2, $3)) f
      ${OF_BATCH} WHERE f.file_line > 0`,
    values,
  });
  if (origins.length > 0) return withTexts(origins);
  const records = await runSql<Origin>({
    text: `SELECT ${BATCH}, f.file_line AS line, f.entity, NULL::text AS text
      FROM shop_order o JOIN source_record f ON f.source_id = o.source_id AND f.root_ref = o.external_ref ${OF_BATCH}
      WHERE o.person_id = $1 AND o.id = $2 AND EXISTS (
        SELECT 1 FROM order_line l WHERE (l.person_id, l.order_id, l.id) = ($1, $2, $3)
        UNION ALL SELECT 1 FROM refund_line l WHERE (l.person_id, l.order_id, l.id) = ($1, $2, $3))
      ORDER BY b.id, f.entity, f.file_line`,
    values,
  });
  return withTexts(records);
}

async function withTexts(origins: Origin[]): Promise<Origin[]> {
  const texts = new Map<number, Map<number, string>>();
  for (const batch of new Set(origins.map((origin) => origin.batch))) {
    const lines = origins.filter((origin) => origin.batch === batch).map(({ line }) => line);
    texts.set(batch, await lineTexts(batch, lines));
  }
  return origins.map((origin) => ({ ...origin, text: texts.get(origin.batch)?.get(origin.line) ?? null }));
}
