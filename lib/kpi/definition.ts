import { z } from 'zod';
import { DIMENSION_IDS, type DimensionId } from './dimensions';
import { isMeasureId, type MeasureId } from './measures';

export interface MeasureLeaf<Measured extends string = MeasureId> {
  measure: Measured;
  over_all?: readonly DimensionId[];
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

export const formulaSchema: z.ZodType<Formula> = z.lazy(() =>
  z.union([
    z.strictObject({ measure: measureId, over_all: z.array(z.enum(DIMENSION_IDS)).optional() }),
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

export const BASES = [
  'order_day',
  'refund_day',
  'order_and_refund_day',
  'sale_day',
  'recognised_day',
  'cancelled_day',
  'spend_day',
  'session_day',
  'delivered_day',
  'payment_day',
] as const;

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

export const kpiDefinitionSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  version: z.int().min(1),
  family: z.enum(FAMILIES),
  kind: z.enum(['aggregate', 'ratio', 'derived', 'cumulative', 'model']),
  formula: formulaSchema,
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
  deprecatedBy: z.string().optional(),
});

export type KpiDefinition = z.infer<typeof kpiDefinitionSchema>;
export type KpiUnit = KpiDefinition['unit'];
