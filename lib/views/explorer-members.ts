import type { KpiAnswer, KpiRow } from '@/lib/kpi/answer';
import type { DimensionId } from '@/lib/kpi/dimensions';
import type { KpiFilter } from '@/lib/kpi/query';

/** One value, or one pair of values, of the dimensions of a question. */
export interface Member {
  /** Stable: it decides the colour. For a single dimension its own key. */
  key: string;
  keys: Partial<Record<DimensionId, string>>;
  label: string;
}

const SEPARATOR = '\u001f';

export function memberKey(row: KpiRow, dimensions: readonly DimensionId[]): string {
  return dimensions.map((id) => String(row[id] ?? '')).join(SEPARATOR);
}

export function memberOf(row: KpiRow, dimensions: readonly DimensionId[], labels: KpiAnswer['meta']['labels']): Member {
  const keys = Object.fromEntries(dimensions.map((id) => [id, String(row[id] ?? '')]));
  const label = dimensions.map((id) => labels[id]?.[keys[id] ?? ''] ?? keys[id]).join(' · ');
  return { key: memberKey(row, dimensions), keys, label };
}

/** Filters that leave only the given members; for pairs the answer may hold more, which the reader of it drops. */
export function onlyMembers(members: readonly Member[], dimensions: readonly DimensionId[]): KpiFilter[] {
  return dimensions.map((dimension) => ({
    dimension,
    in: [...new Set(members.map(({ keys }) => keys[dimension] ?? ''))],
  }));
}

/** Filters of a question and of a member together: what lies behind one cell. */
export function narrowed(filters: readonly KpiFilter[], keys: Member['keys']): KpiFilter[] {
  const added = Object.entries(keys) as [DimensionId, string][];
  const kept = filters.filter(({ dimension }) => keys[dimension] === undefined);
  return [...kept, ...added.map(([dimension, key]) => ({ dimension, in: [key] }))];
}
