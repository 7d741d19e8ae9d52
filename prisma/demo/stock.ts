import { weekday } from './calendar';
import { type DemoProduct, isSold } from './catalogue';
import { WAREHOUSES } from './channels';
import { seasonOf } from './demand';
import type { Random } from './random';
import { findCause, type Scenario, windowDays } from './scenario';

const SHARES = [0.8, 0.085, 0.075, 0.055];

/** Stock of every product in the main warehouse and the shops, replenished once a week by a reorder point. */
export class Stock {
  readonly onHand: Int32Array;
  readonly incoming: Int32Array;
  private readonly rate: Float64Array;
  private readonly soldToday: Int32Array;
  private readonly arrivals = new Map<number, [cell: number, quantity: number][]>();
  private readonly blocked: { cell: number; from: number; to: number } | null = null;
  readonly size: number;

  constructor(
    private readonly random: Random,
    private readonly products: readonly DemoProduct[],
    scenario: Scenario,
    from: number,
    today: number,
    unitsPerDay: number,
  ) {
    this.size = products.length;
    const cells = WAREHOUSES.length * this.size;
    this.onHand = new Int32Array(cells);
    this.incoming = new Int32Array(cells);
    this.rate = new Float64Array(cells);
    this.soldToday = new Int32Array(cells);
    const popularity = products.reduce((sum, product) => sum + product.popularity, 0);
    for (let cell = 0; cell < cells; cell++) {
      const product = this.productOf(cell);
      this.rate[cell] =
        ((unitsPerDay * product.popularity) / popularity) * (SHARES[Math.floor(cell / this.size)] as number);
      if (isSold(product, from)) this.onHand[cell] = this.target(cell, from);
    }
    const cause = findCause(scenario, 'stockout_while_advertised');
    const product = products.find((entry) => entry.sku === cause?.sku);
    if (cause && product) {
      const [first, last] = windowDays(cause, today);
      this.blocked = { cell: product.index, from: first, to: last };
    }
  }

  private productOf(cell: number): DemoProduct {
    return this.products[cell % this.size] as DemoProduct;
  }

  private isBlocked(cell: number, day: number): boolean {
    return this.blocked !== null && this.blocked.cell === cell && day >= this.blocked.from && day <= this.blocked.to;
  }

  /** Stock that covers lead time and six weeks, with the season to come. */
  private target(cell: number, day: number): number {
    const product = this.productOf(cell);
    const season = seasonOf(product.category, day + 30) / Math.max(0.15, seasonOf(product.category, day));
    return (
      Math.ceil((this.rate[cell] as number) * Math.min(4, Math.max(0.6, season)) * (product.leadTimeDays + 45)) + 8
    );
  }

  /** Morning: deliveries arrive, and on Mondays what runs low is ordered. */
  open(day: number): void {
    for (const [cell, quantity] of this.arrivals.get(day) ?? []) {
      this.incoming[cell] = (this.incoming[cell] as number) - quantity;
      this.onHand[cell] = (this.onHand[cell] as number) + quantity;
    }
    this.arrivals.delete(day);
    if (this.blocked && this.isBlocked(this.blocked.cell, day)) this.onHand[this.blocked.cell] = 0;
    if (weekday(day) !== 0) return;
    for (let cell = 0; cell < this.onHand.length; cell++) this.reorder(cell, day);
  }

  private reorder(cell: number, day: number): void {
    const product = this.productOf(cell);
    const lead = cell < this.size ? product.leadTimeDays : 4;
    // Ordered in time for a launch, and no longer when the product is about to end.
    if (!isSold(product, day + lead + 10)) return;
    const position = (this.onHand[cell] as number) + (this.incoming[cell] as number);
    const target = this.target(cell, day);
    if (position > target * 0.55) return;
    const batch = cell < this.size ? product.minOrderQty : 6;
    const quantity = Math.max(batch, Math.ceil((target - position) / batch) * batch);
    // Suppliers are late now and then, which is what empties a shelf.
    let arrival = day + lead + (this.random.chance(0.07) ? this.random.int(7, 24) : this.random.int(0, 3));
    if (this.blocked && this.isBlocked(cell, arrival)) arrival = this.blocked.to + 1;
    this.incoming[cell] = (this.incoming[cell] as number) + quantity;
    const list = this.arrivals.get(arrival);
    if (list) list.push([cell, quantity]);
    else this.arrivals.set(arrival, [[cell, quantity]]);
  }

  has(warehouse: number, product: number, quantity: number): boolean {
    return (this.onHand[warehouse * this.size + product] as number) >= quantity;
  }

  take(warehouse: number, product: number, quantity: number): void {
    const cell = warehouse * this.size + product;
    this.onHand[cell] = Math.max(0, (this.onHand[cell] as number) - quantity);
    this.soldToday[cell] = (this.soldToday[cell] as number) + quantity;
  }

  /** Extra pieces everywhere, for a promotion that is planned. */
  prepare(product: number): void {
    for (let cell = product; cell < this.onHand.length; cell += this.size) {
      this.onHand[cell] = (this.onHand[cell] as number) + Math.ceil((this.rate[cell] as number) * 90) + 10;
    }
  }

  /** Evening: the usual sale per day follows what was sold while there was stock. */
  close(day: number): void {
    for (let cell = 0; cell < this.onHand.length; cell++) {
      if ((this.onHand[cell] as number) > 0 && isSold(this.productOf(cell), day)) {
        this.rate[cell] = (this.rate[cell] as number) * 0.97 + (this.soldToday[cell] as number) * 0.03;
      }
      this.soldToday[cell] = 0;
    }
  }
}
