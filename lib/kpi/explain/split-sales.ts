import {
  type PriceVolumeMix,
  priceVolumeMix,
  SALES_EFFECTS,
  type Sales,
  type SalesItem,
} from '@/lib/models/price-volume-mix';
import type { Formula } from '../definition';
import type { ChangePart, ChangeSplit, Reason } from './explanation';
import { type SalesShape, salesShape } from './formula-shape';
import { formulaLabel, partLabel } from './part-labels';
import type { Question } from './question';
import { type Figures, readBoth, type Values } from './read-figures';
import { reason } from './reasons';
import { settle } from './settle';

export interface ProductSales {
  shape: SalesShape;
  items: SalesItem[];
  before: Figures;
  after: Figures;
}

const whole = (value: number | null | undefined) => BigInt(Math.round(value ?? 0));
const NO_SALES: Sales = { units: 0n, list: 0n, net: 0n };
/** Quantities may have decimals; only their proportions matter. */
const UNIT_SCALE = 1_000;

function salesOf({ gross, discount, units }: Values): Sales {
  const list = whole(gross);
  return { units: whole((units ?? 0) * UNIT_SCALE), list, net: list - whole(discount) };
}

/** The formulas that a sum of sales is read by; `other_0`, `other_1`, ... are the amounts beside sales. */
function formulasOf(shape: SalesShape): Record<string, Formula> {
  return {
    gross: shape.gross,
    units: shape.units,
    ...(shape.discount ? { discount: shape.discount } : {}),
    ...Object.fromEntries(shape.others.map(({ formula }, i) => [`other_${i}`, formula])),
  };
}

/** Sales of every product in both periods; a reason where they cannot be had. */
export async function productSales(question: Question, shape: SalesShape): Promise<ProductSales | Reason> {
  const { reading, definition, query, periods } = question;
  if (!definition.dimensions.includes('product')) return reason('not_answerable');
  const both = await readBoth(
    reading,
    {
      definition,
      formulas: formulasOf(shape),
      filters: query.filters,
      by: 'product',
      currency: question.scale.currency,
    },
    periods,
  );
  if (!both) return reason('not_answerable');
  const { before, after } = both;
  if (before.isCapped || after.isCapped) return reason('too_many_members');
  const sides = [before, after].map(
    ({ members }) => new Map(members.map(({ key, values }) => [key, salesOf(values)])),
  ) as [Map<string, Sales>, Map<string, Sales>];
  const keys = [...new Set([...sides[0].keys(), ...sides[1].keys()])];
  const items = keys.map((key) => ({
    key,
    before: sides[0].get(key) ?? NO_SALES,
    after: sides[1].get(key) ?? NO_SALES,
  }));
  const hasUnits = (side: 'before' | 'after') => items.some((item) => item[side].units > 0n);
  if (!hasUnits('before') || !hasUnits('after')) return reason('no_units');
  return { shape, items, before, after };
}

/** What the amounts beside sales moved, one by one. */
export function otherParts({ shape, before, after }: ProductSales): { formula: Formula; amount: number }[] {
  return shape.others.map(({ formula, factor }, i) => {
    const name = `other_${i}`;
    return { formula, amount: factor * ((after.totals[name] ?? 0) - (before.totals[name] ?? 0)) };
  });
}

/**
 * Exact price-volume-mix by product of a KPI that is a sum of sales: volume, mix, list prices and discounts of products
 * sold in both periods, new and ended products apart, refunds and other amounts apart. Parts sum to the change.
 */
export async function splitSales(question: Question): Promise<ChangeSplit | Reason | null> {
  const shape = salesShape(question.formula);
  if (!shape || question.definition.unit !== 'money') return null;
  const sales = await productSales(question, shape);
  if ('code' in sales) return sales;
  return salesSplit(question, sales, priceVolumeMix(sales.items));
}

/** The split of a price-volume-mix that was computed. */
export function salesSplit(question: Question, sales: ProductSales, { total }: PriceVolumeMix): ChangeSplit {
  const { reading, change, scale } = question;
  const effects = SALES_EFFECTS.filter((effect) => effect !== 'discount' || sales.shape.discount !== null);
  const others = otherParts(sales);
  const amounts = settle(
    [...effects.map((effect) => Number(total[effect])), ...others.map((o) => o.amount)],
    change,
    scale,
  );
  const parts: ChangePart[] = [
    ...effects.map((effect, i) => ({
      id: effect,
      label: partLabel(effect, reading.locale),
      amount: amounts[i] ?? null,
    })),
    ...others.map(({ formula }, i) => ({
      ...nameOther(formula, question, i),
      amount: amounts[effects.length + i] ?? null,
    })),
  ];
  return { id: 'price_volume_mix', method: 'sum', parts };
}

/** Refunds have a name of their own; everything else is called as the formula calls it. */
export function nameOther(
  formula: Formula,
  { reading }: Question,
  i: number,
): Pick<ChangePart, 'id' | 'label' | 'kpi'> {
  if ('measure' in formula && formula.measure === 'refund') {
    const kpi = reading.catalogue.has('refund_amount') ? { kpi: 'refund_amount' } : {};
    return { id: 'refunds', label: partLabel('refunds', reading.locale), ...kpi };
  }
  return { id: `other_${i}`, label: formulaLabel(formula, reading.catalogue, reading.locale) };
}
