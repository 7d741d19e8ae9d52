import { z } from 'zod';
import { comparisonPeriod, type Day, daysInPeriod, isDay, type Period } from '@/lib/core/calendar';
import { SALES_EFFECTS } from '@/lib/models/price-volume-mix';
import { type Catalogue, kpiDefinition } from '../catalogue';
import type { KpiDefinition } from '../definition';
import { DIMENSION_IDS, type DimensionId } from '../dimensions';
import { currencySchema, filterSchema, invalidInput, type KpiFilter } from '../query';

const MAX_DAYS = 36_600;
/** Parts of the price-volume-mix whose products can be asked for. */
export const EFFECTS = SALES_EFFECTS;
const day = z
  .string()
  .refine(isDay, { error: 'must be an existing day written YYYY-MM-DD' })
  .meta({ format: 'date', example: '2017-03-01' });

export const explainQuerySchema = z
  .strictObject({
    kpi: z.string().meta({ example: 'net_revenue' }),
    from: day.meta({ description: 'First day, in the time zone of the shop.' }),
    to: day.meta({ description: 'Last day, included.' }),
    compare: z
      .union([z.enum(['previous_period', 'previous_year']), z.strictObject({ from: day, to: day })])
      .default('previous_period')
      .meta({ description: 'What it is compared with: the period before, the same a year before, or any days.' }),
    filters: z.array(filterSchema).max(20).default([]),
    by: z
      .enum(DIMENSION_IDS)
      .optional()
      .meta({ description: 'Dimension whose values are named as movers; without it the first that fits the KPI.' }),
    effect: z
      .enum(EFFECTS)
      .optional()
      .meta({ description: 'With `by: "product"`: the movers of one part of the price-volume-mix.' }),
    top: z.int().min(1).max(1_000).default(10).meta({ description: 'How many movers; the others are summed up.' }),
    currency: currencySchema.optional(),
    batches: z
      .strictObject({ after: z.int().min(0).optional(), until: z.int().min(0).optional() })
      .optional()
      .meta({
        description:
          'Also list the batches that moved the figure of the period, after one data version and up to another.',
      }),
  })
  .meta({ id: 'ExplainQuery' });

export type ExplainQueryInput = z.input<typeof explainQuerySchema>;

export interface ExplainQuery {
  kpi: string;
  period: Period;
  base: Period & { by: 'previous_period' | 'previous_year' | 'days' };
  filters: KpiFilter[];
  by?: DimensionId;
  effect?: (typeof EFFECTS)[number];
  top: number;
  currency?: string;
  batches?: { after?: number; until?: number };
}

function baseOf(period: Period, compare: z.infer<typeof explainQuerySchema>['compare']): ExplainQuery['base'] {
  if (typeof compare === 'string') return { ...comparisonPeriod(period, compare), by: compare };
  return { ...compare, by: 'days' };
}

function rangeFault(from: Day, to: Day): string | null {
  if (from > to) return 'must not be before `from`';
  return daysInPeriod({ from, to }) > MAX_DAYS ? `the range is longer than ${MAX_DAYS} days` : null;
}

/** Reads a question from outside. @throws AppError invalid_input whose message names the path of every fault */
export function parseExplainQuery(input: unknown, catalogue: Catalogue): ExplainQuery {
  const checked = explainQuerySchema
    .superRefine((query, context) => {
      const fault = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
      const definition = catalogue.get(query.kpi);
      if (!definition) fault(['kpi'], `no KPI is called ${query.kpi}; known: ${[...catalogue.keys()].join(', ')}`);
      const own = rangeFault(query.from, query.to);
      if (own) fault(['to'], own);
      const other = typeof query.compare === 'string' ? null : rangeFault(query.compare.from, query.compare.to);
      if (other) fault(['compare', 'to'], other);
      if (definition && query.by && !possibleDimensions(definition).includes(query.by)) {
        fault(
          ['by'],
          `${query.kpi} cannot be cut so; possible: ${possibleDimensions(definition).join(', ') || 'nothing'}`,
        );
      }
      if (query.effect && query.by !== 'product') fault(['effect'], 'needs `by: "product"`');
    })
    .safeParse(input);
  if (!checked.success) throw invalidInput(checked.error);
  const { from, to, compare, ...rest } = checked.data;
  return { ...rest, period: { from, to }, base: baseOf({ from, to }, compare) };
}

const PREFERRED: readonly DimensionId[] = ['sales_channel', 'category', 'customer_status', 'platform', 'channel_group'];
/** What a family is told apart by before anything else. */
const FIRST: Partial<Record<KpiDefinition['family'], DimensionId>> = {
  marketing: 'platform',
  payments: 'payment_method',
  service: 'carrier',
  web: 'channel_group',
};

/** Dimensions by which movers of a KPI can be named: amounts of several currencies never meet. */
export function possibleDimensions(definition: KpiDefinition): DimensionId[] {
  const all: DimensionId[] = definition.dimensions.filter((id) => id !== 'currency');
  const first = FIRST[definition.family];
  return [...new Set([...(first ? [first] : []), ...PREFERRED, ...all])].filter((id) => all.includes(id));
}

/** The dimension that was asked for, else the first that no filter has narrowed to one value. */
export function chosenDimension(query: ExplainQuery, catalogue: Catalogue): DimensionId | null {
  const possible = possibleDimensions(kpiDefinition(catalogue, query.kpi));
  const isOpen = (id: DimensionId) =>
    !query.filters.some(({ dimension, in: keys }) => dimension === id && keys?.length === 1);
  return query.by ?? possible.find(isOpen) ?? null;
}
