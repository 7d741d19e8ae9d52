import { describe, expect, it } from 'vitest';
import { isTotalRow } from '@/lib/imports/values/total-row';

describe('isTotalRow', () => {
  it.each([
    'Total',
    'TOTAL',
    'Total:',
    'Total :',
    'total',
    'Totals',
    'Grand total',
    'Grand Total:',
    'Subtotal',
    'Sub-total',
    'Overall total',
    'Report Total',
    'Total: Account',
    'Total: Search campaigns',
    'Total : compte',
    'Total\u00a0: compte',
    'Total : campagnes filtrées',
    'Total général',
    'Totaux',
    'Totaux généraux',
    'Sous-total',
    'Total des 4 campagnes',
    'Total of 12 results',
    'Total of 1 result',
    'Total 12 results',
    'Total de 12 résultats',
    'Total (3)',
    'Total - 3 campaigns',
    '-- Total --',
    '**Total**',
    'Gesamt',
    'Gesamt: Konto',
    'Gesamtsumme',
    'Gesamtergebnis',
    'Insgesamt',
    'Summe',
    'Zwischensumme',
    'Totale',
    'Totale generale',
    'Totali',
    'Somma',
    'Suma',
    'Total general',
  ])('knows %s', (text) => {
    expect(isTotalRow(text)).toBe(true);
  });

  it.each([
    '',
    ' ',
    'Total War',
    'Total War: Warhammer',
    'Totalgaz',
    'Totally Natural Cream',
    'Gesamtkunstwerk',
    'Totale Eclipse',
    'Summer sale',
    'Sommaire',
    'Sumatra coffee',
    'Account',
    '12',
    '2026-03-12',
    'N1',
    'Total control serum 30 ml',
    `Total: ${'x'.repeat(200)}`,
  ])('does not take %j for one', (text) => {
    expect(isTotalRow(text)).toBe(false);
  });
});
