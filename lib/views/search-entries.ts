import type { Locale } from '@/lib/core/locale';
import { visibleKpis } from '@/lib/kpi/access';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';

/** Every KPI that a reader may see as something to be found: by its name in either language, and by its id. */
export async function searchEntries(abilities: readonly string[], locale: Locale) {
  return visibleKpis(abilities, await governedCatalogue()).map(({ id, label }) => ({
    group: 'kpis' as const,
    label: label[locale],
    href: `/kpis/${id}`,
    words: `${id} ${label.fr} ${label.en}`,
  }));
}
