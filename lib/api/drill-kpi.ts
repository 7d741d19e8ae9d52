import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import { requireKpiAccess } from '@/lib/kpi/access';
import type { DrillAnswer } from '@/lib/kpi/drill-down';
import { catalogueSignature, governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { invalidInput, kpiQuerySchema } from '@/lib/kpi/query';
import { runDrillDown } from '@/lib/kpi/run';
import { cursorField, readCursor, writeCursor } from './cursor';
import { dataState, fingerprint } from './data-state';

const { from, to, filters, currency } = kpiQuerySchema.shape;

export const drillInput = z
  .strictObject({
    kpi: z.string().meta({ example: 'net_revenue' }),
    from,
    to,
    filters,
    currency,
    part: z
      .enum(['value', 'numerator', 'denominator'])
      .optional()
      .meta({ description: 'Which rows of a ratio; `value` for every other KPI.' }),
    limit: z.int().min(1).max(10_000).default(100),
    cursor: cursorField.optional(),
  })
  .meta({ id: 'DrillQuery' });

/** The rows behind a figure, newest first. @throws AppError invalid_input, forbidden, conflict */
export async function drillKpi(
  input: unknown,
  reader: Pick<Viewer, 'abilities' | 'locale'>,
  now: Date,
): Promise<DrillAnswer> {
  const checked = drillInput.safeParse(input);
  if (!checked.success) throw invalidInput(checked.error);
  const { part, limit, cursor, ...query } = checked.data;
  const catalogue = await governedCatalogue();
  if (!catalogue.has(query.kpi)) {
    throw new AppError(
      'invalid_input',
      `kpi: no KPI is called ${query.kpi}; known: ${[...catalogue.keys()].join(', ')}`,
    );
  }
  requireKpiAccess([query.kpi], reader.abilities, catalogue);
  const question = fingerprint('drill', query, part);
  const { data_version } = await dataState(now);
  const stateAt = (version: number) => fingerprint(version, catalogueSignature(catalogue));
  const after =
    cursor === undefined ? null : readCursor(cursor, { question, state: stateAt(data_version) }, z.string());
  const answer = await runDrillDown(query, { part, limit, cursor: after }, { catalogue, locale: reader.locale });
  if (after !== null && answer.data_version !== data_version) {
    throw new AppError('conflict', 'cursor: new data came in between; start again.');
  }
  const next = answer.next_cursor;
  const state = stateAt(answer.data_version);
  return { ...answer, next_cursor: next === null ? null : writeCursor({ question, state, at: next }) };
}
