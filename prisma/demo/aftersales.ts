import { DAY, dayOf, HOUR, settle } from './calendar';
import { CENT, type DemoProduct, EURO, wholeCents } from './catalogue';
import type { CauseLedger } from './cause-ledger';
import type { DemoDispute, DemoLine, DemoOrder, DemoRefund, DemoReview } from './order';
import { type Random, runningSums } from './random';
import { findCause, type Scenario } from './scenario';

const RETURN_REASONS = ['texture', 'allergy', 'not_as_expected', 'wrong_item', 'damaged', 'changed_mind'];
const RETURN_SUMS = runningSums([0.24, 0.13, 0.29, 0.09, 0.1, 0.15]);
const SCORES = runningSums([0.03, 0.04, 0.1, 0.27, 0.56]);
const REVIEWS: Record<number, readonly [string, string][]> = {
  1: [
    ['Déçue', "Le produit ne m'a pas convenu du tout."],
    ['Livraison en retard', 'Colis arrivé bien après la date annoncée.'],
  ],
  2: [
    ['Bof', "L'odeur est trop forte pour moi."],
    ['Moyen', 'Pas d’effet visible après trois semaines.'],
  ],
  3: [
    ['Correct', 'Bonne texture, mais un peu cher.'],
    ['Dans la moyenne', 'Fait le travail, sans plus.'],
  ],
  4: [
    ['Très bien', 'Peau douce, je recommanderai.'],
    ['Bon produit', 'Agréable, le flacon pourrait être plus pratique.'],
  ],
  5: [
    ['Parfait', 'Ma routine du matin, je ne change plus.'],
    ['Excellent', 'Livraison rapide et produit conforme.'],
  ],
};

/** What happens after the sale: returns, goods that were missing, gestures, reviews, disputes. */
export class Aftersales {
  private readonly highReturns: number;

  constructor(
    private readonly random: Random,
    private readonly products: readonly DemoProduct[],
    private readonly causes: CauseLedger,
    scenario: Scenario,
    private readonly today: number,
  ) {
    const cause = findCause(scenario, 'high_returns');
    this.highReturns = products.find((product) => product.sku === cause?.sku)?.index ?? -1;
  }

  private refund(line: DemoLine, kind: DemoRefund['kind'], quantity: number, at: number, reason: string): DemoRefund {
    const share = quantity / line.quantity;
    const unitCost = line.cost === null ? null : line.cost / line.quantity;
    // Goods that are damaged or opened cannot be sold again: their cost does not come back.
    const comesBack = kind === 'cancellation' || (reason !== 'damaged' && this.random.chance(0.72));
    return {
      ref: `${line.ref}-R`,
      product: line.product,
      kind,
      quantity,
      amount: quantity === line.quantity ? line.net : wholeCents(line.net * share),
      tax: quantity === line.quantity ? line.tax : wholeCents(line.tax * share),
      cost: unitCost === null ? null : comesBack ? unitCost * quantity : 0,
      at: settle(at),
      reason,
    };
  }

  /** Refunds of an order whose goods changed hands at `handedOver` (null: not yet). */
  refunds(order: DemoOrder, handedOver: number | null, late: boolean): DemoRefund[] {
    const { random } = this;
    const refunds: DemoRefund[] = [];
    for (const line of order.lines) {
      if (line.free || line.net <= 0) continue;
      if (order.shipment && random.chance(0.003)) {
        const at = (order.paid ?? order.booked) + random.int(6 * HOUR, 40 * HOUR);
        if (at < this.today * DAY) refunds.push(this.refund(line, 'cancellation', line.quantity, at, 'out_of_stock'));
        continue;
      }
      if (handedOver === null) continue;
      const product = this.products[line.product] as DemoProduct;
      if (random.chance(product.returnRate)) {
        const at = handedOver + Math.round(random.between(2, 12) * DAY + random.exponential(4 * DAY));
        const quantity = random.chance(0.7) ? line.quantity : random.int(1, line.quantity);
        if (dayOf(settle(at)) >= this.today) continue;
        const reason = RETURN_REASONS[random.weighted(RETURN_SUMS)] as string;
        refunds.push(this.refund(line, 'return', quantity, at, reason));
        if (line.product === this.highReturns) this.causes.add('high_returns', 'returnedUnits', quantity);
      } else if (random.chance(late ? 0.05 : 0.004)) {
        const at = settle(handedOver + random.int(1, 9) * DAY);
        const amount = Math.min(line.net, wholeCents(line.net * random.between(0.15, 0.5)));
        if (dayOf(at) >= this.today || amount < CENT) continue;
        refunds.push({
          ref: `${line.ref}-R`,
          product: line.product,
          kind: 'allowance',
          quantity: 0,
          amount,
          tax: wholeCents((line.tax * amount) / line.net),
          cost: line.cost === null ? null : 0,
          at,
          reason: late ? 'late_delivery' : 'goodwill',
        });
      }
    }
    return refunds;
  }

  review(order: DemoOrder, handedOver: number, late: boolean): DemoReview | null {
    const { random } = this;
    if (!random.chance(0.085)) return null;
    const at = settle(handedOver + random.int(2, 21) * DAY + random.int(0, 6 * HOUR));
    if (dayOf(at) >= this.today) return null;
    const score = Math.max(1, random.weighted(SCORES) + 1 - (late ? random.int(1, 2) : 0));
    const [title, comment] = random.pick(REVIEWS[score] as readonly [string, string][]);
    return { ref: `${order.ref}-A`, score, title, comment, at };
  }

  dispute(order: DemoOrder): DemoDispute | null {
    const { random } = this;
    const payment = order.payments.find((entry) => entry.status === 'captured');
    if (!payment || payment.provider === 'till' || payment.provider === 'bank' || payment.at === null) return null;
    if (!random.chance(order.isFraud ? 0.9 : 0.0014)) return null;
    const opened = settle(payment.at + random.int(8, 55) * DAY + random.int(0, 8 * HOUR));
    if (dayOf(opened) >= this.today) return null;
    const closedDay = dayOf(opened) + random.int(14, 60);
    const isClosed = closedDay < this.today;
    const won = !order.isFraud && random.chance(0.42);
    return {
      ref: `${order.ref}-L`,
      reason: order.isFraud ? 'fraudulent' : random.pick(['product_not_received', 'duplicate', 'not_as_described']),
      status: isClosed ? (won ? 'won' : 'lost') : 'needs_response',
      amount: payment.amount,
      fee: 15 * EURO,
      opened,
      dueDay: dayOf(opened) + 10,
      closedDay: isClosed ? closedDay : null,
    };
  }
}
