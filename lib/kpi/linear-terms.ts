import { AppError } from '@/lib/core/errors';
import { columnOf, type Expanded, type MeasureUse, measuresOf } from './formula';
import { measure } from './measures';

export type PartName = 'value' | 'numerator' | 'denominator';

/** A ratio falls into numerator and denominator; a constant divisor only scales. */
export function ratioParts(formula: Expanded): { name: PartName; formula: Expanded }[] {
  if (!('divide' in formula)) return [{ name: 'value', formula }];
  const [numerator, denominator] = formula.divide;
  if ('constant' in denominator) return ratioParts(numerator);
  return [
    { name: 'numerator', formula: numerator },
    { name: 'denominator', formula: denominator },
  ];
}

export function notASum(): AppError {
  return new AppError('invalid_input', 'This figure is not a sum of rows; look at the KPIs that it is made of.');
}

/**
 * A formula as a sum of factors times measures, so that each row of a measure contributes its share.
 * @throws AppError invalid_input when the formula multiplies or divides measures
 */
export function linearTerms(formula: Expanded): { use: MeasureUse; factor: number }[] {
  const terms = new Map<string, { use: MeasureUse; factor: number }>();
  const add = (part: Expanded, factor: number): void => {
    if ('measure' in part) {
      for (const use of measuresOf(part)) {
        const column = columnOf(use);
        terms.set(column, { use, factor: (terms.get(column)?.factor ?? 0) + factor });
      }
    } else if ('add' in part) {
      for (const summand of part.add) add(summand, factor);
    } else if ('subtract' in part) {
      add(part.subtract[0], factor);
      add(part.subtract[1], -factor);
    } else if ('when_any' in part) {
      add(part.value, factor);
    } else {
      throw notASum();
    }
  };
  add(formula, 1);
  if ([...terms.values()].some(({ use }) => measure(use.measure).known)) throw notASum();
  return [...terms.values()];
}
