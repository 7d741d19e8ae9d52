import { type Connection, runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import type { Recorded } from './recording-stage';

/** Days on which another source has what a file brings as well: both together would count twice. */
export interface Overlap {
  kind: 'orders' | 'spend';
  /** the sales channel, or the advertising platform */
  place: string;
  source: { code: string; name: string };
  days: number;
  first: string;
  last: string;
  /** of the other source, on these days: orders, or campaigns */
  count: number;
  /** decimal text */
  amount: string;
  currency: string;
}

interface Row extends Omit<Overlap, 'kind' | 'count' | 'source'> {
  count: bigint;
  source_code: string;
  source_name: string;
}

const OF_ORDERS = `SELECT c.name AS place, s.code AS source_code, s.name AS source_name, count(DISTINCT o.day)::int AS days, min(o.day)::text AS first,
    max(o.day)::text AS last, count(*) AS count, round(sum(o.net) / 10000.0, 2)::text AS amount, o.currency
  FROM shop_order o JOIN (SELECT DISTINCT channel_id, day FROM file_day) f USING (channel_id, day)
  JOIN sales_channel c ON c.id = o.channel_id JOIN source_system s ON s.id = o.source_id
  WHERE o.is_valid AND s.code <> $1 GROUP BY c.name, s.code, s.name, o.currency ORDER BY sum(o.net) DESC LIMIT 5`;

const OF_SPEND = `SELECT c.platform AS place, s.code AS source_code, s.name AS source_name, count(DISTINCT a.day)::int AS days, min(a.day)::text AS first,
    max(a.day)::text AS last, count(DISTINCT a.campaign_id) AS count, round(sum(a.spend) / 10000.0, 2)::text AS amount, a.currency
  FROM ad_spend a JOIN campaign c ON c.id = a.campaign_id
  JOIN (SELECT DISTINCT platform, day FROM file_day) f ON f.day = a.day AND lower(f.platform) = lower(c.platform)
  JOIN source_system s ON s.id = a.source_id
  WHERE s.code <> $1 GROUP BY c.platform, s.code, s.name, a.currency ORDER BY sum(a.spend) DESC LIMIT 5`;

const asOverlaps = (kind: Overlap['kind'], rows: readonly Row[]): Overlap[] =>
  rows.map(({ source_code: code, source_name: name, count, ...row }) => {
    return { kind, ...row, source: { code, name }, count: Number(count) };
  });

/** From the first rows of a file, before its import. */
export function findOverlaps(recorded: Recorded, sourceCode: string, timeZone: string): Promise<Overlap[]> {
  const { stage_channel: channels, stage_order: orders, stage_ad_spend: spends } = recorded;
  if (orders.length === 0 && spends.length === 0) return Promise.resolve([]);
  const codes = new Map(channels.map(({ no, code }) => [no, code]));
  return transaction(async (connection) => {
    // A time without a zone is in the shop's, as in the import itself.
    await runSql({ text: `SELECT set_config('TimeZone', $1, true)`, values: [timeZone] }, connection);
    const ofOrders = await runSql<Row>(
      {
        text: `WITH file_day AS (SELECT c.id AS channel_id, f.at::timestamptz::date AS day
            FROM unnest($2::text[], $3::text[]) f (code, at) JOIN sales_channel c ON c.code = f.code) ${OF_ORDERS}`,
        values: [
          sourceCode,
          orders.map((order) => codes.get(order.channel_no)),
          orders.map((order) => order.booked_at),
        ],
      },
      connection,
    );
    const ofSpend = await runSql<Row>(
      {
        text: `WITH file_day AS (SELECT f.platform, d::date AS day FROM unnest($2::text[], $3::date[], $4::date[]) f (platform, first, last),
            generate_series(f.first, least(f.last, f.first + 92), interval '1 day') d) ${OF_SPEND}`,
        values: [sourceCode, ...['platform', 'start_day', 'end_day'].map((name) => spends.map((spend) => spend[name]))],
      },
      connection,
    );
    return [...asOverlaps('orders', ofOrders), ...asOverlaps('spend', ofSpend)];
  });
}

/** Of all that a batch brought, inside its own transaction or after it. */
export async function overlapsOfBatch(connection: Connection, batchId: number): Promise<Overlap[]> {
  const [batch] = await runSql<{ code: string }>(
    {
      text: 'SELECT s.code FROM import_batch b JOIN source_system s ON s.id = b.source_id WHERE b.id = $1',
      values: [batchId],
    },
    connection,
  );
  if (!batch) return [];
  const values = [batch.code, batchId];
  const ofOrders = await runSql<Row>(
    {
      text: `WITH file_day AS (SELECT DISTINCT channel_id, day FROM shop_order WHERE batch_id = $2 AND is_valid) ${OF_ORDERS}`,
      values,
    },
    connection,
  );
  const ofSpend = await runSql<Row>(
    {
      text: `WITH file_day AS (SELECT DISTINCT k.platform, a.day FROM ad_spend a JOIN campaign k ON k.id = a.campaign_id
          WHERE a.batch_id = $2) ${OF_SPEND}`,
      values,
    },
    connection,
  );
  return [...asOverlaps('orders', ofOrders), ...asOverlaps('spend', ofSpend)];
}
