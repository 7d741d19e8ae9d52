import type { Period } from '@/lib/core/calendar';
import { runSql } from '@/lib/db/run-sql';
import { binder } from '@/lib/kpi/bind';
import type { Basis } from '@/lib/kpi/definition';
import type { MeasureId } from '@/lib/kpi/measures';
import { planMeasures } from '@/lib/kpi/plan';
import type { KpiFilter } from '@/lib/kpi/query';
import { conditionsOf, filler, joinsOf } from '@/lib/kpi/rows-sql';
import type { PageFrame } from './page-frame';
import { remembered } from './remembered';

/** Rows that a measure counts, as the engine finds them, for a question that no KPI asks. */
export interface MeasureRows {
  /** Tables and conditions of the rows, from `FROM` on. */
  source: string;
  /** Expression of the measure on a row. */
  value: string;
  /** The day by which a row counts. */
  day: string;
}

type Bind = ReturnType<typeof binder>['bind'];

interface Wanted {
  measure: MeasureId;
  /** Which of the rows of the measure: sales and refunds lie in tables of their own. */
  table: string;
  basis?: Basis;

  filters?: readonly KpiFilter[];
  period?: Period;
}

function rowsOf(frame: PageFrame, wanted: Wanted, bind: Bind): MeasureRows {
  const { query, currency, reach } = frame;
  const { measure, table, basis, filters = query.filters, period = query } = wanted;
  const { from, to } = period;
  const use = { measure, overAll: [], where: [], ...(basis ? { basis } : {}) };
  const asked = { from, to, grain: 'none' as const, dimensions: [], filters: [...filters] };
  const subPlan = planMeasures([use], asked, { source: 'rows' }).find(({ source }) => source.table === table);
  if (!subPlan) throw new RangeError(`${measure} has no rows in ${table}`);
  const slice = { period: { from, to }, currency, timeZone: reach.shop.timeZone, observedUntil: null };
  const fill = filler(subPlan, slice, bind);
  return {
    source: `FROM ${subPlan.source.from} ${joinsOf(subPlan)} WHERE ${conditionsOf(subPlan, slice, bind)}`,
    value: fill(subPlan.source.measures[measure] ?? '0'),
    day: fill(subPlan.dating.day),
  };
}

/**
 * Runs a statement over rows of measures: the same rows, filters and currency as the KPIs of the page. Answers from
 * memory while the data is the same. @throws AppError invalid_input when the rows cannot be narrowed like that
 */
export async function askRows<Row extends object>(
  frame: PageFrame,
  write: (rows: (wanted: Wanted) => MeasureRows, bind: Bind) => string,
): Promise<Row[]> {
  const { bind, values } = binder();
  const text = write((wanted) => rowsOf(frame, wanted, bind), bind);
  return remembered(frame, [text, values], () => runSql<Row>({ text, values }));
}
