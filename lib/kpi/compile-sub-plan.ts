import type { Grain, Period } from '@/lib/core/calendar';
import type { SubPlan } from './plan';
import type { Source } from './sources/source';

/** Adds a value to the statement and gives its placeholder: values are never written into the text. */
export type Bind = (value: unknown, type: string) => string;

export interface Slice {
  grain: Grain | 'none';
  period: Period;
  /** Null when the query is cut by currency: then no two currencies meet in one row. */
  currency: string | null;
}

/** First day of the period that holds the row. Stored months are used where there are some: they have statistics. */
function periodSql(source: Source, grain: Grain): string {
  if (grain === 'day') return source.day;
  if (grain === 'week' || !source.month) return `date_trunc('${grain}', (${source.day})::timestamp)::date`;
  return grain === 'month' ? source.month : `date_trunc('${grain}', (${source.month})::timestamp)::date`;
}

export function joinsOf({ source, dimensions, filters }: Pick<SubPlan, 'source' | 'dimensions' | 'filters'>): string {
  const needed = [...dimensions, ...filters.map((filter) => filter.dimension)];
  return [...new Set(needed.flatMap((id) => source.dimensions[id]?.joins ?? []))].join(' ');
}

const FACT_TABLES = /\b(?:order_line|refund_line|shop_order|payment)\b/g;

/** Tables with figures that a sub-plan reads; those of names are left out. */
export function tablesOf(subPlan: SubPlan): string[] {
  const { source } = subPlan;
  return [source.table, ...(`${source.from} ${joinsOf(subPlan)}`.match(FACT_TABLES) ?? [])];
}

export function conditionsOf(
  { source, filters }: SubPlan,
  { period, currency }: Omit<Slice, 'grain'>,
  bind: Bind,
): string {
  const conditions = [`${source.day} BETWEEN ${bind(period.from, 'date')} AND ${bind(period.to, 'date')}`];
  if (source.where) conditions.push(source.where);
  if (source.currency && currency !== null) conditions.push(`${source.currency} = ${bind(currency, 'bpchar')}`);
  for (const filter of filters) {
    const key = source.dimensions[filter.dimension]?.key;
    if (filter.in) conditions.push(`${key} = ANY(${bind(filter.in, 'text[]')})`);
    if (filter.not_in) conditions.push(`${key} <> ALL(${bind(filter.not_in, 'text[]')})`);
  }
  return conditions.join(' AND ');
}

/** One aggregation: SELECT of period, dimensions and sums, from one source only. */
export function compileSubPlan(subPlan: SubPlan, slice: Slice, bind: Bind): string {
  const { source, dimensions, measures } = subPlan;
  const keys = dimensions.map((id) => ({ name: id as string, sql: source.dimensions[id]?.key ?? '' }));
  if (slice.grain !== 'none') keys.unshift({ name: 'period', sql: periodSql(source, slice.grain) });
  const sums = measures.map(({ id, column }) => `sum(${source.measures[id]}) AS ${column}`);
  const groupBy = (count: number) =>
    count > 0 ? ` GROUP BY ${Array.from({ length: count }, (_, i) => i + 1).join(', ')}` : '';
  const rows = `FROM ${[source.from, joinsOf(subPlan)].filter(Boolean).join(' ')} WHERE ${conditionsOf(subPlan, slice, bind)}`;
  if (!source.entity) {
    const list = [...keys.map(({ name, sql }) => `${sql} AS ${name}`), ...sums].join(', ');
    return `SELECT ${list} ${rows}${groupBy(keys.length)}`;
  }
  const columns = Object.entries(source.entity.columns)
    .filter(([name]) => sums.some((sum) => sum.includes(`e.${name}`)))
    .map(([name, sql]) => `${sql} AS ${name}`);
  const inner = [...keys.map(({ name, sql }) => `${sql} AS ${name}`), `${source.entity.key} AS entity`, ...columns];
  const outer = [...keys.map(({ name }) => `e.${name}`), ...sums].join(', ');
  return `SELECT ${outer} FROM (SELECT ${inner.join(', ')} ${rows}${groupBy(keys.length + 1)}) e${groupBy(keys.length)}`;
}
