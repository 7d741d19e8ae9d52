import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { cachedKpiQuery } from '@/lib/kpi/cached-kpi-query';
import { type Catalogue, kpiDefinition } from '@/lib/kpi/catalogue';
import { catalogueSignature, governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { type KpiQuery, kpiQuerySchema, parseKpiQuery } from '@/lib/kpi/query';
import { cursorField, readCursor, writeCursor } from './cursor';
import { type DataState, dataState, fingerprint } from './data-state';
import { possibleDimensions } from './possible-dimensions';

/** A query as pages send it, and where it goes on. */
export const queryKpisInput = kpiQuerySchema.extend({ cursor: cursorField.optional() }).meta({ id: 'KpiQueryPage' });

export type PagedAnswer = KpiAnswer & { next_cursor: string | null };

type Reader = Pick<Viewer, 'abilities' | 'role' | 'locale'>;

export interface ReadQuery {
  query: KpiQuery;
  question: string;
  /** of data and definitions; two answers of one state do not differ */
  state: string;
  data: DataState;
}

/** Checks a query and finds its page. @throws AppError invalid_input, conflict */
export async function readKpiQuery(input: unknown, now: Date): Promise<ReadQuery> {
  const { cursor, ...rest } = isRecord(input) ? input : { cursor: undefined };
  const [catalogue, data] = await Promise.all([governedCatalogue(), dataState(now)]);
  const query = parseKpiQuery(isRecord(input) ? rest : input, catalogue);
  checkDimensions(query, catalogue);
  const { offset, ...asked } = query;
  const question = fingerprint('query', asked);
  const state = stateOf(data.data_version, catalogue);
  if (cursor === undefined) return { query, question, state, data };
  const place = { question, state };
  const text = z.string({ error: 'cursor: is not a text' }).safeParse(cursor);
  if (!text.success) throw new AppError('invalid_input', 'cursor: is not a text');
  const at = readCursor(text.data, place, z.int().min(0));
  return { query: { ...query, offset: at }, question, state, data };
}

const stateOf = (dataVersion: number, catalogue: Catalogue) => fingerprint(dataVersion, catalogueSignature(catalogue));

const isRecord = (input: unknown): input is Record<string, unknown> =>
  typeof input === 'object' && input !== null && !Array.isArray(input);

/** The planner refuses such a query too; here the refusal names the place in the query. */
function checkDimensions(query: KpiQuery, catalogue: Catalogue): void {
  const places = [
    ...query.dimensions.map((id, i) => ({ path: `dimensions[${i}]`, id })),
    ...query.filters.map(({ dimension }, i) => ({ path: `filters[${i}].dimension`, id: dimension })),
  ];
  for (const { path, id } of places) {
    for (const kpi of query.kpis) {
      const possible = possibleDimensions(kpiDefinition(catalogue, kpi), catalogue);
      if (possible.includes(id)) continue;
      const offer = possible.length > 0 ? `Possible: ${possible.join(', ')}.` : 'It has no dimensions.';
      throw new AppError('invalid_input', `${path}: KPI ${kpi} cannot be cut by ${id}. ${offer}`);
    }
  }
}

/** The name under which a reader may keep an answer: it changes with data, definitions, day, rights and language. */
export function answerState({ query, state, data }: ReadQuery, reader: Reader): string {
  return fingerprint(state, data.today, data.fresh_as_of, [...reader.abilities].sort(), reader.locale, query);
}

/** The answer, and the cursor of its next page. @throws AppError forbidden for KPIs that the reader may not see */
export async function queryKpis(read: ReadQuery, reader: Reader, now: Date): Promise<PagedAnswer> {
  const { query, question, data } = read;
  const answer = await cachedKpiQuery(query, reader, now);
  // What was known at an earlier version stays as it was.
  const version = query.as_of === undefined ? answer.meta.data_version : data.data_version;
  if (query.offset > 0 && version !== data.data_version) {
    throw new AppError('conflict', 'cursor: new data came in between; start again.');
  }
  const at = query.offset + answer.rows.length;
  const hasMore = answer.rows.length > 0 && at < answer.meta.total_rows;
  const state = stateOf(version, await governedCatalogue());
  return { ...answer, next_cursor: hasMore ? writeCursor({ question, state, at }) : null };
}
