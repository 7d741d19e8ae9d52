import { shapleyValues } from '@/lib/stats/shapley';
import type { Formula, KpiUnit } from '../definition';
import { measure } from '../measures';
import type { ChangePart, ChangeSplit, Reason } from './explanation';
import { quotient, sumTerms } from './formula-shape';
import { formulaLabel } from './part-labels';
import type { Question } from './question';
import { readBoth } from './read-figures';
import { reason } from './reasons';
import { settle, shownSides } from './settle';

interface Operand {
  formula: Formula;
  name?: 'numerator' | 'denominator';
  /** 1: multiplies, -1: divides. */
  power: 1 | -1;
}

/** The operands of a product or quotient, one level deep. */
function operands(formula: Formula): Operand[] {
  if ('multiply' in formula) return formula.multiply.map((part) => ({ formula: part, power: 1 }));
  const parts = quotient(formula);
  if (!parts) return [];
  return [
    { formula: parts.numerator, name: 'numerator', power: 1 },
    { formula: parts.denominator, name: 'denominator', power: -1 },
  ];
}

/** The parts of a KPI's own formula, one level at a time: terms of a sum, or operands of a product (Shapley). */
export async function splitFormula(question: Question): Promise<ChangeSplit | Reason | null> {
  const { definition } = question;
  const terms = sumTerms(definition.formula).filter(({ formula }) => !('constant' in formula));
  const factors = operands(definition.formula);
  const isSum = terms.length > 1;
  const list = isSum ? terms.map(({ formula }) => formula) : factors.map(({ formula }) => formula);
  if (list.length < 2 || list.length > 8) return null;
  const { reading, query, periods, scale, change } = question;
  const both = await readBoth(
    reading,
    {
      definition,
      formulas: Object.fromEntries(list.map((formula, i) => [`part_${i}`, formula])),
      filters: query.filters,
      currency: scale.currency,
    },
    periods,
  );
  if (!both) return reason('not_answerable');
  const value = (side: 'before' | 'after', i: number) => both[side].totals[`part_${i}`] ?? 0;
  const amounts = isSum
    ? terms.map(({ factor }, i) => factor * (value('after', i) - value('before', i)))
    : shapleyValues(list.length, (set) =>
        factors.reduce((product, { power }, i) => product * value(set & (1 << i) ? 'after' : 'before', i) ** power, 1),
      );
  if (amounts.some((amount) => !Number.isFinite(amount))) return reason('not_answerable');
  const settled = settle(amounts, change, scale);
  return {
    id: 'formula',
    method: isSum ? 'sum' : 'shapley',
    parts: list.map((formula, i): ChangePart => {
      const name = `part_${i}`;
      const part = namedPart(formula, name, isSum ? undefined : factors[i]?.name, question);
      const unit = unitOf(formula, part.kpi, question);
      const shown = unit && shownSides(both.before.totals[name], both.after.totals[name], unit, scale.currency);
      return { ...part, ...shown, amount: settled[i] ?? null };
    }),
  };
}

function namedPart(
  formula: Formula,
  id: string,
  side: Operand['name'],
  { reading: { catalogue, locale } }: Question,
): Pick<ChangePart, 'id' | 'label' | 'kpi'> {
  const label = formulaLabel(formula, catalogue, locale, side);
  return 'kpi' in formula ? { id: formula.kpi, label, kpi: formula.kpi } : { id, label };
}

/** Unit of a part that is a KPI or a measure by itself. */
function unitOf(formula: Formula, kpi: string | undefined, { reading }: Question): KpiUnit | undefined {
  if (kpi) return reading.catalogue.get(kpi)?.unit;
  return 'measure' in formula ? measure(formula.measure).unit : undefined;
}
