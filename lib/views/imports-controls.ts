import type { Localised } from '@/lib/core/locale';
import { runSql } from '@/lib/db/run-sql';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { runKpiQuery } from '@/lib/kpi/run';

/** How a sum that a file states stands against our own figure of the same days. */
export interface ControlCheck {
  measure: string;
  label: Localised;
  unit: 'money' | 'count';
  currency: string;
  channel: string | null;
  from: string;
  to: string;
  /** periods that were compared, and those that differ */
  periods: number;
  differing: number;
  /** sums over all periods, and the periods that differ most; decimal texts */
  stated: string;
  ours: string;
  worst: { from: string; to: string; stated: string; ours: string }[];
}

interface Row {
  measure: string;
  start_day: string;
  end_day: string;
  channel_id: number;
  channel: string | null;
  code: string | null;
  value: string;
  currency: string;
}

const MOST_PERIODS = 60;
const SHOWN = 5;

/** The control totals that a batch brought, each compared with the KPI that it is about. What no KPI answers is left out. */
export async function controlChecks(batchId: number, now: Date): Promise<ControlCheck[]> {
  const rows = await runSql<Row>({
    text: `SELECT t.measure, t.start_day, t.end_day, t.channel_id, c.name AS channel, c.code, t.value::text, t.currency
      FROM control_total t LEFT JOIN sales_channel c ON c.id = t.channel_id WHERE t.batch_id = $1
      ORDER BY t.measure, t.channel_id, t.start_day`,
    values: [batchId],
  });
  if (rows.length === 0) return [];
  const catalogue = await governedCatalogue(undefined, now);
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.measure} ${row.channel_id} ${row.currency}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const checks: ControlCheck[] = [];
  for (const group of groups.values()) {
    const [first] = group as [Row];
    const definition = catalogue.get(first.measure);
    if (!definition || definition.requires) continue;
    const ours = await ownFigures(group, now);
    const compared = group.slice(0, ours.length).map((row, i) => {
      return { from: row.start_day, to: row.end_day, stated: Number(row.value), ours: ours[i] ?? 0 };
    });
    checks.push({
      measure: first.measure,
      label: definition.label,
      unit: definition.unit === 'money' ? 'money' : 'count',
      currency: first.currency.trim(),
      channel: first.channel,
      ...summary(compared),
    });
  }
  return checks;
}

interface Compared {
  from: string;
  to: string;
  stated: number;
  ours: number;
}

function summary(compared: readonly Compared[]) {
  const differs = ({ stated, ours }: Compared) => Math.abs(stated - ours) >= 0.005;
  const sum = (of: 'stated' | 'ours') => compared.reduce((total, each) => total + each[of], 0).toFixed(2);
  const worst = compared.filter(differs).toSorted((a, b) => Math.abs(b.stated - b.ours) - Math.abs(a.stated - a.ours));
  return {
    from: compared[0]?.from ?? '',
    to:
      compared
        .map(({ to }) => to)
        .toSorted()
        .at(-1) ?? '',
    periods: compared.length,
    differing: worst.length,
    stated: sum('stated'),
    ours: sum('ours'),
    worst: worst.slice(0, SHOWN).map(({ from, to, stated, ours }) => {
      return { from, to, stated: stated.toFixed(2), ours: ours.toFixed(2) };
    }),
  };
}

/** Our figure of each row's days: in one question where rows are days, else one by one. */
async function ownFigures(rows: readonly Row[], now: Date): Promise<number[]> {
  const [first] = rows as [Row];
  const filters = first.code === null ? [] : [{ dimension: 'sales_channel' as const, in: [first.code] }];
  const currency = first.currency.trim();
  const common = { kpis: [first.measure], filters, ...(currency ? { currency } : {}) };
  if (rows.every(({ start_day, end_day }) => start_day === end_day)) {
    const from = first.start_day;
    const to = rows.at(-1)?.start_day ?? from;
    const { rows: days } = await runKpiQuery({ ...common, from, to, grain: 'day' }, { now });
    const byDay = new Map(days.map((day) => [day.period, Number(day[first.measure] ?? 0)]));
    return rows.map(({ start_day }) => byDay.get(start_day) ?? 0);
  }
  const figures: number[] = [];
  for (const { start_day: from, end_day: to } of rows.slice(0, MOST_PERIODS)) {
    const { rows: answer } = await runKpiQuery({ ...common, from, to }, { now });
    figures.push(Number(answer[0]?.[first.measure] ?? 0));
  }
  return figures;
}
