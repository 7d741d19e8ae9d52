import type { CartesianSpec } from '@/lib/charts/spec';
import { addDays, type Day, nextStart } from '@/lib/core/calendar';
import { kpiDefinition } from '@/lib/kpi/catalogue';
import type { KpiValue } from '@/lib/kpi/format-value';
import { numberOf } from '../figures';
import { pageHref } from '../page-query';
import type { RecognitionSteps } from './recognition-bridge';
import type { CutOff } from './recognition-cut-off';
import { AGES, type WaitingOrder, type WaitingOrders } from './recognition-orders';
import type { SalesContext } from './sales-context';
import { within } from './sales-line';

/** Rows behind each step; cancelled orders are counted by the day they were placed. */
const ROWS: Partial<Record<keyof RecognitionSteps, string>> = {
  booked: 'booked_revenue',
  cancelled: 'cancelled_order_count',
  lineCancellations: 'refund_amount',
  returns: 'refund_amount',
  allowances: 'refund_amount',
  waiting: 'backlog',
  recognised: 'recognised_revenue',
};
const ORDER = ['booked', 'cancelled', 'lineCancellations', 'returns', 'allowances', 'waiting', 'recognised'] as const;

interface Around {
  recognised: number | null;
  booked: number | null;
  opening: KpiValue;
  closing: KpiValue;
}

/** The steps from booked to recognised. */
export function bridgeView(context: SalesContext, steps: RecognitionSteps, around: Around) {
  const { format, t, change, rowsHref, catalogue, locale } = context;
  const booked = numberOf(steps.booked);
  return ORDER.map((id) => {
    const isTotal = id === 'booked' || id === 'recognised';
    const value = numberOf(steps[id]);
    const signed = value === null ? null : isTotal ? value : -value;
    const text = format.value(value === null ? null : Math.abs(value), 'money');
    const kpi = ROWS[id] as string;
    const moved = id === 'booked' ? around.booked : id === 'recognised' ? around.recognised : null;
    return {
      id,
      kind: isTotal ? ('total' as const) : ('step' as const),
      label: t(`recognition.steps.${id}`),
      note:
        id === 'waiting'
          ? t('recognition.backlogFromTo', {
              opening: format.compact(around.opening, 'money'),
              closing: format.compact(around.closing, 'money'),
            })
          : null,
      value: signed,
      text:
        signed === null || isTotal || signed === 0
          ? format.value(steps[id], 'money')
          : `${signed < 0 ? '−' : '+'}${text}`,
      share: booked !== null && booked > 0 && value !== null ? format.percent(Math.abs(value) / booked) : null,
      change: moved === null ? null : change(moved, 'recognised_revenue'),
      tone: isTotal || id === 'waiting' ? ('neutral' as const) : ('bad' as const),
      href: rowsHref(kpi),
      hint: t('waterfall.hint', { kpi: kpiDefinition(catalogue, kpi).label[locale] }),
    };
  });
}

interface Month {
  start: Day;
  steps: RecognitionSteps;
  backlog: KpiValue;
}

/** Two columns per month, and every step of every month as a table. */
export function monthsView(context: SalesContext, months: readonly Month[], grain: 'month' | 'quarter') {
  const { format, query, until, ui, t, rowsHref } = context;
  const days = (start: Day) => ({ ...within(query, start, grain), grain: 'day' as const });
  const shown = months.filter(({ start }) => start <= until);
  const spec: CartesianSpec = {
    type: 'bars',
    unit: 'money',
    categories: shown.map(({ start }) => ({
      key: start,
      label: format.period(start, grain),
      title: format.period(start, grain),
      isPartial: start < query.from || addDays(nextStart(grain, start), -1) > until,
    })),
    series: (['booked', 'recognised'] as const).map((id) => ({
      key: id === 'booked' ? 'other' : 'site',
      label: t(`recognition.columns.${id}`),
      values: shown.map(({ steps }) => numberOf(steps[id])),
      texts: shown.map(({ steps }) => format.value(steps[id], 'money')),
      hrefs: shown.map(({ start }) => (id === 'recognised' ? rowsHref('recognised_revenue', days(start)) : null)),
    })),
    compareName: null,
    partialName: ui('chart.partial'),
    mentions: [],
  };
  const columns = [...ORDER, 'backlog'] as const;
  return {
    spec,
    columns: columns.map((id) => ({ id, label: t(`recognition.columns.${id}`) })),
    rows: shown.map(({ start, steps, backlog }) => ({
      id: start,
      label: format.period(start, grain),
      cells: columns.map((id) => {
        const value = id === 'backlog' ? backlog : steps[id];
        const kpi = id === 'backlog' ? null : (ROWS[id] as string);
        return {
          id,
          text: format.value(value, 'money'),
          raw: numberOf(value),
          href: kpi ? rowsHref(kpi, days(start)) : null,
        };
      }),
    })),
  };
}

function ordersView(context: SalesContext, orders: readonly WaitingOrder[]) {
  const { format, rowsHref, t } = context;
  return orders.map(({ order, day, recognisedDay, channel, status, amount, age }) => ({
    id: `${order} ${day}`,
    order,
    day: format.day(day),
    rawDay: day,
    recognised: recognisedDay ? format.day(recognisedDay) : t('recognition.notYet'),
    rawRecognised: recognisedDay,
    channel,
    status: t(`recognition.status.${status}`),
    amount: format.value(amount, 'money'),
    rawAmount: numberOf(amount),
    age,
    href: rowsHref('net_revenue', { from: day, to: day, grain: 'day' }),
  }));
}

/** What is booked and not delivered at the end of the period: how much, since when, and the oldest orders. */
export function backlogView(context: SalesContext, found: WaitingOrders, backlog: KpiValue) {
  const { format, t, query, reach, until, rowsHref } = context;
  return {
    day: format.day(until),
    isNow: query.to >= reach.anchor,
    value: format.value(backlog, 'money'),
    count: found.count,
    ages: found.ages.map(({ count, total }, i) => ({
      id: String(i),
      label:
        i < AGES.length
          ? t('recognition.ages.upTo', { days: AGES[i] as number })
          : t('recognition.ages.more', { days: AGES.at(-1) as number }),
      count: format.count(count),
      orders: count,
      total: format.value(total, 'money'),
      share: numberOf(found.total) ? Math.max(0, (numberOf(total) ?? 0) / (numberOf(found.total) as number)) : 0,
    })),
    orders: ordersView(context, found.orders),
    href: rowsHref('backlog'),
  };
}

/** Orders of a month that were recognised after its end. */
export function cutOffView(context: SalesContext, { from, to, months }: CutOff, found: WaitingOrders) {
  const { format, query, path, rowsHref } = context;
  return {
    month: format.period(from, 'month'),
    end: format.day(to),
    total: format.value(found.total, 'money'),
    count: found.count,
    orders: ordersView(context, found.orders),
    isCapped: found.count > found.orders.length,
    current: from.slice(0, 7),
    months: months.slice(0, 6).map((start) => ({
      id: start.slice(0, 7),
      label: format.period(start, 'month'),
      href: pageHref(path, query, { cutoff: start.slice(0, 7) }),
    })),
    href: rowsHref('net_revenue', { from, to, grain: 'day' }),
  };
}
