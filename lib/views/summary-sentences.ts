import type { Formatter } from '@/lib/i18n/format';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { type CutRow, movers } from './cut';
import { comparedOf, directionOf } from './figures';
import type { PageQuery } from './page-query';

type Translate = (key: string, values?: Record<string, string | number>) => string;

interface Given {
  query: PageQuery;
  main: KpiAnswer;
  sections: readonly { id: string; rows: readonly CutRow[] }[];
  format: Formatter;
  t: Translate;
  range: string;
}

/** The page in two or three sentences: how much, against what, who moved it. Rounded as the cards are. */
export function openingSentences({ query, main, sections, format, t, range }: Given): string[] {
  const figure = (id: string) => comparedOf(main.meta.totals, id);
  const trend = (change: number | null) =>
    change === null
      ? { trend: 'none', change: '' }
      : { trend: directionOf(change) as string, change: format.percent(Math.abs(change)) };
  const [revenue, orders, basket] = [figure('net_revenue'), figure('order_count'), figure('average_order_value')];
  if (revenue.value === null || Number(orders.value ?? 0) === 0) return [t('sentence.nothing', { range })];
  const compare = query.compare;
  const sentences = [
    t('sentence.revenue', {
      range,
      value: format.compact(revenue.value, 'money'),
      ...trend(revenue.change),
      compare,
    }),
  ];
  const [o, b] = [trend(orders.change), trend(basket.change)];
  sentences.push(
    t('sentence.orders', {
      orders: format.compact(orders.value, 'count'),
      ordersTrend: o.trend,
      ordersChange: o.change,
      basket: format.compact(basket.value, 'money'),
      basketTrend: b.trend,
      basketChange: b.change,
    }),
  );
  const why = whyMoved(sections, format, t);
  return why ? [...sentences, why] : sentences;
}

/** Names the channel that moved revenue most, or the category where there is one channel only. */
function whyMoved(sections: Given['sections'], format: Formatter, t: Translate): string | null {
  const cut = sections.find(({ id, rows }) => (id === 'sales_channel' || id === 'category') && rows.length > 1);
  if (!cut) return null;
  const { with: main, against, total } = movers(cut.rows);
  if (!main || total === 0) return null;
  const by = (row: CutRow) => format.difference((row.value ?? 0) - (row.before ?? 0), 'money');
  return t('sentence.why', {
    direction: total > 0 ? 'up' : 'down',
    name: main.label,
    by: by(main),
    hasOther: against ? 'yes' : 'no',
    other: against?.label ?? '',
    otherBy: against ? by(against) : '',
  });
}
