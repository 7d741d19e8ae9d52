import { createWriteStream, existsSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

const REAL = '../shared/data/online-retail-2009-2010/online_retail_2009_2010.csv.gz';
const LINES = 525_461;
const COUNTRIES = ['United Kingdom', 'France', 'Germany', 'EIRE', 'Netherlands', 'Spain'];

/** A repeatable sequence of numbers from 0 to 1 (linear congruence, Numerical Recipes). */
function sequence(): () => number {
  let state = 20_091_201;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function* lines(): Generator<string> {
  const next = sequence();
  yield 'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n';
  let invoice = 489_434;
  let left = 0;
  let head = '';
  let tail = '';
  let sign = 1;
  for (let i = 0; i < LINES; i++) {
    if (left === 0) {
      left = 1 + Math.floor(next() * 48);
      invoice += 1;
      sign = next() < 0.1 ? -1 : 1;
      if (sign < 0) left = Math.ceil(left / 10);
      head = `${sign < 0 ? 'C' : ''}${invoice}`;
      const minute = Math.floor((i / LINES) * 374 * 24 * 60);
      const time = new Date(Date.UTC(2009, 11, 1, 7, 45 + minute)).toISOString().slice(0, 19).replace('T', ' ');
      const country = COUNTRIES[Math.floor(next() ** 4 * COUNTRIES.length)];
      tail = `${time},@,${next() < 0.2 ? '' : 12_346 + Math.floor(next() * 4_300)},${country}`;
    }
    left -= 1;
    const product = 20_000 + Math.floor(next() ** 2 * 4_200);
    const price = (0.29 + (product % 97) / 7).toFixed(2);
    yield `${head},${product},PRODUCT NO ${product},${sign * (1 + Math.floor(next() ** 3 * 40))},${tail.replace('@', price)}\n`;
  }
}

/** The file to measure with: the one given, the public one beside the repository, or one of the same shape. */
export async function orderLines(root: string, given: string | undefined, folder: string): Promise<string> {
  if (given) return path.resolve(given);
  const real = path.resolve(root, REAL);
  if (existsSync(real)) return real;
  const made = path.join(folder, 'order-lines.csv.gz');
  await pipeline(Readable.from(lines()), createGzip(), createWriteStream(made));
  return made;
}
