/** One goal of docs/performance.md, measured. */
export interface Goal {
  id: string;
  label: string;
  /** null: not measured, and `note` says why */
  value: number | null;
  limit: number;
  unit: 'x' | 's' | 'ms' | 'MiB';
  /** value by limit: met at 1 or below */
  ratio: number | null;
  met: boolean | null;
  note?: string;
}

const round = (value: number) => Math.round(value * 1000) / 1000;

export function goal(given: Pick<Goal, 'id' | 'label' | 'value' | 'limit' | 'unit' | 'note'>): Goal {
  const { id, label, value, limit, unit, note } = given;
  const ratio = value === null ? null : value / limit;
  return {
    ...{ id, label, value: value === null ? null : round(value), limit, unit },
    ratio: ratio === null ? null : round(ratio),
    met: ratio === null ? null : ratio <= 1,
    ...(note ? { note } : {}),
  };
}

export const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function written({ value, unit }: Goal): string {
  if (value === null) return 'not measured';
  const digits = unit === 'x' || unit === 's' ? 2 : value < 10 ? 1 : 0;
  return unit === 'x' ? `${value.toFixed(digits)}x` : `${value.toFixed(digits)} ${unit}`;
}

/** The goals as a table for people. */
export function goalTable(goals: readonly Goal[]): string {
  const width = Math.max(...goals.map(({ label }) => label.length));
  return goals
    .map((each) => {
      const mark = each.met === null ? '·' : each.met ? '✓' : '✗';
      const limit = written({ ...each, value: each.limit });
      const ratio = each.ratio === null ? '' : `${each.ratio.toFixed(2)} of the limit`;
      return `${mark} ${each.label.padEnd(width)}  ${written(each).padStart(12)}  ≤ ${limit.padEnd(8)} ${ratio}${each.note ? `  (${each.note})` : ''}`;
    })
    .join('\n');
}
