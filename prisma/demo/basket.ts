import { allocate } from '@/lib/core/money';
import { CENT, costAt, type DemoProduct, isSold, TAX_RATE, valueAt, wholeCents } from './catalogue';
import type { CauseLedger } from './cause-ledger';
import { seasonOf } from './demand';
import type { DemoLine } from './order';
import { CATEGORIES } from './product-lines';
import type { DemoPromotion } from './promotions';
import { type Random, runningSums } from './random';
import { findCause, type Scenario, windowDays } from './scenario';
import type { Stock } from './stock';

const LINE_COUNTS = runningSums([0.3, 0.29, 0.21, 0.12, 0.06, 0.02]);
const QUANTITIES = runningSums([0.8, 0.15, 0.05]);

interface Window {
  product: number;
  from: number;
  to: number;
  share: number;
}

export interface Wish {
  warehouse: number;
  favourite: number;
  lastProduct: number;
}

/** Chooses what goes into a basket, and prices it. */
export class Basket {
  private day = -1;
  private all: Float64Array = new Float64Array(0);
  private byCategory: Float64Array[] = [];
  private readonly categoryProducts: number[][];
  private readonly stockOut: Window | null;
  private readonly switching: Window | null;

  constructor(
    private readonly random: Random,
    private readonly products: readonly DemoProduct[],
    private readonly stock: Stock,
    private readonly causes: CauseLedger,
    scenario: Scenario,
    today: number,
  ) {
    this.categoryProducts = CATEGORIES.map((_, category) =>
      products.filter((product) => product.category === category).map((product) => product.index),
    );
    const indexOf = (sku: string) => products.find((product) => product.sku === sku)?.index ?? -1;
    const out = findCause(scenario, 'stockout_while_advertised');
    const [outFrom, outTo] = out ? windowDays(out, today) : [0, -1];
    this.stockOut = out ? { product: indexOf(out.sku), from: outFrom, to: outTo, share: out.substitution } : null;
    const promo = findCause(scenario, 'cannibalising_promotion');
    const [promoFrom, promoTo] = promo ? windowDays(promo, today) : [0, -1];
    this.switching = promo
      ? { product: indexOf(promo.sku), from: promoFrom, to: promoTo, share: promo.switchShare }
      : null;
  }

  /** Weights of the day: popularity, season, and the push of the weeks after a launch. */
  open(day: number): void {
    this.day = day;
    if (this.switching?.from === day) this.stock.prepare(this.switching.product);
    const weights = this.products.map((product) => {
      if (!isSold(product, day)) return 0;
      const category = CATEGORIES[product.category] as (typeof CATEGORIES)[number];
      const age = day - product.launch;
      const novelty = age < 120 ? (age < 10 ? 0.5 + age / 20 : 1) + 0.9 * Math.exp(-age / 40) : 1;
      return product.popularity * novelty * seasonOf(product.category, day) * category.share;
    });
    // Popularity is spread inside a category; the category's own share decides between them.
    const sums = CATEGORIES.map((_, c) =>
      (this.categoryProducts[c] as number[]).reduce((sum, p) => sum + (this.products[p] as DemoProduct).popularity, 0),
    );
    this.all = runningSums(weights.map((w, p) => w / (sums[(this.products[p] as DemoProduct).category] as number)));
    this.byCategory = this.categoryProducts.map((list) => runningSums(list.map((p) => weights[p] as number)));
  }

  private inCategory(category: number): number {
    const place = this.random.weighted(this.byCategory[category] as Float64Array);
    return place < 0
      ? this.random.weighted(this.all)
      : ((this.categoryProducts[category] as number[])[place] as number);
  }

  private wanted(wish: Wish): number {
    const roll = this.random.next();
    // Someone who bought a product and liked it buys it again.
    if (wish.lastProduct >= 0 && roll < 0.22 && isSold(this.products[wish.lastProduct] as DemoProduct, this.day)) {
      return wish.lastProduct;
    }
    if (wish.favourite >= 0 && roll < 0.6 && this.random.chance(Math.min(1, seasonOf(wish.favourite, this.day)))) {
      return this.inCategory(wish.favourite);
    }
    return this.random.weighted(this.all);
  }

  /** The promoted product when it takes the place of a sibling, else the product itself. */
  private promoted(product: number): number {
    const window = this.switching;
    if (!window || product === window.product || this.day < window.from || this.day > window.to) return product;
    const target = this.products[window.product] as DemoProduct;
    const chosen = this.products[product] as DemoProduct;
    return chosen.subcategory === target.subcategory && this.random.chance(window.share) ? window.product : product;
  }

  private countSwitch(sibling: number, quantity: number): void {
    const price = valueAt((this.products[sibling] as DemoProduct).prices, this.day);
    this.causes.add('cannibalising_promotion', 'switchedUnits', quantity);
    this.causes.addMoney('cannibalising_promotion', 'siblingListValue', price * quantity);
  }

  /** The product that can be delivered instead of `product`, or -1 when the buyer goes without. */
  private available(product: number, quantity: number, warehouse: number): number {
    if (this.stock.has(warehouse, product, quantity)) return product;
    const out = this.stockOut;
    if (out && product === out.product && warehouse === 0 && this.day >= out.from && this.day <= out.to) {
      this.causes.add('stockout_while_advertised', 'wantedUnits', quantity);
      if (!this.random.chance(out.share)) {
        this.causes.add('stockout_while_advertised', 'lostUnits', quantity);
        const price = valueAt((this.products[product] as DemoProduct).prices, this.day);
        this.causes.addMoney('stockout_while_advertised', 'lostListValue', price * quantity);
        return -1;
      }
    }
    for (let attempt = 0; attempt < 6; attempt++) {
      const other = this.inCategory((this.products[product] as DemoProduct).category);
      if (other !== product && this.stock.has(warehouse, other, quantity)) return other;
    }
    return product === out?.product && warehouse === 0 ? -1 : product;
  }

  /** The lines of one order, not priced with promotions yet; empty when nothing that was wanted can be had. */
  fill(orderRef: string, wish: Wish): DemoLine[] {
    const chosen = new Map<number, number>();
    const count = this.random.weighted(LINE_COUNTS) + 1;
    for (let i = 0; i < count; i++) {
      const quantity = this.random.weighted(QUANTITIES) + 1;
      const wanted = this.wanted(wish);
      const promoted = this.promoted(wanted);
      const product = this.available(promoted, quantity, wish.warehouse);
      if (promoted !== wanted && product === promoted) this.countSwitch(wanted, quantity);
      if (product >= 0) chosen.set(product, (chosen.get(product) ?? 0) + quantity);
    }
    const lines: DemoLine[] = [];
    for (const [product, quantity] of chosen) {
      this.stock.take(wish.warehouse, product, quantity);
      lines.push(this.line(`${orderRef}-${lines.length + 1}`, product, quantity, false));
    }
    return lines;
  }

  private line(ref: string, index: number, quantity: number, free: boolean): DemoLine {
    const product = this.products[index] as DemoProduct;
    const gross = free ? 0 : valueAt(product.prices, this.day) * quantity;
    const unitCost = costAt(product, this.day);
    const cost = unitCost === null ? null : unitCost * quantity;
    return { ref, product: index, quantity, gross, discount: 0, net: gross, tax: 0, cost, free, promotion: null };
  }

  /** Lowers the lines' prices by a promotion, in whole cents; the parts of an order's discount sum to it exactly. */
  apply(lines: DemoLine[], promotion: DemoPromotion, orderRef: string, warehouse: number): boolean {
    const gross = lines.reduce((sum, line) => sum + line.gross, 0);
    if (gross < promotion.minimum) return false;
    if (promotion.kind === 'gift') {
      const gift = this.random.pick(promotion.products);
      if (!isSold(this.products[gift] as DemoProduct, this.day) || !this.stock.has(warehouse, gift, 1)) return false;
      this.stock.take(warehouse, gift, 1);
      lines.push({ ...this.line(`${orderRef}-${lines.length + 1}`, gift, 1, true), promotion: promotion.code });
      return true;
    }
    if (promotion.kind === 'products') {
      let used = false;
      for (const line of lines) {
        if (line.free || !promotion.products.includes(line.product)) continue;
        const discount = wholeCents(line.gross * promotion.rate);
        if (discount <= line.discount) continue;
        line.discount = discount;
        line.net = line.gross - discount;
        line.promotion = promotion.code;
        used = true;
      }
      return used;
    }
    const total = Math.round((gross * promotion.rate) / CENT);
    const parts = allocate(
      BigInt(total),
      lines.map((line) => BigInt(line.gross)),
    );
    lines.forEach((line, i) => {
      const discount = Number(parts[i]) * CENT;
      if (line.free) return;
      line.discount = discount;
      line.net = line.gross - discount;
      line.promotion = promotion.code;
    });
    return true;
  }
}

/** Tax of every line, once its net amount is known; returns the sum. */
export function taxLines(lines: DemoLine[]): number {
  let sum = 0;
  for (const line of lines) {
    line.tax = wholeCents(line.net * TAX_RATE);
    sum += line.tax;
  }
  return sum;
}
