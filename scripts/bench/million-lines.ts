import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

const LINES = 1_000_000;
const FIRST_INVOICE = 600_000;
const BETWEEN_MS = 700_000;
const START = Date.UTC(2021, 0, 1, 8);

/** The same million order lines every time, in the layout of the public retail export. */
function* lines(): Generator<string> {
  yield 'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n';
  for (let i = 0; i < LINES; i++) {
    const invoice = FIRST_INVOICE + Math.floor(i / 12);
    const product = 20_000 + ((i * 7_919) % 4_001);
    const at = new Date(START + (invoice - FIRST_INVOICE) * BETWEEN_MS);
    const time = at.toISOString().slice(0, 19).replace('T', ' ');
    const customer = invoice % 5 === 0 ? '' : String(12_000 + ((invoice * 31) % 40_000));
    yield `${invoice},${product},PRODUCT NO ${product},${1 + (i % 7)},${time},${(0.35 + (product % 97) / 7).toFixed(2)},${customer},France\n`;
  }
}

export async function millionLines(folder: string): Promise<string> {
  const file = path.join(folder, 'million-lines.csv.gz');
  await pipeline(Readable.from(lines()), createGzip({ level: 1 }), createWriteStream(file));
  return file;
}
