import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/core/locale';
import { visibleKpis } from '@/lib/kpi/access';
import { FAMILIES } from '@/lib/kpi/definition';

/** All KPIs that the reader may see, by family. */
export async function loadDictionary(abilities: readonly string[], locale: Locale) {
  const t = await getTranslations('dictionary');
  const known = visibleKpis(abilities);
  return FAMILIES.map((family) => ({
    id: family,
    label: t(`families.${family}`),
    kpis: known
      .filter((each) => each.family === family)
      .map(({ id, label, description, unit, formulaInWords }) => ({
        id,
        href: `/kpis/${id}`,
        label: label[locale],
        description: description[locale],
        formula: formulaInWords[locale],
        unit: t(`units.${unit}`),
        words: `${id} ${label.fr} ${label.en}`,
      })),
  })).filter(({ kpis }) => kpis.length > 0);
}
