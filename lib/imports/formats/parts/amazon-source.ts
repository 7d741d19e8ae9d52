/** Amazon's reports: tab-separated, one row per item, event or amount. */
export const AMAZON = { code: 'amazon', name: 'Amazon', kind: 'marketplace' } as const;

/** Orders that Amazon only ships for other shops (multi-channel fulfilment). */
export const isFulfilmentOnly = (orderId: string) => /^S\d{2}-/.test(orderId);

/** The day of a time as the report writes it, without going through a time zone. */
export const dayOf = (time: string) => time.slice(0, 10);
