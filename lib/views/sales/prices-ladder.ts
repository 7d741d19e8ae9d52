import { roundToSum } from '@/lib/stats/round-to-sum';

export interface PriceStep {
  id: 'list' | 'discount' | 'paid' | 'refund' | 'pocket';
  kind: 'level' | 'step';
  /** Of all units together, and of one. */
  total: number;
  unit: number;
}

interface Totals {
  gross: number | null;
  discount: number | null;
  refund: number | null;
  units: number | null;
}

/**
 * From the list price of a unit to what stays in the pocket: list = gross revenue ÷ gross units, less discounts ÷ units =
 * price paid, less refunds ÷ units = pocket price. Rounded to whole hundredths that add up (largest remainder). Null
 * without units. Hand-checked in tests/unit/views/sales-two.test.ts.
 */
export function priceLadder({ gross, discount, refund, units }: Totals): PriceStep[] | null {
  if (gross === null || units === null || units <= 0) return null;
  const [taken, back] = [discount ?? 0, refund ?? 0];
  const each = (amount: number) => (amount / units) * 100;
  const pocket = gross - taken - back;
  const [stays = 0n, lost = 0n, returned = 0n] = roundToSum(
    [each(pocket), each(taken), each(back)],
    BigInt(Math.round(each(gross))),
  );
  const major = (minor: bigint) => Number(minor) / 100;
  const step = (id: PriceStep['id'], kind: PriceStep['kind'], total: number, unit: number): PriceStep => ({
    id,
    kind,
    total,
    unit,
  });
  return [
    step('list', 'level', gross, major(stays + lost + returned)),
    step('discount', 'step', -taken + 0, -major(lost) + 0),
    step('paid', 'level', gross - taken, major(stays + returned)),
    step('refund', 'step', -back + 0, -major(returned) + 0),
    step('pocket', 'level', pocket, major(stays)),
  ];
}
