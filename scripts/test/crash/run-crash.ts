import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type EmbeddedDatabase, openEmbedded } from '@/lib/db/embedded';
import { closePool } from '@/lib/db/pool';
import { crashRounds, type Round, type Victim } from './crash-rounds';
import { makeCrashShop, type Size } from './crash-shop';

const USAGE = `test:crash [--worker N] [--database N] [--seed N]

kill -9 of the worker (200 times) and of PostgreSQL (50 times) at random moments of an import, on a throw-away embedded
server. After each the import is taken up again by itself; every table and KPI must equal those of an undisturbed run,
within 60 s. Ends with 1 when one differs. Ctrl-C ends it after the round, with the figures so far.`;

export interface CrashOptions {
  root: string;
  worker: number;
  database: number;
  seed: number;
  size: Size;
  say(text: string): void;
  signal?: AbortSignal;
}

const killWorker: Victim = { name: 'worker', kill: (worker) => worker.kill() };

/** The server with all its processes at once, as when the machine loses power, but for what the disk had not yet. */
function killDatabase(place: string, server: { current: EmbeddedDatabase }): Victim {
  return {
    name: 'database',
    async kill() {
      const pid = Number(
        readFileSync(path.join(server.current.folder, 'cluster/postmaster.pid'), 'utf8').split('\n')[0],
      );
      process.kill(-pid, 'SIGKILL');
      while (isAlive(pid)) await sleep(10);
      server.current = await openEmbedded(place);
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Runs both kinds of rounds on a server of their own. */
export async function crashTest(options: CrashOptions): Promise<Record<Victim['name'], Round[]>> {
  const { root, size, seed, say, signal } = options;
  const place = mkdtempSync(path.join(tmpdir(), 'vigie-crash-'));
  // Started by root, the server runs as another user, who must get there.
  chmodSync(place, 0o755);
  const before = process.env.DATABASE_URL;
  const server = { current: await openEmbedded(place) };
  try {
    const url = () => server.current.url;
    const shop = await makeCrashShop(url, path.join(place, 'data'), size);
    const run = (victim: Victim, rounds: number) =>
      rounds > 0 && !signal?.aborted
        ? crashRounds(victim, { root, shop, server: url, rounds, seed, say, signal })
        : Promise.resolve([]);
    return {
      worker: await run(killWorker, options.worker),
      database: await run(killDatabase(place, server), options.database),
    };
  } finally {
    await closePool();
    await server.current.release();
    if (server.current.folder.startsWith(place)) rmSync(server.current.folder, { recursive: true, force: true });
    rmSync(place, { recursive: true, force: true });
    if (before === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = before;
  }
}

const figures = (name: string, rounds: readonly Round[]): string => {
  const different = rounds.filter((round) => round.differing.length > 0).length;
  const slowest = Math.max(0, ...rounds.map(({ resumed }) => resumed));
  const late = rounds.filter(({ tooLate }) => tooLate).length;
  return `${name}: ${rounds.length} kills, ${different} differ, slowest resumption ${slowest.toFixed(1)} s, ${late} after the end`;
};

/** The whole set, from the command line. */
export async function runCrash(root: string, args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      worker: { type: 'string', default: '200' },
      database: { type: 'string', default: '50' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const say = (text: string) => console.log(text);
  say(`seed ${values.seed}`);
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort());
  const result = await crashTest({
    root,
    worker: Number(values.worker),
    database: Number(values.database),
    seed: Number(values.seed),
    size: { known: 1_000, fresh: 1_500 },
    say,
    signal: stopping.signal,
  });
  for (const [name, rounds] of Object.entries(result)) if (rounds.length > 0) say(figures(name, rounds));
  return Object.values(result).every((rounds) => rounds.every((round) => round.differing.length === 0)) ? 0 : 1;
}
