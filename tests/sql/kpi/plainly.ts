import { runSql } from '@/lib/db/run-sql';
import { factoryCatalogue } from '@/lib/kpi/catalogue';
import { roundDecimal } from '@/lib/kpi/format-value';
import type { KpiId } from '@/lib/kpi/registry';
import { PLAIN_SQL } from './plain-sql';

/** A KPI by its plain statement; its currency and the end of what is observed stand in for EUR and today. */
export async function plainly(id: KpiId, from: string, to: string, now: Date, currency = 'EUR') {
  const statement = PLAIN_SQL[id].replaceAll("'EUR'", `'${currency}'`).replaceAll('$3', `'${now.toISOString()}'`);
  const [row] = await runSql<{ value: string | null }>({
    text: `SELECT (${statement})::text AS value FROM (SELECT $1::date, $2::date) days`,
    values: [from, to],
  });
  const value = row?.value ?? null;
  if (value === null) return null;
  return factoryCatalogue.get(id)?.unit === 'money' ? roundDecimal(value, 0, 2) : Number(value);
}

/** A query names fifty KPIs at most. */
export function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}
