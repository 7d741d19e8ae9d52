import { execFileSync, spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from } from 'pg-copy-streams';

const CREATE = `DROP TABLE IF EXISTS bench_line;
  CREATE TABLE bench_line (invoice text, n bigint, sku text, description text, quantity int, at timestamp, price numeric,
    customer text, country text, PRIMARY KEY (invoice, n))`;
const STAGE = `CREATE UNLOGGED TABLE bench_stage (invoice text, sku text, description text, quantity int, at timestamp,
  price numeric, customer text, country text, n bigint GENERATED ALWAYS AS IDENTITY)`;
const COPY =
  'COPY bench_stage (invoice, sku, description, quantity, at, price, customer, country) FROM STDIN (FORMAT csv, HEADER)';
const UPSERT = `INSERT INTO bench_line SELECT invoice, n, sku, description, quantity, at, price, customer, country FROM bench_stage
  ON CONFLICT (invoice, n) DO UPDATE SET quantity = EXCLUDED.quantity, price = EXCLUDED.price, at = EXCLUDED.at`;
const DROP = 'DROP TABLE bench_stage';

export function hasPsql(): boolean {
  try {
    execFileSync('psql', ['--version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

const unpacked = (file: string) =>
  file.endsWith('.gz') ? createReadStream(file).pipe(createGunzip()) : createReadStream(file);

/** Seconds that PostgreSQL needs at least for these rows: COPY into a staging table, and an upsert from there. */
export async function bareUpsert(url: string, file: string, usePsql: boolean): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(CREATE);
    const started = performance.now();
    if (usePsql) await throughPsql(url, file);
    else {
      await client.query('BEGIN');
      await client.query(STAGE);
      await pipeline(unpacked(file), client.query(from(COPY)));
      await client.query(UPSERT);
      await client.query(DROP);
      await client.query('COMMIT');
    }
    const seconds = (performance.now() - started) / 1000;
    await client.query('DROP TABLE bench_line');
    return seconds;
  } finally {
    await client.end();
  }
}

async function throughPsql(url: string, file: string): Promise<void> {
  const commands = [STAGE, COPY, UPSERT, DROP].flatMap((text) => ['-c', text]);
  const child = spawn('psql', [url, '-X', '-q', '-1', '-v', 'ON_ERROR_STOP=1', ...commands], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`psql ended with ${code}`))));
  });
  await Promise.all([pipeline(unpacked(file), child.stdin), ended]);
}
