import path from 'node:path';
import { runSql } from '@/lib/db/run-sql';
import { facts } from '../import-files';

/** A file of tests/fixtures/imports: folder of its format, and name. */
export const fixture = (name: string) => path.resolve('tests/fixtures/imports', name);

/** SQL: an amount to the cent, as text. */
export const money = (amount: string) => `round((${amount})::numeric / 10000, 2)::text`;

/** What the last import told, in the order of its words. */
export async function warnings(): Promise<{ code: string; values: object }[]> {
  const [batch] = await runSql<{ warnings: { code: string; values: object }[] }>(
    'SELECT warnings FROM import_batch ORDER BY id DESC LIMIT 1',
  );
  return batch?.warnings ?? [];
}

/** The same file with its rows in another order. Line breaks inside quotes stay where they are. */
export function shuffled(text: string, seed: number): string {
  const rows = text.match(/(?:"(?:[^"]|"")*"|[^"\n])+/g) ?? [];
  const [header = '', ...rest] = rows;
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
  for (let i = rest.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [rest[i], rest[j]] = [rest[j] as string, rest[i] as string];
  }
  return `${[header, ...rest].join('\n')}\n`;
}

/** All facts as text; hashes of persons differ from shop to shop, their orders' ranks do not. */
export async function factsAsText(): Promise<string> {
  const all = await facts();
  const text = JSON.stringify(all, (_, value) => (typeof value === 'bigint' ? String(value) : value), 1);
  return text.replaceAll(/[0-9a-f]{64}/g, 'hash');
}

type Row = Record<string, unknown>;

/** Orders by number, with their amounts to the cent. */
export const ordersOf = () =>
  runSql<Row>(`SELECT o.external_ref ref, o.status, o.day, o.currency, ${money('o.gross')} gross, ${money('o.discount')} discount, ${money('o.net')} net,
      ${money('o.shipping_amount')} shipping, ${money('o.tax_amount')} tax, o.units, o.is_valid valid, o.is_test test, o.recognised_day recognised,
      c.code channel, c.type::text kind, l.country_code country, l.state, l.postcode
    FROM shop_order o JOIN sales_channel c ON c.id = o.channel_id JOIN location l ON l.id = o.location_id ORDER BY 1`);

/** Lines of some orders, by order and article, with the line of the file. */
export const linesOf = (...refs: string[]) =>
  runSql<Row>({
    text: `SELECT o.external_ref ref, p.sku, l.quantity, ${money('l.gross')} gross, ${money('l.discount')} discount, ${money('l.net')} net,
        ${money('l.tax')} tax, l.file_line line
      FROM order_line l JOIN shop_order o ON o.person_id = l.person_id AND o.id = l.order_id JOIN product p ON p.id = l.product_id
      WHERE o.external_ref = ANY($1) ORDER BY 1, 2`,
    values: [refs],
  });

export const refundsOf = () =>
  runSql<Row>(`SELECT o.external_ref ref, p.sku, r.kind::text, r.day, r.quantity, ${money('r.amount')} amount, ${money('r.tax')} tax,
      ${money('r.shipping')} shipping, r.reason
    FROM refund_line r JOIN shop_order o ON o.person_id = r.person_id AND o.id = r.order_id JOIN product p ON p.id = r.product_id ORDER BY 1, 2, 4`);

export const paymentsOf = () =>
  runSql<Row>(`SELECT o.external_ref ref, p.method, p.is_cash cash, p.status, ${money('p.amount')} amount, p.day
    FROM payment p JOIN shop_order o ON o.person_id = p.person_id AND o.id = p.order_id ORDER BY 1`);
