import { describe, expect, it } from 'vitest';
import { cellCurrencies, signCurrency } from '@/lib/imports/values/currency-sign';

describe('cellCurrencies', () => {
  it.each<[string, string | null]>([
    ['12,50 €', 'EUR'],
    ['€12.50', 'EUR'],
    ['-€5', 'EUR'],
    ['12.50 EUR', 'EUR'],
    ['eur 12', 'EUR'],
    ['£8.00', 'GBP'],
    ['$8.00', 'USD'],
    ['US$8', 'USD'],
    ['C$8', 'CAD'],
    ['R$ 8', 'BRL'],
    ['8 zł', 'PLN'],
    ['8 kr', 'SEK'],
    ['CHF 8', 'CHF'],
    ['Fr. 8', 'CHF'],
    ['₹8', 'INR'],
    ['12,50', null],
    ["1'234.50", null],
    ['', null],
    ['Euro', null],
    ['12 pieces', null],
    ['krill 8', null],
  ])('finds in %j %s', (text, first) => {
    expect(cellCurrencies(text)?.[0] ?? null).toBe(first);
  });

  it('knows that a dollar may be of many countries', () => {
    expect(cellCurrencies('$8')).toContain('CAD');
    expect(signCurrency('$')).toBeNull();
    expect(signCurrency('€')).toBe('EUR');
    expect(signCurrency('£')).toBe('GBP');
  });
});
