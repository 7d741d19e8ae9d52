import { dayOf } from './calendar';
import type { DemoProduct } from './catalogue';
import type { CauseLedger } from './cause-ledger';
import { type DemoOrder, isValid } from './order';
import { type CauseKind, findCause, type Scenario, windowDays } from './scenario';

/** Measures, on the finished orders, the causes that live in a product. */
export class CauseWatch {
  private readonly watched: { kind: CauseKind; product: number; from: number; to: number }[] = [];

  constructor(
    private readonly causes: CauseLedger,
    products: readonly DemoProduct[],
    scenario: Scenario,
    today: number,
  ) {
    for (const kind of ['negative_margin', 'high_returns', 'missing_cost', 'cannibalising_promotion'] as const) {
      const cause = findCause(scenario, kind);
      const product = products.find((entry) => entry.sku === cause?.sku);
      if (!cause || !product) continue;
      const [from, to] = 'fromDaysAgo' in cause ? windowDays(cause, today) : [0, today];
      this.watched.push({ kind, product: product.index, from, to });
    }
  }

  see(order: DemoOrder): void {
    if (!isValid(order)) return;
    const day = dayOf(order.booked);
    for (const { kind, product, from, to } of this.watched) {
      if (day < from || day > to) continue;
      for (const line of order.lines) {
        if (line.product !== product || line.free) continue;
        this.causes.add(kind, 'soldUnits', line.quantity);
        this.causes.addMoney(kind, 'net', line.net);
        if (kind === 'negative_margin' && line.cost !== null)
          this.causes.addMoney(kind, 'margin', line.net - line.cost);
        if (kind === 'cannibalising_promotion') this.causes.addMoney(kind, 'discount', line.discount);
      }
    }
  }
}
