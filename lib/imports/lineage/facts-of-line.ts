import { runSql } from '@/lib/db/run-sql';
import { lineTexts } from './line-text';

interface OfOrder {
  order: string;
  personId: string;
  orderId: string;
  id: string;
}

/** What became of one line of an imported file. Amounts are in ten-thousandths, as texts. */
export interface FactsOfLine {
  /** the line as it stands in the file, while that is kept; for imports:manage only */
  text: string | null;
  lines: (OfOrder & { sku: string; quantity: number; net: string; currency: string })[];
  refunds: (OfOrder & { sku: string; kind: string; quantity: number; amount: string; currency: string })[];
  payments: (OfOrder & { method: string; status: string; amount: string; currency: string })[];
  quarantined: { column: string; code: string; resolved: boolean } | null;
}

const OF_ORDER = `o.external_ref AS "order", o.person_id::text AS "personId", o.id::text AS "orderId", f.id::text AS id`;

/** Order lines and refunds that stem from a line of a batch's file, and the payments that the batch knows of their orders. */
export async function factsOfLine(batchId: number, line: number): Promise<FactsOfLine> {
  const values = [batchId, line];
  const order = 'JOIN shop_order o ON o.person_id = f.person_id AND o.id = f.order_id';
  const product = 'JOIN product p ON p.id = f.product_id';
  // A record of one of several files stands for its order; a row of facts has the line itself.
  const records = `SELECT k.order_id FROM source_record r JOIN order_key k ON k.source_id = r.source_id AND k.external_ref = r.root_ref
    WHERE r.batch_id = $1 AND r.file_line = $2`;
  const from = (table: string) => `(
    SELECT * FROM ${table} WHERE batch_id = $1 AND file_line = $2
    UNION SELECT f.* FROM ${table} f JOIN order_key k ON k.person_id = f.person_id AND k.order_id = f.order_id
      WHERE k.order_id IN (${records})) f`;
  const [lines, refunds, [quarantined], texts] = await Promise.all([
    runSql<FactsOfLine['lines'][number]>({
      text: `SELECT ${OF_ORDER}, p.sku, f.quantity, f.net::text, o.currency FROM ${from('order_line')} ${order} ${product}
        ORDER BY f.id`,
      values,
    }),
    runSql<FactsOfLine['refunds'][number]>({
      text: `SELECT ${OF_ORDER}, p.sku, f.kind, f.quantity, f.amount::text, o.currency FROM ${from('refund_line')} ${order} ${product}
        ORDER BY f.id`,
      values,
    }),
    runSql<NonNullable<FactsOfLine['quarantined']>>({
      text: `SELECT "column", code, resolved_at IS NOT NULL AS resolved FROM quarantined_row WHERE batch_id = $1 AND line = $2`,
      values,
    }),
    lineTexts(batchId, [line]),
  ]);
  const orders = [...new Map([...lines, ...refunds].map((fact) => [fact.orderId, fact])).values()];
  const payments = await runSql<FactsOfLine['payments'][number]>({
    text: `SELECT ${OF_ORDER}, f.method, f.status, f.amount::text, f.currency
      FROM payment f ${order} JOIN unnest($2::bigint[], $3::bigint[]) AS t (person_id, order_id)
        ON t.person_id = f.person_id AND t.order_id = f.order_id
      WHERE f.batch_id = $1 ORDER BY f.id`,
    values: [batchId, orders.map(({ personId }) => personId), orders.map(({ orderId }) => orderId)],
  });
  return { text: texts.get(line) ?? null, lines, refunds, payments, quarantined: quarantined ?? null };
}
