import type { Basis } from '../definition';
import type { DimensionId } from '../dimensions';
import type { Fact, MeasureId } from '../measures';

/**
 * How a source reaches a dimension: the key's expression (never null) and the joins it needs, in order. Where a row can
 * bear several values, `exists` gives them to a filter without making the row count twice.
 */
export interface Reach {
  key: string;
  joins: readonly string[];
  exists?: { from: string; key: string };
}

/** A way to date a source's rows: the day, the first day of its month where that is stored, the instant if known. */
export interface Dating {
  day: string;
  month?: string;
  at?: string;
}

/** What a drill-down shows of a row beside its contribution; every expression is text, or null when absent. */
export interface DrillColumns {
  id: string;
  order_ref: string;
  product: string;
  quantity: string;
  detail: string;
  /** Import that brought the row, and the line of its file; where the table knows them. */
  batch?: string;
  line?: string;
}

/**
 * When a customer with visits on the days counts: from so many visits within them on, or `before`: with a visit in the
 * days before them, `kept`: with visits in both.
 */
export type VisitCount = number | 'before' | 'kept';

/**
 * Rows made first: one per entity, period and dimension value, with the named aggregates (alias `e`); that is how
 * distinct counts stay exact. An entity that comes again on other days has `visits`: what tells two visits apart, and
 * when each measure counts it. Windows that overlap are then counted in one pass.
 */
export interface Entity {
  key: string;
  columns: Record<string, string>;
  visits?: { id: string; counts: Partial<Record<MeasureId, VisitCount>> };
}

/**
 * Rows that are visits of customers, each with the days of the same customer's two visits before. A measure is then the
 * sum over those visits that stand for their customer: the first of a stretch of days is the one whose visit before lies
 * earlier.
 */
export interface StoredVisits {
  previous: string;
  earlier: string;
  counts: Partial<Record<MeasureId, 1 | 2 | 'before' | 'kept'>>;
}

/**
 * A table that can answer measures. Every measure is the SUM of the given value over the source's rows (or a percentile
 * of it), so that a figure and its drill-down cannot differ.
 *
 * Expressions may hold: {day} and {at}, day and instant by which the rows are dated; {valid}, whether the order `o` is
 * a valid document; {time_zone} of the shop; {observed_until}, the last day that the data covers; {horizon}, the day
 * that ends the time after a first order; {before}, the last day before the period, for rows dated in it or before it.
 */
export interface Source extends Dating {
  id: string;
  kind: 'rollup' | 'entity' | 'fact' | 'delta';
  /** Name told in the answer. */
  table: string;
  facts: readonly Fact[];
  from: string;
  where?: string;
  finest: 'day' | 'month';
  /** Other days by which the rows can be dated. */
  bases?: Partial<Record<Basis, Dating>>;
  currency?: string;
  measures: Partial<Record<MeasureId, string>>;
  /** Measures that stored results of the standard rules answer; a version with other rules cannot ask for them. */
  standardOnly?: readonly MeasureId[];
  dimensions: Partial<Record<DimensionId, Reach>>;
  entity?: Entity;
  visits?: StoredVisits;
  /** Dimensions over whose members the measures are not added up: a question is cut by them, or held to one member. */
  within?: readonly DimensionId[];
  /** Smaller is preferred. */
  cost: number;
  drill?: DrillColumns;
}
