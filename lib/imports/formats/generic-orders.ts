import { type Connection, runSql } from '@/lib/db/run-sql';
import type { Format } from '../format';
import { GENERIC_ORDER_FIELDS } from './generic-orders-fields';
import { GenericOrdersHandler } from './generic-orders-handler';

/** Any export with one row per order line: the file of a shop, a till, a spreadsheet. */
export const genericOrders: Format = {
  id: 'generic-orders',
  label: { en: 'Order lines (any shop)', fr: 'Lignes de commande (toute boutique)' },
  source: { code: 'orders', name: 'Orders', kind: 'ecommerce' },
  fields: GENERIC_ORDER_FIELDS,
  requires: [['order_ref'], ['booked_at'], ['sku', 'product_name'], ['line_total', 'unit_price', 'gross_amount']],
  open: (context) => new GenericOrdersHandler(context),
  async finish(connection) {
    await readNumbersWithC(connection);
    // A document that only takes goods back is a credit note, whatever its number looks like.
    await runSql(
      `UPDATE stage_order o SET kind = 'credit_note' FROM (
         SELECT order_ref FROM stage_line GROUP BY order_ref
         HAVING bool_and(kind NOT IN ('sale', 'free')) AND bool_or(kind IN ('return', 'cancellation'))) s
       WHERE o.order_ref = s.order_ref AND o.kind = 'order'`,
      connection,
    );
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
  },
};

/**
 * Documents numbered C123 were staged as cancellations, their amounts turned round. Where most of them take money in,
 * C is only a letter of this shop's order numbers: they are orders like all others.
 */
async function readNumbersWithC(connection: Connection): Promise<void> {
  const [amounts] = await runSql<{ back: bigint; paid: bigint }>(
    `SELECT count(*) FILTER (WHERE net > 0) AS back, count(*) FILTER (WHERE net < 0) AS paid
     FROM stage_line WHERE kind = 'cancellation'`,
    connection,
  );
  if (!amounts || amounts.paid <= amounts.back) return;
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
