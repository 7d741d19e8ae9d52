import type { Formula } from '@/lib/kpi/definition';

const isSum = (part: Formula) => 'add' in part || 'subtract' in part;
const isProduct = (part: Formula) => 'multiply' in part || 'divide' in part;

/** A formula as an expression over measures and KPIs, with no more brackets than it needs. */
export function formulaText(formula: Formula): string {
  const bracketed = (part: Formula, needs: boolean) => (needs ? `(${formulaText(part)})` : formulaText(part));
  if ('measure' in formula) {
    return formula.over_all ? `${formula.measure}[${formula.over_all.join(', ')} = *]` : formula.measure;
  }
  if ('kpi' in formula) return formula.kpi;
  if ('constant' in formula) return String(formula.constant);
  if ('add' in formula) return formula.add.map(formulaText).join(' + ');
  if ('subtract' in formula) {
    const [whole, less] = formula.subtract;
    return `${formulaText(whole)} − ${bracketed(less, isSum(less))}`;
  }
  if ('multiply' in formula) return formula.multiply.map((part) => bracketed(part, isSum(part))).join(' × ');
  if ('divide' in formula) {
    const [above, below] = formula.divide;
    return `${bracketed(above, isSum(above))} ÷ ${bracketed(below, isSum(below) || isProduct(below))}`;
  }
  // The condition only says when there is a value at all.
  return formulaText(formula.value);
}
