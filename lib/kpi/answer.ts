import type { Day } from '@/lib/core/calendar';
import type { Locale } from '@/lib/core/locale';
import { comparisonOf } from './comparison';
import { compareAlias } from './compile';
import type { KpiDefinition } from './definition';
import type { DimensionId } from './dimensions';
import { changeOf, formatValue, type KpiValue } from './format-value';
import type { Plan } from './plan';
import type { KpiQuery } from './query';

/** A row as the database gives it: periods and keys as text, values as numeric text. */
export type RawRow = Record<string, string | null>;

/** `period`, one key per dimension, one value per KPI; with a comparison also `compare` and `change`. */
export interface KpiRow {
  period: Day;
  [key: string]: KpiValue | { period: Day | null; [kpi: string]: KpiValue } | { [kpi: string]: number | null };
}

export interface KpiWarning {
  code:
    | 'other_currencies'
    | 'currency_of_data'
    | 'incomplete_cost'
    | 'incomplete_input'
    | 'short_history'
    | 'incomplete_period'
    | 'unknown_key'
    | 'deprecated';
  kpi?: string;
  message: string;
  values: Record<string, string | number>;
}

export interface KpiMeta {
  id: string;
  version: number;
  unit: KpiDefinition['unit'];
  good_direction: KpiDefinition['goodDirection'];
  additivity: KpiDefinition['additivity'];
  label: string;
}

export interface KpiAnswer {
  rows: KpiRow[];
  meta: {
    kpis: KpiMeta[];
    from: Day;
    to: Day;
    grain: KpiQuery['grain'];
    dimensions: DimensionId[];
    filters: KpiQuery['filters'];
    compare: { by: NonNullable<KpiQuery['compare']>; from: Day; to: Day } | null;
    currency: string;
    /** The version that the figures were taken at. */
    data_version: number;
    /** Set when the figures are as they were known then. */
    as_of: { asked: number | Day; data_version: number } | null;
    fresh_as_of: string | null;
    warnings: KpiWarning[];
    source: 'rollup' | 'raw';
    tables: string[];
    labels: Partial<Record<DimensionId, Record<string, string>>>;
    /** The whole range without dimensions, computed, not added up; null when the query is cut by currency. */
    totals: KpiRow | null;
    total_rows: number;
    computed_at: string;
    computed_in_ms: number;
  };
}

export function kpiMeta(
  { id, version, unit, goodDirection, additivity, label }: KpiDefinition,
  locale: Locale,
): KpiMeta {
  return { id, version, unit, good_direction: goodDirection, additivity, label: label[locale] };
}

/** Turns database rows into rows of the answer: formatted values, comparison and change. */
export function answerRows(raw: readonly RawRow[], plan: Plan, query: KpiQuery, currency: string): KpiRow[] {
  const comparison = comparisonOf(query);
  const partner = new Map(comparison?.starts.map((start, i) => [start, comparison.partners[i] ?? null]));
  return raw.map((source) => {
    const period = source.period ?? query.from;
    const row: KpiRow = { period };
    for (const dimension of plan.dimensions) row[dimension] = source[dimension] ?? '';
    const rowCurrency = plan.dimensions.includes('currency') ? String(row.currency) : currency;
    const format = (name: string, unit: KpiDefinition['unit']) => formatValue(source[name] ?? null, unit, rowCurrency);
    const kpis = plan.kpis.map(({ definition }) => definition);
    for (const { id, unit } of kpis) row[id] = format(id, unit);
    if (!comparison) return row;
    const before = partner.get(period) ?? null;
    const values = kpis.map(({ id, unit }) => [id, before === null ? null : format(compareAlias(id), unit)]);
    const changes = kpis.map(({ id, unit }) => {
      const base = before === null ? null : (source[compareAlias(id)] ?? null);
      return [id, changeOf(source[id] ?? null, base, unit)];
    });
    row.compare = { period: before, ...Object.fromEntries(values) };
    row.change = Object.fromEntries(changes);
    return row;
  });
}
