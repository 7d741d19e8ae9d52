import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { env } from '@/lib/core/env';
import { openEmbedded } from '@/lib/db/embedded';
import { migrate } from '@/lib/db/migrate';
import { closePool } from '@/lib/db/pool';
import type { KpiQueryInput } from '@/lib/kpi/query';
import { runKpiQuery } from '@/lib/kpi/run';
import { bareUpsert, hasPsql } from './bare-upsert';
import { importProcess } from './import-process';
import { orderLines } from './order-lines';

const ROUNDS = 3;
const QUERY_ROUNDS = 7;
const RANGE = { from: '2009-12-01', to: '2010-12-31' };
const QUERIES: Record<string, KpiQueryInput> = {
  'net revenue and orders by day': { kpis: ['net_revenue', 'order_count'], ...RANGE, grain: 'day' },
  'net revenue by month and customer status': {
    kpis: ['net_revenue'],
    ...RANGE,
    grain: 'month',
    dimensions: ['customer_status'],
  },
  'top 20 products': {
    kpis: ['gross_revenue'],
    ...RANGE,
    dimensions: ['product'],
    order: [{ by: 'gross_revenue', direction: 'desc' }],
    limit: 20,
  },
};

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] as number;
const print = (text: string) => process.stdout.write(`${text}\n`);
const ratio = (value: number, base: number) => `${(value / base).toFixed(2)}x`;

async function onServer(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

async function openServer(folder: string): Promise<{ url: string; close(): Promise<void> }> {
  const given = process.env.TEST_POSTGRES_URL;
  if (given) return { url: given, close: async () => undefined };
  const server = await openEmbedded(folder);
  return { url: server.url, close: () => server.release() };
}

/** Imports against the bare upsert of the same rows, the same file again, and questions from roll-ups against raw facts. */
export async function runBench(root: string, given?: string): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vigie-bench-'));
  chmodSync(folder, 0o755);
  const server = await openServer(folder);
  try {
    const file = await orderLines(root, given, folder);
    const psql = hasPsql();
    print(
      `${file}\nload before: ${loadavg()
        .map((n) => n.toFixed(1))
        .join(' ')}; each figure is the median of ${ROUNDS}`,
    );
    const bare: number[] = [];
    const first: number[] = [];
    const again: number[] = [];
    const memory: number[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      const name = `vigie_bench_${process.pid}_${round}`;
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      await onServer(server.url, `CREATE DATABASE ${name}`);
      try {
        await migrate(url.href);
        bare.push(await bareUpsert(url.href, file, psql));
        const run = await importProcess(root, url.href, file);
        const repeat = await importProcess(root, url.href, file);
        if (run.batch.rows !== repeat.batch.unchanged + repeat.batch.quarantined)
          throw new Error('The second import changed rows.');
        first.push(run.seconds);
        again.push(repeat.seconds);
        memory.push(Math.max(run.memory ?? 0, repeat.memory ?? 0));
        const values = [bare.at(-1), run.seconds, run.batch.seconds, repeat.seconds].map((n) => Number(n).toFixed(2));
        print(
          `round ${round}: ${run.batch.rows} rows; bare upsert ${values[0]} s, import ${values[1]} s (inside ${values[2]} s), again ${values[3]} s`,
        );
        if (round === ROUNDS) await compareQueries(url.href);
      } finally {
        await closePool();
        await onServer(server.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }
    }
    const base = median(bare);
    print(`bare COPY + upsert (${psql ? 'psql' : 'this process'})  ${base.toFixed(2)} s`);
    print(`import by command line          ${median(first).toFixed(2)} s  ${ratio(median(first), base)}  (goal 2x)`);
    print(`the same file again             ${median(again).toFixed(2)} s  ${ratio(median(again), base)}`);
    print(`memory of the process, highest  ${Math.max(...memory).toFixed(0)} MiB  (goal 512 MiB)`);
    print(
      `load after: ${loadavg()
        .map((n) => n.toFixed(1))
        .join(' ')}`,
    );
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compareQueries(url: string): Promise<void> {
  env().DATABASE_URL = url;
  for (const [name, query] of Object.entries(QUERIES)) {
    const times = { any: [] as number[], raw: [] as number[] };
    for (let i = 0; i < QUERY_ROUNDS; i++) {
      for (const source of ['any', 'raw'] as const) {
        const started = performance.now();
        await runKpiQuery(query, { now: new Date(), source });
        times[source].push(performance.now() - started);
      }
    }
    const [rollup, raw] = [median(times.any), median(times.raw)];
    print(`${name}: roll-up ${rollup.toFixed(0)} ms, raw facts ${raw.toFixed(0)} ms (${ratio(raw, rollup)})`);
  }
}
