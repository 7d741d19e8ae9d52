import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import { isDay } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import { type Formatter, formatter } from '@/lib/i18n/format';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { cachedKpiQuery, type Reader } from '@/lib/kpi/cached-kpi-query';
import { type Catalogue, kpiDefinition } from '@/lib/kpi/catalogue';
import { type DimensionId, dimension } from '@/lib/kpi/dimensions';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { kpiDimensions } from '@/lib/kpi/plan';
import type { KpiFilter, KpiQueryInput } from '@/lib/kpi/query';
import { namedAnswer } from './named-answer';
import { comparisonOf, naturalGrain, one, type PageQuery, readPageQuery, type SearchParams } from './page-query';
import { type ShopReach, shopReach } from './shop-reach';

/** Ways to narrow a page that its bar of controls offers. */
const OFFERED = ['sales_channel', 'category', 'region', 'customer_status'] as const satisfies readonly DimensionId[];

type Words = Awaited<ReturnType<typeof getTranslations>>;
type Ask = Omit<Partial<KpiQueryInput>, 'kpis'> & { kpis: readonly string[] };

/** What every page of figures starts from: who asks what, the definitions in force, and how figures are asked for. */
export interface PageFrame {
  path: string;
  /** Parameters of the address beside period, comparison and filters. */
  extra: Record<string, string | null | undefined>;
  viewer: Viewer;
  reader: Reader;
  query: PageQuery;
  /** What the page is about, where that is a part of the shop: beside the filters that the reader chose. */
  narrow: readonly KpiFilter[];
  /** The reader chose the days; else they are those that the page opens with. */
  isChosen: boolean;
  reach: ShopReach;
  catalogue: Catalogue;
  now: Date;
  locale: Locale;
  format: Formatter;
  currency: string;
  ui: Words;
  /** Words that the pages of figures share. */
  common: Words;
  mayMargin: boolean;
  /** Net revenue and orders of the period as a whole. */
  total: KpiAnswer;
  /** Net revenue by what the bar of controls offers. */
  offered: readonly { id: DimensionId; label: string; answer: KpiAnswer }[];
  /** The page's own question: its days, filters and comparison, unless said otherwise. */
  ask(input: Ask): Promise<KpiAnswer>;
  /** The same; null when the KPIs cannot be cut like that. */
  tryAsk(input: Ask): Promise<KpiAnswer | null>;
}

/** Filters of an address that no sale can be narrowed by are left out: the page could then show nothing at all. */
function sensible(query: PageQuery, catalogue: Catalogue, narrow: readonly KpiFilter[]): PageQuery {
  const taken = new Set(narrow.map((filter) => filter.dimension));
  const possible = kpiDimensions(kpiDefinition(catalogue, 'net_revenue'), catalogue).filter((id) => !taken.has(id));
  return { ...query, filters: query.filters.filter((filter) => possible.includes(filter.dimension)) };
}

/** Null while the shop is empty. */
export async function pageFrame(
  viewer: Viewer,
  params: SearchParams,
  now: Date,
  locale: Locale,
  place: { path: string; extra?: PageFrame['extra']; narrow?: readonly KpiFilter[] },
): Promise<PageFrame | null> {
  const [reach, catalogue, ui, common, keys, reasons] = await Promise.all([
    shopReach(now),
    governedCatalogue(undefined, now),
    getTranslations('ui'),
    getTranslations('margins.common'),
    getTranslations('ui.keys'),
    getTranslations('margins.keys'),
  ]);
  if (reach.last === null) return null;
  const own = place.narrow ?? [];
  const asked = sensible(readPageQuery(params, reach.anchor, reach.first), catalogue, own);
  const query = { ...asked, grain: naturalGrain(asked) };
  const reader = { ...viewer, locale };
  const names = Object.assign((key: string) => (reasons.has(key) ? reasons(key) : keys(key)), {
    has: (key: string) => reasons.has(key) || keys.has(key),
  });
  const ask: PageFrame['ask'] = async ({ kpis, ...input }) => {
    const asked = { from: query.from, to: query.to, filters: [...query.filters, ...own], ...comparisonOf(query) };
    return namedAnswer(await cachedKpiQuery({ ...asked, ...input, kpis: [...kpis] }, reader, now), names);
  };
  const byRevenue = [{ by: 'net_revenue', direction: 'desc' as const }];
  const [total, ...cuts] = await Promise.all([
    ask({ kpis: ['net_revenue', 'order_count'] }),
    ...OFFERED.map((id) => ask({ kpis: ['net_revenue'], dimensions: [id], order: byRevenue, limit: 500 })),
  ]);
  const { currency } = total.meta;
  return {
    path: place.path,
    extra: place.extra ?? {},
    viewer,
    reader,
    query,
    narrow: own,
    isChosen: isDay(one(params.from) ?? '') && isDay(one(params.to) ?? ''),
    reach,
    catalogue,
    now,
    locale,
    format: formatter(locale, currency),
    currency,
    ui,
    common,
    mayMargin: viewer.abilities.includes('margin:read'),
    total,
    offered: OFFERED.map((id, i) => ({ id, label: dimension(id).label[locale], answer: cuts[i] as KpiAnswer })),
    ask,
    async tryAsk(input) {
      try {
        return await ask(input);
      } catch (error) {
        if (error instanceof AppError && error.code === 'invalid_input') return null;
        throw error;
      }
    },
  };
}
