import type { KpiAnswer, KpiRow } from '@/lib/kpi/answer';
import { kpiDefinition } from '@/lib/kpi/catalogue';
import type { KpiValue } from '@/lib/kpi/format-value';
import { restOf } from '../exact-sum';
import { comparedOf, numberOf } from '../figures';
import { withFilter } from '../page-query';
import type { SalesContext } from './sales-context';

export const CHANNEL_KPIS = [
  'gross_revenue',
  'discount_amount',
  'refund_amount',
  'net_revenue',
  'cost_of_goods_sold',
  'contribution_margin_1',
  'fulfilment_cost',
  'contribution_margin_2',
  'contribution_margin_per_order',
  'gross_margin_rate',
  'order_count',
  'average_order_value',
  'return_rate_value',
] as const;

const MOST_CHANNELS = 10;
type Figure = (kpi: string) => KpiValue;

interface Line {
  id: string;
  kind: 'total' | 'step' | 'figure';
  unit: 'money' | 'ratio' | 'count';
  /** KPI whose rows stand behind; null for what is worked out from others. */
  kpi: string | null;
  value(figure: Figure): KpiValue;
  sign?: -1;
}

const of = (kpi: string) => (figure: Figure) => figure(kpi);
const step = (kpi: string): Line => ({ id: kpi, kind: 'step', unit: 'money', kpi, value: of(kpi), sign: -1 });
const total = (kpi: string): Line => ({ id: kpi, kind: 'total', unit: 'money', kpi, value: of(kpi) });

/** Two lines are rests, so that the column adds up: sales without a known cost, and fees by the day of the order. */
const LINES: readonly Line[] = [
  { ...total('gross_revenue'), kind: 'figure' },
  step('discount_amount'),
  step('refund_amount'),
  total('net_revenue'),
  {
    id: 'uncosted',
    kind: 'step',
    unit: 'money',
    kpi: null,
    sign: -1,
    value: (figure) => restOf(figure('net_revenue'), [figure('cost_of_goods_sold'), figure('contribution_margin_1')]),
  },
  step('cost_of_goods_sold'),
  total('contribution_margin_1'),
  step('fulfilment_cost'),
  {
    id: 'fees',
    kind: 'step',
    unit: 'money',
    kpi: null,
    sign: -1,
    value: (figure) =>
      restOf(figure('contribution_margin_1'), [figure('fulfilment_cost'), figure('contribution_margin_2')]),
  },
  total('contribution_margin_2'),
  {
    id: 'contribution_margin_per_order',
    kind: 'figure',
    unit: 'money',
    kpi: 'contribution_margin_per_order',
    value: of('contribution_margin_per_order'),
  },
  { id: 'gross_margin_rate', kind: 'figure', unit: 'ratio', kpi: 'gross_margin_rate', value: of('gross_margin_rate') },
  { id: 'order_count', kind: 'figure', unit: 'count', kpi: 'order_count', value: of('order_count') },
  {
    id: 'average_order_value',
    kind: 'figure',
    unit: 'money',
    kpi: 'average_order_value',
    value: of('average_order_value'),
  },
  { id: 'return_rate_value', kind: 'figure', unit: 'ratio', kpi: 'return_rate_value', value: of('return_rate_value') },
];

/** What each channel sells, costs and leaves, side by side; the last column is the engine's own total. */
export function overviewChannels(context: SalesContext, answer: KpiAnswer) {
  const { format, query, t, rowsHref, catalogue, locale, exploreHref } = context;
  const figureIn = (row: KpiRow | null) => (kpi: string) => comparedOf(row, kpi).value;
  const shown = answer.rows.slice(0, MOST_CHANNELS);
  const columns = [
    ...shown.map((row) => {
      const key = String(row.sales_channel ?? '');
      return { id: key, label: answer.meta.labels.sales_channel?.[key] ?? key, figure: figureIn(row), key };
    }),
    { id: 'total', label: t('channels.total'), figure: figureIn(answer.meta.totals), key: null },
  ];
  const lines = LINES.filter(
    ({ id, value }) => id !== 'uncosted' || columns.some(({ figure }) => (numberOf(value(figure)) ?? 0) !== 0),
  );
  return {
    columns: columns.map(({ id, label }) => ({ id, label })),
    lines: lines.map(({ id, kind, unit, kpi, value, sign }) => ({
      id,
      kind,
      label: kpi ? kpiDefinition(catalogue, kpi).label[locale] : t(`channels.lines.${id}`),
      cells: columns.map(({ id: column, figure, key }) => {
        const found = value(figure);
        const amount = numberOf(found);
        const net = numberOf(figure('net_revenue'));
        const text = format.value(found, unit);
        const hasShare = unit === 'money' && kind !== 'figure' && net !== null && net > 0 && amount !== null;
        return {
          id: column,
          text: sign && amount ? (amount > 0 ? `−${text}` : text.replace('−', '+')) : text,
          raw: found,
          share: hasShare ? format.percent(amount / net) : null,
          isNegative: kind !== 'step' && (amount ?? 0) < 0,
          href: kpi ? rowsHref(kpi, key === null ? {} : withFilter(query, 'sales_channel', key)) : null,
        };
      }),
    })),
    isCapped: answer.rows.length > shown.length,
    hasUnknown: columns.some(({ figure }) => figure('contribution_margin_2') === null),
    exploreHref: exploreHref({
      kpis: ['net_revenue', 'contribution_margin_1', 'contribution_margin_2'],
      dimensions: ['sales_channel'],
    }),
  };
}
