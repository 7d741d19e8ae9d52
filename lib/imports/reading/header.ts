import { signCurrency } from '../values/currency-sign';

/** A header cell as it is compared: no accents, no punctuation, lower case, single spaces. */
export function normaliseHeader(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9#%]+/g, ' ')
    .trim();
}

/** Names of the columns as shown and mapped: empty ones are numbered, repeated ones get "(2)", "(3)". */
export function uniqueHeader(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  return cells.map((cell, i) => {
    // What could not be decoded is not kept as the sign for it.
    const name =
      cell
        .replace(/^\uFEFF/, '')
        .replaceAll('\uFFFD', '?')
        .trim() || `Column ${i + 1}`;
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${name} (${n})`;
    taken.add(unique);
    return unique;
  });
}

/** Key under which a confirmed mapping is found again: the set of columns, whatever their order. */
export function headerSignature(columns: readonly string[]): string {
  return columns.map(normaliseHeader).sort().join('|');
}

const NUMBERED = /(?: \(\d+\))?$/.source;
const CODE_AT_END = new RegExp(`[([]\\s*([A-Z]{3}|\\p{Sc})\\s*[)\\]]${NUMBERED}`, 'u');
const SIGN_AT_END = new RegExp(`(?<![\\p{L}\\d])(\\p{Sc})${NUMBERED}`, 'u');
const BARE_CODE_AT_END = new RegExp(`[\\s_-](EUR|USD|GBP|CHF|CAD|JPY|SEK|DKK|NOK|PLN|CZK)${NUMBERED}`);

/**
 * The currency that a column's name ends with, as in "Amount spent (EUR)", "Total [USD]", "Prix €" or "Price GBP"; null
 * when it names none, or a sign that several currencies share.
 */
export function headerCurrency(name: string): string | null {
  const trimmed = name.trim();
  const found = CODE_AT_END.exec(trimmed)?.[1] ?? SIGN_AT_END.exec(trimmed)?.[1] ?? BARE_CODE_AT_END.exec(trimmed)?.[1];
  if (found === undefined) return null;
  return /^[A-Z]{3}$/.test(found) ? (isCurrencyCode(found) ? found : null) : signCurrency(found);
}

let codes: ReadonlySet<string> | undefined;

function isCurrencyCode(code: string): boolean {
  codes ??= new Set(Intl.supportedValuesOf('currency'));
  return codes.has(code);
}

/** A column's name without the currency at its end. */
export function withoutCurrency(name: string): string {
  if (headerCurrency(name) === null && !/\p{Sc}/u.test(name)) return name;
  const trimmed = name.trim();
  return trimmed.replace(CODE_AT_END, '').replace(SIGN_AT_END, '').replace(BARE_CODE_AT_END, '').trim() || trimmed;
}

/** A column's name without what stands in brackets, such as "(excl. tax)" or "(2)". */
export const withoutBrackets = (name: string): string => name.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ').trim() || name;
