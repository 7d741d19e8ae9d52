import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import type { KpiAnswer } from '@/lib/kpi/answer';
import type { DimensionId } from '@/lib/kpi/dimensions';
import { courseSpec } from '../course-spec';
import { figureCards, visibleOf } from '../figure-cards';
import { comparedOf, directionOf, numberOf } from '../figures';
import { kpiTable } from '../kpi-table';
import { type PageFrame, pageFrame } from '../page-frame';
import { pageHead } from '../page-head';
import { exploreHref, memberHref, rowsHref } from '../page-links';
import { pageHref, type SearchParams } from '../page-query';
import { rankingSpec } from '../ranking-spec';
import { reasonsPareto } from '../sales/returns-lists';
import { readCategory } from './category-facts';
import { mixShift } from './mix-shift';
import { CUTS } from './product';

const CARDS = [
  'net_revenue',
  'units_sold',
  'order_count',
  'order_penetration',
  'average_selling_price',
  'discount_rate',
  'gross_margin_rate',
  'return_rate',
] as const;

type Words = Awaited<ReturnType<typeof getTranslations>>;

/** One category or subcategory: its course, its mix, its products. @throws AppError not_found for an unknown code */
export async function loadCategory(viewer: Viewer, code: string, params: SearchParams, now: Date, locale: Locale) {
  const category = await readCategory(code, locale);
  if (!category) throw new AppError('not_found', `There is no category ${code}`);
  const own: DimensionId = category.parent === null ? 'category' : 'subcategory';
  const path = `/products/categories/${encodeURIComponent(code)}`;
  const frame = await pageFrame(viewer, params, now, locale, { path, narrow: [{ dimension: own, in: [code] }] });
  if (!frame) return { isEmpty: true as const, canImport: viewer.abilities.includes('imports:manage') };
  const [t, motives] = await Promise.all([getTranslations('products.category'), getTranslations('products.reasons')]);
  const { query } = frame;
  const mixBy: DimensionId = own === 'category' ? 'subcategory' : 'brand';
  const byRevenue = [{ by: 'net_revenue', direction: 'desc' as const }];
  const [main, whole, mix, products, cuts, reasons] = await Promise.all([
    frame.ask({ kpis: visibleOf(frame, CARDS), grain: query.grain, order: [{ by: 'period' }] }),
    frame.ask({ kpis: ['net_revenue'], filters: [...query.filters] }),
    frame.ask({ kpis: ['net_revenue'], dimensions: [mixBy], order: byRevenue, limit: 200 }),
    frame.ask({
      kpis: visibleOf(frame, [
        'net_revenue',
        'units_sold',
        'average_selling_price',
        'gross_margin_rate',
        'return_rate',
      ]),
      dimensions: ['product'],
      order: byRevenue,
      limit: 200,
    }),
    Promise.all(CUTS.map((id) => frame.ask({ kpis: ['net_revenue'], dimensions: [id], order: byRevenue }))),
    reasonsPareto(frame, { cumulative: motives('cumulative'), grade: motives('grade') }),
  ]);
  const head = pageHead(frame, [main]);
  return {
    isEmpty: false as const,
    head,
    name: category.name,
    notes: head.notes(['net_revenue'], main),
    leagueHref: pageHref('/products', query),
    parent: category.parent
      ? { name: category.parentName ?? category.parent, href: memberHref(frame, 'category', category.parent) ?? '' }
      : null,
    sentences: sentences(frame, main, whole, t, head.range, category.name),
    cards: figureCards(frame, main, CARDS),
    revenue: {
      spec: courseSpec(frame, main, ['net_revenue'], { compareName: head.compareName }),
      rows: rowsHref(frame, 'net_revenue'),
      explore: exploreHref(frame, { kpis: ['net_revenue'], grain: query.grain, chart: 'line' }),
    },
    mix: {
      by: mixBy,
      table: mixShift(frame, mix, mixBy, t),
      explore: exploreHref(frame, { kpis: ['net_revenue'], dimensions: [mixBy] }),
    },
    products: {
      isCapped: products.meta.total_rows > products.rows.length,
      table: kpiTable(frame, products, 'product', {
        total: true,
        columns: visibleOf(frame, [
          'net_revenue',
          'units_sold',
          'average_selling_price',
          'gross_margin_rate',
          'return_rate',
        ]).map((kpi) => ({ kpi, bar: kpi === 'net_revenue', change: kpi === 'net_revenue' })),
        href: (key) => memberHref(frame, 'product', key),
      }),
      explore: exploreHref(frame, { kpis: ['net_revenue', 'units_sold', 'return_rate'], dimensions: ['product'] }),
    },
    cuts: CUTS.map((id, i) => ({
      id,
      spec: rankingSpec(frame, cuts[i] as KpiAnswer, 'net_revenue', id, head.compareName),
      explore: exploreHref(frame, { kpis: ['net_revenue'], dimensions: [id] }),
    })),
    reasons: {
      spec: reasons.spec,
      explore: exploreHref(frame, { kpis: ['refund_amount', 'returned_units'], dimensions: ['return_reason'] }),
    },
  };
}

export type CategoryView = Exclude<Awaited<ReturnType<typeof loadCategory>>, { isEmpty: true }>;

function sentences(
  frame: PageFrame,
  main: KpiAnswer,
  whole: KpiAnswer,
  t: Words,
  range: string,
  name: string,
): string[] {
  const { format, query } = frame;
  const revenue = comparedOf(main.meta.totals, 'net_revenue');
  const value = numberOf(revenue.value);
  const all = numberOf(comparedOf(whole.meta.totals, 'net_revenue').value);
  if (value === null || value === 0) return [t('sentence.nothing', { range, name })];
  return [
    t('sentence.revenue', {
      range,
      name,
      value: format.compact(revenue.value, 'money'),
      share: all ? format.percent(value / all) : '—',
      trend: revenue.change === null ? 'none' : directionOf(revenue.change),
      change: revenue.change === null ? '' : format.percent(Math.abs(revenue.change)),
      compare: query.compare,
    }),
  ];
}
