import { getTranslations } from 'next-intl/server';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/core/locale';
import { FAMILIES } from '@/lib/kpi/definition';
import { listProposals } from '@/lib/kpi/governance/proposal-rows';
import { RECORD_STATES, readRecords } from '@/lib/kpi/governance/records';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { maySeeMeaning } from './governance-reading';

/** All KPIs whose meaning the reader may see, by family, with their state. */
export async function loadDictionary(viewer: Viewer, now: Date, locale: Locale) {
  const governs = viewer.abilities.includes('kpis:propose');
  const [t, g, catalogue, records, proposals] = await Promise.all([
    getTranslations('dictionary'),
    getTranslations('governance'),
    governedCatalogue(undefined, now),
    readRecords(),
    governs ? listProposals() : [],
  ]);
  const known = [...catalogue.values()].filter((each) => maySeeMeaning(each, viewer));
  const stateOf = (id: string, successor: string | undefined) =>
    records.get(id)?.state ?? (successor ? 'deprecated' : 'active');
  const families = FAMILIES.map((family) => ({
    id: family,
    label: t(`families.${family}`),
    kpis: known
      .filter((each) => each.family === family)
      .map(({ id, version, label, description, unit, formulaInWords, deprecatedBy }) => {
        const state = stateOf(id, deprecatedBy);
        return {
          id,
          href: `/kpis/${id}`,
          label: label[locale],
          description: description[locale],
          formula: formulaInWords[locale],
          unit: t(`units.${unit}`),
          version,
          state: { id: state, label: g(`lifecycle.${state}`) },
          words: `${id} ${label.fr} ${label.en}`,
        };
      }),
  })).filter(({ kpis }) => kpis.length > 0);
  const present = new Set(families.flatMap(({ kpis }) => kpis.map(({ state }) => state.id)));
  return {
    families,
    states: RECORD_STATES.filter((id) => present.has(id)).map((id) => ({ id, label: g(`lifecycle.${id}`) })),
    governs,
    waiting: proposals.filter(({ state }) => state === 'submitted').length,
  };
}
