import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import type { HistogramSpec } from '@/lib/charts/spec';
import type { Locale } from '@/lib/core/locale';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { type DimensionId, dimension } from '@/lib/kpi/dimensions';
import { courseSpec, extremesOf } from '../course-spec';
import { figureCards } from '../figure-cards';
import { comparedOf, directionOf, numberOf } from '../figures';
import { keyOf, kpiTable, labelOf } from '../kpi-table';
import { type PageFrame, pageFrame } from '../page-frame';
import { pageHead } from '../page-head';
import { asDimension, explainHref, exploreHref, memberHref, rowsHref } from '../page-links';
import { one, pageHref, type SearchParams } from '../page-query';
import { DISTRIBUTION_KPIS, orderValues } from './prices-distribution';
import { priceLadder } from './prices-ladder';

const PATH = '/sales/prices';
const CARDS = ['discount_rate', 'price_realisation', 'discounted_order_share', 'full_price_share'] as const;
const DRIVERS = ['units_per_transaction', 'average_selling_price', 'average_order_value'] as const;
const AMOUNTS = ['gross_revenue', 'discount_amount', 'refund_amount', 'net_revenue', 'gross_units'] as const;
const CUTS = [
  'sales_channel',
  'category',
  'promotion',
  'product',
  'customer_status',
] as const satisfies readonly DimensionId[];

type Words = Awaited<ReturnType<typeof getTranslations>>;

/** What of the list price is left, who gets discounts, and what orders are worth. */
export async function loadPrices(viewer: Viewer, params: SearchParams, now: Date, locale: Locale) {
  const by = CUTS.find((id) => id === asDimension(one(params.by))) ?? 'sales_channel';
  const frame = await pageFrame(viewer, params, now, locale, { path: PATH, extra: { by } });
  if (!frame) return { isEmpty: true as const, canImport: viewer.abilities.includes('imports:manage') };
  const t = await getTranslations('margins.prices');
  const { query } = frame;
  const course = { grain: query.grain, order: [{ by: 'period' }] };
  const [rates, drivers, amounts, cut, baskets, values] = await Promise.all([
    frame.ask({ kpis: CARDS, ...course }),
    frame.ask({ kpis: DRIVERS, ...course }),
    frame.ask({ kpis: AMOUNTS }),
    frame.ask({
      kpis: ['gross_revenue', 'discount_amount', 'discount_rate', 'price_realisation', 'net_revenue'],
      dimensions: [by],
      order: [{ by: 'gross_revenue', direction: 'desc' }],
      limit: 200,
    }),
    frame.ask({ kpis: ['order_count'], dimensions: ['basket_lines'], order: [{ by: 'basket_lines' }] }),
    frame.ask({ kpis: DISTRIBUTION_KPIS }),
  ]);
  const head = pageHead(frame, [amounts]);
  const compareName = head.compareName;
  const rateLine = courseSpec(frame, rates, ['discount_rate'], { compareName });
  const shares = courseSpec(frame, rates, ['discounted_order_share', 'full_price_share']);
  const most = extremesOf(rateLine);
  const distribution = await orderValues(frame, values, {
    orders: t('values.orders'),
    above: (from) => t('values.above', { from }),
    mark: {
      median_order_value: t('values.median'),
      order_value_p25: t('values.p25'),
      order_value_p75: t('values.p75'),
      order_value_p90: t('values.p90'),
    },
  });
  return {
    isEmpty: false as const,
    head,
    notes: head.notes(['discount_rate', 'price_realisation', 'average_order_value'], rates),
    sentences: sentences(frame, rates, drivers, t, head.range),
    cards: figureCards(frame, rates, CARDS),
    ladder: ladder(frame, amounts, t),
    ladderHref: exploreHref(frame, { kpis: AMOUNTS, grain: query.grain }),
    rate: {
      spec: rateLine,
      summary: most ? frame.common('extremes', most) : null,
      rows: rowsHref(frame, 'discount_rate'),
      explore: exploreHref(frame, { kpis: ['discount_rate'], grain: query.grain, chart: 'line' }),
    },
    shares: {
      spec: shares,
      explore: exploreHref(frame, { kpis: ['discounted_order_share', 'full_price_share'], grain: query.grain }),
    },
    by,
    tabs: CUTS.map((id) => ({ id, label: dimension(id).label[locale], href: pageHref(PATH, query, { by: id }) })),
    cut: {
      table: kpiTable(frame, cut, by, {
        total: true,
        columns: [
          { kpi: 'gross_revenue' },
          { kpi: 'discount_amount', bar: true },
          { kpi: 'discount_rate', change: true },
          { kpi: 'price_realisation' },
          { kpi: 'net_revenue' },
        ],
        href: (key) => memberHref(frame, by, key) ?? rowsHref(frame, 'discount_amount', [{ dimension: by, in: [key] }]),
      }),
      isCapped: cut.meta.total_rows > cut.rows.length,
      explore: exploreHref(frame, { kpis: ['gross_revenue', 'discount_amount', 'discount_rate'], dimensions: [by] }),
    },
    drivers: {
      figures: figureCards(frame, drivers, DRIVERS),
      why: explainHref(frame, 'average_order_value'),
    },
    baskets: {
      ...basketHistogram(frame, baskets, t('baskets.orders')),
      explore: exploreHref(frame, { kpis: ['order_count', 'average_order_value'], dimensions: ['basket_lines'] }),
    },
    values: { spec: distribution, summary: valuesSummary(frame, values, t) },
  };
}

export type PricesView = Exclude<Awaited<ReturnType<typeof loadPrices>>, { isEmpty: true }>;

/** What each level of the price opens. */
const OPENS = {
  list: 'gross_revenue',
  discount: 'discount_amount',
  paid: 'price_realisation',
  refund: 'refund_amount',
  pocket: 'net_revenue',
} as const;

function ladder(frame: PageFrame, { meta }: KpiAnswer, t: Words) {
  const { format } = frame;
  const total = (id: string) => numberOf(comparedOf(meta.totals, id).value);
  const found = priceLadder({
    gross: total('gross_revenue'),
    discount: total('discount_amount'),
    refund: total('refund_amount'),
    units: total('gross_units'),
  });
  if (!found) return null;
  const list = found[0]?.unit ?? 0;
  const money = (amount: number) => format.value(amount.toFixed(2), 'money');
  const steps = found.map(({ id, kind, total: amount, unit }) => ({
    id,
    kind,
    label: t(`ladder.steps.${id}`),
    amount: unit,
    text: money(unit),
    share: list > 0 ? format.percent(unit / list) : null,
    note: t('ladder.total', { total: money(amount) }),
    isDoubtful: false,
    href: rowsHref(frame, OPENS[id]),
    hint: t('ladder.hint'),
  }));
  return {
    steps,
    units: format.count(total('gross_units') ?? 0),
    table: {
      columns: [
        { id: 'label', label: t('ladder.step') },
        { id: 'unit', label: t('ladder.unit'), isNumber: true },
        { id: 'share', label: t('ladder.share'), isNumber: true },
        { id: 'total', label: t('ladder.all'), isNumber: true },
      ],
      rows: found.map(({ id, total: amount, unit }, i) => ({
        id,
        cells: {
          label: { text: steps[i]?.label ?? '', raw: steps[i]?.label ?? '' },
          unit: { text: money(unit), raw: unit },
          share: { text: steps[i]?.share ?? '—', raw: list > 0 ? unit / list : null },
          total: { text: money(amount), raw: amount },
        },
      })),
    },
  };
}

/** Orders by their number of lines; orders with free samples only have none. */
function basketHistogram(frame: PageFrame, answer: KpiAnswer, name: string): { spec: HistogramSpec | null } {
  const { format } = frame;
  const total = numberOf(comparedOf(answer.meta.totals, 'order_count').value) ?? 0;
  const known = answer.rows.filter((row) => keyOf(row, 'basket_lines') !== '');
  if (known.length === 0 || total === 0) return { spec: null };
  return {
    spec: {
      type: 'histogram',
      valueName: name,
      marks: [],
      bins: known.map((row) => {
        const key = keyOf(row, 'basket_lines');
        const orders = numberOf(comparedOf(row, 'order_count').value) ?? 0;
        const label = labelOf(answer, 'basket_lines', key);
        return {
          label,
          title: label,
          value: orders,
          text: `${format.count(orders)} (${format.percent(orders / total)})`,
          href: rowsHref(frame, 'order_count', [{ dimension: 'basket_lines', in: [key] }]),
        };
      }),
    },
  };
}

function valuesSummary(frame: PageFrame, { meta }: KpiAnswer, t: Words): string | null {
  const { format } = frame;
  const total = (id: string) => comparedOf(meta.totals, id).value;
  if (total('median_order_value') === null) return null;
  const money = (id: string) => format.value(total(id), 'money');
  return t('values.summary', {
    median: money('median_order_value'),
    mean: money('booked_order_value'),
    p25: money('order_value_p25'),
    p75: money('order_value_p75'),
    p90: money('order_value_p90'),
  });
}

function sentences(frame: PageFrame, rates: KpiAnswer, drivers: KpiAnswer, t: Words, range: string): string[] {
  const { format } = frame;
  const of = (answer: KpiAnswer, id: string) => comparedOf(answer.meta.totals, id);
  const [rate, kept, shared] = [
    of(rates, 'discount_rate'),
    of(rates, 'price_realisation'),
    of(rates, 'discounted_order_share'),
  ];
  if (rate.value === null) return [t('sentence.nothing', { range })];
  const [basket, units, price] = [
    of(drivers, 'average_order_value'),
    of(drivers, 'units_per_transaction'),
    of(drivers, 'average_selling_price'),
  ];
  const points = (change: number | null) => (change === null ? '' : format.change(change, 'ratio'));
  return [
    t('sentence.rate', {
      range,
      rate: format.value(rate.value, 'ratio'),
      hasChange: rate.change === null ? 'no' : 'yes',
      change: points(rate.change),
      kept: format.value(kept.value, 'ratio'),
      orders: format.value(shared.value, 'ratio'),
    }),
    t('sentence.basket', {
      basket: format.value(basket.value, 'money'),
      units: format.value(units.value, 'number'),
      price: format.value(price.value, 'money'),
      trend: basket.change === null ? 'none' : directionOf(basket.change),
      change: basket.change === null ? '' : format.percent(Math.abs(basket.change)),
      compare: frame.query.compare,
    }),
  ];
}
