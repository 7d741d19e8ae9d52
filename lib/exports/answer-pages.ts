import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import { requireKpiAccess } from '@/lib/kpi/access';
import type { KpiAnswer } from '@/lib/kpi/answer';
import type { Catalogue } from '@/lib/kpi/catalogue';
import type { KpiQueryInput } from '@/lib/kpi/query';
import { runKpiQuery } from '@/lib/kpi/run';

const PAGE = 50_000;

export interface PagesFor {
  abilities: readonly string[];
  locale: Locale;
  catalogue: Catalogue;
  now: Date;
  /** Rows per page of the engine; smaller in tests. */
  size?: number;
}

/**
 * All rows of a query, page after page, however many there are, in one state of the data: when an import comes between
 * two pages, the reading ends with an error rather than with rows of two states.
 * @throws AppError forbidden for KPIs that the reader may not see, conflict when the data changed
 */
export async function* answerPages(input: KpiQueryInput, reader: PagesFor): AsyncGenerator<KpiAnswer> {
  const { abilities, catalogue, size = PAGE, ...options } = reader;
  requireKpiAccess(input.kpis, abilities, catalogue);
  let version: number | null = null;
  for (let offset = 0; ; offset += size) {
    const answer = await runKpiQuery({ ...input, limit: size, offset }, { ...options, catalogue });
    version ??= answer.meta.data_version;
    if (answer.meta.data_version !== version) {
      throw new AppError('conflict', 'An import changed the data while the file was written. Export again.', {
        key: 'conflict',
      });
    }
    yield answer;
    if (offset + answer.rows.length >= answer.meta.total_rows || answer.rows.length === 0) return;
  }
}
