import { z } from 'zod';
import { explainQuerySchema } from '@/lib/kpi/explain/explain-query';
import { explainAnswerSchema } from '@/lib/kpi/explain/explanation';
import { drillInput } from '../drill-kpi';
import { listKpisInput } from '../list-kpis';
import { membersInput } from '../list-members';
import { answerSchema, day, drillSchema, entrySchema, instant, membersSchema } from '../openapi/kpi-schemas';
import { queryKpisInput } from '../query-kpis';

const kpi = z.string().meta({ description: 'Id of a KPI, as list_kpis gives it.' });

/** What the answers rest on. */
export const dataSchema = z.object({
  data_version: z.int(),
  fresh_as_of: instant.nullable(),
  currency: z.string(),
  time_zone: z.string(),
  today: day,
  first_day: day.nullable(),
  last_day: day.nullable(),
});

export const listInput = listKpisInput.omit({ limit: true, cursor: true });
export const listOutput = z.object({
  kpis: z.array(
    z.object({
      id: z.string(),
      version: z.int(),
      label: z.string(),
      description: z.string(),
      family: z.string(),
      unit: z.string(),
      additive: z.boolean(),
      state: z.string(),
      dimensions: z.array(z.string()),
      deprecated_by: z.string().nullable(),
    }),
  ),
  data: dataSchema,
});

export const describeInput = z.strictObject({ kpi });
export const describeOutput = z.object({ kpi: entrySchema, data: dataSchema });

const FIT_FOR_A_CONVERSATION = 200;

export const queryInput = queryKpisInput.extend({
  limit: z.int().min(1).max(5_000).default(FIT_FOR_A_CONVERSATION),
});
export const drillToolInput = drillInput.extend({ limit: z.int().min(1).max(1_000).default(50) });
export const membersToolInput = membersInput.extend({ kpi, limit: z.int().min(1).max(1_000).default(100) });

// Without the name that they bear in the OpenAPI document: a named schema becomes a reference, and the protocol wants
// the object itself.
export const queryOutput = z.looseObject(answerSchema.shape);
export const explainInput = explainQuerySchema.extend({});
export const explainOutput = z.looseObject({
  ...explainAnswerSchema.shape,
  // JSON Schema knows no types of our own.
  warnings: z.array(z.looseObject({ code: z.string(), message: z.string() })),
});
export const drillOutput = z.looseObject(drillSchema.shape);
export const membersOutput = z.looseObject(membersSchema.shape);
