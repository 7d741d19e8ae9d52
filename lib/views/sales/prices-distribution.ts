import type { HistogramSpec } from '@/lib/charts/spec';
import { MONEY_UNIT } from '@/lib/core/money';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { comparedOf, numberOf } from '../figures';
import { askRows } from '../measure-rows';
import type { PageFrame } from '../page-frame';

const STEPS = [1, 2, 5] as const;
const WANTED = 16;

/** A round width of bins so that about sixteen of them reach from 0 to `high`. */
export function roundWidth(high: number): number {
  const rough = Math.max(high / WANTED, 0.01);
  const power = 10 ** Math.floor(Math.log10(rough));
  return (STEPS.find((step) => step * power >= rough - 1e-9) ?? 10) * power;
}

/** The ordinary part of a long-tailed distribution ends here: Tukey's upper fence, p75 + 1.5 (p75 - p25). */
const fence = (p25: number, p75: number) => p75 + 1.5 * (p75 - p25);

interface Bin {
  bin: number;
  orders: string;
}

const MARKS = ['median_order_value', 'order_value_p25', 'order_value_p75', 'order_value_p90'] as const;
export const DISTRIBUTION_KPIS = [...MARKS, 'average_order_value', 'booked_order_value', 'order_count'] as const;

/** How many orders are worth how much, by the amount paid for goods; the last bin is open. */
export async function orderValues(
  frame: PageFrame,
  answer: KpiAnswer,
  names: { orders: string; above(from: string): string; mark: Record<(typeof MARKS)[number], string> },
): Promise<HistogramSpec | null> {
  const { format } = frame;
  const total = (id: string) => numberOf(comparedOf(answer.meta.totals, id).value);
  const [p25, p75, p90] = [total('order_value_p25'), total('order_value_p75'), total('order_value_p90')];
  if (p25 === null || p75 === null || p90 === null) return null;
  const width = roundWidth(Math.max(fence(p25, p75), p90, 0.01));
  const count = Math.max(1, Math.ceil(Math.max(fence(p25, p75), p90) / width));
  const found = await askRows<Bin>(frame, (rows, bind) => {
    const orders = rows({ measure: 'orders', table: 'shop_order' });
    const scaled = bind(String(Math.round(width * Number(MONEY_UNIT))), 'bigint');
    return `SELECT least(greatest(floor(value::numeric / ${scaled}), 0), ${bind(count, 'int')})::int AS bin, count(*)::text AS orders
      FROM (SELECT o.id, min(o.net) AS value ${orders.source} GROUP BY o.id) v GROUP BY 1 ORDER BY 1`;
  });
  const by = new Map(found.map(({ bin, orders }) => [bin, Number(orders)]));
  const all = [...by.values()].reduce((sum, orders) => sum + orders, 0);
  const edge = (i: number) => format.axis(i * width, 'money', count * width);
  const place = (value: number) => Math.min(count + 0.5, value / width);
  return {
    type: 'histogram',
    bins: Array.from({ length: count + 1 }, (_, i) => {
      const orders = by.get(i) ?? 0;
      const share = all > 0 ? format.percent(orders / all) : '—';
      return {
        label: i === count ? `≥ ${edge(i)}` : edge(i),
        title: i === count ? names.above(edge(i)) : `${edge(i)} – ${edge(i + 1)}`,
        value: orders,
        text: `${format.count(orders)} (${share})`,
      };
    }),
    marks: MARKS.flatMap((id) => {
      const value = total(id);
      return value === null ? [] : [{ at: place(value), label: names.mark[id], text: format.value(value, 'money') }];
    }),
    valueName: names.orders,
  };
}
