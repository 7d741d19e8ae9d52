import type { Day, Grain, Period } from '@/lib/core/calendar';
import type { Bind } from './bind';
import type { DimensionId } from './dimensions';
import { type Circumstances, fillPlaceholders } from './placeholders';
import type { SubPlan } from './plan';
import { windowsOf } from './windows';

export interface Slice extends Circumstances {
  grain: Grain | 'none';
  period: Period;
  /** Null when the query is cut by currency: then no two currencies meet in one row. */
  currency: string | null;
  /** Set for the days of one window that begins before the period itself. */
  before?: Day;
  beforeColumn?: string;
}

/** Filters that would make a row count once per value are answered beside the rows. */
const isApart = ({ source, dimensions }: SubPlan, id: DimensionId) =>
  !dimensions.includes(id) && source.dimensions[id]?.exists !== undefined;

export function joinsOf(subPlan: SubPlan): string {
  const { source, dimensions, filters } = subPlan;
  const filtered = filters.map((filter) => filter.dimension).filter((id) => !isApart(subPlan, id));
  const needed = [...dimensions, ...filtered];
  return [...new Set(needed.flatMap((id) => source.dimensions[id]?.joins ?? []))].join(' ');
}

const FACT_TABLES = /\b(?:order_line|refund_line|shop_order|payment|payout)\b/g;

/** Tables with figures that a sub-plan reads; those of names are left out. */
export function tablesOf(subPlan: SubPlan): string[] {
  const { source } = subPlan;
  return [source.table, ...(`${source.from} ${joinsOf(subPlan)}`.match(FACT_TABLES) ?? [])];
}

/** Fills a source's expression for one sub-plan and slice. */
export function filler(subPlan: SubPlan, slice: Omit<Slice, 'grain'>, bind: Bind): (sql: string) => string {
  return (sql) => fillPlaceholders(sql, { ...subPlan, ...slice }, bind);
}

/** Conditions of the source, the filters and the currency, without the days. */
export function rowConditions(subPlan: SubPlan, currency: string | null, bind: Bind): string[] {
  const { source, filters, ignored } = subPlan;
  const conditions = ignored ? ['false'] : [];
  if (source.where) conditions.push(source.where);
  if (source.currency && currency !== null) conditions.push(`${source.currency} = ${bind(currency, 'bpchar')}`);
  for (const { dimension, in: kept, not_in: left } of filters) {
    const reach = source.dimensions[dimension];
    const exists = reach?.exists;
    if (exists && isApart(subPlan, dimension)) {
      const some = (keys: readonly string[]) =>
        `EXISTS (SELECT 1 FROM ${exists.from} WHERE ${exists.key} = ANY(${bind(keys, 'text[]')}))`;
      if (kept) conditions.push(some(kept));
      if (left) conditions.push(`NOT ${some(left)}`);
      continue;
    }
    if (kept) conditions.push(`${reach?.key} = ANY(${bind(kept, 'text[]')})`);
    if (left) conditions.push(`${reach?.key} <> ALL(${bind(left, 'text[]')})`);
  }
  return conditions;
}

export function conditionsOf(subPlan: SubPlan, slice: Omit<Slice, 'grain'>, bind: Bind): string {
  const { from, to } = slice.period;
  const days = `${subPlan.dating.day} BETWEEN ${bind(from, 'date')} AND ${bind(to, 'date')}`;
  return filler(subPlan, slice, bind)([days, ...rowConditions(subPlan, slice.currency, bind)].join(' AND '));
}

export const groupBy = (count: number) =>
  count > 0 ? ` GROUP BY ${Array.from({ length: count }, (_, i) => i + 1).join(', ')}` : '';

/** The one window of a sub-plan when there is only one: its days are then the days of an ordinary aggregation. */
export function wholeWindow<S extends Omit<Slice, 'grain'>>({ window, paired }: SubPlan, slice: S): S {
  const [only] = windowsOf(window, paired, 'none', slice.period);
  if (!only || !(window || paired)) return slice;
  return { ...slice, period: { from: only.from, to: only.to }, ...(only.before ? { before: only.before } : {}) };
}
