import { describe, expect, it } from 'vitest';
import {
  headerCurrency,
  headerSignature,
  normaliseHeader,
  uniqueHeader,
  withoutBrackets,
  withoutCurrency,
} from '@/lib/imports/reading/header';

describe('normaliseHeader', () => {
  it.each([
    ['Order ID', 'order id'],
    ['ORDER_ID', 'order id'],
    ['  order-id ', 'order id'],
    ['N° de commande', 'n de commande'],
    ['Réf. produit', 'ref produit'],
    ['Quantité', 'quantite'],
    ['Date d’expédition', 'date d expedition'],
    ["Date d'expédition", 'date d expedition'],
    ['Order #', 'order #'],
    ['Remise %', 'remise %'],
    ['E\u0301tat', 'etat'],
    ['Prix\u00a0unitaire\u202fHT', 'prix unitaire ht'],
    ['Country/Region', 'country region'],
    ['\uFEFFInvoice', 'invoice'],
    ['订单', ''],
    ['', ''],
  ])('reads %j as %j', (text, name) => {
    expect(normaliseHeader(text)).toBe(name);
  });
});

describe('uniqueHeader', () => {
  it.each([
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    [
      ['\uFEFFa', ' b '],
      ['a', 'b'],
    ],
    [
      ['', 'a', ' '],
      ['Column 1', 'a', 'Column 3'],
    ],
    [
      ['a', 'a', 'a'],
      ['a', 'a (2)', 'a (3)'],
    ],
    [
      ['a', 'a', 'a (2)'],
      ['a', 'a (2)', 'a (2) (2)'],
    ],
    [
      ['a (2)', 'a', 'a'],
      ['a (2)', 'a', 'a (3)'],
    ],
    [
      ['__proto__', 'constructor', '__proto__'],
      ['__proto__', 'constructor', '__proto__ (2)'],
    ],
    [
      ['', 'Column 1'],
      ['Column 1', 'Column 1 (2)'],
    ],
    [['Qt\uFFFD'], ['Qt?']],
  ])('names %j', (cells, names) => {
    expect(uniqueHeader(cells)).toEqual(names);
    expect(new Set(uniqueHeader(cells)).size).toBe(cells.length);
  });
});

describe('headerSignature', () => {
  it('knows a header whatever the order, case and accents of its columns', () => {
    expect(headerSignature(['Qté', 'Référence'])).toBe(headerSignature(['reference', 'QTE']));
    expect(headerSignature(['a', 'b'])).not.toBe(headerSignature(['a', 'c']));
  });
});

describe('headerCurrency', () => {
  it.each<[string, string | null, string]>([
    ['Amount spent (EUR)', 'EUR', 'Amount spent'],
    ['Total [USD]', 'USD', 'Total'],
    ['Prix €', 'EUR', 'Prix'],
    ['Prix (€)', 'EUR', 'Prix'],
    ['Price GBP', 'GBP', 'Price'],
    ['total_EUR', 'EUR', 'total'],
    ['Amount spent (EUR) (2)', 'EUR', 'Amount spent'],
    ['Price ($)', null, 'Price'],
    ['CTR (ALL)', 'ALL', 'CTR'],
    ['Amount', null, 'Amount'],
    ['CA (k€)', null, 'CA (k€)'],
    ['CA k€', null, 'CA k€'],
    ['Clicks (all)', null, 'Clicks (all)'],
    ['Cost (SUM)', null, 'Cost (SUM)'],
    ['€', 'EUR', '€'],
    ['', null, ''],
  ])('of %j is %s', (name, currency, without) => {
    expect(headerCurrency(name)).toBe(currency);
    expect(withoutCurrency(name)).toBe(without);
  });

  it('leaves out what stands in brackets', () => {
    expect(withoutBrackets('Prix unitaire (HT)')).toBe('Prix unitaire');
    expect(withoutBrackets('CPM (cost per 1,000) [new]')).toBe('CPM');
    expect(withoutBrackets('(all)')).toBe('(all)');
  });
});
