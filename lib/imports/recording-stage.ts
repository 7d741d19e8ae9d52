import type { CopyValue } from '@/lib/db/copy';
import { STAGE_TABLES, type Stage, type StageTable } from './stage';

/** Tables whose rows are kept; what goes to the others is forgotten. */
const KEPT = ['stage_channel', 'stage_order', 'stage_ad_spend'] as const satisfies readonly StageTable[];
type Kept = (typeof KEPT)[number];

export type Recorded = Record<Kept, Record<string, CopyValue>[]>;

const isKept = (table: StageTable): table is Kept => (KEPT as readonly StageTable[]).includes(table);

/** A stage without a database: a preview reads rows into it, and what they say of channels and days can be looked at. */
export function recordingStage(): { stage: Stage; recorded: Recorded } {
  const recorded: Recorded = { stage_channel: [], stage_order: [], stage_ad_spend: [] };
  const keep = (table: StageTable, columns: readonly string[], values: readonly CopyValue[]) => {
    if (isKept(table)) recorded[table].push(Object.fromEntries(columns.map((column, i) => [column, values[i]])));
    return undefined;
  };
  const stage: Stage = {
    write(table, row) {
      if (isKept(table)) recorded[table].push({ ...row });
      return undefined;
    },
    writeValues: (table, values) => keep(table, Object.keys(STAGE_TABLES[table]), values),
    writer: (table, columns) => (values) => keep(table, columns as readonly string[], values),
    end: () => Promise.reject(new Error('A preview has no stage')),
  };
  return { stage, recorded };
}
