import { runSql } from '@/lib/db/run-sql';
import { type Finder, type LookUp, plain } from '../look-up';

/** What the row says of a payout: a row of payouts states it, lines only their share. */
export const payoutOf = (of: 'payout' | 'line'): LookUp => ({
  kind: 'payout',
  asks: {
    provider: plain('s.provider'),
    ref: plain('s.payout_ref'),
    row_no: 's.row_no',
    is_line: String(of === 'line'),
    day: of === 'line' ? 's.day' : 's.paid_day',
    amount: of === 'line' ? 's.net' : 's.amount',
    currency: 's.currency::text',
  },
  join: `LEFT JOIN found_payout pay ON pay.provider = ${plain('s.provider')} AND pay.ref = ${plain('s.payout_ref')}`,
  refuse: { when: `${plain('s.payout_ref')} = ''`, field: 'payout_ref', code: 'missing', value: `''` },
});

/** Lines may come before the payout they belong to: it is made of them, until a file states it. */
export const findPayouts: Finder = async (connection, { batchId, currency }, asked) => {
  await runSql(
    {
      text: `WITH q AS (SELECT DISTINCT * FROM (${asked}) x WHERE ref <> ''),
     made AS (
       INSERT INTO payout (provider, external_ref, paid_day, amount, currency, batch_id)
       SELECT provider, ref, coalesce(max(day) FILTER (WHERE NOT is_line), max(day)),
         coalesce(max(amount) FILTER (WHERE NOT is_line), sum(amount)), coalesce(min(currency), $1::text), ${batchId}
       FROM q GROUP BY provider, ref
       ON CONFLICT (provider, external_ref) DO NOTHING RETURNING id)
     INSERT INTO made_row SELECT 'payout', id FROM made`,
      values: [currency],
    },
    connection,
  );
  await runSql(
    `CREATE TEMP TABLE found_payout AS
     SELECT DISTINCT q.provider, q.ref, p.id AS payout_id FROM (${asked}) q
     JOIN payout p ON p.provider = q.provider AND p.external_ref = q.ref`,
    connection,
  );
};
