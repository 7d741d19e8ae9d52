import type { getTranslations } from 'next-intl/server';
import type { CartesianSpec } from '@/lib/charts/spec';
import type { Grain } from '@/lib/core/calendar';
import type { KpiAnswer, KpiRow } from '@/lib/kpi/answer';
import { daysOf, periodCategories } from '../course-spec';
import { comparedOf, numberOf } from '../figures';
import type { PageFrame } from '../page-frame';
import { rowsHref } from '../page-links';
import type { RefundSplit } from './returns-lag';

type Words = Awaited<ReturnType<typeof getTranslations>>;

const amount = (row: KpiRow | null | undefined, id: string) => numberOf(comparedOf(row, id).value) ?? 0;
const cents = (value: number) => Math.round(value * 100) / 100;

/** Refunds by the day of the sale: what the sales of a period lost since. */
const lostSince = (row: KpiRow | null | undefined) =>
  cents(amount(row, 'gross_revenue') - amount(row, 'discount_amount') - amount(row, 'net_revenue_by_sale_day'));

/** From the refunds made in the period to those of the sales of the period, and both views period by period. */
export function returnsBridge(frame: PageFrame, split: RefundSplit, sides: KpiAnswer, t: Words) {
  const { format, query, reach, ui } = frame;
  const made = amount(sides.meta.totals, 'refund_amount');
  const sold = lostSince(sides.meta.totals);
  const money = (value: number) => format.value(value.toFixed(2), 'money');
  // The two ends are the engine's; the steps are what one view holds and the other does not.
  const earlier = -split.earlier + 0;
  const later = cents(sold - made - earlier);
  const step = (id: string, kind: 'level' | 'step', value: number, href: string | null) => ({
    id,
    kind,
    label: t(`bridge.steps.${id}`),
    amount: value,
    text: money(value),
    share: made > 0 ? format.percent(value / made) : null,
    note: null,
    isDoubtful: false,
    href,
    hint: t('bridge.hint'),
  });
  const steps = [
    step('made', 'level', made, rowsHref(frame, 'refund_amount')),
    step('earlier', 'step', earlier, null),
    step('later', 'step', later, null),
    step('sold', 'level', sold, rowsHref(frame, 'net_revenue_by_sale_day')),
  ];
  const grain = sides.meta.grain as Grain;
  const starts = sides.rows.map(({ period }) => period);
  const line = (key: string, id: string, kpi: string, value: (row: KpiRow) => number) => ({
    key,
    label: t(`bridge.lines.${id}`),
    values: sides.rows.map((row) => (row.period > reach.anchor ? null : value(row))),
    texts: sides.rows.map((row) => (row.period > reach.anchor ? '—' : money(value(row)))),
    hrefs: starts.map((start) => rowsHref(frame, kpi, [], daysOf(start, grain, query))),
  });
  const spec: CartesianSpec = {
    type: 'bars',
    unit: 'money',
    categories: periodCategories(starts, grain, query, reach.anchor, format),
    series: [
      line('store', 'made', 'refund_amount', (row) => amount(row, 'refund_amount')),
      line('site', 'sold', 'net_revenue_by_sale_day', lostSince),
    ],
    compareName: null,
    partialName: ui('chart.partial'),
    mentions: [],
  };
  return {
    steps,
    spec,
    table: {
      columns: [
        { id: 'label', label: t('bridge.step') },
        { id: 'amount', label: t('bridge.amount'), isNumber: true },
      ],
      rows: steps.map(({ id, label, text, amount: raw }) => ({
        id,
        cells: { label: { text: label, raw: label }, amount: { text, raw } },
      })),
    },
    summary: t('bridge.summary', { both: money(split.both), made: money(made), sold: money(sold) }),
  };
}
