import type { Catalogue } from '../catalogue';
import { checkDefinition } from '../check-definition';
import type { Formula, KpiDefinition } from '../definition';
import { STANDARD_RULES } from '../definition';
import { referencedKpis } from '../dictionary';
import { additivityOf } from '../expression/additivity';
import type { ExpressionFault } from '../expression/fault';
import { type ReadExpression, readExpression } from '../expression/read';
import { expandKpi, measuresOf } from '../formula';
import type { MeasureId } from '../measures';
import { basisOf, dimensionsOf, exampleOf, showsCost, sourcesOf } from './derive';
import type { ProposalInput } from './proposal-input';

export type DraftInput = Pick<
  ProposalInput,
  | 'kpiId'
  | 'expression'
  | 'family'
  | 'unit'
  | 'goodDirection'
  | 'label'
  | 'description'
  | 'formulaInWords'
  | 'owner'
  | 'rules'
>;

export type Draft =
  | { ok: true; definition: KpiDefinition; units: ReadExpression['units'] }
  | { ok: false; faults: readonly ExpressionFault[]; units: ReadExpression['units'] };

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** An aggregate is one measure, a ratio is a division; the rest is derived. */
function simpleKind(formula: Formula): KpiDefinition['kind'] {
  if ('measure' in formula) return 'aggregate';
  return 'divide' in formula ? 'ratio' : 'derived';
}

type Timing = Pick<KpiDefinition, 'kind' | 'window'>;

/** A running total adds up over values of a dimension, not over time. */
const addsUp = (kind: KpiDefinition['kind'], additivity: KpiDefinition['additivity']) =>
  kind === 'cumulative' && additivity === 'additive' ? 'semi_additive' : additivity;

/** What a KPI's kind and window become; those that an expression cannot tell stay as they were. */
function kindOf({ formula, window, isCumulative }: ReadExpression, base: KpiDefinition | null): Timing {
  if (isCumulative) return { kind: 'cumulative' };
  if (window) return { kind: 'windowed', window };
  if (base?.kind === 'cohort' || base?.kind === 'model')
    return { kind: base.kind, ...(base.window && { window: base.window }) };
  return { kind: simpleKind(formula) };
}

/**
 * Makes a whole definition of what a person wrote: everything that follows from the expression is derived from it, and
 * what a base version says beyond that is kept as long as it still holds.
 * @throws AppError invalid_input when the definition as a whole cannot be right
 */
export function draftDefinition(input: DraftInput, base: KpiDefinition | null, catalogue: Catalogue): Draft {
  const { kpiId: id, expression: text, rules, ...said } = input;
  const answer = readExpression(text, { catalogue, self: id, isCohort: base?.kind === 'cohort' });
  if (!answer.ok) return { ok: false, faults: answer.faults, units: [] };
  const { expression } = answer;
  const { formula, units } = expression;
  const timing = kindOf(expression, base);
  const ownRules = rules && !same(rules, STANDARD_RULES) ? { rules } : {};
  const expanded = expandKpi({ id, formula, ...timing, ...ownRules }, catalogue);
  const isSame = base !== null && same(base.formula, formula) && same(base.window, timing.window);
  const isCost = showsCost(expanded, catalogue);
  const reach = dimensionsOf(formula, expanded, catalogue);
  const hasGoods = measuresOf(expanded).some((use) => GOODS.includes(use.measure));
  const coverage = base?.coverage ?? (hasGoods ? COST_COVERAGE : undefined);
  const inputs = base?.inputs ?? inputsOf(formula, catalogue);
  const definition: KpiDefinition = {
    id,
    version: (base?.version ?? 0) + 1,
    family: said.family,
    formula,
    ...timing,
    ...ownRules,
    basis: isSame ? base.basis : basisOf(expanded),
    unit: units.includes(said.unit) ? said.unit : (units[0] ?? said.unit),
    goodDirection: said.goodDirection,
    additivity: isSame && base.kind === timing.kind ? base.additivity : addsUp(timing.kind, additivityOf(expanded)),
    label: said.label,
    description: said.description,
    formulaInWords: said.formulaInWords,
    example: isSame ? base.example : exampleOf(expanded, catalogue),
    owner: said.owner,
    sources: isSame ? base.sources : sourcesOf(expanded, catalogue),
    // What a version could be cut by it still can, where that is possible; new ways are not promised by the way.
    dimensions: base ? base.dimensions.filter((dimension) => reach.includes(dimension)) : reach,
    ...(isCost || base?.requires ? { requires: 'margin:read' as const } : {}),
    ...(coverage ? { coverage } : {}),
    ...(inputs.length > 0 ? { inputs } : {}),
  };
  return { ok: true, definition: checkDefinition(definition, new Map(catalogue).set(id, definition)), units };
}

const GOODS: readonly MeasureId[] = ['cost', 'costed_net', 'attributed_cost', 'attributed_costed_net'];

/** Costs that the KPIs inside tell to be known in part. */
function inputsOf(formula: Formula, catalogue: Catalogue): NonNullable<KpiDefinition['inputs']> {
  const inside = referencedKpis(formula).flatMap((id) => catalogue.get(id)?.inputs ?? []);
  return [...new Map(inside.map((each) => [each.input, each])).values()];
}

const COST_COVERAGE: KpiDefinition['coverage'] = {
  known: { measure: 'costed_net' },
  of: { subtract: [{ subtract: [{ measure: 'gross' }, { measure: 'discount' }] }, { measure: 'refund' }] },
};
