import { z } from 'zod';
import { daysInPeriod, GRAINS, isDay } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import { type Catalogue, factoryCatalogue } from './catalogue';
import { DIMENSION_IDS } from './dimensions';

export const DEFAULT_LIMIT = 10_000;
const MAX_LIMIT = 100_000;
const MAX_DAYS = 36_600;

const required = { error: (issue: { input: unknown }) => (issue.input === undefined ? 'is missing' : undefined) };
const day = z
  .string(required)
  .refine(isDay, { error: 'must be an existing day written YYYY-MM-DD' })
  .meta({ format: 'date', example: '2017-01-01' });
const keys = z.array(z.string().max(500)).min(1).max(1_000);

export const filterSchema = z
  .strictObject({
    dimension: z.enum(DIMENSION_IDS),
    in: keys.optional(),
    not_in: keys.optional(),
  })
  .refine((filter) => filter.in !== undefined || filter.not_in !== undefined, { error: 'needs `in` or `not_in`' })
  .meta({ id: 'KpiFilter', description: 'Values are keys of the dimension; the empty key stands for "none".' });

export const currencySchema = z.string().regex(/^[A-Z]{3}$/, { error: 'must be an ISO 4217 code such as EUR' });

export const kpiQuerySchema = z
  .strictObject({
    kpis: z
      .array(z.string(), required)
      .min(1)
      .max(50)
      .meta({ example: ['net_revenue', 'average_order_value'] }),
    from: day.meta({ description: 'First day, in the time zone of the shop.' }),
    to: day.meta({ description: 'Last day, included.' }),
    grain: z
      .enum([...GRAINS, 'none'])
      .default('none')
      .meta({ description: 'Length of a period; weeks are ISO weeks. A period is named by its first day.' }),
    dimensions: z.array(z.enum(DIMENSION_IDS)).max(4).default([]),
    filters: z.array(filterSchema).max(20).default([]),
    compare: z.enum(['previous_period', 'previous_year']).optional(),
    order: z
      .array(z.strictObject({ by: z.string(), direction: z.enum(['asc', 'desc']).default('asc') }))
      .max(10)
      .default([])
      .meta({ description: 'By a KPI or dimension of the query, or by `period`. Values that are null come last.' }),
    limit: z.int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
    offset: z.int().min(0).default(0),
    currency: currencySchema.optional(),
    as_of: z
      .union([z.int().min(0), day])
      .optional()
      .meta({
        description:
          'The figures as they were known then: a data version, or the end of a day in the shop’s time zone.',
      }),
  })
  .meta({ id: 'KpiQuery' });

export type KpiQuery = z.infer<typeof kpiQuerySchema>;
export type KpiQueryInput = z.input<typeof kpiQuerySchema>;
export type KpiFilter = z.infer<typeof filterSchema>;

/** "filters[0].dimension", as a person would write it. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key)),
    '',
  );
}

export function invalidInput(error: z.ZodError): AppError {
  const issues = error.issues.map((issue) => `${pathText(issue.path) || 'query'}: ${issue.message}`);
  return new AppError('invalid_input', issues.join('; '), { cause: error });
}

/** Reads a query from outside. @throws AppError invalid_input whose message names the path of every fault */
export function parseKpiQuery(input: unknown, catalogue: Catalogue = factoryCatalogue): KpiQuery {
  const checked = kpiQuerySchema
    .superRefine((query, context) => {
      const fault = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
      query.kpis.forEach((id, i) => {
        if (!catalogue.has(id))
          fault(['kpis', i], `no KPI is called ${id}; known: ${[...catalogue.keys()].join(', ')}`);
        if (query.kpis.indexOf(id) !== i) fault(['kpis', i], `${id} is named twice`);
      });
      query.dimensions.forEach((id, i) => {
        if (query.dimensions.indexOf(id) !== i) fault(['dimensions', i], `${id} is named twice`);
      });
      if (query.from > query.to) fault(['to'], 'must not be before `from`');
      else if (daysInPeriod(query) > MAX_DAYS) fault(['to'], `the range is longer than ${MAX_DAYS} days`);
      const known = new Set<string>(['period', ...query.kpis, ...query.dimensions]);
      query.order.forEach(({ by }, i) => {
        if (!known.has(by)) fault(['order', i, 'by'], `is not in the query; possible: ${[...known].join(', ')}`);
      });
    })
    .safeParse(input);
  if (!checked.success) throw invalidInput(checked.error);
  return withCurrency(checked.data);
}

/** A filter on one currency names the currency of the answer; several are never added up. */
function withCurrency(query: KpiQuery): KpiQuery {
  const filters = query.filters.filter((filter) => filter.dimension === 'currency');
  if (filters.length === 0 || query.dimensions.includes('currency')) return query;
  const [first, ...more] = filters;
  const [code, ...others] = first?.in ?? [];
  const agrees = query.currency === undefined || query.currency === code;
  if (!code || others.length > 0 || more.length > 0 || first?.not_in || !agrees) {
    throw new AppError(
      'invalid_input',
      'filters: amounts of several currencies are never added up; name one, or add the dimension currency',
    );
  }
  return { ...query, currency: code };
}
