import { AppError } from '@/lib/core/errors';
import { type Catalogue, factoryCatalogue } from './catalogue';
import { type KpiDefinition, kpiDefinitionSchema } from './definition';
import { DIMENSION_IDS, type DimensionId } from './dimensions';
import { expandFormula, measuresOf, moneyPower } from './formula';
import { isMeasureId, type MeasureId } from './measures';
import { reachableDimensions } from './plan';

const COST_MEASURES: readonly MeasureId[] = ['cost', 'costed_net', 'attributed_cost', 'attributed_costed_net'];

/**
 * Checks a definition as a whole: shape, references, units, worked example, and that a formula which shows cost
 * requires the ability to see it. @throws AppError invalid_input that names the definition and what is wrong
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
  const formula = expandFormula(definition.formula, catalogue, [definition.id]);
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
  const strangers = Object.keys(definition.example.given).filter((id) => !isMeasureId(id));
  if (strangers.length > 0) throw refuse(`the example names unknown measures: ${strangers.join(', ')}.`);
  return definition;
}
