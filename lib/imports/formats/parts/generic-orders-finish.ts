import { type Connection, runSql } from '@/lib/db/run-sql';

/** What the rows of a file said by the way. */
export interface LinesSeen {
  /** lines of documents numbered C123 that give money back, and that take money in */
  back: number;
  paid: number;
  /** whether any line outside of such documents takes goods back */
  takesBack: boolean;
}

/** What only the whole file can tell: what a C in a document number means, and what belongs to an order as a whole. */
export async function finishGenericOrders(connection: Connection, { paid, back, takesBack }: LinesSeen): Promise<void> {
  const isLetter = paid > back;
  if (isLetter) await readNumbersWithC(connection);
  if (isLetter || takesBack) await findCreditNotes(connection);
  // The amount is that of the whole order, of which a file may hold a part only: it is left to the merge.
  await runSql(
    `INSERT INTO stage_payment (row_no, order_ref, payment_ref, method, is_cash, status, amount, paid_at, content_hash)
       SELECT DISTINCT ON (order_ref) 0, order_ref, 'order', payment_method, payment_method ~* '(cash|esp[eè]ce|liquide)', 'captured',
         NULL::bigint, paid_at, hashtextextended(concat_ws('|', payment_method, paid_at), 0)
       FROM stage_order o WHERE payment_method <> '' AND kind = 'order'
         AND EXISTS (SELECT 1 FROM stage_line l WHERE l.order_ref = o.order_ref AND l.kind = 'sale')
       ORDER BY order_ref, booked_at, header_hash`,
    connection,
  );
  await runSql(
    `INSERT INTO stage_shipment (row_no, order_ref, shipment_ref, service, shipped_at, delivered_at, content_hash)
       SELECT DISTINCT ON (order_ref) 0, order_ref, 'order', coalesce(ship_mode, ''), shipped_at, delivered_at,
         hashtextextended(concat_ws('|', ship_mode, shipped_at, delivered_at), 0)
       FROM stage_order WHERE kind = 'order' AND (shipped_at IS NOT NULL OR delivered_at IS NOT NULL)
       ORDER BY order_ref, booked_at, header_hash`,
    connection,
  );
}

/** A document that only takes goods back is a credit note, whatever its number looks like. */
async function findCreditNotes(connection: Connection): Promise<void> {
  await runSql('DROP TABLE IF EXISTS pg_temp.returning_order', connection);
  await runSql(
    `CREATE TEMP TABLE returning_order AS SELECT DISTINCT o.order_ref FROM stage_order o
     JOIN stage_line l ON l.order_ref = o.order_ref AND l.kind IN ('return', 'cancellation') WHERE o.kind = 'order'`,
    connection,
  );
  const [any] = await runSql('SELECT 1 FROM returning_order LIMIT 1', connection);
  if (!any) return;
  await runSql(
    `UPDATE stage_order o SET kind = 'credit_note' FROM returning_order r
     WHERE o.order_ref = r.order_ref AND o.kind = 'order'
       AND NOT EXISTS (SELECT 1 FROM stage_line l WHERE l.order_ref = r.order_ref AND l.kind IN ('sale', 'free'))`,
    connection,
  );
}

/**
 * Documents numbered C123 were staged as cancellations, their amounts turned round. Where most of them take money in,
 * C is only a letter of this shop's order numbers: they are orders like all others.
 */
async function readNumbersWithC(connection: Connection): Promise<void> {
  await runSql(
    `UPDATE stage_line SET kind = CASE WHEN net < 0 THEN 'sale' WHEN net > 0 THEN 'return' ELSE 'free' END,
       gross = CASE WHEN net > 0 THEN gross ELSE -gross END, discount = CASE WHEN net > 0 THEN discount ELSE -discount END,
       net = CASE WHEN net > 0 THEN net ELSE -net END, tax = CASE WHEN net > 0 THEN tax ELSE -tax END,
       cost = CASE WHEN net > 0 THEN cost ELSE -cost END
     WHERE kind = 'cancellation'`,
    connection,
  );
  await runSql(`UPDATE stage_order SET kind = 'order' WHERE kind = 'credit_note'`, connection);
}
