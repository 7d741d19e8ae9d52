// Signs that one currency alone uses come first in the file of an online shop; the others are shared.
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'],
  '£': ['GBP', 'EGP', 'GIP', 'SYP', 'LBP', 'FKP', 'SHP'],
  $: [
    'USD',
    'CAD',
    'AUD',
    'NZD',
    'MXN',
    'SGD',
    'HKD',
    'TWD',
    'ARS',
    'CLP',
    'COP',
    'BRL',
    'UYU',
    'DOP',
    'JMD',
    'TTD',
    'BBD',
    'BSD',
    'BZD',
    'FJD',
    'NAD',
  ],
  US$: ['USD'],
  CA$: ['CAD'],
  C$: ['CAD', 'NIO'],
  AU$: ['AUD'],
  A$: ['AUD'],
  NZ$: ['NZD'],
  MX$: ['MXN'],
  HK$: ['HKD'],
  S$: ['SGD'],
  NT$: ['TWD'],
  R$: ['BRL'],
  '¥': ['JPY', 'CNY'],
  '￥': ['JPY', 'CNY'],
  '₹': ['INR'],
  '₺': ['TRY'],
  '₽': ['RUB'],
  '₩': ['KRW'],
  '₴': ['UAH'],
  '₪': ['ILS'],
  '₫': ['VND'],
  '฿': ['THB'],
  '₱': ['PHP'],
  '₦': ['NGN'],
  zł: ['PLN'],
  Kč: ['CZK'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  'kr.': ['DKK', 'SEK', 'NOK', 'ISK'],
  Fr: ['CHF', 'XPF'],
  'Fr.': ['CHF', 'XPF'],
  Ft: ['HUF'],
  lei: ['RON', 'MDL'],
  лв: ['BGN'],
  'лв.': ['BGN'],
};

const CODES =
  'EUR|USD|GBP|CHF|CAD|AUD|NZD|JPY|CNY|HKD|SGD|TWD|INR|KRW|BRL|MXN|ARS|CLP|COP|SEK|NOK|DKK|ISK|PLN|CZK|HUF|RON|BGN|TRY|RUB|UAH|ILS|AED|SAR|EGP|MAD|TND|DZD|ZAR|NGN|KES|THB|VND|PHP|IDR|MYR|BDT|PKR|XOF|XAF|XPF';
const literal = (sign: string) => sign.replace(/[.$]/g, '\\$&');
const longestFirst = Object.keys(SIGNS).sort((a, b) => b.length - a.length);
const IN_CELL = new RegExp(
  `(?<!\\p{L})(?:${CODES})(?!\\p{L})|${longestFirst.map((s) => (/^\p{L}/u.test(s) ? `(?<!\\p{L})${literal(s)}(?!\\p{L})` : literal(s))).join('|')}`,
  'iu',
);
const BY_LOWER = new Map(Object.entries(SIGNS).map(([sign, codes]) => [sign.toLowerCase(), codes]));
// Most cells are digits alone; this is far cheaper than the search for every sign.
const PLAIN = /^[\d\s.,'’()+-]*$/;

/** The currency that a sign stands for; null when several share it. */
export function signCurrency(sign: string): string | null {
  const codes = BY_LOWER.get(sign.toLowerCase());
  return sign === '£' ? 'GBP' : codes?.length === 1 ? (codes[0] as string) : null;
}

/** The currencies that an amount may be in by the sign or code in its cell, the commonest first; null = it names none. */
export function cellCurrencies(text: string): readonly string[] | null {
  if (PLAIN.test(text)) return null;
  const found = IN_CELL.exec(text)?.[0];
  if (found === undefined) return null;
  return BY_LOWER.get(found.toLowerCase()) ?? [found.toUpperCase()];
}

/** An amount without its first currency sign or code. */
export const withoutCurrencySign = (text: string): string => (PLAIN.test(text) ? text : text.replace(IN_CELL, ' '));
