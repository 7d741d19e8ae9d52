import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bare, similarTexts } from '@/lib/imports/facts/similar-texts';

describe('similarTexts', () => {
  const find = similarTexts([
    { key: '1', texts: ['AUB-FAC-001', 'Gel nettoyant Aloé'] },
    { key: '2', texts: ['AUB-FAC-002', 'Gel nettoyant Camélia'] },
    { key: '3', texts: ['Summer sale 2026'] },
  ]);

  it('finds what is written alike, the most alike first, and nothing else', () => {
    expect(find('gel nettoyant aloe')[0]).toEqual({ key: '1', score: 1 });
    expect(find('gel nettoyant aloe').map(({ key }) => key)).toEqual(['1', '2']);
    expect(find('SUMMER SALES (2026)').map(({ key }) => key)).toEqual(['3']);
    expect(find('zzz')).toEqual([]);
    expect(find('')).toEqual([]);
  });

  // Dice by hand: {ni ig gh ht} and {na ac ch ht} share one of 4 + 4 pairs.
  it('measures by shared pairs of letters', () => {
    expect(similarTexts([{ key: 'x', texts: ['nacht'] }])('night')).toEqual([]);
    // {ab bc cd} and {ab bc ce}: 2 * 2 / 6.
    expect(similarTexts([{ key: 'x', texts: ['abcd'] }])('abce')).toEqual([{ key: 'x', score: 0.667 }]);
  });

  it('gives scores from a half to one, whatever the texts', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 8 }), fc.string(), (texts, text) => {
        const found = similarTexts(texts.map((one, i) => ({ key: String(i), texts: [one] })))(text);
        for (const { score } of found) expect(score >= 0.5 && score <= 1).toBe(true);
        const same = texts.findIndex((one) => bare(one) === bare(text) && bare(text).length > 1);
        if (same >= 0) expect(found[0]?.score).toBe(1);
      }),
    );
  });
});
