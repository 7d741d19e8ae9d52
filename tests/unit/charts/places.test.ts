import { describe, expect, it } from 'vitest';
import { codeOfArea, countryCode } from '@/lib/charts/country-codes';
import { FRANCE_TILES, frenchRegion } from '@/lib/charts/france-regions';

describe('French regions', () => {
  it('are 13 and 5, each in a place of its own', () => {
    expect(FRANCE_TILES).toHaveLength(18);
    expect(new Set(FRANCE_TILES.map(({ column, row }) => `${column} ${row}`)).size).toBe(18);
  });

  it.each([
    ['Île-de-France', 'IDF'],
    ['ile de france', 'IDF'],
    ["Provence-Alpes-Côte d'Azur", 'PAC'],
    ['PACA', 'PAC'],
    ['Provence Alpes Cote d’Azur', 'PAC'],
    ['Rhône-Alpes', 'ARA'],
    ['Midi-Pyrénées', 'OCC'],
    ['NORD-PAS-DE-CALAIS', 'HDF'],
    ['Bretagne', 'BRE'],
    ['La Réunion', 'REU'],
    ['FR-BFC', 'BFC'],
  ])('%s is %s', (name, code) => expect(frenchRegion(name)).toBe(code));

  it('know what is no region of theirs', () => {
    expect(frenchRegion('Wallonie')).toBeNull();
    expect(frenchRegion('')).toBeNull();
  });
});

describe('countries of the map', () => {
  it.each([
    ['France', 'FR'],
    ['Allemagne', 'DE'],
    ['Germany', 'DE'],
    ['be', 'BE'],
    ['États-Unis', 'US'],
    ['USA', 'US'],
    ['Brasil', 'BR'],
    ['EIRE', 'IE'],
    ['United Kingdom', 'GB'],
    ['Royaume-Uni', 'GB'],
  ])('%s is %s', (name, code) => expect(countryCode(name)).toBe(code));

  it('have codes by their numbers', () => {
    expect(codeOfArea('250')).toBe('FR');
    expect(codeOfArea(undefined)).toBeNull();
    expect(countryCode('Channel Islands')).toBeNull();
  });
});
