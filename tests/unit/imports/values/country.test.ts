import { describe, expect, it } from 'vitest';
import { readCountry } from '@/lib/imports/values/country';

describe('readCountry', () => {
  it.each<[string, string, string | null]>([
    ['France', 'France', 'FR'],
    ['FRANCE', 'France', 'FR'],
    [' fr ', 'France', 'FR'],
    ['FR', 'France', 'FR'],
    ['Allemagne', 'Germany', 'DE'],
    ['Germany', 'Germany', 'DE'],
    ['Royaume-Uni', 'United Kingdom', 'GB'],
    ['United Kingdom', 'United Kingdom', 'GB'],
    ['United States', 'United States', 'US'],
    ['Belgique', 'Belgium', 'BE'],
    ['Côte d’Ivoire', 'Côte d’Ivoire', 'CI'],
    ['EIRE', 'EIRE', 'IE'],
    ['USA', 'USA', 'US'],
    ['UK', 'UK', 'GB'],
    ['Brasil', 'Brasil', 'BR'],
    ['Channel Islands', 'Channel Islands', null],
    ['European Community', 'European Community', null],
    ['Unspecified', 'Unspecified', null],
    ['EU', 'EU', null],
    ['ZZ', 'ZZ', null],
    ['', '', null],
    ['constructor', 'constructor', null],
    ['__proto__', '__proto__', null],
    ['toString', 'toString', null],
  ])('reads %j as %j (%s)', (text, name, code) => {
    expect(readCountry(text)).toEqual({ name, code });
  });
});
