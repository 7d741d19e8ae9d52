import type { KpiAnswer } from '@/lib/kpi/answer';
import { type DimensionId, dimension } from '@/lib/kpi/dimensions';
import { controls } from '../controls';
import { fileNotes } from '../file-notes';
import { pageHref, withFilter } from '../page-query';
import { warningTexts } from '../warning-texts';
import type { SalesContext } from './sales-context';

const FILTERS = ['sales_channel', 'category', 'region', 'customer_status'] as const satisfies readonly DimensionId[];
const MOST_OPTIONS = 40;

/** What can be filtered by, with the values that sold most. */
async function filterGroups({ ask, query, path, locale, fits }: SalesContext, extra: Extra) {
  const open = FILTERS.filter(
    (id) => fits('net_revenue', [id]) && !query.filters.some((filter) => filter.dimension === id),
  );
  const groups = await Promise.all(
    open.map(async (id) => {
      const { rows, meta } = await ask({
        kpis: ['net_revenue'],
        dimensions: [id],
        order: [{ by: 'net_revenue', direction: 'desc' }],
        limit: MOST_OPTIONS,
      });
      const options = rows.map((row) => {
        const key = String(row[id] ?? '');
        return {
          key,
          label: meta.labels[id]?.[key] ?? key,
          href: pageHref(path, withFilter(query, id, key), extra),
        };
      });
      return { label: dimension(id).label[locale], options };
    }),
  );
  return groups.filter(({ options }) => options.length > 1);
}

type Extra = Record<string, string | null | undefined>;

/** Top of every page of sales: controls, filters, freshness, what must be known before trusting the figures. */
export async function salesHead(
  context: SalesContext,
  answers: readonly KpiAnswer[],
  kpis: readonly string[],
  extra: Extra = {},
) {
  const { path, query, reach, locale, format, ui, t, base, address, mayMargin, dropped } = context;
  const { compare, labels, fresh_as_of: freshAsOf } = base.meta;
  const before = compare ? format.range(compare.from, compare.to) : null;
  const dataUntil = format.day(reach.last);
  return {
    path,
    address,
    mayMargin,
    controls: controls(path, query, extra, { anchor: reach.anchor, locale, format, labels }),
    groups: await filterGroups(context, extra),
    compare: query.compare,
    beforeRange: before,
    currency: base.meta.currency,
    dataUntil,
    importedAt: freshAsOf ? format.instant(freshAsOf, reach.shop.timeZone) : null,
    isHistory: reach.isHistory,
    warnings: [
      ...dropped.map((id) => t('dropped', { dimension: dimension(id).label[locale] })),
      ...warningTexts([base, ...answers], reach.first, format, locale, (key, values) => ui(`warnings.${key}`, values)),
    ],
    notes: fileNotes({
      query,
      before,
      answer: answers[0] ?? base,
      kpis,
      dataUntil,
      labels,
      locale,
      format,
      t: (key, values) => ui(`chart.notes.${key}`, values),
    }),
  };
}
