export type OrderStatus =
  | 'pending'
  | 'paid'
  | 'processing'
  | 'shipped'
  | 'delivered'
  | 'completed'
  | 'cancelled'
  | 'returned';

const PATTERNS: readonly (readonly [RegExp, OrderStatus])[] = [
  // What denies or awaits a state names it too.
  [/unpaid|impay|(?:not|non) (?:paid|paye|regle)|(?:awaiting|attente)\W+(?:de )?(?:pay|paie|regle)/, 'pending'],
  [
    /unfulfilled|undelivered|(?:not|non) (?:shipped|delivered|expedi|livre)|(?:awaiting|attente)\W+(?:d\W|de )?(?:ship|deliver|fulfil|expedi|livr)/,
    'processing',
  ],
  [/out for delivery/, 'shipped'],
  [/cancel|annul|void|unavailable|failed|echou|echec/, 'cancelled'],
  [/refund|rembours|return|retour/, 'returned'],
  [/deliver|livre/, 'delivered'],
  [/ship|expedi|dispatch|transit|fulfilled/, 'shipped'],
  [/complet|termin|closed|clotur/, 'completed'],
  [/process|prepar|cours|approved|invoiced|factur/, 'processing'],
  [/paid|paye|regle|authori[sz]ed|captured/, 'paid'],
  [/pend|attente|hold|created|new|open/, 'pending'],
];

/** A source's status text to Vigie's; `processing` when the text is not known (it is kept beside). */
export function readOrderStatus(text: string): OrderStatus {
  const plain = text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
  return PATTERNS.find(([pattern]) => pattern.test(plain))?.[1] ?? 'processing';
}
