import { settle } from './calendar';
import { costAt, type DemoProduct, isSold, TAX_RATE, valueAt, wholeCents } from './catalogue';
import { CHANNELS } from './channels';
import type { DemoOrder } from './order';
import type { Random } from './random';

/** A return in a shop without its receipt: a document of its own. */
export function creditNote(
  random: Random,
  products: readonly DemoProduct[],
  ref: string,
  channelIndex: number,
  booked: number,
  day: number,
): DemoOrder {
  const at = settle(booked + 300);
  const sold = products.filter((entry) => isSold(entry, day - 30));
  const product = random.pick(sold);
  const amount = valueAt(product.prices, day);
  const tax = wholeCents(amount * TAX_RATE);
  return {
    ref,
    kind: 'credit_note',
    status: 'completed',
    channel: channelIndex,
    place: CHANNELS[channelIndex]?.place ?? 0,
    person: -1,
    device: 'pos',
    promotion: null,
    booked: at,
    paid: null,
    shipped: null,
    delivered: null,
    cancelled: null,
    recognised: null,
    isTest: false,
    isFraud: false,
    shipping: 0,
    tax: 0,
    lines: [],
    refunds: [
      {
        ref: `${ref}-R`,
        product: product.index,
        kind: 'return',
        quantity: 1,
        amount,
        tax,
        cost: costAt(product, day),
        at,
        reason: 'no_receipt',
      },
    ],
    payments: [],
    shipment: null,
    review: null,
    dispute: null,
    visits: [],
    sequence: null,
    customerStatus: 'unidentified',
    daysSincePrevious: null,
    campaign: -1,
  };
}
