import { createHash } from 'node:crypto';
import { AppError } from '@/lib/core/errors';
import { type Catalogue, kpiDefinition } from './catalogue';
import type {
  Basis,
  Formula,
  FormulaOver,
  KpiDefinition,
  KpiRules,
  KpiWindow,
  MeasureFilter,
  MeasureLeaf,
} from './definition';
import type { DimensionId } from './dimensions';
import { measureKey } from './measure-key';
import { type MeasureId, measure } from './measures';

/** What the KPI that holds a measure says of it: the days it takes in, and which documents count. */
export interface Manner {
  window?: KpiWindow;
  /** Time after a first order, of cohort KPIs. */
  horizon?: Horizon;
  rules?: KpiRules;
}
export type Horizon = { days: number } | { months: number };

/** A formula over measures only. */
export type Expanded = FormulaOver<MeasureLeaf & Manner>;
export interface MeasureUse extends Manner {
  measure: MeasureId;
  overAll: readonly DimensionId[];
  where: readonly MeasureFilter[];
  basis?: Basis;
}

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
    const inner = kpiDefinition(catalogue, formula.kpi);
    if (inner.kind === 'cumulative' || inner.kind === 'model') {
      throw new AppError('invalid_input', `KPI ${formula.kpi} is ${inner.kind} and cannot be part of another.`);
    }
    return expandKpi(inner, catalogue, inside);
  }
  return mapParts(formula, expand);
}

/** The formula of a KPI over measures only, each with the window, horizon and rules that the KPI gives it. */
export function expandKpi(
  definition: Pick<KpiDefinition, 'id' | 'kind' | 'formula' | 'window' | 'rules'>,
  catalogue: Catalogue,
  inside: readonly string[] = [],
): Expanded {
  const { id, kind, window, rules } = definition;
  const formula = expandFormula(definition.formula, catalogue, [...inside, id]);
  const rolling = window && 'rolling' in window ? window.rolling : undefined;
  const manner: Manner = { ...(kind === 'windowed' && window ? { window } : {}), ...(rules ? { rules } : {}) };
  if (kind === 'cohort' && rolling) manner.horizon = rolling;
  return Object.keys(manner).length > 0 ? withManner(formula, manner, id) : formula;
}

/** What an inner KPI says of itself stays; a window within a window has no meaning. */
function withManner(formula: Expanded, manner: Manner, id: string): Expanded {
  if (!('measure' in formula)) {
    return 'constant' in formula ? formula : mapParts(formula, (part) => withManner(part, manner, id));
  }
  if (manner.window && (formula.window || formula.horizon)) {
    throw new AppError('invalid_input', `KPI ${id} is windowed and names a KPI that has a window of its own.`);
  }
  return { ...formula, ...manner, ...(formula.rules ? { rules: formula.rules } : {}) };
}

type Compound<Leaf> = Exclude<FormulaOver<Leaf>, Leaf | { constant: number }>;

function mapParts<A, B>(formula: Compound<A>, change: (part: FormulaOver<A>) => FormulaOver<B>): FormulaOver<B> {
  if ('add' in formula) return { add: formula.add.map(change) };
  if ('multiply' in formula) return { multiply: formula.multiply.map(change) };
  if ('subtract' in formula) return { subtract: [change(formula.subtract[0]), change(formula.subtract[1])] };
  if ('divide' in formula) return { divide: [change(formula.divide[0]), change(formula.divide[1])] };
  return { when_any: formula.when_any.map(change), value: change(formula.value) };
}

function parts(formula: Expanded): readonly Expanded[] {
  if ('add' in formula) return formula.add;
  if ('multiply' in formula) return formula.multiply;
  if ('subtract' in formula) return formula.subtract;
  if ('divide' in formula) return formula.divide;
  if ('when_any' in formula) return [...formula.when_any, formula.value];
  return [];
}

/**
 * Name of the column that carries a measure. A measure over all values of a dimension, limited, dated otherwise, or
 * over a window is another column; what tells it apart is hashed, since names end after 63 characters.
 */
export function columnOf({ measure: id, overAll, where, basis, window, horizon, rules }: MeasureUse): string {
  const [dimension, ...more] = overAll;
  const apart = { overAll: more, where, basis, window, horizon, rules };
  const plain = more.length === 0 && where.length === 0 && !basis && !window && !horizon && !rules;
  const name = dimension ? `${id}__over_all_${dimension}` : id;
  return plain ? name : `${name}__${createHash('sha256').update(JSON.stringify(apart)).digest('hex').slice(0, 8)}`;
}

function toUse(leaf: MeasureLeaf & Manner): MeasureUse {
  const { measure: id, over_all: overAll = [], where = [], basis, window, horizon, rules } = leaf;
  const given = Object.entries({ basis, window, horizon, rules }).filter(([, value]) => value !== undefined);
  return { measure: id, overAll: [...overAll].sort(), where, ...Object.fromEntries(given) };
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

export const keyOfUse = (use: MeasureUse) => measureKey(use.measure, use);

/**
 * The same meaning on plain numbers, for worked examples and what-if figures: by `keyOfUse`, else by measure. Missing
 * measures are 0.
 */
export function evaluateFormula(
  formula: Expanded,
  values: Readonly<Record<string, number | undefined>>,
): number | null {
  const value = (part: Expanded) => evaluateFormula(part, values);
  const combine = (list: readonly Expanded[], combined: (a: number, b: number) => number | null) =>
    list.map(value).reduce((a, b) => (a === null || b === null ? null : combined(a, b)));
  if ('measure' in formula) return values[keyOfUse(toUse(formula))] ?? values[formula.measure] ?? 0;
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
