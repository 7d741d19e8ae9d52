import { runSql } from '@/lib/db/run-sql';

/** More people than this behind one number is a family, a company or a shop's own telephone. */
const MOST_ALIKE = 4;

/**
 * Asks about customers whom several sources know under one e-mail address or phone number (compared by their keyed
 * hashes). The one who ordered first is suggested to stay. What was decided or ignored is not asked again.
 */
export async function findCustomerMatches(): Promise<void> {
  await runSql(
    `WITH known AS (
       SELECT DISTINCT i.kind, i.value, i.person_id FROM person_identity i JOIN person p ON p.id = i.person_id
       WHERE i.kind IN ('email', 'phone') AND p.erased_at IS NULL),
     shared AS (SELECT kind, value FROM known GROUP BY 1, 2 HAVING count(*) BETWEEN 2 AND ${MOST_ALIKE}),
     ranked AS (
       SELECT k.kind, k.value, p.id, p.source_id, p.order_count,
         first_value(p.id) OVER (PARTITION BY k.kind, k.value ORDER BY p.first_order_day NULLS LAST, p.id) AS oldest
       FROM known k JOIN shared USING (kind, value) JOIN person p ON p.id = k.person_id),
     found AS (
       SELECT id, min(source_id) AS source_id, max(order_count) AS orders, oldest,
         CASE WHEN bool_or(kind = 'email') THEN 'same_email' ELSE 'same_phone' END AS reason
       FROM ranked WHERE id <> oldest GROUP BY id, oldest)
     INSERT INTO match_item (kind, source_id, value, suggestions, target, rows)
     SELECT 'customer', source_id, id::text,
       jsonb_agg(jsonb_build_object('target', oldest::text, 'reason', reason,
         'score', CASE reason WHEN 'same_email' THEN 1 ELSE 0.8 END) ORDER BY reason), id::text, max(orders)
     FROM found GROUP BY id, source_id
     ON CONFLICT (kind, source_id, value) DO UPDATE SET suggestions = EXCLUDED.suggestions, rows = EXCLUDED.rows
       WHERE match_item.state = 'open'`,
  );
}
