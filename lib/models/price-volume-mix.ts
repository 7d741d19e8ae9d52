import { divideRounded } from '@/lib/stats/divide-rounded';

/** What was sold of an item in a period: units as whole numbers, amounts in ten-thousandths. */
export interface Sales {
  units: bigint;
  /** At list price. */
  list: bigint;
  /** After discounts. */
  net: bigint;
}

export interface SalesItem {
  key: string;
  before: Sales;
  after: Sales;
}

/** Amounts by which net sales moved; they sum to the change. */
export interface SalesEffects {
  quantity: bigint;
  mix: bigint;
  price: bigint;
  discount: bigint;
  new: bigint;
  ended: bigint;
}

export const SALES_EFFECTS = ['quantity', 'mix', 'price', 'discount', 'new', 'ended'] as const;

export interface PriceVolumeMix {
  items: (SalesEffects & { key: string; kind: 'continuing' | 'new' | 'ended' })[];
  total: SalesEffects;
}

const NOTHING: SalesEffects = { quantity: 0n, mix: 0n, price: 0n, discount: 0n, new: 0n, ended: 0n };

/** Sold in both periods: only then there are two prices to compare. */
export function isContinuing({ before, after }: SalesItem): boolean {
  return before.units > 0n && after.units > 0n;
}

/** Net sales of an item with the units of after, at the price and discount rate of before. */
function atPriceBefore({ before, after }: SalesItem): bigint {
  return divideRounded(before.net * after.units, before.units);
}

/** Net sales of an item at its list price of after, with the discount rate of before. */
function atDiscountBefore(item: SalesItem): bigint {
  const { before, after } = item;
  // Without a list price before there was no discount rate: all of the rest is price.
  return before.list === 0n ? after.net : divideRounded(after.list * before.net, before.list);
}

/**
 * Price-volume-mix of net sales. With q units, Q their sum over continuing items, m = q / Q, p the price after
 * discount, l the list price and d the discount rate (0 before, 1 after):
 *   quantity (Q1 - Q0) m0 p0,  mix Q1 (m1 - m0) p0,  price (l1 - l0) (1 - d0) q1,  discount -l1 (d1 - d0) q1
 * on continuing items; price and discount together are (p1 - p0) q1. Items without units on one side are amounts of
 * their own, new or ended. Each item is a chain of whole amounts from before to after, n0 -> n0 Q1/Q0 -> p0 q1 ->
 * l1 q1 (1 - d0) -> n1, so that parts sum to the change exactly.
 * Checked against oracles/pvm.json (Horngren, Cost Accounting, problem 14-24).
 */
export function priceVolumeMix(items: readonly SalesItem[]): PriceVolumeMix {
  const continuing = items.filter(isContinuing);
  const unitsBefore = continuing.reduce((sum, { before }) => sum + before.units, 0n);
  const unitsAfter = continuing.reduce((sum, { after }) => sum + after.units, 0n);
  const explained = items.map((item): PriceVolumeMix['items'][number] => {
    const { key, before, after } = item;
    if (!isContinuing(item)) {
      const kind = after.units > 0n || before.units <= 0n ? 'new' : 'ended';
      return { ...NOTHING, key, kind, new: after.net, ended: -before.net };
    }
    const atVolume = divideRounded(before.net * unitsAfter, unitsBefore);
    const [atMix, atPrice] = [atPriceBefore(item), atDiscountBefore(item)];
    return {
      ...NOTHING,
      key,
      kind: 'continuing',
      quantity: atVolume - before.net,
      mix: atMix - atVolume,
      price: atPrice - atMix,
      discount: after.net - atPrice,
    };
  });
  const total = { ...NOTHING };
  for (const item of explained) for (const effect of SALES_EFFECTS) total[effect] += item[effect];
  return { items: explained, total };
}

/** Net sales of all items after, valued at price and discount rate of before; items that are new at their own. */
export function valuedAtPriceBefore(items: readonly SalesItem[]): bigint {
  return items.reduce((sum, item) => sum + (isContinuing(item) ? atPriceBefore(item) : item.after.net), 0n);
}

/** The same at list prices of after and discount rates of before. */
export function valuedAtDiscountBefore(items: readonly SalesItem[]): bigint {
  return items.reduce((sum, item) => sum + (isContinuing(item) ? atDiscountBefore(item) : item.after.net), 0n);
}
