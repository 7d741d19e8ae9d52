import { describe, expect, it } from 'vitest';
import { toCsv } from '@/components/ui/csv';

const ROWS = [
  ['Nom', 'Valeur'],
  ['=1+1', -12.5],
  ['a;b "c"', null],
  ['a,b', 3],
] as const;

describe('a file of figures', () => {
  it('is what a French spreadsheet expects', () => {
    expect(toCsv(ROWS, ['Période'], 'fr')).toBe(
      '\ufeffNom;Valeur\r\n\'=1+1;-12,5\r\n"a;b ""c""";\r\na,b;3\r\n\r\nPériode\r\n',
    );
  });

  it('is what an English spreadsheet expects', () => {
    expect(toCsv(ROWS, [], 'en')).toBe('\ufeffNom,Valeur\r\n\'=1+1,-12.5\r\n"a;b ""c""",\r\n"a,b",3\r\n\r\n');
  });

  it.each(['=x', '+x', '-x', '@x', '\tx', '\rx'])('makes %j harmless', (text) => {
    expect(toCsv([[text]], [], 'en')).toContain(`'${text}`);
  });
});
