import { moneyToDecimal } from '@/lib/core/money';
import type { CauseKind, Scenario } from './scenario';

/** Measures what each planted cause did, while the rows are made. */
export class CauseLedger {
  private readonly counts = new Map<CauseKind, Map<string, number>>();
  private readonly amounts = new Map<CauseKind, Map<string, number>>();

  add(cause: CauseKind, measure: string, count = 1): void {
    this.addTo(this.counts, cause, measure, count);
  }

  /** Amount in ten-thousandths of a euro. */
  addMoney(cause: CauseKind, measure: string, amount: number): void {
    this.addTo(this.amounts, cause, measure, amount);
  }

  private addTo(all: Map<CauseKind, Map<string, number>>, cause: CauseKind, measure: string, value: number): void {
    let measures = all.get(cause);
    if (!measures) {
      measures = new Map();
      all.set(cause, measures);
    }
    measures.set(measure, (measures.get(measure) ?? 0) + value);
  }

  /** The planted causes with their sizes; amounts are decimal texts in euros. */
  report(scenario: Scenario): object[] {
    return scenario.causes.map((cause) => ({
      ...cause,
      measured: {
        ...Object.fromEntries(this.counts.get(cause.kind) ?? []),
        ...Object.fromEntries(
          [...(this.amounts.get(cause.kind) ?? [])].map(([name, amount]) => [
            name,
            moneyToDecimal(BigInt(Math.round(amount)), 2),
          ]),
        ),
      },
    }));
  }
}
