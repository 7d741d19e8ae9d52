import { recordAudit } from '@/lib/auth/audit';
import { daysInPeriod } from '@/lib/core/calendar';
import { type Connection, runSql } from '@/lib/db/run-sql';
import { transaction } from '@/lib/db/transaction';
import { lockFacts } from '@/lib/imports/merge';
import { rebuildRollups } from '@/lib/rollups/rebuild';
import { type RollupDifference, verifyRollups } from '@/lib/rollups/verify';

export interface Reconciliation {
  /** Days with figures, from the first to the last. */
  from: string | null;
  to: string | null;
  days: number;
  /** Roll-ups in which cells differed from the facts, before anything was mended. */
  differences: RollupDifference[];
  repaired: boolean;
  seconds: number;
}

const SPENT = `SELECT day, currency, campaign_id, sum(spend) spend, sum(impressions) impressions, sum(clicks) clicks
  FROM ad_spend GROUP BY 1, 2, 3`;
const visited = (
  period: 'day' | 'month',
) => `SELECT ${period}, channel_id, channel_group, device, coalesce(campaign_id, 0) campaign_id, count(*) sessions,
    count(*) FILTER (WHERE cart_adds > 0) cart_sessions, count(*) FILTER (WHERE reached_checkout) checkout_sessions,
    count(order_id) orders
  FROM session WHERE NOT is_bot GROUP BY 1, 2, 3, 4, 5`;

const OF_VISIT = ['channel_id', 'channel_group', 'device', 'campaign_id'];
const VISITS = ['sessions', 'cart_sessions', 'checkout_sessions', 'orders'];

/** Spend and sessions do not come through the movements of orders; they are summed again from their own facts. */
const OTHERS = [
  {
    table: 'rollup_campaign_day',
    facts: SPENT,
    keys: ['day', 'currency', 'campaign_id'],
    measures: ['spend', 'impressions', 'clicks'],
  },
  {
    table: 'rollup_session_day',
    facts: visited('day'),
    keys: ['day', ...OF_VISIT],
    measures: VISITS,
  },
  {
    table: 'rollup_session_month',
    facts: visited('month'),
    keys: ['month', ...OF_VISIT],
    measures: VISITS,
  },
];

async function findDifferences(connection: Connection): Promise<RollupDifference[]> {
  const found = new Map((await verifyRollups(connection)).map(({ table, cells }) => [table, cells]));
  for (const { table, facts, keys, measures } of OTHERS) {
    const unequal = measures.map((m) => `coalesce(a.${m}, 0) <> coalesce(b.${m}, 0)`).join(' OR ');
    const [row] = await runSql<{ cells: bigint }>(
      `SELECT count(*) AS cells FROM ${table} a FULL JOIN (${facts}) b USING (${keys.join(', ')}) WHERE ${unequal}`,
      connection,
    );
    if (row && row.cells > 0n) found.set(table, (found.get(table) ?? 0) + Number(row.cells));
  }
  return [...found].map(([table, cells]) => ({ table, cells }));
}

/** On one picture of the data: an import that ends in between would look like a difference. */
function compare(): Promise<RollupDifference[]> {
  return transaction(async (connection) => {
    await runSql('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ', connection);
    return findDifferences(connection);
  });
}

/** No import may run meanwhile. The data version goes up, so that nobody is answered from memory any more. */
function repair(): Promise<boolean> {
  return transaction(async (connection) => {
    await lockFacts(connection);
    await rebuildRollups(connection);
    await runSql('UPDATE shop SET data_version = data_version + 1', connection);
    return (await findDifferences(connection)).length === 0;
  });
}

/** Compares the roll-ups with the facts, mends them where that is wanted, and writes the result into the audit log. */
export async function reconcileRollups(options: { repair: boolean; actor: string }): Promise<Reconciliation> {
  const started = performance.now();
  const differences = await compare();
  const repaired = options.repair && differences.length > 0 ? await repair() : false;
  const [range] = await runSql<{ from: string | null; to: string | null }>(
    'SELECT min(day) AS "from", max(day) AS "to" FROM rollup_channel_day',
  );
  const { from = null, to = null } = range ?? {};
  const days = from && to ? daysInPeriod({ from, to }) : 0;
  const seconds = Math.round(performance.now() - started) / 1000;
  await recordAudit({
    actor: options.actor,
    action: 'rollups_verified',
    details: {
      ...{ from, to, days, repaired, seconds },
      cells: differences.reduce((sum, { cells }) => sum + cells, 0),
      tables: differences.map(({ table, cells }) => `${table}:${cells}`).join(' '),
    },
  });
  return { from, to, days, differences, repaired, seconds };
}
