import type { Catalogue } from '../catalogue';
import type { Formula, KpiDefinition, KpiWindow, MeasureLeaf } from '../definition';

const isSum = (part: Formula) => 'add' in part || 'subtract' in part;
const isProduct = (part: Formula) => 'multiply' in part || 'divide' in part;
const isCondition = (part: Formula) => 'when_any' in part;
const isAtom = (part: Formula) => 'measure' in part || 'kpi' in part || 'constant' in part;
const quoted = (key: string) => `"${key.replace(/["\\]/g, '\\$&')}"`;

function measureText(leaf: MeasureLeaf, catalogue: Catalogue): string {
  const { measure: id, basis, where, over_all: overAll } = leaf;
  const limits = where?.flatMap(({ dimension, in: kept, not_in: left }) => [
    ...(kept ? [`${dimension} in (${kept.map(quoted).join(', ')})`] : []),
    ...(left ? [`${dimension} not in (${left.map(quoted).join(', ')})`] : []),
  ]);
  const words = [
    ...(basis ? [`by ${basis.replace(/_day$/, ' day')}`] : []),
    ...(limits && limits.length > 0 ? [`where ${limits.join(' and ')}`] : []),
    ...(overAll && overAll.length > 0
      ? [`over all ${overAll.length === 1 ? overAll[0] : `(${overAll.join(', ')})`}`]
      : []),
  ];
  const isAmbiguous = words.length === 0 && catalogue.has(id);
  return [isAmbiguous ? `measure ${id}` : id, ...words].join(' ');
}

/** A formula as an expression that reads back to itself, with no more brackets than it needs. */
export function printFormula(formula: Formula, catalogue: Catalogue): string {
  const print = (part: Formula) => printFormula(part, catalogue);
  const inside = (part: Formula, needs: boolean) => (needs || isCondition(part) ? `(${print(part)})` : print(part));
  if ('measure' in formula) return measureText(formula, catalogue);
  if ('kpi' in formula) return formula.kpi;
  if ('constant' in formula) return String(formula.constant);
  if ('add' in formula) {
    return formula.add.map((part, i) => inside(part, i > 0 ? isSum(part) : 'add' in part)).join(' + ');
  }
  if ('subtract' in formula) {
    const [whole, less] = formula.subtract;
    return `${inside(whole, false)} - ${inside(less, isSum(less))}`;
  }
  if ('multiply' in formula) {
    return formula.multiply
      .map((part, i) => inside(part, isSum(part) || (i > 0 ? isProduct(part) : 'multiply' in part)))
      .join(' * ');
  }
  if ('divide' in formula) {
    const [above, below] = formula.divide;
    return `${inside(above, isSum(above))} / ${inside(below, isSum(below) || isProduct(below))}`;
  }
  const value = isAtom(formula.value) ? print(formula.value) : `(${print(formula.value)})`;
  return `when any(${formula.when_any.map(print).join(', ')}) then ${value}`;
}

function windowText(window: KpiWindow): string {
  if ('to_date' in window) return `${window.to_date} to date`;
  return 'days' in window.rolling ? `rolling ${window.rolling.days} days` : `rolling ${window.rolling.months} months`;
}

/**
 * A definition's formula with its window as an expression. Cohort and fitted KPIs have a meaning beside their formula,
 * which an expression does not tell: theirs is the formula alone.
 */
export function printExpression(
  { kind, formula, window }: Pick<KpiDefinition, 'kind' | 'formula' | 'window'>,
  catalogue: Catalogue,
): string {
  const text = printFormula(formula, catalogue);
  if (kind === 'cumulative') return `cumulative (${text})`;
  return kind === 'windowed' && window ? `${windowText(window)} (${text})` : text;
}
