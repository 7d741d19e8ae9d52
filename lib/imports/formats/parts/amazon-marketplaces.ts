const EURO = ['de', 'fr', 'it', 'es', 'nl', 'com.be', 'ie'];
const OTHERS: Readonly<Record<string, string>> = {
  com: 'USD',
  ca: 'CAD',
  'com.mx': 'MXN',
  'com.br': 'BRL',
  'co.uk': 'GBP',
  se: 'SEK',
  pl: 'PLN',
  'com.tr': 'TRY',
  ae: 'AED',
  sa: 'SAR',
  eg: 'EGP',
  in: 'INR',
  'co.jp': 'JPY',
  sg: 'SGD',
  'com.au': 'AUD',
};

const domainOf = (channel: string) => /^amazon\.([a-z.]+)$/i.exec(channel)?.[1]?.toLowerCase();

/** Whether buyers see prices with tax there; in the United States and Canada tax comes on top. */
export function pricesIncludeTax(channel: string): boolean {
  const domain = domainOf(channel);
  return domain !== undefined && domain !== 'com' && domain !== 'ca';
}

/** The currency in which a marketplace sells ("Amazon.co.uk"), for rows that have no price yet or no more; null = not known. */
export function marketplaceCurrency(channel: string): string | null {
  const domain = domainOf(channel);
  if (domain === undefined) return null;
  return EURO.includes(domain) ? 'EUR' : (OTHERS[domain] ?? null);
}
