import type { ChartType } from '@/lib/charts/spec';
import type { Grain, Period } from '@/lib/core/calendar';
import { kpiDefinition } from '@/lib/kpi/catalogue';
import { DIMENSION_IDS, type DimensionId } from '@/lib/kpi/dimensions';
import type { KpiFilter } from '@/lib/kpi/query';
import { explorerHref } from './explorer-query';
import type { PageFrame } from './page-frame';
import { pageHref } from './page-query';
import { whyHref } from './why-address';

type Asked = Pick<PageFrame, 'query' | 'narrow' | 'viewer' | 'catalogue'>;

interface Question extends Partial<Period> {
  kpis: readonly string[];
  dimensions?: readonly DimensionId[];
  grain?: Grain | 'none';
  chart?: ChartType;
  /** Beside the filters of the page. */
  filters?: readonly KpiFilter[];
}

/** The Explorer with the question that a chart answers; null for those who may not ask. */
export function exploreHref({ query, narrow, viewer }: Asked, question: Question): string | null {
  if (!viewer.abilities.includes('kpi:query')) return null;
  const { kpis, dimensions = [], grain, chart = null, filters = [], from = query.from, to = query.to } = question;
  return explorerHref({
    from,
    to,
    preset: null,
    kpis,
    dimensions,
    grain: grain ?? (dimensions.length > 0 ? 'none' : query.grain),
    compare: query.compare,
    filters: [...query.filters, ...narrow, ...filters],
    chart,
    sort: null,
    page: 1,
    asOf: null,
  });
}

/**
 * The rows behind a figure. Where its page of parts and rows cannot be narrowed like that, the Explorer takes the
 * question, which leads to the rows by another way.
 */
export function rowsHref(frame: Asked, kpi: string, filters: readonly KpiFilter[] = [], period: Partial<Period> = {}) {
  const { query, narrow, viewer, catalogue } = frame;
  const all = [...query.filters, ...narrow, ...filters];
  const { dimensions } = kpiDefinition(catalogue, kpi);
  const isNarrowable = all.every(({ dimension }) => dimensions.includes(dimension));
  if (!isNarrowable) return exploreHref(frame, { kpis: [kpi], filters, grain: 'none', ...period });
  if (!viewer.abilities.includes('rows:read')) return null;
  return pageHref('/breakdown', { ...query, ...period, filters: all }, { kpi });
}

/** Why a figure changed; null where there is nothing to explain. */
export function explainHref({ query, narrow, viewer }: Asked, kpi: string): string | null {
  if (!viewer.abilities.includes('kpi:query') || query.compare === 'none') return null;
  return whyHref({ ...query, filters: [...query.filters, ...narrow] }, kpi);
}

/** Where a value of a dimension has a page of its own. */
export function memberHref({ query }: Pick<PageFrame, 'query'>, dimension: DimensionId, key: string): string | null {
  if (key === '') return null;
  const others = query.filters.filter((filter) => filter.dimension !== dimension);
  const page = { ...query, filters: others };
  if (dimension === 'product') return pageHref(`/products/${encodeURIComponent(key)}`, page);
  if (dimension === 'category' || dimension === 'subcategory')
    return pageHref(`/products/categories/${encodeURIComponent(key)}`, page);
  return null;
}

export const asDimension = (text: string | undefined) => DIMENSION_IDS.find((id) => id === text);
