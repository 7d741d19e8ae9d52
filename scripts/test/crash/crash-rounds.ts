import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { sequence } from './crash-files';
import { type CrashShop, pointAt } from './crash-shop';
import { differing, shopDigest } from './shop-digest';
import { startWorkerProcess, type WorkerProcess } from './worker-process';

const RESUME_LIMIT_MS = 60_000;
const START_LIMIT_MS = 60_000;

export interface Victim {
  name: 'worker' | 'database';
  /** Ends it with kill -9 and brings it back; the worker is started again by whoever calls. */
  kill(worker: WorkerProcess): Promise<void>;
}

export interface Round {
  /** seconds after the import had begun */
  moment: number;
  /** seconds from the kill to the end of the import that was taken up again */
  resumed: number;
  /** what differs from the uninterrupted run */
  differing: string[];
  /** the import had ended before the kill came */
  tooLate: boolean;
}

interface Options {
  root: string;
  shop: CrashShop;
  server(): string;
  rounds: number;
  seed: number;
  say(text: string): void;
  /** no further round once it fires */
  signal?: AbortSignal;
}

async function ask<T>(url: string, text: string): Promise<T | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(text)).rows[0] as T | undefined;
  } catch {
    // Gone, starting, or recovering: it is asked again.
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Waits until the batch that waited has one of these states. @throws when the time is over */
async function until(url: () => string, states: readonly string[], limit: number): Promise<string> {
  const end = performance.now() + limit;
  for (;;) {
    const row = await ask<{ status: string }>(url(), 'SELECT status FROM import_batch ORDER BY id DESC LIMIT 1');
    if (row && states.includes(row.status)) return row.status;
    if (row?.status === 'failed') throw new Error('The import failed instead of being taken up again.');
    if (performance.now() > end) throw new Error(`The import is not ${states.join(' or ')} after ${limit / 1000} s.`);
    await sleep(15);
  }
}

/** The import without a disturbance: how long it takes, and what it leaves behind. */
export async function undisturbed({ root, shop, server }: Options) {
  const name = `vigie_crash_${process.pid}_whole`;
  const url = await shop.copy(name);
  const worker = startWorkerProcess(() => url, { root, folder: shop.folder });
  try {
    await until(() => url, ['running', 'done'], START_LIMIT_MS);
    const began = performance.now();
    await until(() => url, ['done'], RESUME_LIMIT_MS);
    const seconds = (performance.now() - began) / 1000;
    await pointAt(url);
    return { seconds, digest: await shopDigest(), server };
  } finally {
    await worker.kill();
    await shop.drop(name);
  }
}

/** Kills the victim at random moments of the import, one round after the other, each in a new copy of the shop. */
export async function crashRounds(victim: Victim, options: Options): Promise<Round[]> {
  const { root, shop, server, rounds, seed, say, signal } = options;
  const whole = await undisturbed(options);
  say(`undisturbed: ${whole.seconds.toFixed(2)} s`);
  const random = sequence(seed);
  const done: Round[] = [];
  let lasts = whole.seconds;
  for (let i = 1; i <= rounds && !signal?.aborted; i++) {
    const name = `vigie_crash_${process.pid}_${victim.name}_${i}`;
    await shop.copy(name);
    const url = () => Object.assign(new URL(server()), { pathname: `/${name}` }).href;
    const first = startWorkerProcess(url, { root, folder: shop.folder }, victim.name === 'database');
    let second: WorkerProcess | undefined;
    try {
      await until(url, ['running', 'done'], START_LIMIT_MS);
      const moment = random() * lasts;
      await sleep(moment * 1000);
      const before = await ask<{ status: string }>(url(), 'SELECT status FROM import_batch ORDER BY id DESC LIMIT 1');
      const killed = performance.now();
      await victim.kill(first);
      if (victim.name === 'worker') second = startWorkerProcess(url, { root, folder: shop.folder });
      await until(url, ['done'], RESUME_LIMIT_MS);
      const resumed = (performance.now() - killed) / 1000;
      await pointAt(url());
      const round = {
        moment,
        resumed,
        differing: differing(whole.digest, await shopDigest()),
        tooLate: before?.status === 'done',
      };
      done.push(round);
      // The machine is faster than it was: later kills come sooner, so that they still meet the import.
      if (round.tooLate) lasts = Math.max(moment * 0.95, whole.seconds / 10);
      const outcome = round.differing.length === 0 ? 'equal' : `DIFFERS in ${round.differing.join(', ')}`;
      say(
        `${victim.name} ${i}/${rounds}: killed after ${moment.toFixed(2)} s, done ${resumed.toFixed(1)} s later, ${outcome}`,
      );
    } finally {
      await first.kill();
      await second?.kill();
      await shop.drop(name);
    }
  }
  return done;
}
