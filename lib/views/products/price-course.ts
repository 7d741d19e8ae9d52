import type { CartesianSpec } from '@/lib/charts/spec';
import { addDays, addMonths, nextStart, startOf } from '@/lib/core/calendar';
import { comparedOf, numberOf } from '../figures';
import type { PageFrame } from '../page-frame';
import { amountOn, priceSteps } from './product-facts';

const MONTHS = 24;

/** List price, price paid and, for those who may see it, unit cost of a product over two years, month by month. */
export async function priceCourse(
  frame: PageFrame,
  productId: number,
  names: { list: string; paid: string; cost: string },
): Promise<CartesianSpec | null> {
  const { query, reach, format, currency, mayMargin, ui } = frame;
  const [until = query.to] = [query.to, reach.anchor].toSorted();
  const earliest = addMonths(startOf('month', until), 1 - MONTHS);
  const [, from = earliest] = [earliest, startOf('month', reach.first ?? earliest)].toSorted();
  const [course, prices, costs] = await Promise.all([
    frame.ask({
      kpis: ['average_list_price', 'price_realisation'],
      from,
      to: until,
      grain: 'month',
      compare: undefined,
      order: [{ by: 'period' }],
    }),
    priceSteps(productId, currency, 'price'),
    mayMargin ? priceSteps(productId, currency, 'cost') : [],
  ]);
  const months = course.rows.map((row) => {
    const end = addDays(nextStart('month', row.period), -1);
    const sold = numberOf(comparedOf(row, 'average_list_price').value);
    const kept = numberOf(comparedOf(row, 'price_realisation').value);
    return {
      start: row.period,
      list: amountOn(prices, end) ?? sold,
      paid: sold === null || kept === null ? null : sold * kept,
      cost: amountOn(costs, end),
    };
  });
  const money = (value: number | null) => format.value(value === null ? null : value.toFixed(2), 'money');
  const line = (key: string, label: string, values: (number | null)[]) => ({
    key,
    label,
    values,
    texts: values.map(money),
  });
  const series = [
    line(
      'site',
      names.list,
      months.map(({ list }) => list),
    ),
    line(
      'facebook',
      names.paid,
      months.map(({ paid }) => paid),
    ),
    line(
      'store',
      names.cost,
      months.map(({ cost }) => cost),
    ),
  ].filter(({ values }) => values.some((value) => value !== null));
  if (series.length === 0) return null;
  return {
    type: 'line',
    unit: 'money',
    categories: months.map(({ start }) => ({
      key: start,
      label: format.period(start, 'month'),
      title: format.period(start, 'month'),
    })),
    series,
    compareName: null,
    partialName: ui('chart.partial'),
    mentions: [],
  };
}
