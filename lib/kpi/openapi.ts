import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { BASES, FAMILIES, formulaSchema, kpiDefinitionSchema } from './definition';
import { DIMENSION_IDS } from './dimensions';
import { filterSchema, kpiQuerySchema } from './query';
import { FACTORY_KPIS } from './registry';

const day = z.string().meta({ format: 'date' });
const value = z
  .union([z.string(), z.number(), z.null()])
  .meta({ description: 'Money: decimal text in major units. Other units: number. Not computable: null.' });

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
  .object({
    code: z.string(),
    kpi: z.string().optional(),
    message: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .meta({ id: 'KpiWarning' });

const { unit, goodDirection, additivity, kind } = kpiDefinitionSchema.shape;

const answer = z
  .object({
    rows: z.array(row),
    meta: z.object({
      kpis: z.array(
        z.object({
          id: z.string(),
          version: z.int(),
          unit,
          good_direction: goodDirection,
          additivity,
          label: z.string(),
        }),
      ),
      from: day,
      to: day,
      grain: z.string(),
      dimensions: z.array(z.enum(DIMENSION_IDS)),
      filters: z.array(filterSchema),
      compare: z.object({ by: z.string(), from: day, to: day }).nullable(),
      currency: z.string(),
      data_version: z.int(),
      fresh_as_of: z.iso.datetime().nullable(),
      warnings: z.array(warning),
      source: z.enum(['rollup', 'raw']),
      tables: z.array(z.string()),
      labels: z.record(z.string(), z.record(z.string(), z.string())),
      totals: row.nullable(),
      total_rows: z.int(),
      computed_at: z.iso.datetime(),
      computed_in_ms: z.int(),
    }),
  })
  .meta({ id: 'KpiAnswer' });

const entry = z
  .object({
    id: z.string(),
    version: z.int(),
    family: z.enum(FAMILIES),
    kind,
    unit,
    basis: z.enum(BASES),
    good_direction: goodDirection,
    additivity,
    label: z.string(),
    description: z.string(),
    formula_in_words: z.string(),
    formula: formulaSchema.meta({ type: 'object', description: 'Formula over measures and other KPIs.' }),
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
    sources: z.array(z.object({ system: z.string(), granularity: z.string(), latency_hours: z.int() })),
    dimensions: z.array(z.object({ id: z.enum(DIMENSION_IDS), label: z.string() })),
    uses: z.array(z.string()),
    used_by: z.array(z.string()),
    requires: z.string().nullable(),
    deprecated_by: z.string().nullable(),
  })
  .meta({ id: 'KpiDictionaryEntry' });

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    request_id: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem document.' });

const json = (schema: z.ZodType, description: string) => ({ description, content: { 'application/json': { schema } } });
const failed = (description: string) => ({ description, content: { 'application/problem+json': { schema: problem } } });
const refusals = { 401: failed('Nobody is signed in, and no valid API key was sent.'), 403: failed('Not allowed.') };

/** The interface, described from the same schemas that check it (OpenAPI 3.1). */
export function openApiDocument() {
  const registry = new OpenAPIRegistry();
  const bearer = registry.registerComponent('securitySchemes', 'apiKey', { type: 'http', scheme: 'bearer' });
  const security = [{ [bearer.name]: [] }];
  const known = Object.keys(FACTORY_KPIS).join(', ');
  registry.registerPath({
    method: 'post',
    path: '/api/v1/kpis/query',
    operationId: 'queryKpis',
    summary: 'Figures of KPIs over a range of days, by period and dimension',
    description: `KPIs: ${known}.`,
    security,
    request: { body: { required: true, content: { 'application/json': { schema: kpiQuerySchema } } } },
    responses: {
      200: json(answer, 'The figures, and what they mean.'),
      400: failed('The query cannot be answered; the detail names the path of every fault.'),
      ...refusals,
    },
  });
  registry.registerPath({
    method: 'get',
    path: '/api/v1/kpis',
    operationId: 'listKpis',
    summary: 'The KPI dictionary',
    security,
    request: { query: z.object({ locale: z.enum(['fr', 'en']).optional() }) },
    responses: { 200: json(z.object({ kpis: z.array(entry) }), 'Definitions in force.'), ...refusals },
  });
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Vigie',
      version: '1',
      description: 'Figures of an online shop. The same engine answers the pages.',
    },
    servers: [{ url: '/' }],
  });
}
