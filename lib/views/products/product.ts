import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import { gradeParts } from '@/lib/charts/pareto';
import { addDays, dayInZone } from '@/lib/core/calendar';
import { AppError } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/locale';
import type { KpiAnswer } from '@/lib/kpi/answer';
import type { DimensionId } from '@/lib/kpi/dimensions';
import { courseSpec } from '../course-spec';
import { figureCards, visibleOf } from '../figure-cards';
import { comparedOf, directionOf, numberOf } from '../figures';
import { keyOf } from '../kpi-table';
import { type PageFrame, pageFrame } from '../page-frame';
import { pageHead } from '../page-head';
import { exploreHref, memberHref, rowsHref } from '../page-links';
import { pageHref, type SearchParams } from '../page-query';
import { rankingSpec } from '../ranking-spec';
import { reasonsPareto } from '../sales/returns-lists';
import { boughtTogether } from './bought-together';
import { priceCourse } from './price-course';
import { type ProductFacts, productFacts } from './product-facts';

export const CARDS = [
  'net_revenue',
  'units_sold',
  'order_count',
  'order_penetration',
  'product_quantity_per_order',
  'average_selling_price',
  'gross_margin_rate',
  'return_rate',
] as const;
export const CUTS = ['sales_channel', 'region', 'customer_status'] as const satisfies readonly DimensionId[];
const NOVELTY_DAYS = 90;

type Words = Awaited<ReturnType<typeof getTranslations>>;

/** One product from all sides. @throws AppError not_found for a SKU that the catalogue does not know */
export async function loadProduct(viewer: Viewer, sku: string, params: SearchParams, now: Date, locale: Locale) {
  const path = `/products/${encodeURIComponent(sku)}`;
  const narrow = [{ dimension: 'product' as const, in: [sku] }];
  const facts = await productFacts(sku, locale, dayInZone(now, 'UTC'));
  if (!facts) throw new AppError('not_found', `There is no product ${sku}`);
  const frame = await pageFrame(viewer, params, now, locale, { path, narrow });
  if (!frame) return { isEmpty: true as const, canImport: viewer.abilities.includes('imports:manage') };
  const [t, motives] = await Promise.all([getTranslations('products.product'), getTranslations('products.reasons')]);
  const { query } = frame;
  const course = { grain: query.grain, order: [{ by: 'period' }] };
  const [main, prices, ranks, cuts, reasons, together] = await Promise.all([
    frame.ask({ kpis: visibleOf(frame, CARDS), ...course }),
    priceCourse(frame, facts.id, { list: t('price.list'), paid: t('price.paid'), cost: t('price.cost') }),
    frame.ask({
      kpis: ['net_revenue'],
      dimensions: ['product'],
      order: [{ by: 'net_revenue', direction: 'desc' }],
      filters: [...query.filters],
      limit: 100_000,
    }),
    Promise.all(
      CUTS.map((id) =>
        frame.ask({ kpis: ['net_revenue'], dimensions: [id], order: [{ by: 'net_revenue', direction: 'desc' }] }),
      ),
    ),
    reasonsPareto(frame, { cumulative: motives('cumulative'), grade: motives('grade') }),
    boughtTogether(frame, sku),
  ]);
  const head = pageHead(frame, [main]);
  const standing = standingOf(ranks, sku);
  const line = (kpi: string) => ({
    spec: courseSpec(frame, main, [kpi], { compareName: head.compareName }),
    rows: rowsHref(frame, kpi),
    explore: exploreHref(frame, { kpis: [kpi], grain: query.grain, chart: 'line' }),
  });
  return {
    isEmpty: false as const,
    head,
    name: facts.name,
    sku,
    notes: [...head.notes(['net_revenue', 'units_sold'], main), `${t('facts.sku')} : ${sku}`],
    leagueHref: pageHref('/products', query),
    grade: standing?.grade ?? null,
    isNovelty: facts.launch !== null && facts.launch <= query.to && addDays(facts.launch, NOVELTY_DAYS) >= query.to,
    sentences: sentences(frame, main, standing, t, head.range),
    facts: factRows(frame, facts, t),
    ingredients: facts.ingredients.map(({ key, name }) => ({
      key,
      name,
      href: exploreHref(
        { ...frame, narrow: [] },
        {
          kpis: ['net_revenue', 'units_sold', 'return_rate'],
          dimensions: ['product'],
          filters: [{ dimension: 'ingredient', in: [key] }],
        },
      ),
    })),
    cards: figureCards(frame, main, CARDS),
    revenue: line('net_revenue'),
    units: line('units_sold'),
    prices,
    cuts: CUTS.map((id, i) => ({
      id,
      spec: rankingSpec(frame, cuts[i] as KpiAnswer, 'net_revenue', id, head.compareName),
      explore: exploreHref(frame, { kpis: ['net_revenue'], dimensions: [id] }),
    })),
    reasons: {
      spec: reasons.spec,
      explore: exploreHref(frame, { kpis: ['refund_amount', 'returned_units'], dimensions: ['return_reason'] }),
    },
    together,
  };
}

export type ProductView = Exclude<Awaited<ReturnType<typeof loadProduct>>, { isEmpty: true }>;

interface Standing {
  rank: number;
  of: number;
  grade: 'A' | 'B' | 'C';
}

/** Place and class of a product among all that sold in the period. */
function standingOf(answer: KpiAnswer, sku: string): Standing | null {
  const graded = gradeParts(answer.rows, (row) => numberOf(comparedOf(row, 'net_revenue').value) ?? 0);
  const at = graded.findIndex(({ part }) => keyOf(part, 'product') === sku);
  const found = graded[at];
  return found ? { rank: at + 1, of: graded.length, grade: found.grade } : null;
}

/** Attributes are named as their source names them, except the common ones. */
const known = (t: Words, key: string, otherwise: string) => (/^[\w.]+$/.test(key) && t.has(key) ? t(key) : otherwise);

/** What the catalogue says of a product; what it does not say is left out. */
function factRows(frame: PageFrame, facts: ProductFacts, t: Words) {
  const { format } = frame;
  const count = (value: number | null) => (value === null ? null : format.count(value));
  const day = (value: string | null) => (value === null ? null : format.day(value));
  const row = (id: string, text: string | null, href: string | null = null) => ({
    id,
    label: t(`facts.${id}`),
    text,
    href,
  });
  const rows = [
    row('sku', facts.sku),
    row('brand', facts.brand),
    row('category', facts.categoryName, facts.category && memberHref(frame, 'category', facts.category)),
    row('subcategory', facts.subcategoryName, facts.subcategory && memberHref(frame, 'subcategory', facts.subcategory)),
    row(
      'stock',
      facts.stock === null
        ? null
        : t('facts.units', { units: format.count(facts.stock), day: day(facts.stockDay) ?? '' }),
    ),
    row('launch', day(facts.launch)),
    row('end', day(facts.end)),
    row('supplier', facts.supplier),
    row('leadTime', facts.leadTime === null ? null : format.value(facts.leadTime, 'days')),
    row('minOrder', count(facts.minOrder)),
    row('shelfLife', facts.shelfLife === null ? null : format.value(facts.shelfLife, 'days')),
    row('weight', facts.weight === null ? null : t('facts.grams', { grams: format.count(facts.weight) })),
    row('barcode', facts.barcode),
    ...facts.attributes.map(({ name, value }) => ({
      id: `${name} ${value}`,
      label: known(t, `attributes.${name}`, name),
      text: known(t, `values.${value}`, value),
      href: null,
    })),
  ];
  return rows.flatMap(({ text, ...rest }) => (text ? [{ ...rest, text }] : []));
}

function sentences(frame: PageFrame, main: KpiAnswer, standing: Standing | null, t: Words, range: string): string[] {
  const { format, query } = frame;
  const figure = (id: string) => comparedOf(main.meta.totals, id);
  const [revenue, units, back] = [figure('net_revenue'), figure('units_sold'), figure('return_rate')];
  if (revenue.value === null || (Number(revenue.value) === 0 && Number(units.value ?? 0) === 0)) {
    return [t('sentence.nothing', { range })];
  }
  return [
    t('sentence.revenue', {
      range,
      value: format.compact(revenue.value, 'money'),
      units: format.value(units.value, 'count'),
      trend: revenue.change === null ? 'none' : directionOf(revenue.change),
      change: revenue.change === null ? '' : format.percent(Math.abs(revenue.change)),
      compare: query.compare,
    }),
    ...(standing ? [t('sentence.standing', { rank: standing.rank, of: standing.of, grade: standing.grade })] : []),
    ...(back.value === null ? [] : [t('sentence.returns', { rate: format.value(back.value, 'ratio') })]),
  ];
}
