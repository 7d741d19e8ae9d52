import type { DimensionId } from '../dimensions';
import type { Fact, MeasureId } from '../measures';

/** How a source reaches a dimension: the key's expression (never null) and the joins it needs, in order. */
export interface Reach {
  key: string;
  joins: readonly string[];
}

/** What a drill-down shows of a row beside its contribution; every expression is text, or null when absent. */
export interface DrillColumns {
  id: string;
  order_ref: string;
  product: string;
  quantity: string;
  detail: string;
}

/**
 * A table that can answer measures. Every measure is the SUM of the given value over the source's rows, so that a
 * figure and its drill-down cannot differ. `entity` makes the rows first: one per entity, period and dimension value,
 * with the named aggregates (alias `e`); that is how distinct counts stay exact.
 */
export interface Source {
  id: string;
  kind: 'rollup' | 'entity' | 'fact';
  /** Name told in the answer. */
  table: string;
  facts: readonly Fact[];
  from: string;
  where?: string;
  day: string;
  /** Column with the first day of the month, where there is one. */
  month?: string;
  finest: 'day' | 'month';
  currency?: string;
  measures: Partial<Record<MeasureId, string>>;
  dimensions: Partial<Record<DimensionId, Reach>>;
  entity?: { key: string; columns: Record<string, string> };
  /** Smaller is preferred. */
  cost: number;
  drill?: DrillColumns;
}
