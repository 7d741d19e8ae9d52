import { describe, expect, it } from 'vitest';
import { suggestRegions } from '@/lib/imports/matching/find-regions';

const region = (id: number, name: string, orders: number, country = 'France', code: string | null = 'FR') => {
  return { id, country, code, name, orders };
};

describe('regions that are written in two ways', () => {
  it('are asked about once, from the one with fewer orders to the one with more', () => {
    const found = suggestRegions([
      region(1, 'ILE DE FRANCE', 2),
      region(2, 'Île-de-France', 90),
      region(3, 'Bretagne', 5),
    ]);
    expect(found).toEqual([
      { region: expect.objectContaining({ id: 1 }), suggestions: [{ target: '2', reason: 'same_name', score: 1 }] },
    ]);
  });

  it('are told from names that are only alike', () => {
    const [found] = suggestRegions([region(1, 'Auvergne Rhone Alpe', 1), region(2, 'Auvergne-Rhône-Alpes', 9)]);
    expect(found?.suggestions).toMatchObject([{ target: '2', reason: 'similar' }]);
    expect(suggestRegions([region(1, 'Bretagne', 1), region(2, 'Normandie', 9)])).toEqual([]);
  });

  it('are of one country, whatever it is called', () => {
    expect(
      suggestRegions([region(1, 'Luxembourg', 1, 'Belgique', 'BE'), region(2, 'Luxembourg', 9, 'Luxembourg', 'LU')]),
    ).toEqual([]);
    expect(suggestRegions([region(1, 'Paris', 1, 'France'), region(2, 'PARIS', 9, 'FRANCE')])).toHaveLength(1);
  });

  it('are never nothing: a place without a region is not asked about', () => {
    expect(suggestRegions([region(1, '', 1), region(2, '', 9, 'FRANCE')])).toEqual([]);
  });
});
