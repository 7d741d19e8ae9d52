import { describe, expect, it } from 'vitest';
import { orderNumberIn } from '@/lib/imports/formats/parts/order-number-in';

describe('orderNumberIn', () => {
  it.each([
    ['Payment for Order #3672216433', '3672216433'],
    ['Boutique - Order 1234', '1234'],
    ['REFUND FOR CHARGE (Obchod - Order 1235)', '1235'],
    ['Boutique – commande n° 1007', '1007'],
    ['Commande nº CMD-2026/07', 'CMD-2026/07'],
    ['Bestellung Nr. 88', '88'],
    ['Order number: WEB-7.', 'WEB-7'],
    ['order no. 12', '12'],
    ['Order: #A-17', 'A-17'],
    ['#1001', '1001'],
    ['Charge for #1001', '1001'],
    ['Partial refund for Order #3700000001', '3700000001'],
  ])('finds the number in "%s"', (text, number) => {
    expect(orderNumberIn(text)).toBe(number);
  });

  it.each([
    '',
    'Boutique',
    'Listing #901',
    'Label #77',
    'Invoice #2026-1',
    'Facture #12',
    'order total of the month',
    'Preorder 5 of the candle',
    'order notes',
    'STRIPE PAYOUT',
    '#soldes',
  ])('finds none in "%s"', (text) => {
    expect(orderNumberIn(text)).toBe('');
  });
});
