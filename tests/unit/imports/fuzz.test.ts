import { rmSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core/errors';
import { inspectFile } from '@/lib/imports/inspect-file';
import { STAGE_TABLES } from '@/lib/imports/stage';
import { readFile } from '@/tests/golden/read-file';
import { fileOf } from './reading/records-of';
import { type Cell, workbookFile } from './reading/workbook-file';

const isFull = process.env.VIGIE_FUZZ === 'full';
const CSV_RUNS = isFull ? 10_000 : 250;
const BOOK_RUNS = isFull ? 1_000 : 60;
const MAX_MEMORY = 512 * 2 ** 20;
const columnsOf = (table: string) => Object.keys(STAGE_TABLES[table as keyof typeof STAGE_TABLES]);

const file = fileOf('fuzz', '');
let memory = 0;
const seen = { taken: 0, quarantined: 0, refused: 0, asked: 0 };
afterAll(() => rmSync(file, { force: true }));

// In full: NODE_OPTIONS=--max-old-space-size=256 VIGIE_FUZZ=full npx vitest run --project unit tests/unit/imports/fuzz.test.ts

/** Reads a file to its end; null when it is refused, or something must be asked. Anything but an AppError is a crash. */
async function readWhole(bytes: Buffer | string) {
  writeFileSync(file, bytes);
  try {
    const inspection = await inspectFile(file);
    const { format, missing, questions } = inspection;
    if (!format || missing.length > 0 || questions.length > 0) {
      seen.asked += 1;
      return null;
    }
    return { inspection, read: await readFile(file, inspection, format, inspection.currency ?? 'EUR', columnsOf) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    seen.refused += 1;
    return null;
  } finally {
    memory = Math.max(memory, process.memoryUsage().rss);
  }
}

type Whole = NonNullable<Awaited<ReturnType<typeof readWhole>>>;

/** Rows of the file = rows on the stage + rows in quarantine, each once, and nothing undecodable is kept. */
function expectConservation({ inspection, read }: Whole): void {
  if (inspection.format?.id !== 'generic-orders') return;
  const taken = read.staged.filter(({ table }) => table === 'stage_line').map(({ values }) => values.row_no as number);
  const quarantined = read.quarantined.map(({ line }) => line);
  expect(read.rows).toBe(taken.length + quarantined.length);
  expect(new Set([...taken, ...quarantined]).size).toBe(read.rows);
  expect(JSON.stringify([read.staged, read.quarantined])).not.toMatch(/\uFFFD|\\ufffd|\\u0000/);
  seen.taken += taken.length;
  seen.quarantined += quarantined.length;
}

const cell = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('N1', 'N2', '2026-03-12', '12/03/2026', '9,90', '9.90', '1', '2', 'A', 'B', ''),
  },
  {
    weight: 2,
    arbitrary: fc.string({
      unit: fc.constantFrom(...'"\';,\t| <>=-+€$%#é\u00a00123456789aT:/\0\uFFFD'),
      maxLength: 12,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '"a\nb"',
      '""',
      '"',
      'L"Oréal',
      '"never',
      '__proto__',
      'Total',
      '--',
      '<5',
      '1 234,50 €',
      '=1+1',
      'Ã©',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);
const goodRow = fc
  .tuple(
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 10, max: 28 }),
    fc.constantFrom('A', 'B'),
    fc.integer({ min: 1, max: 5 }),
  )
  .map(([n, day, sku, quantity]) => [`N${n}`, `2026-03-${day}`, sku, String(quantity), '9.90']);
const anyRow = fc.oneof({ weight: 3, arbitrary: goodRow }, { weight: 2, arbitrary: fc.array(cell, { maxLength: 8 }) });
const HEADERS = [
  ['Order ID', 'Order Date', 'SKU', 'Quantity', 'Unit Price'],
  ['N° de commande', 'Date de commande', 'Référence', 'Qté', 'Prix'],
  ['order', 'date', 'product', 'qty', 'price (EUR)', 'order', ''],
];

const csv = fc
  .record({
    before: fc.array(fc.constantFrom('', '# a comment', 'Report', 'sep=;', ';;;'), { maxLength: 2 }),
    header: fc.constantFrom(...HEADERS),
    rows: fc.array(anyRow, { maxLength: 15 }),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    last: fc.boolean(),
    encoding: fc.constantFrom<BufferEncoding>('utf8', 'latin1', 'utf16le'),
  })
  .map(({ before, header, rows, delimiter, end, last, encoding }) => {
    const text = [...before, ...[header, ...rows].map((cells) => cells.join(delimiter))].join(end) + (last ? end : '');
    return Buffer.from(encoding === 'utf16le' ? `\uFEFF${text}` : text, encoding);
  });

const bookCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell>('N1', 'N2', 'A', '2026-03-12', '12,50 €', '', null, true),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
  fc.integer({ min: 46_000, max: 46_100 }).map((serial): Cell => ({ xml: `<v>${serial}</v>`, attributes: 's="1"' })),
  fc.constantFrom<Cell>(
    { xml: '<v>#REF!</v>', attributes: 't="e"' },
    { xml: '<f>A1</f>', attributes: '' },
    { xml: '<is><t>a_x0000_b</t></is>', attributes: 't="inlineStr"' },
    { xml: '<v>99999999</v>', attributes: 's="1"' },
    { xml: '<v></v>', attributes: 't="b"' },
  ),
);
const bookRow = fc.oneof(
  goodRow.map(([order, , sku, quantity]): Cell[] => [
    order as string,
    { xml: '<v>46093</v>', attributes: 's="1"' },
    sku as string,
    Number(quantity),
    9.9,
  ]),
  fc.array(bookCell, { maxLength: 7 }),
);
const book = fc
  .record({
    header: fc.constantFrom(...HEADERS),
    rows: fc.array(bookRow, { maxLength: 15 }),
    merged: fc.array(fc.constantFrom('A2:A4', 'B3:B3', 'E2:E9', 'A1:E1', 'nonsense'), { maxLength: 2 }),
  })
  .map(({ header, rows, merged }) =>
    workbookFile({ sheets: [{ name: 'S', rows: [header, ...rows], merged }], styles: [14] }),
  );
/** A workbook some of whose bytes were changed, or whose end is missing. */
const brokenBook = fc
  .tuple(book, fc.array(fc.tuple(fc.nat(100_000), fc.nat(255)), { maxLength: 6 }), fc.boolean())
  .map(([bytes, changes, isCut]) => {
    const broken = Buffer.from(bytes);
    for (const [at, value] of changes) broken[at % broken.length] = value;
    return isCut ? broken.subarray(0, Math.floor(broken.length * 0.8)) : broken;
  });

describe('any file', () => {
  it(`accounts for every row of ${CSV_RUNS} texts`, async () => {
    await fc.assert(
      fc.asyncProperty(csv, async (bytes) => {
        const whole = await readWhole(bytes);
        if (whole) expectConservation(whole);
      }),
      { numRuns: CSV_RUNS },
    );
    expect(seen.taken).toBeGreaterThan(CSV_RUNS);
    expect(seen.quarantined).toBeGreaterThan(CSV_RUNS / 2);
  }, 1_800_000);

  it('accounts for every physical line of texts without quotes', async () => {
    const lines = fc.array(
      anyRow.map((cells) => cells.map((text) => text.replace(/["\r\n\0\uFFFD;]/g, '')).join(';')),
      { maxLength: 20 },
    );
    await fc.assert(
      fc.asyncProperty(lines, async (rows) => {
        const header = (HEADERS[0] as string[]).join(';');
        const whole = await readWhole(`${[header, ...rows].join('\n')}\n`);
        if (whole?.inspection.delimiter !== ';' || whole.inspection.headerIndex > 0) return;
        const physical = rows.filter((row) => !/^(?:;[;,|\s]*)?$/.test(row));
        expect(whole.read.rows + whole.read.notData).toBe(physical.length);
      }),
      { numRuns: CSV_RUNS },
    );
  }, 1_800_000);

  it(`accounts for every row of ${BOOK_RUNS} workbooks`, async () => {
    await fc.assert(
      fc.asyncProperty(book, async (bytes) => {
        const whole = await readWhole(bytes);
        if (whole) expectConservation(whole);
      }),
      { numRuns: BOOK_RUNS },
    );
  }, 1_800_000);

  it(`refuses or reads ${BOOK_RUNS} broken workbooks, and never stops otherwise`, async () => {
    await fc.assert(
      fc.asyncProperty(brokenBook, async (bytes) => {
        const whole = await readWhole(bytes);
        if (whole) expectConservation(whole);
      }),
      { numRuns: BOOK_RUNS },
    );
    expect(seen.refused).toBeGreaterThan(BOOK_RUNS / 10);
  }, 1_800_000);

  it('takes less than 512 MB for all of them', () => {
    if (isFull) console.info({ ...seen, megabytes: Math.round(memory / 2 ** 20) });
    expect(memory).toBeLessThan(MAX_MEMORY);
  });
});
