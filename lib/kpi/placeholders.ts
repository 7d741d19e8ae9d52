import type { Day, Period } from '@/lib/core/calendar';
import type { Bind } from './bind';
import type { KpiRules } from './definition';
import type { Horizon } from './formula';
import type { Dating } from './sources/source';

/** What a statement must know beside the query; absent parts are those of a shop without data. */
export interface Circumstances {
  timeZone?: string;
  /** Last day that the data covers; whoever first ordered later than a horizon before it is not old enough yet. */
  observedUntil?: Day | null;
  /** The data version as of which the figures are wanted. */
  asOf?: number;
}

export interface Holding extends Circumstances {
  dating: Dating;
  rules?: KpiRules;
  horizon?: Horizon;
  period: Period;
  before?: Day;
  /** The same as a column, where each row has its own. */
  beforeColumn?: string;
}

const VALID: readonly [rule: 'cancelled' | 'test' | 'fraud' | 'zero_total', unless: string][] = [
  ['cancelled', "o.status <> 'cancelled'"],
  ['test', 'NOT o.is_test'],
  ['fraud', 'NOT o.is_fraud'],
  ['zero_total', 'o.net + o.shipping_amount > 0'],
];

/** When a document counts: as it is stored for the standard rules, else by the rules of the KPI's version. */
function validSql(rules: KpiRules | undefined): string {
  if (!rules) return 'o.is_valid';
  const conditions = VALID.flatMap(([rule, unless]) => (rules[rule] ? [] : [unless]));
  return `(${["o.kind = 'order'", ...conditions].join(' AND ')})`;
}

function horizonSql(horizon: Horizon | undefined, bind: Bind): string {
  if (!horizon) return 'NULL::date';
  return 'days' in horizon
    ? `(o.day + ${bind(horizon.days, 'int')})`
    : `(o.day + make_interval(months => ${bind(horizon.months, 'int')}))::date`;
}

/** Fills the placeholders of a source's expression (lib/kpi/sources/source.ts lists them). */
export function fillPlaceholders(text: string, holding: Holding, bind: Bind): string {
  const {
    dating,
    rules,
    horizon,
    period,
    before,
    beforeColumn,
    timeZone = 'UTC',
    observedUntil = null,
    asOf = 0,
  } = holding;
  const values: Record<string, () => string> = {
    day: () => dating.day,
    at: () => dating.at ?? 'NULL::timestamptz',
    valid: () => validSql(rules),
    horizon: () => horizonSql(horizon, bind),
    time_zone: () => bind(timeZone, 'text'),
    observed_until: () => bind(observedUntil, 'date'),
    as_of: () => bind(asOf, 'bigint'),
    before: () => beforeColumn ?? bind(before ?? period.to, 'date'),
    from: () => bind(period.from, 'date'),
    to: () => bind(period.to, 'date'),
  };
  // A day's own expression may need the time zone, so what was filled in is filled once more.
  const once = (sql: string) => sql.replace(/\{([a-z_]+)\}/g, (whole, name: string) => values[name]?.() ?? whole);
  return once(once(text));
}
