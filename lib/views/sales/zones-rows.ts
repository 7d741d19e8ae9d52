import type { KpiAnswer, KpiRow } from '@/lib/kpi/answer';
import { type ChangeView, comparedOf, numberOf } from '../figures';
import { withFilter } from '../page-query';
import type { SalesContext } from './sales-context';
import type { Level } from './zones';

export interface Zone {
  key: string;
  label: string;
  /** Known customers, and orders of customers who are not known: at most so many people. */
  people: number;
  revenue: number | null;
  revenueText: string;
  share: string;
  orders: number | null;
  ordersText: string;
  average: number | null;
  averageText: string;
  margin: number | null;
  marginText: string;
  perOrder: number | null;
  perOrderText: string;
  returns: number | null;
  returnsText: string;
  growth: ChangeView | null;
  growthRaw: number | null;
  /** By which places are coloured and ranked. */
  metric: number | null;
  metricText: string;
  href: string | null;
  metricHref: string | null;
}

interface Answers {
  sales: KpiAnswer;
  margins: KpiAnswer | null;
  customers: KpiAnswer | null;
  statuses: KpiAnswer;
}

/** Every place with its figures. */
export function zonesOf(context: SalesContext, level: Level, metric: string, answers: Answers): Zone[] {
  const { format, query, change, rowsHref } = context;
  const { sales, margins, customers, statuses } = answers;
  const keyOf = (row: KpiRow) => String(row[level] ?? '');
  const by = (answer: KpiAnswer | null) => new Map((answer?.rows ?? []).map((row) => [keyOf(row), row]));
  const [marginBy, customersBy] = [by(margins), by(customers)];
  const total = numberOf(comparedOf(sales.meta.totals, 'net_revenue').value);
  return sales.rows.map((row) => {
    const key = keyOf(row);
    const margin = marginBy.get(key);
    const figure = (kpi: string) => comparedOf(row, kpi).value ?? comparedOf(margin, kpi).value;
    const revenue = numberOf(figure('net_revenue'));
    const growth = comparedOf(row, 'net_revenue').change;
    const narrowed = withFilter(query, level, key);
    return {
      key,
      label: sales.meta.labels[level]?.[key] ?? key,
      people: customers
        ? (numberOf(comparedOf(customersBy.get(key), 'active_customers').value) ?? 0) +
          unidentified(statuses, level, key)
        : (numberOf(figure('order_count')) ?? 0),
      revenue,
      revenueText: format.value(figure('net_revenue'), 'money'),
      share: format.percent(revenue !== null && total !== null && total > 0 ? revenue / total : null),
      orders: numberOf(figure('order_count')),
      ordersText: format.value(figure('order_count'), 'count'),
      average: numberOf(figure('average_order_value')),
      averageText: format.value(figure('average_order_value'), 'money'),
      margin: numberOf(figure('contribution_margin_2')),
      marginText: format.value(figure('contribution_margin_2'), 'money'),
      perOrder: numberOf(figure('contribution_margin_per_order')),
      perOrderText: format.value(figure('contribution_margin_per_order'), 'money'),
      returns: numberOf(figure('return_rate_value')),
      returnsText: format.value(figure('return_rate_value'), 'ratio'),
      growth: change(growth, 'net_revenue'),
      growthRaw: growth,
      metric: numberOf(figure(metric)),
      metricText: format.compact(figure(metric), 'money'),
      href: rowsHref('net_revenue', narrowed),
      metricHref: rowsHref(metric, narrowed),
    };
  });
}

function unidentified(statuses: KpiAnswer, level: Level, key: string): number {
  const row = statuses.rows.find((each) => each[level] === key && each.customer_status === 'unidentified');
  return numberOf(comparedOf(row, 'order_count').value) ?? 0;
}
