import { z } from 'zod';
import type { KpiWarning } from '../answer';
import { kpiDefinitionSchema } from '../definition';
import { DIMENSION_IDS } from '../dimensions';
import { filterSchema } from '../query';

const day = z.string().meta({ format: 'date' });
const value = z
  .union([z.string(), z.number(), z.null()])
  .meta({ description: 'Money: decimal text in major units. Other units: number. Not computable: null.' });
const { unit, goodDirection, additivity } = kpiDefinitionSchema.shape;
const localised = z.object({ en: z.string(), fr: z.string() });

export const REASONS = [
  'not_computable_before',
  'not_computable_after',
  'model',
  'not_answerable',
  'no_visits',
  'no_units',
  'no_dimension',
  'too_many_members',
] as const;

export const reasonSchema = z.object({ code: z.enum(REASONS), message: localised }).meta({ id: 'WhyNot' });

export const changePartSchema = z
  .object({
    id: z.string(),
    label: z.string(),
    amount: value.meta({ description: 'What this part moved. The parts of a split sum to `change` exactly.' }),
    before: value.optional(),
    after: value.optional(),
    unit: unit.optional().meta({ description: 'Of `before` and `after`.' }),
    kpi: z.string().optional().meta({ description: 'The KPI that this part is, to be explained further.' }),
    filters: z
      .array(filterSchema)
      .optional()
      .meta({ description: 'Filters of that KPI beside those of the question.' }),
  })
  .meta({ id: 'ChangePart' });

export const SPLITS = ['price_volume_mix', 'basket', 'drivers', 'formula'] as const;

export const changeSplitSchema = z
  .object({
    id: z.enum(SPLITS),
    method: z
      .enum(['sum', 'shapley'])
      .meta({ description: 'Parts that are amounts of their own, or factors with their Shapley values.' }),
    parts: z.array(changePartSchema),
  })
  .meta({ id: 'ChangeSplit' });

export const moverSchema = z
  .object({
    key: z.string(),
    label: z.string(),
    before: value,
    after: value,
    amount: value,
    rate: z.number().optional().meta({ description: 'Ratios: the part of its own ratio.' }),
    mix: z.number().optional().meta({ description: 'Ratios: the part of its weight.' }),
  })
  .meta({ id: 'Mover' });

export const CONTRIBUTION_KINDS = ['difference', 'effect', 'ratio', 'per_unit', 'not_additive'] as const;

export const contributionsSchema = z
  .object({
    by: z.enum(DIMENSION_IDS),
    label: z.string(),
    kind: z.enum(CONTRIBUTION_KINDS).meta({
      description:
        'difference: values add up. effect: one part of the price-volume-mix. ratio: rate and mix of each member. per_unit: shares of the numerator over the whole denominator. not_additive: values do not add up, the remainder is told.',
    }),
    members: z.array(moverSchema).meta({ description: 'Biggest first.' }),
    rest: z.object({ members: z.int(), amount: value }).nullable(),
    remainder: value.meta({ description: 'What the values of the dimension do not add up to; null when they do.' }),
  })
  .meta({ id: 'Contributions' });

export const explanationSchema = z
  .object({
    kpi: z.object({
      id: z.string(),
      version: z.int(),
      unit,
      good_direction: goodDirection,
      additivity,
      label: z.string(),
    }),
    period: z.object({ from: day, to: day }),
    base: z.object({ from: day, to: day, by: z.enum(['previous_period', 'previous_year', 'days']) }),
    filters: z.array(filterSchema),
    labels: z
      .partialRecord(z.enum(DIMENSION_IDS), z.record(z.string(), z.string()))
      .meta({ description: 'Names of the keys in the filters.' }),
    currency: z.string(),
    before: value,
    after: value,
    change: value,
    relative_change: z
      .number()
      .nullable()
      .meta({ description: 'Relative to `before`; for ratios the difference, in points of 1.' }),
    state: z.enum(['explained', 'unchanged', 'unexplained']),
    reason: reasonSchema.nullable().meta({ description: 'Why there is no explanation.' }),
    splits: z.array(changeSplitSchema).meta({ description: 'The telling one first.' }),
    contributions: contributionsSchema.nullable(),
    unavailable: z
      .array(z.object({ id: z.enum([...SPLITS, 'contributions']), reason: reasonSchema }))
      .meta({ description: 'Splits that this KPI has and that the data does not allow.' }),
    dimensions: z.array(z.enum(DIMENSION_IDS)).meta({ description: 'What `by` can be.' }),
    warnings: z.array(
      z.object({
        code: z.custom<KpiWarning['code']>((code) => typeof code === 'string').meta({ type: 'string' }),
        kpi: z.string().optional(),
        message: z.string(),
        values: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    ),
    data_version: z.int(),
    computed_at: z.iso.datetime(),
  })
  .meta({ id: 'Explanation' });

export const batchMoveSchema = z
  .object({
    batch: z.int(),
    data_version: z.int(),
    format: z.string(),
    file: z.string(),
    source: z.string(),
    at: z.string().nullable(),
    by: z.string(),
    status: z.string(),
    amount: value,
    value: value.meta({ description: 'The figure as it was known with this batch.' }),
  })
  .meta({ id: 'BatchMove' });

/** The batches behind a figure; `not_recorded` where the kept deltas do not hold the KPI or the filters. */
export const batchesBehindSchema = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('not_recorded'), kpi: z.string(), period: z.object({ from: day, to: day }) }),
    z.object({
      state: z.literal('recorded'),
      kpi: z.string(),
      period: z.object({ from: day, to: day }),
      currency: z.string(),
      before: value,
      after: value,
      change: value,
      batches: z.array(batchMoveSchema).meta({ description: 'Newest first; the amounts sum to `change`.' }),
      unrecorded: value.meta({ description: 'What the figure of today has that no batch recorded.' }),
    }),
  ])
  .meta({ id: 'BatchesBehind' });

/** The answer of the interface: the explanation, a sentence written from it, and where asked the batches behind it. */
export const explainAnswerSchema = explanationSchema
  .extend({ sentence: localised, batches: batchesBehindSchema.optional() })
  .meta({ id: 'ExplainAnswer' });

export type Explanation = z.infer<typeof explanationSchema>;
export type ChangeSplit = z.infer<typeof changeSplitSchema>;
export type ChangePart = z.infer<typeof changePartSchema>;
export type Contributions = z.infer<typeof contributionsSchema>;
export type BatchMove = z.infer<typeof batchMoveSchema>;
export type BatchesBehind = z.infer<typeof batchesBehindSchema>;
export type Mover = z.infer<typeof moverSchema>;
export type Reason = z.infer<typeof reasonSchema>;
export type ReasonCode = Reason['code'];
