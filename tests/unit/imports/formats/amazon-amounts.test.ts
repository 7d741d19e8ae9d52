import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutTax } from '@/lib/imports/formats/parts/amazon-amounts';
import { marketplaceCurrency, pricesIncludeTax } from '@/lib/imports/formats/parts/amazon-marketplaces';

describe('withoutTax', () => {
  it.each([
    // 39.80 with 6.63 of tax, 3.98 off: a tenth less of both
    [
      { amount: 398_000, tax: 66_300, off: 39_800 },
      { amount: 331_700, tax: 59_670, off: 33_170 },
    ],
    [
      { amount: 49_000, tax: 8_200, off: 49_000 },
      { amount: 40_800, tax: 0, off: 40_800 },
    ],
    [
      { amount: 199_000, tax: 0, off: 10_000 },
      { amount: 199_000, tax: 0, off: 10_000 },
    ],
    // More tax than price is no tax of this price.
    [
      { amount: 10_000, tax: 20_000, off: 0 },
      { amount: 10_000, tax: 20_000, off: 0 },
    ],
  ])('takes the tax out of %o', (listed, expected) => {
    expect(withoutTax(listed)).toEqual(expected);
  });

  it('keeps what the buyer pays', () => {
    const charge = fc
      .record({
        amount: fc.integer({ min: 1, max: 1e12 }),
        tax: fc.integer({ min: 0, max: 1e12 }),
        off: fc.integer({ min: 0, max: 1e12 }),
      })
      .filter(({ amount, tax, off }) => tax < amount && off <= amount);
    fc.assert(
      fc.property(charge, (listed) => {
        const { amount, tax, off } = withoutTax(listed);
        expect(amount - off + tax).toBe(listed.amount - listed.off + (listed.tax > 0 ? 0 : tax));
        expect(off).toBeLessThanOrEqual(amount);
        expect(tax).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('marketplaces', () => {
  it.each([
    ['Amazon.fr', 'EUR', true],
    ['amazon.co.uk', 'GBP', true],
    ['Amazon.com', 'USD', false],
    ['Amazon.ca', 'CAD', false],
    ['Amazon.com.be', 'EUR', true],
    ['SI UK Prod Marketplace', null, false],
    ['', null, false],
  ])('%s sells in %s, tax included: %s', (channel, currency, included) => {
    expect(marketplaceCurrency(channel)).toBe(currency);
    expect(pricesIncludeTax(channel)).toBe(included);
  });
});
