import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import { type Day, isDay, type Period } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import { type Formatter, formatter } from '@/lib/i18n/format';
import { requireKpiAccess } from '@/lib/kpi/access';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { cachedKpiQuery } from '@/lib/kpi/cached-kpi-query';
import { type Catalogue, kpiDefinition } from '@/lib/kpi/catalogue';
import type { DimensionId } from '@/lib/kpi/dimensions';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { planQuery } from '@/lib/kpi/plan';
import { type KpiFilter, type KpiQueryInput, parseKpiQuery } from '@/lib/kpi/query';
import { explorerHref } from '../explorer-query';
import { type ChangeView, changeView } from '../figures';
import { namedAnswer } from '../named-answer';
import { comparisonOf, one, type PageQuery, pageHref, readPageQuery, type SearchParams } from '../page-query';
import { type ShopReach, shopReach } from '../shop-reach';
import { whyHref } from '../why-address';

export type Translate = (key: string, values?: Record<string, string | number>) => string;
type Asked = Omit<KpiQueryInput, 'from' | 'to' | 'filters' | 'compare'> & Partial<KpiQueryInput>;

/** What every page of sales works with: the question of its address, the engine to ask, words, and ways on. */
export interface SalesContext {
  path: string;
  viewer: Viewer;
  now: Date;
  locale: Locale;
  reach: ShopReach & { last: string };
  query: PageQuery;
  /** Last day of the page that is over and has data. */
  until: Day;
  /** What the reader has chosen, for the other pages: days that the page chose by itself stay out. */
  address: string;
  catalogue: Catalogue;
  mayMargin: boolean;
  /** Net revenue of the whole page: its currency, its comparison, its state of the data. */
  base: KpiAnswer;
  /** Filters of the address that sales cannot be narrowed by; the page leaves them out. */
  dropped: readonly DimensionId[];
  format: Formatter;
  t: Translate;
  ui: Translate;
  /** The page's days, filters and comparison, with what is asked beside or instead of them. */
  ask(asked: Asked): Promise<KpiAnswer>;
  /** Whether a KPI can be cut like that under the page's filters, and the reader may see it. */
  fits(kpi: string, dimensions?: readonly DimensionId[]): boolean;
  change(change: number | null, kpi: string): ChangeView | null;
  /** The rows behind a figure, why it moved, and the question in the Explorer; null where the reader may not go. */
  rowsHref(kpi: string, changes?: Partial<PageQuery>, by?: DimensionId): string | null;
  whyHref(kpi: string, changes?: Partial<PageQuery>): string | null;
  exploreHref(asked: Partial<Parameters<typeof explorerHref>[0]> & { kpis: readonly string[] }): string | null;
}

export interface EmptySales {
  isEmpty: true;
  canImport: boolean;
}

export const isEmptySales = (found: SalesContext | EmptySales): found is EmptySales => 'isEmpty' in found;

interface OwnRules {
  /** Days that the page shows before the reader chooses; without a rule of its own the last 30. */
  period?(reach: ShopReach): Period;
  /** KPIs that the page cannot do without: filters that they do not know are left out. */
  needs?: readonly string[];
  /** Dimensions that mean something else for each of the page's figures, and by which it is not narrowed. */
  refuses?: readonly DimensionId[];
}

export async function salesContext(
  path: string,
  viewer: Viewer,
  params: SearchParams,
  now: Date,
  locale: Locale,
  { period, needs = ['net_revenue'], refuses = [] }: OwnRules = {},
): Promise<SalesContext | EmptySales> {
  const reach = await shopReach(now);
  const { last } = reach;
  if (last === null) return { isEmpty: true, canImport: viewer.abilities.includes('imports:manage') };
  const isChosen = isDay(one(params.from) ?? '') && isDay(one(params.to) ?? '');
  const own = isChosen || !period ? {} : period(reach);
  const asked = readPageQuery({ ...params, ...own }, reach.anchor, reach.first);
  const [catalogue, t, ui, names] = await Promise.all([
    governedCatalogue(undefined, now),
    getTranslations('sales'),
    getTranslations('ui'),
    getTranslations('ui.keys'),
  ]);
  const reader = { ...viewer, locale };
  const { abilities } = viewer;
  const words = { good: ui('spoken.good'), bad: ui('spoken.bad'), neutral: ui('spoken.neutral') };
  const answers = (filters: readonly KpiFilter[]) =>
    needs.every((kpi) =>
      isAnswerable({ from: asked.from, to: asked.to, kpis: [kpi], filters: [...filters] }, abilities, catalogue),
    );
  const filters: KpiFilter[] = [];
  for (const filter of asked.filters) {
    if (!refuses.includes(filter.dimension) && answers([...filters, filter])) filters.push(filter);
  }
  const query = { ...asked, filters };
  const common = { from: query.from, to: query.to, filters: [...query.filters], ...comparisonOf(query) };
  const ask: SalesContext['ask'] = async (more) =>
    namedAnswer(await cachedKpiQuery({ ...common, ...more }, reader, now), names);
  const base = await ask({ kpis: ['net_revenue'] });
  const format = formatter(locale, base.meta.currency);
  return {
    path,
    viewer,
    now,
    locale,
    reach: { ...reach, last },
    query,
    until: [query.to, reach.anchor].toSorted()[0] as Day,
    address: chosenAddress(query, isChosen),
    catalogue,
    mayMargin: abilities.includes('margin:read'),
    base,
    dropped: asked.filters.filter((filter) => !filters.includes(filter)).map((filter) => filter.dimension),
    format,
    t: (key, values) => t(key, values),
    ui: (key, values) => ui(key, values),
    ask,
    fits: (kpi, dimensions = []) =>
      isAnswerable({ ...common, kpis: [kpi], dimensions: [...dimensions] }, abilities, catalogue),
    change: (change, kpi) => {
      const { unit, goodDirection } = kpiDefinition(catalogue, kpi);
      return changeView(change, unit, goodDirection, format, words);
    },
    rowsHref: (kpi, changes = {}, by) =>
      abilities.includes('rows:read') ? pageHref('/breakdown', { ...query, ...changes }, { kpi, by }) : null,
    whyHref: (kpi, changes = {}) => (abilities.includes('kpi:query') ? whyHref({ ...query, ...changes }, kpi) : null),
    exploreHref: (question) =>
      abilities.includes('kpi:query')
        ? explorerHref({
            ...query,
            grain: 'none',
            dimensions: [],
            chart: null,
            sort: null,
            page: 1,
            preset: null,
            asOf: null,
            ...question,
          })
        : null,
  };
}

/** `?from=…` for the other pages; without days where the page chose them. */
function chosenAddress(query: PageQuery, isChosen: boolean): string {
  const params = new URL(pageHref('/', query), 'http://vigie.invalid').searchParams;
  if (!isChosen) {
    params.delete('from');
    params.delete('to');
    params.delete('compare');
  }
  params.delete('grain');
  const text = params.toString();
  return text ? `?${text}` : '';
}

function isAnswerable(input: KpiQueryInput, abilities: readonly string[], catalogue: Catalogue): boolean {
  try {
    const query = parseKpiQuery(input, catalogue);
    requireKpiAccess(query.kpis, abilities, catalogue);
    planQuery(query, catalogue);
    return true;
  } catch (error) {
    if (error instanceof AppError && (error.code === 'invalid_input' || error.code === 'forbidden')) return false;
    throw error;
  }
}
