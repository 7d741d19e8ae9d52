import type { Locale } from '@/lib/core/locale';
import { visibleKpis } from '@/lib/kpi/access';

/** Every KPI that a reader may see as something to be found: by its name in either language, and by its id. */
export function searchEntries(abilities: readonly string[], locale: Locale) {
  return visibleKpis(abilities).map(({ id, label }) => ({
    group: 'kpis' as const,
    label: label[locale],
    href: `/kpis/${id}`,
    words: `${id} ${label.fr} ${label.en}`,
  }));
}
