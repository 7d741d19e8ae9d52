import { z } from 'zod';
import { kpiDefinitionSchema } from '@/lib/kpi/definition';
import { DIMENSION_IDS } from '@/lib/kpi/dimensions';
import { RECORD_STATES } from '@/lib/kpi/governance/records';
import { filterSchema } from '@/lib/kpi/query';

export const day = z.string().meta({ format: 'date' });
export const instant = z.iso.datetime();
const value = z
  .union([z.string(), z.number(), z.null()])
  .meta({ description: 'Money: decimal text in major units. Other units: number. Not computable: null.' });
const dataVersion = z.int().meta({ description: 'Goes up by one with everything that changes the data.' });
const freshAsOf = instant.nullable().meta({ description: 'When the last import ended.' });
const nextCursor = z.string().nullable().meta({ description: 'For the next page; null on the last one.' });

const { unit, goodDirection, additivity, kind, family, basis } = kpiDefinitionSchema.shape;

const row = z
  .looseObject({
    period: day,
    compare: z.looseObject({ period: day.nullable() }).optional(),
    change: z
      .record(z.string(), z.number().nullable())
      .optional()
      .meta({ description: 'Relative change per KPI; for ratios the difference, in points of 1.' }),
  })
  .catchall(value)
  .meta({ id: 'KpiRow', description: 'Beside the period: one key per dimension and one value per KPI.' });

const warning = z
  .looseObject({
    code: z.string(),
    kpi: z.string().optional(),
    message: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .meta({ id: 'KpiWarning' });

const kpiMeta = z.looseObject({
  id: z.string(),
  version: z.int(),
  unit,
  good_direction: goodDirection,
  additivity,
  label: z.string(),
});

export const answerSchema = z
  .object({
    rows: z.array(row),
    meta: z.looseObject({
      kpis: z.array(kpiMeta),
      from: day,
      to: day,
      grain: z.string(),
      dimensions: z.array(z.enum(DIMENSION_IDS)),
      filters: z.array(filterSchema),
      compare: z.object({ by: z.string(), from: day, to: day }).nullable(),
      currency: z.string(),
      data_version: dataVersion,
      fresh_as_of: freshAsOf,
      warnings: z.array(warning),
      source: z.enum(['rollup', 'raw']),
      tables: z.array(z.string()),
      labels: z.record(z.string(), z.record(z.string(), z.string())),
      totals: row.nullable(),
      total_rows: z.int(),
      computed_at: instant,
      computed_in_ms: z.int(),
    }),
    next_cursor: nextCursor,
  })
  .meta({ id: 'KpiAnswer' });

export const entrySchema = z
  .looseObject({
    id: z.string(),
    version: z.int(),
    family,
    kind,
    unit,
    basis,
    good_direction: goodDirection,
    additivity,
    additive: z.boolean().meta({ description: 'Whether parts add up to the whole. Others are never summed.' }),
    state: z.enum(RECORD_STATES),
    label: z.string(),
    description: z.string(),
    formula_in_words: z.string(),
    formula: z.looseObject({}).meta({ description: 'Formula over measures and other KPIs.' }),
    measures: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        distinct: z.boolean().meta({ description: 'Counted without doubles; never add up.' }),
        facts: z.array(z.object({ id: z.string(), basis: z.string(), rows: z.string() })),
      }),
    ),
    example: z.object({ given: z.record(z.string(), z.number()), result: z.number().nullable() }),
    owner: z.string(),
    steward: z.string(),
    purpose: z.string().meta({ description: 'The decision that it serves.' }),
    sources: z.array(z.object({ system: z.string(), granularity: z.string(), latency_hours: z.int() })),
    dimensions: z.array(z.object({ id: z.enum(DIMENSION_IDS), label: z.string() })),
    uses: z.array(z.string()),
    used_by: z.array(z.string()),
    requires: z.string().nullable().meta({ description: 'Scope that a key needs beside `kpi:query`.' }),
    deprecated_by: z.string().nullable(),
  })
  .meta({ id: 'KpiDictionaryEntry' });

export const kpiListSchema = z.object({ kpis: z.array(entrySchema), total: z.int(), next_cursor: nextCursor });

export const versionsSchema = z.object({
  id: z.string(),
  versions: z.array(
    z
      .object({
        version: z.int(),
        is_current: z.boolean(),
        origin: z.enum(['factory', 'admin']),
        effective_from: instant.nullable(),
        created_by: z.string(),
        approved_by: z.string(),
        reason: z.string(),
        notice: z.object({ fr: z.string(), en: z.string() }),
        checksum: z.string().meta({ description: 'SHA-256 of the definition; a published version never changes.' }),
        definition: z.looseObject({}).meta({ description: 'The definition as it was published.' }),
      })
      .meta({ id: 'KpiVersion' }),
  ),
});

export const membersSchema = z
  .object({
    kpi: z.string(),
    dimension: z.object({ id: z.enum(DIMENSION_IDS), label: z.string() }),
    from: day,
    to: day,
    members: z.array(z.object({ key: z.string(), label: z.string() })),
    total: z.int(),
    next_cursor: nextCursor,
    data_version: dataVersion,
    fresh_as_of: freshAsOf,
  })
  .meta({ id: 'KpiMembers' });

const part = z.enum(['value', 'numerator', 'denominator']);

export const drillSchema = z
  .looseObject({
    kpi: kpiMeta,
    part,
    parts: z.array(z.object({ part, unit: z.enum(['money', 'number']), total: z.string(), rows: z.int() })).meta({
      description: 'What the rows of each part add up to; for a ratio the parts divided are the figure.',
    }),
    rows: z.array(
      z
        .looseObject({
          fact: z.string(),
          id: z.string(),
          day,
          order_ref: z.string().nullable(),
          product: z.string().nullable(),
          quantity: z.number().nullable(),
          detail: z.string().nullable(),
          origin: z
            .object({ batch: z.int(), file: z.string(), line: z.int() })
            .nullable()
            .meta({ description: 'Import, file and line that the row came from; null where no file brought it.' }),
          contribution: z.string().meta({ description: 'Signed and exact; the sum over all rows is the figure.' }),
        })
        .meta({ id: 'DrillRow' }),
    ),
    next_cursor: nextCursor,
    currency: z.string(),
    data_version: dataVersion,
  })
  .meta({ id: 'DrillAnswer' });
