import type { Locale } from '@/lib/core/locale';
import type { Formatter } from '@/lib/i18n/format';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { dimension } from '@/lib/kpi/dimensions';
import type { PageQuery } from './page-query';

interface Given {
  query: PageQuery;
  before: string | null;
  answer: KpiAnswer;
  kpis: readonly string[];
  dataUntil: string;
  labels: KpiAnswer['meta']['labels'];
  locale: Locale;
  format: Formatter;
  t(key: string, values: Record<string, string | number>): string;
}

/** What a file of figures says of itself: range, comparison, filters, KPI version, state of the data. */
export function fileNotes({ query, before, answer, kpis, dataUntil, labels, locale, format, t }: Given): string[] {
  const filters = query.filters.flatMap(({ dimension: id, in: kept = [], not_in: left = [] }) =>
    [...kept.map((key) => ({ key, mark: '' })), ...left.map((key) => ({ key, mark: '≠ ' }))].map(({ key, mark }) =>
      t('filter', { dimension: dimension(id).label[locale], value: mark + (labels[id]?.[key] ?? key) }),
    ),
  );
  const used = answer.meta.kpis.filter(({ id }) => kpis.includes(id));
  return [
    t('period', { range: format.range(query.from, query.to) }),
    ...(before ? [t('compare', { range: before })] : []),
    ...filters,
    ...used.map(({ label, version }) => t('kpi', { kpi: label, version })),
    t('state', { day: dataUntil, version: answer.meta.data_version }),
  ];
}
