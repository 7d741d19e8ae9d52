import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { dimension } from '@/lib/kpi/dimensions';
import { figureCards } from '../figure-cards';
import { comparedOf, numberOf } from '../figures';
import { kpiTable } from '../kpi-table';
import { type PageFrame, pageFrame } from '../page-frame';
import { pageHead } from '../page-head';
import { asDimension, exploreHref, memberHref, rowsHref } from '../page-links';
import { one, pageHref, type SearchParams } from '../page-query';
import { breakEvenMonth } from './margin-break-even';
import { marginHeatmap } from './margin-heatmap';
import { type LadderRow, LEVELS, marginLadder } from './margin-ladder';
import { ladderView } from './margin-ladder-view';
import { lossOrders, lossProducts, lossTable, lossTotals } from './margin-losses';

const PATH = '/sales/margin';
const RATES = ['gross_margin_rate', 'markup_rate', 'contribution_margin_3_rate', 'break_even_revenue'] as const;
const CUTS = ['category', 'product', 'sales_channel', 'subcategory', 'brand', 'region', 'customer_status'] as const;

type Words = Awaited<ReturnType<typeof getTranslations>>;

/** Where the money of sales goes, and at which volume it is enough. */
export async function loadMargin(viewer: Viewer, params: SearchParams, now: Date, locale: Locale) {
  const by = CUTS.find((id) => id === asDimension(one(params.by))) ?? 'category';
  const frame = await pageFrame(viewer, params, now, locale, { path: PATH, extra: { by } });
  if (!frame) return { isEmpty: true as const, canImport: viewer.abilities.includes('imports:manage') };
  const t = await getTranslations('margins.margin');
  const { query } = frame;
  const course = { grain: query.grain, order: [{ by: 'period' }] };
  const [ladder, month, goods, contribution, threshold, cut, grid, orders, products] = await Promise.all([
    marginLadder(frame),
    breakEvenMonth(frame),
    frame.ask({ kpis: ['gross_margin_rate', 'markup_rate', 'gross_margin', 'cost_of_goods_sold'], ...course }),
    frame.tryAsk({ kpis: ['contribution_margin_3_rate'], ...course }),
    frame.tryAsk({ kpis: ['break_even_revenue', 'fixed_costs'] }),
    frame.ask({
      kpis: ['net_revenue', 'cost_of_goods_sold', 'gross_margin', 'gross_margin_rate', 'markup_rate'],
      dimensions: [by],
      order: [{ by: 'gross_margin', direction: 'desc' }],
      limit: 200,
    }),
    frame.ask({
      kpis: ['gross_margin_rate', 'gross_margin'],
      dimensions: ['category', 'sales_channel'],
      compare: undefined,
      limit: 2_000,
    }),
    lossOrders(frame),
    lossProducts(frame),
  ]);
  const cards = [
    ...figureCards(frame, goods, RATES.slice(0, 2)),
    ...figureCards(frame, contribution, ['contribution_margin_3_rate']),
    ...figureCards(frame, threshold, ['break_even_revenue']),
  ];
  const head = pageHead(frame, [goods]);
  return {
    isEmpty: false as const,
    head,
    notes: head.notes(['net_revenue', 'gross_margin', 'operating_profit']),
    cards,
    sentences: sentences(frame, ladder.rows, month, t, head.range),
    ladder: ladderView(frame, ladder.rows, t),
    ladderHref: exploreHref(frame, { kpis: LEVELS, grain: query.grain, chart: 'line' }),
    month,
    example: example(frame, goods),
    by,
    tabs: CUTS.map((id) => ({
      id,
      label: dimension(id).label[locale],
      href: pageHref(PATH, query, { by: id }),
    })),
    cut: {
      table: kpiTable(frame, cut, by, {
        total: true,
        columns: [
          { kpi: 'net_revenue' },
          { kpi: 'cost_of_goods_sold' },
          { kpi: 'gross_margin', bar: true, change: true },
          { kpi: 'gross_margin_rate' },
          { kpi: 'markup_rate' },
        ],
        href: (key) => memberHref(frame, by, key) ?? rowsHref(frame, 'gross_margin', [{ dimension: by, in: [key] }]),
      }),
      isCapped: cut.meta.total_rows > cut.rows.length,
      rows: rowsHref(frame, 'gross_margin'),
      explore: exploreHref(frame, {
        kpis: ['net_revenue', 'cost_of_goods_sold', 'gross_margin', 'gross_margin_rate'],
        dimensions: [by],
      }),
    },
    heatmap: marginHeatmap(frame, grid),
    heatmapHref: exploreHref(frame, { kpis: ['gross_margin_rate'], dimensions: ['category', 'sales_channel'] }),
    losses: {
      withSelling: orders.withSelling,
      totals: lossTotals(frame, orders.rows),
      table: lossTable(frame, orders.rows, orders.withSelling, (name) => t(`losses.${name}`)),
      shown: orders.rows.length,
      rows: rowsHref(frame, orders.withSelling ? 'contribution_margin_2' : 'gross_margin'),
    },
    products: {
      ...products,
      explore: exploreHref(frame, { kpis: ['gross_margin', 'discount_rate'], dimensions: ['product'] }),
    },
  };
}

export type MarginView = Exclude<Awaited<ReturnType<typeof loadMargin>>, { isEmpty: true }>;

/** Margin beside markup on the same 100 of sales. */
function example(frame: PageFrame, { meta }: KpiAnswer) {
  const { format } = frame;
  const rate = numberOf(comparedOf(meta.totals, 'gross_margin_rate').value);
  const markup = numberOf(comparedOf(meta.totals, 'markup_rate').value);
  if (rate === null || markup === null) return null;
  const money = (amount: number) => format.value(amount.toFixed(2), 'money');
  return {
    price: money(100),
    cost: money(100 - 100 * rate),
    margin: money(100 * rate),
    rate: format.percent(rate),
    markup: format.percent(markup),
    coefficient: rate < 1 ? format.value((1 / (1 - rate)).toFixed(2), 'number') : '—',
    share: Math.max(0, Math.min(1, rate)),
  };
}

type Month = Awaited<ReturnType<typeof breakEvenMonth>>;

/** What remains of revenue, and when the month pays its fixed costs. */
function sentences(frame: PageFrame, rows: readonly LadderRow[], month: Month, t: Words, range: string): string[] {
  const { format } = frame;
  const amount = (id: string) => rows.find((row) => row.id === id)?.amount ?? null;
  const said = (id: string) => format.compact(amount(id) === null ? null : (amount(id) as number).toFixed(2), 'money');
  const [net, goods, after, profit] = [
    amount('net_revenue'),
    amount('contribution_margin_1'),
    amount('contribution_margin_3'),
    amount('operating_profit'),
  ];
  if (net === null || net === 0) return [t('sentence.nothing', { range })];
  if (goods === null) return [t('sentence.unknown', { range, net: said('net_revenue') })];
  const main = t('sentence.main', {
    range,
    net: said('net_revenue'),
    goods: said('contribution_margin_1'),
    rate: format.percent(goods / net),
    hasContribution: after === null ? 'no' : 'yes',
    contribution: said('contribution_margin_3'),
    hasProfit: profit === null ? 'no' : profit < 0 ? 'loss' : 'yes',
    profit: format.compact(profit === null ? null : Math.abs(profit).toFixed(2), 'money'),
  });
  const { found } = month;
  if (!found) return [main];
  const state = found.reached ? 'reached' : found.expected ? 'expected' : found.isOver ? 'missed' : 'unlikely';
  return [
    main,
    t(`sentence.month.${state}`, {
      month: month.month,
      day: found.reachedText ?? found.expectedText ?? '',
      fixed: found.fixedText,
      missing: found.missingText,
      until: found.until,
    }),
  ];
}
