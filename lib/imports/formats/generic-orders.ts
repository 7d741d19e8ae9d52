import { runSql } from '@/lib/db/run-sql';
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
    // A document that only takes goods back is a credit note, whatever its number looks like.
    await runSql(
      `UPDATE stage_order o SET kind = 'credit_note' FROM (
         SELECT order_ref FROM stage_line GROUP BY order_ref
         HAVING bool_and(kind NOT IN ('sale', 'free')) AND bool_or(kind IN ('return', 'cancellation'))) s
       WHERE o.order_ref = s.order_ref AND o.kind = 'order'`,
      connection,
    );
    await runSql(
      `INSERT INTO stage_payment (row_no, order_ref, payment_ref, method, is_cash, status, amount, paid_at, content_hash)
       SELECT 0, o.order_ref, 'order', o.payment_method, o.payment_method ~* '(cash|esp[eè]ce|liquide)', 'captured',
         s.net + o.shipping_amount, o.paid_at, hashtextextended(concat_ws('|', o.payment_method, s.net, o.shipping_amount, o.paid_at), 0)
       FROM (SELECT DISTINCT ON (order_ref) * FROM stage_order WHERE payment_method <> '' AND kind = 'order' ORDER BY order_ref, booked_at) o
       JOIN (SELECT order_ref, sum(net) FILTER (WHERE kind = 'sale') AS net FROM stage_line GROUP BY 1) s USING (order_ref)
       WHERE s.net IS NOT NULL`,
      connection,
    );
    await runSql(
      `INSERT INTO stage_shipment (row_no, order_ref, shipment_ref, service, shipped_at, delivered_at, content_hash)
       SELECT DISTINCT ON (order_ref) 0, order_ref, 'order', coalesce(ship_mode, ''), shipped_at, delivered_at,
         hashtextextended(concat_ws('|', ship_mode, shipped_at, delivered_at), 0)
       FROM stage_order WHERE kind = 'order' AND (shipped_at IS NOT NULL OR delivered_at IS NOT NULL)
       ORDER BY order_ref, booked_at`,
      connection,
    );
  },
};
