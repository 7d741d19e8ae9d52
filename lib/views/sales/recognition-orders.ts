import type { Day } from '@/lib/core/calendar';
import { runSql } from '@/lib/db/run-sql';
import { type Bind, binder } from '@/lib/kpi/bind';
import { formatValue } from '@/lib/kpi/format-value';
import { planMeasures, type SubPlan } from '@/lib/kpi/plan';
import type { KpiFilter } from '@/lib/kpi/query';
import { conditionsOf, joinsOf } from '@/lib/kpi/rows-sql';

const BEGINNING: Day = '0001-01-01';
/** Days of waiting that tell the groups of age apart. */
export const AGES = [3, 7, 14, 30] as const;

export interface Waiting {
  /** Orders booked in these days... */
  from: Day;
  to: Day;
  /** ...and not recognised by the end of this one. */
  until: Day;
  filters: readonly KpiFilter[];
  currency: string;
  timeZone: string;
  limit: number;
}

export interface WaitingOrder {
  order: string;
  day: Day;
  /** Null while it is not recognised. */
  recognisedDay: Day | null;
  channel: string;
  status: string;
  amount: string | null;
  age: number;
}

export interface WaitingOrders {
  count: number;
  total: string | null;
  /** Orders and amount by days of waiting: up to 3, 7, 14, 30, and more. */
  ages: { count: number; total: string | null }[];
  /** Oldest first. */
  orders: WaitingOrder[];
}

interface Row {
  /** Null in the one row of a shop where nothing waits. */
  ref: string | null;
  day: Day;
  recognised_day: Day | null;
  channel: string | null;
  status: string;
  amount: string;
  age: number;
  count: number;
  total: string;
  counts: number[];
  totals: string[];
}

/** The rows of a measure under the page's filters, by the engine's own declarations. */
function rowsOf(measure: 'gross' | 'refund', filters: readonly KpiFilter[]): SubPlan {
  const query = { dimensions: [], filters: [...filters], grain: 'none' as const, from: BEGINNING, to: BEGINNING };
  const [rows] = planMeasures([{ measure, overAll: [], where: [] }], query, { source: 'rows' });
  return rows as SubPlan;
}

function fromWhere(rows: SubPlan, { from, to }: { from: Day; to: Day }, waiting: Waiting, bind: Bind): string {
  const { currency, timeZone } = waiting;
  const conditions = conditionsOf(rows, { period: { from, to }, currency, timeZone }, bind);
  return `FROM ${rows.source.from} ${joinsOf(rows)} WHERE ${conditions}`;
}

/**
 * Valid orders that were booked and not recognised by the end of a day, oldest first: net amount of their lines, less
 * what was refunded by then. Their sum is the backlog of these orders, as the KPI `backlog` counts it.
 */
export async function ordersNotRecognised(waiting: Waiting): Promise<WaitingOrders> {
  const { from, to, until, filters, currency, limit } = waiting;
  const { bind, values } = binder();
  const day = bind(until, 'date');
  const late = `(o.recognised_day IS NULL OR o.recognised_day > ${day})`;
  const sold = fromWhere(rowsOf('gross', filters), { from, to }, waiting, bind);
  const back = fromWhere(rowsOf('refund', filters), { from: BEGINNING, to: until }, waiting, bind);
  const ages = AGES.map((_, i) => `age > ${i === 0 ? -1 : AGES[i - 1]} AND age <= ${AGES[i]}`);
  const groups = [...ages, `age > ${AGES.at(-1)}`];
  const list = (what: (condition: string) => string) => `ARRAY[${groups.map(what).join(', ')}]`;
  const order = 'o.person_id, o.id, o.external_ref AS ref, o.day, o.recognised_day, o.channel_id, o.status';
  const text = `WITH amounts AS (
  SELECT ${order}, l.net AS amount ${sold} AND ${late}
  UNION ALL
  SELECT ${order}, -r.amount ${back} AND o.kind = 'order' AND o.recognised_day IS NULL AND o.day BETWEEN ${bind(from, 'date')} AND ${bind(to, 'date')}
), waiting AS (
  SELECT ref, day, recognised_day, channel_id, status, ${day} - day AS age, sum(amount) AS amount FROM amounts
  GROUP BY person_id, id, ref, day, recognised_day, channel_id, status HAVING sum(amount) <> 0
), whole AS (
  SELECT count(*)::int AS count, coalesce(sum(amount), 0)::text AS total,
    ${list((condition) => `count(*) FILTER (WHERE ${condition})::int`)} AS counts,
    ${list((condition) => `coalesce(sum(amount) FILTER (WHERE ${condition}), 0)::text`)} AS totals FROM waiting
)
SELECT w.ref, w.day, w.recognised_day, ch.name AS channel, w.status::text AS status, w.amount::text AS amount, w.age, whole.*
FROM whole LEFT JOIN LATERAL (SELECT * FROM waiting ORDER BY day, ref LIMIT ${bind(limit, 'int')}) w ON true
LEFT JOIN sales_channel ch ON ch.id = w.channel_id ORDER BY w.day, w.ref`;
  const rows = await runSql<Row>({ text, values });
  const money = (raw: string) => toMoney(raw, currency);
  const [first] = rows;
  return {
    count: first?.count ?? 0,
    total: money(first?.total ?? '0'),
    ages: groups.map((_, i) => ({ count: first?.counts[i] ?? 0, total: money(first?.totals[i] ?? '0') })),
    orders: rows.flatMap(({ ref, day: booked, recognised_day: recognisedDay, channel, status, amount, age }) =>
      ref === null
        ? []
        : [{ order: ref, day: booked, recognisedDay, channel: channel ?? '', status, amount: money(amount), age }],
    ),
  };
}

/** Ten-thousandths as the engine gives them, in major units. */
const toMoney = (raw: string, currency: string) => formatValue(raw, 'money', currency) as string | null;
