import { z } from 'zod';
import { DIMENSION_IDS, type DimensionId } from './dimensions';
import { isMeasureId, type MeasureId } from './measures';

export const BASES = [
  'order_day',
  'paid_day',
  'shipped_day',
  'refund_day',
  'order_and_refund_day',
  'sale_day',
  'recognised_day',
  'cancelled_day',
  'spend_day',
  'session_day',
  'delivered_day',
  'payment_day',
  'opened_day',
  'cost_day',
] as const;

/** The day by which a row counts. */
export type Basis = (typeof BASES)[number];

export interface MeasureFilter {
  dimension: DimensionId;
  in?: readonly string[];
  not_in?: readonly string[];
}

/** A measure: over all values of dimensions, limited to some values of others, dated by another day than its own. */
export interface MeasureLeaf<Measured extends string = MeasureId> {
  measure: Measured;
  over_all?: readonly DimensionId[];
  where?: readonly MeasureFilter[];
  basis?: Basis;
}
export interface KpiLeaf<Kpi extends string = string> {
  kpi: Kpi;
}

/**
 * A formula over measures and other KPIs, as JSON, so that a version written by an administrator is a row of the
 * same shape. A division by zero gives null; `when_any` gives null unless one of its conditions is not zero;
 * `over_all` takes a measure over all values of a dimension, whatever the query asks of it.
 */
export type FormulaOver<Leaf> =
  | Leaf
  | { constant: number }
  | { add: readonly FormulaOver<Leaf>[] }
  | { subtract: readonly [FormulaOver<Leaf>, FormulaOver<Leaf>] }
  | { multiply: readonly FormulaOver<Leaf>[] }
  | { divide: readonly [FormulaOver<Leaf>, FormulaOver<Leaf>] }
  | { when_any: readonly FormulaOver<Leaf>[]; value: FormulaOver<Leaf> };

export type Formula = FormulaOver<MeasureLeaf | KpiLeaf>;

const measureId = z.string().refine(isMeasureId, { error: 'is not a measure' });
const keys = z.array(z.string().max(500)).min(1).max(1_000);
const measureFilterSchema = z
  .strictObject({ dimension: z.enum(DIMENSION_IDS), in: keys.optional(), not_in: keys.optional() })
  .refine((filter) => filter.in !== undefined || filter.not_in !== undefined, { error: 'needs `in` or `not_in`' });

export const formulaSchema: z.ZodType<Formula> = z.lazy(() =>
  z.union([
    z.strictObject({
      measure: measureId,
      over_all: z.array(z.enum(DIMENSION_IDS)).optional(),
      where: z.array(measureFilterSchema).min(1).max(20).optional(),
      basis: z.enum(BASES).optional(),
    }),
    z.strictObject({ kpi: z.string() }),
    z.strictObject({ constant: z.number() }),
    z.strictObject({ add: z.array(formulaSchema).min(2) }),
    z.strictObject({ subtract: z.tuple([formulaSchema, formulaSchema]) }),
    z.strictObject({ multiply: z.array(formulaSchema).min(2) }),
    z.strictObject({ divide: z.tuple([formulaSchema, formulaSchema]) }),
    z.strictObject({ when_any: z.array(formulaSchema).min(1), value: formulaSchema }),
  ]),
);

const localised = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) });

export const FAMILIES = [
  'revenue',
  'margin',
  'orders',
  'customers',
  'marketing',
  'web',
  'service',
  'payments',
] as const;

/**
 * Which days a figure takes in. `rolling`: the last n days or months up to the end of each period; `to_date`: from the
 * first day of the month, quarter or year (or the beginning of all data) to the end of each period. For a cohort KPI
 * `rolling` is the time after the first order.
 */
export const windowSchema = z.union([
  z.strictObject({
    rolling: z.union([
      z.strictObject({ days: z.int().min(1).max(3_660) }),
      z.strictObject({ months: z.int().min(1).max(120) }),
    ]),
  }),
  z.strictObject({ to_date: z.enum(['month', 'quarter', 'year', 'beginning']) }),
]);
export type KpiWindow = z.infer<typeof windowSchema>;

/** Which documents count beside the standard ones (true: they do), and by which day returns count. */
export const rulesSchema = z.strictObject({
  cancelled: z.boolean(),
  test: z.boolean(),
  fraud: z.boolean(),
  zero_total: z.boolean(),
  returns: z.enum(['refund_day', 'sale_day', 'ignored']),
});
export type KpiRules = z.infer<typeof rulesSchema>;

export const STANDARD_RULES: KpiRules = {
  cancelled: false,
  test: false,
  fraud: false,
  zero_total: false,
  returns: 'refund_day',
};

/** Costs beside that of the goods. */
export const INPUTS = ['fulfilment', 'payment_fees', 'marketplace_fees', 'ad_spend', 'fixed_costs'] as const;

export const kpiDefinitionSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  version: z.int().min(1),
  family: z.enum(FAMILIES),
  kind: z.enum(['aggregate', 'ratio', 'derived', 'cumulative', 'windowed', 'cohort', 'model']),
  formula: formulaSchema,
  /** Of windowed and cohort KPIs. */
  window: windowSchema.optional(),
  /** What counts as a valid document for this version; absent: the standard rules. */
  rules: rulesSchema.optional(),
  basis: z.enum(BASES),
  unit: z.enum(['money', 'count', 'ratio', 'days', 'number']),
  goodDirection: z.enum(['up', 'down', 'none']),
  additivity: z.enum(['additive', 'semi_additive', 'non_additive']),
  label: localised,
  description: localised,
  formulaInWords: localised,
  /** Values of measures (money in major units) and what the formula makes of them. */
  example: z.strictObject({ given: z.record(z.string(), z.number()), result: z.number().nullable() }),
  owner: z.string().min(1),
  sources: z
    .array(
      z.strictObject({
        system: z.enum([
          'pos',
          'ecommerce',
          'marketplace',
          'erp',
          'wms',
          'crm',
          'web_analytics',
          'ads',
          'email',
          'payment',
          'finance',
        ]),
        granularity: z.enum([
          'order',
          'order_line',
          'refund_line',
          'product_day',
          'shipment',
          'session',
          'campaign_day',
          'payment',
          'dispute',
          'payout',
          'cost_month',
        ]),
        latencyHours: z.int().min(0),
      }),
    )
    .min(1),
  dimensions: z.array(z.enum(DIMENSION_IDS)),
  /** Ability that a reader must have. */
  requires: z.literal('margin:read').optional(),
  /** How much of the figure's input is known: shown as a warning below 100 %. */
  coverage: z.strictObject({ known: formulaSchema, of: formulaSchema }).optional(),
  /** The same for other costs that go into the figure. */
  inputs: z.array(z.strictObject({ input: z.enum(INPUTS), known: formulaSchema, of: formulaSchema })).optional(),
  deprecatedBy: z.string().optional(),
});

export type KpiDefinition = z.infer<typeof kpiDefinitionSchema>;
export type KpiUnit = KpiDefinition['unit'];
