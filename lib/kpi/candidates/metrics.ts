import type { Localised } from '@/lib/core/locale';
import type { Catalogue } from '../catalogue';
import type { Formula, KpiDefinition } from '../definition';
import { expandFormula } from '../formula';
import { isMeasureId, type MeasureId, measure } from '../measures';

/** Something that may move before a target: a KPI, or a ratio of measures that nobody has made a KPI of yet. */
export interface Metric {
  id: string;
  label: Localised;
  /** The KPI that it is; null for a new ratio. */
  kpi: string | null;
  formula: Formula;
}

/** What happens early, and what it is counted by: quantities of a shop that can turn before its sales do. */
const NUMERATORS: readonly string[] = [
  'discount',
  'refund',
  'cancelled',
  'returned_units',
  'units',
  'shipping',
  'new_customers',
  'cart_sessions',
  'checkout_sessions',
  'impressions',
  'clicks',
  'spend',
];
const DENOMINATORS: readonly string[] = ['orders', 'sessions', 'gross'];

// A running total hides its own steps; what a model fits or a window smooths already knows the periods around it.
const LEFT_OUT: readonly KpiDefinition['kind'][] = ['cumulative', 'windowed', 'cohort', 'model'];

const isKnown = (id: string): id is MeasureId => isMeasureId(id);

function ratio(numerator: MeasureId, denominator: MeasureId): Metric {
  const [of, per] = [measure(numerator).label, measure(denominator).label];
  return {
    id: `${numerator}_per_${denominator}`,
    kpi: null,
    label: { en: `${of.en} ÷ ${per.en}`, fr: `${of.fr} ÷ ${per.fr}` },
    formula: { divide: [{ measure: numerator }, { measure: denominator }] },
  };
}

/** Formulas of all KPIs, so that a ratio is not proposed twice. */
function knownFormulas(catalogue: Catalogue): Set<string> {
  const texts = [...catalogue.values()].flatMap((definition) => {
    try {
      return [JSON.stringify(expandFormula(definition.formula, catalogue, [definition.id]))];
    } catch {
      // A KPI over one that the reader may not see: nothing that is proposed here has that formula.
      return [];
    }
  });
  return new Set(texts);
}

/** What can be searched for a target: every other KPI in force, and simple ratios of measures that no KPI is yet. */
export function candidateMetrics(catalogue: Catalogue, target: string): Metric[] {
  const kpis = [...catalogue.values()]
    .filter(({ id, kind, deprecatedBy }) => id !== target && !LEFT_OUT.includes(kind) && deprecatedBy === undefined)
    .map(({ id, label, formula }): Metric => ({ id, label, kpi: id, formula }));
  const known = knownFormulas(catalogue);
  const ratios = NUMERATORS.filter(isKnown).flatMap((numerator) =>
    DENOMINATORS.filter(isKnown).map((denominator) => ratio(numerator, denominator)),
  );
  return [...kpis, ...ratios.filter(({ formula }) => !known.has(JSON.stringify(formula)))];
}

/** Targets: KPIs that have a good direction. */
export function possibleTargets(catalogue: Catalogue): KpiDefinition[] {
  return [...catalogue.values()].filter(
    ({ kind, goodDirection, deprecatedBy }) =>
      !LEFT_OUT.includes(kind) && goodDirection !== 'none' && deprecatedBy === undefined,
  );
}
