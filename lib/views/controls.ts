import type { Day } from '@/lib/core/calendar';
import type { Locale } from '@/lib/core/locale';
import type { Formatter } from '@/lib/i18n/format';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { dimension, UNKNOWN_LABEL } from '@/lib/kpi/dimensions';
import type { KpiFilter } from '@/lib/kpi/query';
import {
  COMPARISONS,
  type Comparison,
  dropFilterKey,
  type PageQuery,
  PRESETS,
  type Preset,
  pageHref,
  possibleGrains,
  presetOf,
  presetPeriod,
} from './page-query';

export interface ControlsView {
  range: string;
  from: Day;
  to: Day;
  preset: Preset | null;
  presets: { id: Preset; range: string; href: string; isCurrent: boolean }[];
  comparisons: { id: Comparison; href: string; isCurrent: boolean }[];
  chips: { dimension: string; label: string; href: string }[];
  /** Address without any filter; null when there is none. */
  clearHref: string | null;
  grains: { id: string; href: string; isCurrent: boolean }[];
  /** What a form must send along to keep the rest of the address. */
  kept: { name: string; value: string }[];
}

/** Filters as chips, each with the address that drops it. */
export function filterChips(
  filters: readonly KpiFilter[],
  labels: KpiAnswer['meta']['labels'],
  locale: Locale,
  href: (filters: KpiFilter[]) => string,
): ControlsView['chips'] {
  return filters.flatMap(({ dimension: id, in: kept = [], not_in: left = [] }) =>
    [...kept.map((key) => ({ key, mark: '' })), ...left.map((key) => ({ key, mark: '≠ ' }))].map(({ key, mark }) => ({
      dimension: dimension(id).label[locale],
      label: mark + (labels[id]?.[key] ?? (key || UNKNOWN_LABEL[locale])),
      href: href(dropFilterKey(filters, id, key)),
    })),
  );
}

/** Period, comparison and filters of a page, each choice as an address. */
export function controls(
  path: string,
  query: PageQuery,
  extra: Record<string, string | null | undefined>,
  context: { anchor: Day; locale: Locale; format: Formatter; labels: KpiAnswer['meta']['labels'] },
): ControlsView {
  const { anchor, locale, format, labels } = context;
  const href = (changes: Partial<PageQuery>) => pageHref(path, { ...query, ...changes }, extra);
  const current = presetOf(query, anchor);
  return {
    range: format.range(query.from, query.to),
    from: query.from,
    to: query.to,
    preset: current,
    presets: PRESETS.map((id) => {
      const period = presetPeriod(id, anchor);
      return { id, range: format.range(period.from, period.to), href: href(period), isCurrent: id === current };
    }),
    comparisons: COMPARISONS.map((id) => ({ id, href: href({ compare: id }), isCurrent: id === query.compare })),
    chips: filterChips(query.filters, labels, locale, (filters) => href({ filters })),
    clearHref: query.filters.length > 0 ? href({ filters: [] }) : null,
    grains: possibleGrains(query).map((id) => ({ id, href: href({ grain: id }), isCurrent: id === query.grain })),
    kept: [...new URL(href({}), 'http://vigie.invalid').searchParams]
      .filter(([name]) => name !== 'from' && name !== 'to' && name !== 'grain')
      .map(([name, value]) => ({ name, value })),
  };
}
