import { type Connection, runSql } from '@/lib/db/run-sql';
import { movementSums, SALES_ROLLUPS, sumCategories } from './apply';
import { createMovements, recordMovements, sumLines } from './movements';

export interface RollupDifference {
  table: string;
  cells: number;
}

/** Recomputes the roll-ups of sales from the facts and counts the cells that differ; none is the proof. */
export async function verifyRollups(connection: Connection): Promise<RollupDifference[]> {
  await createMovements(connection);
  await sumLines(connection, 'all');
  await recordMovements(connection, 1, 'all');
  await sumCategories(connection);
  const differences: RollupDifference[] = [];
  for (const rollup of SALES_ROLLUPS) {
    const keys = rollup.keys.join(', ');
    const unequal = rollup.measures.map((m) => `coalesce(a.${m}, 0) <> coalesce(b.${m}, 0)`).join(' OR ');
    const [row] = await runSql<{ cells: bigint }>(
      `SELECT count(*) AS cells FROM ${rollup.table} a FULL JOIN (${movementSums(rollup)}) b USING (${keys}) WHERE ${unequal}`,
      connection,
    );
    if (row && row.cells > 0n) differences.push({ table: rollup.table, cells: Number(row.cells) });
  }
  return differences;
}
