import { type Connection, runSql } from '@/lib/db/run-sql';
import { AMAZON } from './amazon-source';

/** The order that each credit note of the stage gives money back for, where it is known. */
const ORIGINAL = `SELECT DISTINCT s.order_ref, s.original_ref, x.person_id, x.id AS order_id, x.location_id
  FROM stage_line s JOIN order_key k ON k.source_id = (SELECT id FROM source_system WHERE code = '${AMAZON.code}')
    AND k.external_ref = s.original_ref
  JOIN shop_order x ON x.person_id = k.person_id AND x.id = k.order_id
  WHERE s.original_ref IS NOT NULL`;

/**
 * Credit notes take the place of their order. An amount that is the price of some of its pieces brought these back; any
 * other one was given for goods that stayed sold.
 */
export async function completeRefunds(connection: Connection): Promise<void> {
  const steps = [
    // Numbers below zero are no places of the file.
    `INSERT INTO stage_location (no, country, country_code, region, state, city, postcode)
     SELECT DISTINCT -l.id, l.country, l.country_code, l.region, l.state, l.city, l.postcode
     FROM (${ORIGINAL}) o JOIN location l ON l.id = o.location_id`,
    `UPDATE stage_order s SET location_no = -o.location_id,
       header_hash = hashtextextended(s.header_hash || '|' || o.location_id, 0)
     FROM (${ORIGINAL}) o WHERE o.order_ref = s.order_ref`,
    `UPDATE stage_line s SET kind = 'return', quantity = b.pieces, line_hash = hashtextextended(s.line_hash || '|' || b.pieces, 0)
     FROM (
       SELECT r.order_ref, r.product_no,
         CASE WHEN r.net >= n.net THEN n.quantity WHEN r.net * n.quantity % n.net = 0 THEN r.net * n.quantity / n.net END AS pieces
       FROM stage_line r JOIN stage_product p ON p.no = r.product_no
       JOIN (
         SELECT o.order_ref, p.sku, sum(l.quantity) AS quantity, sum(l.net) AS net
         FROM (${ORIGINAL}) o JOIN order_line l ON l.person_id = o.person_id AND l.order_id = o.order_id
         JOIN product p ON p.id = l.product_id GROUP BY 1, 2) n ON n.order_ref = r.order_ref AND n.sku = p.sku
       WHERE n.net > 0 AND n.quantity > 0 AND r.net > 0) b
     WHERE b.order_ref = s.order_ref AND b.product_no = s.product_no AND b.pieces IS NOT NULL`,
  ];
  for (const text of steps) await runSql(text, connection);
}
