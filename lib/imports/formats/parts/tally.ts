import type { FormatContext } from '../../format';

/** What had to be decided per order: counted, and told once with one of the orders. */
export class Tally {
  private readonly told = new Map<string, { count: number; order: string }>();

  note(code: string, order: string): void {
    const known = this.told.get(code);
    if (!known) this.told.set(code, { count: 1, order });
    else {
      known.count += 1;
      // The example does not depend on the order of rows.
      if (order < known.order) known.order = order;
    }
  }

  tell(context: FormatContext): void {
    for (const [code, values] of this.told) context.warn(code, { ...values });
  }
}
