import { type Connection, runSql } from '@/lib/db/run-sql';
import type { MergeOptions } from '../merge';
import type { StageUse } from './stage-use';

/**
 * Decides for each stage line of a known order whether it is new, an update of a known line, or unchanged; lines of new
 * orders are all new and need no plan, unless one file repeats a line id.
 * Lines with an id of their own are matched by it. Lines without are compared as a multiset per order: equal content
 * matches one to one; what is left over is paired by product (an update); known lines that found no partner are
 * removed, unless the file's edge may have cut their order, or nothing of the order matched at all (then the file
 * holds another part of it). Corrected rows are a part of their file only: they never remove a line, and what the file
 * had taken already is no partner of theirs.
 * Leaves line_plan (stage line, outcome, known id), removed_line and line_change (order_id) behind.
 */
export async function planLines(connection: Connection, options: MergeOptions, use: StageUse): Promise<void> {
  const run = (text: string, values: readonly unknown[] = []) => runSql({ text, values }, connection);
  await run('DROP TABLE IF EXISTS pg_temp.line_plan, pg_temp.known_line, pg_temp.removed_line, pg_temp.line_change');
  const repeated = use.lineRefs
    ? await run(
        `SELECT 1 FROM stage_line WHERE line_ref IS NOT NULL GROUP BY order_ref, line_ref HAVING count(*) > 1 LIMIT 1`,
      )
    : [];
  // Where line ids repeat, lines of new orders are planned as well; else only those of known orders.
  const planned = repeated.length > 0 ? 'true' : 'NOT is_new';
  await run(`UPDATE resolved_order SET is_planned = true WHERE ${planned}`);
  await run(
    `CREATE TEMP TABLE line_plan AS
     SELECT s.*, r.order_id, r.person_id, k.product_id, r.is_new AS order_is_new, NULL::bigint AS known_id,
       'inserted'::text AS outcome, s.kind IN ('sale', 'free') AS is_sale
     FROM stage_line s JOIN resolved_order r USING (order_ref) JOIN product_key k ON k.no = s.product_no
     WHERE r.is_planned`,
  );
  await run('CREATE TEMP TABLE removed_line (person_id bigint, order_id bigint, id bigint, is_sale boolean)');
  await run('ANALYZE line_plan (order_id, product_id, line_hash, outcome, is_sale)');
  if (repeated.length > 0) await dropRepeatedIds(run);
  const [known] = await run('SELECT 1 FROM resolved_order WHERE NOT is_new LIMIT 1');
  if (known) await matchKnownLines(run, options);
  await run(
    `CREATE TEMP TABLE line_change AS
     SELECT order_id FROM line_plan WHERE outcome IN ('inserted', 'updated') UNION SELECT order_id FROM removed_line`,
  );
  if (!known) return;
  await run('ANALYZE line_plan (outcome)');
  // A changed header changes every row of its order, also those whose line stayed as it was.
  await run(
    `UPDATE line_plan p SET outcome = 'header' FROM resolved_order r
     WHERE r.order_id = p.order_id AND NOT r.is_new AND (r.header_changed OR r.moved) AND p.outcome = 'unchanged'`,
  );
}

type Run = (text: string, values?: readonly unknown[]) => Promise<unknown[]>;

/** A line id that comes twice in one file: the last row counts, the others are accounted for as superseded. */
async function dropRepeatedIds(run: Run): Promise<void> {
  await run(
    `UPDATE line_plan p SET outcome = 'superseded' FROM (
       SELECT ctid AS place, row_number() OVER (PARTITION BY order_id, line_ref ORDER BY row_no DESC) AS rank
       FROM line_plan WHERE line_ref IS NOT NULL) s
     WHERE p.ctid = s.place AND s.rank > 1`,
  );
}

async function matchKnownLines(run: Run, { cutOrders = [], sameFile = [] }: MergeOptions): Promise<void> {
  const isCorrection = sameFile.length > 0;
  const free = isCorrection ? `WHERE l.external_ref IS NOT NULL OR l.batch_id NOT IN (${sameFile.join(', ')})` : '';
  await run(
    `CREATE TEMP TABLE known_line AS
     SELECT l.person_id, l.order_id, l.id, l.line_hash, l.external_ref, l.product_id, true AS is_sale, NULL::int AS taken
     FROM order_line l JOIN resolved_order r ON r.known_person_id = l.person_id AND r.order_id = l.order_id ${free}
     UNION ALL
     SELECT l.person_id, l.order_id, l.id, l.line_hash, l.external_ref, l.product_id, false, NULL
     FROM refund_line l JOIN resolved_order r ON r.known_person_id = l.person_id AND r.order_id = l.order_id ${free}`,
  );
  await run('ANALYZE known_line');
  await run(
    `UPDATE line_plan p SET known_id = k.id,
       outcome = CASE WHEN k.line_hash = p.line_hash THEN 'unchanged' ELSE 'updated' END
     FROM known_line k WHERE p.line_ref IS NOT NULL AND p.outcome = 'inserted' AND k.order_id = p.order_id
       AND k.external_ref = p.line_ref AND k.is_sale = p.is_sale`,
  );
  await run('ANALYZE line_plan (outcome)');
  await pairUp(run, ['line_hash', 'is_sale'], 'unchanged', 'true');
  await markTaken(run);
  await run('ALTER TABLE line_plan ADD COLUMN is_cut boolean NOT NULL DEFAULT false');
  if (cutOrders.length > 0 || isCorrection) {
    // An order whose known products are all in the file again is there as a whole: its lines were changed, not cut.
    await run(
      `UPDATE line_plan SET is_cut = true WHERE ($2 OR order_ref = ANY($1)) AND order_id IN (
         SELECT k.order_id FROM (
           SELECT order_id, product_id, is_sale, count(*) AS n FROM known_line GROUP BY 1, 2, 3) k
         LEFT JOIN (SELECT order_id, product_id, is_sale, count(*) AS n FROM line_plan GROUP BY 1, 2, 3) s
           USING (order_id, product_id, is_sale)
         WHERE k.n > coalesce(s.n, 0))`,
      [cutOrders, isCorrection],
    );
  }
  await pairUp(run, ['product_id', 'is_sale'], 'updated', 'NOT is_cut');
  await markTaken(run);
  if (isCorrection) return;
  await run(
    `INSERT INTO removed_line SELECT k.person_id, k.order_id, k.id, k.is_sale FROM known_line k
     WHERE k.taken IS NULL AND EXISTS (SELECT 1 FROM line_plan p WHERE p.order_id = k.order_id AND p.known_id IS NOT NULL)
       AND NOT EXISTS (SELECT 1 FROM line_plan p WHERE p.order_id = k.order_id AND p.is_cut)`,
  );
}

/** Matches free stage lines and free known lines of an order one to one, the n-th with the n-th of equal columns. */
async function pairUp(run: Run, columns: readonly string[], outcome: string, condition: string): Promise<void> {
  const partition = ['order_id', ...columns].join(', ');
  await run(
    `UPDATE line_plan p SET known_id = m.id, outcome = '${outcome}' FROM (
       SELECT s.place, k.id FROM (
         SELECT ctid AS place, ${partition}, row_number() OVER (PARTITION BY ${partition} ORDER BY row_no, line_hash) AS n
         FROM line_plan WHERE line_ref IS NULL AND outcome = 'inserted' AND NOT order_is_new AND ${condition}) s
       JOIN (SELECT id, ${partition}, row_number() OVER (PARTITION BY ${partition} ORDER BY id) AS n
         FROM known_line WHERE taken IS NULL AND external_ref IS NULL) k USING (${partition}, n)) m
     WHERE p.ctid = m.place`,
  );
}

async function markTaken(run: Run): Promise<void> {
  await run(
    `UPDATE known_line k SET taken = 1 FROM line_plan p WHERE k.taken IS NULL AND p.known_id = k.id AND p.order_id = k.order_id`,
  );
}
