import { gzipSync } from 'node:zlib';
import { encode } from '@/tests/unit/imports/reading/encodings';
import { type GoldenCase, lines, refused, taken } from '../golden-case';

const TEXT = lines(
  'N° de commande;Date de commande;Désignation;Qté;Prix',
  'N1;12/03/2026;Crème à l’été;2;9,90 €',
  'N2;31/03/2026;Sérum;1;5,00 €',
);
const LATIN = TEXT.replace('’', "'");
const ROWS = [taken(2, 'N1', '2026-03-12', 'Crème à l’été', 2, '19.8'), taken(3, 'N2', '2026-03-31', 'Sérum', 1, '5')];
const LATIN_ROWS = [taken(2, 'N1', '2026-03-12', "Crème à l'été", 2, '19.8'), ROWS[1] as (typeof ROWS)[number]];
const TABS = TEXT.replaceAll(';', '\t');
// As a program does that takes UTF-8 for Windows-1252.
const damaged = (text: string) => new TextDecoder('windows-1252').decode(Buffer.from(text), { stream: true });

export const ENCODING_CASES: readonly GoldenCase[] = [
  {
    file: 'utf-8-mark.csv',
    about: 'UTF-8 with a byte order mark',
    bytes: encode(TEXT, 'utf-8', true),
    encoding: 'utf-8',
    rows: ROWS,
  },
  { file: 'utf-8.csv', about: 'UTF-8 without a mark', bytes: TEXT, encoding: 'utf-8', rows: ROWS },
  {
    file: 'windows-1252.csv',
    about: 'Windows-1252 with its euro sign',
    bytes: encode(TEXT, 'windows-1252'),
    encoding: 'windows-1252',
    rows: ROWS,
  },
  {
    file: 'iso-8859-15.csv',
    about: 'ISO-8859-15 with its euro sign',
    bytes: encode(LATIN, 'iso-8859-15'),
    encoding: 'iso-8859-15',
    rows: LATIN_ROWS,
  },
  { file: 'macintosh.csv', about: 'MacRoman', bytes: encode(TEXT, 'macintosh'), encoding: 'macintosh', rows: ROWS },
  {
    file: 'utf-16le.txt',
    about: 'UTF-16 LE with a mark and tabs, as Google Ads writes it',
    bytes: encode(TABS, 'utf-16le', true),
    encoding: 'utf-16le',
    delimiter: '\t',
    rows: ROWS,
  },
  {
    file: 'utf-16be.txt',
    about: 'UTF-16 BE with a mark',
    bytes: encode(TABS, 'utf-16be', true),
    encoding: 'utf-16be',
    rows: ROWS,
  },
  {
    file: 'utf-16le-no-mark.txt',
    about: 'UTF-16 LE without a mark',
    bytes: encode(TABS, 'utf-16le'),
    encoding: 'utf-16le',
    rows: ROWS,
  },
  {
    file: 'mojibake.csv',
    about: 'UTF-8 encoded twice, turned back',
    bytes: damaged(TEXT),
    encoding: 'utf-8',
    warnings: ['mojibake_repaired'],
    rows: ROWS,
  },
  {
    file: 'mojibake-mixed.csv',
    about: 'a column with both sound and damaged texts stays as it is',
    bytes: lines(
      'N° de commande;Date de commande;Désignation;Qté;Prix',
      `N1;12/03/2026;${damaged('Crème')};2;9,90`,
      'N2;31/03/2026;Sérum;1;5,00',
    ),
    warnings: ['mojibake'],
    rows: [taken(2, 'N1', '2026-03-12', 'CrÃ¨me', 2, '19.8'), ROWS[1] as (typeof ROWS)[number]],
  },
  {
    file: 'replacement-character.csv',
    about: 'a row with a character that an earlier program could not read',
    bytes: lines(
      'N° de commande;Date de commande;Désignation;Qté;Prix',
      'N1;12/03/2026;Cr\uFFFDme;2;9,90',
      'N2;31/03/2026;Sérum;1;5,00',
    ),
    rows: [refused(2, 'bad_encoding'), ROWS[1] as (typeof ROWS)[number]],
  },
  {
    file: 'wrong-encoding.csv',
    about: 'a person says UTF-8 of a file that is not',
    bytes: encode(LATIN, 'windows-1252'),
    choices: {
      encoding: 'utf-8',
      mapping: { order_ref: 'N? de commande', product_name: 'D?signation', quantity: 'Qt?' },
    },
    columns: ['N? de commande', 'Date de commande', 'D?signation', 'Qt?', 'Prix'],
    rows: [refused(2, 'bad_encoding'), refused(3, 'bad_encoding')],
  },
  {
    file: 'scripts.csv',
    about: 'letters of other scripts, and emoji',
    bytes: lines(
      'Order ID,Order Date,SKU,Quantity,Unit Price',
      'طلب-1,2026-03-12,كريم,2,9.90',
      'N2,2026-03-13,口红 💄,1,5.00',
    ),
    rows: [taken(2, 'طلب-1', '2026-03-12', 'كريم', 2, '19.8'), taken(3, 'N2', '2026-03-13', '口红 💄', 1, '5')],
  },
  { file: 'packed.csv.gz', about: 'gzip', bytes: gzipSync(TEXT), encoding: 'utf-8', rows: ROWS },
  {
    file: 'packed-1252.csv.gz',
    about: 'gzip of Windows-1252',
    bytes: gzipSync(encode(TEXT, 'windows-1252')),
    encoding: 'windows-1252',
    rows: ROWS,
  },
];
