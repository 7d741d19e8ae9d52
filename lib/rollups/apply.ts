import { type Connection, runSql } from '@/lib/db/run-sql';
import { LINE_MEASURES, ROLLUP_MEASURES, type RollupMeasure } from './movements';

interface Rollup {
  table: string;
  from: 'movement' | 'category_movement' | 'product_movement' | 'customer_movement';
  keys: readonly string[];
  measures: readonly RollupMeasure[];
}

const OF_CATEGORY = ['currency', 'channel_id', 'customer_status', 'region_id', 'category_id'];
const CATEGORY_MEASURES: readonly RollupMeasure[] = [...LINE_MEASURES, 'orders', 'new_customers'];
const CAMPAIGN_MEASURES: readonly RollupMeasure[] = [
  'orders',
  'new_customers',
  'gross',
  'discount',
  'refund',
  'cost',
  'costed_net',
];

/** The roll-ups of sales, each with its dimensions and measures; prisma/schema/rollups.prisma holds the tables. */
export const SALES_ROLLUPS: readonly Rollup[] = [
  {
    table: 'rollup_channel_day',
    from: 'movement',
    keys: ['day', 'currency', 'channel_id', 'customer_status'],
    measures: ROLLUP_MEASURES,
  },
  {
    table: 'rollup_category_day',
    from: 'category_movement',
    keys: ['day', ...OF_CATEGORY],
    measures: CATEGORY_MEASURES,
  },
  {
    table: 'rollup_category_month',
    from: 'category_movement',
    keys: ['month', ...OF_CATEGORY],
    measures: CATEGORY_MEASURES,
  },
  {
    table: 'rollup_product_month',
    from: 'product_movement',
    keys: ['month', 'currency', 'channel_id', 'product_id'],
    measures: LINE_MEASURES,
  },
  {
    table: 'rollup_campaign_day',
    from: 'movement',
    keys: ['day', 'currency', 'campaign_id'],
    measures: CAMPAIGN_MEASURES,
  },
  {
    table: 'rollup_customer_month',
    from: 'customer_movement',
    keys: ['scope', 'month', 'currency', 'member_id', 'previous_month', 'earlier_month'],
    measures: ['orders'],
  },
];

const DELTA_KEYS = ['day', 'currency', 'channel_id', 'customer_status', 'category_id'];
const DELTA_MEASURES = ROLLUP_MEASURES.filter((measure) => measure !== 'shipping' && measure !== 'tax');

/** Sums of the movements per cell, without the cells in which nothing changed. */
export function movementSums(rollup: Pick<Rollup, 'from' | 'keys' | 'measures'>): string {
  const sums = rollup.measures.map((measure) => `sum(${measure}) ${measure}`).join(', ');
  const changed = rollup.measures.map((measure) => `sum(${measure}) <> 0`).join(' OR ');
  const keys = rollup.keys.join(', ');
  return `SELECT ${keys}, ${sums} FROM ${rollup.from} GROUP BY ${keys} HAVING ${changed}`;
}

/** category_movement: what days and months by category are both the sums of, so that the movements are read once. */
export async function sumCategories(connection: Connection): Promise<void> {
  const sums = LINE_MEASURES.map((measure) => `sum(${measure})::bigint ${measure}`).join(', ');
  await runSql('DROP TABLE IF EXISTS pg_temp.category_movement', connection);
  await runSql(
    `CREATE TEMP TABLE category_movement AS
     SELECT day, date_trunc('month', day::timestamp)::date AS month, ${OF_CATEGORY.join(', ')}, ${sums},
       sum(category_orders)::bigint orders, sum(category_new_customers)::bigint new_customers
     FROM movement GROUP BY 1, 2, 3, 4, 5, 6, 7`,
    connection,
  );
}

/**
 * Adds the recorded movements to every roll-up. Cells that are there are updated, the others inserted: there is one writer
 * at a time, and an INSERT that expects conflicts costs twice as much.
 */
export async function applyMovements(connection: Connection): Promise<void> {
  await sumCategories(connection);
  for (const { table, from, keys, measures } of SALES_ROLLUPS) {
    const columns = [...keys, ...measures];
    await runSql(
      `WITH s AS MATERIALIZED (${movementSums({ from, keys, measures })}),
       known AS (
         UPDATE ${table} r SET ${measures.map((m) => `${m} = r.${m} + s.${m}`).join(', ')}
         FROM s WHERE ${keys.map((key) => `r.${key} = s.${key}`).join(' AND ')}
         RETURNING ${keys.map((key) => `r.${key}`).join(', ')})
       INSERT INTO ${table} (${columns.join(', ')}) SELECT ${columns.map((column) => `s.${column}`).join(', ')}
       FROM s LEFT JOIN known USING (${keys.join(', ')}) WHERE known.${keys[0]} IS NULL
       ORDER BY ${keys.map((key) => `s.${key}`).join(', ')}`,
      connection,
    );
  }
}

/** Keeps the same movements as this batch's own signed deltas, at day x channel x customer status x category. */
export async function keepDeltas(connection: Connection, batchId: number, dataVersion: bigint): Promise<void> {
  const columns = [...DELTA_KEYS, ...DELTA_MEASURES].join(', ');
  await runSql(
    {
      text: `INSERT INTO rollup_delta (data_version, batch_id, ${columns})
        SELECT $1::bigint, $2::int, s.* FROM (${movementSums({ from: 'movement', keys: DELTA_KEYS, measures: DELTA_MEASURES })}) s
        ON CONFLICT (data_version, ${DELTA_KEYS.join(', ')}) DO UPDATE SET
        ${DELTA_MEASURES.map((m) => `${m} = rollup_delta.${m} + EXCLUDED.${m}`).join(', ')}`,
      values: [dataVersion, batchId],
    },
    connection,
  );
}
