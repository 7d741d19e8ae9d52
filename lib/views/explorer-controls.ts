import type { Day } from '@/lib/core/calendar';
import type { Locale } from '@/lib/core/locale';
import type { Formatter } from '@/lib/i18n/format';
import type { KpiAnswer } from '@/lib/kpi/answer';
import { type ControlsView, filterChips } from './controls';
import { type ExplorerQuery, explorerGrains, explorerHref, explorerParams } from './explorer-query';
import { COMPARISONS, PRESETS, presetOf, presetPeriod } from './page-query';

/** Period, comparison, filters and grain of a question, each choice as an address. */
export function explorerControls(
  query: ExplorerQuery,
  view: string | null,
  context: { anchor: Day; locale: Locale; format: Formatter; labels: KpiAnswer['meta']['labels'] },
): ControlsView {
  const { anchor, locale, format, labels } = context;
  const href = (changes: Partial<ExplorerQuery>) => explorerHref(query, changes, view);
  const current = presetOf(query, anchor);
  const possible = explorerGrains(query);
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
    grains: possible.map((id) => ({
      id,
      href: href({ grain: id, chart: null }),
      isCurrent: id === query.grain,
    })),
    kept: [...explorerParams({ ...query, page: 1 }), ...(view ? [['view', view] as const] : [])]
      .filter(([name]) => name !== 'from' && name !== 'to' && name !== 'grain')
      .map(([name, value]) => ({ name, value })),
  };
}
