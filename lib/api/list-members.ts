import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import { cachedKpiQuery } from '@/lib/kpi/cached-kpi-query';
import { DIMENSION_IDS, dimension } from '@/lib/kpi/dimensions';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { kpiQuerySchema } from '@/lib/kpi/query';
import { cursorField, pageOf } from './cursor';
import { dataState, fingerprint, wholeReach } from './data-state';
import { readableKpi } from './describe-kpi';
import { possibleDimensions } from './possible-dimensions';

const { from, to } = kpiQuerySchema.shape;
const MOST = 100_000;

export const membersInput = z.strictObject({
  dimension: z.enum(DIMENSION_IDS),
  from: from.optional().meta({ description: 'Without it: from the first day of the data.' }),
  to: to.optional().meta({ description: 'Without it: up to the last day of the data.' }),
  search: z.string().max(100).default('').meta({ description: 'In keys and labels.' }),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
  cursor: cursorField.optional(),
});
export type MembersInput = z.input<typeof membersInput>;

/**
 * The values of a dimension for which a KPI has something to say, by key. Filters of queries take these keys.
 * @throws AppError not_found, forbidden, invalid_input
 */
export async function listMembers(
  id: string,
  input: MembersInput,
  reader: Pick<Viewer, 'abilities' | 'role' | 'locale'>,
  now: Date,
) {
  const asked = membersInput.parse(input);
  const dimensions = possibleDimensions(await readableKpi(id, reader.abilities), await governedCatalogue());
  if (!dimensions.includes(asked.dimension)) {
    const possible = dimensions.length > 0 ? `Possible: ${dimensions.join(', ')}.` : 'It has no dimensions.';
    throw new AppError('invalid_input', `dimension: KPI ${id} cannot be cut by ${asked.dimension}. ${possible}`);
  }
  const reach = wholeReach(await dataState(now));
  const period = { from: asked.from ?? reach.from, to: asked.to ?? reach.to };
  const { rows, meta } = await cachedKpiQuery(
    { kpis: [id], ...period, dimensions: [asked.dimension], limit: MOST },
    reader,
    now,
  );
  const labels = meta.labels[asked.dimension] ?? {};
  const words = asked.search.trim().toLowerCase();
  const members = rows
    .map((row) => String(row[asked.dimension]))
    .map((key) => ({ key, label: labels[key] ?? key }))
    .filter(({ key, label }) => `${key} ${label}`.toLowerCase().includes(words));
  const question = fingerprint('members', id, asked.dimension, period, words);
  const state = fingerprint(meta.data_version, meta.kpis);
  const { page, next_cursor } = pageOf(members, { limit: asked.limit, cursor: asked.cursor, question, state });
  return {
    kpi: id,
    dimension: { id: asked.dimension, label: dimension(asked.dimension).label[reader.locale] },
    ...period,
    members: page,
    total: members.length,
    next_cursor,
    data_version: meta.data_version,
    fresh_as_of: meta.fresh_as_of,
  };
}
