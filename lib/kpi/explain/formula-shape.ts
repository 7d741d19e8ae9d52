import type { Formula, MeasureLeaf } from '../definition';
import type { Expanded } from '../formula';

export interface Term {
  formula: Formula;
  factor: number;
}

/** A formula as a sum of terms with factors; what is neither added nor subtracted is a term of its own. */
export function sumTerms(formula: Formula, factor = 1): Term[] {
  if ('add' in formula) return formula.add.flatMap((part) => sumTerms(part, factor));
  if ('subtract' in formula) {
    return [...sumTerms(formula.subtract[0], factor), ...sumTerms(formula.subtract[1], -factor)];
  }
  if ('when_any' in formula) return sumTerms(formula.value, factor);
  if ('divide' in formula && 'constant' in formula.divide[1] && formula.divide[1].constant !== 0) {
    return sumTerms(formula.divide[0], factor / formula.divide[1].constant);
  }
  return [{ formula, factor }];
}

/** Numerator and denominator of a quotient, constant divisors with the numerator; null for any other formula. */
export function quotient(formula: Formula): { numerator: Formula; denominator: Formula } | null {
  if ('when_any' in formula) return quotient(formula.value);
  if (!('divide' in formula)) return null;
  const [numerator, denominator] = formula.divide;
  if (!('constant' in denominator)) return { numerator, denominator };
  const inner = quotient(numerator);
  return inner && { ...inner, numerator: { divide: [inner.numerator, denominator] } };
}

/** A formula of sales: list amounts of lines, perhaps less their discounts, and other amounts beside them. */
export interface SalesShape {
  gross: MeasureLeaf;
  discount: MeasureLeaf | null;
  units: MeasureLeaf;
  others: Term[];
}

const isMeasure = (formula: Formula): formula is MeasureLeaf => 'measure' in formula;
const circumstances = ({ measure: _, ...rest }: MeasureLeaf) => JSON.stringify(rest);

/** The parts of a formula that price-volume-mix needs; null where it is not a sum with gross sales. */
export function salesShape(formula: Expanded): SalesShape | null {
  const terms = sumTerms(formula);
  const gross = terms.filter((term) => isMeasure(term.formula) && term.formula.measure === 'gross');
  const [only, ...more] = gross;
  if (!only || more.length > 0 || only.factor !== 1 || !isMeasure(only.formula)) return null;
  const leaf = only.formula;
  const discount = terms.find(
    ({ formula: part, factor }) =>
      factor === -1 && isMeasure(part) && part.measure === 'discount' && circumstances(part) === circumstances(leaf),
  );
  return {
    gross: leaf,
    discount: (discount?.formula as MeasureLeaf | undefined) ?? null,
    units: { ...leaf, measure: 'units' },
    others: terms.filter((term) => term !== only && term !== discount),
  };
}
