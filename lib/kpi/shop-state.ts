import { type Day, dayInZone } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import { type Connection, runSql } from '@/lib/db/run-sql';
import type { Circumstances } from './placeholders';
import type { KpiQuery } from './query';
import type { CurrencyChoice } from './warnings';

export interface Shop {
  currency: string;
  time_zone: string;
  data_version: bigint;
  fresh_as_of: Date | null;
  first_order_day: Day | null;
  last_order_day: Day | null;
}

/** Before the first import there is no shop, and every figure is 0 or cannot be computed. */
const NO_SHOP_YET: Shop = {
  currency: 'EUR',
  time_zone: 'Europe/Paris',
  data_version: 0n,
  fresh_as_of: null,
  first_order_day: null,
  last_order_day: null,
};

export async function readShop(connection: Connection): Promise<Shop> {
  const [shop] = await runSql<Shop>(
    `SELECT currency, time_zone, data_version,
       (SELECT max(finished_at) FROM import_batch WHERE status = 'done') AS fresh_as_of, days.*
     FROM shop, (SELECT min(day) AS first_order_day, max(day) AS last_order_day FROM rollup_channel_day WHERE orders <> 0) days
     WHERE id = 1`,
    connection,
  );
  return shop ?? NO_SHOP_YET;
}

/** The query's currency, else the shop's; else, when the shop's has no data and exactly one other has, that one. */
export async function chooseCurrency(
  connection: Connection,
  shop: Shop,
  query: CurrencyQuery,
): Promise<CurrencyChoice> {
  const currenciesIn = (table: string) =>
    runSql<{ currency: string; orders: number }>(
      {
        text: `SELECT currency, coalesce(sum(orders) FILTER (WHERE day BETWEEN $1::date AND $2::date), 0)::int AS orders
          FROM ${table} GROUP BY 1 ORDER BY 1`,
        values: [query.from, query.to],
      },
      connection,
    );
  const sold = await currenciesIn('rollup_channel_day');
  // A shop that knows its advertising only; this roll-up is many times larger.
  const found = sold.length > 0 ? sold : await currenciesIn('rollup_campaign_day');
  const [only, ...more] = found;
  const elsewhere = !query.currency && only && more.length === 0 && only.currency !== shop.currency;
  const currency = query.currency ?? (elsewhere ? only.currency : shop.currency);
  const ordersInOthers = found.reduce((sum, row) => (row.currency === currency ? sum : sum + row.orders), 0);
  return { currency, ordersInOthers, ...(elsewhere ? { insteadOf: shop.currency } : {}) };
}

type CurrencyQuery = Pick<KpiQuery, 'from' | 'to' | 'currency'>;

/**
 * The data version that the figures are to be known as of: the one asked for, or the last of imports finished by the
 * end of a day. @throws AppError invalid_input for a version that does not exist yet
 */
export async function versionAsOf(connection: Connection, shop: Shop, asked: number | Day): Promise<number> {
  if (typeof asked === 'number') {
    if (BigInt(asked) <= shop.data_version) return asked;
    throw new AppError('invalid_input', `as_of: the data version is ${shop.data_version}; ${asked} does not exist yet`);
  }
  const [row] = await runSql<{ version: bigint }>(
    {
      text: `SELECT coalesce(max(data_version), 0)::bigint AS version FROM import_batch
        WHERE finished_at < ($1::date + 1)::timestamp AT TIME ZONE $2`,
      values: [asked, shop.time_zone],
    },
    connection,
  );
  return Number(row?.version ?? 0n);
}

/** A first buyer is observed until the last day with data, but never beyond today. */
export function circumstancesOf(shop: Shop, now: Date, asOf: number | null): Circumstances {
  const today = dayInZone(now, shop.time_zone);
  const last = shop.last_order_day;
  return {
    timeZone: shop.time_zone,
    observedUntil: last === null || last > today ? today : last,
    ...(asOf === null ? {} : { asOf }),
  };
}
