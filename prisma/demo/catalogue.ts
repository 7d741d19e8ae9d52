import { AppError } from '@/lib/core/errors';
import { dayNumber, yearOf } from './calendar';
import type { IngredientKey } from './ingredients';
import { CATEGORIES, PRODUCT_LINES, type ProductLine, RANGES } from './product-lines';
import type { Random } from './random';
import { findCause, type Scenario, windowDays } from './scenario';

/** Money inside the generator is an exact integer in ten-thousandths of a euro; prices are whole cents. */
export const EURO = 10_000;
export const CENT = 100;
export const TAX_RATE = 0.2;
export const wholeCents = (amount: number): number => Math.round(amount / CENT) * CENT;

export interface Dated {
  from: number;
  amount: number;
}

export interface DemoProduct {
  index: number;
  sku: string;
  name: string;
  brand: string;
  category: number;
  subcategory: string;
  launch: number;
  end: number | null;
  weightGrams: number;
  barcode: string;
  shelfLifeDays: number;
  supplier: string;
  leadTimeDays: number;
  minOrderQty: number;
  popularity: number;
  returnRate: number;
  prices: Dated[];
  /** Empty when the shop does not know what the product costs. */
  costs: Dated[];
  ingredients: IngredientKey[];
}

export function valueAt(list: readonly Dated[], day: number): number {
  for (let i = list.length - 1; i > 0; i--) if ((list[i] as Dated).from <= day) return (list[i] as Dated).amount;
  return list[0]?.amount ?? 0;
}

/** Cost of one unit on a day; null when it is not known. */
export function costAt(product: DemoProduct, day: number): number | null {
  return product.costs.length === 0 ? null : valueAt(product.costs, day);
}

const SUPPLIERS = ['Laboratoire Sévrane', 'Atelier du Lubac', 'Cosmé-Ouest', 'Savonnerie Bélugue'];
const netOfTax = (consumerPrice: number) => wholeCents((consumerPrice / (1 + TAX_RATE)) * EURO);

function barcodeOf(index: number): string {
  const digits = `37600${String(4_210_000 + index * 7).padStart(7, '0')}`;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

function datedPrices(random: Random, consumerPrice: number, launch: number, from: number, to: number): Dated[] {
  const prices = [{ from: Math.min(launch, from), amount: netOfTax(consumerPrice) }];
  let price = consumerPrice;
  for (let year = yearOf(from) + 1; year <= yearOf(to); year++) {
    const day = dayNumber(`${year}-02-15`);
    if (day <= launch || day > to || random.chance(0.35)) continue;
    price = Math.max(price + 0.4, Math.round(price * random.between(1.02, 1.06) * 2) / 2 - 0.1);
    prices.push({ from: day, amount: netOfTax(price) });
  }
  return prices;
}

function datedCosts(random: Random, line: ProductLine, firstPrice: number, launch: number, from: number, to: number) {
  const unit = wholeCents(firstPrice * line.costShare * random.between(0.98, 1.24));
  const costs: Dated[] = [{ from: Math.min(launch, from), amount: unit }];
  let current = unit;
  for (let day = Math.max(launch, from) + random.int(150, 330); day <= to; day += random.int(300, 520)) {
    current = wholeCents(current * random.between(0.98, 1.055));
    costs.push({ from: day, amount: current });
  }
  return costs;
}

/**
 * The catalogue. SKUs and names do not depend on the seed, so that a scenario can name a product; the first ranges of a
 * line sell best. About a third of the products are launched during the three years.
 */
export function buildCatalogue(
  random: Random,
  scenario: Scenario,
  period: { from: number; to: number },
): DemoProduct[] {
  const numbers = CATEGORIES.map(() => 0);
  const products: DemoProduct[] = [];
  for (const line of PRODUCT_LINES) {
    const category = CATEGORIES[line.category] as (typeof CATEGORIES)[number];
    line.nouns.forEach((noun, nounIndex) => {
      line.ranges.forEach((range, rangeIndex) => {
        const number = (numbers[line.category] ?? 0) + 1;
        numbers[line.category] = number;
        const launchedLater = rangeIndex >= 2 && random.chance(0.55);
        const launch = launchedLater
          ? random.int(period.from + 60, period.to - 40)
          : period.from - random.int(200, 1_600);
        const prices = datedPrices(random, line.prices[nounIndex] ?? 20, launch, period.from, period.to);
        const index = products.length;
        products.push({
          index,
          sku: `AUB-${category.code.slice(0, 3).toUpperCase()}-${String(number).padStart(3, '0')}`,
          name: `${noun} ${range}`,
          brand: line.category === 3 ? 'Ondessa' : line.category === 2 ? 'Lisselor' : 'Aubeline',
          category: line.category,
          subcategory: line.subcategory,
          launch,
          end:
            !launchedLater && rangeIndex === 3 && random.chance(0.5)
              ? random.int(period.from + 500, period.to - 60)
              : null,
          weightGrams: Math.round(line.weight * random.between(0.9, 1.1)),
          barcode: barcodeOf(index),
          shelfLifeDays: line.category === 3 ? 900 : 1_080,
          supplier: SUPPLIERS[(line.category + nounIndex) % SUPPLIERS.length] as string,
          leadTimeDays: 12 + ((nounIndex + rangeIndex * 2) % 5) * 5,
          minOrderQty: 24,
          popularity: (line.popularity / (1 + 0.45 * rangeIndex)) * random.lognormal(1, 0.28),
          returnRate: category.returnRate * random.between(0.6, 1.5),
          prices,
          costs: datedCosts(random, line, (prices[0] as Dated).amount, launch, period.from, period.to),
          ingredients: [...new Set([...line.ingredients, ...(RANGES[range] ?? [])])],
        });
      });
    });
  }
  plantInCatalogue(products, scenario, period.to + 1);
  return products;
}

function plantInCatalogue(products: DemoProduct[], scenario: Scenario, today: number): void {
  const negative = findCause(scenario, 'negative_margin');
  if (negative) {
    const product = productBySku(products, negative.sku);
    const [from] = windowDays(negative, today);
    product.costs = product.costs.filter((cost, i) => i === 0 || cost.from < from);
    product.costs.push({ from, amount: wholeCents(valueAt(product.prices, from) * negative.costToPrice) });
  }
  const returns = findCause(scenario, 'high_returns');
  if (returns) productBySku(products, returns.sku).returnRate = returns.rate;
  const missing = findCause(scenario, 'missing_cost');
  if (missing) productBySku(products, missing.sku).costs = [];
  for (const kind of [
    'cannibalising_promotion',
    'stockout_while_advertised',
    'high_returns',
    'negative_margin',
  ] as const) {
    const cause = findCause(scenario, kind);
    if (!cause) continue;
    // A planted effect needs sales to be seen in.
    const product = productBySku(products, cause.sku);
    product.launch = Math.min(product.launch, today - 1_200);
    product.end = null;
    if (kind === 'stockout_while_advertised') product.popularity = Math.max(product.popularity, 2.6);
    else product.popularity = Math.max(product.popularity, 1);
  }
}

export function productBySku(products: readonly DemoProduct[], sku: string): DemoProduct {
  const product = products.find((entry) => entry.sku === sku);
  if (!product) throw new AppError('invalid_input', `The scenario names a product that does not exist: ${sku}`);
  return product;
}

export function isSold(product: DemoProduct, day: number): boolean {
  return product.launch <= day && (product.end === null || product.end >= day);
}
