import type { Locale } from '@/lib/core/locale';
import { visibleKpis } from './access';
import { type Catalogue, factoryCatalogue } from './catalogue';
import type { Formula, KpiDefinition } from './definition';
import { dimension } from './dimensions';
import { expandKpi, keyOfUse, type MeasureUse, measuresOf } from './formula';
import { measureLabel } from './measure-label';
import { FACTS, measure } from './measures';
import { kpiDimensions } from './plan';

/** KPIs that a formula names. */
export function referencedKpis(formula: Formula): string[] {
  if ('kpi' in formula) return [formula.kpi];
  if ('measure' in formula || 'constant' in formula) return [];
  const parts = Object.values(formula).flat() as Formula[];
  return [...new Set(parts.flatMap(referencedKpis))];
}

/** Uses that are told apart by a reader: the same measure with the same limits is named once. */
function distinctUses(uses: readonly MeasureUse[]): MeasureUse[] {
  return [...new Map(uses.map((use) => [keyOfUse(use), use])).values()];
}

/** One entry of the dictionary, in one language; both languages stand in the definition. */
export function dictionaryEntry(definition: KpiDefinition, catalogue: Catalogue, locale: Locale) {
  const { id, version, family, kind, unit, basis, goodDirection, additivity, owner, sources, requires } = definition;
  const uses = referencedKpis(definition.formula);
  return {
    id,
    version,
    family,
    kind,
    unit,
    basis,
    good_direction: goodDirection,
    additivity,
    label: definition.label[locale],
    description: definition.description[locale],
    formula_in_words: definition.formulaInWords[locale],
    formula: definition.formula,
    measures: distinctUses(measuresOf(expandKpi(definition, catalogue))).map((use) => ({
      id: use.measure,
      label: measureLabel(keyOfUse(use), locale),
      distinct: measure(use.measure).distinct,
      facts: measure(use.measure).facts.map((id) => ({ id, basis: FACTS[id].basis, rows: FACTS[id].rows[locale] })),
    })),
    example: definition.example,
    owner,
    sources: sources.map(({ system, granularity, latencyHours }) => ({
      system,
      granularity,
      latency_hours: latencyHours,
    })),
    dimensions: kpiDimensions(definition, catalogue).map((key) => ({ id: key, label: dimension(key).label[locale] })),
    uses,
    used_by: [...catalogue.values()].filter((other) => referencedKpis(other.formula).includes(id)).map((k) => k.id),
    requires: requires ?? null,
    deprecated_by: definition.deprecatedBy ?? null,
  };
}

/** The dictionary as a reader with these abilities may see it. */
export function kpiDictionary(abilities: readonly string[], locale: Locale, catalogue: Catalogue = factoryCatalogue) {
  return visibleKpis(abilities, catalogue).map((definition) => dictionaryEntry(definition, catalogue, locale));
}
