import type { Viewer } from '@/lib/auth/viewer';
import { addDays, addMonths, daysInPeriod, startOf } from '@/lib/core/calendar';
import type { Locale } from '@/lib/core/locale';
import type { KpiRow } from '@/lib/kpi/answer';
import type { KpiValue } from '@/lib/kpi/format-value';
import { comparedOf, numberOf } from '../figures';
import { one, type SearchParams } from '../page-query';
import type { ShopReach } from '../shop-reach';
import { recognitionBridge } from './recognition-bridge';
import { cutOffMonth } from './recognition-cut-off';
import { ordersNotRecognised } from './recognition-orders';
import { backlogView, bridgeView, cutOffView, monthsView } from './recognition-parts';
import { isEmptySales, type SalesContext, salesContext } from './sales-context';
import { salesHead } from './sales-head';

const PATH = '/sales/recognition';
const FLOWS = ['gross_revenue', 'discount_amount', 'refund_amount', 'net_revenue', 'recognised_revenue'] as const;
const OLDEST = 15;
const LATE = 40;
/** Beyond three years a month is too small a step. */
const MOST_MONTHS = 36;

export type SalesRecognition = Awaited<ReturnType<typeof loadSalesRecognition>>;

/** Twelve months up to the last day with data: recognition is looked at by the month. */
const twelveMonths = ({ anchor }: ShopReach) => ({ from: addMonths(startOf('month', anchor), -11), to: anchor });

/** Booked against recognised revenue, the bridge between them, what waits, and what a month's end cuts apart. */
export async function loadSalesRecognition(viewer: Viewer, params: SearchParams, now: Date, locale: Locale) {
  const context = await salesContext(PATH, viewer, params, now, locale, {
    period: twelveMonths,
    needs: [...FLOWS, 'booked_revenue', 'backlog'],
    // An order is booked and recognised on different weekdays: what is left of one filter would not be a backlog.
    refuses: ['weekday', 'hour', 'month_of_year'],
  });
  if (isEmptySales(context)) return context;
  const { ask, query } = context;
  const grain = daysInPeriod(query) > MOST_MONTHS * 31 ? ('quarter' as const) : ('month' as const);
  const order = [{ by: 'period' }];
  const before = { from: addDays(query.from, -1), to: addDays(query.from, -1), compare: undefined };
  const cutOff = cutOffMonth(one(params.cutoff), context);
  const waiting = {
    filters: query.filters,
    currency: context.base.meta.currency,
    timeZone: context.reach.shop.timeZone,
    until: query.to,
  };
  const [flows, kinds, booked, opening, oldest, late] = await Promise.all([
    ask({ kpis: [...FLOWS, 'backlog'], grain, order }),
    ask({ kpis: ['refund_amount'], grain, dimensions: ['refund_kind'], order }),
    ask({ kpis: ['booked_revenue'], grain }),
    ask({ kpis: ['backlog'], ...before }),
    ordersNotRecognised({ ...waiting, from: '0001-01-01', to: query.to, limit: OLDEST }),
    cutOff
      ? ordersNotRecognised({ ...waiting, from: cutOff.from, to: cutOff.to, until: cutOff.to, limit: LATE })
      : null,
  ]);
  const head = await salesHead(context, [flows], ['recognised_revenue', 'net_revenue']);
  const wholeKinds = await ask({ kpis: ['refund_amount'], dimensions: ['refund_kind'], compare: undefined });
  const totals = recognitionBridge(figuresOf(flows.meta.totals, booked.meta.totals, wholeKinds.rows));
  const isKnown = numberOf(totals.recognised) !== 0 || numberOf(totals.booked) === 0;
  const bookedBy = new Map(booked.rows.map((row) => [row.period, row]));
  const months = flows.rows.map((row) => ({
    start: row.period,
    steps: recognitionBridge(
      figuresOf(
        row,
        bookedBy.get(row.period) ?? null,
        kinds.rows.filter(({ period }) => period === row.period),
      ),
    ),
    backlog: comparedOf(row, 'backlog').value,
  }));
  const closing = comparedOf(flows.meta.totals, 'backlog').value;
  return {
    isEmpty: false as const,
    head: { ...head, sentences: sentences(context, totals, closing, oldest.count, isKnown) },
    grain,
    isKnown,
    whyHref: context.whyHref('recognised_revenue'),
    exploreHref: context.exploreHref({ kpis: ['net_revenue', 'recognised_revenue', 'backlog'], grain }),
    bridge: bridgeView(context, totals, {
      recognised: comparedOf(flows.meta.totals, 'recognised_revenue').change,
      booked: comparedOf(booked.meta.totals, 'booked_revenue').change,
      opening: comparedOf(opening.meta.totals, 'backlog').value,
      closing,
    }),
    months: monthsView(context, months, grain),
    backlog: backlogView(context, oldest, closing),
    cutOff: cutOff && late ? cutOffView(context, cutOff, late) : null,
  };
}

function figuresOf(flows: KpiRow | null, booked: KpiRow | null, kinds: readonly KpiRow[]) {
  const figure = (kpi: string): KpiValue => comparedOf(flows, kpi).value;
  const ofKind = (kind: string): KpiValue =>
    comparedOf(
      kinds.find((row) => row.refund_kind === kind),
      'refund_amount',
    ).value ?? '0';
  return {
    booked: comparedOf(booked, 'booked_revenue').value,
    gross: figure('gross_revenue'),
    discount: figure('discount_amount'),
    refund: figure('refund_amount'),
    lineCancellations: ofKind('cancellation'),
    returns: ofKind('return'),
    recognised: figure('recognised_revenue'),
  };
}

function sentences(
  { t, format, query, until }: SalesContext,
  steps: ReturnType<typeof recognitionBridge>,
  backlog: KpiValue,
  orders: number,
  isKnown: boolean,
): string[] {
  const range = format.range(query.from, query.to);
  if (numberOf(steps.booked) === 0 && numberOf(steps.recognised) === 0) return [t('overview.nothing', { range })];
  if (!isKnown) return [t('recognition.unknown', { range, booked: format.compact(steps.booked, 'money') })];
  const waiting = numberOf(steps.waiting) ?? 0;
  return [
    t('recognition.sentence', {
      range,
      booked: format.compact(steps.booked, 'money'),
      recognised: format.compact(steps.recognised, 'money'),
    }),
    t('recognition.between', {
      cancelled: format.compact(steps.cancelled, 'money'),
      direction: waiting > 0 ? 'up' : waiting < 0 ? 'down' : 'flat',
      waiting: format.compact(Math.abs(waiting), 'money'),
    }),
    t('recognition.left', { day: format.day(until), backlog: format.compact(backlog, 'money'), orders }),
  ];
}
