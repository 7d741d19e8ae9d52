import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHash } from '@/lib/imports/values/content-hash';

describe('contentHash', () => {
  it('stays what it is: stored hashes are compared with new ones', () => {
    // cyrb53, cut to 52 bits.
    expect(contentHash('')).toBe(3_338_908_027_751_811);
    expect(contentHash('sale|A|1|10000|10000|0|null')).toBe(232_308_497_351_482);
    expect(contentHash('Crème 😀')).toBe(3_371_638_684_251_566);
  });

  it('is a safe whole number, the same for the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const hash = contentHash(text);
        expect(Number.isSafeInteger(hash) && hash >= 0 && hash < 2 ** 52).toBe(true);
        expect(contentHash(`${text}`)).toBe(hash);
      }),
    );
  });

  it('tells 300,000 lines of sale apart', () => {
    const hashes = new Set<number>();
    for (let sku = 0; sku < 300; sku++) {
      for (let quantity = 0; quantity < 1_000; quantity++)
        hashes.add(contentHash(`sale|${sku}|${quantity}|${sku * quantity}`));
    }
    expect(hashes.size).toBe(300_000);
  });

  it('changes with every character', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 1 }),
        (text, at, other) => {
          const i = at % text.length;
          fc.pre(text[i] !== other);
          expect(contentHash(text.slice(0, i) + other + text.slice(i + 1))).not.toBe(contentHash(text));
        },
      ),
    );
  });
});
