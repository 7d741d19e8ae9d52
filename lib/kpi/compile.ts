import { type Period, periodStarts } from '@/lib/core/calendar';
import { type Bind, binder } from './bind';
import { comparisonOf } from './comparison';
import { compileSubPlan } from './compile-sub-plan';
import { type DimensionId, dimension } from './dimensions';
import { columnOf, type Expanded, formulaSql } from './formula';
import { measure } from './measures';
import { type Circumstances, fillPlaceholders } from './placeholders';
import type { Plan, PlannedKpi } from './plan';
import type { KpiQuery } from './query';
import type { Slice } from './rows-sql';

export interface Statement {
  text: string;
  values: unknown[];
}

export const compareAlias = (kpi: string) => `compare__${kpi}`;

/** Common table expressions of one period: every sub-plan, and their combination under the name `name`. */
function side(plan: Plan, name: string, slice: Slice, bind: Bind): string[] {
  const withPeriod = plan.grain === 'none' ? [] : ['period'];
  const keys = [...withPeriod, ...plan.dimensions];
  const ctes = plan.subPlans.map((subPlan, i) => `${name}${i + 1} AS (${compileSubPlan(subPlan, slice, bind)})`);
  const columns = plan.columns.map((column) => {
    const terms = plan.subPlans.flatMap(({ measures }, i) => {
      const own = measures.find((each) => each.column === column);
      if (!own) return [];
      // A percentile of no rows is not 0.
      return measure(own.id).percentile === undefined
        ? [`coalesce(${name}${i + 1}.${column}, 0)`]
        : [`${name}${i + 1}.${column}`];
    });
    return `${terms.join(' + ')} AS ${column}`;
  });
  const joined = plan.subPlans.slice(1).reduce((from, { dimensions }, i) => {
    const shared = [...withPeriod, ...dimensions];
    const kind = shared.length < keys.length ? 'LEFT' : 'FULL';
    const next = `${name}${i + 2}`;
    return shared.length > 0
      ? `${from} ${kind} JOIN ${next} USING (${shared.join(', ')})`
      : `${from} CROSS JOIN ${next}`;
  }, `${name}1`);
  return [...ctes, `${name} AS (SELECT ${[...keys, ...columns].join(', ')} FROM ${joined})`];
}

/** A formula over the columns of one side; what is known of a cost source is asked of the source itself. */
function sideSql(formula: Expanded, from: string, slice: Slice, bind: Bind): string {
  return formulaSql(formula, (use) => {
    const { known, percentile } = measure(use.measure);
    if (known) return fillPlaceholders(known, { ...slice, dating: { day: 'NULL::date' } }, bind);
    const column = `${from}.${columnOf(use)}`;
    return percentile === undefined ? `coalesce(${column}, 0)::numeric` : `${column}::numeric`;
  });
}

function kpiSql(
  { definition, formula }: PlannedKpi,
  plan: Plan,
  from: string,
  period: string,
  slice: Slice,
  bind: Bind,
): string {
  const sql = sideSql(formula, from, slice, bind);
  if (definition.kind !== 'cumulative' || plan.grain === 'none') return `(${sql})::numeric`;
  const partition = plan.dimensions.length > 0 ? `PARTITION BY ${plan.dimensions.join(', ')} ` : '';
  return `sum(${sql}) OVER (${partition}ORDER BY ${period})::numeric`;
}

function keyOrder(key: string): string {
  if (key === 'period') return key;
  return dimension(key as DimensionId).numeric ? `nullif(${key}, '')::int` : `${key} COLLATE "C"`;
}

/** Where the figures of the period (`a`) and of the comparison (`b`) meet: the same keys, each period with its partner. */
function meeting(plan: Plan, compared: boolean): { ctes: string[]; from: string; period: string } {
  const dimensions = plan.dimensions.join(', ');
  if (plan.grain === 'none') {
    if (!compared) return { ctes: [], from: 'a', period: '' };
    const join = dimensions ? `a FULL JOIN b USING (${dimensions})` : 'a CROSS JOIN b';
    return { ctes: [], from: join, period: '' };
  }
  if (!dimensions) {
    // Every period has a row, also when nothing happened in it.
    const compare = compared ? ' LEFT JOIN b ON b.period = spine.compare_period' : '';
    return { ctes: [], from: `spine LEFT JOIN a ON a.period = spine.period${compare}`, period: 'spine.period' };
  }
  if (!compared) return { ctes: [], from: 'a', period: 'period' };
  const moved = `moved AS (SELECT spine.period, ${[...plan.dimensions, ...plan.columns].map((c) => `b.${c}`).join(', ')}
  FROM b JOIN spine ON b.period = spine.compare_period)`;
  return { ctes: [moved], from: `a FULL JOIN moved USING (period, ${dimensions})`, period: 'period' };
}

/**
 * Writes the statement of a plan: sub-plans, joined on the common dimensions, formulas on top. Pure; identifiers come
 * from declared sources and dimensions only, everything of the query is bound.
 */
export function compileQuery(
  plan: Plan,
  query: KpiQuery,
  currency: string | null,
  circumstances: Circumstances = {},
): Statement {
  const { bind, values } = binder();
  const comparison = comparisonOf(query);
  const sliceOf = ({ from, to }: Period): Slice => ({
    ...circumstances,
    grain: plan.grain,
    period: { from, to },
    currency,
  });
  const now = sliceOf(query);
  const then = sliceOf(comparison?.range ?? query);
  const keys = [...(plan.grain === 'none' ? [] : ['period']), ...plan.dimensions];
  const ctes = side(plan, 'a', now, bind);
  if (comparison) ctes.push(...side(plan, 'b', then, bind));
  if (plan.grain !== 'none' && (comparison || plan.dimensions.length === 0)) {
    const starts = bind(periodStarts(plan.grain, query), 'date[]');
    const partners = bind(comparison?.partners ?? [], 'date[]');
    ctes.push(`spine AS (SELECT * FROM unnest(${starts}, ${partners}) AS t (period, compare_period))`);
  }
  const met = meeting(plan, comparison !== null);
  const b = met.ctes.length > 0 ? 'moved' : 'b';
  const selected = keys.map((key) => (key === 'period' ? `${met.period} AS period` : key));
  for (const kpi of plan.kpis) {
    selected.push(`${kpiSql(kpi, plan, 'a', met.period, now, bind)} AS ${kpi.definition.id}`);
    if (comparison)
      selected.push(`${kpiSql(kpi, plan, b, met.period, then, bind)} AS ${compareAlias(kpi.definition.id)}`);
  }
  for (const { name, formula } of plan.hidden) {
    selected.push(`(${sideSql(formula, 'a', now, bind)})::numeric AS ${name}`);
  }
  const conditions = [];
  if (plan.dimensions.length > 0) {
    // Roll-ups keep no cell in which nothing happened; facts do, for example for a line that costs nothing.
    const own = plan.subPlans.filter(({ dimensions }) => dimensions.length === plan.dimensions.length);
    const columns = [...new Set(own.flatMap(({ measures }) => measures.map(({ column }) => column)))];
    const sides = comparison ? ['a', b] : ['a'];
    conditions.push(`(${sides.flatMap((name) => columns.map((column) => `${name}.${column} <> 0`)).join(' OR ')})`);
  }
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
  ctes.push(...met.ctes, `k AS (SELECT ${selected.join(', ')} FROM ${met.from}${where})`);
  const isKpi = (name: string) => query.kpis.includes(name);
  const order = [
    ...query.order.map(({ by, direction }) =>
      isKpi(by) ? `${by} ${direction.toUpperCase()} NULLS LAST` : { by, direction },
    ),
    ...keys.filter((key) => !query.order.some(({ by }) => by === key)).map((by) => ({ by, direction: 'asc' as const })),
  ].flatMap((term) => {
    if (typeof term === 'string') return [term];
    if (!keys.includes(term.by)) return [];
    return [`${keyOrder(term.by)} ${term.direction.toUpperCase()}`];
  });
  const orderBy = order.length > 0 ? `\nORDER BY ${order.join(', ')}` : '';
  const page = `LIMIT ${bind(query.limit, 'int')} OFFSET ${bind(query.offset, 'int')}`;
  const text = `WITH ${ctes.join(',\n')}\nSELECT k.*, (count(*) OVER ())::text AS total_rows FROM k${orderBy}\n${page}`;
  return { text, values };
}
