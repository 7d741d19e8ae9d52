import { addDays, type Day, type Period } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import { runSql } from '@/lib/db/run-sql';
import { readShop } from '@/lib/db/shop';
import type { KpiAnswer } from '../answer';
import type { KpiValue } from '../format-value';
import { governedCatalogue } from '../governed-catalogue';
import { runKpiQuery } from '../run';

export interface Restatement {
  /** Version of the definition, and of the data, then and now. */
  before: { version: number | null; dataVersion: number | null };
  today: { version: number; dataVersion: number };
  months: { period: Day; reported: KpiValue; restated: KpiValue }[];
  /** Why the figure of then cannot be told; null when it can. */
  problem: 'definition' | 'data' | 'empty' | null;
}

/** The instant at which a day ends in the shop's time zone. */
async function endOf(day: Day): Promise<Date> {
  const { timeZone } = await readShop();
  const [row] = await runSql<{ end: Date }>({
    text: `SELECT ($1::date::timestamp AT TIME ZONE $2) - interval '1 millisecond' AS end`,
    values: [addDays(day, 1), timeZone],
  });
  return row?.end ?? new Date(`${day}T23:59:59Z`);
}

/**
 * A figure as it was reported at the end of a day (the definition then, on the data then) against the same months
 * restated (the definition now, on the data now).
 */
export async function asReported(id: string, period: Period, day: Day, now: Date): Promise<Restatement | null> {
  const current = await governedCatalogue(undefined, now);
  const definition = current.get(id);
  if (!definition) return null;
  const query = { kpis: [id], ...period, grain: 'month' as const, order: [{ by: 'period' }] };
  const restated = await runKpiQuery(query, { now, catalogue: current });
  const past = await governedCatalogue(undefined, await endOf(day));
  const known = past.get(id) ?? null;
  let reported: KpiAnswer | null = null;
  let problem: Restatement['problem'] = known ? null : 'definition';
  if (known) {
    try {
      reported = await runKpiQuery({ ...query, as_of: day }, { now, catalogue: past });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'invalid_input') throw error;
      problem = 'data';
    }
  }
  if (reported?.meta.data_version === 0) problem = 'empty';
  const figures = new Map(reported?.rows.map((row) => [row.period, row[id] as KpiValue]));
  return {
    before: { version: known?.version ?? null, dataVersion: reported?.meta.data_version ?? null },
    today: { version: definition.version, dataVersion: restated.meta.data_version },
    months: restated.rows.map((row) => ({
      period: row.period,
      reported: problem === null ? (figures.get(row.period) ?? null) : null,
      restated: row[id] as KpiValue,
    })),
    problem,
  };
}

/** The day before the data last changed, which is where a comparison has something to show; null without such a day. */
export async function dayBeforeLastChange(timeZone: string): Promise<Day | null> {
  const days = await runSql<{ day: Day }>({
    text: `SELECT DISTINCT (finished_at AT TIME ZONE $1)::date AS day FROM import_batch
      WHERE status = 'done' AND data_version IS NOT NULL ORDER BY 1 DESC LIMIT 2`,
    values: [timeZone],
  });
  return days[1]?.day ?? null;
}
