import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { KpiQueryInput } from '@/lib/kpi/query';
import { runKpiQuery } from '@/lib/kpi/run';

/** Folder of a public data set beside the repository, or null: then its tests are skipped and say so. */
export function dataFolder(name: string): string | null {
  const folder = path.resolve('../shared/data', name);
  if (existsSync(path.join(folder, 'truth.json'))) return folder;
  console.warn(`Skipped: the data set "${name}" is not in ${folder}.`);
  return null;
}

/** Figures that were computed from the same files with other software. */
export function readTruth<T>(folder: string | null): T {
  return folder ? JSON.parse(readFileSync(path.join(folder, 'truth.json'), 'utf8')) : ({} as T);
}

export type Ask = Partial<KpiQueryInput> & { kpis: string[] };

/** Asks over years that hold all the data; from roll-ups where they suffice, and again from raw facts: both must agree. */
export async function ask(query: Ask) {
  const input: KpiQueryInput = { from: '2000-01-01', to: '2030-12-31', ...query };
  const options = { now: new Date('2030-01-01T00:00:00Z') };
  const answer = await runKpiQuery(input, options);
  const raw = await runKpiQuery(input, { ...options, source: 'raw' });
  expect(raw.rows).toEqual(answer.rows);
  return answer;
}

/** One KPI, one value. */
export async function value(kpi: string, query: Partial<KpiQueryInput> = {}): Promise<string | number | null> {
  const { rows } = await ask({ ...query, kpis: [kpi] });
  expect(rows).toHaveLength(1);
  return (rows[0] as Record<string, string | number | null>)[kpi] ?? null;
}

/** One KPI by the keys of a dimension, or by month: { key: value }, in the order of the answer. */
export async function series(kpi: string, by: string, query: Partial<KpiQueryInput> = {}) {
  const cut = by === 'month' ? { grain: 'month' as const } : { dimensions: [by] as KpiQueryInput['dimensions'] };
  const { rows } = await ask({ ...cut, ...query, kpis: [kpi] });
  const entries = rows.map((row) => {
    const key = by === 'month' ? row.period.slice(0, 7) : String(row[by]);
    return [key, row[kpi] as string | number | null] as const;
  });
  return Object.fromEntries(entries);
}

/** The truth writes amounts as numbers: to the cent, as the API does. */
export const cents = (amounts: Record<string, number>) =>
  Object.fromEntries(Object.entries(amounts).map(([key, amount]) => [key, amount.toFixed(2)]));

export const withoutZeros = (amounts: Record<string, string | number | null>) =>
  Object.fromEntries(Object.entries(amounts).filter(([, amount]) => Number(amount) !== 0));

/** The ten largest, largest first. */
export const top = (kpi: string, limit: number, direction: 'asc' | 'desc' = 'desc'): Partial<KpiQueryInput> => ({
  order: [{ by: kpi, direction }],
  limit,
});
