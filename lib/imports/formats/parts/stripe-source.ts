export const STRIPE = { code: 'stripe', name: 'Stripe', kind: 'payment' } as const;

/** Columns that say UTC name no zone in their cells. */
export const inUtc = (time: string) => (/\d{2}:\d{2}:\d{2}$/.test(time) ? `${time}+00:00` : time);

export const dayOf = (time: string) => time.slice(0, 10);

/** Shops name their order in the metadata of a payment; the name of that key is theirs. */
const KEYS = ['order_number', 'order_name', 'order_ref', 'order_reference', 'order_id', 'order', 'commande'];
export const ORDER_COLUMNS = [
  ...KEYS.map((key) => `payment_metadata[${key}]`),
  ...KEYS.map((key) => `${key} (metadata)`),
  ...KEYS.slice(0, 4),
].join(' | ');
