import type { Grain } from '@/lib/core/calendar';
import type { Bind } from './bind';
import { rowValue } from './compile-visits';
import { compileWindows } from './compile-windows';
import { measure } from './measures';
import type { SubPlan } from './plan';
import { conditionsOf, filler, groupBy, joinsOf, type Slice, wholeWindow } from './rows-sql';

/** First day of the period that holds the row. Stored months are used where there are some: they have statistics. */
function periodSql({ dating: { day, month } }: SubPlan, grain: Grain): string {
  if (grain === 'day') return day;
  if (grain === 'week' || !month) return `date_trunc('${grain}', (${day})::timestamp)::date`;
  return grain === 'month' ? month : `date_trunc('${grain}', (${month})::timestamp)::date`;
}

/** The aggregate that a measure takes of its values. */
export function aggregateSql(id: SubPlan['measures'][number]['id'], value: string): string {
  const at = measure(id).percentile;
  return at === undefined ? `sum(${value})` : `percentile_cont(${at}) WITHIN GROUP (ORDER BY ${value})`;
}

/** One aggregation: SELECT of period, dimensions and sums, from one source only. */
export function compileSubPlan(subPlan: SubPlan, slice: Slice, bind: Bind): string {
  if (slice.grain !== 'none' && (subPlan.window || subPlan.paired)) return compileWindows(subPlan, slice, bind);
  return compileRows(subPlan, slice.grain === 'none' ? wholeWindow(subPlan, slice) : slice, bind);
}

function compileRows(subPlan: SubPlan, slice: Slice, bind: Bind): string {
  const { source, dimensions, measures } = subPlan;
  const fill = filler(subPlan, slice, bind);
  const keys = dimensions.map((id) => ({ name: id as string, sql: fill(source.dimensions[id]?.key ?? '') }));
  const period = slice.grain === 'none' ? undefined : periodSql(subPlan, slice.grain);
  if (period !== undefined) keys.unshift({ name: 'period', sql: fill(period) });
  const sums = measures.map(
    ({ id, column }) => `${aggregateSql(id, fill(rowValue(subPlan, id, period)))} AS ${column}`,
  );
  const rows = `FROM ${[source.from, joinsOf(subPlan)].filter(Boolean).join(' ')} WHERE ${conditionsOf(subPlan, slice, bind)}`;
  if (!source.entity) {
    const list = [...keys.map(({ name, sql }) => `${sql} AS ${name}`), ...sums].join(', ');
    return `SELECT ${list} ${rows}${groupBy(keys.length)}`;
  }
  const columns = Object.entries(source.entity.columns)
    .filter(([name]) => sums.some((sum) => new RegExp(`\\be\\.${name}\\b`).test(sum)))
    .map(([name, sql]) => `${fill(sql)} AS ${name}`);
  const inner = [...keys.map(({ name, sql }) => `${sql} AS ${name}`), `${source.entity.key} AS entity`, ...columns];
  const outer = [...keys.map(({ name }) => `e.${name}`), ...sums].join(', ');
  return `SELECT ${outer} FROM (SELECT ${inner.join(', ')} ${rows}${groupBy(keys.length + 1)}) e${groupBy(keys.length)}`;
}
