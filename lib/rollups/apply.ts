import { type Connection, runSql } from '@/lib/db/run-sql';
import { LINE_MEASURES, ROLLUP_MEASURES, type RollupMeasure } from './movements';

interface Rollup {
  table: string;
  from: 'movement' | 'product_movement';
  keys: readonly string[];
  measures: readonly RollupMeasure[];
}

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
    from: 'movement',
    keys: ['day', 'currency', 'channel_id', 'customer_status', 'region_id', 'category_id'],
    measures: LINE_MEASURES,
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

/**
 * Adds the recorded movements to every roll-up. Cells that are there are updated, the others inserted: there is one writer
 * at a time, and an INSERT that expects conflicts costs twice as much.
 */
export async function applyMovements(connection: Connection): Promise<void> {
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
