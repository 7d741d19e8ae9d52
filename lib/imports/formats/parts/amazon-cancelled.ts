import { type Connection, runSql } from '@/lib/db/run-sql';
import { AMAZON } from './amazon-source';

/**
 * Once an order is cancelled the report has neither quantities nor prices of it: its lines keep those that an earlier
 * file gave, so that what was cancelled can be told.
 */
export async function keepCancelledAmounts(connection: Connection): Promise<void> {
  await runSql(
    {
      text: `WITH blank AS (
          SELECT s.ctid AS place, s.order_ref, o.currency, p.sku,
            row_number() OVER (PARTITION BY s.order_ref, p.sku ORDER BY s.line_ref, s.row_no) AS n
          FROM stage_line s JOIN stage_order o ON o.order_ref = s.order_ref AND o.status = 'cancelled'
          JOIN stage_product p ON p.no = s.product_no WHERE s.gross = 0),
        known AS (
          SELECT k.external_ref AS order_ref, x.currency, p.sku, l.quantity, l.gross, l.discount, l.net, l.tax, l.line_hash,
            row_number() OVER (PARTITION BY l.order_id, p.sku ORDER BY l.external_ref, l.id) AS n
          FROM order_key k JOIN shop_order x ON x.person_id = k.person_id AND x.id = k.order_id
          JOIN order_line l ON l.person_id = k.person_id AND l.order_id = k.order_id
          JOIN product p ON p.id = l.product_id
          WHERE k.source_id = (SELECT id FROM source_system WHERE code = $1)
            AND k.external_ref IN (SELECT order_ref FROM blank))
        UPDATE stage_line s SET quantity = k.quantity, gross = k.gross, discount = k.discount, net = k.net, tax = k.tax,
          line_hash = k.line_hash
        FROM blank b JOIN known k USING (order_ref, currency, sku, n) WHERE s.ctid = b.place AND k.gross > 0`,
      values: [AMAZON.code],
    },
    connection,
  );
}
