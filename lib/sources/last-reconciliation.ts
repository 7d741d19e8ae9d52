import type { Day } from '@/lib/core/calendar';
import { runSql } from '@/lib/db/run-sql';

export interface LastReconciliation {
  at: Date;
  by: string;
  from: Day | null;
  to: Day | null;
  days: number;
  /** Cells of roll-ups that differed from the facts. */
  cells: number;
  repaired: boolean;
  seconds: number;
}

type Details = Omit<LastReconciliation, 'at' | 'by'>;

/** The last comparison of roll-ups and facts, as the audit log has it; null when there was none yet. */
export async function lastReconciliation(): Promise<LastReconciliation | null> {
  const [row] = await runSql<{ at: Date; actor: string; details: Details }>(
    `SELECT at, actor, details FROM audit_entry WHERE action = 'rollups_verified' ORDER BY id DESC LIMIT 1`,
  );
  if (!row) return null;
  const { from, to, days, cells, repaired, seconds } = row.details;
  return { at: row.at, by: row.actor, from, to, days, cells, repaired, seconds };
}
