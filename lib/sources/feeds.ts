import type { Day } from '@/lib/core/calendar';
import { runSql } from '@/lib/db/run-sql';
import type { SystemKind } from './systems';

/** What reached us from a kind of system: up to which day, through which sources. */
export interface Feed {
  kind: SystemKind;
  /** What its rows are, as definitions call it. */
  granularity: string;
  lastDay: Day;
  sourceIds: number[];
}

const KIND_OF_CHANNEL = `CASE ch.type WHEN 'store' THEN 'pos' WHEN 'marketplace' THEN 'marketplace' ELSE 'ecommerce' END`;

// Sales, refunds and costs are told apart by where the goods were sold: one export may hold several systems.
const SOLD = `SELECT ${KIND_OF_CHANNEL} AS kind, f.granularity, max(r.day) AS last_day,
    array_agg(DISTINCT ch.source_id) AS sources
  FROM rollup_channel_day r JOIN sales_channel ch ON ch.id = r.channel_id
  CROSS JOIN LATERAL (VALUES ('order', r.orders > 0), ('order_line', r.lines > 0), ('refund_line', r.refund <> 0))
    AS f (granularity, has_rows)
  WHERE f.has_rows GROUP BY 1, 2`;
const COSTED = `SELECT 'erp', 'product_day', max(r.day), array_agg(DISTINCT ch.source_id)
  FROM rollup_channel_day r JOIN sales_channel ch ON ch.id = r.channel_id WHERE r.cost <> 0 HAVING count(*) > 0`;

/** Facts that name the batch they came with: the sources are those of the last month's rows. */
const batched = (
  kind: SystemKind,
  granularity: string,
  table: string,
  day: string,
) => `SELECT '${kind}', '${granularity}',
    l.last_day, ARRAY(SELECT DISTINCT b.source_id FROM import_batch b WHERE b.id IN
      (SELECT f.batch_id FROM ${table} f WHERE f.${day} > l.last_day - 31))
  FROM (SELECT max(${day}) AS last_day FROM ${table}) l WHERE l.last_day IS NOT NULL`;

const PEOPLE = `SELECT 'crm', 'customer', max(pp.updated_at)::date, array_agg(DISTINCT p.source_id)
  FROM person_profile pp JOIN person p ON p.id = pp.person_id HAVING count(*) > 0`;

const FEEDS = [
  SOLD,
  COSTED,
  batched('payment', 'payment', 'payment', 'day'),
  batched('payment', 'dispute', 'dispute', 'day'),
  batched('payment', 'payout', 'payout', 'paid_day'),
  batched('wms', 'shipment', 'shipment', 'delivered_day'),
  batched('wms', 'stock_day', 'stock_snapshot', 'day'),
  batched('web_analytics', 'session', 'session', 'day'),
  batched('ads', 'campaign_day', 'ad_spend', 'day'),
  batched('email', 'campaign_day', 'email_send', 'day'),
  batched('finance', 'cost_month', 'fixed_cost', 'month'),
  batched('finance', 'ledger_entry', 'ledger_entry', 'day'),
  PEOPLE,
].join('\nUNION ALL ');

const kept: { version?: string; feeds?: Promise<Feed[]> } = {};

/** Feeds of the data as it stands; asked of the facts once per data version. */
export async function readFeeds(): Promise<Feed[]> {
  const [shop] = await runSql<{ data_version: bigint; batches: bigint }>(
    'SELECT data_version, (SELECT count(*) FROM import_batch) AS batches FROM shop WHERE id = 1',
  );
  const version = JSON.stringify([String(shop?.data_version), String(shop?.batches)]);
  if (kept.version !== version || !kept.feeds) {
    kept.version = version;
    kept.feeds = queryFeeds();
    kept.feeds.catch(() => {
      kept.version = undefined;
    });
  }
  return kept.feeds;
}

async function queryFeeds(): Promise<Feed[]> {
  const rows = await runSql<{ kind: SystemKind; granularity: string; last_day: Day; sources: number[] }>(FEEDS);
  return rows.map(({ kind, granularity, last_day, sources }) => ({
    kind,
    granularity,
    lastDay: last_day,
    sourceIds: sources.toSorted((a, b) => a - b),
  }));
}
