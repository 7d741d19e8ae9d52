import { type Connection, runSql } from '@/lib/db/run-sql';
import type { LineUse } from '../stage';

/** What an import needs: look-ups that nothing in its lines asks for are left out. */
export interface StageUse extends LineUse {
  /** whether unit costs are known, which fill the costs that lines leave open */
  costs: boolean;
}

/** As the writer tells; lines that SQL made are scanned once. */
export async function readStageUse(connection: Connection, told?: LineUse): Promise<StageUse> {
  const [cost] = await runSql('SELECT 1 FROM product_cost LIMIT 1', connection);
  const costs = cost !== undefined;
  if (told) return { ...told, costs };
  const [use] = await runSql<Omit<LineUse, 'rows'> & { rows: bigint }>(
    `SELECT count(*) FILTER (WHERE row_no > 0) AS rows, count(line_ref) > 0 AS "lineRefs", count(seller_code) > 0 AS sellers,
       count(nullif(promotion_code, '')) > 0 AS promotions, count(original_ref) > 0 AS originals
     FROM stage_line`,
    connection,
  );
  if (!use) throw new Error('stage_line told nothing');
  return { ...use, rows: Number(use.rows), costs };
}
