import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import { addDays } from '@/lib/core/calendar';
import type { Locale } from '@/lib/core/locale';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { type DimensionId, dimension } from '@/lib/kpi/dimensions';
import { courseSpec } from '../course-spec';
import { figureCards } from '../figure-cards';
import { comparedOf, numberOf } from '../figures';
import { kpiTable } from '../kpi-table';
import { type PageFrame, pageFrame } from '../page-frame';
import { pageHead } from '../page-head';
import { asDimension, exploreHref, memberHref, rowsHref } from '../page-links';
import { one, pageHref, type SearchParams } from '../page-query';
import { returnsBridge } from './returns-bridge';
import { MATURING_DAYS, refundLags, refundSplit } from './returns-lag';
import { reasonsPareto, withMature, worstProducts } from './returns-lists';

const PATH = '/sales/returns';
const CARDS = [
  'return_rate',
  'return_rate_value',
  'refund_amount',
  'median_refund_lag',
  'partial_refund_share',
] as const;
const CUTS = [
  'category',
  'product',
  'sales_channel',
  'region',
  'customer_status',
  'discounted',
] as const satisfies readonly DimensionId[];

type Words = Awaited<ReturnType<typeof getTranslations>>;

/** What comes back, of what, why, when, and what it costs. */
export async function loadReturns(viewer: Viewer, params: SearchParams, now: Date, locale: Locale) {
  const by = CUTS.find((id) => id === asDimension(one(params.by))) ?? 'category';
  const frame = await pageFrame(viewer, params, now, locale, { path: PATH, extra: { by } });
  if (!frame) return { isEmpty: true as const, canImport: viewer.abilities.includes('imports:manage') };
  const t = await getTranslations('margins.returns');
  const { query, reach, format } = frame;
  const course = { grain: query.grain, order: [{ by: 'period' }] };
  const matureUntil = addDays(reach.anchor, -MATURING_DAYS);
  const [until = query.to] = [query.to, matureUntil].toSorted();
  const isMature = query.from <= until;
  const [rates, partial, mature, young, cut, matureCut, split, lags, sides, reasons, worst] = await Promise.all([
    frame.ask({ kpis: CARDS.slice(0, 4), ...course }),
    frame.tryAsk({ kpis: ['partial_refund_share'], ...course }),
    isMature ? frame.ask({ kpis: ['return_rate', 'gross_units'], to: until, compare: undefined }) : null,
    query.to > matureUntil
      ? frame.ask({
          kpis: ['return_rate', 'gross_units'],
          from: query.from > matureUntil ? query.from : addDays(matureUntil, 1),
          compare: undefined,
        })
      : null,
    frame.ask({
      kpis: ['gross_units', 'returned_units', 'return_rate', 'return_rate_value', 'refund_amount'],
      dimensions: [by],
      order: [{ by: 'refund_amount', direction: 'desc' }],
      limit: 200,
    }),
    isMature ? frame.ask({ kpis: ['return_rate'], dimensions: [by], to: until, compare: undefined }) : null,
    refundSplit(frame),
    refundLags(frame, t('lag.share')),
    frame.ask({
      kpis: ['refund_amount', 'gross_revenue', 'discount_amount', 'net_revenue_by_sale_day'],
      compare: undefined,
      ...course,
    }),
    reasonsPareto(frame, { cumulative: t('reasons.cumulative'), grade: t('reasons.grade') }),
    worstProducts(frame),
  ]);
  const head = pageHead(frame, [rates]);
  const rateLine = courseSpec(frame, rates, ['return_rate'], {
    compareName: head.compareName,
    settledUntil: matureUntil,
    partialName: t('rate.provisional'),
  });
  const of = (answer: KpiAnswer | null) => comparedOf(answer?.meta.totals, 'return_rate').value;
  const maturity = {
    mature: format.value(of(mature), 'ratio'),
    provisional: format.value(of(young), 'ratio'),
    until: format.day(matureUntil),
    hasYoung: young !== null,
    days: MATURING_DAYS,
  };
  return {
    isEmpty: false as const,
    head,
    notes: head.notes(CARDS.slice(0, 4), rates),
    sentences: sentences(frame, rates, maturity, reasons.first, t, head.range),
    cards: [...figureCards(frame, rates, CARDS.slice(0, 4)), ...figureCards(frame, partial, ['partial_refund_share'])],
    rate: {
      spec: rateLine,
      summary: t('rate.summary', { ...maturity, hasYoung: maturity.hasYoung ? 'yes' : 'no' }),
      rows: rowsHref(frame, 'return_rate'),
      explore: exploreHref(frame, { kpis: ['return_rate'], grain: query.grain, chart: 'line' }),
    },
    bridge: {
      ...returnsBridge(frame, split, sides, t),
      explore: exploreHref(frame, { kpis: ['refund_amount', 'net_revenue_by_sale_day'], grain: query.grain }),
    },
    lag: lags ? { spec: lags.spec, summary: t('lag.summary', { half: lags.half, days: MATURING_DAYS }) } : null,
    reasons: {
      spec: reasons.spec,
      explore: exploreHref(frame, { kpis: ['refund_amount', 'returned_units'], dimensions: ['return_reason'] }),
    },
    by,
    tabs: CUTS.map((id) => ({ id, label: dimension(id).label[locale], href: pageHref(PATH, query, { by: id }) })),
    cut: {
      table: withMature(
        frame,
        kpiTable(frame, cut, by, {
          total: true,
          columns: [
            { kpi: 'gross_units' },
            { kpi: 'returned_units' },
            { kpi: 'return_rate', bar: true, change: true },
            { kpi: 'return_rate_value' },
            { kpi: 'refund_amount' },
          ],
          href: (key) => memberHref(frame, by, key) ?? rowsHref(frame, 'return_rate', [{ dimension: by, in: [key] }]),
        }),
        matureCut,
        by,
        t('cut.mature'),
      ),
      explore: exploreHref(frame, { kpis: ['return_rate', 'gross_units', 'refund_amount'], dimensions: [by] }),
    },
    worst: {
      ...worst,
      explore: exploreHref(frame, { kpis: ['return_rate', 'gross_units'], dimensions: ['product'] }),
    },
  };
}

export type ReturnsView = Exclude<Awaited<ReturnType<typeof loadReturns>>, { isEmpty: true }>;

interface Maturity {
  mature: string;
  provisional: string;
  until: string;
  hasYoung: boolean;
}

function sentences(
  frame: PageFrame,
  rates: KpiAnswer,
  maturity: Maturity,
  reason: { label: string; share: string } | null,
  t: Words,
  range: string,
): string[] {
  const { format } = frame;
  const total = (id: string) => comparedOf(rates.meta.totals, id).value;
  const refund = numberOf(total('refund_amount')) ?? 0;
  if (total('return_rate') === null && refund === 0) return [t('sentence.nothing', { range })];
  return [
    t('sentence.main', {
      range,
      rate: format.value(total('return_rate'), 'ratio'),
      refund: format.compact(total('refund_amount'), 'money'),
      hasYoung: maturity.hasYoung ? 'yes' : 'no',
      mature: maturity.mature,
      until: maturity.until,
    }),
    ...(reason ? [t('sentence.reason', reason)] : []),
  ];
}
