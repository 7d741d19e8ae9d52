import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inspectFile } from '@/lib/imports/inspect-file';
import { holdsFiles, unpackFiles } from '@/lib/imports/reading/unpack-files';
import { fileOf } from './records-of';
import { workbookFile } from './workbook-file';
import { type ZipEntry, zipFile } from './zip-file';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const HEADER = ['Order ID', 'Order Date', 'SKU', 'Unit Price'];
const rows = [HEADER, ['N1', '2026-03-12', 'A', 9.9]];
const book = (...parts: ZipEntry[]) => workbookFile({ sheets: [{ name: 'S', rows }], parts });
const SHEET = 'xl/worksheets/sheet1.xml';
const STRINGS = 'xl/sharedStrings.xml';
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

const laughs = `<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><sst ${MAIN}><si><t>&b;</t></si></sst>`;
const outside = `<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet ${MAIN}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row></sheetData></worksheet>`;
const sharedText = `<sst ${MAIN}><si><t>${'x'.repeat(32_000)}</t></si></sst>`;
const manyReferences = `<worksheet ${MAIN}><sheetData>${Array.from({ length: 1_000 }, (_, r) => `<row r="${r + 1}">${'<c t="s"><v>0</v></c>'.repeat(12)}</row>`).join('')}</sheetData></worksheet>`;

const HOSTILE: readonly (readonly [string, () => Buffer, string])[] = [
  ['a sheet that unpacks to 200 MB', () => book({ name: SHEET, content: Buffer.alloc(200 * 2 ** 20, ' ') }), 'bomb'],
  [
    'a sheet that says it is small',
    () => book({ name: SHEET, content: Buffer.alloc(80 * 2 ** 20, ' '), claims: { size: 1_000 } }),
    'unreadable',
  ],
  [
    'many parts that unpack to 160 MB together',
    () =>
      book(
        ...Array.from({ length: 8 }, (_, i) => ({ name: `xl/media/${i}.bin`, content: Buffer.alloc(20 * 2 ** 20) })),
      ),
    'bomb',
  ],
  [
    'a thousand sheets',
    () => workbookFile({ sheets: Array.from({ length: 1_000 }, (_, i) => ({ name: `S${i}`, rows })) }),
    'tooManyFiles',
  ],
  [
    'ten thousand parts',
    () => book(...Array.from({ length: 10_000 }, (_, i) => ({ name: `x/${i}`, content: '' }))),
    'tooManyFiles',
  ],
  [
    'a shared text of 80 MB',
    () => book({ name: STRINGS, content: `<sst ${MAIN}><si><t>${'x'.repeat(80 * 2 ** 20)}</t></si></sst>` }),
    'bomb',
  ],
  [
    'a shared text of 60 MB',
    () => book({ name: STRINGS, content: `<sst ${MAIN}><si><t>${'x'.repeat(60 * 2 ** 20)}</t></si></sst>` }),
    'bomb',
  ],
  [
    'a long text that 12,000 cells share',
    () => book({ name: STRINGS, content: sharedText }, { name: SHEET, content: manyReferences }),
    'bomb',
  ],
  ['a document type with entities', () => book({ name: STRINGS, content: laughs }), 'unreadable'],
  ['an entity from outside', () => book({ name: SHEET, content: outside }), 'unreadable'],
  ['markup that is no XML', () => book({ name: SHEET, content: '<worksheet><sheetData><row>' }), 'unreadable'],
  [
    'an unknown entity',
    () => book({ name: STRINGS, content: `<sst ${MAIN}><si><t>&nope;</t></si></sst>` }),
    'unreadable',
  ],
  ['a text that is not there', () => book({ name: STRINGS, content: `<sst ${MAIN}/>` }), 'unreadable'],
  [
    'rows out of order',
    () =>
      book({ name: SHEET, content: `<worksheet ${MAIN}><sheetData><row r="2"/><row r="1"/></sheetData></worksheet>` }),
    'unreadable',
  ],
  [
    'a column beyond the last',
    () =>
      book({
        name: SHEET,
        content: `<worksheet ${MAIN}><sheetData><row r="1"><c r="ZZZZ1"><v>1</v></c></row></sheetData></worksheet>`,
      }),
    'unreadable',
  ],
  [
    'a workbook without sheets',
    () => book({ name: 'xl/workbook.xml', content: `<workbook ${MAIN}><sheets/></workbook>` }),
    'empty',
  ],
  ['an encrypted part', () => book({ name: 'xl/x.xml', content: 'x', claims: { encrypted: true } }), 'encrypted'],
  ['two parts of one name', () => book({ name: 'x', content: '1' }, { name: 'x', content: '2' }), 'unreadable'],
  ['a part that leads outside', () => book({ name: '../../etc/x', content: 'x' }), 'unreadable'],
  ['half a workbook', () => book().subarray(0, 700), 'unreadable'],
  ['a workbook of an old Excel', () => Buffer.concat([OLE, Buffer.alloc(4_096)]), 'oldExcel'],
  [
    'a protected workbook',
    () => Buffer.concat([OLE, Buffer.alloc(1_024), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(512)]),
    'encrypted',
  ],
  [
    'a binary workbook',
    () =>
      zipFile([
        { name: '[Content_Types].xml', content: '' },
        { name: 'xl/workbook.bin', content: '' },
      ]),
    'otherBook',
  ],
  [
    'a workbook of LibreOffice',
    () =>
      zipFile([
        { name: 'mimetype', content: '' },
        { name: 'content.xml', content: '' },
      ]),
    'otherBook',
  ],
  [
    'a page that was renamed .xls',
    () => Buffer.from('\uFEFF<html><table><tr><td>Order</td></tr></table></html>'),
    'notTable',
  ],
  ['an XML workbook of 2003', () => Buffer.from('<?xml version="1.0"?><Workbook/>'), 'notTable'],
  ['a PDF', () => Buffer.from('%PDF-1.7\n'), 'notTable'],
  ['a packed workbook', () => gzipSync(book()), 'zip'],
  ['a zip file with other files', () => zipFile([{ name: 'orders.csv', content: 'a,b' }]), 'zip'],
  ['an empty zip file', () => zipFile([]), 'empty'],
];

/** Seconds of work, whatever else the machine does. */
function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

describe('hostile and foreign files', () => {
  it.each(HOSTILE)('refuses %s in less than a second', async (_, make, key) => {
    const file = fileOf('orders.xlsx', make());
    const before = process.cpuUsage();
    await expect(inspectFile(file)).rejects.toMatchObject({ key: `imports.${key}` });
    expect(secondsSince(before)).toBeLessThan(1);
  });
});

describe('unpackFiles', () => {
  const entries = [
    { name: 'export/orders.csv', content: 'a,b\n1,2\n' },
    { name: 'export/2026/çà et là: "x".csv', content: 'c' },
    { name: 'export/book.xlsx', content: book() },
    { name: '__MACOSX/._orders.csv', content: 'noise' },
    { name: '.DS_Store', content: 'noise' },
  ];

  it('writes each file for itself, by a clean name', async () => {
    const file = fileOf('export.zip', zipFile(entries));
    expect(await holdsFiles(file)).toBe(true);
    const folder = path.join(path.dirname(file), 'out');
    const unpacked = await unpackFiles(file, folder);
    expect(unpacked.map(({ name, size }) => [name, size])).toEqual([
      ['orders.csv', 8],
      ['çà et là_ _x_.csv', 1],
      ['book.xlsx', book().length],
    ]);
    expect(readFileSync(unpacked[0]?.path as string, 'utf8')).toBe('a,b\n1,2\n');
    expect(readFileSync(unpacked[2]?.path as string).equals(book())).toBe(true);
    expect(readdirSync(folder).length).toBe(3);
    expect(await holdsFiles(unpacked[2]?.path as string)).toBe(false);
  });

  it('lets the caller choose the places', async () => {
    const file = fileOf('export.zip', zipFile(entries));
    const folder = path.dirname(file);
    const [first] = await unpackFiles(file, folder, (name, index) =>
      path.join(folder, `upload-${index}-${name.length}`),
    );
    expect(first?.path).toBe(path.join(folder, 'upload-0-10'));
  });

  it.each<[string, () => Buffer, string]>([
    [
      'a name that leads outside',
      () =>
        zipFile([
          { name: 'a.csv', content: 'a' },
          { name: '../../evil.csv', content: 'b' },
        ]),
      'unreadable',
    ],
    ['an absolute name', () => zipFile([{ name: '/etc/evil.csv', content: 'b' }]), 'unreadable'],
    [
      'a name with backslashes that leads outside',
      () => zipFile([{ name: '..\\evil.csv', content: 'b' }]),
      'unreadable',
    ],
    [
      'another zip file',
      () =>
        zipFile([
          { name: 'a.csv', content: 'a' },
          { name: 'b.zip', content: zipFile([]) },
        ]),
      'nestedZip',
    ],
    [
      '201 files',
      () => zipFile(Array.from({ length: 201 }, (_, i) => ({ name: `${i}.csv`, content: 'a' }))),
      'tooManyFiles',
    ],
    ['a file that explodes', () => zipFile([{ name: 'a.csv', content: Buffer.alloc(100 * 2 ** 20, 'a,b\n') }]), 'bomb'],
    [
      'a file that lies about its size',
      () =>
        zipFile([
          { name: 'a.csv', content: 'a,b' },
          { name: 'b.csv', content: Buffer.alloc(2 ** 20), claims: { size: 10 } },
        ]),
      'unreadable',
    ],
    ['a protected file', () => zipFile([{ name: 'a.csv', content: 'a', claims: { encrypted: true } }]), 'encrypted'],
    [
      'nothing but folders and noise',
      () =>
        zipFile([
          { name: 'x/', content: '' },
          { name: 'x/.DS_Store', content: '' },
        ]),
      'empty',
    ],
  ])('refuses %s in less than a second, and leaves nothing behind', async (_, make, key) => {
    const file = fileOf('export.zip', make());
    const folder = path.join(path.dirname(file), 'out');
    const before = process.cpuUsage();
    await expect(unpackFiles(file, folder)).rejects.toMatchObject({ key: `imports.${key}` });
    expect(secondsSince(before)).toBeLessThan(1);
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
    expect(existsSync(path.join(path.dirname(file), 'evil.csv'))).toBe(false);
  });
});
