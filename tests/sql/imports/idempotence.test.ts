import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '@/lib/db/run-sql';
import { encode } from '../../unit/imports/reading/encodings';
import { type TestDatabase, testDatabase } from '../database';
import { counts, csv, emptyShop, facts, file, importFile, importRows, proveRollups } from './import-files';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(emptyShop);

const HEADER =
  'N° commande;Date de commande;Client;Référence;Désignation;Catégorie;Qté;Prix unitaire;Remise;Port;Mode de paiement;Livré le;Pays';
const ROWS = [
  '1001;13/01/2024 10:00;C1;CRM;Crème hydratante à l’argan;Visage;2;12,50;1,20;4,90;Carte;16/01/2024;France',
  '1001;13/01/2024 10:00;C1;SAV;Savon;Corps;1;5,00;0;4,90;Carte;16/01/2024;France',
  '1001;13/01/2024 10:00;C1;SAV;Savon;Corps;1;5,00;0;4,90;Carte;16/01/2024;France',
  '1002;14/01/2024 11:30;C2;HUI;Huile « forêt »;Corps;1;19,90;0;0;Espèces;;Belgique',
  '1003;20/01/2024 09:15;C1;CRM;Crème hydratante à l’argan;Visage;1;12,50;0;4,90;Carte;22/01/2024;France',
  '1003;20/01/2024 09:15;C1;ECH;Échantillon;Visage;1;0,00;0;4,90;Carte;22/01/2024;France',
  '1004;21/01/2024 18:00;;SAV;Savon;Corps;-1;5,00;0;0;Carte;;France',
  '1005;22/01/2024 20:45;;HUI;Huile « forêt »;Corps;3;19,90;5,97;0;Chèque;;Suisse',
];
const TEXT = [HEADER, ...ROWS].join('\r\n');
const shuffled = (seed: number) =>
  ROWS.map((row, i) => ({ row, at: ((i + 1) * seed * 7919) % 101 }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row);

describe('the same data again', () => {
  it.each<[string, string, string | Buffer]>([
    ['the same file', 'ventes.csv', TEXT],
    ['renamed', 'export (1).txt', TEXT],
    ['shuffled', 'ventes.csv', [HEADER, ...shuffled(3)].join('\n')],
    ['shuffled otherwise', 'ventes.csv', [HEADER, ...shuffled(11)].join('\n')],
    ['reversed, with CR line ends', 'ventes.csv', [HEADER, ...ROWS.toReversed()].join('\r')],
    ['UTF-8 with a byte order mark', 'ventes.csv', encode(TEXT, 'utf-8', true)],
    ['UTF-16 LE', 'ventes.csv', encode(TEXT, 'utf-16le', true)],
    ['UTF-16 BE without a mark', 'ventes.csv', encode(TEXT, 'utf-16be')],
    ['Windows-1252', 'ventes.csv', encode(TEXT, 'windows-1252')],
    ['MacRoman', 'ventes.csv', encode(TEXT, 'macintosh')],
    ['gzip', 'ventes.csv.gz', gzipSync(TEXT)],
    ['tabs', 'ventes.tsv', TEXT.replaceAll(';', '\t')],
    ['bars', 'ventes.csv', TEXT.replaceAll(';', '|')],
    [
      'quoted commas',
      'ventes.csv',
      TEXT.split('\r\n')
        .map((line) =>
          line
            .split(';')
            .map((cell) => `"${cell}"`)
            .join(','),
        )
        .join('\n'),
    ],
    ['sep=; first', 'ventes.csv', `sep=;\r\n${TEXT}`],
    [
      'a title above and blank lines between',
      'ventes.csv',
      `Ventes de janvier\n\n${TEXT.replaceAll('\r\n', '\n\n')}\n`,
    ],
    [
      'columns in another order',
      'ventes.csv',
      TEXT.split('\r\n')
        .map((line) => line.split(';').reverse().join(';'))
        .join('\n'),
    ],
  ])('changes nothing: %s', async (_, name, content) => {
    const first = await importFile(file('ventes.csv', TEXT));
    expect(counts(first)).toEqual({ rows: 8, inserted: 8, updated: 0, unchanged: 0, quarantined: 0 });
    const before = await facts();
    expect(before.lines).toHaveLength(6);
    const again = await importFile(file(name, content));
    expect(counts(again)).toEqual({ rows: 8, inserted: 0, updated: 0, unchanged: 8, quarantined: 0 });
    expect(await facts()).toEqual(before);
    await proveRollups(database);
  });

  it('gives the same facts whatever the order of rows was the first time', async () => {
    await importFile(file('a.csv', TEXT));
    const straight = await facts();
    for (const seed of [3, 5, 11]) {
      await emptyShop();
      await importFile(file('a.csv', [HEADER, ...shuffled(seed)].join('\n')));
      expect(await facts()).toEqual(straight);
    }
    await proveRollups(database);
  });

  it('adds up windows that overlap, and parts that cut an order, in any order', async () => {
    const part = (from: number, to: number) => file('part.csv', [HEADER, ...ROWS.slice(from, to)].join('\n'));
    await importFile(file('all.csv', TEXT));
    const whole = await facts();
    for (const windows of [
      [
        [0, 5],
        [3, 8],
      ],
      [
        [3, 8],
        [0, 5],
      ],
      [
        [0, 1],
        [1, 5],
        [5, 8],
      ],
      [
        [5, 8],
        [1, 5],
        [0, 1],
      ],
      [
        [0, 4],
        [0, 8],
        [2, 6],
      ],
    ]) {
      await emptyShop();
      for (const [from, to] of windows as [number, number][]) await importFile(part(from, to));
      expect(await facts()).toEqual(whole);
      for (const [from, to] of windows as [number, number][]) {
        expect(await importFile(part(from, to))).toMatchObject({ inserted: 0, updated: 0, quarantined: 0 });
      }
      expect(await facts()).toEqual(whole);
      await proveRollups(database);
    }
  });

  it('adds up windows of lines with ids that cut an order', async () => {
    const header = 'Order ID,Line ID,Order Date,Customer ID,SKU,Quantity,Unit Price';
    const rows = [
      '1,1,2024-01-01,C1,A,1,5',
      '1,2,2024-01-01,C1,B,2,6',
      '2,3,2024-01-02,C2,A,1,5',
      '2,4,2024-01-02,C2,A,1,5',
    ];
    const window = (from: number, to: number) => file('w.csv', [header, ...rows.slice(from, to)].join('\n'));
    await importFile(window(0, 4));
    const whole = await facts();
    for (const [from, to] of [
      [0, 3],
      [1, 4],
      [1, 3],
      [0, 1],
      [3, 4],
    ] as const) {
      expect(await importFile(window(from, to))).toMatchObject({ inserted: 0, updated: 0, unchanged: to - from });
      expect(await facts()).toEqual(whole);
    }
    await proveRollups(database);
  });

  it('leaves one set of rows when the same file comes twice at the same moment', async () => {
    const source = file('ventes.csv', TEXT);
    for (let round = 0; round < 5; round++) {
      await emptyShop();
      const reports = await Promise.all([importFile(source), importFile(source), importFile(source)]);
      expect(reports.map(({ inserted }) => inserted).sort()).toEqual([0, 0, 8]);
      expect(reports.map(({ unchanged }) => unchanged).sort()).toEqual([0, 8, 8]);
      expect(await runSql('SELECT count(*)::int AS orders FROM shop_order')).toEqual([{ orders: 5 }]);
      expect(await runSql('SELECT count(*)::int AS lines FROM order_line')).toEqual([{ lines: 7 }]);
      await proveRollups(database);
    }
  });

  it('leaves the union when different files of the same orders come at the same moment', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => [
      `N${i % 20}`,
      `2024-01-${10 + (i % 20)}`,
      `C${i % 7}`,
      `A${i}`,
      1,
      i + 1,
    ]);
    const reports = await Promise.all([0, 20, 40].map((from) => importRows(rows.slice(from, from + 20))));
    expect(reports.reduce((sum, { inserted }) => sum + inserted, 0)).toBe(60);
    expect(await runSql('SELECT count(*)::int AS orders, sum(net)::text AS net FROM shop_order')).toEqual([
      { orders: 20, net: '18300000' },
    ]);
    await proveRollups(database);
  });

  it('keeps exact duplicate rows inside one order as lines of their own', async () => {
    const line = ['N1', '2024-01-05', 'C1', 'A', 1, '2.50'];
    expect(counts(await importRows([line, line, line]))).toMatchObject({ inserted: 3 });
    expect(counts(await importRows([line, line, line]))).toMatchObject({ inserted: 0, unchanged: 3 });
    // One more of the same is one more line.
    expect(counts(await importRows([line, line, line, line]))).toMatchObject({ inserted: 1, unchanged: 3 });
    expect(await runSql('SELECT net::text, line_count FROM shop_order')).toEqual([{ net: '100000', line_count: 4 }]);
    await proveRollups(database);
  });

  it('takes the last of the rows that carry the same line id, and accounts for the others', async () => {
    const header = 'Order ID,Line ID,Order Date,SKU,Quantity,Unit Price';
    const text = `${header}\n1,a,2024-01-01,A,1,5\n1,a,2024-01-01,A,2,5\n1,b,2024-01-01,B,1,3\n1,a,2024-01-01,A,4,5\n`;
    expect(counts(await importFile(file('f.csv', text)))).toEqual({
      rows: 4,
      inserted: 2,
      updated: 0,
      unchanged: 2,
      quarantined: 0,
    });
    expect(await runSql('SELECT net::text, units FROM shop_order')).toEqual([{ net: '230000', units: 5 }]);
    expect(counts(await importFile(file('f.csv', text)))).toMatchObject({ inserted: 0, updated: 0, unchanged: 4 });
    await proveRollups(database);
  });

  it('counts every file once in a shop of two sources of the same numbers', async () => {
    await importFile(file('a.csv', csv([['N1', '2024-01-05', 'C1', 'A', 1, 10]])));
    await importFile(file('b.csv', csv([['n1', '2024-01-05', 'C1', 'A', 1, 10]])));
    expect(await runSql('SELECT count(*)::int AS orders FROM shop_order')).toEqual([{ orders: 2 }]);
    await proveRollups(database);
  });
});
