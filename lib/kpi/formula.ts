import { AppError } from '@/lib/core/errors';
import { type Catalogue, kpiDefinition } from './catalogue';
import type { Formula, FormulaOver, MeasureLeaf } from './definition';
import type { DimensionId } from './dimensions';
import { type MeasureId, measure } from './measures';

/** A formula over measures only. */
export type Expanded = FormulaOver<MeasureLeaf>;
export type MeasureUse = { measure: MeasureId; overAll: readonly DimensionId[] };

/** Replaces every KPI in a formula by that KPI's own formula. A KPI that contains itself is refused. */
export function expandFormula(formula: Formula, catalogue: Catalogue, inside: readonly string[] = []): Expanded {
  const expand = (part: Formula) => expandFormula(part, catalogue, inside);
  if ('measure' in formula || 'constant' in formula) return formula;
  if ('kpi' in formula) {
    if (inside.includes(formula.kpi)) {
      throw new AppError(
        'invalid_input',
        `KPI ${formula.kpi} contains itself: ${[...inside, formula.kpi].join(' > ')}.`,
      );
    }
    return expandFormula(kpiDefinition(catalogue, formula.kpi).formula, catalogue, [...inside, formula.kpi]);
  }
  if ('add' in formula) return { add: formula.add.map(expand) };
  if ('multiply' in formula) return { multiply: formula.multiply.map(expand) };
  if ('subtract' in formula) return { subtract: [expand(formula.subtract[0]), expand(formula.subtract[1])] };
  if ('divide' in formula) return { divide: [expand(formula.divide[0]), expand(formula.divide[1])] };
  return { when_any: formula.when_any.map(expand), value: expand(formula.value) };
}

function parts(formula: Expanded): readonly Expanded[] {
  if ('add' in formula) return formula.add;
  if ('multiply' in formula) return formula.multiply;
  if ('subtract' in formula) return formula.subtract;
  if ('divide' in formula) return formula.divide;
  if ('when_any' in formula) return [...formula.when_any, formula.value];
  return [];
}

/** Name of the column that carries a measure; a measure over all values of a dimension is another column. */
export function columnOf({ measure: id, overAll }: MeasureUse): string {
  return overAll.length > 0 ? `${id}__over_all_${overAll.join('_')}` : id;
}

function toUse(formula: MeasureLeaf): MeasureUse {
  return { measure: formula.measure, overAll: [...(formula.over_all ?? [])].sort() };
}

/** Measures that a formula needs, each once, in the order of their first use. */
export function measuresOf(formula: Expanded): MeasureUse[] {
  if ('measure' in formula) return [toUse(formula)];
  const all = parts(formula).flatMap(measuresOf);
  return [...new Map(all.map((use) => [columnOf(use), use])).values()];
}

/** SQL of a formula. `column` gives the expression of a measure; it is never null. */
export function formulaSql(formula: Expanded, column: (use: MeasureUse) => string): string {
  const sql = (part: Expanded) => formulaSql(part, column);
  if ('measure' in formula) return column(toUse(formula));
  if ('constant' in formula) return `${formula.constant}::numeric`;
  if ('add' in formula) return `(${formula.add.map(sql).join(' + ')})`;
  if ('multiply' in formula) return `(${formula.multiply.map(sql).join(' * ')})`;
  if ('subtract' in formula) return `(${sql(formula.subtract[0])} - ${sql(formula.subtract[1])})`;
  if ('divide' in formula) {
    // Twenty decimals: a quotient of two integers below 10^9 is then never rounded across a half.
    return `(${sql(formula.divide[0])} * 1.00000000000000000000 / nullif(${sql(formula.divide[1])}, 0))`;
  }
  const conditions = formula.when_any.map((part) => `${sql(part)} <> 0`).join(' OR ');
  return `(CASE WHEN ${conditions} THEN ${sql(formula.value)} END)`;
}

/** The same meaning on plain numbers, for worked examples and what-if figures. Missing measures are 0. */
export function evaluateFormula(formula: Expanded, values: Partial<Record<MeasureId, number>>): number | null {
  const value = (part: Expanded) => evaluateFormula(part, values);
  const combine = (list: readonly Expanded[], combined: (a: number, b: number) => number | null) =>
    list.map(value).reduce((a, b) => (a === null || b === null ? null : combined(a, b)));
  if ('measure' in formula) return values[formula.measure] ?? 0;
  if ('constant' in formula) return formula.constant;
  if ('add' in formula) return combine(formula.add, (a, b) => a + b);
  if ('multiply' in formula) return combine(formula.multiply, (a, b) => a * b);
  if ('subtract' in formula) return combine(formula.subtract, (a, b) => a - b);
  if ('divide' in formula) return combine(formula.divide, (a, b) => (b === 0 ? null : a / b));
  return formula.when_any.some((part) => (value(part) ?? 0) !== 0) ? value(formula.value) : null;
}

/**
 * Power of money in a formula's result (money ÷ count = 1, money ÷ money = 0). Adding parts of different powers, such
 * as an amount and a count, is refused.
 */
export function moneyPower(formula: Expanded): number {
  if ('measure' in formula) return measure(formula.measure).unit === 'money' ? 1 : 0;
  if ('constant' in formula) return 0;
  if ('multiply' in formula) return formula.multiply.reduce((power, part) => power + moneyPower(part), 0);
  if ('divide' in formula) return moneyPower(formula.divide[0]) - moneyPower(formula.divide[1]);
  if ('when_any' in formula) return moneyPower(formula.value);
  const powers = new Set(parts(formula).map(moneyPower));
  if (powers.size > 1) throw new AppError('invalid_input', 'A formula adds amounts of money to plain numbers.');
  return [...powers][0] as number;
}
