import type { KpiDefinition } from '../definition';
import type { Expanded } from '../formula';
import { measure } from '../measures';

type Additivity = KpiDefinition['additivity'];
const ORDER: readonly Additivity[] = ['additive', 'semi_additive', 'non_additive'];
const weakest = (all: readonly Additivity[]): Additivity =>
  ORDER[Math.max(0, ...all.map((each) => ORDER.indexOf(each)))] as Additivity;

/**
 * Whether parts of a figure add up to the whole. Sums of sums do; counts of orders do over time but not over products, sums over windows likewise; counts of customers,
 * percentiles and everything divided do not.
 */
export function additivityOf(formula: Expanded): Additivity {
  if ('measure' in formula) {
    const { distinct, facts, percentile } = measure(formula.measure);
    const isPart = percentile === undefined && !formula.over_all && !formula.horizon;
    if (!isPart || (distinct && facts.some((fact) => fact === 'customer' || fact === 'retention')))
      return 'non_additive';
    return distinct || formula.window ? 'semi_additive' : 'additive';
  }
  // A number that stands alone is added once per part.
  if ('constant' in formula) return 'non_additive';
  if ('add' in formula) return weakest(formula.add.map(additivityOf));
  if ('subtract' in formula) return weakest(formula.subtract.map(additivityOf));
  // Also of a scaled sum: its rows could not be listed with what each contributes.
  if ('multiply' in formula || 'divide' in formula) return 'non_additive';
  return additivityOf(formula.value);
}
