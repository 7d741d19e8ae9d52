import type { CartesianSpec } from '@/lib/charts/spec';
import { MONEY_UNIT } from '@/lib/core/money';
import { askRows } from '../measure-rows';
import type { PageFrame } from '../page-frame';

/** Days after a sale up to which its returns are still coming in; sales younger than that are provisional. */
export const MATURING_DAYS = 30;
const SHOWN_DAYS = 90;

export interface RefundSplit {
  /** Refunds of the period, of sales of the period. */
  both: number;
  /** Refunds of the period, of earlier (or later dated) sales. */
  earlier: number;
  /** Refunds after (or before) the period, of sales of the period. */
  later: number;
}

interface Sums {
  both: string;
  earlier: string;
  later: string;
}

/** Refunds by the day of the refund and by the day of the sale: what the two views share, and what only one holds. */
export async function refundSplit(frame: PageFrame): Promise<RefundSplit> {
  const { from, to } = frame.query;
  const [found] = await askRows<Sums>(frame, (rows, bind) => {
    const made = rows({ measure: 'refund', table: 'refund_line' });
    const sold = rows({ measure: 'refund_by_sale_day', table: 'refund_line' });
    const within = (day: string) => `${day} BETWEEN ${bind(from, 'date')} AND ${bind(to, 'date')}`;
    return `SELECT m.both, m.earlier, s.later FROM
      (SELECT coalesce(sum(${made.value}) FILTER (WHERE ${within(sold.day)}), 0)::text AS both,
        coalesce(sum(${made.value}) FILTER (WHERE NOT ${within(sold.day)}), 0)::text AS earlier ${made.source}) m,
      (SELECT coalesce(sum(${sold.value}) FILTER (WHERE NOT ${within(made.day)}), 0)::text AS later ${sold.source}) s`;
  });
  const major = (text: string | undefined) => Math.round(Number(text ?? 0) / (Number(MONEY_UNIT) / 100)) / 100;
  return { both: major(found?.both), earlier: major(found?.earlier), later: major(found?.later) };
}

interface LagRow {
  lag: number;
  amount: string;
}

/** Which part of the money of a period's refunds had been given back how many days after the sale. */
export async function refundLags(
  frame: PageFrame,
  name: string,
): Promise<{ spec: CartesianSpec; half: number } | null> {
  const { format, ui, common } = frame;
  const found = await askRows<LagRow>(frame, (rows, bind) => {
    const made = rows({ measure: 'refund', table: 'refund_line' });
    return `SELECT greatest(least(r.day - r.sale_day, ${bind(SHOWN_DAYS + 1, 'int')}), 0) AS lag, sum(${made.value})::text AS amount
      ${made.source} AND r.sale_day IS NOT NULL GROUP BY 1 ORDER BY 1`;
  });
  const by = new Map(found.map(({ lag, amount }) => [lag, Number(amount)]));
  const all = [...by.values()].reduce((sum, amount) => sum + amount, 0);
  if (all <= 0) return null;
  const days = Array.from({ length: SHOWN_DAYS + 1 }, (_, day) => day);
  let sum = 0;
  const values = days.map((day) => {
    sum += by.get(day) ?? 0;
    return sum / all;
  });
  const half = values.findIndex((share) => share >= 0.5);
  const spec: CartesianSpec = {
    type: 'line',
    unit: 'ratio',
    categories: days.map((day) => ({ key: String(day), label: String(day), title: common('lagDay', { day }) })),
    series: [{ key: 'refunded', label: name, values, texts: values.map((value) => format.percent(value)) }],
    compareName: null,
    partialName: ui('chart.partial'),
    mentions: [],
  };
  return { spec, half: half < 0 ? SHOWN_DAYS : half };
}
