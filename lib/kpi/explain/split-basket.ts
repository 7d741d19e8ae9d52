import { BASKET_EFFECTS, basketChange } from '@/lib/models/basket-change';
import type { Formula } from '../definition';
import type { ChangeSplit, Reason } from './explanation';
import { quotient, salesShape } from './formula-shape';
import { partLabel } from './part-labels';
import type { Question } from './question';
import { reason } from './reasons';
import { settle } from './settle';
import { productSales } from './split-sales';

const isOrders = (formula: Formula) => 'measure' in formula && formula.measure === 'orders';
const LABELS = { units: 'units', mix: 'mix', price: 'price', discount: 'discount', deducted: 'refunds' } as const;

/** Sales per order: units per order, product mix, list prices, discounts, and refunds. Parts sum to the change. */
export async function splitBasket(question: Question): Promise<ChangeSplit | Reason | null> {
  const parts = quotient(question.formula);
  if (!parts || !isOrders(parts.denominator) || question.definition.unit !== 'money') return null;
  // Expanded: what stands in the numerator are measures only.
  const shape = salesShape(parts.numerator as Question['formula']);
  if (!shape) return null;
  const { reading, change, scale } = question;
  const ordered = { ...shape, others: [...shape.others, { formula: parts.denominator, factor: 0 }] };
  const sales = await productSales(question, ordered);
  if ('code' in sales) return sales;
  const side = (values: Record<string, number | null>) => ({
    orders: values[`other_${shape.others.length}`] ?? 0,
    deducted: BigInt(
      Math.round(shape.others.reduce((sum, { factor }, i) => sum - factor * (values[`other_${i}`] ?? 0), 0)),
    ),
  });
  const effects = basketChange(sales.items, side(sales.before.totals), side(sales.after.totals));
  if (!effects) return reason('no_units');
  const ids = BASKET_EFFECTS.filter((id) => {
    if (id === 'discount') return shape.discount !== null;
    return id !== 'deducted' || shape.others.length > 0;
  });
  const amounts = settle(
    ids.map((id) => effects[id]),
    change,
    scale,
  );
  return {
    id: 'basket',
    method: 'sum',
    parts: ids.map((id, i) => ({
      id: LABELS[id],
      label: partLabel(LABELS[id], reading.locale),
      amount: amounts[i] ?? null,
    })),
  };
}
