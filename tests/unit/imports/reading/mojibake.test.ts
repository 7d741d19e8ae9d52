import { describe, expect, it } from 'vitest';
import { inspectFile } from '@/lib/imports/inspect-file';
import { hasMojibake, mayBeMojibake, repairText } from '@/lib/imports/reading/mojibake';
import { fileOf } from './records-of';
import { workbookFile } from './workbook-file';

/**
 * What a program does that takes UTF-8 for Windows-1252; the decoder is that of the platform. As a stream, since Node 20
 * takes whole texts for ISO-8859-1.
 */
const damaged = (text: string) => new TextDecoder('windows-1252').decode(Buffer.from(text), { stream: true });

const TEXTS = [
  'é',
  'Crème brûlée',
  'Montant dépensé (EUR)',
  '12,50 €',
  'l’été',
  '“a” – “b”…',
  'À Noël',
  'Œuf',
  '1\u00a0234',
  '😀',
  'Ünïcödé',
  'ÁÍÏÐÝ',
];

describe('mojibake', () => {
  it.each(TEXTS)('knows and repairs %s', (text) => {
    expect(mayBeMojibake(damaged(text))).toBe(true);
    expect(repairText(damaged(text))).toBe(text);
  });

  it.each(['é', '€', 'l’été', 'Â\u00a0'])('sees its marks in bytes: %s', (text) => {
    expect(hasMojibake(Buffer.from(damaged(text)))).toBe(true);
  });

  it.each(['é', 'Crème', 'SÃO PAULO', 'São Paulo', 'Ângela', 'Â', '12,50 €', 'naïve Ã', 'привет', '東京'])(
    'leaves %s alone',
    (text) => {
      expect(hasMojibake(Buffer.from(text))).toBe(false);
      expect(repairText(text)).toBeNull();
    },
  );

  it('is itself where nothing is beyond ASCII', () => {
    expect(repairText('Order ID')).toBe('Order ID');
  });
});

const HEADER = 'N° de commande;Date de commande;Désignation;Catégorie;Prix';
const ROWS = ['1;2026-03-12;Crème;Été;9,90', '2;2026-03-13;Gel;Visage;9,90', '3;2026-03-14;Sérum;Été;9,90'];

describe('a file with mojibake', () => {
  it('is read as it was meant when the way back is exact', async () => {
    const file = fileOf('orders.csv', damaged([HEADER, ...ROWS].join('\n')));
    const found = await inspectFile(file);
    expect(found.format?.id).toBe('generic-orders');
    expect(found.columns).toEqual(HEADER.split(';'));
    expect(found.sample.map(({ fields }) => fields[2])).toEqual(['Crème', 'Gel', 'Sérum']);
    expect(found.repaired).toEqual([2, 3]);
    expect(found.warnings).toContainEqual({ code: 'mojibake_repaired', values: { columns: 'Désignation, Catégorie' } });
  });

  it('is left as it is, with a warning, where one value of the column cannot have come about so', async () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => `${i};2026-03-12;${damaged('Crème')};Soin;9,90`);
    const file = fileOf('orders.csv', [HEADER, ...rows, '4;2026-03-12;Crème;Soin;9,90'].join('\n'));
    const found = await inspectFile(file);
    expect(found.repaired).toEqual([]);
    expect(found.sample[0]?.fields[2]).toBe('CrÃ¨me');
    expect(found.warnings).toContainEqual({ code: 'mojibake', values: { columns: 'Désignation' } });
  });

  it('is repaired when the marks come late', async () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => `${i};2026-03-12;Gel;Soin;9,90`);
    const file = fileOf('orders.csv', [HEADER, ...rows, `4;2026-03-12;${damaged('Crème')};Soin;9,90`].join('\n'));
    expect((await inspectFile(file)).repaired).toEqual([2]);
  });

  it('is repaired in workbooks, too', async () => {
    const rows = [HEADER, ...ROWS].map((line) => line.split(';').map(damaged));
    const found = await inspectFile(fileOf('orders.xlsx', workbookFile({ sheets: [{ name: 'S', rows }] })));
    expect(found.columns).toEqual(HEADER.split(';'));
    expect(found.repaired).toEqual([2, 3]);
  });

  it('says nothing of a file that is whole', async () => {
    const found = await inspectFile(fileOf('orders.csv', [HEADER, ...ROWS].join('\n')));
    expect(found.warnings).toEqual([]);
    expect(found.repaired).toEqual([]);
  });
});
