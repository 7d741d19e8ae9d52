import type { getTranslations } from 'next-intl/server';
import { kpiDefinition } from '@/lib/kpi/catalogue';
import type { KpiFilter } from '@/lib/kpi/query';
import { visibleOf } from '../figure-cards';
import { comparedOf, numberOf } from '../figures';
import type { TableView } from '../kpi-table';
import type { PageFrame } from '../page-frame';
import { rowsHref } from '../page-links';
import { type Promotion, promotionsIn } from './promotions-list';
import { eventWindows, LONGEST } from './promotions-windows';

const PER_DAY = ['net_revenue', 'order_count', 'gross_margin'] as const;
const AS_IS = [
  'average_order_value',
  'units_per_transaction',
  'discount_rate',
  'gross_margin_rate',
  'new_customer_share',
] as const;

type Words = Awaited<ReturnType<typeof getTranslations>>;

/**
 * The shop's days before, during and after a promotion, and a year earlier: all sales of its channel, whether they used
 * the promotion or not. It describes; what the promotion caused is another question.
 */
export async function eventComparison(frame: PageFrame, promotion: Promotion, t: Words) {
  const { start, end, channel } = promotion;
  const { reach, format, catalogue, locale, query } = frame;
  if (!start || !end) return null;
  const windows = eventWindows({ from: start, to: end }, reach.first ?? start, reach.anchor);
  const own: KpiFilter[] =
    channel && !query.filters.some(({ dimension }) => dimension === 'sales_channel')
      ? [{ dimension: 'sales_channel', in: [channel] }]
      : [];
  const kpis = visibleOf(frame, [...PER_DAY, ...AS_IS]);
  const answers = await Promise.all(
    windows.map(({ from, to }) =>
      frame.tryAsk({ kpis, from, to, compare: undefined, filters: [...query.filters, ...own] }),
    ),
  );
  const perDay = new Set<string>(PER_DAY);
  const figure = (i: number, id: string) => {
    const value = numberOf(comparedOf(answers[i]?.meta.totals, id).value);
    if (value === null) return null;
    return perDay.has(id) ? value / (windows[i]?.days ?? 1) : value;
  };
  const unitOf = (id: string) => {
    const { unit } = kpiDefinition(catalogue, id);
    return perDay.has(id) && unit === 'count' ? 'number' : unit;
  };
  const text = (id: string, value: number | null) => {
    const unit = unitOf(id);
    return format.value(value === null ? null : value.toFixed(unit === 'money' ? 2 : 4), unit);
  };
  const table: TableView = {
    columns: [
      { id: 'label', label: t('event.figure') },
      ...windows.map(({ id }) => ({ id, label: t(`event.windows.${id}`), isNumber: true })),
    ],
    rows: [
      {
        id: 'days',
        cells: {
          label: { text: t('event.days'), raw: t('event.days') },
          ...Object.fromEntries(windows.map(({ id, from, to }) => [id, { text: format.range(from, to), raw: from }])),
        },
      },
      ...kpis.map((id) => {
        const label = kpiDefinition(catalogue, id).label[locale];
        const name = perDay.has(id) ? t('event.perDay', { figure: label }) : label;
        return {
          id,
          cells: {
            label: { text: name, raw: name },
            ...Object.fromEntries(
              windows.map((window, i) => {
                const value = figure(i, id);
                const href = rowsHref(frame, id, own, { from: window.from, to: window.to }) ?? undefined;
                return [window.id, { text: text(id, value), raw: value, ...(href ? { href } : {}) }];
              }),
            ),
          },
        };
      }),
    ],
  };
  const [low, high] = [windows.at(0)?.from ?? start, windows.find(({ id }) => id === 'after')?.to ?? end];
  const others = (await promotionsIn({ from: low, to: high })).filter(
    (each) =>
      each.code !== promotion.code &&
      each.start &&
      each.end &&
      Date.parse(each.end) - Date.parse(each.start) < LONGEST * 86_400_000,
  );
  const [during, before] = ['during', 'before'].map((id) => {
    const i = windows.findIndex((window) => window.id === id);
    return i < 0 ? null : figure(i, 'net_revenue');
  });
  return {
    name: promotion.name,
    code: promotion.code,
    channel: promotion.channelName,
    range: format.range(start, end),
    table,
    others: others.map(({ name }) => name),
    isCut: windows.some(({ id, days }) => id === 'after' && days < (windows.find((w) => w.id === 'during')?.days ?? 0)),
    summary:
      during !== null && during !== undefined && before !== null && before !== undefined && before > 0
        ? t('event.summary', {
            name: promotion.name,
            during: text('net_revenue', during),
            before: text('net_revenue', before),
            change: format.change((during - before) / before, 'money'),
          })
        : null,
  };
}
