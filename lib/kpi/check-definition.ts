import { AppError } from '@/lib/core/errors';
import { type Catalogue, factoryCatalogue } from './catalogue';
import { type KpiDefinition, kpiDefinitionSchema } from './definition';
import { DIMENSION_IDS, type DimensionId } from './dimensions';
import { type Expanded, expandKpi, type MeasureUse, measuresOf, moneyPower } from './formula';
import { linearTerms } from './linear-terms';
import { readMeasureKey } from './measure-key';
import { isMeasureId, type MeasureId, measure } from './measures';
import { reachableDimensions } from './plan';
import { candidates, refuseImpossible, route } from './route';

const COST_MEASURES: readonly MeasureId[] = [
  'cost',
  'costed_net',
  'attributed_cost',
  'attributed_costed_net',
  'freight_cost',
  'packaging_cost',
  'payment_fee',
  'marketplace_fee',
  'fixed_cost',
  'dispute_fee',
  'payout_fee',
];

function termsOf(formula: Expanded): MeasureUse[] | null {
  try {
    return linearTerms(formula).map(({ use }) => use);
  } catch {
    return null;
  }
}

/** Orders of different days are different orders; customers of different days can be the same. */
const addsUpOverTime = ({ measure: id }: MeasureUse) => {
  const { distinct, facts, percentile } = measure(id);
  return percentile === undefined && !(distinct && facts.some((fact) => fact === 'customer' || fact === 'retention'));
};

/** Why a figure would be summed although it cannot be; null when nothing is wrong. */
function wronglySummed({ kind, additivity }: KpiDefinition, formula: Expanded): string | null {
  const terms = termsOf(formula);
  const isSum = terms?.every(addsUpOverTime) && terms.every(({ overAll, horizon }) => overAll.length === 0 && !horizon);
  if (kind === 'cumulative' && !(isSum && terms?.every(({ window }) => !window))) {
    return 'only sums can be added up over periods; it is not one.';
  }
  if (additivity !== 'non_additive' && !isSum) return `it cannot be ${additivity}: its parts do not add up.`;
  const isPlain = terms?.every(({ measure: id, window }) => !measure(id).distinct && !window);
  if (additivity === 'additive' && !isPlain) return 'it counts distinct things or a window and cannot be additive.';
  return null;
}

function wrongWindow({ kind, window }: KpiDefinition): string | null {
  const isTimed = kind === 'windowed' || kind === 'cohort';
  if (kind === 'windowed' && !window) return 'a windowed KPI needs a window.';
  if (window && !isTimed) return `a KPI of kind ${kind} has no window.`;
  if (kind === 'cohort' && window && !('rolling' in window)) return 'a cohort needs a time after the first order.';
  return null;
}

/**
 * Checks a definition as a whole: shape, references, window, dates, limits, units, additivity, worked example, and that
 * a formula which shows cost requires the ability to see it. @throws AppError invalid_input that names the definition and what is wrong
 */
export function checkDefinition(input: unknown, catalogue: Catalogue = factoryCatalogue): KpiDefinition {
  const parsed = kpiDefinitionSchema.safeParse(input);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new AppError('invalid_input', `The definition is not usable: ${issues}`);
  }
  const definition = parsed.data;
  const refuse = (reason: string) => new AppError('invalid_input', `KPI ${definition.id}: ${reason}`);
  if (definition.id === 'period' || DIMENSION_IDS.includes(definition.id as DimensionId)) {
    throw refuse('the id is the name of a period or dimension.');
  }
  const badWindow = wrongWindow(definition);
  if (badWindow) throw refuse(badWindow);
  const formula = expandKpi(definition, catalogue);
  for (const use of measuresOf(formula)) {
    refuseImpossible(use);
    const limits = use.where.map((filter) => filter.dimension);
    if (measure(use.measure).facts.length > 0 && !route(use, candidates(use, { source: 'raw' }), limits)) {
      throw refuse(`the measure "${measure(use.measure).label.en}" cannot be limited by ${limits.join(' and ')}.`);
    }
  }
  const badSum = wronglySummed(definition, formula);
  if (badSum) throw refuse(badSum);
  if (moneyPower(formula) !== (definition.unit === 'money' ? 1 : 0)) {
    throw refuse(`the formula does not give the unit ${definition.unit}.`);
  }
  const reachable = reachableDimensions(formula);
  const beyond = definition.dimensions.filter((dimension) => !reachable.includes(dimension));
  if (beyond.length > 0) throw refuse(`it cannot be cut by ${beyond.join(', ')}.`);
  const showsCost = measuresOf(formula).some((use) => COST_MEASURES.includes(use.measure));
  if (showsCost && definition.requires !== 'margin:read') throw refuse('it shows costs and must require margin:read.');
  if (definition.deprecatedBy && !catalogue.has(definition.deprecatedBy)) {
    throw refuse(`its successor ${definition.deprecatedBy} does not exist.`);
  }
  const strangers = Object.keys(definition.example.given).filter((key) => !isMeasureId(readMeasureKey(key).id));
  if (strangers.length > 0) throw refuse(`the example names unknown measures: ${strangers.join(', ')}.`);
  return definition;
}
