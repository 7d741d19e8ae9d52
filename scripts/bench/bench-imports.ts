import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bareUpsert, hasPsql } from './bare-upsert';
import { type BenchServer, withClient } from './bench-database';
import { type Goal, goal, median } from './goals';
import { importProcess } from './import-process';
import { millionLines } from './million-lines';
import { orderLines } from './order-lines';

const ROUNDS = 3;
const POLL_MS = 100;

interface ImportBench {
  root: string;
  file: string | undefined;
  say(text: string): void;
}

/** Runs an import and tells how many of its seconds were spent on the roll-ups. */
async function timedImport(root: string, url: string, file: string, folder: string) {
  const times = path.join(folder, 'rollup-times');
  const before = process.env.NODE_OPTIONS;
  const preload = pathToFileURL(path.join(root, 'scripts/bench/time-statements.mjs')).href;
  process.env.NODE_OPTIONS = [before, `--import ${preload}`].filter(Boolean).join(' ');
  process.env.VIGIE_BENCH_TIMES = times;
  try {
    const run = await importProcess(root, url, file);
    return { ...run, rollupSeconds: existsSync(times) ? Number(readFileSync(times, 'utf8')) / 1000 : Number.NaN };
  } finally {
    if (before === undefined) delete process.env.NODE_OPTIONS;
    else process.env.NODE_OPTIONS = before;
    delete process.env.VIGIE_BENCH_TIMES;
  }
}

/** Imports of order lines against the least that PostgreSQL needs for an idempotent load of the same rows. */
export async function benchImports(server: BenchServer, { root, file: given, say }: ImportBench): Promise<Goal[]> {
  const file = await orderLines(root, given, server.folder);
  const psql = hasPsql();
  const bare: number[] = [];
  const whole: number[] = [];
  const core: number[] = [];
  const memory: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    await server.withDatabase(`import_${round}`, async (url) => {
      const base = await bareUpsert(url, file, psql);
      const run = await timedImport(root, url, file, server.folder);
      const again = await importProcess(root, url, file);
      if (run.batch.rows !== again.batch.unchanged + again.batch.quarantined) {
        throw new Error('The second import of the same file changed rows.');
      }
      bare.push(base);
      whole.push(run.seconds);
      core.push(run.seconds - run.rollupSeconds);
      memory.push(Math.max(run.memory ?? 0, again.memory ?? 0));
      say(
        `import ${round}: ${run.batch.rows} rows; bare upsert ${base.toFixed(2)} s (${psql ? 'psql' : 'this process'}), import ${run.seconds.toFixed(2)} s, of it roll-ups ${run.rollupSeconds.toFixed(2)} s; again ${again.seconds.toFixed(2)} s`,
      );
    });
  }
  const note = `bare COPY and upsert ${median(bare).toFixed(2)} s, whole process ${median(whole).toFixed(2)} s`;
  return [
    goal({
      id: 'import',
      label: 'import of order lines to a bare upsert, roll-ups included',
      value: median(whole) / median(bare),
      limit: 2,
      unit: 'x',
      note,
    }),
    goal({
      id: 'import-without-rollups',
      label: 'the same without the time of its roll-ups',
      value: median(core) / median(bare),
      limit: 1.25,
      unit: 'x',
    }),
    goal({ id: 'import-memory', label: 'memory of the import', value: Math.max(...memory), limit: 512, unit: 'MiB' }),
  ];
}

/** Longest time without a sign of progress, as a page that asks the database sees it. */
async function watchProgress(url: string, isOver: () => boolean): Promise<number> {
  return withClient(url, async (client) => {
    let longest = 0;
    let last: number | null = null;
    while (!isOver()) {
      const { rows } = await client.query<{ at: Date | null; over: boolean }>(
        `SELECT max(p.updated_at) AS at, bool_or(b.status <> 'running') AS over
         FROM import_batch b LEFT JOIN import_progress p ON p.batch_id = b.id`,
      );
      const at = rows[0]?.at?.getTime() ?? null;
      if (rows[0]?.over) break;
      if (at !== null && last !== null) longest = Math.max(longest, (Math.max(at, Date.now() - POLL_MS) - last) / 1000);
      if (at !== null) last = at;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    return longest;
  });
}

/** A million order lines: time, memory, and progress on the way. */
export async function benchMillion(server: BenchServer, { root, say }: ImportBench): Promise<Goal[]> {
  const file = await millionLines(server.folder);
  return server.withDatabase('million', async (url) => {
    let isOver = false;
    const watch = watchProgress(url, () => isOver);
    const run = await importProcess(root, url, file).finally(() => {
      isOver = true;
    });
    const silence = await watch;
    say(
      `a million lines: ${run.seconds.toFixed(1)} s, ${run.memory?.toFixed(0)} MiB, silent for ${silence.toFixed(1)} s at most`,
    );
    return [
      goal({ id: 'million', label: 'a million order lines', value: run.seconds, limit: 60, unit: 's' }),
      goal({ id: 'million-memory', label: 'memory of it', value: run.memory, limit: 512, unit: 'MiB' }),
      goal({ id: 'million-progress', label: 'longest time without progress', value: silence, limit: 2, unit: 's' }),
    ];
  });
}
