import { priceVolumeMix } from '@/lib/models/price-volume-mix';
import { ratioChange } from '@/lib/models/ratio-change';
import { biggest } from '@/lib/stats/ranking';
import { type DimensionId, dimension } from '../dimensions';
import type { KpiValue } from '../format-value';
import type { Contributions, Mover, Reason } from './explanation';
import { quotient, salesShape } from './formula-shape';
import type { Question } from './question';
import { type Figures, readBoth, SELF, type Values } from './read-figures';
import { reason } from './reasons';
import { settle, shownValue } from './settle';
import { productSales, salesSplit } from './split-sales';

interface Move {
  key: string;
  amount: number;
  rate?: number;
  mix?: number;
}

interface Moves {
  kind: Contributions['kind'];
  moves: Move[];
  /** What the change has beyond its members. */
  remainder: number;
}

interface Both {
  before: Figures;
  after: Figures;
}

const NUMERATOR = 'numerator';
const DENOMINATOR = 'denominator';

function valuesByKey({ members }: Figures): Map<string, Values> {
  return new Map(members.map(({ key, values }) => [key, values]));
}

/** Whether the members of a side sum to the whole. */
function addsUp({ members, totals }: Figures, name: string): boolean {
  const sum = members.reduce((total, { values }) => total + (values[name] ?? 0), 0);
  const size = members.reduce((total, { values }) => total + Math.abs(values[name] ?? 0), 0);
  return Math.abs(sum - (totals[name] ?? 0)) <= 1e-9 * Math.max(1, size);
}

/**
 * What each value of a dimension moved. Values that add up: their differences. Ratios whose two sides add up: rate and
 * mix of each member (ratioChange). Ratios whose denominator does not (an order has several categories): the member's
 * numerator over the whole denominator. Else differences, with what they do not add up to.
 */
function movesOf(both: Both, isRatio: boolean): Moves {
  const { before, after } = both;
  const [sideBefore, sideAfter] = [valuesByKey(before), valuesByKey(after)];
  const keys = [...new Set([...sideBefore.keys(), ...sideAfter.keys()])];
  const at = (key: string, name: string) =>
    [sideBefore.get(key)?.[name] ?? 0, sideAfter.get(key)?.[name] ?? 0] as const;
  const change = (after.totals[SELF] ?? 0) - (before.totals[SELF] ?? 0);
  const isAdditive = (name: string) => addsUp(before, name) && addsUp(after, name);
  if (isRatio && !isAdditive(SELF) && isAdditive(NUMERATOR)) {
    if (isAdditive(DENOMINATOR)) {
      const members = keys.map((key) => {
        const [numerator, denominator] = [at(key, NUMERATOR), at(key, DENOMINATOR)];
        return {
          key,
          before: { numerator: numerator[0], denominator: denominator[0] },
          after: { numerator: numerator[1], denominator: denominator[1] },
        };
      });
      const effects = ratioChange(members);
      if (effects) {
        return {
          kind: 'ratio',
          moves: effects.map(({ key, rate, mix }) => ({ key, rate, mix, amount: rate + mix })),
          remainder: 0,
        };
      }
    }
    const [b0, b1] = [before.totals[DENOMINATOR] ?? 0, after.totals[DENOMINATOR] ?? 0];
    if (b0 !== 0 && b1 !== 0) {
      const perUnit = keys.map((key) => {
        const [n0, n1] = at(key, NUMERATOR);
        return { key, amount: n1 / b1 - n0 / b0 };
      });
      return { kind: 'per_unit', moves: perUnit, remainder: 0 };
    }
  }
  const moves = keys.map((key) => {
    const [v0, v1] = at(key, SELF);
    return { key, amount: v1 - v0 };
  });
  const remainder = change - moves.reduce((sum, { amount }) => sum + amount, 0);
  return isAdditive(SELF) ? { kind: 'difference', moves, remainder: 0 } : { kind: 'not_additive', moves, remainder };
}

function present(question: Question, both: Both, by: DimensionId, found: Moves, change: KpiValue): Contributions {
  const { query, reading, scale } = question;
  const { top, rest } = biggest(found.moves, ({ amount }) => amount, query.top);
  const hasRemainder = found.kind === 'not_additive';
  const amounts = [
    ...top.map(({ amount }) => amount),
    ...(rest.length > 0 ? [rest.reduce((sum, { amount }) => sum + amount, 0)] : []),
    ...(hasRemainder ? [found.remainder] : []),
  ];
  const settled = amounts.length > 0 ? settle(amounts, change, scale) : [];
  const labels = { ...both.before.labels[by], ...both.after.labels[by] };
  const shown = ({ members }: Figures) => new Map(members.map(({ key, value }) => [key, value]));
  const [shownBefore, shownAfter] = [shown(both.before), shown(both.after)];
  // Where nothing happened the engine has no row: for sums that is zero, for a ratio it is unknown.
  const nothing: KpiValue =
    found.kind === 'difference' || found.kind === 'effect' ? shownValue(0, scale.unit, scale.currency) : null;
  const members = top.map(
    ({ key, rate, mix }, i): Mover => ({
      key,
      label: labels[key] ?? key,
      before: shownBefore.get(key) ?? nothing,
      after: shownAfter.get(key) ?? nothing,
      amount: settled[i] ?? null,
      ...(rate === undefined || mix === undefined
        ? {}
        : { rate: scaledRate(rate, question), mix: scaledRate(mix, question) }),
    }),
  );
  return {
    by,
    label: dimension(by).label[reading.locale],
    kind: found.kind,
    members,
    rest: rest.length > 0 ? { members: rest.length, amount: settled[top.length] ?? null } : null,
    remainder: hasRemainder ? (settled.at(-1) ?? null) : null,
  };
}

/** Rates of money ratios (an average basket) are amounts: in major units. */
const scaledRate = (value: number, { scale }: Question) => (scale.unit === 'money' ? value / 10_000 : value);

/** Biggest movers of the change by the values of a dimension. Amounts, rest and remainder sum to the change. */
export async function contributions(question: Question, by: DimensionId): Promise<Contributions | Reason> {
  const { reading, definition, query, periods, scale, change } = question;
  if (query.effect && by === 'product') return effectMovers(question, query.effect);
  const parts = quotient(question.formula);
  const both = await readBoth(
    reading,
    {
      definition,
      formulas: parts ? { [NUMERATOR]: parts.numerator, [DENOMINATOR]: parts.denominator } : {},
      filters: query.filters,
      by,
      currency: scale.currency,
    },
    periods,
  );
  if (!both) return reason('not_answerable');
  if (both.before.isCapped || both.after.isCapped) return reason('too_many_members');
  return present(question, both, by, movesOf(both, parts !== null), change);
}

/** Products that make one part of the price-volume-mix. */
async function effectMovers(
  question: Question,
  effect: NonNullable<Question['query']['effect']>,
): Promise<Contributions | Reason> {
  const shape = question.definition.unit === 'money' ? salesShape(question.formula) : null;
  if (!shape) return reason('not_answerable');
  const sales = await productSales(question, shape);
  if ('code' in sales) return sales;
  const found = priceVolumeMix(sales.items);
  // The part as the split shows it: its movers sum to that, to the cent.
  const part = salesSplit(question, sales, found).parts.find(({ id }) => id === effect);
  if (!part) return reason('not_answerable');
  const moves = found.items
    .filter((item) => item[effect] !== 0n)
    .map((item) => ({ key: item.key, amount: Number(item[effect]) }));
  return present(question, sales, 'product', { kind: 'effect', moves, remainder: 0 }, part.amount);
}
